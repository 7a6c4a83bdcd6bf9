//! Titles and functions before and after the name of a person, as written, without the article.
//!
//! Before: "British Prime Minister Keir Starmer". After: "Keir Starmer, the British prime minister,".
//! Ahead of a comma: "the British prime minister, Keir Starmer,".

use super::lists::{
    self, ACTING_VERBS, COUNTRIES, DEMONYMS, FUNCTION_WORDS, ROLE_HEADS, ROLE_MODIFIERS,
};
use crate::analysis::Gender;
use crate::text::{Document, Sentence};
use std::ops::Range;

/// Most tokens of a role before a name.
const BEFORE: usize = 12;
/// Most tokens of a role behind a name.
const BEHIND: usize = 16;

/// What stands before a name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Title {
    /// The role, without courtesies.
    pub(super) role: Option<Range<usize>>,
    /// What the title tells of the gender.
    pub(super) gender: Option<Gender>,
}

/// The title that ends right before token `name`. `floor` is the end of the name before.
pub(super) fn before(document: &Document, sentence: &Sentence, name: usize, floor: usize) -> Title {
    let low = sentence
        .tokens
        .start
        .max(floor)
        .max(name.saturating_sub(BEFORE));
    let mut title = Title::default();
    let mut end = name;
    // Courtesies first: "Mr.", "Datuk".
    while end > low {
        match head(document.word(end - 1)) {
            Some(("courtesy", gender)) => {
                title.gender = title.gender.or(gender);
                end -= 1;
            }
            _ => break,
        }
    }
    let comma = end > low && document.word(end - 1) == ",";
    if comma {
        end -= 1;
    }
    if end <= low {
        return title;
    }
    let direct = head(document.word(end - 1));
    let start = match direct {
        Some((_, gender)) => {
            title.gender = title.gender.or(gender);
            end - 1
        }
        None => match portfolio(document, low, end) {
            Some(start) => start,
            None => return title,
        },
    };
    let start = extend(document, low, start);
    let determined = start.checked_sub(1).is_some_and(|index| {
        document.is_any(index, &["the", "a", "an", "his", "her", "their", "its"])
    }) || start
        .checked_sub(1)
        .is_some_and(|index| document.is_possessive(index));
    if start < end && (!comma || determined) {
        title.role = Some(start..end);
    }
    title
}

/// Kind and gender of a word that heads a title.
fn head(word: &str) -> Option<(&'static str, Option<Gender>)> {
    let columns = ROLE_HEADS.get_lower(word)?;
    let (kind, gender) = columns.split_once('\t').unwrap_or((columns, ""));
    let gender = match gender {
        "f" => Some(Gender::Female),
        "m" => Some(Gender::Male),
        _ => None,
    };
    Some((kind, gender))
}

/// The head in "Minister of Foreign Affairs", "Secretary of State" that ends at `end`.
fn portfolio(document: &Document, low: usize, end: usize) -> Option<usize> {
    let bound = low.max(end.saturating_sub(8));
    let of = (bound + 1..end)
        .rev()
        .find(|&index| document.is_any(index, &["of", "for"]))?;
    let plain = (of + 1..end).all(|index| {
        let word = document.word(index);
        document.is_capitalized(index)
            || document.is_any(index, &["and", "the", "of", "&"])
            || ROLE_MODIFIERS.contains(word)
    });
    let start = of - 1;
    (plain
        && document.is_capitalized(start)
        && document.is_capitalized(end - 1)
        && head(document.word(start)).is_some())
    .then_some(start)
}

/// Takes in the words before the head of a title that belong to it.
fn extend(document: &Document, low: usize, head_at: usize) -> usize {
    let mut start = head_at;
    while start > low {
        let index = start - 1;
        let word = document.word(index);
        let lower = word.to_lowercase();
        let capital = document.is_word(index)
            && document.is_capitalized(index)
            && !FUNCTION_WORDS.contains(&lower);
        let belongs = capital && !ACTING_VERBS.contains(&lower)
            || lower == "former"
            || !matches!(lower.as_str(), "the" | "of" | "and") && ROLE_MODIFIERS.contains(&lower)
            || lists::is_role_head(word)
            || DEMONYMS.contains(word)
            || document.is_possessive(index)
                && document.is_capitalized(index.saturating_sub(1))
                && index > low
            || lower == "and"
                && index > low
                && belongs_beside(document, index - 1)
                && belongs_beside(document, start)
            || matches!(word, "-" | "–") && document.tokens[index].glued
            || document.tokens.get(start).is_some_and(|token| token.glued)
                && matches!(document.word(start), "-" | "–");
        if !belongs {
            break;
        }
        start -= 1;
    }
    while start < head_at
        && (document.is_any(start, &["and", "-", "–"]) || document.is_possessive(start))
    {
        start += 1;
    }
    start
}

