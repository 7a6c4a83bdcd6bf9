//! Trains the model of the tagger: `src/tagging/model.bin`.
//!
//! ```text
//! cargo run --release --example train -- CORPORA OUT             everything
//! cargo run --release --example train -- CORPORA OUT --develop   some newspapers held aside and scored
//! ```
//!
//! CORPORA holds `entities-train.jsonl` (names marked by hand), `gum/*.conllu` (parts of speech),
//! `news-unlabelled.jsonl.gz` and `facts/*.tsv`. `--gold FILE` scores other marked articles,
//! `--misses N` prints differences, `--lexicon FILE` keeps the lexicon for the next run.
//! `--finish FILE` learns nothing: of that model file it closes the words that are labelled alike
//! wherever they stand, and puts the weights in the order of use.
//! The same data give the same bytes. Takes some minutes and 4 GB.
//!
//! The lexicon comes first: classes of words and lists. With it parts of speech are learnt, with
//! these names. That tagger reads the news; what it takes words for goes into the lexicon, and
//! all is learnt again. The second reading of names learns from first readings by taggers that
//! have not seen the newspaper: one of [`FOLDS`] parts of them is left out of each. At the end
//! words are closed and weights arranged.
#![allow(clippy::print_stdout, clippy::print_stderr, missing_docs)]

mod closed;
mod clusters;
mod corpora;
mod score;
mod tasks;
mod uses;
mod vocabulary;

use analyze::tagging::file;
use analyze::tagging::learner::{self, Learnt, Options, Sequence};
use analyze::tagging::tagger::Tagger;
use corpora::{Marked, Outcome, Treebank};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;
use vocabulary::Vocabulary;

/// How often everything is learnt, with other random numbers, to be averaged: one time differs from
/// the next by half a point of F1.
const TIMES: u64 = 8;
/// The same for the tagger that reads the news.
const FIRST_TIMES: u64 = 4;
/// Parts of the newspapers for the second reading.
const FOLDS: usize = 4;
/// How much of what the second reading has learnt is believed. Found by trial: with all of it,
/// articles that it has not learnt from came out worse in places; 0.65 and 0.4 came out alike.
const TEMPER: f32 = 0.5;

struct Arguments {
    corpora: PathBuf,
    out: PathBuf,
    develop: bool,
    gold: Vec<PathBuf>,
    misses: usize,
    lexicon: Option<PathBuf>,
    finish: Option<PathBuf>,
}

