//! Whom "he", "she", "his", "her" and "him" mean, where it is safe to say.
//!
//! - "he said", "she added": who spoke last, up to [`SPEAKER_REACH`] paragraphs back.
//! - Otherwise the nearest person before, in the same or the previous paragraph and at most
//!   [`SENTENCES`] sentences back; within a sentence its first person, the likeliest subject.
//!
//! The person agrees in gender or is of unknown gender. Names inside quotation marks or brackets
//! are passed over, and inside quotation marks nothing is resolved: "he" there is hardly ever the
//! speaker and often somebody unnamed. "It", "they", "I" and "we" are never resolved here.

use super::beside::{self, SAYS};
use super::lists::ACTING_VERBS;
use crate::analysis::Gender;
use crate::text::{Document, Part, Span, TokenKind};
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

/// Resolves the pronouns of an article, which are among its `turns`. `genders` learns: a person of unknown
/// gender whom a pronoun means takes the gender of the pronoun.
pub(super) fn resolve(
    document: &Document,
    turns: &[usize],
    antecedents: &[Antecedent],
    genders: &mut [Option<Gender>],
) -> Vec<Resolved> {
    if antecedents.is_empty() {
        return Vec::new();
    }
    let mut reading = Reading {
        document,
        genders,
        resolved: Vec::with_capacity(antecedents.len()),
        seen: Vec::with_capacity(antecedents.len() * 2),
        sentence: 0,
        passage: usize::MAX,
        aside: false,
        depth: Depth::default(),
    };
    let mut turns = turns.iter().copied().peekable();
    let mut names = antecedents.iter().peekable();
    loop {
        let name = names.peek().map_or(usize::MAX, |name| name.tokens.start);
        let turn = turns.peek().copied().unwrap_or(usize::MAX);
        let index = name.min(turn);
        let Some(token) = document.tokens.get(index) else {
            break;
        };
        reading.enter(index);
        let mark = token.kind == TokenKind::Punctuation;
        if turn == index {
            turns.next();
            if mark {
                reading.depth.pass(document, index);
            }
        }
        if name == index
            && let Some(antecedent) = names.next()
        {
            reading.meet(antecedent.person, &antecedent.tokens);
        }
        if turn == index && !mark {
            reading.pronoun(index);
        }
    }
    reading.resolved
}

/// What is known while an article is read from the first to the last token.
struct Reading<'d, 't> {
    document: &'d Document<'t>,
    genders: &'d mut [Option<Gender>],
    resolved: Vec<Resolved>,
    /// The people met so far.
    seen: Vec<Seen>,
    sentence: usize,
    passage: usize,
    /// True in a caption or another article's headline.
    aside: bool,
    depth: Depth,
}

impl Reading<'_, '_> {
    /// Goes on to a token.
    fn enter(&mut self, index: usize) {
        let document = self.document;
        self.sentence = document.sentence_of(index);
        let passage = document.passage_of(index);
        if passage == self.passage {
            return;
        }
        self.passage = passage;
        // What captions and other articles' headlines name, the text around them does not mean.
        if self.aside {
            while self.seen.last().is_some_and(|one| one.aside) {
                self.seen.pop();
            }
        }
        self.aside = document
            .passages
            .get(passage)
            .is_some_and(|it| matches!(it.part, Part::Caption(_) | Part::Related(_)));
        self.depth = Depth::default();
    }

    /// Remembers a person who is named outside of quotation marks and brackets.
    fn meet(&mut self, person: usize, tokens: &Range<usize>) {
        if !self.depth.inside() {
            self.seen.push(Seen {
                sentence: self.sentence,
                passage: self.passage,
                person,
                start: tokens.start,
                end: tokens.end,
                aside: self.aside,
            });
        }
    }

    /// Resolves the word at token `index`, if it is a pronoun.
    fn pronoun(&mut self, index: usize) {
        let document = self.document;
        if self.depth.inside() {
            return;
        }
        let Some(gender) = gender(document.word(index)) else {
            return;
        };
        let says = says(document, index + 1) || index > 0 && says(document, index - 1);
        let person = if says { self.speaker(gender) } else { None };
        let Some(person) = person.or_else(|| self.nearest(gender)) else {
            return;
        };
        self.genders[person] = Some(gender);
        self.resolved.push(Resolved {
            span: document.tokens[index].span,
            person,
        });
        self.meet(person, &(index..index + 1));
    }

    /// True when the person is of the gender, or of unknown gender.
    fn fits(&self, one: &Seen, gender: Gender) -> bool {
        self.genders[one.person].is_none_or(|known| known == gender)
    }

    /// Who spoke last and agrees.
    fn speaker(&self, gender: Gender) -> Option<usize> {
        self.seen
            .iter()
            .rev()
            .take(MENTIONS)
            .take_while(|one| one.passage + SPEAKER_REACH >= self.passage)
            .find(|one| self.fits(one, gender) && speaks(self.document, &(one.start..one.end)))
            .map(|one| one.person)
    }

    /// The likeliest person near by who agrees.
    fn nearest(&self, gender: Gender) -> Option<usize> {
        let near = |one: &&Seen| {
            one.sentence + SENTENCES >= self.sentence && one.passage + 1 >= self.passage
        };
        let mut best: Option<(Seen, bool)> = None;
        for one in self.seen.iter().rev().take(MENTIONS).take_while(near) {
            if best.is_some_and(|(found, _)| found.sentence != one.sentence) {
                break;
            }
            let known = self.genders[one.person].is_some();
            // A person of unknown gender does not displace one who is known to agree.
            if self.fits(one, gender) && best.is_none_or(|(_, sure)| known || !sure) {
                best = Some((*one, known));
            }
        }
        best.map(|(one, _)| one.person)
    }
}

/// A person met while reading.
#[derive(Debug, Clone, Copy)]
struct Seen {
    sentence: usize,
    passage: usize,
    person: usize,
    /// The first token of the mention.
    start: usize,
    /// Behind its last token.
    end: usize,
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

fn gender(word: &str) -> Option<Gender> {
    match word {
        "he" | "He" | "his" | "His" | "him" | "himself" => Some(Gender::Male),
        "she" | "She" | "her" | "Her" | "herself" => Some(Gender::Female),
        _ => None,
    }
}

/// True for a verb of saying.
fn says(document: &Document, index: usize) -> bool {
    beside::is(document, index, SAYS)
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

#[cfg(test)]
mod tests {
    use super::super::landmarks::Landmarks;
    use super::*;

    fn check(text: &str, people: &[(&str, Option<Gender>)], expected: &[(&str, usize)]) {
        let document = Document::of_paragraphs(text);
        let turns = Landmarks::new(&document).turns;
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
        let found: Vec<_> = resolve(&document, &turns, &antecedents, &mut genders)
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
