//! Parts of speech and names.
//!
//! Comes in: the [`Document`]. Goes out: [`Tags`], the named entities and one part of speech a token,
//! found when it is asked for. Two linear models over hashed features (conditional random fields) say both; what the
//! first reading has found in the whole article is evidence for a second reading of the names.
//! Names are not merged here, and nothing is known of titles and roles.
//!
//! The models were learnt by `trainer/` from news and lie in the program as they are in
//! `model.bin`; nothing is built at start.
//!
//! | file | what |
//! |---|---|
//! | `tag.rs`, `entities.rs` | what goes out, the labels of names |
//! | `hash.rs`, `lexicon.rs`, `spellings.rs`, `words.rs`, `marking.rs`, `evidence.rs`, `bits.rs` | what is seen of a word |
//! | `parts.rs`, `names.rs`, `runs.rs`, `context.rs` | the features of the three models |
//! | `parts_of_speech.rs` | parts of speech on demand |
//! | `model.rs`, `memory.rs`, `lanes.rs`, `transitions.rs`, `stretches.rs`, `reading.rs`, `decode.rs` | scores and best paths |
//! | `file.rs`, `layout.rs` | the bytes of the models |
//! | `learner.rs`, `trainer/` | where the weights come from |

#[doc(hidden)]
pub mod bits;
#[doc(hidden)]
pub mod context;
#[doc(hidden)]
pub mod decode;
#[doc(hidden)]
pub mod entities;
mod evidence;
#[doc(hidden)]
pub mod file;
#[doc(hidden)]
pub mod hash;
mod lanes;
#[doc(hidden)]
pub mod layout;
#[doc(hidden)]
pub mod learner;
#[doc(hidden)]
pub mod lexicon;
#[doc(hidden)]
pub mod marking;
#[doc(hidden)]
pub mod memory;
#[doc(hidden)]
pub mod model;
#[doc(hidden)]
pub mod names;
#[doc(hidden)]
pub mod parts;
#[doc(hidden)]
pub mod parts_of_speech;
#[doc(hidden)]
pub mod reading;
#[doc(hidden)]
pub mod runs;
#[doc(hidden)]
pub mod spellings;
#[doc(hidden)]
pub mod stretches;
mod tag;
#[doc(hidden)]
pub mod tagger;
#[doc(hidden)]
pub mod transitions;
#[doc(hidden)]
pub mod words;

pub use entities::{Entity, EntityKind};
pub use parts_of_speech::PartsOfSpeech;
pub use tag::Tag;

use crate::text::Document;
use std::rc::Rc;
use tagger::{Memories, Tagger};

/// What is known of the tokens of a document.
#[derive(Debug)]
pub struct Tags<'d> {
    /// The part of speech of every token.
    pub parts: PartsOfSpeech<'d>,
    /// The names, in text order; they do not overlap.
    pub entities: Vec<Entity>,
}

/// The model, at the head of a cache line.
#[repr(align(64))]
struct Aligned<const N: usize>([u8; N]);

static BYTES: Aligned<{ include_bytes!("model.bin").len() }> =
    Aligned(*include_bytes!("model.bin"));

static TAGGER: Tagger = Tagger::read(&BYTES.0);

impl Tagger<'static> {
    /// The tagger of the program.
    pub const fn embedded() -> &'static Self {
        &TAGGER
    }
}

thread_local! {
    static MEMORIES: Rc<Memories> = Rc::default();
}

/// The parts of speech and the names of a document.
pub fn tag<'d>(document: &'d Document<'d>) -> Tags<'d> {
    MEMORIES.with(|memories| TAGGER.tag_with(document, memories))
}