fn main() -> Outcome<()> {
    let arguments = arguments()?;
    let start = Instant::now();
    let step = |what: &str| eprintln!("{:6.1} s  {what}", start.elapsed().as_secs_f32());
    let articles = corpora::marked(&arguments.corpora.join("entities-train.jsonl"))?;
    let banks = corpora::treebank(&arguments.corpora.join("gum"))?;
    let (articles, aside) = split(&articles, arguments.develop);
    let (banks, banks_aside) = split_banks(&banks, arguments.develop);
    step("corpora read");
    let texts = corpora::news(&arguments.corpora.join("news-unlabelled.jsonl.gz"))?;
    step("news read");
    if let Some(path) = &arguments.finish {
        let file = fs::read(path)?;
        let learnt = finished(&texts, &articles, file::split(&file).map(<[u8]>::to_vec));
        let learnt = [0, 1, 2, 3].map(|part| learnt[part].as_slice());
        fs::write(&arguments.out, file::write(learnt, &file::note(&file)))?;
        return Ok(());
    }
    let lexicon = lexicon(&arguments, &texts, (&articles, &banks), &step)?;
    let parts = learn_parts(&banks, [&lexicon, &[], &[], &[]], TIMES);
    step("parts of speech learnt");
    let first = learn_names(&articles, [&lexicon, &parts, &[], &[]], TIMES);
    step("first reading learnt");
    let second = learn_context(&articles, [&lexicon, &parts, &[], &[]], &first);
    step("second reading learnt");
    let learnt = finished(&texts, &articles, [lexicon, parts, first, second]);
    let [lexicon, parts, first, second] = &learnt;
    step("words closed, weights arranged");
    let tagger = Tagger::of([lexicon, parts, first, second]);
    let mut note = String::from(
        "Learnt by src/tagging/trainer from en-worldwide-newswire (names), GUM (parts of speech), \
         unlabelled news and lists of facts (classes of words).",
    );
    if arguments.develop {
        let (right, all) = tasks::score_parts(&banks_aside, &tagger);
        #[expect(clippy::cast_precision_loss, reason = "small counts")]
        let share = 100.0 * right as f64 / all.max(1) as f64;
        println!("parts {share:.2} % of {all}");
        println!(
            "first alone  {}",
            score::names(&aside, &Tagger::of([lexicon, parts, first, &[]]), 0)
        );
        let score = score::names(&aside, &tagger, arguments.misses);
        println!("held aside   {score}");
        write!(note, " Held aside: parts {share:.1} %, names {score}")?;
    }
    for path in &arguments.gold {
        let gold = corpora::marked(path)?;
        let gold: Vec<&Marked> = gold.iter().collect();
        let alone = Tagger::of([lexicon, parts, first, &[]]);
        println!(
            "{} first alone {}",
            path.display(),
            score::names(&gold, &alone, 0)
        );
        let score = score::names(&gold, &tagger, 0);
        println!("{} {score}", path.display());
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        write!(note, " {name}, F1 (precision recall): {score}")?;
    }
    fs::write(
        &arguments.out,
        file::write([lexicon, parts, first, second], &note),
    )?;
    step("written");
    Ok(())
}

fn arguments() -> Outcome<Arguments> {
    let mut rest = std::env::args().skip(1);
    let usage = "usage: train CORPORA OUT [--develop] [--gold FILE] [--misses N] [--lexicon FILE] [--finish FILE]";
    let mut read = Arguments {
        corpora: rest.next().ok_or(usage)?.into(),
        out: rest.next().ok_or(usage)?.into(),
        develop: false,
        gold: Vec::new(),
        misses: 0,
        lexicon: None,
        finish: None,
    };
    while let Some(option) = rest.next() {
        match option.as_str() {
            "--develop" => read.develop = true,
            "--gold" => read.gold.push(rest.next().ok_or(usage)?.into()),
            "--misses" => read.misses = rest.next().ok_or(usage)?.parse()?,
            "--finish" => read.finish = Some(rest.next().ok_or(usage)?.into()),
            "--lexicon" => read.lexicon = Some(rest.next().ok_or(usage)?.into()),
            _ => return Err(usage.into()),
        }
    }
    Ok(read)
}

/// To learn from and, when developing, every sixth newspaper to score.
fn split(articles: &[Marked], develop: bool) -> (Vec<&Marked>, Vec<&Marked>) {
    let newspapers: BTreeSet<&str> = articles.iter().map(Marked::newspaper).collect();
    let aside: BTreeSet<&str> = newspapers.into_iter().skip(1).step_by(4).collect();
    articles
        .iter()
        .partition(|article| !develop || !aside.contains(article.newspaper()))
}

/// To learn from and, when developing, every third news text to score.
fn split_banks(banks: &[Treebank], develop: bool) -> (Vec<&Treebank>, Vec<&Treebank>) {
    let news = banks.iter().filter(|bank| bank.name.contains("news"));
    let aside: BTreeSet<&str> = news
        .skip(1)
        .step_by(3)
        .map(|bank| bank.name.as_str())
        .collect();
    banks
        .iter()
        .partition(|bank| !develop || !aside.contains(bank.name.as_str()))
}

