//! Why a speaker is not named.
//!
//! Comes in: the quotes with their speakers. Goes out: the same, each unnamed speaker with the words in
//! which the article says that, or why, the name is withheld: "an official **who spoke on condition
//! of anonymity because the talks were private** said", "They **asked not to be named**." Reads the
//! sentence of the attribution and the two behind it; a bare "an official" says nothing and stays
//! without.

use crate::analysis::{Quote, Speaker, SpeakerKind};
use crate::text::{Document, Span, WordFilter};
use std::ops::Range;

/// So many tokens before its sign an account of anonymity may begin, and so many it may go on.
const BEFORE: usize = 14;
const BEHIND: usize = 48;
/// So many sentences behind the attribution may tell why the speaker is not named.
const LATER: usize = 2;
/// In a sentence of its own the sign stands so near the beginning.
const EARLY: usize = 16;

/// Words with which such an account begins.
const OPENINGS: [&str; 16] = [
    "asking",
    "asked",
    "because",
    "citing",
    "declined",
    "declining",
    "granted",
    "on",
    "requested",
    "requesting",
    "insisted",
    "insisting",
    "speaking",
    "spoke",
    "wished",
    "wishing",
];

/// Words of the signs, see [`is_sign`].
static SIGNS: WordFilter<4> = WordFilter::none().with(&[
    "anonymity",
    "anonymously",
    "named",
    "identified",
    "quoted",
    "authorized",
    "authorised",
    "allowed",
    "permitted",
    "empowered",
]);

/// Finds the accounts for all speakers who are not named.
pub(super) fn find(document: &Document, quotes: &mut [Quote]) {
    for quote in quotes {
        let cue = quote.cue;
        let Some(speaker) = &mut quote.speaker else {
            continue;
        };
        if !matches!(
            speaker.kind,
            SpeakerKind::Anonymous | SpeakerKind::Description
        ) {
            continue;
        }
        speaker.anonymity = beside(document, speaker, cue).or_else(|| later(document, speaker));
        if speaker.anonymity.is_some() {
            speaker.kind = SpeakerKind::Anonymous;
        }
    }
}

/// True when the sentence says that the speaker at `span` is not named.
pub(super) fn is_unnamed(document: &Document, span: Span) -> bool {
    let tokens = document.tokens_in(span);
    let Some(sentence) = sentence(document, document.sentence_of(tokens.start)) else {
        return false;
    };
    let near = tokens.start.saturating_sub(12)..tokens.end + 20;
    (near.start.max(sentence.start)..near.end.min(sentence.end)).any(|at| is_sign(document, at))
}

/// The account in the sentence of the attribution.
fn beside(document: &Document, speaker: &Speaker, cue: Option<Span>) -> Option<Span> {
    let tokens = document.tokens_in(speaker.span);
    let sentence = sentence(document, document.sentence_of(tokens.start))?;
    let first = sentence.start.max(tokens.start.saturating_sub(BEFORE));
    let last = sentence.end.min(tokens.end + BEHIND);
    let sign = (first..last).find(|&at| is_sign(document, at))?;
    let start = begin(document, sentence.start, sign);
    let mut end = end(document, sentence.end, sign);
    // "An official who asked not to be named said": the cue is no part of it.
    let cue = cue.map(|cue| document.tokens_in(cue).start);
    if let Some(cue) = cue.filter(|cue| (sign + 1..end).contains(cue)) {
        end = cue;
    }
    (start < end).then(|| document.span(&(start..end)))
}

/// The account in a sentence of its own: "The official spoke on condition of anonymity because …".
fn later(document: &Document, speaker: &Speaker) -> Option<Span> {
    let tokens = document.tokens_in(speaker.span);
    let own = document.sentence_of(tokens.start);
    (own + 1..=own + LATER).find_map(|number| {
        let sentence = sentence(document, number)?;
        let early = sentence.end.min(sentence.start + EARLY);
        let sign = (sentence.start..early).find(|&at| is_sign(document, at))?;
        let start = begin(document, sentence.start, sign);
        is_about(document, sentence.start..start, &tokens)
            .then(|| document.span(&(start..end(document, sentence.end, sign))))
    })
}

/// True when a subject ("he", "both men", "the officials") means the speaker.
fn is_about(document: &Document, subject: Range<usize>, speaker: &Range<usize>) -> bool {
    let pronoun = ["he", "she", "they", "both", "all"];
    document.is_any(subject.start, &pronoun) && subject.len() < 3
        || subject.clone().any(|at| {
            let word = document.word(at);
            let is_same = |at: usize| {
                let other = document.word(at);
                let plural = |one: &str, more: &str| more.strip_suffix('s') == Some(one);
                word.len() > 3 && (word == other || plural(word, other) || plural(other, word))
            };
            speaker.clone().any(is_same)
        })
}

