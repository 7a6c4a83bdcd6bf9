//! [`Tagger`]: the models at work.
//!
//! Comes in: the bytes of the model file, then documents. Goes out: [`Tags`].
//!
//! The model file, all numbers little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 0 to 7 | `ANALYZE` and the version |
//! | 8 to 39 | the lengths of the lexicon, of the models of parts of speech, of names and of the second reading |
//! | 64 to 1023 | where it comes from and its figures, as text |
//! | from 1024 | the four parts, each a multiple of 64 bytes |

use super::context::Context;
use super::decode::{Cell, Decoder};
use super::entities::{Entity, decode, label};
use super::learner::{Group, Sink};
use super::lexicon::Lexicon;
use super::memory::Memory;
use super::model::Model;
use super::names;
use super::parts;
use super::runs::Runs;
use super::spellings::Spellings;
use super::stretches::{Stretch, only, stretch};
use super::words::Words;
use super::{Tag, Tags};
use crate::text::Document;
use std::ops::Range;

/// What the file begins with; the last byte is the version.
pub const MAGIC: [u8; 8] = *b"ANALYZE\x03";
const HEAD: usize = 1024;
const NOTE: usize = 64;
/// Tokens that are scored before the first is labelled.
const MANY: usize = 64;
/// A token whose best label scores so much better than any other one is not read again: two
/// nats.
const SURE: i16 = 2 * 24;

/// The lexicon and the models.
#[derive(Debug, Clone)]
pub struct Tagger<'b> {
    /// What is known of words.
    pub lexicon: Lexicon<'b>,
    /// Parts of speech.
    pub parts: Model<'b>,
    /// Names, first reading.
    pub names: Model<'b>,
    /// Names, second reading.
    pub context: Model<'b>,
}

/// The words that the models have met.
#[derive(Debug, Default)]
pub struct Memories {
    /// As they are written.
    pub spellings: Spellings,
    /// For parts of speech.
    pub parts: Memory,
    /// For the first reading of names.
    pub names: Memory,
}

/// The names of one reading.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The tokens that may be in names; no two stretches of a sentence touch.
    pub stretches: Vec<Stretch>,
    /// One a token of the stretches.
    pub cells: Vec<Cell>,
    /// One a token of the document.
    pub labels: Vec<u8>,
}

impl Reading {
    /// Writes the best labels of all stretches.
    ///
    /// They are scored before the first is labelled: what labelling does depends on the scores, and
    /// while it waits for the weights of one stretch those of the next ones are not fetched.
    fn label(&mut self, decoder: &mut Decoder) {
        let mut rest = self.cells.as_slice();
        for stretch in &self.stretches {
            let tokens = stretch.tokens.clone();
            let labels = self.labels.get_mut(tokens.clone());
            let (Some((cells, others)), Some(labels)) =
                (rest.split_at_checked(tokens.len()), labels)
            else {
                break;
            };
            decoder.best(stretch.edges, cells, labels);
            rest = others;
        }
    }

    /// The cell of each token of a document of so many tokens, none for those in no stretch.
    pub fn by_token(&self, tokens: usize) -> Vec<Option<Cell>> {
        let mut cells = vec![None; tokens];
        let open = self.stretches.iter().flat_map(|run| run.tokens.clone());
        for (index, cell) in open.zip(&self.cells) {
            cells[index] = Some(*cell);
        }
        cells
    }
}

impl<'b> Tagger<'b> {
    /// Reads a model file where it lies. Empty bytes make a tagger that knows nothing, with which
    /// the trainer can be built.
    ///
    /// # Panics
    /// When the bytes are something else; for the model of the program that is found when it is compiled.
    pub const fn read(bytes: &'b [u8]) -> Self {
        if bytes.is_empty() {
            return Self::of([bytes; 4]);
        }
        let tagger = Self::of(split(bytes));
        assert!(
            tagger.parts.labels() == parts::COUNT && tagger.names.labels() == label::COUNT,
            "a model for other labels"
        );
        tagger
    }

