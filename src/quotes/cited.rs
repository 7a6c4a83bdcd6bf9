//! Words that somebody passes on: the paper quoted **Roe** as saying “…”. They are Roe's.

use super::attribution::Reader;
use super::contents::{behind, content_end};
use super::cues::{Group, Shape};
use super::frame::Frame;
use super::functions::Function;
use super::openings;
use std::ops::Range;

/// How far "as saying" may stand behind its verb, in pieces.
const FAR: usize = 24;

impl Reader<'_, '_> {
    /// X quoted Y as saying … · “…,” X quoted Y as saying.
    pub(super) fn cited(&mut self, at: usize) -> Option<usize> {
        let frame = self.frame;
        if at < self.covered || !is_citing(frame, at) {
            return None;
        }
        let (source, group) = whom(frame, at)?;
        let cue = group.pieces.clone();
        if let Some((content, cue_end)) = behind(frame, &group) {
            let end = content_end(frame, content);
            return (end > content)
                .then(|| self.push(content..end, cue.start..cue_end, Some(source)));
        }
        let teller = self.before(at)?;
        let quotation = teller.start.checked_sub(1)?;
        let spoken = frame.is_quotation(quotation) && quotation >= self.covered;
        spoken.then(|| self.push(self.covered..teller.start, cue, Some(source)))
    }
}

fn is_citing(frame: &Frame, at: usize) -> bool {
    openings::is_citing(frame.word(at)) && frame.function(at.wrapping_sub(1)) != Function::Be
}

/// Who is quoted by the verb at piece `at`, and "as saying".
fn whom(frame: &Frame, at: usize) -> Option<(Range<usize>, Group)> {
    let end = frame.len().min(at + FAR);
    let link = (at + 2..end)
        .take_while(|&next| !frame.is_quotation(next) && !frame.is_any(next, &[":", ";", "."]))
        .find(|&next| {
            frame.is(next, "as")
                && frame
                    .verb(next + 1)
                    .is_some_and(|verb| verb.shape == Shape::Ing)
        })?;
    let comma = usize::from(frame.is(link - 1, ","));
    let group = Group {
        pieces: link..link + 2,
        head: link + 1,
        verb: frame.verb(link + 1)?,
        passive: false,
        infinitive: false,
    };
    Some((at + 1..link - comma, group))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn who_is_quoted_speaks() {
        check(
            "The paper quoted Jane Roe as saying “it is late.”",
            &["Direct [it is late.] as saying Jane Roe"],
        );
        check(
            "State television cited Jane Roe, a clerk, as calling the plan “very odd.”",
            &["Mixed [the plan “very odd.”] as calling Jane Roe"],
        );
        check(
            "“It is late,” the paper quoted Jane Roe as saying.",
            &["Direct [It is late,] as saying Jane Roe"],
        );
    }

    #[test]
    fn not_what_is_quoted_as_something() {
        check(
            "“It is late,” Jane Roe was quoted as saying.",
            &["Direct [It is late,] was quoted as saying Jane Roe"],
        );
    }
}