/// The words that tell it: "on condition of **anonymity**", "not to be **named**", "not
/// **authorized** to speak".
fn is_sign(document: &Document, at: usize) -> bool {
    // Most words are turned away here.
    if !SIGNS.may_hold(document, at) {
        return false;
    }
    let before = |count: usize| at.wrapping_sub(count);
    match document.word(at) {
        "anonymity" | "anonymously" => true,
        "named" | "identified" | "quoted" => {
            document.is(before(1), "be")
                || document.is(before(1), "being") && document.is(before(2), "without")
        }
        "authorized" | "authorised" | "allowed" | "permitted" | "empowered" => {
            (1..4).any(|count| document.is_any(before(count), &["not", "n't"]))
                && document.is(at + 1, "to")
                && document.is_any(
                    at + 2,
                    &[
                        "speak", "talk", "discuss", "comment", "brief", "be", "disclose",
                        "publicly",
                    ],
                )
        }
        _ => false,
    }
}

/// Where an account begins whose sign stands at `sign`: with "who", or with the first word that
/// opens such an account and is not parted from it by a mark.
fn begin(document: &Document, first: usize, sign: usize) -> usize {
    let mut start = sign;
    for at in (first.max(sign.saturating_sub(BEFORE))..sign).rev() {
        if document.is_any(at, &["who", "whose"]) {
            return at;
        }
        if !document.is_word(at) {
            break;
        }
        if document.is_any(at, &OPENINGS) || document.is(at, "not") {
            start = at;
        }
    }
    start
}

/// Behind its last token: at the next mark.
fn end(document: &Document, last: usize, sign: usize) -> usize {
    (sign + 1..last.min(sign + BEHIND))
        .find(|&at| match document.word(at) {
            "," | "." | ";" | ":" | "(" | ")" | "“" | "”" | "\"" => true,
            // No hyphen: "a non-public report".
            "-" | "–" | "—" => !document.tokens[at].glued,
            _ => false,
        })
        .unwrap_or(last)
}

fn sentence(document: &Document, number: usize) -> Option<Range<usize>> {
    Some(document.sentences.get(number)?.tokens.clone())
}

#[cfg(test)]
mod tests {
    use crate::analysis::SpeakerKind;
    use crate::text::Document;

    /// The account of the first speaker of `text`.
    fn account(text: &str) -> Option<&str> {
        let document = Document::of_paragraphs(text);
        let tags = crate::tagging::tag(&document);
        let actors = crate::actors::find(&document, &tags.entities);
        let quotes = crate::quotes::find(&document, &tags.parts, &actors).quotes;
        let speaker = quotes.first()?.speaker.as_ref()?;
        let span = speaker.anonymity?;
        assert_eq!(speaker.kind, SpeakerKind::Anonymous, "{text}");
        Some(span.of(text))
    }

    #[test]
    fn is_found_in_the_sentence_of_the_attribution() {
        for (text, expected) in [
            (
                "“It leaks,” said a harbour official who spoke on condition of anonymity because the report is secret.",
                "who spoke on condition of anonymity because the report is secret",
            ),
            (
                "A second official, speaking on the condition of anonymity to describe the talks, said the ferry would sail.",
                "speaking on the condition of anonymity to describe the talks",
            ),
            (
                "The ferry would sail, said a shipbroker who was not authorised to speak publicly.",
                "who was not authorised to speak publicly",
            ),
            (
                "“It leaks,” the diplomat said, asking not to be named.",
                "asking not to be named",
            ),
            (
                "An official who asked not to be identified said the ferry would sail.",
                "who asked not to be identified",
            ),
        ] {
            assert_eq!(account(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn is_found_in_a_sentence_of_its_own() {
        assert_eq!(
            account(
                "“It leaks,” a harbour official said. The official spoke on condition of anonymity, \
                 citing the inquiry."
            ),
            Some("spoke on condition of anonymity")
        );
        assert_eq!(
            account("The ferry would sail, two dockers said. They asked not to be named."),
            Some("asked not to be named")
        );
    }

    #[test]
    fn nobody_else_is_meant() {
        for text in [
            "“It leaks,” said a harbour official. The ferry sails today.",
            "“It leaks,” a harbour official said. The pilot asked not to be named.",
            "“It leaks,” said Jane Roe. The crew was not allowed to speak.",
            "“It leaks,” said Jane Roe, who did not want her daughter to be named.",
        ] {
            assert_eq!(account(text), None, "{text}");
        }
    }
}
