//! [`Signs`]: which of the signs stand in a line that captions, credits and links have.

/// Which of some signs stand in a line. Most lines of an article have none of them, and are told so
/// in one pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Signs(u8);

impl Signs {
    /// "("
    pub(super) const BRACKET: Signs = Signs(1);
    /// ":"
    pub(super) const COLON: Signs = Signs(2);
    /// "/"
    pub(super) const STROKE: Signs = Signs(4);
    /// "Ph", as in "Photo".
    pub(super) const PHOTO: Signs = Signs(8);
    /// ", l", ", r" or ", c", as in ", left,".
    pub(super) const HAND: Signs = Signs(16);
    /// "ww", as in "www."
    pub(super) const WEB: Signs = Signs(32);

    /// The signs of a line.
    pub(super) fn of(line: &str) -> Self {
        let bytes = line.as_bytes();
        let mut found = [0; RUN];
        let mut at = 0;
        while at < bytes.len() {
            let rest = bytes.get(at..).unwrap_or_default();
            match rest.first_chunk() {
                Some(run) => add(&mut found, run),
                None => add(&mut found, &padded(rest)),
            }
            at += RUN;
        }
        Signs(found.iter().fold(0, |all, signs| all | signs))
    }

    /// These and the others.
    #[must_use]
    pub(super) const fn or(self, others: Signs) -> Signs {
        Signs(self.0 | others.0)
    }

    /// True when one of `signs` is there.
    pub(super) const fn have(self, signs: Signs) -> bool {
        self.0 & signs.0 != 0
    }
}

/// So many places are looked at together.
const RUN: usize = 32;
/// A sign takes up to two bytes more.
const BEHIND: usize = 2;

/// Adds the signs that begin at each of these places but the last two.
#[inline]
fn add(found: &mut [u8; RUN], run: &[u8; RUN + BEHIND]) {
    let is = |byte: &u8, wanted: u8| u8::from(*byte == wanted);
    let flag = |stands: u8, sign: Signs| stands * sign.0;
    let behind = run.iter().skip(1).zip(run.iter().skip(BEHIND));
    for ((found, a), (b, c)) in found.iter_mut().zip(run).zip(behind) {
        // No branches: many places are compared at once.
        let hand = is(a, b',') & is(b, b' ') & (is(c, b'l') | is(c, b'r') | is(c, b'c'));
        *found |= flag(is(a, b'('), Signs::BRACKET)
            | flag(is(a, b':'), Signs::COLON)
            | flag(is(a, b'/'), Signs::STROKE)
            | flag(is(a, b'P') & is(b, b'h'), Signs::PHOTO)
            | flag(is(a, b'w') & is(b, b'w'), Signs::WEB)
            | flag(hand, Signs::HAND);
    }
}

/// What is too short for a run, with spaces behind it.
fn padded(rest: &[u8]) -> [u8; RUN + BEHIND] {
    let mut run = [b' '; RUN + BEHIND];
    if let Some(start) = run.get_mut(..rest.len()) {
        start.copy_from_slice(rest);
    }
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_sign_wherever_it_stands() {
        for (words, sign) in [
            ("(", Signs::BRACKET),
            (":", Signs::COLON),
            ("/", Signs::STROKE),
            ("Ph", Signs::PHOTO),
            (", l", Signs::HAND),
            (", r", Signs::HAND),
            (", c", Signs::HAND),
            ("ww", Signs::WEB),
        ] {
            for before in 0..70 {
                for behind in [0, 1, 2, 31, 32, 33, 34] {
                    let line = format!("{}{words}{}", "x".repeat(before), "x".repeat(behind));
                    assert_eq!(Signs::of(&line), sign, "{line}");
                }
            }
        }
        assert_eq!(Signs::of(""), Signs(0));
        assert_eq!(Signs::of("hoto, a wP. By P h, w w"), Signs(0));
        let signs = Signs::of("See (www.example.org)");
        assert!(signs.have(Signs::WEB) && signs.have(Signs::COLON.or(Signs::BRACKET)));
        assert!(!signs.have(Signs::COLON.or(Signs::STROKE)));
    }
}
