//! What tells parts of speech: the features of a token, the tags that it may have.

use super::Tag;
use super::hash::{feature, feature2, feature3};
use super::learner::{Group, Sink};
use super::lexicon::fact;
use super::words::Words;
use crate::text::TokenKind;
use std::ops::Range;

/// How many tags there are.
pub const COUNT: usize = Tag::ALL.len();
const ALL: u32 = (1 << COUNT) - 1;

const fn bits(tags: &[Tag]) -> u32 {
    let (mut bits, mut at) = (0, 0);
    while at < tags.len() {
        bits |= 1 << tags[at] as u32;
        at += 1;
    }
    bits
}

/// The tags that token `index` may have.
pub fn allowed(words: &Words, index: usize) -> u32 {
    const NUMBER: u32 = bits(&[Tag::Number, Tag::Noun, Tag::Adjective, Tag::Name]);
    const MARK: u32 = bits(&[Tag::Punctuation, Tag::Possessive]);
    const PLAIN: u32 = bits(&[Tag::Punctuation]);
    let Some(word) = words.words.get(index) else {
        return PLAIN;
    };
    match word.kind {
        TokenKind::Number => NUMBER,
        // An apostrophe, straight or curly.
        TokenKind::Punctuation if matches!(word.spelling.tail, 0x27 | 0x00E2_8099) => MARK,
        TokenKind::Punctuation => PLAIN,
        TokenKind::Word => ALL & !PLAIN,
    }
}

/// Gives the features of token `index` to `sink`.
pub fn features(words: &Words, sentence: &Range<usize>, index: usize, sink: &mut impl Sink) {
    let at = |offset: isize| words.at(sentence, index.wrapping_add_signed(offset));
    let word = at(0);
    let lower = |offset| u64::from(at(offset).spelling.lower);
    let group = |offset| at(offset).facts.get(fact::GROUP);
    let cluster = |offset| at(offset).facts.get(fact::CLUSTER);
    let tail = |offset| u64::from(at(offset).spelling.tail & 0x00FF_FFFF);
    let look = word.look() * 2 + u64::from(word.initial);
    let written = word.facts.get(fact::WRITTEN);
    let mut put = |group, feature| sink.put(group, feature);

    put(Group::Word, feature(1, lower(0)));
    put(Group::Word, feature2(2, lower(0), look));
    put(Group::Word, feature2(3, lower(-1), lower(0)));
    put(Group::Word, feature2(4, lower(0), lower(1)));
    put(Group::Plain, feature2(5, look, written));
    put(Group::Plain, feature(6, word.shape()));
    put(
        Group::Plain,
        feature2(7, u64::from(word.spelling.tail & 0xFF), look),
    );
    put(
        Group::Plain,
        feature(8, u64::from(word.spelling.tail & 0xFFFF)),
    );
    put(Group::Plain, feature2(9, tail(0), look));
    put(Group::Word, feature(10, u64::from(word.spelling.tail)));
    put(
        Group::Plain,
        feature(11, u64::from(word.spelling.head & 0xFFFF)),
    );
    put(
        Group::Plain,
        feature(12, u64::from(word.spelling.head & 0x00FF_FFFF)),
    );
    put(Group::Plain, feature2(13, cluster(0), look));
    put(Group::Plain, feature(14, group(0)));
    put(Group::Plain, feature(15, lower(-1)));
    put(Group::Plain, feature(16, lower(1)));
    put(Group::Plain, feature(17, lower(-2)));
    put(Group::Plain, feature(18, lower(2)));
    put(Group::Plain, feature(19, cluster(-1)));
    put(Group::Plain, feature(20, cluster(1)));
    put(Group::Plain, feature2(21, group(-1), group(1)));
    put(Group::Plain, feature2(22, group(-1), cluster(0)));
    put(Group::Plain, feature2(23, cluster(0), group(1)));
    put(Group::Plain, feature2(24, group(-2), group(-1)));
    put(Group::Plain, feature2(25, group(1), group(2)));
    put(Group::Plain, feature2(26, tail(-1), tail(0)));
    put(Group::Plain, feature2(27, tail(0), tail(1)));
    put(Group::Plain, feature2(28, lower(-1), lower(1)));
    put(Group::Plain, feature2(29, lower(-1), tail(0)));
    put(Group::Plain, feature3(30, group(-1), group(0), group(1)));
    put(
        Group::List,
        feature3(
            31,
            word.facts.get(fact::LISTS),
            look,
            u64::from(word.evidence),
        ),
    );
    put(Group::Plain, feature2(32, look, at(1).look()));
    put(
        Group::Plain,
        feature3(33, look, u64::from(word.glued), u64::from(at(1).glued)),
    );
}
