//! Whom "he", "she", "his", "her" and "him" mean, where it is safe to say.
//!
//! The nearest person before who agrees in gender, in the same sentence or the two before it and
//! within the same or the previous paragraph. Subjects come before others: the first person of a
//! sentence is preferred, and so is whom the previous pronoun meant. Inside quotation marks
//! nothing is resolved: "he" there is hardly ever the speaker and often somebody unnamed. "It",
//! "they", "I" and "we" are never resolved here.

use crate::analysis::Gender;
use crate::text::{Document, Span};

/// A mention of a person, in text order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Antecedent {
    /// Index of its first token.
    pub(super) token: usize,
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

/// Resolves the pronouns of an article. `genders` may learn: a person of unknown gender who is
/// the only one a pronoun can mean takes the gender of the pronoun.
pub(super) fn resolve(
    document: &Document,
    antecedents: &[Antecedent],
    genders: &mut [Option<Gender>],
) -> Vec<Resolved> {
    let mut resolved: Vec<Resolved> = Vec::new();
    let mut seen: Vec<(usize, usize)> = Vec::new();
    let mut next = 0;
    for (number, sentence) in document.sentences.iter().enumerate() {
        let mut depth = false;
        for index in sentence.tokens.clone() {
            let word = document.word(index);
            match word {
                "“" | "«" => depth = true,
                "”" | "»" => depth = false,
                "\"" => depth = !depth,
                _ => {}
            }
            while next < antecedents.len() && antecedents[next].token <= index {
                seen.push((number, antecedents[next].person));
                next += 1;
            }
            let Some(gender) = gender(word).filter(|_| !depth) else {
                continue;
            };
            if let Some(person) = meant(document, &seen, number, gender, genders) {
                genders[person] = Some(gender);
                resolved.push(Resolved {
                    span: document.tokens[index].span,
                    person,
                });
                seen.push((number, person));
            }
        }
    }
    resolved
}

fn gender(word: &str) -> Option<Gender> {
    match word {
        "he" | "He" | "his" | "His" | "him" | "himself" => Some(Gender::Male),
        "she" | "She" | "her" | "Her" | "herself" => Some(Gender::Female),
        _ => None,
    }
}

/// The person that a pronoun of `gender` in sentence `number` means.
fn meant(
    document: &Document,
    seen: &[(usize, usize)],
    number: usize,
    gender: Gender,
    genders: &[Option<Gender>],
) -> Option<usize> {
    let passage = document.sentences[number].passage;
    let near = |&&(sentence, _): &&(usize, usize)| {
        sentence + 3 > number && document.sentences[sentence].passage + 1 >= passage
    };
    let fits = |person: usize| genders[person].is_none_or(|known| known == gender);
    let mut sentence = None;
    let mut best = None;
    let mut sure = false;
    // Nearest sentence first; within a sentence the first person is the likeliest subject.
    for &(at, person) in seen.iter().rev().take(40).take_while(|item| near(item)) {
        if sentence.is_some_and(|last| last != at) && best.is_some() {
            break;
        }
        sentence = Some(at);
        if !fits(person) {
            continue;
        }
        let known = genders[person].is_some();
        if best.is_none() || known || !sure {
            best = Some(person);
            sure = known;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, people: &[(&str, Option<Gender>)], expected: &[(&str, usize)]) {
        let document = Document::of_paragraphs(text);
        let mut antecedents = Vec::new();
        for token in 0..document.tokens.len() {
            if let Some(person) = people
                .iter()
                .position(|(name, _)| *name == document.word(token))
            {
                antecedents.push(Antecedent { token, person });
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
    fn quotations_and_far_names_are_left_alone() {
        let people = [("Ida", Some(Gender::Female))];
        check("Ida said “she is late” again.", &people, &[]);
        check(
            "Ida left.\n\nIt rained.\n\nMore rain came.\n\nShe ran.",
            &people,
            &[],
        );
    }
}