/// Its parts of speech alone.
pub fn parts_of_speech<'d>(document: &'d Document<'d>) -> PartsOfSpeech<'d> {
    MEMORIES.with(|memories| PartsOfSpeech::new(document, &TAGGER, memories))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_parts(text: &str, expected: &str) {
        let document = Document::of_paragraphs(text);
        let tags = tag(&document);
        let found: Vec<_> = tags
            .parts
            .all()
            .enumerate()
            .map(|(index, tag)| format!("{}/{}", document.word(index), tag.code()))
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    fn names(text: &str) -> String {
        let document = Document::of_paragraphs(text);
        let tags = tag(&document);
        let shown = |entity: &Entity| {
            let words = document.slice(document.span(&entity.tokens));
            format!("{words}/{}", entity.kind.code())
        };
        tags.entities
            .iter()
            .map(shown)
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn reads_ambiguous_words_by_their_neighbours() {
        check_parts("They plan to work.", "They/PR plan/VBP to/TO work/VB ./PU");
        check_parts(
            "The plan of the work failed.",
            "The/DT plan/NN of/IN the/DT work/NN failed/VBD ./PU",
        );
        check_parts(
            "Her mayor has signed it",
            "Her/PS mayor/NN has/VBZ signed/VBN it/PR",
        );
    }

    #[test]
    fn tells_the_possessive_from_the_verb() {
        check_parts(
            "Norway's mayor says it's a late vote.",
            "Norway/NP 's/PO mayor/NN says/VBZ it/PR 's/VBZ a/DT late/JJ vote/NN ./PU",
        );
    }

    #[test]
    fn finds_names_and_their_kinds() {
        assert_eq!(
            names("Prime Minister Karin Lindqvist met the German president in Oslo on Friday."),
            "Karin Lindqvist/PER German/NORP Oslo/LOC"
        );
        assert_eq!(
            names("The World Bank and the Ministry of Finance agreed, said John Otieno of Kenya."),
            "World Bank/ORG Ministry of Finance/ORG John Otieno/PER Kenya/LOC"
        );
        assert_eq!(names("The plan was late, and nobody knew why."), "");
    }

    #[test]
    fn what_was_read_before_changes_nothing() {
        let texts = [
            "Prime Minister Karin Lindqvist met the German president in Oslo on Friday.",
            "MAY AND WILL SIGN IN OSLO. The May vote will be in May, Oslo said.",
            "The German plan will work. Lindqvist will plan the work, and Oslo may.",
        ];
        let memories = Rc::default();
        for text in texts.iter().cycle().take(9) {
            let document = Document::of_paragraphs(text);
            let fresh = Rc::default();
            let (again, alone) = (
                TAGGER.tag_with(&document, &memories),
                TAGGER.tag_with(&document, &fresh),
            );
            assert!(again.parts.all().eq(alone.parts.all()), "{text}");
            assert_eq!(again.entities, alone.entities, "{text}");
        }
    }

    #[test]
    fn finds_names_in_lines_of_capitals() {
        assert_eq!(
            names("GERMANY AND FRANCE SIGN TRADE TREATY"),
            "GERMANY/LOC FRANCE/LOC"
        );
    }

    #[test]
    fn names_do_not_take_the_possessive() {
        assert_eq!(
            names("France’s voters met Anna Keller's party."),
            "France/LOC Anna Keller/PER"
        );
    }

    #[test]
    fn a_sure_name_has_a_wide_margin() {
        let document = Document::of_paragraphs("He lives in France and works in Germany.");
        let tags = tag(&document);
        assert_eq!(tags.entities.len(), 2);
        assert!(tags.entities.iter().all(|entity| entity.confidence() > 0.9));
    }

    #[test]
    fn nothing_gives_nothing() {
        let document = Document::of_paragraphs("");
        let tags = tag(&document);
        assert!(tags.parts.all().next().is_none() && tags.entities.is_empty());
    }

    #[test]
    fn the_model_says_where_it_comes_from() {
        assert!(BYTES.0.len() < 5 << 20);
        let note = file::note(&BYTES.0);
        assert!(
            note.contains("GUM") && note.contains("en-worldwide-newswire"),
            "{note}"
        );
    }
}
