//! Parts of speech.
//!
//! Comes in: the [`Document`]. Goes out: one [`Tag`] a token. The
//! tags of a sentence are the best path through word frequencies and tag pairs (Viterbi over a
//! first-order hidden Markov model, Rabiner 1989), both counted in the GUM treebank by
//! `make_tables.py`. Names are not found here, only told from common words by their capitals.

mod tables;
mod tag;

pub use tag::Tag;

use crate::text::{Document, TokenKind};
use std::ops::Range;
use tables::{Candidates, Tables};

/// The part of speech of every token of the document.
pub fn tag(document: &Document) -> Vec<Tag> {
    let tables = Tables::new();
    let mut tags = vec![Tag::Punctuation; document.tokens.len()];
    let mut path = Path::default();
    for sentence in &document.sentences {
        path.clear();
        let capitals = is_title_case(document, &sentence.tokens);
        let mut initial = true;
        for index in sentence.tokens.clone() {
            path.step(
                &tables,
                &candidates(&tables, document, index, initial || capitals),
            );
            initial &= document.tokens[index].kind == TokenKind::Punctuation;
        }
        path.write(&mut tags[sentence.tokens.clone()]);
    }
    tags
}

/// True for a headline in capitals or title case, where a capital says nothing.
fn is_title_case(document: &Document, sentence: &Range<usize>) -> bool {
    let long = sentence
        .clone()
        .filter(|&index| document.is_word(index) && document.word(index).len() > 3);
    let (all, small) = long.fold((0, 0), |(all, small), index| {
        (
            all + 1,
            small + usize::from(!document.is_capitalized(index)),
        )
    });
    all > 3 && small * 5 < all
}

/// What token `index` may be. `initial`: no word stands before it in its sentence.
fn candidates(tables: &Tables, document: &Document, index: usize, initial: bool) -> Candidates {
    let word = document.word(index);
    match document.tokens[index].kind {
        TokenKind::Number => Candidates::only(Tag::Number),
        TokenKind::Punctuation if document.is_possessive(index) => {
            Candidates::only(Tag::Possessive)
        }
        TokenKind::Punctuation => Candidates::only(Tag::Punctuation),
        TokenKind::Word if matches!(word, "'s" | "’s") => {
            Candidates::of(&[(Tag::Possessive, 60), (Tag::VerbS, 100)])
        }
        TokenKind::Word => {
            let capital = word.starts_with(char::is_uppercase);
            let known = tables.word(word);
            match (capital, known) {
                // "to act": nearly every noun may be a verb there.
                (false, Some(known)) if index > 0 && document.is(index - 1, "to") => {
                    known.or(Tag::VerbBase, tables.name() + 350)
                }
                (false, Some(known)) => known,
                (true, Some(known)) if initial => known.or(Tag::Name, tables.name() + 250),
                (true, Some(known)) => known.penalized(300).or(Tag::Name, tables.name()),
                (true, None) if initial => tables
                    .ending(word)
                    .penalized(100)
                    .or(Tag::Name, tables.name()),
                (true, None) => Candidates::only(Tag::Name),
                (false, None) => tables.ending(word),
            }
        }
    }
}

/// The best path to each candidate of the last token, in hundredths of a nat.
#[derive(Default)]
struct Path {
    steps: Vec<Vec<Step>>,
}

struct Step {
    tag: Tag,
    cost: u32,
    from: usize,
}

impl Path {
    fn clear(&mut self) {
        self.steps.clear();
    }

    fn step(&mut self, tables: &Tables, candidates: &Candidates) {
        let start = [Step {
            tag: Tag::Punctuation,
            cost: 0,
            from: 0,
        }];
        let before = self.steps.last().map_or(&start[..], Vec::as_slice);
        let step = candidates
            .iter()
            .map(|(tag, cost)| {
                let (from, best) = before
                    .iter()
                    .map(|step| step.cost + tables.transition(step.tag, tag))
                    .enumerate()
                    .min_by_key(|&(_, cost)| cost)
                    .unwrap_or((0, 0));
                Step {
                    tag,
                    cost: best + cost,
                    from,
                }
            })
            .collect();
        self.steps.push(step);
    }

    fn write(&self, tags: &mut [Tag]) {
        let Some(last) = self.steps.last() else {
            return;
        };
        let mut at = (0..last.len()).min_by_key(|&at| last[at].cost).unwrap_or(0);
        for (step, tag) in self.steps.iter().zip(tags).rev() {
            if let Some(best) = step.get(at) {
                *tag = best.tag;
                at = best.from;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let document = Document::of_paragraphs(text);
        let tags = tag(&document);
        let found: Vec<_> = tags
            .iter()
            .enumerate()
            .map(|(index, tag)| format!("{}/{}", document.word(index), tag.code()))
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn reads_ambiguous_words_by_their_neighbours() {
        check("They plan to work.", "They/PR plan/VBP to/TO work/VB ./PU");
        check(
            "The plan of the work failed.",
            "The/DT plan/NN of/IN the/DT work/NN failed/VBD ./PU",
        );
        check(
            "Her mayor has signed it",
            "Her/PS mayor/NN has/VBZ signed/VBN it/PR",
        );
    }

    #[test]
    fn tells_the_possessive_from_the_verb() {
        check(
            "Oslo's mayor says it's a late vote.",
            "Oslo/NP 's/PO mayor/NN says/VBZ it/PR 's/VBZ a/DT late/JJ vote/NN ./PU",
        );
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(tag(&Document::of_paragraphs("")).is_empty());
    }
}
