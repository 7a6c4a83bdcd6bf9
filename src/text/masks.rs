//! Sixty-four bytes looked at together: a bit for each, that of the first lowest.

use wide::u8x16;

/// So many bytes are looked at together.
pub(crate) const BLOCK: usize = 64;

/// The blocks of a text; spaces stand behind its end.
pub(crate) fn blocks(text: &[u8]) -> impl Iterator<Item = [u8; BLOCK]> + '_ {
    let (blocks, rest) = text.as_chunks();
    let last = (!rest.is_empty()).then(|| {
        let mut last = [b' '; BLOCK];
        for (place, byte) in last.iter_mut().zip(rest) {
            *place = *byte;
        }
        last
    });
    blocks.iter().copied().chain(last)
}

/// A bit for each byte that is a letter of ASCII.
#[inline]
pub(crate) fn letters(block: &[u8; BLOCK]) -> u64 {
    let small = u8x16::splat(0x20);
    bits(block, |bytes| is_between(bytes | small, b'a', b'z'))
}

/// True for each byte that lies from `first` to `last`.
#[inline]
fn is_between(bytes: u8x16, first: u8, last: u8) -> u8x16 {
    let behind = bytes - u8x16::splat(first);
    behind.min(u8x16::splat(last - first)).simd_eq(behind)
}

/// A bit for each byte for which `test` is true.
#[inline]
fn bits(block: &[u8; BLOCK], test: impl Fn(u8x16) -> u8x16) -> u64 {
    let (quarters, _) = block.as_chunks();
    quarters.iter().rev().fold(0, |bits, quarter| {
        bits << 16 | u64::from(test(u8x16::new(*quarter)).to_bitmask())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_letters() {
        for byte in 0..=u8::MAX {
            for place in [0, 15, 16, 63] {
                let mut block = [b'0'; BLOCK];
                block[place] = byte;
                let expected = u64::from(byte.is_ascii_alphabetic()) << place;
                assert_eq!(letters(&block), expected, "{byte} at {place}");
            }
        }
    }

    #[test]
    fn spaces_stand_behind_the_end() {
        assert_eq!(blocks(b"").count(), 0);
        for len in [1, 63, 64, 65, 128] {
            let found: Vec<u8> = blocks(&vec![b'a'; len]).flatten().collect();
            let (text, rest) = found.split_at(len);
            assert!(text.iter().all(|byte| *byte == b'a'));
            assert!(rest.len() < BLOCK && rest.iter().all(|byte| *byte == b' '));
        }
    }
}
