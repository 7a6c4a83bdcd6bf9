//! How a source is worded: by pronoun, by name, by description, without a name, as a document.

use super::functions::{Function, function, function_at};
use crate::analysis::{Gender, SpeakerKind};
use crate::text::{Document, Span, Table, WordFilter};
use std::ops::Range;

/// Nouns for documents: "statement", "draft".
static DOCUMENTS: Table = crate::text::table!(include_str!("documents.tsv"));
/// Nouns for people; "source" marks those that stand for somebody who does not want to be named.
static PEOPLE: Table = crate::text::table!(include_str!("people.tsv"));
/// Nouns for bodies of people: "ministry", "company".
static BODIES: Table = crate::text::table!(include_str!("bodies.tsv"));

/// Words of somebody who does not want to be named.
const HIDING: [&str; 7] = [
    "anonymity",
    "familiar",
    "close",
    "unnamed",
    "anonymous",
    "unidentified",
    "knowledge",
];
static MAY_HIDE: WordFilter<2> = WordFilter::none().with(&HIDING);
/// Words in front of people of whom nobody has told before.
const COUNTING: [&str; 11] = [
    "a", "an", "one", "another", "some", "several", "two", "three", "four", "many", "multiple",
];
static MAY_COUNT: WordFilter<4> = WordFilter::none().with(&COUNTING);

/// The wording of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wording {
    /// "she"
    Pronoun,
    /// Anything else.
    Phrase {
        /// Without appositions and what stands behind the noun.
        core: Span,
        /// Who speaks through a document: "a statement from **the ministry**".
        author: Option<Span>,
        /// How the speaker is named, unless an actor's name ends the core.
        kind: SpeakerKind,
    },
}

/// Reads the words of a source.
pub(super) fn read(document: &Document, span: Span) -> Wording {
    let tokens = document.tokens_in(span);
    let possessive = document.is_any(tokens.start, &["his", "her", "their", "its"]);
    let pronoun = || {
        let words = document.slice(span);
        let function = if words == document.word(tokens.start) {
            function_at(document, tokens.start)
        } else {
            function(words)
        };
        function == Function::Pronoun
    };
    if tokens.len() == 1 && (possessive || pronoun())
        || document.is_any(tokens.start, &["who", "which"])
    {
        return Wording::Pronoun;
    }
    let tokens = behind_part(document, tokens);
    let core = core(document, tokens.clone());
    let head = core.end.saturating_sub(1);
    let author = DOCUMENTS
        .contains_lower_at(document, head)
        .then(|| author(document, core.end..tokens.end).or_else(|| owner(document, core.clone())))
        .flatten();
    Wording::Phrase {
        kind: kind(document, core.clone(), tokens),
        core: document.span(&core),
        author,
    }
}

/// "the statement" of "part of the statement", "a copy of the statement".
fn behind_part(document: &Document, tokens: Range<usize>) -> Range<usize> {
    let article = usize::from(document.is_any(tokens.start, &["a", "an", "the"]));
    let part = tokens.start + article;
    let parts = [
        "part", "parts", "copy", "portion", "section", "excerpt", "version",
    ];
    let found = document.is_any(part, &parts) && document.is_any(part + 1, &["of", "from"]);
    let start = if found && part + 2 < tokens.end {
        part + 2
    } else {
        tokens.start
    };
    start..tokens.end
}

/// The name in "a student **named Roe**", "a man identified as **Roe**".
pub(super) fn given_name(document: &Document, span: Span) -> Option<Span> {
    let tokens = document.tokens_in(span);
    let at = tokens
        .clone()
        .take(10)
        .find(|&at| document.is_any(at, &["named", "called", "identified"]))?;
    let start = at + 1 + usize::from(document.is(at + 1, "as"));
    let end = (start..tokens.end)
        .find(|&at| !document.is_capitalized(at))
        .unwrap_or(tokens.end);
    (at > tokens.start && end > start).then(|| document.span(&(start..end)))
}

/// A document without what was done to it: "a report" of "a report obtained by the Post".
pub(super) fn unmade(document: &Document, span: Span, core: Span) -> Span {
    let whole = up_to_comma(document, span);
    let next = document.tokens_in(core).end;
    let made = document.word(next).ends_with("ed") && document.is(next + 1, "by");
    if made && core.start >= whole.start {
        core
    } else {
        whole
    }
}

/// The phrase without its appositions and attributes behind: up to the first comma, "of", "who".
fn core(document: &Document, tokens: Range<usize>) -> Range<usize> {
    let end = tokens
        .clone()
        .skip(1)
        .find(|&at| {
            let word = document.word(at);
            let small = !document.is_capitalized(at);
            // "Member of Parliament **(MP)** Jane Roe"
            let acronym =
                word == "(" && document.is(at + 2, ")") && document.is_capitalized(at + 3);
            // "rules **published** by the ministry"
            let attribute =
                small && word.ends_with("ed") && document.is_any(at + 1, &["by", "in", "on"]);
            matches!(word, "," | "(" | "–" | "—" | "--") && !acronym && !parts_date(document, at)
                || attribute
                || matches!(
                    function_at(document, at),
                    Function::Preposition | Function::Subordinator
                ) && !joins(document, at)
                    && small
                || matches!(word, "who" | "familiar" | "close")
        })
        .unwrap_or(tokens.end);
    tokens.start..end
}

