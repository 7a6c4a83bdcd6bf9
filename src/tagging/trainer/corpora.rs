//! Reads the corpora: marked articles, the treebank, unlabelled news, lists of facts.

use analyze::tagging::{EntityKind, Tag};
use analyze::text::{Document, Span};
use flate2::read::GzDecoder;
use serde::Deserialize;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;

/// What reading can end with.
pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

/// An article with its names marked by hand.
#[derive(Debug, Clone)]
pub(crate) struct Marked {
    /// Newspaper and number.
    pub(crate) id: String,
    /// The whole article.
    pub(crate) text: String,
    /// Bytes of the names.
    pub(crate) names: Vec<(Span, EntityKind)>,
}

impl Marked {
    /// The newspaper: the id without its number.
    pub(crate) fn newspaper(&self) -> &str {
        self.id
            .rsplit_once('_')
            .map_or(&self.id, |(paper, _)| paper)
    }
}

#[derive(Deserialize)]
struct MarkedRecord {
    id: String,
    text: String,
    entities: Vec<(usize, usize, String)>,
}

/// Reads articles with names in code points, one JSON object a line.
pub(crate) fn marked(path: &Path) -> Outcome<Vec<Marked>> {
    let mut articles = Vec::new();
    for line in fs::read_to_string(path)?.lines() {
        let record: MarkedRecord = serde_json::from_str(line)?;
        let mut bytes: Vec<usize> = record.text.char_indices().map(|(at, _)| at).collect();
        bytes.push(record.text.len());
        let byte = |point: usize| {
            bytes
                .get(point)
                .copied()
                .ok_or("a name outside its article")
        };
        let mut names = Vec::new();
        for (start, end, code) in &record.entities {
            let kind = EntityKind::from_code(code).ok_or("an unknown kind of name")?;
            names.push((Span::new(byte(*start)?, byte(*end)?), kind));
        }
        articles.push(Marked {
            id: record.id,
            text: record.text,
            names,
        });
    }
    Ok(articles)
}

/// A text of the treebank.
#[derive(Debug, Clone)]
pub(crate) struct Treebank {
    /// `GUM_news_afghan`
    pub(crate) name: String,
    /// Paragraphs set off by blank lines.
    pub(crate) text: String,
    /// In text order; none for what has no tag here (interjections, foreign words).
    pub(crate) tags: Vec<(Span, Option<Tag>)>,
}

/// Reads all texts of a folder of CoNLL-U files, in the order of their names.
pub(crate) fn treebank(folder: &Path) -> Outcome<Vec<Treebank>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "conllu"));
    paths.sort();
    paths.iter().map(|path| treebank_text(path)).collect()
}

fn treebank_text(path: &Path) -> Outcome<Treebank> {
    let mut read = Treebank {
        name: path
            .file_stem()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        text: String::new(),
        tags: Vec::new(),
    };
    let mut inside = 0;
    let mut space_behind = true;
    for line in fs::read_to_string(path)?.lines() {
        if line.starts_with("# newpar")
            && !line.starts_with("# newpar_block")
            && !read.text.is_empty()
        {
            read.text.push_str("\n\n");
        }
        let cells: Vec<&str> = line.split('\t').collect();
        let [number, form, _, _, penn, .., misc] = cells[..] else {
            continue;
        };
        let space = !misc.split('|').any(|cell| cell == "SpaceAfter=No");
        if let Some((first, last)) = number.split_once('-') {
            inside = last.parse::<usize>()? + 1 - first.parse::<usize>()?;
            space_behind = space;
            continue;
        }
        if number.contains('.') {
            continue;
        }
        let start = read.text.len();
        read.text.push_str(form);
        read.tags
            .push((Span::new(start, read.text.len()), tag_of(penn)));
        let glued = if inside > 0 {
            inside -= 1;
            inside > 0 || !space_behind
        } else {
            !space
        };
        if !glued {
            read.text.push(' ');
        }
    }
    Ok(read)
}

/// The tag for a tag of the Penn Treebank.
fn tag_of(penn: &str) -> Option<Tag> {
    Some(match penn {
        "NN" | "NNS" => Tag::Noun,
        "NNP" | "NNPS" => Tag::Name,
        "VB" => Tag::VerbBase,
        "VBP" => Tag::VerbPresent,
        "VBZ" => Tag::VerbS,
        "VBD" => Tag::VerbPast,
        "VBN" => Tag::Participle,
        "VBG" => Tag::Gerund,
        "MD" => Tag::Modal,
        "JJ" | "JJR" | "JJS" => Tag::Adjective,
        "RB" | "RBR" | "RBS" => Tag::Adverb,
        "DT" | "PDT" => Tag::Determiner,
        "IN" => Tag::Preposition,
        "TO" => Tag::To,
        "PRP" | "EX" => Tag::Pronoun,
        "PRP$" => Tag::PossessivePronoun,
        "CC" => Tag::Conjunction,
        "WDT" | "WP" | "WP$" | "WRB" => Tag::Wh,
        "CD" => Tag::Number,
        "POS" => Tag::Possessive,
        "RP" => Tag::Particle,
        "," | "." | ":" | "``" | "''" | "-LRB-" | "-RRB-" | "HYPH" | "$" | "SYM" | "NFP" => {
            Tag::Punctuation
        }
        _ => return None,
    })
}

impl Treebank {
    /// The tag of every token of `document`: that of the first of its words in the treebank.
    pub(crate) fn tags_of(&self, document: &Document) -> Vec<Option<Tag>> {
        document
            .tokens
            .iter()
            .map(|token| {
                let at = self
                    .tags
                    .partition_point(|(span, _)| span.end <= token.span.start);
                self.tags
                    .get(at)
                    .filter(|(span, _)| span.start < token.span.end)?
                    .1
            })
            .collect()
    }
}

#[derive(Deserialize)]
struct TextRecord {
    text: String,
}

/// Reads the texts of unlabelled news, gzipped JSON Lines.
pub(crate) fn news(path: &Path) -> Outcome<Vec<String>> {
    let reader = BufReader::new(GzDecoder::new(File::open(path)?));
    let mut texts = Vec::new();
    for line in reader.lines() {
        texts.push(serde_json::from_str::<TextRecord>(&line?)?.text);
    }
    Ok(texts)
}

/// Reads a list of facts: the cells of each line but the first.
pub(crate) fn facts(folder: &Path, name: &str) -> Outcome<Vec<Vec<String>>> {
    let text = fs::read_to_string(folder.join(name).with_extension("tsv"))?;
    let lines = text.lines().skip(1);
    Ok(lines
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect())
}
