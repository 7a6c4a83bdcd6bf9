//! Whom "he", "she", "his", "her" and "him" mean, where it is safe to say.
//!
//! - "he said", "she added": who spoke last, up to [`SPEAKER_REACH`] paragraphs back.
//! - Otherwise the nearest person before, in the same or the previous paragraph and at most
//!   [`SENTENCES`] sentences back; within a sentence its first person, the likeliest subject.
//!
//! The person agrees in gender or is of unknown gender. Names inside quotation marks or brackets
//! are passed over, and inside quotation marks nothing is resolved: "he" there is hardly ever the
//! speaker and often somebody unnamed. "It", "they", "I" and "we" are never resolved here.

use super::lists::ACTING_VERBS;
use crate::analysis::Gender;
use crate::text::{Document, Part, Span, Token, TokenKind};
use std::ops::Range;

/// How many paragraphs back the last speaker may stand.
const SPEAKER_REACH: usize = 6;
/// How many sentences back anybody else may stand.
const SENTENCES: usize = 3;
/// How many mentions back are looked at.
const MENTIONS: usize = 40;

/// A mention of a person, in text order.
#[derive(Debug, Clone)]
pub(super) struct Antecedent {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// The person.
    pub(super) person: usize,
}

/// A pronoun and the person it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Resolved {
    /// Where the pronoun stands.
    pub(super) span: Span,
    /// The person.
    pub(super) person: usize,
}

/// Resolves the pronouns of an article. `genders` learns: a person of unknown gender whom a
/// pronoun means takes the gender of the pronoun.
pub(super) fn resolve(
    document: &Document,
    antecedents: &[Antecedent],
    genders: &mut [Option<Gender>],
) -> Vec<Resolved> {
    let mut resolved: Vec<Resolved> = Vec::new();
    let mut seen: Vec<Seen> = Vec::new();
    let mut next = 0;
    let mut passage = usize::MAX;
    let mut aside = false;
    let mut depth = Depth::default();
    for (number, sentence) in document.sentences.iter().enumerate() {
        if sentence.passage != passage {
            passage = sentence.passage;
            // What captions and other articles' headlines name, the text around them does not mean.
            if aside {
                while seen.last().is_some_and(|one| one.aside) {
                    seen.pop();
                }
            }
            aside = document
                .passages
                .get(passage)
                .is_some_and(|it| matches!(it.part, Part::Caption(_) | Part::Related(_)));
            depth = Depth::default();
        }
        let tokens = document.tokens.get(sentence.tokens.clone());
        for (index, token) in sentence.tokens.clone().zip(tokens.unwrap_or_default()) {
            let mark = token.kind == TokenKind::Punctuation;
            if mark {
                depth.pass(document, index);
            }
            if let Some(antecedent) = antecedents.get(next)
                && antecedent.tokens.start <= index
            {
                if !depth.inside() {
                    let speaks = speaks(document, &antecedent.tokens);
                    seen.push(Seen {
                        sentence: number,
                        passage,
                        person: antecedent.person,
                        speaks,
                        aside,
                    });
                }
                next += 1;
            }
            if mark || depth.inside() || !may_be_pronoun(document.text, token) {
                continue;
            }
            let Some(gender) = gender(document.word(index)) else {
                continue;
            };
            let speaks = speaks(document, &(index..index + 1));
            let says = says(document, index + 1) || index > 0 && says(document, index - 1);
            let person = if says {
                speaker(&seen, passage, gender, genders)
            } else {
                None
            };
            if let Some(person) =
                person.or_else(|| nearest(&seen, number, passage, gender, genders))
            {
                genders[person] = Some(gender);
                resolved.push(Resolved {
                    span: document.tokens[index].span,
                    person,
                });
                seen.push(Seen {
                    sentence: number,
                    passage,
                    person,
                    speaks,
                    aside,
                });
            }
        }
    }
    resolved
}

/// A person met while reading.
#[derive(Debug, Clone, Copy)]
struct Seen {
    sentence: usize,
    passage: usize,
    person: usize,
    speaks: bool,
    /// Named in a caption or another article's headline.
    aside: bool,
}

/// Whether a place is inside quotation marks or brackets; reset at each passage.
#[derive(Debug, Clone, Copy, Default)]
struct Depth {
    quoted: bool,
    bracketed: bool,
}

impl Depth {
    fn pass(&mut self, document: &Document, index: usize) {
        match document.word(index) {
            "“" | "«" => self.quoted = true,
            "”" | "»" => self.quoted = false,
            "\"" => self.quoted = !self.quoted,
            "(" => self.bracketed = true,
            ")" => self.bracketed = false,
            _ => {}
        }
    }

    fn inside(self) -> bool {
        self.quoted || self.bracketed
    }
}

/// False for nearly every word without a [`gender`].
#[inline]
fn may_be_pronoun(text: &str, token: &Token) -> bool {
    // "himself" is the longest.
    token.span.len() <= 7
        && matches!(
            text.as_bytes().get(token.span.start),
            Some(b'h' | b'H' | b's' | b'S')
        )
}

