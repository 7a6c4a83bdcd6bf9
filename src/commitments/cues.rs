//! The cues: which words bind a party, and what each needs around it.

use super::entries::{Entry, lines_of};
use super::forms::Forms;
pub(super) use super::frames::Frame;
use crate::text::{Document, Table};
use std::ops::Range;

pub(super) static VERBS: Table = crate::text::table!(include_str!("verbs.tsv"));
/// Forms of the verbs.
pub(super) static VERB_FORMS: Forms<{ lines_of(&VERBS) }, 8192> = Forms::of(&VERBS);
pub(super) static NOUNS: Table = crate::text::table!(include_str!("nouns.tsv"));
/// Forms of the nouns.
pub(super) static NOUN_FORMS: Forms<{ lines_of(&NOUNS) }, 4096> = Forms::of(&NOUNS);
pub(super) static ADJECTIVES: Table = crate::text::table!(include_str!("adjectives.tsv"));
static ADJECTIVE_FORMS: Forms<{ lines_of(&ADJECTIVES) }, 256> = Forms::of_words(&ADJECTIVES);

/// A cue found in the text.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    /// Its tokens, particles included.
    pub(super) tokens: Range<usize>,
    /// Its line in the lists.
    pub(super) entry: Entry,
}

impl Cue {
    /// Its base form.
    pub(super) const fn lemma(&self) -> &'static str {
        self.entry.lemma
    }
}

/// The verb that begins at token `index`, with its particles.
pub(super) fn verb(document: &Document, index: usize) -> Option<Cue> {
    listed(&VERB_FORMS, document, index)
}

/// The noun at token `index`.
pub(super) fn noun(document: &Document, index: usize) -> Option<Cue> {
    let cue = listed(&NOUN_FORMS, document, index)?;
    // "according to", "the planned dam": forms of a verb, no plural.
    let word = document.word(index);
    let verbal = word.len() > cue.lemma().len() && (word.ends_with("ing") || word.ends_with("ed"));
    (!verbal).then_some(cue)
}

/// The adjective at token `index`.
pub(super) fn adjective(document: &Document, index: usize) -> Option<Cue> {
    listed(&ADJECTIVE_FORMS, document, index)
}

/// The longest entry whose first word is the base form of token `index` and whose other words follow.
fn listed<const LINES: usize, const SLOTS: usize>(
    forms: &Forms<LINES, SLOTS>,
    document: &Document,
    index: usize,
) -> Option<Cue> {
    let entry = forms.find(document, index)?;
    Some(Cue {
        tokens: index..index + entry.words,
        entry: *entry,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for table in [VERBS, NOUNS, ADJECTIVES] {
            assert_eq!(table.faults(), Vec::<String>::new());
        }
    }

    #[test]
    fn particles_belong_to_the_cue() {
        let document = Document::of_paragraphs("It ruled out boats. It called off and it called.");
        assert_eq!(
            verb(&document, 1).map(|cue| (cue.tokens.clone(), cue.lemma())),
            Some((1..3, "rule out"))
        );
        assert_eq!(
            verb(&document, 6).map(|cue| (cue.tokens.clone(), cue.lemma())),
            Some((6..8, "call off"))
        );
        assert!(verb(&document, 10).is_none(), "to call binds nobody");
        assert!(noun(&document, 3).is_none());
    }
}