/// The lexicon, from its file when there is one.
fn lexicon(
    arguments: &Arguments,
    texts: &[String],
    (articles, banks): (&[&Marked], &[&Treebank]),
    step: &impl Fn(&str),
) -> Outcome<Vec<u8>> {
    if let Some(path) = arguments.lexicon.as_deref().filter(|path| path.exists()) {
        return Ok(fs::read(path)?);
    }
    let marked: Vec<Marked> = articles.iter().map(|article| (*article).clone()).collect();
    let mut vocabulary = Vocabulary::new(&arguments.corpora, texts, &marked)?;
    step("classes of words made");
    let (first, figures) = vocabulary.write();
    step(&format!(
        "{} words, {} phrases, {} left out",
        figures[0], figures[1], figures[2]
    ));
    if let Some(path) = &arguments.lexicon {
        fs::write(path.with_extension("first"), &first)?;
    }
    let parts = learn_parts(banks, [&first, &[], &[], &[]], FIRST_TIMES);
    let names = learn_names(articles, [&first, &parts, &[], &[]], FIRST_TIMES);
    step("a first tagger learnt");
    vocabulary.add_uses(texts, &Tagger::of([&first, &parts, &names, &[]]));
    step("news tagged");
    let (lexicon, figures) = vocabulary.write();
    step(&format!(
        "{} words, {} phrases, {} left out",
        figures[0], figures[1], figures[2]
    ));
    if let Some(path) = &arguments.lexicon {
        fs::write(path, &lexicon)?;
    }
    Ok(lexicon)
}

/// What was learnt, words closed and weights arranged.
fn finished(texts: &[String], articles: &[&Marked], mut learnt: [Vec<u8>; 4]) -> [Vec<u8>; 4] {
    learnt[0] = closed::closed(texts, [0, 1, 2, 3].map(|part| learnt[part].as_slice()));
    uses::arranged(articles, learnt)
}

fn learn_parts(banks: &[&Treebank], known: [&[u8]; 4], times: u64) -> Vec<u8> {
    let sequences = tasks::parts_of(banks, &Tagger::of(known));
    let options = tasks::parts_options(times);
    model_of(&learner::learn(&sequences, &options, |_, _| true), &options)
}

fn learn_names(articles: &[&Marked], known: [&[u8]; 4], times: u64) -> Vec<u8> {
    let sequences = tasks::names_first(articles, &Tagger::of(known), true);
    let options = tasks::names_options(times);
    model_of(
        &learner::learn(&sequences, &options, tasks::may_follow),
        &options,
    )
}

/// Learns the second reading; `first` is the model of the first one.
fn learn_context(articles: &[&Marked], known: [&[u8]; 4], first: &[u8]) -> Vec<u8> {
    let fold = |left_out: usize| -> Vec<Sequence> {
        let newspapers: BTreeSet<&str> = articles.iter().map(|one| one.newspaper()).collect();
        let folds: BTreeMap<&str, usize> = newspapers.into_iter().zip((0..FOLDS).cycle()).collect();
        let chosen = |left: bool| -> Vec<&Marked> {
            let mut chosen = articles.to_vec();
            chosen.retain(|one| (folds.get(one.newspaper()) == Some(&left_out)) == left);
            chosen
        };
        let names = learn_names(&chosen(false), known, TIMES);
        let [lexicon, parts, ..] = known;
        tasks::names_second(&chosen(true), &Tagger::of([lexicon, parts, &names, &[]]))
    };
    let sequences: Vec<Sequence> = (0..FOLDS)
        .into_par_iter()
        .map(fold)
        .collect::<Vec<_>>()
        .into_iter()
        .flatten()
        .collect();
    let begun = Tagger::of([&[], &[], first, &[]]).names.transitions();
    let options = Options {
        transitions: begun.clone(),
        ..tasks::context_options(TIMES)
    };
    let learnt = learner::learn(&sequences, &options, tasks::may_follow);
    model_of(&learnt.tempered(TEMPER, &begun), &options)
}

/// The bytes of what was learnt.
fn model_of(learnt: &Learnt, options: &Options) -> Vec<u8> {
    let (bytes, left_out) = learnt.write(options.buckets);
    eprintln!(
        "          {} features, {left_out} of them left out",
        learnt.len()
    );
    bytes
}
