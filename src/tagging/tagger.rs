//! [`Tagger`]: the models at work.
//!
//! Comes in: the bytes of the model [file], then documents. Goes out: [`Tags`].

use super::Tags;
use super::context::Context;
use super::decode::{Cell, Decoder, Edges};
use super::entities::{Entity, decode, label};
use super::file;
use super::learner::{Group, Sink};
use super::lexicon::Lexicon;
use super::memory::Memory;
use super::model::Model;
use super::names;
use super::parts;
use super::parts_of_speech::PartsOfSpeech;
use super::reading::Reading;
use super::runs::Runs;
use super::spellings::Spellings;
use super::stretches::Stretch;
use super::words::Words;
use crate::text::Document;
use std::cell::RefCell;
use std::rc::Rc;

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
    pub spellings: RefCell<Spellings>,
    /// For parts of speech.
    pub parts: RefCell<Memory>,
    /// For the first reading of names.
    pub names: RefCell<Memory>,
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
        let tagger = Self::of(file::split(bytes));
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
    pub fn tag<'d>(&'d self, document: &'d Document<'d>) -> Tags<'d> {
        self.tag_with(document, &Rc::default())
    }

    /// The same, with what earlier documents have left in memory; it must come from this tagger.
    pub fn tag_with<'d>(&'d self, document: &'d Document<'d>, memories: &Rc<Memories>) -> Tags<'d> {
        let parts = PartsOfSpeech::new(document, self, memories);
        let first = self.first_reading(document, &parts, &mut memories.names.borrow_mut());
        let entities = self.second_reading(document, parts.words(), first);
        Tags { parts, entities }
    }

    /// The names as each sentence by itself shows them.
    pub fn first_reading(
        &self,
        document: &Document,
        parts: &PartsOfSpeech,
        memory: &mut Memory,
    ) -> Reading {
        let words = parts.words();
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
            let mut rest = sentence.clone();
            if words.open.first_in(&rest).is_none() {
                continue;
            }
            runs.read(words, sentence);
            let view = names::View { parts, runs: &runs };
            while let Some(start) = words.open.first_in(&rest) {
                rest.start = words.open.first_gap(&(start..sentence.end));
                let tokens = start..rest.start;
                reading.cells.extend(tokens.clone().map(|index| Cell {
                    scores: memory.scores(&self.names, &view, words, sentence, index),
                    allowed: names::ALL,
                }));
                let outside = |is: bool| is.then_some(label::OUTSIDE);
                reading.stretches.push(Stretch {
                    edges: Edges {
                        before: outside(start > sentence.start),
                        behind: outside(tokens.end < sentence.end),
                    },
                    tokens,
                    sentence: number,
                });
            }
        }
        reading.label(&self.names);
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
        let context = Context::new(words, &first.stretches, &first.labels);
        let again = self.context.labels() == self.names.labels();
        let model = if again { &self.context } else { &self.names };
        let mut decoder = Decoder::default();
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
            decoder.best(model, stretch.edges, cells, &mut labels);
            if labels.iter().any(|&label| label != label::OUTSIDE) {
                decoder.margins(model, stretch.edges, cells, &labels, &mut margins);
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

/// Keeps all features of a token.
#[derive(Default)]
struct All(Vec<u64>);

impl Sink for All {
    #[inline]
    fn put(&mut self, _: Group, feature: u64) {
        self.0.push(feature);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_knows_nothing_finds_nothing() {
        let (tagger, document) = (
            Tagger::read(&[]),
            Document::of_paragraphs("Jane Doe left Oslo."),
        );
        let tags = tagger.tag(&document);
        assert_eq!(tags.parts.all().count(), 5);
        assert!(tags.entities.is_empty());
    }
}
