//! Authors: the names in a byline.

use super::dateline::AGENCIES;
use super::shape;
use crate::text::Table;

/// Words of a publisher's name or a function, in lower case.
static OUTLET_WORDS: Table = crate::text::table!(include_str!("outlet_words.txt"));

/// The names without "By" and without what follows them: publisher, function, place. A byline
/// that names only a publisher gives that.
pub(super) fn authors(names: &str) -> Vec<String> {
    let mut authors = Vec::new();
    let mut publisher = None;
    'pieces: for piece in names
        .split([',', ';', '|', '•', '·', '/', '—', '–', '(', ')'])
        .filter(|piece| !piece.contains('@'))
    {
        for name in split_joined(piece) {
            let name = name
                .trim_matches(|edge: char| edge.is_whitespace() || matches!(edge, '.' | ':' | '*'));
            let name = before_place(name);
            let name = name.strip_prefix("and ").unwrap_or(name);
            if name.is_empty() {
                continue;
            }
            if is_suffix(name) {
                if let Some(last) = authors.last_mut() {
                    *last = format!("{last}, {name}");
                }
            } else if is_publisher(name) {
                publisher = publisher.or(Some(name));
                if !authors.is_empty() {
                    break 'pieces;
                }
            } else if is_person(name) {
                authors.push(shape::words(name).collect::<Vec<_>>().join(" "));
            } else {
                break 'pieces;
            }
        }
    }
    if authors.is_empty() {
        authors.extend(publisher.map(str::to_string));
    }
    authors
}

/// "Jane Doe and John Roe" are two.
pub(super) fn split_joined(piece: &str) -> impl Iterator<Item = &str> {
    piece
        .split(" and ")
        .flat_map(|name| name.split(" AND "))
        .flat_map(|name| name.split(" & "))
        .flat_map(|name| name.split(" with "))
        .map(|name| name.trim().trim_start_matches("and "))
}

/// "Jane Doe in Riverton", "the BBC's Jane Doe".
fn before_place(name: &str) -> &str {
    let name = [" in ", " for ", " of ", " at ", " from ", " at "]
        .iter()
        .filter_map(|word| name.split_once(word))
        .map(|(before, _)| before)
        .min_by_key(|before| before.len())
        .unwrap_or(name);
    let after_owner = name.split_once("'s ").or_else(|| name.split_once("’s "));
    after_owner.map_or(name, |(_, person)| person)
}

fn is_suffix(name: &str) -> bool {
    matches!(name, "Jr" | "Sr" | "II" | "III" | "MD" | "PhD")
}

pub(super) fn is_publisher(name: &str) -> bool {
    AGENCIES.contains_lower(name)
        || shape::words(name).any(|word| OUTLET_WORDS.contains_lower(shape::bare(word)))
}

/// One to five words, the first and the last in capitals.
fn is_person(name: &str) -> bool {
    let count = shape::word_count(name, 7);
    let capital =
        |word: &str| word.starts_with(|first: char| first.is_alphabetic() && !first.is_lowercase());
    (1..=5).contains(&count)
        && !name.contains(|sign: char| sign.is_numeric() || sign == '@')
        && shape::words(name).next().is_some_and(capital)
        && shape::words(name).next_back().is_some_and(capital)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_names_and_leaves_the_publisher() {
        assert_eq!(authors("Jane Doe, Reuters"), ["Jane Doe"]);
        assert_eq!(
            authors("Jane Doe, John Roe Jr. and Ann Poe"),
            ["Jane Doe", "John Roe Jr", "Ann Poe"]
        );
        assert_eq!(authors("Jane Doe, Jr., Riverton Gazette"), ["Jane Doe, Jr"]);
        assert_eq!(authors("Jane Doe for the Gazette"), ["Jane Doe"]);
        assert_eq!(authors("Reuters Staff"), ["Reuters Staff"]);
        assert!(authors("").is_empty());
    }

    #[test]
    fn the_list_is_sorted() {
        assert!(
            OUTLET_WORDS.faults().is_empty(),
            "{:?}",
            OUTLET_WORDS.faults()
        );
    }
}
