//! The hash by which words are found in lists, whatever the case of their ASCII letters.

/// The hash of words, whatever the case of their ASCII letters.
#[inline]
pub(crate) const fn hash(words: &[u8]) -> u32 {
    hash_between(words, 0, words.len())
}

/// The hash of the bytes from `start` to `end`, whatever the case of the letters. Of long words it
/// reads the first and the last eight bytes.
#[inline]
pub(super) const fn hash_between(bytes: &[u8], start: usize, end: usize) -> u32 {
    let len = end - start;
    if len > 8 {
        return mix(eight(bytes, start), eight(bytes, end - 8), len);
    }
    // What is read twice is the same both times.
    let head = if len >= 4 {
        four(bytes, start) | four(bytes, end - 4) << ((len - 4) * 8)
    } else if len > 0 {
        let (first, middle, last) = (bytes[start], bytes[start + len / 2], bytes[end - 1]);
        first as u64 | (middle as u64) << (len / 2 * 8) | (last as u64) << ((len - 1) * 8)
    } else {
        0
    };
    mix(head, 0, len)
}

/// The hash of the word of up to eight bytes, at least one, with which these begin.
#[inline]
pub(super) const fn hash_of_eight(bytes: u64, len: usize) -> u32 {
    mix(bytes & (u64::MAX >> (64 - len * 8)), 0, len)
}

/// The hash of the first and the last bytes of a word, whatever the case of the letters.
#[inline]
const fn mix(head: u64, tail: u64, len: usize) -> u32 {
    let head = (head | 0x2020_2020_2020_2020).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let tail = (tail | 0x2020_2020_2020_2020).wrapping_add(len as u64);
    let mixed = (head ^ (head >> 32) ^ tail).wrapping_mul(0xd6e8_feb8_6659_fd93);
    low((mixed >> 32) ^ (mixed >> 15))
}

/// The first eight bytes from byte `at` on.
#[inline]
const fn eight(bytes: &[u8], at: usize) -> u64 {
    let bytes = bytes.split_at(at).1;
    match bytes.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => 0,
    }
}

/// The first four bytes from byte `at` on.
#[inline]
const fn four(bytes: &[u8], at: usize) -> u64 {
    let bytes = bytes.split_at(at).1;
    match bytes.first_chunk() {
        Some(four) => u32::from_le_bytes(*four) as u64,
        None => 0,
    }
}

/// The lower half.
#[expect(clippy::cast_possible_truncation, reason = "that is what it is for")]
#[inline]
pub(super) const fn low(number: u64) -> u32 {
    number as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_tells_words_apart_but_not_their_case() {
        let words = [
            "",
            "a",
            "an",
            "and",
            "andy",
            "andes",
            "an andean",
            "an andean village",
        ];
        for (at, word) in words.iter().enumerate() {
            assert_eq!(hash(word.as_bytes()), hash(word.to_uppercase().as_bytes()));
            assert!(
                !words[..at]
                    .iter()
                    .any(|other| hash(other.as_bytes()) == hash(word.as_bytes()))
            );
        }
    }
}
