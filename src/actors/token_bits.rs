//! [`TokenBits`]: some of the tokens of an article.

use crate::text::{Document, Token};
use std::ops::Range;

/// A bit for each token of an article.
#[derive(Debug, Clone)]
pub(super) struct TokenBits(Vec<u64>);

impl TokenBits {
    /// The tokens that `belongs` accepts. Nobody can foresee which these are: there is no branch.
    #[inline]
    pub(super) fn of(document: &Document, belongs: impl Fn(&Token) -> bool) -> Self {
        let bits = document.tokens.chunks(64).map(|tokens| {
            let bits = tokens.iter().enumerate();
            bits.fold(0, |bits, (at, token)| {
                bits | u64::from(belongs(token)) << at
            })
        });
        TokenBits(bits.collect())
    }

    /// The tokens in these ranges.
    pub(super) fn within<'r>(
        document: &Document,
        ranges: impl Iterator<Item = &'r Range<usize>>,
    ) -> Self {
        let mut bits = TokenBits(vec![0; document.tokens.len().div_ceil(64)]);
        for range in ranges {
            // Names are short: nearly all stand in one word of bits or in two.
            let mut start = range.start;
            while start < range.end {
                let len = (range.end - start).min(64 - start % 64);
                if let Some(word) = bits.0.get_mut(start / 64) {
                    *word |= (u64::MAX >> (64 - len)) << (start % 64);
                }
                start += len;
            }
        }
        bits
    }

    /// With one more.
    pub(super) fn add(&mut self, token: usize) {
        if let Some(bits) = self.0.get_mut(token / 64) {
            *bits |= 1 << (token % 64);
        }
    }

    /// The tokens, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        let all = self.0.iter().enumerate();
        all.flat_map(|(place, &bits)| Ones(bits).map(move |bit| place * 64 + bit))
    }

    /// The tokens that are not among others, ascending.
    pub(super) fn without(&self, others: &Self) -> impl Iterator<Item = usize> {
        let both = self.0.iter().zip(&others.0).enumerate();
        both.flat_map(|(place, (bits, others))| {
            Ones(bits & !others).map(move |bit| place * 64 + bit)
        })
    }

    /// The tokens in a range, ascending.
    pub(super) fn iter_in(&self, range: Range<usize>) -> impl Iterator<Item = usize> {
        let first = range.start / 64;
        let places = first..range.end.div_ceil(64).max(first);
        let all = places
            .clone()
            .zip(self.0.get(places).unwrap_or_default())
            .flat_map(|(place, &bits)| Ones(bits).map(move |bit| place * 64 + bit));
        all.filter(move |token| range.contains(token))
    }
}

/// The places of the bits that are set.
struct Ones(u64);

impl Iterator for Ones {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let bit = self.0.trailing_zeros();
        self.0 &= self.0 - 1;
        Some(bit as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_tokens() {
        let text = format!("Ann Roe met{} Joe.", " us".repeat(62));
        let document = Document::of_paragraphs(&text);
        let mut capitals = TokenBits::of(&document, Token::is_capitalized);
        let found = |tokens: &mut dyn Iterator<Item = usize>| tokens.collect::<Vec<_>>();
        assert_eq!(found(&mut capitals.iter()), [0, 1, 65]);
        let name = TokenBits::within(&document, std::iter::once(&(1..2)));
        assert_eq!(found(&mut capitals.without(&name)), [0, 65]);
        capitals.add(64);
        assert_eq!(found(&mut capitals.iter_in(1..65)), [1, 64]);
        assert_eq!(found(&mut capitals.iter_in(65..67)), [65]);
        assert_eq!(found(&mut capitals.iter_in(70..70)), [0; 0]);
    }
}
