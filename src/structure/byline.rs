//! Bylines: who wrote the article.

use super::authors::{authors, is_publisher, split_joined};
use super::dateline::{self, Stamp};
use super::shape;
use crate::text::{Span, Table, is_one_of};

/// Lines of the page, which a name alone must not be.
static PAGE_LINES: Table = crate::text::table!(include_str!("page_lines.tsv"));
/// What authors are, in lower case.
static FUNCTIONS: Table = crate::text::table!(include_str!("author_functions.txt"));

/// Words of headings that are no part of a name, in lower case.
static HEADING_WORDS: Table = crate::text::table!(include_str!("heading_words.txt"));
/// Small words in names of people and places; column: where.
static SMALL_WORDS: Table = crate::text::table!(include_str!("small_words.tsv"));

/// A byline has at most this many bytes.
const LONGEST: usize = 200;
/// The line about the author has at most this many bytes.
const LONGEST_ABOUT: usize = 400;

/// A byline, and the date that stands behind it in the same line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) span: Span,
    pub(super) authors: Vec<String>,
    pub(super) stamp: Option<Stamp>,
}

/// A line that says by whom: "By Jane Doe and John Roe, BBC News", "Analysis by Jane Doe, CNN".
/// Near-miss: "By Monday, the army had left."
pub(super) fn line(text: &str, block: Span) -> Option<Found> {
    if block.len() > LONGEST {
        return None;
    }
    opening(block.of(text))?;
    let (span, stamp) = without_date(text, block);
    let line = span.of(text);
    let names = line
        .get(opening(line)?..)?
        .trim_start_matches([':', ' ', '\u{a0}']);
    if !reads_as_names(names) {
        return None;
    }
    let authors = authors(names);
    (!authors.is_empty()).then_some(Found {
        span,
        authors,
        stamp,
    })
}

/// What may stand before "by".
const BEFORE_BY: [&str; 10] = [
    "story",
    "analysis",
    "written",
    "words",
    "opinion",
    "report",
    "posted",
    "commentary",
    "review",
    "text",
];

/// The bytes up to the names: "By ", "Story by ", "Opinion | By ".
fn opening(line: &str) -> Option<usize> {
    // Most lines begin with other letters than all of these.
    if let [first, second, ..] = line.as_bytes()
        && first.is_ascii_alphabetic()
        && !matches!(
            &[first | 0x20, second | 0x20],
            b"by" | b"st" | b"an" | b"wr" | b"wo" | b"op" | b"re" | b"po" | b"co" | b"te"
        )
    {
        return None;
    }
    let mut end = 0;
    for (count, word) in line
        .split_inclusive(char::is_whitespace)
        .take(3)
        .enumerate()
    {
        end += word.len();
        let plain = shape::bare(word);
        if plain.eq_ignore_ascii_case("by") {
            return Some(end);
        }
        if !(count == 0 && is_one_of(plain, &BEFORE_BY) || count == 1 && plain.is_empty()) {
            return None;
        }
    }
    None
}

/// True when the words are capitalised but for "and", "of" and the like, and no sentence ends there.
fn reads_as_names(names: &str) -> bool {
    let (mut upper, mut all) = (0, 0);
    for word in shape::words(names) {
        let plain = shape::bare(word);
        if plain.is_empty() {
            continue;
        }
        all += 1;
        let small = SMALL_WORDS.contains(plain);
        upper += usize::from(small || plain.starts_with(|first: char| !first.is_lowercase()));
    }
    let first = shape::words(names).next().unwrap_or_default();
    let first_is_name = first.starts_with(|letter: char| letter.is_uppercase()) || first == "the";
    let stops = shape::ends_in_stop(names) && all > 5;
    (1..=24).contains(&all)
        && first_is_name
        && upper * 5 >= all * 3
        && (!stops || upper == all)
        && !begins_with_time(first)
        && !names.contains(['?', '!', '"', '“'])
        && upper + 4 >= all
}

