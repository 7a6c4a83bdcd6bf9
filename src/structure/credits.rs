//! Credits: whose the picture is, as captions say it at their end or after a label.

use super::captions::OPENERS;
use super::phrases::Phrases;
use super::shape;
use super::signs::Signs;
use crate::text::{Span, Table};

/// Words by which a credit is known, in lower case.
static CREDITS: Phrases = Phrases::new(crate::text::table!(include_str!("credits.txt")));
/// Words that make brackets at the end of a line a credit, in lower case.
static PICTURE_WORDS: Table = crate::text::table!(include_str!("picture_words.txt"));
/// A credit has at most this many bytes.
const LONGEST_CREDIT: usize = 160;
/// Agencies that stand before a stroke.
const AGENCY: [&str; 4] = ["REUTERS", "AP", "AFP", "EPA"];

/// The credit behind "Photo:", "Credit:" or "Photo by" when nothing else stands in the block.
pub(super) fn leading_credit(text: &str, block: Span) -> Option<Span> {
    let line = block.of(text);
    let label = |head: &str| {
        let plain = shape::plain(head);
        !plain.is_empty() && plain.len() < 20 && OPENERS.contains(&plain)
    };
    let at = line.find([':', '©']).filter(|at| *at < 30)?;
    let (head, rest) = line.split_at_checked(at)?;
    let credit = Span::new(block.start + at, block.end).trim_matches(text, |edge| {
        edge.is_whitespace() || matches!(edge, ':' | '©')
    });
    (label(head)
        && !rest.is_empty()
        && !credit.is_empty()
        && credit.len() <= 60
        && !shape::plain(head).starts_with("file"))
    .then_some(credit)
}

/// The credit with which the block ends: in brackets, after a label, or with a stroke. `signs` are
/// those of the block.
pub(super) fn trailing_credit(text: &str, block: Span, signs: Signs) -> Option<Span> {
    // Most blocks have none of these: all brackets, strokes and labels do.
    let may_end = Signs::BRACKET
        .or(Signs::COLON)
        .or(Signs::STROKE)
        .or(Signs::PHOTO);
    if !signs.have(may_end) && tail_of_agency(trimmed(block.of(text))).is_none() {
        return None;
    }
    bracketed(text, block, signs)
        .or_else(|| labelled(text, block, signs))
        .or_else(|| stroked(text, block, signs))
}

/// "… in May.(Jane Doe/Getty Images)", "… (Photo by Jane Doe)", "… (Screenshot/HBO". In extracted
/// pages the bracket is glued to the sentence. Near-miss: "… said the Bureau of Labor (BLS)".
fn bracketed(text: &str, block: Span, signs: Signs) -> Option<Span> {
    if !signs.have(Signs::BRACKET) {
        return None;
    }
    let line = trimmed(block.of(text));
    let open = opening_bracket(line)?;
    let inside = Span::new(block.start + open, block.start + line.len())
        .trim_matches(text, |edge| {
            edge.is_whitespace() || matches!(edge, '(' | ')')
        });
    let before = line.get(..open).unwrap_or_default();
    let glued = !before.is_empty() && !before.ends_with(char::is_whitespace);
    let credit = inside.of(text);
    let tells = shape::ends_in_stop(credit) && shape::word_count(credit, 9) > 8;
    if inside.is_empty() || inside.len() > LONGEST_CREDIT || tells {
        return None;
    }
    let known = CREDITS.stand_in(&credit.replace(['/', ';', ','], " "));
    let named = glued
        && before.ends_with(['.', '”', '"', '!'])
        && shape::title_or_name(credit)
        && shape::word_count(credit, 8) <= 6;
    let strong = credit.contains('/')
        || is_about_pictures(credit) && (!before.is_empty() || !credit.contains(':'));
    (known && (glued || strong) && shape::word_count(credit, 30) < 24 || named).then_some(inside)
}

