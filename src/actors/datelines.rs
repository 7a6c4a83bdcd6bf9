//! The place of the dateline is a place, whatever its capitals look like.

use super::names::{Name, NameKind};
use crate::text::{Document, Part};
use std::ops::Range;

/// Behind this margin nothing is doubted.
const SURE: u16 = 1000;

/// Sets the names in the dateline: its place, and the country or state behind the comma. What
/// the tagger has found there is dropped. Near-miss: "Oslo" in a headline.
pub(super) fn set(document: &Document, names: &mut Vec<Name>) {
    let Some(tokens) = tokens(document) else {
        return;
    };
    names.retain(|name| name.tokens.end <= tokens.start || name.tokens.start >= tokens.end);
    let mut start = tokens.start;
    for index in tokens.start..=tokens.end {
        let ends = index == tokens.end || matches!(document.word(index), "," | "/" | "&" | ";");
        if ends {
            if (start..index).any(|index| document.is_word(index)) {
                names.push(Name {
                    tokens: start..index,
                    kind: NameKind::Location,
                    margin: SURE,
                });
            }
            start = index + 1;
        }
    }
    names.sort_by_key(|name| name.tokens.start);
}

/// True when the tokens stand in the dateline.
pub(super) fn holds(document: &Document, tokens: &Range<usize>) -> bool {
    let passage = document.passages.get(document.passage_of(tokens.start));
    passage.is_some_and(|passage| passage.part == Part::Dateline)
}

fn tokens(document: &Document) -> Option<Range<usize>> {
    let mut passages = document.passages.iter();
    passages
        .find(|passage| passage.part == Part::Dateline)
        .map(|passage| passage.tokens.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure;

    fn places(text: &str) -> Vec<String> {
        let structure = structure::find(text);
        let document = Document::new(text, &structure);
        let mut names = Vec::new();
        set(&document, &mut names);
        names
            .iter()
            .map(|name| document.phrase(&name.tokens).to_owned())
            .collect()
    }

    #[test]
    fn place_and_country_are_two_names() {
        assert_eq!(
            places(
                "Ferry sinks\n\nTARBERT, Scotland (AP) — A ferry sank off the coast on Monday.\n"
            ),
            ["TARBERT", "Scotland"]
        );
        assert_eq!(
            places("Ferry sinks\n\nOSLO - A ferry sank off the coast on Monday, police said.\n"),
            ["OSLO"]
        );
        assert_eq!(
            places("Ferry sinks near Oslo\n\nA ferry sank off the coast on Monday.\n"),
            [""; 0]
        );
    }
}
