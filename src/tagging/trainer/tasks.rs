//! Turns corpora into sequences to learn from.

use crate::corpora::{Marked, Treebank};
use analyze::structure;
use analyze::tagging::context::Context;
use analyze::tagging::entities::{encode, label};
use analyze::tagging::learner::{Options, Sequence};
use analyze::tagging::memory::{Features, Memory};
use analyze::tagging::names;
use analyze::tagging::parts_of_speech::PartsOfSpeech;
use analyze::tagging::runs::Runs;
use analyze::tagging::tagger::Tagger;
use analyze::tagging::words::Words;
use analyze::tagging::{EntityKind, Tag, parts};
use analyze::text::{Document, Span};
use rayon::prelude::*;
use std::ops::Range;
use std::rc::Rc;

/// How the capitals of a copy are changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Copy {
    /// All letters.
    Capitals,
    /// The first letter of every word but the smallest.
    Title,
}

/// Writes `text` with other capitals, byte by byte, so that spans stay where they are.
fn recase(text: &str, copy: Copy) -> String {
    let mut before = ' ';
    let words: Vec<&str> = text
        .split_inclusive(|c: char| !c.is_alphanumeric())
        .collect();
    let small = [
        "a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with",
    ];
    let mut written = String::with_capacity(text.len());
    for word in words {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let raise_first = !small.contains(&bare) && before != '\'' && before != '’';
        for (at, c) in word.chars().enumerate() {
            let raised = match copy {
                Copy::Capitals => raise(c),
                Copy::Title if at == 0 && raise_first => raise(c),
                Copy::Title => c,
            };
            written.push(raised);
            before = c;
        }
    }
    written
}

/// The capital of a letter when it is as long.
fn raise(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(upper), None) if upper.len_utf8() == c.len_utf8() => upper,
        _ => c,
    }
}

/// Every `share`-th sentence of the article in other capitals, set off as paragraphs.
fn copy_of(
    text: &str,
    spans: &[Span],
    copy: Copy,
    share: usize,
    seed: usize,
) -> Vec<(Span, String)> {
    let chosen = spans
        .iter()
        .enumerate()
        .filter(|(at, _)| (at * 7 + seed).is_multiple_of(share));
    chosen
        .map(|(_, span)| (*span, recase(span.of(text), copy)))
        .collect()
}

/// Sentences of the treebank with their tags.
pub(crate) fn parts_of(texts: &[&Treebank], tagger: &Tagger) -> Vec<Sequence> {
    let sequences = |(seed, bank): (usize, &&Treebank)| {
        let document = Document::of_paragraphs(&bank.text);
        let mut found = parts_of_text(bank, &document, tagger, 0);
        let spans: Vec<Span> = document
            .sentences
            .iter()
            .map(|sentence| sentence.span)
            .collect();
        for (copy, share) in [(Copy::Capitals, 12), (Copy::Title, 8)] {
            for (span, text) in copy_of(&bank.text, &spans, copy, share, seed) {
                let document = Document::of_paragraphs(&text);
                found.extend(parts_of_text(bank, &document, tagger, span.start));
            }
        }
        found
    };
    texts
        .par_iter()
        .enumerate()
        .flat_map_iter(sequences)
        .collect()
}

fn parts_of_text(
    bank: &Treebank,
    document: &Document,
    tagger: &Tagger,
    offset: usize,
) -> Vec<Sequence> {
    let words = Words::new(document, &tagger.lexicon);
    let mut moved = document.clone();
    for token in &mut moved.tokens {
        token.span = Span::new(token.span.start + offset, token.span.end + offset);
    }
    let tags = bank.tags_of(&moved);
    let mut sequences = Vec::new();
    for sentence in &document.sentences {
        let mut sequence = Sequence::default();
        for index in sentence.tokens.clone() {
            let allowed = parts::allowed(&words, index);
            parts::View(&words).features(&sentence.tokens, index, &mut sequence);
            let tag = tags[index].unwrap_or_else(|| stand_in(document, index));
            sequence.end_token(tag as u8, allowed, &[]);
        }
        sequences.push(sequence);
    }
    sequences
}

/// The tag of what has none in the treebank's scheme: foreign words, interjections.
fn stand_in(document: &Document, index: usize) -> Tag {
    if !document.is_word(index) {
        Tag::Punctuation
    } else if document.is_capitalized(index) {
        Tag::Name
    } else {
        Tag::Noun
    }
}

/// Which tags are right, of how many: all texts.
pub(crate) fn score_parts(texts: &[&Treebank], tagger: &Tagger) -> (usize, usize) {
    let score = |bank: &&Treebank| {
        let document = Document::of_paragraphs(&bank.text);
        let found = PartsOfSpeech::new(&document, tagger, &Rc::default());
        let gold = bank.tags_of(&document);
        let known = gold
            .iter()
            .zip(found.all())
            .filter_map(|(gold, found)| Some((*gold)? == found));
        known.fold((0, 0), |(right, all), same| {
            (right + usize::from(same), all + 1)
        })
    };
    texts
        .par_iter()
        .map(score)
        .reduce(|| (0, 0), |one, other| (one.0 + other.0, one.1 + other.1))
}

