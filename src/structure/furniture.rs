//! Furniture: lines of the page that are no part of the article.

use super::phrases::{self, Phrases};
use super::scan;
use super::shape;
use super::signs::Signs;
use crate::analysis::FurnitureRole;
use crate::text::{Span, Table};

/// Words with which such a line opens; columns: role, longest line, what else it takes.
static OPENERS: Table = crate::text::table!(include_str!("openers.tsv"));
/// Lines that stand alone; columns: role, "announces" when another article's headline follows.
static PAGE_LINES: Table = crate::text::table!(include_str!("page_lines.tsv"));
/// Words inside a short paragraph that sign the article off.
static SIGN_OFFS: Phrases = Phrases::new(crate::text::table!(include_str!("sign_offs.txt")));

/// A paragraph with words of [`SIGN_OFFS`] has at most this many bytes.
const LONGEST_SIGN_OFF: usize = 350;
/// A line around an address has at most this many bytes without it.
const LONGEST_AROUND_LINK: usize = 140;
/// A line that announces another article has at most this many bytes.
const LONGEST_TEASER: usize = 200;

/// The role of a block that belongs to the page wherever it stands. `signs` are those of the block.
pub(super) fn find(text: &str, block: Span, signs: Signs) -> Option<FurnitureRole> {
    let line = block.of(text);
    alone(line)
        .or_else(|| opened(line))
        .or_else(|| rights(line))
        .or_else(|| is_count(text, block).then_some(FurnitureRole::Promotion))
        .or_else(|| (is_link(line, signs) || in_brackets(line)).then_some(FurnitureRole::Promotion))
        .or_else(|| signs_off(line).then_some(FurnitureRole::SignOff))
}

/// A line that is furniture also before the headline, whatever the headline may say: "Advertisement", "* * *".
pub(super) fn alone(line: &str) -> Option<FurnitureRole> {
    if shape::is_ornament(line) {
        return Some(FurnitureRole::Other);
    }
    role(phrases::whole(&PAGE_LINES, line)?.split('\t').next()?)
}

/// "Read more about the flood", "Correction: …". Near-miss: "Corrections officers are on strike."
fn opened(line: &str) -> Option<FurnitureRole> {
    if line.starts_with(['“', '"', '‘', '\'']) {
        return None;
    }
    let (columns, rest) = phrases::opening_with_rest(&OPENERS, line, 6)?;
    let mut columns = columns.split('\t');
    let role = role(columns.next()?)?;
    let longest: usize = columns.next()?.parse().ok()?;
    if line.len() > longest {
        return None;
    }
    let rest = rest.trim_start();
    let fits = match columns.next()? {
        "mark" => {
            rest.is_empty()
                || rest.starts_with([':', '—', '–', '-', '|', '©', '»', '›', '>', '.', '('])
                || rest.starts_with(char::is_numeric)
        }
        "open" => !shape::ends_sentence(line) || rest.is_empty(),
        _ => true,
    };
    fits.then_some(role)
}

/// "© 2024 Riverton Gazette".
fn rights(line: &str) -> Option<FurnitureRole> {
    let opens =
        line.starts_with(['©', '®', '™']) || line.starts_with("(c) ") || line.starts_with("(C) ");
    (opens && line.len() <= 500).then_some(FurnitureRole::SignOff)
}

/// "View 25 comments", "1,204 shares", "Image 1 of 3".
fn is_count(text: &str, block: Span) -> bool {
    if block.len() > 40 {
        return false;
    }
    let marks = scan::marks(text, block, 8);
    let counted = |word: &str| {
        matches!(
            word,
            "comments"
                | "comment"
                | "shares"
                | "share"
                | "views"
                | "likes"
                | "reactions"
                | "images"
        )
    };
    let numbers = marks.iter().any(|mark| mark.number().is_some());
    let lower: Vec<String> = marks.iter().map(|mark| mark.text.to_lowercase()).collect();
    numbers
        && marks.len() <= 6
        && (lower.iter().any(|word| counted(word)) && lower.len() <= 5
            || lower
                .windows(2)
                .any(|pair| pair[0] == "image" || pair[0] == "photo" || pair[0] == "slide")
                && lower.iter().any(|word| word == "of"))
}

/// A line that is there for its address: "more in our channel", then the address.
/// Near-misses: a paragraph with an address in it, a short message as quoted from a network.
fn is_link(line: &str, signs: Signs) -> bool {
    let may_hold = signs.have(Signs::STROKE) || signs.have(Signs::WEB) && line.contains("www.");
    if !may_hold {
        return false;
    }
    let mut around = 0;
    let mut links = 0;
    for word in shape::words(line) {
        if is_address(word) {
            links += 1;
        } else {
            around += word.len() + 1;
        }
        if around > LONGEST_AROUND_LINK {
            return false;
        }
    }
    let quoted =
        line.starts_with(['“', '"', '‘', '—']) || line.contains("(@") || line.contains("/t.co/");
    links > 0 && !quoted && (around < 80 || !shape::ends_in_stop(line))
}

fn is_address(word: &str) -> bool {
    if word.starts_with(|first: char| first.is_ascii_alphanumeric())
        && !word.starts_with(['h', 'w', 't'])
    {
        return false;
    }
    let bare = word.trim_start_matches(['(', '[', '<', '"', '“']);
    ["http://", "https://", "www.", "t.me/"]
        .iter()
        .any(|head| bare.starts_with(head))
}

