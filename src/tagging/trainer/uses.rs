//! How often news needs each row of weights: those needed most are put first.

use crate::corpora::Marked;
use analyze::structure;
use analyze::tagging::context::Context;
use analyze::tagging::layout;
use analyze::tagging::learner::{Group, Sink};
use analyze::tagging::memory::{Features, Memory};
use analyze::tagging::model::Model;
use analyze::tagging::parts_of_speech::PartsOfSpeech;
use analyze::tagging::runs::Runs;
use analyze::tagging::tagger::Tagger;
use analyze::tagging::{names, parts};
use analyze::text::Document;
use std::collections::HashSet;
use std::rc::Rc;

/// Counts the rows that tokens need. What looks at a word alone is remembered: it is counted once
/// for each word of an article.
struct Counter<'m, 'b> {
    model: &'m Model<'b>,
    uses: Vec<u64>,
    is_remembered: bool,
}

impl Sink for Counter<'_, '_> {
    fn put(&mut self, _: Group, feature: u64) {
        if let Some(uses) = self.uses.get_mut(self.model.row(feature)) {
            *uses += 1;
        }
    }

    fn put_alone(&mut self, offset: isize, group: Group, feature: u64) {
        if offset != 0 || !self.is_remembered {
            self.put(group, feature);
        }
    }
}

/// The parts of a tagger, lexicon and models, the rows of the models arranged by what these
/// articles need.
pub(crate) fn arranged(articles: &[&Marked], mut learnt: [Vec<u8>; 4]) -> [Vec<u8>; 4] {
    let tagger = Tagger::of([0, 1, 2, 3].map(|part| learnt[part].as_slice()));
    let uses = count(articles, &tagger);
    let [_, models @ ..] = &mut learnt;
    for (model, uses) in models.iter_mut().zip(uses) {
        layout::arrange(model, &uses);
    }
    learnt
}

/// How often each row of the three models is needed.
fn count(articles: &[&Marked], tagger: &Tagger) -> [Vec<u64>; 3] {
    let counter = |model| Counter {
        model,
        uses: vec![0; model.rows()],
        is_remembered: false,
    };
    let mut parts = counter(&tagger.parts);
    let mut names = counter(&tagger.names);
    let mut context = counter(&tagger.context);
    for article in articles {
        let document = Document::new(&article.text, &structure::find(&article.text));
        let tags = PartsOfSpeech::new(&document, tagger, &Rc::default());
        let words = tags.words();
        let reading = tagger.first_reading(&document, &tags, &mut Memory::default());
        let cells = reading.by_token(document.tokens.len());
        let elsewhere = Context::new(words, &reading.stretches, &reading.labels);
        let mut runs = Runs::default();
        let (mut met, mut met_in_names) = (HashSet::new(), HashSet::new());
        for sentence in &document.sentences {
            let sentence = &sentence.tokens;
            runs.read(words, sentence);
            for index in sentence.clone() {
                let word = words.at(sentence, index);
                let key = (word.id, word.look());
                if !parts::allowed(words, index).is_power_of_two() {
                    parts.is_remembered = !met.insert(key);
                    parts::View(words).features(sentence, index, &mut parts);
                }
                if cells[index].is_some() {
                    names.is_remembered = !met_in_names.insert(key);
                    let view = names::View {
                        parts: &tags,
                        runs: &runs,
                    };
                    view.features(sentence, index, &mut names);
                    elsewhere.features(&document, words, sentence, index, &mut context);
                }
            }
        }
    }
    [parts.uses, names.uses, context.uses]
}
