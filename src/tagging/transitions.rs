//! [`Transitions`]: which label stands behind which.

use super::model::{MOST_LABELS, Scores};

/// What it costs or brings to go from one label to the next; zero for labels that there are not.
#[derive(Debug, Clone)]
pub struct Transitions {
    /// From the start to each label.
    pub start: Scores,
    /// From label to label.
    pub onward: [Scores; MOST_LABELS],
    /// To label from label.
    pub backward: [Scores; MOST_LABELS],
}

impl Transitions {
    /// Reads 16 bits each, a row for each label and one for the start.
    pub const fn read(bytes: &[u8], labels: usize) -> Self {
        let mut read = Transitions {
            start: [0; MOST_LABELS],
            onward: [[0; MOST_LABELS]; MOST_LABELS],
            backward: [[0; MOST_LABELS]; MOST_LABELS],
        };
        let mut to = 0;
        while to < labels {
            let mut from = 0;
            while from <= labels {
                let at = 2 * (from * labels + to);
                let weight = i16::from_le_bytes([bytes[at], bytes[at + 1]]);
                if from == labels {
                    read.start[to] = weight;
                } else {
                    read.onward[from][to] = weight;
                    read.backward[to][from] = weight;
                }
                from += 1;
            }
            to += 1;
        }
        read
    }
}
