//! Byte offsets to Unicode code points, at the edge of the program.

/// Converts byte offsets of one text to code point offsets.
///
/// Built in one pass; a lookup costs at most 64 bytes of counting.
#[derive(Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before byte `index * STEP`; empty when the text is ASCII.
    checkpoints: Vec<usize>,
}

const STEP: usize = 64;

impl<'t> CodePoints<'t> {
    /// Reads `text` once.
    pub fn new(text: &'t str) -> Self {
        let checkpoints = if text.is_ascii() {
            Vec::new()
        } else {
            let mut total = 0;
            text.as_bytes()
                .chunks(STEP)
                .map(|chunk| {
                    let before = total;
                    total += heads(chunk);
                    before
                })
                .collect()
        };
        CodePoints { text, checkpoints }
    }

    /// Code points before byte `offset`; an offset past the end counts as the end.
    pub fn at(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let step = offset / STEP;
        match self.checkpoints.get(step) {
            Some(before) => before + heads(&self.text.as_bytes()[step * STEP..offset]),
            None if self.checkpoints.is_empty() => offset,
            None => self.total(),
        }
    }

    /// Code points in the whole text.
    pub fn total(&self) -> usize {
        match self.checkpoints.last() {
            None => self.text.len(),
            Some(before) => {
                before + heads(&self.text.as_bytes()[(self.checkpoints.len() - 1) * STEP..])
            }
        }
    }
}

/// Bytes that begin a character.
fn heads(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
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
