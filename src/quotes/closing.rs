//! Sentences that end with their attribution: all that stands before it is what was said.
//!
//! Comes in: a frame of which nothing was read. Goes out: the attribution of the whole sentence, or
//! nothing, and then it is read from left to right.

use super::attribution::Reader;
use super::contents::{behind_person, closes};
use super::cues::{self, Shape, is_adverb_at};
use super::sources;
use super::sources_behind;

/// An attribution that ends a sentence is no longer, in pieces.
const LAST: usize = 14;

impl Reader<'_, '_> {
    /// The whole sentence is somebody's: The talks failed and nobody claimed that they had not, Roe writes.
    pub(super) fn closing(&mut self) -> Option<usize> {
        let frame = self.frame;
        let tail = frame.tail();
        let last = tail.saturating_sub(LAST)..tail;
        let head = frame.last_verb(last.clone(), |_| true)?;
        let comma = last
            .rev()
            .find(|&at| frame.is(at, ",") || frame.quotes && frame.ends_with_comma(at))
            .filter(|comma| *comma < head)?;
        let group = self.group(head)?;
        let finite = matches!(group.verb.shape, Shape::Past | Shape::Third)
            && !group.passive
            && !group.infinitive;
        if !finite || !group.verb.takes(b'e') {
            return None;
        }
        let source = sources::before(frame, group.pieces.start, comma + 1)?;
        // "…, an official told the Post on condition of anonymity."
        let told = behind_person(frame, &group);
        let whole = source.start == comma + 1
            && (told > group.pieces.end && closes(frame, told)
                || (told..tail).all(|at| frame.is_time(at) || is_adverb_at(frame, at)));
        if !whole || frame.is_quotation(0) {
            return None;
        }
        // “…,” she told them, Roe said: the quoted words have a speaker of their own.
        let spoken = frame.quotes
            && frame.all_quoted().take_while(|at| *at < comma).any(|at| {
                (at + 1..(at + 10).min(comma))
                    .any(|next| frame.verb(next).is_some_and(|verb| verb.takes(b'q')))
            });
        let words = (0..comma).filter(|&at| frame.is_word(at)).count();
        let quoted = frame.all_quoted().next().is_some_and(|at| at <= comma);
        // A newspaper reports what somebody else said.
        let press = quoted && frame.is_any(head, &["reported", "reports", "reporting"]);
        let plain = !spoken && !press && words > 4;
        let end = comma + usize::from(frame.is_quotation(comma));
        plain.then(|| self.push(0..end, group.pieces.clone(), Some(source)))
    }

    /// The same with the verb first: The bill, which called for a freeze, could fail, said Ann Roe.
    pub(super) fn closing_inverted(&mut self) -> Option<usize> {
        let frame = self.frame;
        let tail = frame.tail();
        let verb = frame.last_verb(tail.saturating_sub(sources::LONGEST)..tail, |at| {
            frame.is_any(at, &["said", "says"]) && frame.is(at.wrapping_sub(1), ",")
        })?;
        let comma = verb - 1;
        let group = cues::group(frame, verb).filter(|group| group.pieces == (verb..verb + 1))?;
        // Only an earlier verb keeps the sentence from being read so from left to right.
        let earlier = frame.last_verb(0..comma, |_| true).is_some();
        let quoted = frame.all_quoted().next().is_some_and(|at| at <= comma);
        if !earlier || quoted || comma < 5 {
            return None;
        }
        let source = sources_behind::after(frame, verb + 1)?;
        closes(frame, source.end).then(|| self.push(0..comma, group.pieces.clone(), Some(source)))
    }
}
