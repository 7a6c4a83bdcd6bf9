//! What capital letters say at a place: much inside a sentence, little at its head, nothing in a
//! headline set in capitals.

use super::lists::{COMMON, FUNCTION_WORDS, is_shouted};
use crate::text::{Document, Sentence, TokenKind};
use std::collections::HashSet;

/// How the words of one article are written.
pub(super) struct Casing<'t> {
    /// Words that stand in lower case somewhere.
    lower: HashSet<&'t str>,
    /// Words that stand with a capital inside an ordinary sentence.
    inside: HashSet<&'t str>,
}

impl<'t> Casing<'t> {
    pub(super) fn new(document: &Document<'t>) -> Self {
        let mut casing = Casing {
            lower: HashSet::new(),
            inside: HashSet::new(),
        };
        for sentence in &document.sentences {
            let loud = is_loud(document, sentence);
            for index in sentence.tokens.clone() {
                let word = document.word(index);
                if document.tokens[index].kind != TokenKind::Word {
                } else if word.starts_with(char::is_lowercase) {
                    casing.lower.insert(word);
                } else if !loud && !is_start(document, sentence, index) {
                    casing.inside.insert(word);
                }
            }
        }
        casing
    }

    /// True when the capital of a word at the head of a sentence may come from that place alone.
    pub(super) fn says_nothing(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        FUNCTION_WORDS.contains(&lower)
            || !self.inside.contains(word)
                && (COMMON.contains(&lower) || self.lower.contains(lower.as_str()))
    }
}

/// True when token `index` begins its sentence, a quotation in it, or what follows a colon.
pub(super) fn is_start(document: &Document, sentence: &Sentence, index: usize) -> bool {
    if index <= sentence.tokens.start {
        return true;
    }
    let before = document.word(index - 1);
    let opens = matches!(
        before,
        "“" | "‘" | "\"" | "'" | "«" | "(" | "[" | "•" | "–" | "—"
    );
    if before == ":" || matches!(before, "“" | "‘" | "\"" | "'" | "«" | "•") {
        return true;
    }
    opens && index - 1 == sentence.tokens.start
}

/// True for a headline in which most words have a capital, and for other short lines without a
/// full stop that look like one.
pub(super) fn is_loud(document: &Document, sentence: &Sentence) -> bool {
    let part = document.passages[sentence.passage].part;
    let last = document.word(sentence.tokens.end - 1);
    let headline = part.is_headline();
    if !headline && (sentence.tokens.len() > 25 || matches!(last, "." | "”" | "\"" | "," | ")")) {
        return false;
    }
    let (mut capitals, mut words, mut shouted, mut small) = (0, 0, 0, 0);
    for index in sentence.tokens.clone() {
        let word = document.word(index);
        if document.tokens[index].kind != TokenKind::Word || word.chars().count() < 4 {
            continue;
        }
        words += 1;
        shouted += usize::from(is_shouted(word));
        if word.starts_with(char::is_uppercase) {
            capitals += 1;
            small += usize::from(COMMON.contains_lower(word));
        }
    }
    if shouted * 3 > words * 2 && words >= 3 {
        return true;
    }
    words >= 3 && capitals * 10 > words * 7 && small * 4 > words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_in_capitals_are_loud() {
        let loud = |text: &str| {
            let document = Document::of_paragraphs(text);
            is_loud(&document, &document.sentences[0])
        };
        assert!(loud("Mayor Says Bridge Will Open Before Winter"));
        assert!(loud("MAYOR SAYS BRIDGE WILL OPEN"));
        assert!(!loud("Mayor of Oslo says bridge will open"));
        assert!(!loud("Mayor Says Bridge Will Open Before Winter."));
        assert!(!loud("Jens Berg, Kari Dahl, Nils Moe and others"));
    }

    #[test]
    fn a_capital_at_the_head_needs_more() {
        let document = Document::of_paragraphs("Talks failed. The Talks Group met Ito. Ito left.");
        let casing = Casing::new(&document);
        assert!(casing.says_nothing("The"));
        assert!(casing.says_nothing("Winter"));
        assert!(!casing.says_nothing("Talks"));
        assert!(!casing.says_nothing("Ito"));
    }
}