fn belongs_beside(document: &Document, index: usize) -> bool {
    let word = document.word(index);
    ROLE_MODIFIERS.contains_lower(word) || lists::is_role_head(word)
}

/// The role in the appositive behind the name that ends at `end`: ", the British prime minister,".
pub(super) fn after(document: &Document, sentence: &Sentence, end: usize) -> Option<Range<usize>> {
    if document.word(end) != "," || end + 1 >= sentence.tokens.end {
        return None;
    }
    let mut start = end + 1;
    // An age: "Ann Roe, 45, a teacher".
    if document.tokens[start].kind == crate::text::TokenKind::Number
        && document.word(start + 1) == ","
    {
        start += 2;
    }
    let determined = document.is_any(
        start,
        &["the", "a", "an", "his", "her", "its", "their", "one"],
    );
    start += usize::from(determined);
    let limit = sentence.tokens.end.min(start + BEHIND);
    let mut role = None;
    let mut at = start;
    while at < limit {
        let word = document.word(at);
        if matches!(
            word,
            "," | ";" | ":" | "." | "—" | "–" | "--" | ")" | "(" | "“" | "\"" | "”" | "!" | "?"
        ) {
            break;
        }
        if role.is_none() {
            let function = FUNCTION_WORDS.contains_lower(word)
                && !document.is_any(
                    at,
                    &["former", "first", "second", "old", "late", "new", "then"],
                );
            if head(word).is_some_and(|(kind, _)| kind != "courtesy")
                && (determined || at > start || !document.is_capitalized(at) || true)
            {
                role = Some(at);
            } else if function || at > start + 8 || ACTING_VERBS.contains(word) {
                return None;
            }
        } else if document.is_any(
            at,
            &[
                "who", "which", "that", "whose", "said", "says", "told", "has", "had", "was", "is",
                "will", "would",
            ],
        ) {
            break;
        }
        at += 1;
    }
    role?;
    // A list of people, not an appositive: "Ann Roe, President Joe Doe and others".
    let named = at < limit
        && document.word(at) != ","
        && document.word(at) != "."
        && !determined
        && document.is_capitalized(start);
    (!named && at > start).then_some(start..at)
}

/// The country that the words of a role name: "British Prime Minister".
pub(super) fn country(document: &Document, role: &Range<usize>) -> Option<&'static str> {
    role.clone().find_map(|index| {
        lists::longest(&DEMONYMS, document, index, role.end)
            .map(|(_, iso)| iso)
            .or_else(|| {
                lists::longest(&COUNTRIES, document, index, role.end)
                    .map(|(_, columns)| columns.split_once('\t').map_or(columns, |(iso, _)| iso))
            })
            .or_else(|| document.is(index, "Kremlin").then_some("RU"))
            .or_else(|| document.is(index, "White").then_some("US"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, name: &str, expected: &[&str]) {
        let document = Document::of_paragraphs(text);
        let first = (0..document.tokens.len())
            .find(|&index| document.word(index) == name)
            .unwrap_or_default();
        let sentence = &document.sentences[document.sentence_of(first)];
        let mut found = Vec::new();
        if let Some(role) = before(&document, sentence, first, 0).role {
            found.push(document.slice(document.span(&role)));
        }
        if let Some(role) = after(&document, sentence, first + 2) {
            found.push(document.slice(document.span(&role)));
        }
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn titles_before_names() {
        check(
            "Danish Foreign Minister Ida Holm left.",
            "Ida",
            &["Danish Foreign Minister"],
        );
        check(
            "Chad’s former president Ida Holm left.",
            "Ida",
            &["Chad’s former president"],
        );
        check(
            "Minister of Foreign Affairs Ida Holm left.",
            "Ida",
            &["Minister of Foreign Affairs"],
        );
        check(
            "The prime minister, Ida Holm, left.",
            "Ida",
            &["prime minister"],
        );
        check("When asked, Ida Holm left.", "Ida", &[]);
        check("Mrs. Ida Holm left.", "Ida", &[]);
    }

    #[test]
    fn appositives_behind_names() {
        check(
            "Ida Holm, a spokeswoman for the bank, left.",
            "Ida",
            &["spokeswoman for the bank"],
        );
        check(
            "Ida Holm, the Danish prime minister, left.",
            "Ida",
            &["Danish prime minister"],
        );
        check("Ida Holm, who met the minister, left.", "Ida", &[]);
        check("Ida Holm, speaking to the minister, left.", "Ida", &[]);
    }
}