    /// A tagger of the four parts of a model file.
    pub const fn of([lexicon, parts, names, context]: [&'b [u8]; 4]) -> Self {
        Tagger {
            lexicon: Lexicon::read(lexicon),
            parts: Model::read(parts),
            names: Model::read(names),
            context: Model::read(context),
        }
    }

    /// The parts of speech and the names of a document.
    pub fn tag(&self, document: &Document) -> Tags {
        self.tag_with(document, &mut Memories::default())
    }

    /// The same, with what earlier documents have left in memory; it must come from this tagger.
    pub fn tag_with(&self, document: &Document, memories: &mut Memories) -> Tags {
        let words = Words::with(document, &self.lexicon, &mut memories.spellings);
        let parts = self.parts(document, &words, &mut memories.parts);
        let first = self.first_reading(document, &words, &parts, &mut memories.names);
        let entities = self.second_reading(document, &words, first);
        Tags { parts, entities }
    }

    /// The part of speech of every token.
    pub fn parts(&self, document: &Document, words: &Words, memory: &mut Memory) -> Vec<Tag> {
        let view = parts::View(words);
        memory.begin();
        let mut decoder = Decoder::new(&self.parts);
        let mut reading = Reading {
            labels: vec![Tag::Punctuation as u8; document.tokens.len()],
            ..Reading::default()
        };
        for (number, sentence) in document.sentences.iter().enumerate() {
            let sentence = &sentence.tokens;
            let (mut at, mut before) = (sentence.start, None);
            while at < sentence.end {
                let allowed = parts::allowed(words, at);
                if let Some(label) = only(allowed) {
                    reading.labels[at] = label;
                    before = Some(label);
                    at += 1;
                    continue;
                }
                let cells = &mut reading.cells;
                let (tokens, edges) = stretch(
                    sentence,
                    (at, allowed),
                    before,
                    |index| parts::allowed(words, index),
                    |index, allowed| {
                        let scores = memory.scores(&self.parts, &view, words, sentence, index);
                        cells.push(Cell { scores, allowed });
                    },
                );
                at = tokens.end;
                reading.stretches.push(Stretch {
                    tokens,
                    sentence: number,
                    edges,
                });
            }
            if reading.cells.len() > MANY {
                reading.label(&mut decoder);
                reading.stretches.clear();
                reading.cells.clear();
            }
        }
        reading.label(&mut decoder);
        let labels = reading.labels;
        let tag = |label: u8| Tag::ALL.get(usize::from(label)).copied();
        labels
            .into_iter()
            .map(|label| tag(label).unwrap_or(Tag::Punctuation))
            .collect()
    }

    /// The names as each sentence by itself shows them.
    pub fn first_reading(
        &self,
        document: &Document,
        words: &Words,
        parts: &[Tag],
        memory: &mut Memory,
    ) -> Reading {
        memory.begin();
        let tokens = document.tokens.len();
        let mut reading = Reading {
            stretches: Vec::with_capacity(tokens / 8),
            cells: Vec::with_capacity(tokens / 4),
            labels: vec![label::OUTSIDE; tokens],
        };
        let mut runs = Runs::default();
        for (number, sentence) in document.sentences.iter().enumerate() {
            let sentence = &sentence.tokens;
            if !has_capital(words, sentence) {
                continue;
            }
            runs.read(words, sentence);
            let view = names::View {
                words,
                tags: parts,
                runs: &runs,
            };
            let allowed = |index| names::allowed(words, sentence, index);
            let mut at = sentence.start;
            while let Some(step) = words.words.get(at..sentence.end).and_then(|rest| {
                // Most words are turned away here.
                rest.iter().position(names::may_be_inside)
            }) {
                at += step;
                let labels = allowed(at);
                if only(labels).is_some() {
                    at += 1;
                    continue;
                }
                let cells = &mut reading.cells;
                let before = (at > sentence.start).then_some(label::OUTSIDE);
                let (tokens, edges) =
                    stretch(sentence, (at, labels), before, allowed, |index, allowed| {
                        let scores = memory.scores(&self.names, &view, words, sentence, index);
                        cells.push(Cell { scores, allowed });
                    });
                at = tokens.end;
                reading.stretches.push(Stretch {
                    tokens,
                    sentence: number,
                    edges,
                });
            }
        }
        reading.label(&mut Decoder::new(&self.names));
        reading
    }

    /// The names as the article as a whole shows them; those of the first reading when there is no
    /// model of the second.
    pub fn second_reading(
        &self,
        document: &Document,
        words: &Words,
        mut first: Reading,
    ) -> Vec<Entity> {
        let context = Context::new(document, words, &first.labels);
        let again = self.context.labels() == self.names.labels();
        let mut decoder = Decoder::new(if again { &self.context } else { &self.names });
        let (mut labels, mut margins) = (Vec::new(), Vec::new());
        let mut entities = Vec::with_capacity(first.stretches.len());
        let mut features = All::default();
        let mut rest = first.cells.as_mut_slice();
        for stretch in &first.stretches {
            let tokens = &stretch.tokens;
            let Some((cells, others)) = rest.split_at_mut_checked(tokens.len()) else {
                break;
            };
            rest = others;
            let Some(sentence) = document.sentences.get(stretch.sentence) else {
                continue;
            };
            for (cell, index) in cells.iter_mut().zip(tokens.clone()) {
                if again && cell.is_open(SURE) {
                    features.0.clear();
                    context.features(document, words, &sentence.tokens, index, &mut features);
                    self.context.add_all(&features.0, &mut cell.scores);
                }
            }
            labels.clear();
            labels.resize(cells.len(), label::OUTSIDE);
            decoder.best(stretch.edges, cells, &mut labels);
            if labels.iter().any(|&label| label != label::OUTSIDE) {
                decoder.margins(stretch.edges, cells, &labels, &mut margins);
                entities.extend(names_of(tokens.start, &labels, &margins));
            }
        }
        entities
    }
}

/// The names behind the labels of a stretch whose first token is `start`.
fn names_of(start: usize, labels: &[u8], margins: &[u16]) -> impl Iterator<Item = Entity> {
    decode(labels).map(move |(tokens, kind)| Entity {
        margin: margins
            .get(tokens.clone())
            .and_then(|margins| margins.iter().min().copied())
            .unwrap_or(0),
        tokens: start + tokens.start..start + tokens.end,
        kind,
    })
}

/// True when some word of a sentence has a capital.
fn has_capital(words: &Words, tokens: &Range<usize>) -> bool {
    words
        .words
        .get(tokens.clone())
        .is_some_and(|words| words.iter().any(super::words::Word::is_capital))
}

/// Keeps all features of a token.
#[derive(Default)]
struct All(Vec<u64>);

impl Sink for All {
    #[inline]
    fn put(&mut self, _: Group, feature: u64) {
        self.0.push(feature);
    }
}

const fn length(bytes: &[u8], part: usize) -> usize {
    let at = 8 + 8 * part;
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize
}

/// The four parts of a model file.
///
/// # Panics
/// When the bytes are something else.
pub const fn split(bytes: &[u8]) -> [&[u8]; 4] {
    let mut at = 0;
    while at < MAGIC.len() {
        assert!(
            bytes[at] == MAGIC[at],
            "no model, or one of another version"
        );
        at += 1;
    }
    let (_, rest) = bytes.split_at(HEAD);
    let (lexicon, rest) = rest.split_at(length(bytes, 0));
    let (parts, rest) = rest.split_at(length(bytes, 1));
    let (names, rest) = rest.split_at(length(bytes, 2));
    let (context, rest) = rest.split_at(length(bytes, 3));
    assert!(rest.is_empty(), "a model that is too long");
    [lexicon, parts, names, context]
}

/// Where a model file comes from and its figures.
pub fn note(bytes: &[u8]) -> String {
    let note = String::from_utf8_lossy(bytes.get(NOTE..HEAD).unwrap_or_default());
    note.trim_end_matches('\0').to_owned()
}

/// Writes a model file; `note` says where it comes from and what it reaches (up to 960 bytes).
pub fn write(parts: [&[u8]; 4], note: &str) -> Vec<u8> {
    let mut bytes = vec![0; HEAD];
    bytes[..8].copy_from_slice(&MAGIC);
    for (at, part) in parts.iter().enumerate() {
        let length = u64::try_from(part.len()).unwrap_or(0);
        bytes[8 + 8 * at..16 + 8 * at].copy_from_slice(&length.to_le_bytes());
    }
    for (cell, byte) in bytes[NOTE..].iter_mut().zip(note.bytes()) {
        *cell = byte;
    }
    for part in parts {
        bytes.extend_from_slice(part);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_holds_its_parts() {
        let model = |labels: usize| {
            let transitions = vec![0.0; labels * (labels + 1)];
            super::super::model::write(labels, 1, &transitions, []).0
        };
        let (parts, names) = (model(parts::COUNT), model(label::COUNT));
        let bytes = write([&[0; 64], &parts, &names, &[]], "a note");
        let tagger = Tagger::read(&bytes);
        assert_eq!(tagger.parts.labels(), parts::COUNT);
        assert_eq!(tagger.names.labels(), label::COUNT);
        assert!(bytes[NOTE..].starts_with(b"a note\0"));
    }

    #[test]
    fn who_knows_nothing_finds_nothing() {
        let tags = Tagger::read(&[]).tag(&Document::of_paragraphs("Jane Doe left Oslo."));
        assert_eq!(tags.parts.len(), 5);
        assert!(tags.entities.is_empty());
    }

    #[test]
    #[should_panic(expected = "no model")]
    fn other_bytes_are_no_model() {
        let _ = Tagger::read(&[7; 2048]);
    }
}
