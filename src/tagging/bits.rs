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
    }
}
