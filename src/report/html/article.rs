//! The article as it was laid out, its findings marked in place.

use super::marks::{Cutter, Finding, Mark, Piece};
use super::words::shown;
use crate::analysis::{Analysis, ParagraphRole};
use crate::report::names;
use crate::text::Span;
use std::borrow::Cow;
use std::collections::HashSet;

/// A headline, a paragraph, a caption.
pub(super) struct Block<'t> {
    /// The element.
    pub(super) tag: &'static str,
    /// Its class in the style sheet.
    pub(super) class: &'static str,
    /// Of a paragraph, from 1.
    pub(super) number: Option<usize>,
    /// A dateline on the paragraph's own line.
    pub(super) lead: Vec<Stretch<'t>>,
    /// The text.
    pub(super) stretches: Vec<Stretch<'t>>,
}

/// Text under the same marks.
pub(super) struct Stretch<'t> {
    /// Places that lists link to: id, and the classes that light up with them or show a sign.
    pub(super) anchors: Vec<(String, String)>,
    /// All classes of its marks; empty where there are none.
    pub(super) class: String,
    /// Where a click leads: the entry in the list.
    pub(super) entry: Option<String>,
    /// True for the one stretch of a finding that the keyboard stops at.
    pub(super) is_stop: bool,
    /// The words, safe to show.
    pub(super) words: Cow<'t, str>,
}

/// All blocks in text order. Together they hold every character that is not white space.
pub(super) fn blocks<'t>(text: &'t str, analysis: &Analysis, marks: &[Mark]) -> Vec<Block<'t>> {
    let mut writer = Writer {
        text,
        marks,
        cutter: Cutter::new(marks),
        begun: HashSet::new(),
        stopped: HashSet::new(),
        paragraph: None,
    };
    let mut blocks: Vec<Block> = Vec::new();
    let mut dateline: Option<Span> = None;
    for part in parts(analysis) {
        writer.paragraph = part.number;
        let stretches = writer.write(part.span);
        let runs_in = |dateline: Span| {
            let between = Span::new(dateline.end, part.span.start).of(text);
            !between.contains(['\n', '\r'])
        };
        let before = dateline.take().filter(|_| part.class == "body");
        let lead = if before.is_some_and(runs_in) {
            blocks.pop().map_or_else(Vec::new, |lead| lead.stretches)
        } else {
            Vec::new()
        };
        dateline = (part.class == "dateline").then_some(part.span);
        blocks.push(Block {
            tag: part.tag,
            class: part.class,
            number: part.number,
            lead,
            stretches,
        });
    }
    blocks
}

struct Part {
    span: Span,
    tag: &'static str,
    class: &'static str,
    number: Option<usize>,
}

fn parts(analysis: &Analysis) -> Vec<Part> {
    let part = |span, tag, class| Part {
        span,
        tag,
        class,
        number: None,
    };
    let mut parts = Vec::new();
    parts.extend(analysis.headline.map(|span| part(span, "h1", "headline")));
    let datelines = analysis
        .dateline
        .iter()
        .flat_map(|dateline| &dateline.spans);
    parts.extend(datelines.map(|&span| part(span, "div", "dateline")));
    let byline = analysis.byline.as_ref();
    parts.extend(byline.map(|byline| part(byline.span, "div", "byline")));
    let captions = analysis.captions.iter();
    parts.extend(captions.map(|caption| part(caption.span, "p", "caption")));
    for (index, paragraph) in analysis.paragraphs.iter().enumerate() {
        let (tag, class) = match paragraph.role {
            ParagraphRole::Body => ("p", "body"),
            ParagraphRole::Subheading => ("h2", "subheading"),
        };
        parts.push(Part {
            number: Some(index + 1),
            ..part(paragraph.span, tag, class)
        });
    }
    for furniture in &analysis.furniture {
        let class = names::furniture(furniture.role);
        parts.push(part(furniture.span, "p", class));
    }
    parts.sort_by_key(|part| part.span);
    parts
}

struct Writer<'t, 'm> {
    text: &'t str,
    marks: &'m [Mark],
    cutter: Cutter<'m>,
    /// Places that lists link to and that are written already.
    begun: HashSet<String>,
    /// Findings that the keyboard stops at already.
    stopped: HashSet<String>,
    paragraph: Option<usize>,
}

impl<'t> Writer<'t, '_> {
    fn write(&mut self, span: Span) -> Vec<Stretch<'t>> {
        let pieces = self.cutter.cut(span);
        pieces
            .into_iter()
            .map(|piece| self.stretch(&piece))
            .collect()
    }

    fn stretch(&mut self, piece: &Piece) -> Stretch<'t> {
        let mut anchors = Vec::new();
        let mut classes: Vec<String> = Vec::new();
        for &at in &piece.marks {
            let mark = self.marks[at];
            let id = mark.finding.id();
            if mark.is_relation() {
                add(&mut classes, &format!("{id}x"));
                continue;
            }
            self.anchor(&mut anchors, mark, &id);
            for class in mark.class {
                add(&mut classes, class);
            }
            add(&mut classes, &id);
        }
        let words = shown(piece.span.of(self.text));
        // A link needs words to be spoken.
        let entry = self.entry(piece).filter(|_| !words.trim().is_empty());
        let is_stop = entry
            .as_ref()
            .is_some_and(|entry| self.stopped.insert(entry.clone()));
        Stretch {
            anchors,
            class: classes.join(" "),
            entry,
            is_stop,
            words,
        }
    }

    /// The place that the lists link to: the first of a finding; for actors one in each paragraph.
    fn anchor(&mut self, anchors: &mut Vec<(String, String)>, mark: Mark, id: &str) {
        // The list of a commitment leads to what is promised, wherever its cue stands.
        if matches!(mark.class[0], "cue" | "if") {
            return;
        }
        let mut ids = vec![format!("t-{id}")];
        if let (Finding::Actor(_), Some(paragraph)) = (mark.finding, self.paragraph) {
            ids.push(format!("t-{id}-{paragraph}"));
        }
        for place in ids {
            if self.begun.insert(place.clone()) {
                let sign = match mark.class {
                    ["c", stance] => format!("{id} sign {stance}"),
                    _ => id.to_owned(),
                };
                anchors.push((place, sign));
            }
        }
    }

    /// The shortest mark says most about a piece: a name in a promise in a quotation.
    fn entry(&self, piece: &Piece) -> Option<String> {
        let marks = piece.marks.iter().map(|&at| self.marks[at]);
        let own = marks.filter(|mark| !mark.is_relation());
        let finding = own
            .map(|mark| mark.finding)
            .min_by_key(|finding| match finding {
                Finding::Actor(_) => 0,
                Finding::Commitment(_) => 1,
                Finding::Quote(_) => 2,
            });
        finding.map(Finding::id)
    }
}

fn add(classes: &mut Vec<String>, class: &str) {
    if !class.is_empty() && classes.iter().all(|known| known != class) {
        classes.push(class.to_owned());
    }
}