/// The byte of the bracket that the last one closes, or of one that is left open near the end.
fn opening_bracket(line: &str) -> Option<usize> {
    let mut depth = usize::from(!line.ends_with(')'));
    for (at, character) in line.char_indices().rev().take(LONGEST_CREDIT) {
        match character {
            ')' => depth += 1,
            '(' if depth <= 1 => return Some(at),
            '(' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn is_about_pictures(credit: &str) -> bool {
    shape::words(credit).any(|word| PICTURE_WORDS.contains_lower(shape::bare(word)))
}

/// "… in May. Photograph: Jane Doe/AP", "… Photographer: Jane Doe", "… Photo by Jane Doe."
fn labelled(text: &str, block: Span, signs: Signs) -> Option<Span> {
    let line = block.of(text);
    let photo = signs.have(Signs::PHOTO) && line.contains("Photo");
    if !photo && !signs.have(Signs::COLON) {
        return None;
    }
    for label in [
        "Photo:",
        "Photograph:",
        "Photographer:",
        "Photo by ",
        "Photos by ",
        "Photograph by ",
        "Credit:",
        "Image:",
        "Picture:",
        "Photo credit:",
        "Photo illustration by ",
    ] {
        if !photo && label.starts_with("Photo") {
            continue;
        }
        // Twice: the first search is the faster one, and mostly in vain.
        let Some(at) = line.contains(label).then(|| line.rfind(label)).flatten() else {
            continue;
        };
        let start = block.start + at;
        let credit = Span::new(start + label.len(), block.end).trim_matches(text, |edge| {
            edge.is_whitespace() || matches!(edge, '.' | ')')
        });
        let before = line.get(..at).unwrap_or_default().trim_end();
        let apart = !before.ends_with(char::is_alphanumeric);
        if apart
            && !credit.is_empty()
            && credit.len() <= LONGEST_CREDIT
            && shape::word_count(credit.of(text), 14) <= 12
            && shape::starts_upper(credit.of(text))
        {
            return Some(credit);
        }
    }
    None
}

/// "… REUTERS/Jane Doe", "AP Photo/Jane Doe", "… AFP/Getty Images", "… via Getty Images".
/// Near-miss: "… a CNN/ORC poll".
fn stroked(text: &str, block: Span, signs: Signs) -> Option<Span> {
    let line = trimmed(block.of(text));
    let mut start = line.len();
    let mut found = None;
    let most = if signs.have(Signs::STROKE) { 5 } else { 0 };
    for word in shape::words(line).rev().take(most) {
        start = line.get(..start)?.rfind(word)?;
        if !word.starts_with(|first: char| !first.is_lowercase()) && word != "via" && word != "for"
        {
            break;
        }
        let is_address = word.contains("://") || word.starts_with("www");
        let known = |part: &str| {
            CREDITS.table().contains_lower(shape::bare(part)) || AGENCY.contains(&shape::bare(part))
        };
        if word.contains('/') && !is_address && word.split('/').any(known) {
            found = Some(start);
        }
    }
    let at = found.or_else(|| tail_of_agency(line))?;
    let at = before_slash_name(line, at);
    Some(Span::new(block.start + at, block.start + line.len()).trim(text))
}

/// The line without stops and spaces at its end.
fn trimmed(line: &str) -> &str {
    line.trim_end_matches(['.', ' ', '\u{a0}'])
}

/// The byte of the name of an agency with which the line ends.
fn tail_of_agency(line: &str) -> Option<usize> {
    let tail = ["Getty Images", "AP Photo", "Reuters/File"]
        .iter()
        .find(|tail| line.ends_with(*tail));
    tail.map(|tail| line.len() - tail.len())
}

/// "Jane Doe/AFP": the forename belongs to the credit. "AP Photo/Jane Doe": so does "AP".
fn before_slash_name(line: &str, at: usize) -> usize {
    let before = line.get(..at).unwrap_or_default();
    let mut start = at;
    for word in shape::words(before).rev().take(2) {
        let initial = word.len() == 2 && word.ends_with('.');
        let name = word
            .chars()
            .all(|letter| letter.is_alphabetic() || letter == '-');
        if !word.starts_with(char::is_uppercase) || !initial && !name {
            break;
        }
        start = before
            .get(..start)
            .and_then(|head| head.rfind(word))
            .unwrap_or(start);
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credit(text: &str) -> Option<&str> {
        trailing_credit(text, Span::new(0, text.len()), Signs::of(text))
            .map(|credit| credit.of(text))
    }

    #[test]
    fn takes_the_whole_credit() {
        assert_eq!(
            credit("At work in May. John W. Doe/NPR"),
            Some("John W. Doe/NPR")
        );
        assert_eq!(
            credit("At work in May. AP Photo/Jane Doe"),
            Some("AP Photo/Jane Doe")
        );
        assert_eq!(
            credit("At work.(Jane Doe via Getty Images)"),
            Some("Jane Doe via Getty Images")
        );
        assert_eq!(credit("Photo by Jane Doe."), Some("Jane Doe"));
        assert_eq!(credit("He left (again)."), None);
        assert_eq!(credit("See https://example.org/AP/x"), None);
    }

    #[test]
    fn the_lists_are_sorted() {
        for table in [CREDITS.table(), &PICTURE_WORDS] {
            assert!(table.faults().is_empty(), "{:?}", table.faults());
        }
    }
}