/// True for the "of" and "and" inside a name: "Bank of England", "Roe and Sons".
fn joins(document: &Document, at: usize) -> bool {
    matches!(document.word(at), "of" | "and" | "for")
        && at > 0
        && document.is_capitalized(at - 1)
        && (document.is_capitalized(at + 1) || document.is_capitalized(at + 2))
}

/// "from **the ministry**", "by **Roe**" behind a document.
fn author(document: &Document, mut rest: Range<usize>) -> Option<Span> {
    // "rules **published by** the ministry"
    let made = ["published", "issued", "released", "written"];
    rest.start += usize::from(document.is_any(rest.start, &made));
    matches!(document.word(rest.start), "from" | "by" | "of" | "for")
        .then(|| document.span(&core(document, rest.start + 1..rest.end)))
        .filter(|span| !span.is_empty())
}

/// "**Roe**'s statement".
fn owner(document: &Document, core: Range<usize>) -> Option<Span> {
    let mark = core.clone().rev().find(|&at| document.is_possessive(at))?;
    (mark > core.start).then(|| document.span(&(core.start..mark)))
}

fn kind(document: &Document, core: Range<usize>, whole: Range<usize>) -> SpeakerKind {
    let head = core.end.saturating_sub(1);
    let word = document.word(head);
    let lone_title = core.len() == 2
        && document.is(core.start, "the")
        && PEOPLE.contains_lower_at(document, head);
    if document.is_capitalized(head)
        && !lone_title
        && (core.len() > 1
            || function_at(document, head) == Function::Open
                && !PEOPLE.contains_lower_at(document, head))
    {
        return SpeakerKind::Named;
    }
    if DOCUMENTS.contains_lower_at(document, head) {
        return SpeakerKind::Document;
    }
    let marked = whole
        .clone()
        .any(|at| MAY_HIDE.may_hold(document, at) && document.is_any(at, &HIDING));
    let source = PEOPLE.get_lower_at(document, head) == Some("source");
    let first = core.start;
    let indefinite = MAY_COUNT.may_hold(document, first) && document.is_any(first, &COUNTING)
        || function_at(document, first) != Function::Determiner
            && !core
                .clone()
                .any(|at| document.is_capitalized(at) && at != first);
    if marked || source && (indefinite || matches!(word, "person" | "source" | "sources")) {
        SpeakerKind::Anonymous
    } else {
        SpeakerKind::Description
    }
}

/// True for "the minister", "this official".
pub(super) fn is_definite(document: &Document, core: Span) -> bool {
    let tokens = document.tokens_in(core);
    let first = tokens.start;
    let bare = function_at(document, first) != Function::Determiner
        && tokens.len() < 4
        && PEOPLE.contains_lower_at(document, tokens.end.saturating_sub(1));
    // A bare title opens a headline: "Minister says …".
    bare || document.is_any(first, &["the", "this", "that", "his", "her", "their"])
}

/// "the President" of "the President of France".
pub(super) fn office(document: &Document, core: Span) -> Span {
    let tokens = document.tokens_in(core);
    let end = tokens.clone().find(|&at| {
        document.is(at, "of") && at > tokens.start && PEOPLE.contains_lower_at(document, at - 1)
    });
    end.map_or(core, |end| document.span(&(tokens.start..end)))
}

/// True when token `noun` means something that is read and can say something.
pub(super) fn is_document(document: &Document, noun: usize) -> bool {
    DOCUMENTS.contains_lower_at(document, noun)
}

/// True for the noun of a document that somebody issues: "statement", not "law".
pub(super) fn is_message(noun: &str) -> bool {
    DOCUMENTS.get(noun) == Some("message")
}

/// True when the noun before the first preposition is one for people: "Ranking **Member** on Finance".
pub(super) fn is_function(document: &Document, tokens: &Range<usize>) -> bool {
    let end = core(document, tokens.clone()).end;
    end < tokens.end && PEOPLE.contains_lower_at(document, end.saturating_sub(1))
}

/// True when the words mean people: "the two ministers", "a person close to the talks".
pub(super) fn is_somebody(document: &Document, span: Span) -> bool {
    are_somebody(document, document.tokens_in(span))
}

/// [`is_somebody`] of tokens.
pub(super) fn are_somebody(document: &Document, mut tokens: Range<usize>) -> bool {
    tokens
        .any(|at| PEOPLE.contains_lower_at(document, at) || BODIES.contains_lower_at(document, at))
}

/// "minister" of "the minister".
pub(super) fn without_determiner<'t>(document: &Document<'t>, core: Span) -> &'t str {
    let mut tokens = document.tokens_in(core);
    if function_at(document, tokens.start) == Function::Determiner {
        tokens.start += 1;
    }
    document.phrase(&tokens)
}

