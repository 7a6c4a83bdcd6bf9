//! What tells names: the features of a token, the tokens that may be in names.

use super::Tag;
use super::entities::label;
use super::hash::{feature, feature2, feature3};
use super::learner::{Group, Sink};
use super::lexicon::{fact, list};
use super::marking::near;
use super::memory::Features;
use super::parts;
use super::parts_of_speech::PartsOfSpeech;
use super::runs::{Run, Runs};
use super::words::{Around, Word, Words};
use crate::text::TokenKind;
use std::ops::Range;

/// All labels.
pub const ALL: u32 = (1 << label::COUNT) - 1;

/// The labels that token `index` may have.
pub fn allowed(words: &Words, index: usize) -> u32 {
    if words.open.has(index) {
        ALL
    } else {
        1 << label::OUTSIDE
    }
}

/// False for words that are in no name whatever stands around them.
#[inline]
pub(super) fn is_candidate(word: &Word) -> bool {
    let small = (word.near != 0) & (word.glued | is_known(word));
    let large = word.facts.get(fact::OUTSIDE) == 0;
    (word.is_capital() & large) | (!word.is_capital() & small)
}

/// True for a candidate that may be in a name: words without a capital are in names only when they
/// are known to be and a capital stands near, and small words at the beginning of a sentence when
/// one stands behind them. No branches: nothing of this can be foreseen.
#[expect(clippy::needless_bitwise_bool, reason = "a branch cannot be foreseen")]
#[inline]
pub(super) fn may_be_inside(words: &Words, sentence: &Range<usize>, index: usize) -> bool {
    let [before, word, behind] =
        [-1, 0, 1].map(|offset| words.at(sentence, index.wrapping_add_signed(offset)));
    let near = |bits| word.near & bits != 0;
    let large = !is_first_word(word) | near(near::BEHIND);
    // "Doe's Office", "Man-kin".
    let hyphen = |word: &Word| word.glued & (word.spelling.tail == u32::from(b'-'));
    let joined = word.glued
        & ((word.is_possessive() & near(near::BEFORE) & near(near::BEHIND))
            | (near(near::SECOND_BEFORE) & hyphen(before))
            | (near(near::BEFORE) & hyphen(word)));
    let (left, right) = (
        near(near::BEFORE | near::SECOND_BEFORE),
        near(near::BEHIND | near::SECOND_BEHIND),
    );
    let known = is_known(word) & ((left & right) | ((left | right) & !only_joins(word)));
    // "US$5 million", "HK$ 5".
    let currency = behind.spelling.head & 0xFF == u32::from(b'$');
    let inside = (word.is_capital() & large) | (!word.is_capital() & (joined | known));
    inside & !currency
}

/// True for what is in names though it has no capital: "of", numbers.
#[expect(clippy::needless_bitwise_bool, reason = "a branch cannot be foreseen")]
#[inline]
fn is_known(word: &Word) -> bool {
    (word.facts.get(fact::INNER) == 1) | (word.kind == TokenKind::Number)
}

/// True for a word that has its capital because a sentence begins with it: the news writes it
/// small, and so does this article, as far as it tells. Of 100,000 such words before a small
/// one, 30 were taken for names.
fn is_first_word(word: &Word) -> bool {
    word.initial & (word.facts.get(fact::WRITTEN) == 1) & word.evidence.is_multiple_of(3)
}

/// True for what stands between the words of a name, but hardly ever at its edge: marks, articles,
/// prepositions, conjunctions.
#[expect(clippy::needless_bitwise_bool, reason = "a branch cannot be foreseen")]
fn only_joins(word: &Word) -> bool {
    // A bit for each value of the fact.
    const SMALL: u32 =
        parts::bits(&[Tag::Determiner, Tag::Preposition, Tag::Conjunction, Tag::To]) << 1;
    const IN: u32 = u32::from_be_bytes(*b"\0\0in");
    const ON: u32 = u32::from_be_bytes(*b"\0\0on");
    let tail = word.spelling.tail;
    let small = SMALL >> word.facts.get(fact::ONLY_TAG) & 1 == 1;
    let mark = (word.kind == TokenKind::Punctuation) & (tail != u32::from(b'-'));
    mark | (word.kind == TokenKind::Word) & (small | (tail == IN) | (tail == ON))
}

/// The words, the parts of speech and the runs of capitals, seen for the names.
#[derive(Debug, Clone, Copy)]
pub struct View<'w> {
    /// The words of the document and their parts of speech.
    pub parts: &'w PartsOfSpeech<'w>,
    /// The runs of the sentence in hand.
    pub runs: &'w Runs,
}

