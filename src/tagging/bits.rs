//! [`Bits`]: a yes or no for each token.

use std::ops::Range;

/// A yes or no for each token of a document.
#[derive(Debug, Clone, Default)]
pub struct Bits(Vec<u64>);

/// Bits in a block.
const BLOCK: usize = 64;

impl Bits {
    /// No for each of so many tokens.
    pub fn new(count: usize) -> Self {
        Bits(vec![0; count / BLOCK + 1])
    }

    /// Says yes for the items that `belongs` accepts, one a token. Nobody can foresee which these are:
    /// there is no branch.
    #[inline]
    pub fn of<T>(items: &[T], belongs: impl Fn(&T) -> bool) -> Self {
        let blocks = items.chunks(BLOCK).map(|items| {
            let items = items.iter().enumerate();
            items.fold(0, |block, (at, item)| {
                block | u64::from(belongs(item)) << at
            })
        });
        Bits(blocks.chain([0]).collect())
    }

    /// Says yes for token `index` when `yes` is true.
    #[inline]
    pub fn add(&mut self, index: usize, yes: bool) {
        if let Some(block) = self.0.get_mut(index / BLOCK) {
            *block |= u64::from(yes) << (index % BLOCK);
        }
    }

    /// True when token `index` has a yes.
    #[inline]
    pub fn has(&self, index: usize) -> bool {
        let block = self.0.get(index / BLOCK);
        block.is_some_and(|block| block >> (index % BLOCK) & 1 == 1)
    }

    /// The tokens that have a yes, ascending.
    pub fn all(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(at, &block)| {
            let mut rest = block;
            std::iter::from_fn(move || {
                let first = (rest != 0).then(|| at * BLOCK + rest.trailing_zeros() as usize);
                rest &= rest.wrapping_sub(1);
                first
            })
        })
    }

    /// The first token of a range that has no yes, the end of the range when all have.
    #[inline]
    pub fn first_gap(&self, tokens: &Range<usize>) -> usize {
        let mut at = tokens.start / BLOCK;
        let mut block = !self.block(at) & (u64::MAX << (tokens.start % BLOCK));
        while block == 0 {
            at += 1;
            block = !self.block(at);
        }
        tokens.end.min(at * BLOCK + block.trailing_zeros() as usize)
    }

    /// The last token of a range that has no yes.
    #[inline]
    pub fn last_gap(&self, tokens: &Range<usize>) -> Option<usize> {
        let last = tokens.end.checked_sub(1)?;
        let mut at = last / BLOCK;
        let mut block = !self.block(at) & (u64::MAX >> (BLOCK - 1 - last % BLOCK));
        while block == 0 {
            at = at.checked_sub(1)?;
            block = !self.block(at);
        }
        let gap = at * BLOCK + BLOCK - 1 - block.leading_zeros() as usize;
        (gap >= tokens.start).then_some(gap)
    }

    fn block(&self, at: usize) -> u64 {
        self.0.get(at).copied().unwrap_or(0)
    }

    /// The first token of a range that has a yes.
    #[inline]
    pub fn first_in(&self, tokens: &Range<usize>) -> Option<usize> {
        let mut at = tokens.start / BLOCK;
        let mut block = self.0.get(at)? & (u64::MAX << (tokens.start % BLOCK));
        while block == 0 {
            at += 1;
            if at * BLOCK >= tokens.end {
                return None;
            }
            block = *self.0.get(at)?;
        }
        let first = at * BLOCK + block.trailing_zeros() as usize;
        (first < tokens.end).then_some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_of_a_range() {
        let mut bits = Bits::new(200);
        for index in [0, 63, 64, 150, 199] {
            bits.add(index, true);
            bits.add(index + 1, false);
        }
        assert!(bits.has(0) && !bits.has(1) && bits.has(64) && !bits.has(1000));
        for (range, first) in [
            (0..1, Some(0)),
            (1..63, None),
            (1..64, Some(63)),
            (65..150, None),
            (65..151, Some(150)),
            (151..300, Some(199)),
            (200..900, None),
            (5..5, None),
        ] {
            assert_eq!(bits.first_in(&range), first, "{range:?}");
        }
        assert_eq!(Bits::default().first_in(&(0..9)), None);
        assert!(bits.all().eq([0, 63, 64, 150, 199]));
        for (range, first, last) in [
            (0..9, 1, Some(8)),
            (63..65, 65, None),
            (63..66, 65, Some(65)),
            (62..65, 62, Some(62)),
            (150..900, 151, Some(899)),
            (5..5, 5, None),
        ] {
            assert_eq!(
                (bits.first_gap(&range), bits.last_gap(&range)),
                (first, last),
                "{range:?}"
            );
        }
        let all = Bits::of(&[1; 130], |_| true);
        assert_eq!(
            (all.first_gap(&(3..130)), all.last_gap(&(0..130))),
            (130, None)
        );
        assert!(all.all().eq(0..130));
    }
}