/// True for nouns that mean one human being, in lower case.
pub(super) fn is_person(noun: &str) -> bool {
    // Words of many people that do not look like it.
    let many = matches!(
        noun,
        "children"
            | "clergy"
            | "crew"
            | "men"
            | "people"
            | "police"
            | "public"
            | "staff"
            | "team"
            | "women"
    );
    PEOPLE.contains(noun) && !noun.ends_with('s') && !many
}

/// True for a noun that means a certain office, which somebody known for another does not hold.
pub(super) fn is_office(noun: &str) -> bool {
    PEOPLE.get(noun) == Some("office")
}

/// What a noun tells of the gender.
pub(super) fn gender(noun: &str) -> Option<Gender> {
    let female = matches!(
        noun,
        "mother" | "daughter" | "sister" | "wife" | "girl" | "actress" | "queen" | "princess"
    );
    let male = matches!(
        noun,
        "father" | "son" | "brother" | "husband" | "boy" | "actor" | "king" | "prince" | "pope"
    );
    if female || noun.ends_with("woman") {
        Some(Gender::Female)
    } else if male || noun.ends_with("man") {
        Some(Gender::Male)
    } else {
        None
    }
}

/// For a noun that means a body: whether any body can be called so ("the group"), or only one with
/// the word in its name ("the ministry").
pub(super) fn body(noun: &str) -> Option<bool> {
    BODIES.get(noun).map(|column| column == "any")
}

/// A phrase without what stands behind its first comma.
pub(super) fn up_to_comma(document: &Document, span: Span) -> Span {
    let tokens = document.tokens_in(span);
    let end = tokens
        .clone()
        .find(|&at| document.is(at, ",") && !parts_date(document, at))
        .unwrap_or(tokens.end);
    document.span(&(tokens.start..end))
}

/// True for the comma between a day and its year: "a March 14**,** 2019 report".
fn parts_date(document: &Document, at: usize) -> bool {
    let figure = |at: usize| document.word(at).parse::<u16>().ok();
    figure(at.wrapping_sub(1)).is_some_and(|day| day < 32)
        && figure(at + 1).is_some_and(|year| year > 1000)
}

/// The last word of a phrase, in lower case.
pub(super) fn head(document: &Document, core: Span) -> String {
    let tokens = document.tokens_in(core);
    document.word(tokens.end.saturating_sub(1)).to_lowercase()
}

/// The run of capitalised words that ends the core, without titles in lower case before it.
pub(super) fn capitals(document: &Document, core: Span) -> Span {
    let mut tokens = document.tokens_in(core);
    // "Jane Roe of Bergen": a first name, a surname and where they are from.
    let place = tokens.clone().find(|&at| document.is(at, "of"));
    if let Some(of) = place
        .filter(|of| *of >= tokens.start + 2 && (of - 2..*of).all(|at| document.is_capitalized(at)))
    {
        tokens.end = of;
    }
    let mut start = tokens.end;
    while start > tokens.start {
        let at = start - 1;
        let name = document.is_capitalized(at) && function_at(document, at) != Function::Determiner;
        let link = matches!(
            document.word(at),
            "-" | "of"
                | "&"
                | "'s"
                | "’s"
                | "."
                | "de"
                | "al"
                | "el"
                | "bin"
                | "van"
                | "von"
                | "der"
                | "da"
        ) && at > tokens.start;
        if !name && !link {
            break;
        }
        start = at;
    }
    document.span(&(start.min(tokens.end.saturating_sub(1))..tokens.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: SpeakerKind) {
        let document = Document::of_paragraphs(text);
        match read(&document, Span::new(0, text.len())) {
            Wording::Pronoun => assert_eq!(expected, SpeakerKind::Pronoun, "{text}"),
            Wording::Phrase { kind, .. } => assert_eq!(kind, expected, "{text}"),
        }
    }

    #[test]
    fn tells_the_wordings_apart() {
        check("she", SpeakerKind::Pronoun);
        check("Finnish Prime Minister Aino Salo", SpeakerKind::Named);
        check("the Bank of England", SpeakerKind::Named);
        check("the minister", SpeakerKind::Description);
        check("the President", SpeakerKind::Description);
        check("Roe's lawyer", SpeakerKind::Description);
        check("a person close to the talks", SpeakerKind::Anonymous);
        check("a senior official", SpeakerKind::Anonymous);
        check("officials", SpeakerKind::Anonymous);
        check("the lawyers", SpeakerKind::Description);
        check("The earlier draft", SpeakerKind::Document);
    }

    #[test]
    fn finds_who_speaks_through_a_document() {
        let text = "A statement from the ministry in Oslo";
        let document = Document::of_paragraphs(text);
        let Wording::Phrase { author, .. } = read(&document, Span::new(0, text.len())) else {
            panic!("a phrase");
        };
        assert_eq!(author.map(|span| span.of(text)), Some("the ministry"));
    }

    #[test]
    fn lists_are_sorted() {
        assert_eq!(DOCUMENTS.faults(), Vec::<String>::new());
        assert_eq!(PEOPLE.faults(), Vec::<String>::new());
        assert_eq!(BODIES.faults(), Vec::<String>::new());
    }
}
