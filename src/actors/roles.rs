//! Titles and functions before and after the name of a person, as written, without the article.
//!
//! Before: "British Prime Minister Keir Starmer". Ahead of a comma: "the leader of the party, Ida
//! Holm,". After: "Keir Starmer, the British prime minister,"; "Ida Holm is a teacher".

use super::beside::{self, ADVERB, ARTICLE, AT, COPULA, ENDS, LINK, MODIFIER, OF, SERVES};
use super::lists::{
    self, ACTING_VERBS, COUNTRIES, DEMONYMS, FUNCTION_WORDS, PLACES, ROLE_HEADS, ROLE_MODIFIERS,
};
use crate::analysis::Gender;
use crate::text::{Document, Sentence, TokenKind, WordFilter};
use std::ops::Range;

/// Most tokens of a role before a name.
const BEFORE: usize = 14;
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

/// A word, or several, that head a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    /// Its first token.
    pub(super) start: usize,
    /// "office", "courtesy" or "family".
    kind: &'static str,
    gender: Option<Gender>,
}

/// What titles end with.
#[allow(long_running_const_eval)]
static TITLE_ENDS: WordFilter<128> = WordFilter::none().with_closings(&ROLE_HEADS);

/// What may stand inside a title in small letters; what is not ASCII aside.
#[allow(long_running_const_eval)]
static INSIDE_TITLES: WordFilter<512> = WordFilter::none()
    .with_lone_words(&ROLE_HEADS)
    .with_lone_words(&ROLE_MODIFIERS)
    .with_lone_words(&DEMONYMS)
    .with(&["former", "and", "-", "'s", "'"]);

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
    let mut last = head(document, low, end);
    while let Some(courtesy) = last.filter(|head| head.kind == "courtesy") {
        title.gender = title.gender.or(courtesy.gender);
        end = courtesy.start;
        last = head(document, low, end);
    }
    let behind = end;
    let comma = end > low && document.word(end - 1) == ",";
    end -= usize::from(comma);
    // "Member of Parliament (MP) Ida Holm".
    if end > low + 3 && document.word(end - 1) == ")" && document.word(end - 3) == "(" {
        end -= 3;
    }
    if end != behind {
        last = head(document, low, end);
    }
    let start = match last {
        Some(head) => {
            title.gender = title.gender.or(head.gender);
            head.start
        }
        None => match portfolio(document, low, end, comma) {
            Some(start) => start,
            None => return title,
        },
    };
    let start = extend(document, low, start);
    let determined = start > 0
        && (beside::is(document, start - 1, ARTICLE) || document.is_possessive(start - 1));
    // Ahead of a comma a title at the head of a sentence needs no article: "Ghana's leader, Ida Holm,".
    let possessive = (start..end).any(|index| document.is_possessive(index));
    if start < end && (!comma || determined || possessive) {
        title.role = Some(start..end);
    }
    title
}

/// The head of a title that ends at `end`: "minister", "front-runner", "first lady".
pub(super) fn head(document: &Document, low: usize, end: usize) -> Option<Head> {
    // Most words end no title.
    let last = document.tokens.get(end.checked_sub(1)?)?;
    if !TITLE_ENDS.may_be(last) && last.is_ascii() {
        return None;
    }
    for count in [3, 2, 1] {
        let Some(start) = end.checked_sub(count).filter(|start| *start >= low) else {
            continue;
        };
        let hyphen =
            count == 3 && document.word(start + 1) == "-" && document.tokens[start + 1].glued;
        if count == 3 && !hyphen {
            continue;
        }
        let Some((length, columns)) = ROLE_HEADS.longest(document, start, end, true) else {
            continue;
        };
        if length == count {
            let (kind, gender) = columns.split_once('\t').unwrap_or((columns, ""));
            let gender = match gender {
                "f" => Some(Gender::Female),
                "m" => Some(Gender::Male),
                _ => None,
            };
            return Some(Head {
                start,
                kind,
                gender,
            });
        }
    }
    None
}

