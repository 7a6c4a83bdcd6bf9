//! Attributions inside one sentence: which words say which content.
//!
//! Order patterns of news: “…,” said X · “…,” X said · X said “…” · X said that … · …, X said ·
//! according to X, … · …, according to X · “…,” X said, “…”.

use super::asked::{Asked, Told};
use super::contents::{behind_person, closes, content_end, starts_clause};
use super::cues::{self, Group, Shape};
use super::frame::Frame;
use super::functions::Function;
use super::incidental;
use super::openings::Opens;
use super::sources;
use super::sources_behind;
use std::cell::Cell;
use std::ops::Range;

/// How far a sentence is searched for the start of a clause, in pieces.
pub(super) const LONG: usize = 120;

/// An attribution in pieces of its frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribution {
    /// What is said; empty when it follows in the next passage.
    pub(super) content: Range<usize>,
    pub(super) cue: Range<usize>,
    pub(super) source: Option<Range<usize>>,
    /// True when it goes on with the attribution before.
    pub(super) continues: bool,
}

/// Finds the attributions of a sentence, in the order of their cues, and puts them into `found` instead
/// of what is there.
pub(super) fn find(frame: &Frame, found: &mut Vec<Attribution>) {
    found.clear();
    let mut reader = Reader {
        frame,
        found,
        covered: 0,
        subject: None,
        asked: Cell::new(None),
        last: None,
        told: Cell::new(None),
    };
    let mut at = reader
        .closing()
        .or_else(|| reader.closing_inverted())
        .unwrap_or(0);
    while let Some(next) = frame.attributing(at) {
        at = reader.step(next);
    }
    incidental::add(frame, found);
}

/// Reads one sentence from left to right.
pub(super) struct Reader<'f, 't> {
    pub(super) frame: &'f Frame<'f, 't>,
    pub(super) found: &'f mut Vec<Attribution>,
    /// Pieces before this one belong to an attribution already.
    pub(super) covered: usize,
    /// The source of the last attribution.
    pub(super) subject: Option<Range<usize>>,
    /// The last answer of [`before`](Reader::before), which several patterns ask for.
    pub(super) asked: Cell<Option<Asked>>,
    /// The verb group that was read last, and the piece of its verb.
    pub(super) last: Option<(usize, Option<Group>)>,
    /// The last answer of [`behind`](Reader::behind).
    pub(super) told: Cell<Option<Told>>,
}

impl Reader<'_, '_> {
    /// Reads the piece `at`, with which an attribution may begin; returns the next to read.
    fn step(&mut self, at: usize) -> usize {
        let opens = self.frame.opens(at);
        if let Some(next) = self.without_verb(at, opens) {
            return next;
        }
        let group = opens.has(Opens::VERB).then(|| self.group(at));
        let Some(group) = group.flatten() else {
            return at + 1;
        };
        // "A student **named** Roe said"
        let naming = self.frame.is(at, "named") && self.frame.is_capitalized(at + 1);
        if group.passive || group.infinitive || naming || group.pieces.start < self.covered {
            return at + 1;
        }
        if group.verb.shape == Shape::Ing
            && group.pieces.len() == 1
            && !opens_participle(self.frame, at)
        {
            return at + 1;
        }
        if conceals(self.frame, &group) {
            return at + 1;
        }
        let announced = self.announces(&group);
        // "…, Roe said **in an interview**": the phrase behind the verb is not what was said.
        let placed = self.is_placed(&group);
        announced
            .then(|| self.in_front(&group))
            .flatten()
            .or_else(|| placed.then(|| self.aside(&group)).flatten())
            .or_else(|| self.behind_quotation(&group))
            .or_else(|| self.interrupting(&group))
            .or_else(|| self.in_front(&group))
            .or_else(|| self.aside(&group))
            .unwrap_or(at + 1)
    }

    /// Reads an attribution by anything but a verb of the source's own.
    fn without_verb(&mut self, at: usize, opens: Opens) -> Option<usize> {
        if opens.has(Opens::SOURCE) {
            return self.according(at);
        }
        if opens.has(Opens::SIGN) {
            return self.headlined(at).or_else(|| self.colon(at));
        }
        let owned = opens.has(Opens::NOUN).then(|| self.possessed(at));
        owned.flatten().or_else(|| {
            let cites = opens.has(Opens::CITING).then(|| self.cited(at));
            cites.flatten()
        })
    }

