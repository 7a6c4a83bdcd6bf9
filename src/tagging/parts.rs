//! What tells parts of speech: the features of a token, the tags that it may have.

use super::Tag;
use super::hash::{feature, feature2, feature3};
use super::learner::{Group, Sink};
use super::lexicon::fact;
use super::memory::Features;
use super::words::{Word, Words};
use std::ops::Range;

/// How many tags there are.
pub const COUNT: usize = Tag::ALL.len();
const ALL: u32 = (1 << COUNT) - 1;

/// The bits of some tags.
pub(super) const fn bits(tags: &[Tag]) -> u32 {
    let (mut bits, mut at) = (0, 0);
    while at < tags.len() {
        bits |= 1 << tags[at] as u32;
        at += 1;
    }
    bits
}

/// The tags of a class of words: a bit each.
static TAGS: [u32; CLASSES] = {
    const PLAIN: u32 = bits(&[Tag::Punctuation]);
    let mut tags = [ALL & !PLAIN; CLASSES];
    let mut only = 1;
    while only <= COUNT {
        tags[only] = 1 << (only - 1);
        only += 1;
    }
    tags[NUMBER] = bits(&[Tag::Number, Tag::Noun, Tag::Adjective, Tag::Name]);
    tags[MARK] = PLAIN;
    tags[MARK + 1] = bits(&[Tag::Punctuation, Tag::Possessive]);
    tags
};

/// The only tag of a class of words.
static ONLY: [Option<Tag>; CLASSES] = {
    let (mut only, mut class) = ([None; CLASSES], 0);
    while class < CLASSES {
        if TAGS[class].is_power_of_two() {
            only[class] = Some(Tag::ALL[TAGS[class].trailing_zeros() as usize]);
        }
        class += 1;
    }
    only
};

// Classes of words: what fact::ONLY_TAG says of them, numbers, marks, apostrophes.
const NUMBER: usize = 1 << fact::ONLY_TAG.1;
const MARK: usize = NUMBER + 1;
const CLASSES: usize = MARK + 2;

/// The class of a word. No branch: it cannot be foreseen.
#[inline]
fn class(word: &Word) -> usize {
    // Straight or curly.
    let apostrophe = matches!(word.spelling.tail, 0x27 | 0x00E2_8099);
    let only = usize::try_from(word.facts.get(fact::ONLY_TAG)).unwrap_or(0);
    let classes = [only, NUMBER, MARK + usize::from(apostrophe)];
    classes[word.kind as usize]
}

/// The tags that token `index` may have.
pub fn allowed(words: &Words, index: usize) -> u32 {
    let word = words.words.get(index);
    TAGS[word.map_or(MARK, class)]
}

/// The tag of a word that can have one only.
#[inline]
pub(super) fn only(word: &Word) -> Option<Tag> {
    ONLY[class(word)]
}

/// The words of a document, seen for their parts of speech.
#[derive(Debug, Clone, Copy)]
pub struct View<'w>(pub &'w Words);

impl Features for View<'_> {
    #[inline]
    fn features(&self, sentence: &Range<usize>, index: usize, sink: &mut impl Sink) {
        let around = self.0.around(sentence, index);
        let word = around.at(0);
        let lower = |offset| u64::from(around.at(offset).spelling.lower);
        let group = |offset| around.at(offset).facts.get(fact::GROUP);
        let cluster = |offset| around.at(offset).facts.get(fact::CLUSTER);
        let tail = |offset| u64::from(around.at(offset).spelling.tail & 0x00FF_FFFF);
        let look = word.look() * 2 + u64::from(word.initial);
        let written = word.facts.get(fact::WRITTEN);

        sink.put_alone(0, Group::Word, feature(1, lower(0)));
        sink.put_alone(0, Group::Word, feature2(2, lower(0), look));
        sink.put(Group::Word, feature2(3, lower(-1), lower(0)));
        sink.put(Group::Word, feature2(4, lower(0), lower(1)));
        sink.put_alone(0, Group::Plain, feature2(5, look, written));
        sink.put_alone(0, Group::Plain, feature(6, word.shape()));
        sink.put_alone(
            0,
            Group::Plain,
            feature2(7, u64::from(word.spelling.tail & 0xFF), look),
        );
        sink.put_alone(
            0,
            Group::Plain,
            feature(8, u64::from(word.spelling.tail & 0xFFFF)),
        );
        sink.put_alone(0, Group::Plain, feature2(9, tail(0), look));
        sink.put_alone(0, Group::Word, feature(10, u64::from(word.spelling.tail)));
        sink.put_alone(
            0,
            Group::Plain,
            feature(11, u64::from(word.spelling.head & 0xFFFF)),
        );
        sink.put_alone(
            0,
            Group::Plain,
            feature(12, u64::from(word.spelling.head & 0x00FF_FFFF)),
        );
        sink.put_alone(0, Group::Plain, feature2(13, cluster(0), look));
        sink.put_alone(0, Group::Plain, feature(14, group(0)));
        sink.put_alone(-1, Group::Plain, feature(15, lower(-1)));
        sink.put_alone(1, Group::Plain, feature(16, lower(1)));
        sink.put_alone(-2, Group::Plain, feature(17, lower(-2)));
        sink.put_alone(2, Group::Plain, feature(18, lower(2)));
        sink.put_alone(-1, Group::Plain, feature(19, cluster(-1)));
        sink.put_alone(1, Group::Plain, feature(20, cluster(1)));
        sink.put(Group::Plain, feature2(21, group(-1), group(1)));
        sink.put(Group::Plain, feature2(22, group(-1), cluster(0)));
        sink.put(Group::Plain, feature2(23, cluster(0), group(1)));
        sink.put(Group::Plain, feature2(28, lower(-1), lower(1)));
        sink.put(Group::Plain, feature2(29, lower(-1), tail(0)));
        sink.put(Group::Plain, feature3(30, group(-1), group(0), group(1)));
        sink.put_alone(
            0,
            Group::List,
            feature3(
                31,
                word.facts.get(fact::LISTS),
                look,
                u64::from(word.evidence),
            ),
        );
    }
}
