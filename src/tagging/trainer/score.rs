//! Counts what a tagger finds in marked articles, as `score.py` does: exact spans, nationalities
//! and facilities left aside.

use crate::corpora::Marked;
use analyze::structure;
use analyze::tagging::tagger::Tagger;
use analyze::tagging::{Entity, EntityKind};
use analyze::text::{Document, Span};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt;

/// Right, wrongly found, missed; for people, organisations, locations, spans whatever their kind.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Score([[usize; 3]; 4]);

impl Score {
    fn add(mut self, other: Self) -> Self {
        for (cell, more) in self.0.iter_mut().flatten().zip(other.0.iter().flatten()) {
            *cell += more;
        }
        self
    }
}

impl fmt::Display for Score {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let [person, organization, location, span] = self.0;
        let mut all = [0; 3];
        for kind in [person, organization, location] {
            for (sum, count) in all.iter_mut().zip(kind) {
                *sum += count;
            }
        }
        let rows = [
            ("all", all),
            ("PER", person),
            ("ORG", organization),
            ("LOC", location),
            ("span", span),
        ];
        for (name, [right, extra, missed]) in rows {
            #[expect(clippy::cast_precision_loss, reason = "small counts")]
            let share = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
            let (p, r) = (share(right, right + extra), share(right, right + missed));
            let f = share(2 * right, 2 * right + extra + missed);
            write!(out, "{name} {f:.1} ({p:.1} {r:.1})  ")?;
        }
        Ok(())
    }
}

/// Counts over all articles; prints up to `misses` differences.
pub(crate) fn names(articles: &[&Marked], tagger: &Tagger, misses: usize) -> Score {
    let one = |article: &&Marked| {
        let document = Document::new(&article.text, &structure::find(&article.text));
        let tags = tagger.tag(&document);
        compare(article, &document, &tags.entities)
    };
    let scores: Vec<(Score, Vec<String>)> = articles.par_iter().map(one).collect();
    let differences = scores.iter().flat_map(|(_, lines)| lines);
    for line in differences.take(misses) {
        #[expect(clippy::print_stdout, reason = "the trainer reports there")]
        {
            println!("{line}");
        }
    }
    scores
        .iter()
        .fold(Score::default(), |sum, (score, _)| sum.add(*score))
}

fn aside(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Nationality | EntityKind::Facility)
}

fn compare(article: &Marked, document: &Document, found: &[Entity]) -> (Score, Vec<String>) {
    let ignored: Vec<Span> = article
        .names
        .iter()
        .filter(|(_, kind)| aside(*kind))
        .map(|(span, _)| *span)
        .collect();
    let gold: BTreeMap<Span, EntityKind> = article
        .names
        .iter()
        .filter(|(_, kind)| !aside(*kind))
        .copied()
        .collect();
    let found: BTreeMap<Span, EntityKind> = found
        .iter()
        .map(|entity| (document.span(&entity.tokens), entity.kind))
        .filter(|(span, kind)| !aside(*kind) && !ignored.contains(span))
        .collect();
    let mut score = Score::default();
    let mut lines = Vec::new();
    for (span, kind) in &gold {
        let same = found.get(span);
        score.0[*kind as usize][if same == Some(kind) { 0 } else { 2 }] += 1;
        score.0[3][if same.is_some() { 0 } else { 2 }] += 1;
        if same != Some(kind) {
            lines.push(line(
                article,
                *span,
                kind.code(),
                same.map_or("-", |kind| kind.code()),
            ));
        }
    }
    for (span, kind) in &found {
        let same = gold.get(span);
        score.0[*kind as usize][1] += usize::from(same != Some(kind));
        score.0[3][1] += usize::from(same.is_none());
        if same.is_none() {
            lines.push(line(article, *span, "-", kind.code()));
        }
    }
    lines.sort();
    (score, lines)
}

fn line(article: &Marked, span: Span, gold: &str, found: &str) -> String {
    let text = &article.text;
    let before: Vec<char> = text
        .get(..span.start)
        .unwrap_or("")
        .chars()
        .rev()
        .take(50)
        .collect();
    let before: String = before.into_iter().rev().collect();
    let behind: String = text
        .get(span.end..)
        .unwrap_or("")
        .chars()
        .take(40)
        .collect();
    let shown = format!("{before}[[{}]]{behind}", span.of(text)).replace('\n', "⏎");
    format!(
        "{} {:6} gold {gold} found {found}: {shown}",
        article.id, span.start
    )
}
