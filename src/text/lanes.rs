//! Eight bytes looked at together, in one register.

/// The same byte in all eight places.
const EACH: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each of the eight bytes that lies from `first` to `last`, both ASCII.
#[inline]
pub(crate) const fn between(eight: u64, first: u8, last: u8) -> u64 {
    let low = eight & (0x7f * EACH);
    // Adding them sets the highest bit from the first on, and behind the last.
    let from_first = low + (0x80 - first as u64) * EACH;
    let behind_last = low + (0x7f - last as u64) * EACH;
    from_first & !behind_last & !eight & (0x80 * EACH)
}

/// The highest bit of each of the eight bytes.
pub(crate) const HIGHEST: u64 = 0x80 * EACH;

/// The highest bits of the eight bytes, which have no others, side by side: that of the first byte lowest.
#[inline]
pub(crate) const fn side_by_side(bits: u64) -> u64 {
    (bits >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// How many bytes stand before the first whose highest bit is set; eight when none is.
#[inline]
pub(crate) const fn before_first(bits: u64) -> usize {
    bits.trailing_zeros() as usize / 8
}

/// The eight bytes from byte `at` on, the first in the lowest bits; spaces behind the end of the text.
#[inline]
pub(crate) fn eight_at(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    if let Some(eight) = rest.first_chunk() {
        return u64::from_le_bytes(*eight);
    }
    let mut eight = [b' '; 8];
    for (place, byte) in eight.iter_mut().zip(rest) {
        *place = *byte;
    }
    u64::from_le_bytes(eight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_lies_between() {
        for byte in 0..=u8::MAX {
            let eight = u64::from_le_bytes([b'#', byte, b'#', byte, 0xff, 0, b'#', b'#']);
            let found = between(eight, b'a', b'z');
            let expected = if byte.is_ascii_lowercase() { 1 } else { 8 };
            assert_eq!(before_first(found), expected, "{byte}");
            assert_eq!(found.count_ones(), if expected == 1 { 2 } else { 0 });
        }
    }

    #[test]
    fn puts_bits_side_by_side() {
        for bits in 0..=u8::MAX {
            let bytes = std::array::from_fn(|at| bits >> at << 7);
            assert_eq!(side_by_side(u64::from_le_bytes(bytes)), u64::from(bits));
        }
    }

    #[test]
    fn reads_spaces_behind_the_end() {
        assert_eq!(eight_at(b"abcdefghi", 1), u64::from_le_bytes(*b"bcdefghi"));
        assert_eq!(eight_at(b"abc", 1), u64::from_le_bytes(*b"bc      "));
        assert_eq!(eight_at(b"abc", 9), u64::from_le_bytes(*b"        "));
    }
}
