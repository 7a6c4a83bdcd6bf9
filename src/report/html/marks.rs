//! Where findings stand in the text, and text cut into pieces wherever one begins or ends.
//!
//! Findings overlap: an actor is named inside a promise inside a quotation that goes on behind it.
//! HTML can nest but not overlap, so every piece carries all that covers it.

use crate::analysis::{Actor, Analysis, Commitment, MentionKind, Quote};
use crate::report::names;
use crate::text::Span;

/// What a mark belongs to; the number is its place in the analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Finding {
    /// Words that name an actor.
    Actor(usize),
    /// A party's action.
    Commitment(usize),
    /// Somebody's words.
    Quote(usize),
}

impl Finding {
    /// "a1", "c1", "q1", as in the JSON.
    pub(super) fn id(self) -> String {
        match self {
            Finding::Actor(index) => format!("a{}", index + 1),
            Finding::Commitment(index) => format!("c{}", index + 1),
            Finding::Quote(index) => format!("q{}", index + 1),
        }
    }
}

/// A stretch of text that belongs to a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where it stands.
    pub(super) span: Span,
    /// What it belongs to.
    pub(super) finding: Finding,
    /// Its classes in the style sheet; empty for what only lights up with the finding: the party of
    /// a commitment, the speaker of a quote.
    pub(super) class: [&'static str; 2],
}

impl Mark {
    /// True for what lights up with the finding and shows nothing by itself.
    pub(super) fn is_relation(&self) -> bool {
        self.class[0].is_empty()
    }
}

/// A stretch of text with all marks that cover it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it stands.
    pub(super) span: Span,
    /// Places in the list of marks, in its order.
    pub(super) marks: Vec<usize>,
}

/// All marks of an article in text order, the longer first where several begin.
pub(super) fn marks(analysis: &Analysis) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (index, quote) in analysis.quotes.iter().enumerate() {
        of_quote(&mut marks, Finding::Quote(index), quote);
    }
    for (index, commitment) in analysis.commitments.iter().enumerate() {
        of_commitment(&mut marks, Finding::Commitment(index), commitment);
    }
    for (index, actor) in analysis.actors.iter().enumerate() {
        of_actor(&mut marks, Finding::Actor(index), actor);
    }
    marks.retain(|mark| !mark.span.is_empty());
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    marks
}

const RELATION: [&str; 2] = ["", ""];

fn of_quote(marks: &mut Vec<Mark>, finding: Finding, quote: &Quote) {
    let mut add = |span, class| {
        marks.push(Mark {
            span,
            finding,
            class,
        });
    };
    add(quote.span, ["q", names::quote(quote.kind)]);
    let speaker = quote.speaker.as_ref().map(|speaker| speaker.span);
    for span in quote.cue.into_iter().chain(speaker) {
        add(span, RELATION);
    }
}

fn of_commitment(marks: &mut Vec<Mark>, finding: Finding, commitment: &Commitment) {
    let stance = names::stance(commitment.stance);
    let mut add = |span, class| {
        marks.push(Mark {
            span,
            finding,
            class,
        });
    };
    add(commitment.content, ["c", stance]);
    add(commitment.cue, ["cue", stance]);
    for condition in &commitment.conditions {
        add(condition.span, ["if", stance]);
    }
    for agent in &commitment.agents {
        add(agent.span, RELATION);
    }
}

fn of_actor(marks: &mut Vec<Mark>, finding: Finding, actor: &Actor) {
    for mention in &actor.mentions {
        let kind = match mention.kind {
            MentionKind::Pronoun => "pronoun",
            _ => names::actor(actor.kind),
        };
        marks.push(Mark {
            span: mention.span,
            finding,
            class: ["a", kind],
        });
    }
}

/// Cuts the blocks of an article one after the other.
pub(super) struct Cutter<'m> {
    marks: &'m [Mark],
    /// The first mark that has not begun.
    next: usize,
    /// Marks that have begun and not ended.
    open: Vec<usize>,
}

impl<'m> Cutter<'m> {
    pub(super) fn new(marks: &'m [Mark]) -> Self {
        Cutter {
            marks,
            next: 0,
            open: Vec::new(),
        }
    }

    /// The pieces of a block, which must not stand before the one that was cut last. Together they
    /// are the block.
    pub(super) fn cut(&mut self, block: Span) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut start = block.start;
        while start < block.end {
            let end = self.until(start).min(block.end);
            pieces.push(Piece {
                span: Span::new(start, end),
                marks: self.open.clone(),
            });
            start = end;
        }
        pieces
    }

    /// Opens and closes marks at `start`; says where the next one begins or ends.
    fn until(&mut self, start: usize) -> usize {
        let marks = self.marks;
        self.open.retain(|&mark| marks[mark].span.end > start);
        while let Some(mark) = marks.get(self.next).filter(|mark| mark.span.start <= start) {
            // One that ended between two blocks covers nothing of them.
            if mark.span.end > start {
                self.open.push(self.next);
            }
            self.next += 1;
        }
        let ends = self.open.iter().map(|&mark| marks[mark].span.end);
        let begins = marks.get(self.next).map(|mark| mark.span.start);
        ends.chain(begins).min().unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize, finding: Finding) -> Mark {
        Mark {
            span: Span::new(start, end),
            finding,
            class: ["x", ""],
        }
    }

    /// Blocks cut one after the other, as "start..end:marks".
    fn cut(blocks: &[(usize, usize)], marks: &[Mark]) -> Vec<String> {
        let mut cutter = Cutter::new(marks);
        let mut shown = Vec::new();
        for &(start, end) in blocks {
            for piece in cutter.cut(Span::new(start, end)) {
                let ids: Vec<_> = piece
                    .marks
                    .iter()
                    .map(|&at| marks[at].finding.id())
                    .collect();
                let Span { start, end } = piece.span;
                shown.push(format!("{start}..{end}:{}", ids.join("+")));
            }
        }
        shown
    }

    #[test]
    fn text_without_marks_is_one_piece() {
        assert_eq!(cut(&[(0, 9)], &[]), ["0..9:"]);
        assert_eq!(cut(&[(3, 3)], &[]), [""; 0]);
    }

    #[test]
    fn marks_that_overlap_share_a_piece() {
        let marks = [
            mark(0, 6, Finding::Quote(0)),
            mark(4, 9, Finding::Commitment(0)),
            mark(5, 6, Finding::Actor(1)),
        ];
        let expected = [
            "0..4:q1",
            "4..5:q1+c1",
            "5..6:q1+c1+a2",
            "6..9:c1",
            "9..10:",
        ];
        assert_eq!(cut(&[(0, 10)], &marks), expected);
    }

    #[test]
    fn a_mark_goes_on_in_the_next_block_but_not_between() {
        let marks = [mark(2, 8, Finding::Quote(0)), mark(4, 5, Finding::Actor(0))];
        let expected = ["0..2:", "2..4:q1", "6..8:q1", "8..9:"];
        assert_eq!(cut(&[(0, 4), (6, 9)], &marks), expected);
    }

    #[test]
    fn the_same_words_can_be_marked_twice() {
        let marks = [
            mark(1, 3, Finding::Commitment(0)),
            mark(1, 3, Finding::Commitment(1)),
        ];
        assert_eq!(cut(&[(0, 3)], &marks), ["0..1:", "1..3:c1+c2"]);
    }
}
