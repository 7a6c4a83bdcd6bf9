//! A page for the browser: the article with its findings marked in place and lists beside it, and
//! an index over many articles.
//!
//! Comes in: the text, its [`Analysis`] and its [`Place`]. Goes out: HTML that needs no network and
//! no script; a content security policy forbids both, so that nothing an article holds can run.
//! What moves (light and dark, kinds switched off, cards at the pointer) is done by the style
//! sheet. The templates lie beside this file and escape all words.

mod article;
mod index;
mod lists;
mod marks;
#[cfg(test)]
mod tests;
mod words;

use crate::Analysis;
use crate::analysis::Stance;
use crate::report::stances::STANCES;
use crate::report::{names, tidy};
use article::Block;
use askama::Template;
pub use index::{Entry, Index};
use lists::{Group, Player, Promise, Statement};
use std::fmt::Write;
use std::path::Path;

/// Findings at most that light up together at the pointer: browsers look at each rule for it
/// whenever the pointer moves.
const LIT: usize = 1500;

/// Where a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place<'a> {
    /// The article as it was named.
    pub name: Option<&'a str>,
    /// The page's path below the folder of the index, when there is one.
    pub below_index: Option<&'a Path>,
}

/// The page of one article, without the last newline.
pub fn page(text: &str, analysis: &Analysis, place: Place) -> String {
    let marks = marks::marks(analysis);
    let page = Page {
        style: STYLE,
        rules: rules(analysis),
        lang: analysis.language.unwrap_or("en"),
        title: analysis.headline.map(|headline| tidy(headline.of(text))),
        name: place.name.map(tidy),
        index: place.below_index.map(to_index),
        blocks: article::blocks(text, analysis, &marks),
        chips: chips(analysis),
        commitments: analysis.commitments.len(),
        quotes: analysis.quotes.len(),
        promises: lists::promises(text, analysis),
        statements: lists::statements(text, analysis),
        unsaid: lists::unsaid(text, analysis),
        players: lists::players(analysis),
        warnings: analysis
            .warnings
            .iter()
            .map(|one| tidy(&one.message))
            .collect(),
    };
    rendered(&page)
}

/// The style sheet of all pages.
const STYLE: &str = include_str!("style.css");

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'t> {
    style: &'static str,
    rules: String,
    lang: &'static str,
    title: Option<String>,
    name: Option<String>,
    index: Option<String>,
    blocks: Vec<Block<'t>>,
    chips: Vec<Chip>,
    commitments: usize,
    quotes: usize,
    promises: Vec<Group<Promise>>,
    statements: Vec<Group<Statement>>,
    unsaid: Vec<Statement>,
    players: Vec<Player>,
    warnings: Vec<String>,
}

/// A stance in the legend.
struct Chip {
    stance: &'static str,
    count: usize,
}

fn chips(analysis: &Analysis) -> Vec<Chip> {
    let count = |stance: Stance| {
        let found = analysis.commitments.iter();
        found.filter(|one| one.stance == stance).count()
    };
    let chips = STANCES.map(|stance| Chip {
        stance: names::stance(stance),
        count: count(stance),
    });
    chips.into_iter().filter(|chip| chip.count > 0).collect()
}

/// One rule a finding: what belongs together lights up together, and its card is shown.
fn rules(analysis: &Analysis) -> String {
    let kinds = [
        ('a', analysis.actors.len()),
        ('c', analysis.commitments.len()),
        ('q', analysis.quotes.len()),
    ];
    let mut rules = String::new();
    if kinds.iter().map(|(_, count)| count).sum::<usize>() > LIT {
        return rules;
    }
    for (kind, count) in kinds {
        for id in (1..=count).map(|number| format!("{kind}{number}")) {
            // Writing into a string cannot fail.
            let _ = writeln!(
                rules,
                ":root:has(.{id}:is(:hover,:focus,:target)) :is(.{id},.{id}x){{--on:1;--card:block}}"
            );
        }
    }
    rules
}

/// "../../index.html" for a page two folders down.
fn to_index(path: &Path) -> String {
    let folders = path.components().count().saturating_sub(1);
    format!("{}index.html", "../".repeat(folders))
}

/// The page, without the last newline.
fn rendered(template: &impl Template) -> String {
    // Writing into memory cannot fail, and nothing in the templates does.
    let mut page = template.render().unwrap_or_default();
    page.truncate(page.trim_end_matches('\n').len());
    page
}