/// The names of an article as ranges of tokens.
fn names_of(
    article: &Marked,
    document: &Document,
    offset: usize,
) -> Vec<(Range<usize>, EntityKind)> {
    let mut found: Vec<(Range<usize>, EntityKind)> = Vec::new();
    for (span, kind) in &article.names {
        if span.start < offset {
            continue;
        }
        let span = Span::new(span.start - offset, span.end - offset);
        let mut tokens = document.tokens_in(span);
        while !tokens.is_empty()
            && (document.is_possessive(tokens.end - 1)
                || matches!(document.word(tokens.end - 1), "'" | "’" | "," | "\"" | "”"))
        {
            tokens.end -= 1;
        }
        let free = found
            .last()
            .is_none_or(|(before, _)| before.end <= tokens.start);
        let inside = tokens.start < tokens.end
            && document.sentence_of(tokens.start) == document.sentence_of(tokens.end - 1);
        if free && inside {
            found.push((tokens, *kind));
        }
    }
    found
}

/// Reads the names of a document: its sentences one by one with their labels.
fn labels_of(document: &Document, names: &[(Range<usize>, EntityKind)]) -> Vec<u8> {
    encode(
        document.tokens.len(),
        names.iter().map(|(tokens, kind)| (tokens, *kind)),
    )
}

/// Sentences of articles with their names, for the first reading.
pub(crate) fn names_first(articles: &[&Marked], tagger: &Tagger, copies: bool) -> Vec<Sequence> {
    let sequences = |(seed, article): (usize, &&Marked)| {
        let document = Document::new(&article.text, &structure::find(&article.text));
        let mut found = names_of_text(article, &document, tagger, 0);
        if copies {
            let spans: Vec<Span> = document
                .sentences
                .iter()
                .map(|sentence| sentence.span)
                .collect();
            for (copy, share) in [(Copy::Capitals, 8), (Copy::Title, 8)] {
                for (span, text) in copy_of(&article.text, &spans, copy, share, seed) {
                    let document = Document::of_paragraphs(&text);
                    found.extend(names_of_text(article, &document, tagger, span.start));
                }
            }
        }
        found
    };
    articles
        .par_iter()
        .enumerate()
        .flat_map_iter(sequences)
        .collect()
}

fn names_of_text(
    article: &Marked,
    document: &Document,
    tagger: &Tagger,
    offset: usize,
) -> Vec<Sequence> {
    let tags = PartsOfSpeech::new(document, tagger, &Rc::default());
    let words = tags.words();
    let labels = labels_of(document, &names_of(article, document, offset));
    let mut runs = Runs::default();
    let mut sequences = Vec::new();
    for sentence in &document.sentences {
        let mut sequence = Sequence::default();
        runs.read(words, &sentence.tokens);
        for index in sentence.tokens.clone() {
            let allowed = names::allowed(words, index) | 1 << labels[index];
            if !allowed.is_power_of_two() {
                let view = names::View {
                    parts: &tags,
                    runs: &runs,
                };
                view.features(&sentence.tokens, index, &mut sequence);
            }
            sequence.end_token(labels[index], allowed, &[]);
        }
        sequences.push(sequence);
    }
    sequences
}

/// Sentences of articles with their names, for the second reading: `tagger` has not learnt from
/// these articles.
pub(crate) fn names_second(articles: &[&Marked], tagger: &Tagger) -> Vec<Sequence> {
    articles
        .par_iter()
        .flat_map_iter(|article| names_again(article, tagger))
        .collect()
}

fn names_again(article: &Marked, tagger: &Tagger) -> Vec<Sequence> {
    let document = Document::new(&article.text, &structure::find(&article.text));
    let tags = PartsOfSpeech::new(&document, tagger, &Rc::default());
    let words = tags.words();
    let first = tagger.first_reading(&document, &tags, &mut Memory::default());
    let context = Context::new(words, &first.stretches, &first.labels);
    let mut names = names_of(article, &document, 0);
    // What no reading can find teaches nothing.
    let cells = first.by_token(document.tokens.len());
    names.retain(|(tokens, _)| cells[tokens.clone()].iter().all(Option::is_some));
    let labels = labels_of(&document, &names);
    let mut sequences = Vec::new();
    for sentence in &document.sentences {
        let mut sequence = Sequence::default();
        for index in sentence.tokens.clone() {
            let Some(cell) = cells[index] else {
                sequence.end_token(labels[index], 1 << label::OUTSIDE, &[0.0; label::COUNT]);
                continue;
            };
            let mut base = [0.0; label::COUNT];
            for (base, score) in base.iter_mut().zip(cell.scores) {
                *base = f32::from(score) / analyze::tagging::model::UNIT;
            }
            context.features(&document, words, &sentence.tokens, index, &mut sequence);
            sequence.end_token(labels[index], cell.allowed, &base);
        }
        sequences.push(sequence);
    }
    sequences
}

/// How to learn parts of speech.
pub(crate) fn parts_options(times: u64) -> Options {
    Options {
        labels: parts::COUNT,
        epochs: 12,
        rate: 0.1,
        decay: 1e-4,
        least: 2,
        dropped: [20, 20, 0],
        buckets: 16_384,
        seed: 1,
        times,
        transitions: Vec::new(),
    }
}

/// How to learn names.
pub(crate) fn names_options(times: u64) -> Options {
    Options {
        labels: label::COUNT,
        epochs: 10,
        rate: 0.1,
        decay: 5e-4,
        least: 2,
        dropped: [80, 50, 30],
        buckets: 28_672,
        seed: 2,
        times,
        transitions: Vec::new(),
    }
}

/// How to learn the second reading.
pub(crate) fn context_options(times: u64) -> Options {
    Options {
        labels: label::COUNT,
        epochs: 10,
        rate: 0.03,
        decay: 1e-3,
        least: 5,
        dropped: [0; 3],
        buckets: 4096,
        seed: 3,
        times,
        transitions: Vec::new(),
    }
}

/// Which label may stand behind which.
pub(crate) fn may_follow(from: Option<u8>, to: u8) -> bool {
    from.map_or(label::may_begin(to), |from| label::may_follow(from, to))
}
