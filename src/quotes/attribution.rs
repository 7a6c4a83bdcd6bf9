//! Attributions inside one sentence: which words say which content.
//!
//! Order patterns of news: “…,” said X · “…,” X said · X said “…” · X said that … · …, X said ·
//! according to X, … · …, according to X · “…,” X said, “…”.

use super::cues::{self, Group, Shape, function, is_adverb};
use super::frame::Frame;
use super::sources;
use std::ops::Range;

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

/// Finds the attributions of a sentence, in the order of their cues.
pub(super) fn find(frame: &Frame) -> Vec<Attribution> {
    let mut reader = Reader {
        frame,
        found: Vec::new(),
        covered: 0,
        subject: None,
    };
    let mut at = reader.closing().unwrap_or(0);
    while at < frame.len() {
        at = reader.step(at);
    }
    reader.found
}

struct Reader<'f, 't> {
    frame: &'f Frame<'f, 't>,
    found: Vec<Attribution>,
    /// Pieces before this one belong to an attribution already.
    covered: usize,
    /// The source of the last attribution.
    subject: Option<Range<usize>>,
}

impl Reader<'_, '_> {
    /// Reads the piece `at`; returns the next to read.
    fn step(&mut self, at: usize) -> usize {
        if let Some(next) = self.according(at).or_else(|| self.colon(at)) {
            return next;
        }
        let Some(group) = cues::group(self.frame, at) else {
            return at + 1;
        };
        if group.passive || group.infinitive || group.pieces.start < self.covered {
            return at + 1;
        }
        if group.verb.shape == Shape::Ing
            && group.pieces.len() == 1
            && !opens_participle(self.frame, at)
        {
            return at + 1;
        }
        let announced = self.announces(&group);
        announced
            .then(|| self.in_front(&group))
            .flatten()
            .or_else(|| self.behind_quotation(&group))
            .or_else(|| self.interrupting(&group))
            .or_else(|| self.in_front(&group))
            .or_else(|| self.aside(&group))
            .unwrap_or(at + 1)
    }

    /// The whole sentence is somebody's: The talks failed and nobody claimed that they had not, Roe writes.
    fn closing(&mut self) -> Option<usize> {
        let frame = self.frame;
        let tail = frame.tail();
        let comma = (tail.saturating_sub(8)..tail)
            .rev()
            .find(|&at| frame.is(at, ","))?;
        let head = (comma + 1..tail)
            .rev()
            .find(|&at| cues::verb(frame.word(at)).is_some())?;
        let group = cues::group(frame, head)?;
        let finite = matches!(group.verb.shape, Shape::Past | Shape::Third)
            && !group.passive
            && !group.infinitive;
        let source = sources::before(frame, group.pieces.start, comma + 1)?;
        let whole =
            source.start == comma + 1 && group.pieces.end + 2 >= tail && group.verb.takes('e');
        let plain = (0..comma).all(|at| !frame.is_quotation(at)) && comma > 4;
        (whole && finite && plain).then(|| self.push(0..comma, group.pieces.clone(), Some(source)))
    }

