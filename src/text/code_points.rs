//! Byte offsets to Unicode code points, at the edge of the program.

use super::lanes;

/// Converts byte offsets of one text to code point offsets.
///
/// Built in one pass; a lookup costs a few instructions.
#[derive(Debug)]
pub struct CodePoints {
    /// Bytes of the text.
    len: usize,
    /// For every [`STEP`] bytes; empty when the text is ASCII.
    steps: Vec<Step>,
}

/// What is known of [`STEP`] bytes.
#[derive(Debug, Clone, Copy)]
struct Step {
    /// Code points before them.
    before: usize,
    /// A bit for each byte that begins a character.
    heads: u64,
}

const STEP: usize = 64;

impl CodePoints {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let mut steps = Vec::new();
        if !text.is_ascii() {
            let mut before = 0;
            steps.reserve(text.len() / STEP + 1);
            let (whole, rest) = text.as_bytes().as_chunks();
            let mut last = [CONTINUATION; STEP];
            for (place, byte) in last.iter_mut().zip(rest) {
                *place = *byte;
            }
            let rest = (!rest.is_empty()).then_some(&last);
            for bytes in whole.iter().chain(rest) {
                let heads = heads(bytes);
                steps.push(Step { before, heads });
                before += heads.count_ones() as usize;
            }
        }
        CodePoints {
            len: text.len(),
            steps,
        }
    }

    /// Code points before byte `offset`; an offset past the end counts as the end.
    pub fn at(&self, offset: usize) -> usize {
        let offset = offset.min(self.len);
        match self.steps.get(offset / STEP) {
            Some(step) => {
                let earlier = step.heads & ((1 << (offset % STEP)) - 1);
                step.before + earlier.count_ones() as usize
            }
            None if self.steps.is_empty() => offset,
            None => self.total(),
        }
    }

    /// Code points in the whole text.
    pub fn total(&self) -> usize {
        let last = |step: &Step| step.before + step.heads.count_ones() as usize;
        self.steps.last().map_or(self.len, last)
    }
}

/// A byte that does not begin a character.
const CONTINUATION: u8 = 0x80;

/// A bit for each byte that begins a character.
fn heads(bytes: &[u8; STEP]) -> u64 {
    let (eights, _) = bytes.as_chunks();
    let mut heads = 0;
    for (at, eight) in eights.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        // Bytes that do not begin with the bits 10.
        let begins = (!eight | (eight << 1)) & 0x8080_8080_8080_8080;
        heads |= lanes::side_by_side(begins) << (at * 8);
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_characters() {
        for text in [
            "",
            "plain",
            "é",
            &"“aé€𝄞” ".repeat(100),
            &"x".repeat(1000),
            &"é".repeat(128),
        ] {
            let points = CodePoints::new(text);
            for (count, (offset, _)) in text.char_indices().enumerate() {
                assert_eq!(points.at(offset), count);
            }
            assert_eq!(points.at(text.len()), text.chars().count());
            assert_eq!(points.total(), text.chars().count());
        }
    }
}
