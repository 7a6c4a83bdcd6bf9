//! [`PartsOfSpeech`]: those of the tokens of a document, found when they are asked for.
//!
//! Comes in: the [`Document`], the model. Goes out: a [`Tag`] for a token. Names, quotes and
//! commitments ask for about half of the tokens that may have several; such a token is labelled
//! together with the [stretch](super::stretches) in which it stands, so that every answer is what
//! it would be if all tokens were labelled.

use super::Tag;
use super::bits::Bits;
use super::decode::{Cell as Scored, Decoder, Edges};
use super::memory::Memory;
use super::model::Model;
use super::parts::{self, View, allowed};
use super::tagger::{Memories, Tagger};
use super::words::Words;
use crate::text::Document;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The parts of speech of a document.
#[derive(Debug)]
pub struct PartsOfSpeech<'d> {
    document: &'d Document<'d>,
    model: &'d Model<'d>,
    words: Words,
    /// One a token; none for one that may have several, where nobody has asked.
    found: Vec<Cell<Option<Tag>>>,
    /// The tokens that may have several.
    open: Bits,
    memories: Rc<Memories>,
    labelling: RefCell<Labelling>,
}

/// What it takes to label a stretch, kept from one to the next.
#[derive(Debug, Default)]
struct Labelling {
    decoder: Decoder,
    cells: Vec<Scored>,
    labels: Vec<u8>,
}

impl<'d> PartsOfSpeech<'d> {
    /// Reads the words of a document; labels none.
    pub fn new(
        document: &'d Document<'d>,
        tagger: &'d Tagger<'d>,
        memories: &Rc<Memories>,
    ) -> Self {
        let spellings = &mut memories.spellings.borrow_mut();
        memories.parts.borrow_mut().begin();
        let words = Words::with(document, &tagger.lexicon, spellings);
        let found = words.words.iter().map(|word| Cell::new(parts::only(word)));
        let found: Vec<_> = found.collect();
        PartsOfSpeech {
            document,
            model: &tagger.parts,
            open: Bits::of(&found, |found| found.get().is_none()),
            words,
            found,
            memories: Rc::clone(memories),
            labelling: RefCell::default(),
        }
    }

    /// The words of the document as the models see them.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The part of speech of a token; punctuation for one that the document does not have.
    #[inline]
    pub fn get(&self, token: usize) -> Tag {
        match self.found.get(token).map(Cell::get) {
            Some(Some(tag)) => tag,
            Some(None) => self.find(token),
            None => Tag::Punctuation,
        }
    }

    /// Those of all tokens.
    pub fn all(&self) -> impl Iterator<Item = Tag> {
        (0..self.found.len()).map(|token| self.get(token))
    }

    /// Labels the stretch in which a token stands that may have several tags.
    #[inline(never)]
    fn find(&self, token: usize) -> Tag {
        let sentence = self.document.sentence_of(token);
        let Some(sentence) = self.document.sentences.get(sentence) else {
            return Tag::Punctuation;
        };
        let sentence = &sentence.tokens;
        let before = self.open.last_gap(&(sentence.start..token));
        let end = self.open.first_gap(&(token..sentence.end));
        let start = before.map_or(sentence.start, |before| before + 1);
        let label = |token: usize| self.found.get(token)?.get().map(|tag| tag as u8);
        let edges = Edges {
            before: before.and_then(label),
            behind: Some(end).filter(|end| *end < sentence.end).and_then(label),
        };
        let memory: &mut Memory = &mut self.memories.parts.borrow_mut();
        let Labelling {
            decoder,
            cells,
            labels,
        } = &mut *self.labelling.borrow_mut();
        let view = View(&self.words);
        cells.clear();
        cells.extend((start..end).map(|token| Scored {
            scores: memory.scores(self.model, &view, &self.words, sentence, token),
            allowed: allowed(&self.words, token),
        }));
        labels.clear();
        labels.resize(cells.len(), 0);
        decoder.best(self.model, edges, cells, labels);
        for (at, label) in (start..end).zip(labels) {
            self.keep(at, *label);
        }
        self.found
            .get(token)
            .and_then(Cell::get)
            .unwrap_or(Tag::Punctuation)
    }

    fn keep(&self, token: usize, label: u8) {
        let tag = Tag::ALL.get(usize::from(label)).copied();
        if let Some(found) = self.found.get(token) {
            found.set(tag);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_questions_changes_no_answer() {
        let document = Document::of_paragraphs(
            "They plan to work on the harbour plan. Her mayor has signed it, and plans work to rule.",
        );
        let tagger = Tagger::embedded();
        let parts = || PartsOfSpeech::new(&document, tagger, &Rc::default());
        let all: Vec<Tag> = parts().all().collect();
        let backward = parts();
        let mut others: Vec<Tag> = (0..all.len()).rev().map(|at| backward.get(at)).collect();
        others.reverse();
        assert_eq!(all, others);
        for (at, tag) in all.iter().enumerate() {
            assert_eq!(parts().get(at), *tag, "token {at}");
        }
        assert_eq!(backward.get(all.len()), Tag::Punctuation);
    }
}
