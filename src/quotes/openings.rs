//! [`Opens`]: which attributions may begin with a word or sign, found by the hash of its token.

use super::cues::{NOUNS, VERBS, Verb};
use crate::text::{Document, Token, WordFilter, WordNumbers, first_words, is_one_of};

/// Words that part a content from what the reporter says next.
const PARTING: [&str; 5] = ["and", "but", "while", "as", "though"];
/// Verbs with which somebody else is quoted; all of them are cue verbs as well.
const CITING: [&str; 6] = ["quoted", "quotes", "quoting", "cited", "cites", "citing"];
/// The first words of phrases that name a source.
const SOURCING: [&str; 2] = ["in", "according"];

/// Words with which an attribution may begin or a content end.
static OPENING: WordFilter<512> = WordFilter::none()
    .with_list(&VERBS)
    .with_list(&NOUNS)
    .with(&SOURCING)
    .with(&PARTING);

/// What each of them opens, and which verb it is, see [`Verb::of_bits`].
static OPENINGS: WordNumbers<4096> = {
    let mut numbers = WordNumbers::none();
    let mut rest = VERBS.lines().as_bytes();
    while !rest.is_empty() {
        let (first, second, next) = first_words(rest);
        let columns = rest.split_at(first.len() + 1).1;
        let verb = if second.is_empty() {
            Verb::bits_of(columns)
        } else {
            0
        };
        numbers.add(first, Opens::VERB.0 as u32 | (verb << Opens::BITS));
        rest = next;
    }
    rest = NOUNS.lines().as_bytes();
    while !rest.is_empty() {
        let (noun, _, next) = first_words(rest);
        numbers.add(noun, Opens::NOUN.0 as u32);
        rest = next;
    }
    let all: [(&[&str], Opens); 3] = [
        (&CITING, Opens::CITING),
        (&SOURCING, Opens::SOURCE),
        (&PARTING, Opens::PARTING),
    ];
    let mut list = 0;
    while list < all.len() {
        let (words, opens) = all[list];
        let mut at = 0;
        while at < words.len() {
            numbers.add(words[at].as_bytes(), opens.0 as u32);
            at += 1;
        }
        list += 1;
    }
    numbers
};

/// False for nearly all words with which no attribution begins and no content ends.
#[inline]
pub(super) fn may_open(token: &Token) -> bool {
    OPENING.may_be(token)
}

/// Which attributions may begin with a word or sign: one of them, several or none; and whether a
/// content may end before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opens(u8);

impl Opens {
    /// None.
    pub(super) const NOTHING: Opens = Opens(0);
    /// A colon or comma before a quotation.
    pub(super) const SIGN: Opens = Opens(1);
    /// A phrase that names a source: "according to".
    pub(super) const SOURCE: Opens = Opens(2);
    /// A noun: "claim".
    pub(super) const NOUN: Opens = Opens(4);
    /// A verb with which somebody else is quoted: "cited".
    pub(super) const CITING: Opens = Opens(8);
    /// A verb of the source, or a phrase with one.
    pub(super) const VERB: Opens = Opens(16);
    /// Anything that attributes.
    pub(super) const ATTRIBUTION: Opens = Opens(31);
    /// What parts a content from what the reporter says next: a sign, "and", "according to".
    pub(super) const PARTING: Opens = Opens(32);
    /// So many bits they are.
    const BITS: u32 = 6;

    /// True when they are among these.
    #[inline]
    pub(super) const fn has(self, others: Opens) -> bool {
        self.0 & others.0 != 0
    }

    /// With others.
    #[inline]
    pub(super) const fn and(self, others: Opens) -> Self {
        Opens(self.0 | others.0)
    }

    /// What may begin with a sign; what a comma opens is seen behind it.
    #[inline]
    pub(super) fn of_sign(sign: &str) -> Self {
        match sign {
            ":" => Opens(Self::SIGN.0 | Self::PARTING.0),
            _ => Self::PARTING,
        }
    }

    /// What may begin with the word of token `at`, or a little more, and the verb that it can be.
    pub(super) fn of_word(document: &Document, at: usize, token: &Token) -> (Self, Option<Verb>) {
        let number = OPENINGS.of_token(token);
        let [opens, ..] = number.to_le_bytes();
        let mut opens = Opens(opens & ((1 << Self::BITS) - 1));
        if opens.has(Self::SOURCE) {
            // "according to", "in the words of"
            opens = if document.is_any(at + 1, &["to", "the"]) {
                opens.and(Self::PARTING)
            } else {
                Opens(opens.0 & !Self::SOURCE.0)
            };
        }
        (opens, Verb::of_bits(number >> Self::BITS))
    }
}

/// [`verb`] for token `index`.
pub(super) fn verb_at(document: &Document, index: usize) -> Option<Verb> {
    let token = document.tokens.get(index)?;
    Verb::of_bits(OPENINGS.of_token(token) >> Opens::BITS)
}

/// True for a verb with which somebody else is quoted.
pub(super) fn is_citing(word: &str) -> bool {
    is_one_of(word, &CITING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_open_what_they_are_listed_for() {
        let opens = |text: &str| {
            let document = Document::of_paragraphs(text);
            Opens::of_word(&document, 0, &document.tokens[0]).0
        };
        assert!(opens("Cited it").has(Opens::CITING) && opens("claim").has(Opens::NOUN));
        assert!(opens("In the").has(Opens::SOURCE) && opens("According to").has(Opens::PARTING));
        assert_eq!(opens("in a"), Opens::NOTHING);
        assert_eq!(opens("And"), Opens::PARTING);
        assert_eq!(opens("pier"), Opens::NOTHING);
    }
}
