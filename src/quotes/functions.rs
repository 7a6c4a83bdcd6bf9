//! What the words of the closed classes do in a clause.

use crate::text::{Document, Table, Token, WordBytes};

/// Closed-class words by what they do in a clause.
static FUNCTION_WORDS: Table = crate::text::table!(include_str!("function_words.tsv"));
/// The place of each word's function in [`Function::COLUMNS`], plus one.
static NUMBERS: WordBytes<1024> = WordBytes::of(&FUNCTION_WORDS, &Function::COLUMNS);

/// What a word of the closed classes does in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    /// Any other word.
    Open,
    /// she
    Pronoun,
    /// the, some, her
    Determiner,
    /// in
    Preposition,
    /// that, and, after
    Subordinator,
    /// was
    Be,
    /// had
    Have,
    /// did
    Do,
    /// would
    Modal,
    /// not
    Not,
    /// also
    Adverb,
}

impl Function {
    /// True for verbs that help other verbs: be, have, do, may.
    #[inline]
    pub(super) const fn is_auxiliary(self) -> bool {
        matches!(
            self,
            Function::Be | Function::Have | Function::Do | Function::Modal
        )
    }

    /// What the column of the list may say.
    const COLUMNS: [&str; 10] = [
        "pronoun",
        "determiner",
        "preposition",
        "subordinator",
        "be",
        "have",
        "do",
        "modal",
        "not",
        "adverb",
    ];

    /// What stands for each of [`COLUMNS`](Self::COLUMNS), behind what stands for no word of the list.
    const NUMBERED: [Function; 16] = [
        Function::Open,
        Function::Pronoun,
        Function::Determiner,
        Function::Preposition,
        Function::Subordinator,
        Function::Be,
        Function::Have,
        Function::Do,
        Function::Modal,
        Function::Not,
        Function::Adverb,
        // As many as four bits can number.
        Function::Open,
        Function::Open,
        Function::Open,
        Function::Open,
        Function::Open,
    ];

    /// What the column of the list says.
    fn parse(column: &str) -> Self {
        let mut columns = Function::COLUMNS.iter().zip(&Function::NUMBERED[1..]);
        let found = columns.find(|(named, _)| **named == column);
        found.map_or(Function::Open, |(_, function)| *function)
    }
}

/// What a word does.
pub(super) fn function(word: &str) -> Function {
    if is_name(word) {
        return Function::Open;
    }
    FUNCTION_WORDS
        .get_lower(word)
        .map_or(Function::Open, Function::parse)
}

/// [`function`] of token `index`.
#[inline]
pub(super) fn function_at(document: &Document, index: usize) -> Function {
    let Some(token) = document.tokens.get(index) else {
        return Function::Open;
    };
    let found = function_of(token);
    if found == Function::Pronoun && is_name(document.word(index)) {
        return Function::Open;
    }
    found
}

/// [`function`] of the word of a token that is no [name](is_name).
#[inline]
pub(super) fn function_of(token: &Token) -> Function {
    Function::NUMBERED[(NUMBERS.of_token(token) % 16) as usize]
}

/// Names that are spelt like pronouns.
pub(super) const NAMES: [&str; 2] = ["US", "WHO"];

/// True for one of [`NAMES`].
pub(super) fn is_name(word: &str) -> bool {
    matches!(word, "US" | "WHO")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_every_column_known() {
        assert_eq!(FUNCTION_WORDS.faults(), Vec::<String>::new());
        for (word, column) in FUNCTION_WORDS.iter() {
            assert_ne!(Function::parse(column), Function::Open, "{word}");
        }
    }

    #[test]
    fn tokens_have_the_function_of_their_words() {
        let words: Vec<&str> = FUNCTION_WORDS.iter().map(|(word, _)| word).collect();
        for word in words.iter().chain(&["US", "WHO", "Would", "pier", "’Twas"]) {
            let document = Document::of_paragraphs(word);
            if document.tokens.len() == 1 {
                assert_eq!(function_at(&document, 0), function(word), "{word}");
            }
        }
        assert_eq!(function_at(&Document::of_paragraphs(""), 0), Function::Open);
    }

    #[test]
    fn names_in_capitals_have_no_function() {
        assert_eq!(function("us"), Function::Pronoun);
        assert_eq!(function("US"), Function::Open);
        assert!(function("Would").is_auxiliary());
    }
}
