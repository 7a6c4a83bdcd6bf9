//! [`Reading`]: what a model says of a document.
//!
//! Comes in: scored tokens. Goes out: a label for each.

use super::decode::{Cell, Decoder};
use super::model::Model;
use super::stretches::Stretch;

/// The tokens that may have several labels, their scores, and the labels of all.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The tokens that may have several; no two stretches of a sentence touch.
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
    pub fn label(&mut self, model: &Model) {
        let mut decoder = Decoder::default();
        let mut rest = self.cells.as_slice();
        for stretch in &self.stretches {
            let tokens = stretch.tokens.clone();
            let labels = self.labels.get_mut(tokens.clone());
            let (Some((cells, others)), Some(labels)) =
                (rest.split_at_checked(tokens.len()), labels)
            else {
                break;
            };
            decoder.best(model, stretch.edges, cells, labels);
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
