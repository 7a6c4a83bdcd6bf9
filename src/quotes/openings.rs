//! [`Opens`]: which attributions may begin with a word or sign, found by the hash of its token.

use super::cues::{NOUNS, VERBS, Verb};
use super::functions::NAMES;
use crate::text::{Document, Token, TokenKind, WordFilter, WordNumbers, first_words, is_one_of};

/// Words that part a content from what the reporter says next.
const PARTING: [&str; 5] = ["and", "but", "while", "as", "though"];
/// Verbs with which somebody else is quoted; all of them are cue verbs as well.
const CITING: [&str; 6] = ["quoted", "quotes", "quoting", "cited", "cites", "citing"];
/// The first words of phrases that name a source.
const SOURCING: [&str; 2] = ["in", "according"];

/// Words with which an attribution may begin or a content end; signs that do are known by their kind, but
/// for the colon. Names that are no function words are looked at with them.
static OPENING: WordFilter<512> = WordFilter::none()
    .with_list(&VERBS)
    .with_list(&NOUNS)
    .with(&SOURCING)
    .with(&PARTING)
    .with(&[":"])
    .with(&NAMES);

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

/// The places of the tokens of which more is to be known than their kind: with which an attribution may
/// begin or a content end, and few others.
pub(super) fn places(tokens: &[Token]) -> impl Iterator<Item = usize> {
    OPENING.places(tokens)
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
    /// So many bits words have.
    const BITS: u32 = 6;
    /// A quotation, with which none begins but of which many speak.
    pub(super) const QUOTATION: Opens = Opens(64);

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

    /// What is known of every token of this kind.
    #[inline]
    pub(super) const fn of_kind(kind: TokenKind) -> Self {
        Opens((kind as u8 != TokenKind::Word as u8) as u8 * Self::PARTING.0)
    }

    /// What may begin with a token, and the verb that it can be; what a comma opens is seen behind it.
    pub(super) fn of_token(document: &Document, at: usize, token: &Token) -> (Self, Option<Verb>) {
        if token.kind == TokenKind::Word {
            Self::of_word(document, at, token)
        } else if document.word(at) == ":" {
            (Self::SIGN.and(Self::PARTING), None)
        } else {
            (Self::PARTING, None)
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