    pub(super) fn push(
        &mut self,
        content: Range<usize>,
        cue: Range<usize>,
        source: Option<Range<usize>>,
    ) -> usize {
        let next = content
            .end
            .max(cue.end)
            .max(source.as_ref().map_or(0, |it| it.end));
        self.covered = next;
        if source.is_some() {
            self.subject.clone_from(&source);
        }
        self.found.push(Attribution {
            content,
            cue,
            source,
            continues: false,
        });
        next
    }

    /// True when a short title in marks stands before the source and content behind the cue:
    /// In “The Long Read,” Jane Roe said that …
    fn announces(&self, group: &Group) -> bool {
        let frame = self.frame;
        let mut before = self.covered.saturating_sub(1)..group.pieces.start;
        if !frame.quotes || !before.any(|at| frame.is_quotation(at)) {
            return false;
        }
        let Some(source) = self.before(group.pieces.start) else {
            return false;
        };
        let Some(last) = source
            .start
            .checked_sub(1)
            .filter(|&at| frame.is_quotation(at))
        else {
            return false;
        };
        let embedded = last > 0 && frame.is_word(last - 1);
        let short = frame.quoted(last).split_whitespace().nth(6).is_none();
        embedded
            && short
            && self.behind(group).is_some_and(|(at, _)| {
                frame.is_any(at, &["that", "to"])
                    || frame.is_quotation(at)
                    || starts_clause(frame, at)
            })
    }

    /// The plan, she noted, is old: content on both sides of the attribution.
    fn interrupting(&mut self, group: &Group) -> Option<usize> {
        let frame = self.frame;
        let end = group.pieces.end;
        if !group.verb.takes(b'e')
            || group.verb.shape == Shape::Ing
            || !frame.is(end, ",")
            || frame.is_quotation(end + 1)
        {
            return None;
        }
        let source = self.before(group.pieces.start)?;
        let comma = source
            .start
            .checked_sub(1)
            .filter(|&at| frame.is(at, ","))?;
        let words = (self.covered.max(comma.saturating_sub(LONG))..comma)
            .filter(|&at| frame.is_word(at))
            .count();
        let more = (end + 1..frame.tail())
            .filter(|&at| frame.is_word(at))
            .count();
        let aside = frame
            .verb(end + 1)
            .is_some_and(|verb| verb.shape == Shape::Ing)
            || frame.function(end + 1) == Function::Subordinator
                && !frame.is_any(end + 1, &["that", "and", "because", "than"]);
        if words == 0 || words > 40 || more < 3 || aside {
            return None;
        }
        let mut first = self.covered;
        while first < comma
            && (matches!(frame.word(first), "," | ";") || frame.is_any(first, &["and", "but"]))
        {
            first += 1;
        }
        if first == comma {
            return None;
        }
        self.push(first..comma, group.pieces.clone(), Some(source.clone()));
        let rest = end + 1;
        let next = self.push(
            rest..content_end(frame, rest),
            group.pieces.clone(),
            Some(source),
        );
        if let Some(last) = self.found.last_mut() {
            last.continues = true;
        }
        Some(next)
    }

    /// X said that …, X said “…”, X wants to …
    fn in_front(&mut self, group: &Group) -> Option<usize> {
        let frame = self.frame;
        let (content, cue_end) = self.behind(group)?;
        let source = self.source(group)?;
        let cue = group.pieces.start..cue_end;
        if source.start > content {
            // "**Calling** it a shame, Jane Roe said …": the subject may have more to say.
            let end = source.start - 1;
            self.push(content..end, cue, Some(source));
            self.covered = end;
            return Some(end);
        }
        let mut end = content_end(frame, content);
        if frame.is_any(group.pieces.start.wrapping_sub(1), &["which", "who"]) {
            end = relative_content_end(frame, content, end);
        }
        if end <= content && content < frame.len() {
            return None;
        }
        Some(self.push(content..end, cue, Some(source)))
    }