impl Features for View<'_> {
    #[inline]
    fn features(&self, sentence: &Range<usize>, index: usize, sink: &mut impl Sink) {
        let words = self.parts.words();
        let place = Place {
            words,
            around: words.around(sentence, index),
            parts: self.parts,
            sentence,
            index,
        };
        place.words(sink);
        place.letters(sink);
        place.clusters(sink);
        place.lists(sink);
        place.article(sink);
        let at = index.wrapping_sub(sentence.start);
        let (tight, wide) = (self.runs.tight.get(at), self.runs.wide.get(at));
        if let (Some(tight), Some(wide)) = (tight, wide)
            && tight.end > 0
        {
            place.run(*tight, *wide, sink);
        }
    }
}

/// A token and what stands around it.
struct Place<'w> {
    words: &'w Words,
    around: Around<'w>,
    parts: &'w PartsOfSpeech<'w>,
    sentence: &'w Range<usize>,
    index: usize,
}

impl Place<'_> {
    #[inline]
    fn at(&self, offset: isize) -> &Word {
        self.around.at(offset)
    }

    fn lower(&self, offset: isize) -> u64 {
        u64::from(self.at(offset).spelling.lower)
    }

    fn cluster(&self, offset: isize) -> u64 {
        self.at(offset).facts.get(fact::CLUSTER)
    }

    fn group(&self, offset: isize) -> u64 {
        self.at(offset).facts.get(fact::GROUP)
    }

    /// The part of speech; 63 outside the sentence.
    fn tag(&self, offset: isize) -> u64 {
        let at = self.index.wrapping_add_signed(offset);
        if self.sentence.contains(&at) {
            self.parts.get(at) as u64
        } else {
            63
        }
    }

    fn words(&self, sink: &mut impl Sink) {
        let look = self.at(0).look();
        sink.put_alone(0, Group::Word, feature(100, self.lower(0)));
        sink.put_alone(0, Group::Word, feature2(101, self.lower(0), look));
        sink.put_alone(-1, Group::Plain, feature(102, self.lower(-1)));
        sink.put_alone(1, Group::Plain, feature(103, self.lower(1)));
        sink.put_alone(-2, Group::Plain, feature(104, self.lower(-2)));
        sink.put_alone(2, Group::Plain, feature(105, self.lower(2)));
        sink.put(Group::Word, feature2(106, self.lower(-1), self.lower(0)));
        sink.put(Group::Word, feature2(107, self.lower(0), self.lower(1)));
    }

    fn letters(&self, sink: &mut impl Sink) {
        let word = self.at(0);
        let (head, tail) = (word.spelling.head, word.spelling.tail);
        let shape = word.shape();
        sink.put_alone(
            0,
            Group::Plain,
            feature2(120, shape, u64::from(word.spelling.length.min(6))),
        );
        sink.put(
            Group::Plain,
            feature3(123, self.at(-1).look(), word.look(), self.at(1).look()),
        );
        sink.put_alone(0, Group::Plain, feature(124, u64::from(head & 0xFFFF)));
        sink.put_alone(0, Group::Plain, feature(125, u64::from(head & 0x00FF_FFFF)));
        sink.put_alone(0, Group::Word, feature(126, u64::from(head)));
        sink.put_alone(0, Group::Plain, feature(127, u64::from(tail & 0xFFFF)));
        sink.put_alone(0, Group::Plain, feature(128, u64::from(tail & 0x00FF_FFFF)));
        sink.put_alone(0, Group::Word, feature(129, u64::from(tail)));
        sink.put_alone(
            0,
            Group::Plain,
            feature2(130, u64::from(tail & 0x00FF_FFFF), word.look()),
        );
    }

    fn clusters(&self, sink: &mut impl Sink) {
        let look = self.at(0).look();
        sink.put_alone(0, Group::Plain, feature2(140, self.cluster(0), look));
        sink.put_alone(0, Group::Plain, feature2(141, self.group(0), look));
        sink.put_alone(-1, Group::Plain, feature(142, self.cluster(-1)));
        sink.put_alone(1, Group::Plain, feature(143, self.cluster(1)));
        sink.put(
            Group::Plain,
            feature3(148, self.group(-1), look, self.group(1)),
        );
        sink.put_alone(-2, Group::Plain, feature(149, self.group(-2)));
        sink.put_alone(2, Group::Plain, feature(150, self.group(2)));
        sink.put(
            Group::Plain,
            feature3(153, self.group(-1), self.group(0), self.group(1)),
        );
        sink.put(
            Group::Plain,
            feature3(157, self.tag(-1), self.tag(0), self.tag(1)),
        );
    }

    fn lists(&self, sink: &mut impl Sink) {
        let lists = |offset| self.at(offset).facts.get(fact::LISTS) & !list::LEADER;
        let uses = |offset| self.at(offset).facts.get(fact::USES);
        let phrase = |offset| u64::from(self.at(offset).phrase);
        let look = self.at(0).look();
        sink.put_alone(0, Group::List, feature2(160, lists(0), look));
        for bit in 0..9 {
            if lists(0) >> bit & 1 == 1 {
                sink.put_alone(0, Group::List, feature2(163, bit, look));
            }
        }
        sink.put_alone(0, Group::List, feature2(164, uses(0), look));
        for kind in 0..4 {
            sink.put_alone(
                0,
                Group::List,
                feature3(167, kind, uses(0) >> (2 * kind) & 3, look),
            );
        }
        if phrase(0) != 0 {
            sink.put_alone(0, Group::List, feature(168, phrase(0)));
            for kind in 0..10 {
                if phrase(0) >> (kind + 2) & 1 == 1 {
                    sink.put_alone(0, Group::List, feature2(169, phrase(0) & 3, kind));
                }
            }
        }
    }

    fn article(&self, sink: &mut impl Sink) {
        let word = self.at(0);
        let look = word.look() * 2 + u64::from(word.initial);
        let evidence = u64::from(word.evidence);
        let written = word.facts.get(fact::WRITTEN);
        sink.put_alone(0, Group::Article, feature2(180, evidence, look));
        sink.put_alone(0, Group::Plain, feature2(181, written, look));
        sink.put_alone(0, Group::Article, feature3(182, evidence, written, look));
        sink.put_alone(0, Group::Plain, feature(185, look));
    }

    /// What stands before and behind a run of capitals, its first and its last word.
    fn run(&self, tight: Run, wide: Run, sink: &mut impl Sink) {
        let lower = |index| u64::from(self.words.at(self.sentence, index).spelling.lower);
        let facts = |index: usize| self.words.at(self.sentence, index).facts;
        let place = |run: Run| {
            2 * u64::from(self.index == run.start) + u64::from(self.index + 1 == run.end)
        };
        let length = |run: Run| ((run.end - run.start) as u64).min(6);
        let (here, around) = (place(tight), place(wide));
        let (before, behind) = (tight.start.wrapping_sub(1), tight.end);
        let (first, last) = (tight.start, tight.end - 1);
        let mut put = |group, feature| sink.put(group, feature);
        put(Group::Plain, feature2(190, here, length(tight)));
        put(Group::Plain, feature2(191, lower(before), here));
        put(Group::Plain, feature2(192, lower(behind), here));
        put(
            Group::Plain,
            feature2(193, facts(before).get(fact::CLUSTER), here),
        );
        put(
            Group::Plain,
            feature2(194, facts(behind).get(fact::CLUSTER), here),
        );
        put(Group::Plain, feature2(196, lower(last), here));
        put(Group::Plain, feature2(197, lower(first), here));
        put(
            Group::List,
            feature3(
                200,
                facts(first).get(fact::LISTS),
                facts(last).get(fact::LISTS),
                here,
            ),
        );
        put(
            Group::List,
            feature3(
                201,
                facts(first).get(fact::USES),
                facts(last).get(fact::USES),
                here,
            ),
        );
        // "Oslo, Bergen and Tromso": what stands in a list is of one kind.
        let listed = |index: usize| {
            let word = self.words.at(self.sentence, index);
            matches!(word.spelling.tail, 0x2C | 0x2F | 0x26)
                || self.parts.get(index) == Tag::Conjunction
        };
        let sides = [
            (before, before.wrapping_sub(1), 206),
            (behind, behind + 1, 208),
        ];
        for (mark, neighbour, template) in sides {
            if listed(mark) {
                let (uses, group) = (fact::USES, fact::GROUP);
                let neighbour = facts(neighbour);
                put(Group::List, feature2(template, neighbour.get(uses), here));
                put(
                    Group::Plain,
                    feature2(template + 1, neighbour.get(group), here),
                );
            }
        }
        if wide.end > 0 && (wide.start, wide.end) != (tight.start, tight.end) {
            put(Group::Plain, feature2(202, lower(wide.start), around));
            put(Group::Plain, feature2(203, lower(wide.end - 1), around));
            put(
                Group::Plain,
                feature2(204, facts(wide.start).get(fact::CLUSTER), around),
            );
            put(Group::Plain, feature2(205, length(wide), around));
        }
    }
}
