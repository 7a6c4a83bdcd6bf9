//! [`PartsOfSpeech`]: those of the tokens of a document, found when they are asked for.
//!
//! Comes in: the [`Document`], the model. Goes out: a [`Tag`] for a token. Names, quotes and
//! commitments ask for about half of the tokens that may have several; such a token is labelled
//! together with the [stretch](super::stretches) in which it stands, so that every answer is what
//! it would be if all tokens were labelled.

use super::Tag;
use super::decode::{Cell as Scored, Decoder};
use super::memory::Memory;
use super::model::Model;
use super::parts::{View, allowed};
use super::stretches::{only, stretch};
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
    /// One a token; none where nobody has asked.
    found: Vec<Cell<Option<Tag>>>,
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
        PartsOfSpeech {
            document,
            model: &tagger.parts,
            words: Words::with(document, &tagger.lexicon, spellings),
            found: vec![Cell::new(None); document.tokens.len()],
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

    #[inline(never)]
    fn find(&self, token: usize) -> Tag {
        let mut labels = allowed(&self.words, token);
        if let Some(label) = only(labels) {
            return self.keep(token, label);
        }
        let sentence = self.document.sentence_of(token);
        let Some(sentence) = self.document.sentences.get(sentence) else {
            return Tag::Punctuation;
        };
        let sentence = &sentence.tokens;
        let (mut start, mut before) = (token, None);
        while start > sentence.start {
            let labels_before = allowed(&self.words, start - 1);
            before = only(labels_before);
            if before.is_some() {
                break;
            }
            (start, labels) = (start - 1, labels_before);
        }
        let memory: &mut Memory = &mut self.memories.parts.borrow_mut();
        let labelling = &mut *self.labelling.borrow_mut();
        let cells = &mut labelling.cells;
        cells.clear();
        let (tokens, edges) = stretch(
            sentence,
            (start, labels),
            before,
            |token| allowed(&self.words, token),
            |token, allowed| {
                let view = View(&self.words);
                let scores = memory.scores(self.model, &view, &self.words, sentence, token);
                cells.push(Scored { scores, allowed });
            },
        );
        labelling.labels.clear();
        labelling.labels.resize(cells.len(), 0);
        let Labelling {
            decoder, labels, ..
        } = labelling;
        decoder.best(self.model, edges, cells, labels);
        let mut asked = Tag::Punctuation;
        for (at, label) in tokens.zip(&labelling.labels) {
            let tag = self.keep(at, *label);
            if at == token {
                asked = tag;
            }
        }
        asked
    }

    fn keep(&self, token: usize, label: u8) -> Tag {
        let tag = Tag::ALL.get(usize::from(label)).copied();
        let tag = tag.unwrap_or(Tag::Punctuation);
        if let Some(found) = self.found.get(token) {
            found.set(Some(tag));
        }
        tag
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
