//! Words and features as numbers.
//!
//! Comes in: words, attributes, numbers of templates. Goes out: hashes that are the same on every
//! machine, for they stand in the model. No string is built for any of them.

/// Folds `value` into `state`: one multiplication, one shift.
#[inline]
pub const fn mix(state: u64, value: u64) -> u64 {
    let mixed = (state ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 29)
}

/// The feature of template `template` with one attribute.
#[inline]
pub const fn feature(template: u64, value: u64) -> u64 {
    mix(
        mix(template.wrapping_mul(0xD6E8_FEB8_6659_FD93), value),
        template,
    )
}

/// The feature of template `template` with two attributes, in this order.
#[inline]
pub const fn feature2(template: u64, first: u64, second: u64) -> u64 {
    mix(feature(template, first), second ^ 0xA5A5_5A5A)
}

/// The feature of template `template` with three attributes, in this order.
#[inline]
pub const fn feature3(template: u64, first: u64, second: u64, third: u64) -> u64 {
    mix(feature2(template, first, second), third ^ 0x3C3C_C3C3)
}

/// Numbers that look random and are the same in every run (`SplitMix64`).
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// Starts at `seed`.
    pub const fn new(seed: u64) -> Self {
        Random(seed)
    }

    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// True in `share` of 256 cases.
    pub fn chance(&mut self, share: u8) -> bool {
        (self.draw() >> 56) < u64::from(share)
    }

    /// Puts `items` into a random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let at = (u128::from(self.draw()) * (last as u128 + 1)) >> 64;
            items.swap(last, usize::try_from(at).unwrap_or(0));
        }
    }
}

/// What the letters of a word say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spelling {
    /// Hash of the word in lower case, with straight apostrophes.
    pub lower: u32,
    /// The first four bytes in lower case, the first lowest.
    pub head: u32,
    /// The last four bytes in lower case, the last lowest.
    pub tail: u32,
    /// Runs of capitals, small letters, digits and marks, each run once: "Xx", "X.X.".
    pub shape: u32,
    /// How it is capitalised.
    pub case: Case,
    /// Bytes.
    pub length: u8,
}

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Case {
    /// No letter: numbers and marks.
    #[default]
    None,
    /// "treaty"
    Lower,
    /// "Oslo"
    Title,
    /// "X", "J."
    Initial,
    /// "NATO", "U.S."
    Upper,
    /// "`McDonald`", "`iPhone`"
    Mixed,
}

impl Case {
    /// True when it has a capital.
    pub const fn is_capital(self) -> bool {
        self as u8 > Case::Lower as u8
    }
}

/// Reads the letters of a word once.
pub fn spell(word: &str) -> Spelling {
    let mut letters = [0; 16];
    for (place, byte) in letters.iter_mut().zip(word.bytes()) {
        *place = byte;
    }
    spell_letters(word, u128::from_le_bytes(letters))
}

/// The same, for a word whose first sixteen bytes are `letters`, the first lowest and zeros behind the last.
#[inline]
pub(super) fn spell_letters(word: &str, letters: u128) -> Spelling {
    match *word.as_bytes() {
        [mark] if mark.is_ascii_punctuation() => spell_mark(mark),
        _ => spell_small(letters, word.len()).unwrap_or_else(|| spell_any(word)),
    }
}

/// The spelling of a mark that stands by itself.
#[inline]
fn spell_mark(mark: u8) -> Spelling {
    Spelling {
        lower: lower(byte_into(HASH, mark)),
        head: u32::from(mark),
        tail: u32::from(mark),
        shape: MARK,
        case: Case::None,
        length: 1,
    }
}

/// The spelling of any word, character by character.
fn spell_any(word: &str) -> Spelling {
    let mut reader = Reader {
        hash: HASH,
        spelling: Spelling {
            length: u8::try_from(word.len()).unwrap_or(u8::MAX),
            ..Spelling::default()
        },
        ..Reader::default()
    };
    if word.is_ascii() {
        for &byte in word.as_bytes() {
            let class = match byte {
                b'a'..=b'z' => LOWER,
                b'A'..=b'Z' => UPPER,
                b'0'..=b'9' => DIGIT,
                _ => MARK,
            };
            reader.character(class);
            reader.byte(byte.to_ascii_lowercase());
        }
    } else {
        let mut buffer = [0; 4];
        for character in word.chars() {
            let character = if character == '’' { '\'' } else { character };
            let class = if character.is_lowercase() {
                LOWER
            } else if character.is_uppercase() {
                UPPER
            } else if character.is_numeric() {
                DIGIT
            } else if character.is_alphabetic() {
                LOWER
            } else {
                MARK
            };
            reader.character(class);
            for lower in character.to_lowercase() {
                for &byte in lower.encode_utf8(&mut buffer).as_bytes() {
                    reader.byte(byte);
                }
            }
        }
    }
    reader.finish()
}

/// Longer words are spelt byte by byte.
const SHORT: usize = 12;