    /// …, X said.
    fn aside(&mut self, group: &Group) -> Option<usize> {
        let frame = self.frame;
        if !group.verb.takes(b'e') || group.verb.shape == Shape::Ing {
            return None;
        }
        let start = group.pieces.start;
        let source = if frame.is(start.wrapping_sub(1), ",") && frame.is_word(group.pieces.end) {
            let source = sources_behind::after(frame, group.pieces.end)?;
            (start, source)
        } else {
            let source = self.before(start)?;
            (source.start, source)
        };
        let comma = source.0.checked_sub(1)?;
        let words = (self.covered.max(comma.saturating_sub(LONG))..comma)
            .filter(|&at| frame.is_word(at) || frame.is_quotation(at))
            .count();
        let last = behind_person(frame, group).max(source.1.end);
        if !frame.is(comma, ",") || words < 3 || !closes(frame, last) {
            return None;
        }
        let mut first = self.covered;
        while first < comma && matches!(frame.word(first), "," | ";")
            || frame.is_any(first, &["and", "but"])
        {
            first += 1;
        }
        Some(self.push(first..comma, group.pieces.clone(), Some(source.1)))
    }

    /// Jane Roe's claim that …, her refusal to …
    fn possessed(&mut self, at: usize) -> Option<usize> {
        let frame = self.frame;
        let content = at + 1;
        if at < self.covered
            || !frame.is_any(content, &["that", "to"])
            || !cues::is_noun_cue(frame.word(at), frame.word(content))
        {
            return None;
        }
        let first = (at.saturating_sub(4).max(self.covered)..at)
            .rev()
            .find(|&at| {
                matches!(frame.word(at), "'s" | "’s" | "'" | "’")
                    || frame.is_any(at, &["his", "her", "their", "its"])
            })?;
        let source = if frame.is_any(first, &["his", "her", "their", "its"]) {
            first..first + 1
        } else {
            self.before(first)?
        };
        let mut end = content_end(frame, content);
        if source.start == 0 {
            // "Her claim that it rained was wrong": only quoted words tell where the clause ends.
            let quoted = (content..end.min(content + 20)).find(|&at| frame.is_quotation(at))?;
            end = quoted + 1;
        }
        Some(self.push(content..end, first + 1..content, Some(source)))
    }

    /// According to X, … · …, according to X.
    fn according(&mut self, at: usize) -> Option<usize> {
        let frame = self.frame;
        if at < self.covered {
            return None;
        }
        let cue = at..at + cues::source_phrase(frame, at)?;
        let source = sources_behind::whole(frame, cue.end)?;
        let front =
            (self.covered..at).filter(|&at| frame.is_word(at)).count() < 2 && at - self.covered < 4;
        if front && self.found.is_empty() && !frame.is_quotation(at.wrapping_sub(1)) {
            let first = source.end + usize::from(frame.is(source.end, ","));
            let end = content_end(frame, first);
            return (end > first).then(|| self.push(first..end, cue, Some(source)));
        }
        let mut first = self.covered;
        while first < at && matches!(frame.word(first), "," | ";") {
            first += 1;
        }
        let end = if frame.is(at - 1, ",") { at - 1 } else { at };
        if !self.found.is_empty()
            && (end < first + 3 || frame.function(first) == Function::Preposition)
        {
            return None;
        }
        (end > first).then(|| self.push(first..end, cue, Some(source)))
    }
}

/// The end of a content that belongs to a relative clause: the plan, which called for **a freeze**,
/// could fail.
fn relative_content_end(frame: &Frame, content: usize, end: usize) -> usize {
    (content + 1..end)
        .find(|&at| {
            frame.is(at, ",")
                && (frame.function(at + 1).is_auxiliary() || sources::is_finite(frame, at + 1))
        })
        .unwrap_or(end)
}

/// True for what tells only that somebody is not named: "who **asked** not to be named".
fn conceals(frame: &Frame, group: &Group) -> bool {
    let end = group.pieces.end;
    frame.is(group.pieces.start.wrapping_sub(1), "who")
        && (end..end + 5).any(|at| {
            frame.is(at, "anonymity")
                || frame.is(at, "be") && frame.is_any(at + 1, &["named", "identified", "quoted"])
        })
}

/// True when an -ing form at piece `at` begins a clause of the subject: ", **saying**", "by **calling**";
/// false for a mere noun: "commitment to **supporting** them".
fn opens_participle(frame: &Frame, at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| {
        let word = frame.word(before);
        frame.function(before) != Function::Preposition
            || matches!(word, "by" | "in" | "without" | "before" | "after" | "while")
    })
}