fn gender(word: &str) -> Option<Gender> {
    match word {
        "he" | "He" | "his" | "His" | "him" | "himself" => Some(Gender::Male),
        "she" | "She" | "her" | "Her" | "herself" => Some(Gender::Female),
        _ => None,
    }
}

/// True for a verb of saying.
fn says(document: &Document, index: usize) -> bool {
    document.is_any(
        index,
        &[
            "said",
            "says",
            "added",
            "told",
            "wrote",
            "tweeted",
            "continued",
            "explained",
            "noted",
            "argued",
            "insisted",
            "asked",
        ],
    )
}

/// True when a mention is the subject of a verb of saying or acting: "Roe warned", "said Roe",
/// "Roe, a lawyer, said".
fn speaks(document: &Document, tokens: &Range<usize>) -> bool {
    let acts = |index: usize| ACTING_VERBS.contains_at(document, index);
    if acts(tokens.end) || tokens.start > 0 && says(document, tokens.start - 1) {
        return true;
    }
    let adverb = document.is_any(tokens.end, &["also", "later", "then"])
        || document.word(tokens.end).ends_with("ly");
    if adverb && acts(tokens.end + 1) {
        return true;
    }
    // The verb behind an appositive.
    document.word(tokens.end) == ","
        && (acts(tokens.end + 1)
            || (tokens.end + 2..tokens.end + 16)
                .take_while(|&index| !matches!(document.word(index), "." | "" | "“" | "\""))
                .find(|&index| document.word(index) == ",")
                .is_some_and(|comma| acts(comma + 1)))
}

/// Who spoke last and agrees.
fn speaker(
    seen: &[Seen],
    passage: usize,
    gender: Gender,
    genders: &[Option<Gender>],
) -> Option<usize> {
    seen.iter()
        .rev()
        .take(MENTIONS)
        .take_while(|one| one.passage + SPEAKER_REACH >= passage)
        .find(|one| one.speaks && genders[one.person].is_none_or(|known| known == gender))
        .map(|one| one.person)
}

/// The likeliest person near by who agrees.
fn nearest(
    seen: &[Seen],
    number: usize,
    passage: usize,
    gender: Gender,
    genders: &[Option<Gender>],
) -> Option<usize> {
    let near = |one: &&Seen| one.sentence + SENTENCES >= number && one.passage + 1 >= passage;
    let mut best: Option<(Seen, bool)> = None;
    for one in seen.iter().rev().take(MENTIONS).take_while(near) {
        if best.is_some_and(|(found, _)| found.sentence != one.sentence) {
            break;
        }
        let known = genders[one.person].is_some();
        let fits = genders[one.person].is_none_or(|known| known == gender);
        // A person of unknown gender does not displace one who is known to agree.
        if fits && best.is_none_or(|(_, sure)| known || !sure) {
            best = Some((*one, known));
        }
    }
    best.map(|(one, _)| one.person)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, people: &[(&str, Option<Gender>)], expected: &[(&str, usize)]) {
        let document = Document::of_paragraphs(text);
        let mut antecedents = Vec::new();
        for token in 0..document.tokens.len() {
            let named = |(name, _): &(&str, Option<Gender>)| *name == document.word(token);
            if let Some(person) = people.iter().position(named) {
                antecedents.push(Antecedent {
                    tokens: token..token + 1,
                    person,
                });
            }
        }
        let mut genders: Vec<_> = people.iter().map(|(_, gender)| *gender).collect();
        let found: Vec<_> = resolve(&document, &antecedents, &mut genders)
            .into_iter()
            .map(|resolved| (resolved.span.of(text), resolved.person))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn pronouns_mean_the_nearest_person_who_agrees() {
        let people = [("Ida", Some(Gender::Female)), ("Nils", Some(Gender::Male))];
        check(
            "Ida met Nils. She left. He stayed.",
            &people,
            &[("She", 0), ("He", 1)],
        );
        check("Ida praised Nils for his work.", &people, &[("his", 1)]);
        check("Nobody came. He left.", &people, &[]);
    }

    #[test]
    fn the_subject_comes_first() {
        let people = [("Ole", Some(Gender::Male)), ("Nils", Some(Gender::Male))];
        check("Ole met Nils. He left.", &people, &[("He", 0)]);
    }

    #[test]
    fn he_said_is_who_spoke_last() {
        let people = [("Ole", Some(Gender::Male)), ("Nils", None)];
        check(
            "“No,” Ole said.\n\n“We saw Nils there.”\n\nIt rained. “Nils left,” he added.",
            &people,
            &[("he", 0)],
        );
    }

    #[test]
    fn quotations_and_far_names_are_left_alone() {
        let people = [("Ida", Some(Gender::Female))];
        check("Ida said “she is late” again.", &people, &[]);
        check("It snowed (Photo: Ida). She left.", &people, &[]);
        check(
            "Ida left.\n\nIt rained.\n\nMore rain came.\n\nShe ran.",
            &people,
            &[],
        );
    }
}