/// The spelling of a word of small ASCII letters with at most one capital, which it begins with:
/// nearly every word. No branch depends on its length, which cannot be foreseen: the hashes of all its
/// beginnings are made, and one is taken.
#[inline]
fn spell_small(letters: u128, len: usize) -> Option<Spelling> {
    let small = letters | 0x20;
    let bytes = small.to_le_bytes();
    let (mut hashes, mut hash) = ([HASH; SHORT + 1], HASH);
    // Where no small letter stands, and the end of what is looked at.
    let mut others = 1 << SHORT;
    for at in 0..SHORT {
        hash = byte_into(hash, bytes[at]);
        hashes[at + 1] = hash;
        others |= u32::from(!bytes[at].is_ascii_lowercase()) << at;
    }
    if len == 0 || others.trailing_zeros() as usize != len {
        return None;
    }
    let is_lower = letters & 0x20 != 0;
    let (case, shape) = match (is_lower, len) {
        (true, _) => (Case::Lower, LOWER),
        (false, 1) => (Case::Initial, UPPER),
        (false, _) => (Case::Title, UPPER * 5 + LOWER),
    };
    Some(Spelling {
        lower: lower(hashes[len]),
        head: lowest(small),
        tail: lowest((small << 32) >> (8 * len)).swap_bytes(),
        shape,
        case,
        length: u8::try_from(len).unwrap_or(u8::MAX),
    })
}

/// The lowest 32 bits.
#[expect(clippy::cast_possible_truncation, reason = "that is what it does")]
const fn lowest(bits: u128) -> u32 {
    bits as u32
}

/// What the hash of a word begins with.
const HASH: u64 = 0xCBF2_9CE4_8422_2325;

/// Folds a byte into the hash of a word (FNV-1a).
#[inline]
const fn byte_into(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0000_0100_0000_01B3)
}

/// What stands for a word with this hash.
#[inline]
const fn lower(hash: u64) -> u32 {
    (mix(hash, 1) >> 32) as u32
}

const LOWER: u32 = 1;
const UPPER: u32 = 2;
const DIGIT: u32 = 3;
const MARK: u32 = 4;

#[derive(Default)]
struct Reader {
    spelling: Spelling,
    hash: u64,
    read: u32,
    last: u32,
    first: u32,
    uppers: u32,
    lowers: u32,
}

impl Reader {
    #[inline]
    fn character(&mut self, class: u32) {
        self.uppers += u32::from(class == UPPER);
        self.lowers += u32::from(class == LOWER);
        if self.first == 0 {
            self.first = class;
        }
        if class != self.last {
            self.spelling.shape = self.spelling.shape.wrapping_mul(5).wrapping_add(class);
            self.last = class;
        }
    }

    #[inline]
    fn byte(&mut self, byte: u8) {
        self.hash = byte_into(self.hash, byte);
        if self.read < 4 {
            self.spelling.head |= u32::from(byte) << (8 * self.read);
        }
        self.read += 1;
        self.spelling.tail = (self.spelling.tail << 8) | u32::from(byte);
    }

    fn finish(mut self) -> Spelling {
        self.spelling.lower = lower(self.hash);
        self.spelling.case = match (self.uppers, self.lowers) {
            (0, 0) => Case::None,
            (0, _) => Case::Lower,
            (1, 0) => Case::Initial,
            (_, 0) => Case::Upper,
            (1, _) if self.first == UPPER => Case::Title,
            _ => Case::Mixed,
        };
        self.spelling
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_reads_what_the_long_way_reads() {
        for word in [
            "a",
            "I",
            "of",
            "Mr",
            "the",
            "Pan",
            "ship",
            "Oslo",
            "ferry",
            "harbours",
            "Harbourfront",
            "Harbourmaster",
        ] {
            let mut letters = [0; 16];
            letters[..word.len().min(16)].copy_from_slice(word.as_bytes());
            let short = spell_small(u128::from_le_bytes(letters), word.len());
            let expected = (word.len() <= SHORT).then(|| spell_any(word));
            assert_eq!(short, expected, "{word}");
            assert_eq!(spell(word), spell_any(word), "{word}");
        }
        for mark in [",", ".", "-", "'", "$"] {
            assert_eq!(spell(mark), spell_any(mark), "{mark}");
        }
        for word in ["", "NATO", "iPhone", "U.S.", "e-mail", "élan", "3rd", "'s"] {
            assert_eq!(spell(word), spell_any(word), "{word}");
        }
    }

    #[test]
    fn reads_the_letters_of_a_word() {
        let oslo = spell("Oslo");
        assert_eq!(oslo.case, Case::Title);
        assert_eq!(oslo.lower, spell("OSLO").lower);
        assert_ne!(oslo.lower, spell("Oslos").lower);
        assert_eq!(oslo.head, spell("oslonian").head);
        assert_eq!(oslo.tail, spell("in oslo").tail);
        assert_eq!(oslo.shape, spell("Bergen").shape);
        assert_ne!(oslo.shape, spell("McKay").shape);
        assert_eq!(spell("Élan").case, Case::Title);
        assert_eq!(spell("ÉLAN").lower, spell("élan").lower);
        assert_eq!(spell("won’t").lower, spell("won't").lower);
        for (word, case) in [
            ("U.S.", Case::Upper),
            ("J.", Case::Initial),
            ("iPhone", Case::Mixed),
            ("2026", Case::None),
        ] {
            assert_eq!(spell(word).case, case, "{word}");
        }
    }

    #[test]
    fn features_differ_by_template_and_order() {
        assert_ne!(feature(1, 2), feature(2, 1));
        assert_ne!(feature2(1, 2, 3), feature2(1, 3, 2));
        assert_ne!(feature3(1, 2, 3, 4), feature3(1, 2, 4, 3));
    }
}
