//! Reads English news articles: what is headline, dateline and body, who is quoted saying what,
//! who acts, and who has bound themselves to do what.
//!
//! ```
//! let text = "Mayor quits\n\n“I will resign on Monday,” Mayor Jane Doe said.";
//! let analysis = analyze::analyze(text);
//! assert_eq!(analysis.headline.map(|span| span.of(text)), Some("Mayor quits"));
//! assert_eq!(analysis.quotes[0].speaker.as_ref().and_then(|speaker| speaker.name.as_deref()), Some("Jane Doe"));
//! ```
//!
//! # Architecture
//! Data flows one way; every stage is a room with one public entry, takes what it needs as
//! arguments and returns plain data. No stage knows of the reports or the command line.
//!
//! | stage | room | in | out |
//! |---|---|---|---|
//! | source | [`source`] | bytes | decoded text, encoding |
//! | language | [`language`] | text | ISO 639-1 code |
//! | structure | [`structure`] | text | headline, dateline, byline, captions, paragraphs, furniture |
//! | text | [`text`] | text, structure | [`Document`](text::Document): tokens, sentences, passages |
//! | tagging | [`tagging`] | document | names, and the part of speech of every token that is asked for |
//! | actors | [`actors`] | document, names | people, organisations, countries, places, their mentions |
//! | quotes | [`quotes`] | document, parts of speech, actors | statements with cue and speaker |
//! | commitments | [`commitments`] | document, parts of speech, actors, quotes | who bound themselves to what |
//! | report | [`report`] | text, [`Analysis`] | JSON, text and pages for people, tables, annotation for brat |
//!
//! Inside, every [`Span`](text::Span) counts bytes; code points are computed in the reports.
//! Analysis cannot fail: doubt is data (none, confidence, warnings).

pub mod actors;
pub mod analysis;
pub mod commitments;
pub mod language;
pub mod quotes;
pub mod report;
pub mod source;
pub mod structure;
pub mod tagging;
pub mod text;
mod warnings;

pub use analysis::Analysis;

/// What a caller can choose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Commitments with a lower confidence (0 to 1) are left out.
    pub min_confidence: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            min_confidence: commitments::MIN_CONFIDENCE,
        }
    }
}

/// Analyses one article. Takes any text and never fails; what is doubtful stands in
/// [`Analysis::warnings`].
pub fn analyze(text: &str) -> Analysis {
    analyze_with(text, Settings::default())
}

/// [`analyze`] with other settings than the usual ones.
pub fn analyze_with(text: &str, settings: Settings) -> Analysis {
    let language = language::detect(text);
    let structure = structure::find(text);
    let document = text::Document::new(text, &structure);
    let tags = tagging::tag(&document);
    let actors = actors::find(&document, &tags.entities);
    let quotes = quotes::find(&document, &tags.parts, &actors);
    let mut commitments = commitments::find(&document, &tags.parts, &structure, &actors, &quotes);
    commitments.retain(|commitment| commitment.confidence >= settings.min_confidence);
    let warnings = warnings::find(text, language, &structure, &quotes.unbalanced);
    Analysis {
        language: language.map(|language| language.code),
        headline: structure.headline,
        dateline: structure.dateline,
        byline: structure.byline,
        captions: structure.captions,
        paragraphs: structure.paragraphs,
        furniture: structure.furniture,
        quotes: quotes.quotes,
        actors: actors.actors,
        places: actors.places,
        commitments,
        warnings,
    }
}