/// The head in "Minister of Foreign Affairs" that ends at `end`; ahead of a comma also in small
/// letters: "leader of the party".
fn portfolio(document: &Document, low: usize, end: usize, comma: bool) -> Option<usize> {
    let bound = low.max(end.saturating_sub(if comma { BEFORE } else { 8 }));
    let goes_on = |index: usize| {
        document.is_capitalized(index)
            || beside::is(document, index, LINK | AT)
            || matches!(document.word(index), "&" | "-" | "–" | "(" | ")")
            || document.is_possessive(index)
            || ROLE_MODIFIERS.contains_at(document, index)
            || comma
                && document.is_word(index)
                && !FUNCTION_WORDS.contains_at(document, index)
                && !ACTING_VERBS.contains_at(document, index)
    };
    let office = |index: usize| {
        let head = head(document, low, index).filter(|head| head.kind == "office")?;
        let fits = comma || document.is_capitalized(head.start) && document.is_capitalized(end - 1);
        fits.then_some(head.start)
    };
    // Mostly what stands right before the name is no part of a title.
    if bound + 1 >= end || !goes_on(end - 1) {
        return None;
    }
    let (of, start) = (bound + 1..end)
        .rev()
        .filter(|&index| beside::is(document, index, OF))
        .find_map(|index| Some((index, office(index)?)))?;
    (of + 1..end).all(goes_on).then_some(start)
}