/// "(Jane Doe column: Who will build the bridge)". Near-miss: "(He later said no.)"
fn in_brackets(line: &str) -> bool {
    line.len() <= 130
        && line.starts_with('(')
        && line.ends_with(')')
        && line.contains(':')
        && !shape::ends_sentence(line)
        && line.matches(')').count() == 1
}

/// "Jane Doe contributed to this report.", "—Jane Doe".
fn signs_off(line: &str) -> bool {
    if let Some(name) = line.strip_prefix(['—', '―']) {
        let name = name.trim();
        return name.starts_with("With ") && line.len() <= LONGEST_SIGN_OFF
            || line.len() <= 60 && shape::title_or_name(name) && !shape::ends_sentence(name);
    }
    line.len() <= LONGEST_SIGN_OFF && !line.starts_with(['“', '"']) && SIGN_OFFS.stand_in(line)
}

/// A headline of another article in capitals between paragraphs: "MAYOR SAYS BRIDGE WILL OPEN IN MAY".
/// Near-miss: "BACKGROUND", a subheading.
pub(super) fn is_teaser(line: &str) -> bool {
    line.len() <= LONGEST_TEASER
        && shape::all_capitals(line)
        && shape::word_count(line, 5) >= 5
        && !shape::ends_in_stop(line)
        && !line.starts_with(['“', '"', '-', '•', '*'])
}

/// True for the line that announces the one below it: "Related article".
pub(super) fn announces(line: &str) -> bool {
    phrases::whole(&PAGE_LINES, line).is_some_and(|columns| columns.ends_with("\tannounces"))
}

fn role(column: &str) -> Option<FurnitureRole> {
    Some(match column {
        "promotion" => FurnitureRole::Promotion,
        "sign_off" => FurnitureRole::SignOff,
        "correction" => FurnitureRole::Correction,
        "timestamp" => FurnitureRole::Timestamp,
        "other" => FurnitureRole::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<FurnitureRole> {
        find(text, Span::new(0, text.len()), Signs::of(text))
    }

    #[test]
    fn knows_the_lines_of_the_page() {
        use FurnitureRole::{Correction, Other, Promotion, SignOff};
        for (text, role) in [
            ("Read more: The bridge in pictures", Promotion),
            ("CLICK HERE TO GET THE GAZETTE APP", Promotion),
            ("Sign up for our newsletter", Promotion),
            ("more in our channel https://example.org/news", Promotion),
            ("View 25 comments", Promotion),
            ("( Doe column: Who will build the bridge)", Promotion),
            ("Advertisement", Promotion),
            (
                "Reporting by Jane Doe in Riverton; Editing by John Roe",
                SignOff,
            ),
            ("Jane Doe contributed to this report.", SignOff),
            ("—Jane Doe", SignOff),
            ("— With assistance from Jane Doe", SignOff),
            ("© 2024 Riverton Gazette", SignOff),
            ("Copyright 2019 Riverton Gazette", SignOff),
            (
                "Correction: An earlier version named the wrong river.",
                Correction,
            ),
            ("* * *", Other),
            ("Editor's note: The names were changed.", Other),
        ] {
            assert_eq!(found(text), Some(role), "{text}");
        }
    }

    #[test]
    fn prose_is_no_furniture() {
        for text in [
            "Corrections officers are on strike in three counties.",
            "Watch lists are kept by the police.",
            "Copyright law has changed.",
            "More than 40 people came.",
            "Sources said the mayor would quit.",
            "The council put the plan on its page, https://example.org/plan, and asked the people of the town to read it and to say by the end of May whether they want the bridge, and if so at which place and at what price.",
            "“Read more,” he said.",
            "(He later said: no.)",
            "Related cases are pending in two courts of the county.",
            "",
        ] {
            let role = found(text);
            assert!(role.is_none() || text.is_empty(), "{text}: {role:?}");
        }
    }

    #[test]
    fn headlines_of_other_articles_are_in_capitals() {
        assert!(is_teaser("MAYOR SAYS BRIDGE WILL OPEN IN MAY"));
        assert!(!is_teaser("BACKGROUND"));
        assert!(!is_teaser("MAYOR says bridge will open"));
        assert!(announces("Related article"));
        assert!(!announces("Related articles are many"));
    }

    #[test]
    fn the_lists_are_sorted_and_name_roles() {
        for table in [&OPENERS, &PAGE_LINES, SIGN_OFFS.table()] {
            assert!(table.faults().is_empty(), "{:?}", table.faults());
        }
        for (words, columns) in OPENERS.iter() {
            let columns: Vec<&str> = columns.split('\t').collect();
            assert!(
                columns.len() == 3
                    && role(columns[0]).is_some()
                    && columns[1].parse::<usize>().is_ok(),
                "{words}"
            );
            assert!(["mark", "open", "enough"].contains(&columns[2]), "{words}");
        }
        for (words, columns) in PAGE_LINES.iter() {
            let (name, more) = columns.split_once('\t').unwrap_or((columns, "announces"));
            assert!(role(name).is_some() && more == "announces", "{words}");
        }
    }
}
