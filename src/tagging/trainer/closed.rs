//! Words about which nothing has to be decided: the tagger labels them alike wherever they stand.
//!
//! Comes in: a tagger, the news. Goes out: its lexicon, which says of such words the only part of
//! speech that they have, and that they are in no name. Of the tokens with several labels by the
//! lists alone, about one in seven is settled so, and need not be scored.

use analyze::tagging::lexicon::{Facts, close, fact};
use analyze::tagging::marking::Line;
use analyze::tagging::tagger::Tagger;
use analyze::tagging::{Tag, names, parts};
use analyze::text::Document;
use rayon::prelude::*;
use std::collections::HashMap;

/// Words met less often prove nothing.
const LEAST: u32 = 50;
/// One in so many may be labelled otherwise: a tagger errs now and then.
const ERRORS: u32 = 100;
/// The same for names, in which anything may stand: with fewer "Award" and "Sheikh" would be closed.
const LEAST_IN_NAMES: u32 = 1000;
const ERRORS_IN_NAMES: u32 = 1000;

/// A word and what the lexicon knows of it.
type Known = (u32, Facts);

/// How a word was labelled where it had a choice.
#[derive(Debug, Clone, Copy, Default)]
struct Labels {
    tags: [u32; Tag::ALL.len()],
    inside: u32,
    outside: u32,
}

/// The lexicon of a tagger, those words closed that the news closes.
pub(crate) fn closed(texts: &[String], [lexicon, parts, names, context]: [&[u8]; 4]) -> Vec<u8> {
    let tagger = Tagger::of([lexicon, parts, names, context]);
    let counted = texts
        .par_iter()
        .fold(HashMap::new, |mut counts, text| {
            count(text, &tagger, &mut counts);
            counts
        })
        .reduce(HashMap::new, sum);
    let mut bytes = lexicon.to_vec();
    let (mut tags, mut names) = (0, 0);
    #[expect(clippy::iter_over_hash_type, reason = "the order changes nothing")]
    for ((lower, facts), labels) in counted {
        let mut more = facts;
        if let Some(tag) = only_tag(&labels) {
            more.set(fact::ONLY_TAG, tag);
            tags += 1;
        }
        if is_outside(&labels) {
            more.set(fact::OUTSIDE, 1);
            names += 1;
        }
        if more != facts {
            close(&mut bytes, lower, facts, more);
        }
    }
    eprintln!("          {tags} words of one part of speech, {names} in no name");
    bytes
}

fn count(text: &str, tagger: &Tagger, counts: &mut HashMap<Known, Labels>) {
    let document = Document::of_paragraphs(text);
    let tags = tagger.tag(&document);
    let words = tags.parts.words();
    let mut inside = vec![false; words.words.len()];
    for entity in &tags.entities {
        inside[entity.tokens.clone()].fill(true);
    }
    for sentence in &document.sentences {
        for index in sentence.tokens.clone() {
            let word = &words.words[index];
            if word.line != Line::Normal || word.facts == Facts::default() {
                continue;
            }
            let labels = counts.entry((word.spelling.lower, word.facts)).or_default();
            // What a capital makes of a word differs from newspaper to newspaper.
            if !word.is_capital() && !parts::allowed(words, index).is_power_of_two() {
                labels.tags[tags.parts.get(index) as usize] += 1;
            }
            if word.is_capital() && !names::allowed(words, index).is_power_of_two() {
                labels.inside += u32::from(inside[index]);
                labels.outside += u32::from(!inside[index]);
            }
        }
    }
}

fn sum(mut one: HashMap<Known, Labels>, other: HashMap<Known, Labels>) -> HashMap<Known, Labels> {
    #[expect(clippy::iter_over_hash_type, reason = "sums")]
    for (known, labels) in other {
        let sum = one.entry(known).or_default();
        for (sum, tags) in sum.tags.iter_mut().zip(labels.tags) {
            *sum += tags;
        }
        sum.inside += labels.inside;
        sum.outside += labels.outside;
    }
    one
}

/// One more than the tag that a word has nearly always.
fn only_tag(labels: &Labels) -> Option<u64> {
    let total: u32 = labels.tags.iter().sum();
    let most = (1..)
        .zip(labels.tags)
        .find(|(_, count)| total - count <= total / ERRORS);
    most.filter(|_| total >= LEAST).map(|(tag, _)| tag)
}

fn is_outside(labels: &Labels) -> bool {
    let total = labels.inside + labels.outside;
    total >= LEAST_IN_NAMES && labels.inside <= total / ERRORS_IN_NAMES
}