/// Takes in the words before the head of a title that belong to it.
fn extend(document: &Document, low: usize, head_at: usize) -> usize {
    let mut start = head_at;
    while start > low {
        let index = start - 1;
        let token = &document.tokens[index];
        let glued = document.tokens.get(start).is_some_and(|next| next.glued);
        // Most words that belong to no title are turned away here.
        let may_belong = token.is_capitalized() | INSIDE_TITLES.may_be(token) | glued;
        if !may_belong && token.is_ascii() {
            break;
        }
        let word = document.word(index);
        let capital = document.is_word(index)
            && document.is_capitalized(index)
            && (!FUNCTION_WORDS.contains_lower_at(document, index)
                || begins_place(document, index));
        let belongs = capital && !ACTING_VERBS.contains_lower_at(document, index)
            || document.is(index, "former")
            || !document.is_any(index, &["the", "of", "and"])
                && ROLE_MODIFIERS.contains_lower_at(document, index)
            || ROLE_HEADS.contains_lower_at(document, index)
            || DEMONYMS.contains_at(document, index)
            || document.is_possessive(index)
                && document.is_capitalized(index.saturating_sub(1))
                && index > low
            || document.is(index, "and")
                && index > low
                && belongs_beside(document, index - 1)
                && belongs_beside(document, start)
            || matches!(word, "-" | "–") && document.tokens[index].glued
            || glued && matches!(document.word(start), "-" | "–");
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

/// "New" in "New Zealand Prime Minister".
fn begins_place(document: &Document, index: usize) -> bool {
    let both = document.phrase(&(index..index + 2));
    COUNTRIES.contains(both) || PLACES.contains(both)
}

fn belongs_beside(document: &Document, index: usize) -> bool {
    ROLE_MODIFIERS.contains_lower_at(document, index)
        || ROLE_HEADS.contains_lower_at(document, index)
}

/// The role behind the name that ends at `end`: an appositive (", the British prime minister,") or
/// what the person is said to be ("is a teacher", ", who served as mayor").
pub(super) fn after(document: &Document, sentence: &Sentence, end: usize) -> Option<Range<usize>> {
    let limit = sentence.tokens.end;
    let mut start = end + usize::from(document.word(end) == ",");
    // An age: "Ann Roe, 45, a teacher".
    if start > end
        && document
            .tokens
            .get(start)
            .is_some_and(|token| token.kind == TokenKind::Number)
        && document.word(start + 1) == ","
    {
        start += 2;
    }
    let relative = start > end && document.is(start, "who");
    if start == end || relative {
        return predicate(document, start + usize::from(relative), limit);
    }
    let determined = beside::is(document, start, ARTICLE);
    phrase(document, start + usize::from(determined), limit, determined)
}

/// What the verb at `verb` says that somebody is: "is a teacher", "served as mayor".
fn predicate(document: &Document, verb: usize, limit: usize) -> Option<Range<usize>> {
    let classes = beside::classes(document, verb);
    if classes & (COPULA | SERVES) == 0 {
        return None;
    }
    let mut at = verb + 1;
    while beside::is(document, at, ADVERB) {
        at += 1;
    }
    let determined = beside::is(document, at, ARTICLE);
    let bare = classes & SERVES != 0 || head(document, at, at + 1).is_some();
    (determined || bare)
        .then(|| phrase(document, at + usize::from(determined), limit, true))
        .flatten()
}

/// The noun phrase of a function that begins at `start`, to the end of its clause.
pub(super) fn phrase(
    document: &Document,
    start: usize,
    limit: usize,
    determined: bool,
) -> Option<Range<usize>> {
    let limit = limit.min(start + BEHIND);
    let mut headed = false;
    let mut at = start;
    while at < limit {
        if is_mark(document, at) {
            break;
        }
        let office = head(document, start, at + 1).is_some_and(|head| head.kind != "courtesy");
        if office {
            headed = true;
        } else if !headed {
            if at > start + 8
                || FUNCTION_WORDS.contains_lower_at(document, at)
                    && !beside::is(document, at, MODIFIER)
                || ACTING_VERBS.contains_at(document, at)
            {
                return None;
            }
        } else if beside::is(document, at, ENDS) {
            break;
        }
        at += 1;
    }
    if !headed {
        return None;
    }
    // A list of people, not an appositive: "Ann Roe, President Joe Doe and others".
    let another = at < limit
        && !matches!(document.word(at), "," | ".")
        && !determined
        && document.is_capitalized(start);
    (!another && at > start).then_some(start..at)
}

/// A mark at which the clause of a function ends.
fn is_mark(document: &Document, index: usize) -> bool {
    let token = document.tokens.get(index);
    token.is_some_and(|token| token.kind == TokenKind::Punctuation)
        && matches!(
            document.word(index),
            "," | ";" | ":" | "." | "—" | "–" | "--" | ")" | "(" | "“" | "\"" | "”" | "!" | "?"
        )
}

/// True when the title `role` is in the plural, so that the next name of a list shares it.
pub(super) fn is_plural(document: &Document, role: &Range<usize>) -> bool {
    let last = document.word(role.end - 1).to_lowercase();
    let singular = last.trim_end_matches('.').strip_suffix('s');
    singular.is_some_and(|word| {
        ROLE_HEADS.contains(word)
            || ROLE_HEADS.contains(&format!("{word}."))
            || matches!(word, "president" | "minister")
    })
}

/// True when nothing but a list stands between two names: "Senators Ann Roe of Ohio and Joe Doe".
pub(super) fn is_list(document: &Document, between: Range<usize>) -> bool {
    !between.is_empty()
        && between.len() < 8
        && document.is_any(between.end - 1, &["and", ","])
        && between.into_iter().all(|index| {
            document.is_any(index, &["and", ",", "of", "(", ")", "-"])
                || document.is_capitalized(index)
        })
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
            found.push(document.phrase(&role));
        }
        if let Some(role) = after(&document, sentence, first + 2) {
            found.push(document.phrase(&role));
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
        check(
            "New Zealand Prime Minister Ida Holm left.",
            "Ida",
            &["New Zealand Prime Minister"],
        );
        check("When asked, Ida Holm left.", "Ida", &[]);
        check("Mrs. Ida Holm left.", "Ida", &[]);
        check(
            "The leader of the Harbour Party, Ida Holm, left.",
            "Ida",
            &["leader of the Harbour Party"],
        );
        check(
            "Harbour front-runner Ida Holm left.",
            "Ida",
            &["Harbour front-runner"],
        );
        check("Asked by members of the party, Ida Holm left.", "Ida", &[]);
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
        check(
            "Ida Holm is a reporter at the Post.",
            "Ida",
            &["reporter at the Post"],
        );
        check("Ida Holm, who served as mayor, left.", "Ida", &["mayor"]);
        check("Ida Holm is expected to meet the mayor.", "Ida", &[]);
        check("Ida Holm, who met the minister, left.", "Ida", &[]);
        check("Ida Holm, speaking to the minister, left.", "Ida", &[]);
    }
}