fn begins_with_time(word: &str) -> bool {
    let text = shape::bare(word);
    super::scan::marks(text, Span::new(0, text.len()), 2)
        .first()
        .is_some_and(|mark| super::dates::month(mark).is_some() || super::dates::is_weekday(mark))
}

/// Cuts the date off that stands behind a bar, dot, dash or comma: "By Jane Doe | January 8, 2026".
fn without_date(text: &str, block: Span) -> (Span, Option<Stamp>) {
    for (at, _) in block
        .of(text)
        .match_indices(['|', '•', '·', '—', '–', ',', '-'])
        .take(8)
    {
        let (before, rest) = shape::split_at(text, block, block.start + at);
        if before.is_empty() {
            continue;
        }
        if let Some(stamp) = dateline::line(text, rest).filter(|stamp| stamp.date.is_some()) {
            return (before, Some(stamp));
        }
    }
    (block, None)
}

/// A name alone between headline and body, perhaps with its publisher: "Jane Doe",
/// "JANE DOE, Associated Press". Near-misses: "Breaking News", "The Latest".
pub(super) fn name_line(text: &str, block: Span) -> Option<Found> {
    if block.len() > 100 {
        return None;
    }
    let (span, stamp) = without_date(text, block);
    let line = span.of(text);
    let first = line.split([',', '|', '•']).next()?.trim();
    let alone = first.len() == line.len();
    if PAGE_LINES.contains(&shape::plain(line))
        || shape::ends_sentence(line)
        || !is_plain_name(first)
    {
        return None;
    }
    let rest = line.get(first.len()..).unwrap_or_default();
    let more = rest
        .split([',', '|', '•'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty());
    let fits = alone
        || more.clone().count() > 0
            && more
                .clone()
                .all(|piece| is_publisher(piece) || is_plain_name(piece));
    if !fits {
        return None;
    }
    Some(Found {
        span,
        authors: authors(line),
        stamp,
    })
}

fn is_plain_name(name: &str) -> bool {
    split_joined(name).all(|person| {
        let count = shape::word_count(person, 6);
        (2..=4).contains(&count)
            && !is_publisher(person)
            && shape::words(person).all(|word| {
                let letters = word.trim_end_matches('.');
                (letters.starts_with(char::is_uppercase) || is_name_particle(word))
                    && letters.chars().all(|letter| {
                        letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’' | '.')
                    })
                    && !is_small(word)
            })
    })
}

fn is_name_particle(word: &str) -> bool {
    SMALL_WORDS
        .get(word)
        .is_some_and(|column| column.contains("person"))
}

/// Words of headings that are no part of a name.
fn is_small(word: &str) -> bool {
    HEADING_WORDS.contains_lower(word)
}

/// The name of the publisher under a name: "USA TODAY". Only for the line below a byline.
pub(super) fn is_publisher_line(text: &str, block: Span) -> bool {
    let line = block.of(text);
    block.len() <= 60
        && !shape::ends_sentence(line)
        && shape::word_count(line, 7) <= 6
        && is_publisher(line)
        && shape::words(line)
            .all(|word| word.starts_with(|first: char| !first.is_lowercase()) || is_small(word))
}

/// The line about the author at the end: "Jane Doe is a reporter for the Riverton Gazette."
pub(super) fn about(text: &str, block: Span) -> Option<Found> {
    let line = block.of(text);
    if block.len() > LONGEST_ABOUT {
        return None;
    }
    let (name, rest) = line.split_once(" is ")?;
    let name = name.trim_start_matches(|edge: char| !edge.is_alphanumeric());
    let works = shape::words(rest)
        .take(14)
        .any(|word| FUNCTIONS.contains_lower(shape::bare(word).trim_end_matches('s')));
    let speaks =
        shape::words(rest).any(|word| matches!(shape::bare(word), "said" | "told" | "says"));
    (is_plain_name(name) && works && !speaks).then(|| Found {
        span: block,
        authors: vec![name.to_string()],
        stamp: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Span {
        Span::new(0, text.len())
    }

    fn authors_of(text: &str) -> Vec<String> {
        line(text, whole(text))
            .map(|found| found.authors)
            .unwrap_or_default()
    }

    #[test]
    fn reads_bylines() {
        assert_eq!(authors_of("By Jane Doe"), ["Jane Doe"]);
        assert_eq!(authors_of("by Jane Doe, Reuters"), ["Jane Doe"]);
        assert_eq!(
            authors_of("By Jane Doe and John Roe, BBC News"),
            ["Jane Doe", "John Roe"]
        );
        assert_eq!(
            authors_of("By JANE D'OE, ANN ROE and LEE POE, Associated Press"),
            ["JANE D'OE", "ANN ROE", "LEE POE"]
        );
        assert_eq!(authors_of("By Jane Doe in Riverton"), ["Jane Doe"]);
        assert_eq!(authors_of("Analysis by Jane Doe, CNN"), ["Jane Doe"]);
        assert_eq!(
            authors_of("By JANE DOE ( @doe ) and ANN ROE ( @roe )"),
            ["JANE DOE", "ANN ROE"]
        );
        assert_eq!(authors_of("By Associated Press"), ["Associated Press"]);
        assert_eq!(
            authors_of("By Jane Doe, Europe correspondent"),
            ["Jane Doe"]
        );
        assert_eq!(
            authors_of("By the BBC's Jane Doe in Riverton"),
            ["Jane Doe"]
        );
    }

    #[test]
    fn prose_that_begins_with_by_is_no_byline() {
        for text in [
            "By Monday, the army had left.",
            "By contrast, few people came.",
            "By 2016, few came",
            "By Friday night the streets were empty",
            "By",
            "Bystanders saw it",
            "By Jane Doe and by those who stood around her that night, few words were said.",
        ] {
            assert!(line(text, whole(text)).is_none(), "{text}");
        }
    }

    #[test]
    fn a_date_behind_the_name_is_cut_off() {
        let text = "By Jane Doe | January 8, 2026";
        let found = line(text, whole(text));
        assert_eq!(
            found.as_ref().map(|found| found.span.of(text)),
            Some("By Jane Doe")
        );
        let stamp = found.and_then(|found| found.stamp);
        assert_eq!(
            stamp.map(|stamp| stamp.span.of(text)),
            Some("| January 8, 2026")
        );
    }

    #[test]
    fn a_name_alone_is_a_byline() {
        for text in [
            "Jane Doe",
            "JANE DOE, Associated Press",
            "Jane van der Doe",
            "Jane Doe | CNN",
        ] {
            assert!(name_line(text, whole(text)).is_some(), "{text}");
        }
        for text in [
            "Breaking News",
            "The Latest",
            "Story Highlights",
            "Jane Doe left",
            "Jane Doe.",
            "Doe",
            "Fear & Greed Index",
        ] {
            assert!(name_line(text, whole(text)).is_none(), "{text}");
        }
        assert!(is_publisher_line("USA TODAY", Span::new(0, 9)));
        assert!(!is_publisher_line("The talks go on", Span::new(0, 15)));
    }

    #[test]
    fn the_line_about_the_author_names_her() {
        let text = "Jane Doe is a senior reporter for the Riverton Gazette.";
        assert_eq!(
            about(text, whole(text)).map(|found| found.authors),
            Some(vec!["Jane Doe".to_string()])
        );
        for text in [
            "Jane Doe is a lawyer.",
            "Jane Doe, a professor, is a friend of the editor, he said.",
            "The bill is a gift to the reporter.",
            "Jane",
        ] {
            assert!(about(text, whole(text)).is_none(), "{text}");
        }
    }

    #[test]
    fn the_lists_are_sorted() {
        for table in [PAGE_LINES, FUNCTIONS, HEADING_WORDS, SMALL_WORDS] {
            assert!(table.faults().is_empty(), "{:?}", table.faults());
        }
    }
}
