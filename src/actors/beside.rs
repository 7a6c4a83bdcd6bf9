//! What the small words beside names are, all of it found by one look-up.

use crate::text::{Document, WordNumbers};

/// "the", "his"
pub(super) const ARTICLE: u32 = 1;
/// What stands between an office and what it is for: "of", "at".
pub(super) const OF: u32 = 2;
/// What stands inside a portfolio: "and", "on".
pub(super) const LINK: u32 = 4;
/// "to", "at", "in"
pub(super) const AT: u32 = 8;
/// "is", "became"
pub(super) const COPULA: u32 = 16;
/// "served"
pub(super) const SERVES: u32 = 32;
/// What stands between such a verb and an office: "also", "as".
pub(super) const ADVERB: u32 = 64;
/// What may stand before the head of a function although it is a word of grammar: "former".
pub(super) const MODIFIER: u32 = 128;
/// What goes on behind a function: "who", "said".
pub(super) const ENDS: u32 = 256;
/// Verbs of saying beside pronouns.
pub(super) const SAYS: u32 = 512;

/// So many slots that most other words meet an empty one at once.
static CLASSES: WordNumbers<1024> = WordNumbers::none()
    .with(&["the", "a", "an", "his", "her", "its", "their"], ARTICLE)
    .with(&["of", "for", "to", "at"], OF)
    .with(&["and", "the", "of", "on", "for"], LINK)
    .with(&["to", "at", "in"], AT)
    .with(&["is", "was", "remains", "became"], COPULA)
    .with(&["serves", "served", "currently"], SERVES)
    .with(
        &[
            "also",
            "currently",
            "serves",
            "now",
            "then",
            "previously",
            "once",
            "as",
        ],
        ADVERB,
    )
    .with(
        &[
            "former", "first", "second", "old", "late", "new", "then", "of", "one",
        ],
        MODIFIER,
    )
    .with(
        &[
            "who", "which", "that", "whose", "said", "says", "told", "has", "had", "was", "is",
            "will", "would", "when", "where", "covering", "while", "but",
        ],
        ENDS,
    )
    .with(
        &[
            "said",
            "says",
            "added",
            "told",
            "wrote",
            "tweeted",
            "continued",
            "explained",
            "noted",
            "argued",
            "insisted",
            "asked",
        ],
        SAYS,
    );

/// What token `index` is, whatever its case; 0 for most words.
#[inline]
pub(super) fn classes(document: &Document, index: usize) -> u32 {
    let token = document.tokens.get(index);
    token.map_or(0, |token| CLASSES.of_token(token))
}

/// True when token `index` is one of these.
#[inline]
pub(super) fn is(document: &Document, index: usize, wanted: u32) -> bool {
    classes(document, index) & wanted != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_classes() {
        let document = Document::of_paragraphs("The mayor OF Oslo is");
        let all: Vec<u32> = (0..6).map(|index| classes(&document, index)).collect();
        let of = OF | LINK | MODIFIER;
        assert_eq!(all, [ARTICLE | LINK, 0, of, 0, COPULA | ENDS, 0]);
        assert!(is(&document, 4, ENDS | SAYS) && !is(&document, 4, SAYS));
    }
}