    fn push(
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

    /// “…,” X said · “…,” said X, with what follows: “…,” X said, “…”.
    fn behind_quotation(&mut self, group: &Group) -> Option<usize> {
        if !group.verb.takes('q') && !group.verb.takes('e') {
            return None;
        }
        let frame = self.frame;
        let start = group.pieces.start;
        let (content_end, source) = if ends_with_quotation(frame, start) {
            (start, sources::after(frame, group.pieces.end))
        } else {
            let source = sources::before(frame, start, self.covered)?;
            if !ends_with_quotation(frame, source.start) {
                return None;
            }
            (source.start, Some(source))
        };
        let source = source?;
        let mut first = self.covered;
        while first < content_end
            && matches!(
                frame.word(first),
                "," | ";" | "and" | "And" | "but" | "But" | "-" | "–" | "—"
            )
        {
            first += 1;
        }
        let next = self.push(first..content_end, group.pieces.clone(), Some(source));
        Some(self.second_part(next, group))
    }

    /// The second part of an interrupted quotation: “…,” she said, “…”.
    fn second_part(&mut self, next: usize, group: &Group) -> usize {
        let frame = self.frame;
        let mut at = next;
        while at < frame.len() && at - next < 14 && !frame.is_quotation(at) {
            if cues::verb(frame.word(at)).is_some() || frame.is_any(at, &["and", "but", "while"]) {
                return next;
            }
            at += 1;
        }
        if !frame.is_quotation(at) || !frame.is_any(at.wrapping_sub(1), &[",", ":"]) {
            return next;
        }
        let end = content_end(frame, at);
        let source = self.subject.clone();
        let next = self.push(at..end, group.pieces.clone(), source);
        if let Some(last) = self.found.last_mut() {
            last.continues = true;
        }
        next
    }

    /// True when a short title in marks stands before the source and content behind the cue:
    /// In “The Long Read,” Jane Roe said that …
    fn announces(&self, group: &Group) -> bool {
        let frame = self.frame;
        let Some(source) = sources::before(frame, group.pieces.start, self.covered) else {
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
        let short = frame
            .span(last..last + 1)
            .of(frame.document.text)
            .split_whitespace()
            .count()
            < 7;
        embedded
            && short
            && behind(frame, group).is_some_and(|(at, _)| {
                frame.is_any(at, &["that", "to"])
                    || frame.is_quotation(at)
                    || starts_clause(frame, at)
            })
    }

    /// The plan, she noted, is old: content on both sides of the attribution.
    fn interrupting(&mut self, group: &Group) -> Option<usize> {
        let frame = self.frame;
        let end = group.pieces.end;
        if !group.verb.takes('e')
            || group.verb.shape == Shape::Ing
            || !frame.is(end, ",")
            || frame.is_quotation(end + 1)
        {
            return None;
        }
        let source = sources::before(frame, group.pieces.start, self.covered)?;
        let comma = source
            .start
            .checked_sub(1)
            .filter(|&at| frame.is(at, ","))?;
        let words = (self.covered..comma)
            .filter(|&at| frame.is_word(at))
            .count();
        let more = (end + 1..frame.tail())
            .filter(|&at| frame.is_word(at))
            .count();
        let first = frame.word(end + 1);
        let aside = cues::verb(first).is_some_and(|verb| verb.shape == Shape::Ing)
            || matches!(function(first), "subordinator")
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

    /// Jane Roe: “…”. · The mayor went further: “…”. · Roe issued a statement, “…”.
    fn colon(&mut self, at: usize) -> Option<usize> {
        let frame = self.frame;
        if !frame.is_any(at, &[":", ","]) || !frame.is_quotation(at + 1) || at < self.covered {
            return None;
        }
        let colon = frame.is(at, ":");
        if !colon
            && (!self.found.is_empty() || !frame.quotes_sentence(at + 1) || at + 2 < frame.tail())
        {
            return None;
        }
        let near = colon
            .then(|| sources::before(frame, at, self.covered))
            .flatten();
        let source = near
            .filter(|near| near.start <= self.covered + 1)
            .or_else(|| first_phrase(frame, at))?;
        let cue = if colon { at..at + 1 } else { at..at };
        Some(self.push(at + 1..content_end(frame, at + 1), cue, Some(source)))
    }

    /// X said that …, X said “…”, X wants to …
    fn in_front(&mut self, group: &Group) -> Option<usize> {
        let frame = self.frame;
        let (content, cue_end) = behind(frame, group)?;
        let source = self.source(group)?;
        let end = content_end(frame, content);
        if end <= content && content < frame.len() {
            return None;
        }
        Some(self.push(content..end, group.pieces.start..cue_end, Some(source)))
    }

    /// …, X said.
    fn aside(&mut self, group: &Group) -> Option<usize> {
        let frame = self.frame;
        if !group.verb.takes('e') || group.verb.shape == Shape::Ing {
            return None;
        }
        let start = group.pieces.start;
        let source = if frame.is(start.wrapping_sub(1), ",") && frame.is_word(group.pieces.end) {
            let source = sources::after(frame, group.pieces.end)?;
            (start, source)
        } else {
            let source = sources::before(frame, start, self.covered)?;
            (source.start, source)
        };
        let comma = source.0.checked_sub(1)?;
        let words = (self.covered..comma)
            .filter(|&at| frame.is_word(at) || frame.is_quotation(at))
            .count();
        if !frame.is(comma, ",") || words < 3 || !closes(frame, group.pieces.end.max(source.1.end))
        {
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

    /// The source of a group: the phrase before it, or the one that said the last thing.
    fn source(&self, group: &Group) -> Option<Range<usize>> {
        let frame = self.frame;
        let start = group.pieces.start;
        let before = start.checked_sub(1);
        let linked = before.is_some_and(|at| {
            frame.is(at, ",") || frame.is_any(at, &["and", "but"]) || frame.is_quotation(at)
        });
        if group.verb.shape == Shape::Ing {
            return self.subject.clone().or_else(|| first_phrase(frame, start));
        }
        if linked && before.is_some_and(|at| !frame.is(at, ",")) {
            return self.subject.clone().or_else(|| first_phrase(frame, start));
        }
        sources::before(frame, start, self.covered)
            .or_else(|| linked.then(|| self.subject.clone()).flatten())
    }

    /// According to X, … · …, according to X.
    fn according(&mut self, at: usize) -> Option<usize> {
        let frame = self.frame;
        if !frame.is(at, "according") || !frame.is(at + 1, "to") || at < self.covered {
            return None;
        }
        let source = sources::whole(frame, at + 2)?;
        let cue = at..at + 2;
        if at == 0
            || frame.is(at - 1, ",") && at - 1 <= self.covered && self.found.is_empty() && at < 3
        {
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
            && (end < first + 3 || function(frame.word(first)) == "preposition")
        {
            return None;
        }
        (end > first).then(|| self.push(first..end, cue, Some(source)))
    }
}

/// True when an -ing form at piece `at` begins a clause of the subject: ", **saying**", "by **calling**";
/// false for a mere noun: "commitment to **supporting** them".
fn opens_participle(frame: &Frame, at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| {
        let word = frame.word(before);
        function(word) != "preposition"
            || matches!(word, "by" | "in" | "without" | "before" | "after" | "while")
    })
}

/// The first noun phrase of the sentence, as the subject of an -ing clause.
fn first_phrase(frame: &Frame, before: usize) -> Option<Range<usize>> {
    let end = (0..before).find(|&at| {
        matches!(function(frame.word(at)), "be" | "have" | "do" | "modal")
            || sources::is_finite(frame, at)
            || at > 0
                && cues::verb(frame.word(at))
                    .is_some_and(|verb| verb.shape != Shape::Base && verb.shape != Shape::Ing)
    })?;
    sources::before(frame, end, 0)
}

/// True when a quotation ends right before piece `at`, a comma or dash between them allowed.
fn ends_with_quotation(frame: &Frame, at: usize) -> bool {
    at > 0 && frame.is_quotation(at - 1)
        || at > 1 && (frame.is(at - 1, ",") || frame.is_dash(at - 1)) && frame.is_quotation(at - 2)
}

/// True when nothing that could be content follows at `at`: the end, a comma, a date or circumstance.
fn closes(frame: &Frame, at: usize) -> bool {
    at >= frame.tail()
        || frame.is_any(at, &[",", ";", "."])
        || frame.is_dash(at)
        || function(frame.word(at)) == "preposition"
        || matches!(frame.word(at), "as" | "after" | "before" | "when" | "while")
        || sources::is_time(frame.word(at))
}

/// Where content begins behind a verb group and where the cue ends, when the verb takes such content.
fn behind(frame: &Frame, group: &Group) -> Option<(usize, usize)> {
    let verb = group.verb;
    let head_end = group.pieces.end;
    let mut at = head_end;
    if verb.takes('o') && !opens_content(frame, at) {
        at = skip_person(frame, at);
    }
    if let Some(found) = far_content(frame, at, verb) {
        return Some((found, head_end));
    }
    let word = frame.word(at);
    let kind = if frame.is_quotation(at) {
        'q'
    } else if let Some(content) = behind_aside(frame, at, verb) {
        return Some((content, head_end));
    } else if frame.is_any(at, &[",", ":"]) {
        return ((frame.is_quotation(at + 1) || at + 1 >= frame.len() && frame.is(at, ":"))
            && verb.takes('q'))
        .then_some((at + 1, head_end));
    } else {
        match function(word) {
            "subordinator" | "preposition" => match word {
                "that" => 't',
                "to" => 'i',
                "as" => 'a',
                "for" => 'f',
                "how" | "whether" | "why" | "what" | "where" | "who" | "which" | "when" | "if" => {
                    'w'
                }
                _ if function(word) == "preposition" => 'p',
                _ => return None,
            },
            _ if at >= frame.tail()
                || !frame.is_word(at)
                    && !word.starts_with(|c: char| c.is_ascii_digit() || c == '$') =>
            {
                return None;
            }
            _ => 'n',
        }
    };
    let belongs = verb.takes(kind.to_ascii_uppercase()) && matches!(kind, 'i' | 'a' | 'f' | 'p');
    if belongs {
        return Some((at + 1, at + 1));
    }
    if kind == 'n' && only_time(frame, at) {
        return None;
    }
    let clause = kind == 'n' && verb.takes('t') && is_clause(frame, at);
    (clause || verb.takes(kind)).then_some((at, head_end))
}

/// True when nothing but a date follows: "reported late **Thursday**".
fn only_time(frame: &Frame, at: usize) -> bool {
    (at..frame.tail())
        .take_while(|&at| !frame.is(at, ","))
        .all(|at| {
            let word = frame.word(at);
            sources::is_time(word) || is_adverb(word) || word == "on" || !frame.is_word(at)
        })
}

/// True when a clause without "that" begins at piece `at`: "**the mayor would** resign".
fn is_clause(frame: &Frame, at: usize) -> bool {
    (at + 1..(at + 10).min(frame.tail()))
        .take_while(|&next| {
            frame.is_word(next) && !matches!(function(frame.word(next)), "subordinator" | "pronoun")
        })
        .any(|next| {
            matches!(function(frame.word(next)), "be" | "have" | "do" | "modal")
                || sources::is_finite(frame, next)
        })
}

/// Content behind an aside: "said, however, **that**", "joked, with a grin, “**…**”".
fn behind_aside(frame: &Frame, at: usize, verb: cues::Verb) -> Option<usize> {
    if !frame.is(at, ",") {
        return None;
    }
    let close = (at + 2..(at + 10).min(frame.len()))
        .find(|&next| frame.is_any(next, &[",", ":"]) || frame.is_quotation(next))?;
    let fits = frame.is(close + 1, "that") && verb.takes('t')
        || frame.is_quotation(close + 1) && verb.takes('q');
    fits.then_some(close + 1)
}

fn opens_content(frame: &Frame, at: usize) -> bool {
    frame.is_quotation(at)
        || frame.is_any(
            at,
            &[
                ",", ":", "that", "to", "how", "whether", "why", "what", "if", "about", "for",
            ],
        )
}

/// "that", a quotation or a colon behind a date or circumstance: "said in Oslo on Monday that".
fn far_content(frame: &Frame, at: usize, verb: cues::Verb) -> Option<usize> {
    let word = frame.word(at);
    let circumstance = sources::is_time(word)
        || is_adverb(word)
        || function(word) == "preposition" && !frame.is_any(at, &["to", "for"]);
    if !circumstance || !verb.takes('t') {
        return None;
    }
    for next in at + 1..(at + 16).min(frame.len()) {
        if frame.is(next, "that") && verb.takes('t') {
            return Some(next);
        }
        if frame.is_quotation(next) {
            return (verb.takes('q') && frame.is_any(next - 1, &[",", ":"])).then_some(next);
        }
        if frame.is(next, ":") && verb.takes('q') {
            return Some(next + 1);
        }
        if frame.is(next, ",") && !frame.is_quotation(next + 1)
            || matches!(frame.word(next), ";" | "." | "and" | "but")
        {
            break;
        }
    }
    let end =
        (at + 1..at + 4).find(|&next| sources::is_time(frame.word(next)) || is_adverb(word))?;
    let clause = end + 1 < frame.tail() && starts_clause(frame, end + 1);
    clause.then_some(end + 1)
}

fn starts_clause(frame: &Frame, at: usize) -> bool {
    matches!(function(frame.word(at)), "pronoun" | "determiner") || frame.is_capitalized(at)
}

/// Behind the person told: "told **reporters** that", "told **the daily Aftenposten** she".
fn skip_person(frame: &Frame, at: usize) -> usize {
    let first = frame.word(at);
    if !frame.is_word(at) {
        return at;
    }
    if function(first) == "pronoun" || matches!(first, "her" | "me" | "us") {
        return at + 1;
    }
    let mut end = at;
    let named = frame.is_capitalized(at);
    while end < frame.len() && end - at < 12 {
        let word = frame.word(end);
        let goes_on = match function(word) {
            "determiner" => end == at || frame.is(end - 1, "of"),
            "preposition" => matches!(word, "of" | "at"),
            "subordinator" => matches!(word, "and" | "or"),
            "" => {
                frame.is_word(end)
                    && !sources::is_time(word)
                    && (!named
                        || frame.is_capitalized(end)
                        || frame.is(end, "'s")
                        || frame.is(end, "’s"))
                    && (named
                        || end == at
                        || !frame.is_capitalized(end)
                        || function(first) == "determiner")
                    || frame.is(end, "-")
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    end.max(at + 1)
}

/// Where the content that begins at `start` ends: at the end of the sentence, or where another
/// attribution or an aside of the reporter begins.
fn content_end(frame: &Frame, start: usize) -> usize {
    let tail = frame.tail();
    let mut at = start + 1;
    while at < tail {
        let comma = usize::from(frame.is(at, ","));
        if frame.is(at, ";")
            || frame.is_dash(at) && frame.is_any(at + 1, &["but", "although", "though"])
        {
            return at;
        }
        if comma == 1 && reporter_returns(frame, at + 1) {
            return at;
        }
        let linked = frame.is_any(at + comma, &["and", "but", "while", "as", "though"]);
        let next = at + comma + usize::from(linked);
        if (comma == 1 || linked) && at > start + 1 && next_attribution(frame, next, comma == 1) {
            return at;
        }
        if frame.is(at, "according") && frame.is(at + 1, "to") {
            return at;
        }
        at += 1;
    }
    tail.max(start.min(frame.len()))
}

/// True when what stands behind a comma is no longer the content: ", adding", ", but", ", according to".
fn reporter_returns(frame: &Frame, at: usize) -> bool {
    frame.is_any(at, &["but", "according", "although", "though"])
        || cues::verb(frame.word(at))
            .is_some_and(|verb| verb.shape == Shape::Ing && (verb.takes('t') || verb.takes('q')))
}

/// True when another attribution begins at piece `at`: "and **said** that", "while **Roe said** she".
/// One with a source of its own needs the comma.
fn next_attribution(frame: &Frame, at: usize, comma: bool) -> bool {
    let same = at + usize::from(is_adverb(frame.word(at)));
    if cues::verb(frame.word(same))
        .is_some_and(|verb| matches!(verb.shape, Shape::Past | Shape::Third) && verb.takes('t'))
    {
        return true;
    }
    comma
        && (at + 1..(at + 14).min(frame.len()))
            .take_while(|&next| !frame.is(next, ",") && !frame.is_quotation(next))
            .filter(|&next| {
                cues::verb(frame.word(next)).is_some_and(|verb| verb.takes('t') && verb.takes('n'))
            })
            .any(|next| {
                cues::group(frame, next).is_some_and(|group| {
                    !group.passive
                        && !group.infinitive
                        && group.verb.shape != Shape::Ing
                        && sources::before(frame, group.pieces.start, at)
                            .is_some_and(|source| source.start == at)
                        && behind(frame, &group).is_some()
                })
            })
}
