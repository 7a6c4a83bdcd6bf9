//! [`Rule`]: a kind of cue; and with which words the cues of each kind begin.

use super::context::Context;
use super::cues::{ADJECTIVES, NOUNS, VERBS};
use super::draft::Draft;
use super::modal_words::MODALS;
use super::predicates::OPEN;
use super::removals::REMOVING;
use super::weights::RuleWeights;
use super::words::{Form, Words};
use crate::tagging::Tag;
use crate::text::{Table, Token, WordNumbers, first_words};

/// A kind of cue.
pub(super) struct Rule {
    /// Its name.
    pub(super) name: &'static str,
    /// What the traits weigh that it makes.
    pub(super) weights: RuleWeights,
    /// The drafts whose cue begins at a token.
    pub(super) drafts: Drafts,
}

/// Finds the drafts whose cue begins at a token.
type Drafts = fn(&Context, usize) -> Vec<Draft>;

impl Rule {
    const fn new(name: &'static str, drafts: Drafts) -> Self {
        Rule {
            name,
            weights: RuleWeights::of(name),
            drafts,
        }
    }
}

/// All rules, in the order in which they are asked.
#[allow(
    clippy::redundant_closure_for_method_calls,
    reason = "a method is a function for one lifetime only"
)]
static RULES: [Rule; 9] = [
    Rule::new("removal", |context, index| context.removal_drafts(index)),
    Rule::new("headline", |context, index| context.headline_drafts(index)),
    Rule::new("modal", |context, index| context.modal_drafts(index)),
    Rule::new("listed", |context, index| {
        context.verb_or_noun_drafts(index)
    }),
    Rule::new("adjective", |context, index| {
        context.adjective_drafts(index)
    }),
    Rule::new("yet", |context, index| context.yet_drafts(index)),
    Rule::new("predicate", |context, index| {
        context.predicate_drafts(index)
    }),
    Rule::new("question", |context, index| context.question_drafts(index)),
    Rule::new("ultimatum", |context, index| {
        context.ultimatum_drafts(index)
    }),
];

/// Some of the rules: a bit for each, in their order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules(u32);

impl Rules {
    const REMOVAL: u32 = 1;
    const HEADLINE: u32 = 2;
    const MODAL: u32 = 4;
    const LISTED: u32 = 8;
    const ADJECTIVE: u32 = 16;
    const YET: u32 = 32;
    const PREDICATE: u32 = 64;
    const QUESTION: u32 = 128;
    const ULTIMATUM: u32 = 256;
    /// What a function word may begin: it is no cue itself, but may begin a phrase ("on the table").
    const OF_PHRASES: u32 = Self::PREDICATE | Self::QUESTION | Self::ULTIMATUM;
    /// What other words may begin.
    const OF_WORDS: u32 = !(Self::QUESTION | Self::ULTIMATUM);

    /// The places of the tokens with which a cue may begin, and of few others.
    pub(super) fn places(tokens: &[Token]) -> impl Iterator<Item = usize> {
        CUES.words.places(tokens)
    }

    /// The rules whose cues may begin with the word of a token.
    #[inline]
    pub(super) fn of_token(token: &Token) -> Self {
        Rules(CUES.rules.of_token(token))
    }

    /// True when they are none.
    pub(super) const fn are_none(self) -> bool {
        self.0 == 0
    }

    /// Those among them whose cues may begin with a word of this part of speech.
    pub(super) const fn with_tag(self, tag: Tag) -> Self {
        let function_word = matches!(
            tag,
            Tag::Determiner
                | Tag::Preposition
                | Tag::Pronoun
                | Tag::PossessivePronoun
                | Tag::Conjunction
                | Tag::Number
                | Tag::Possessive
                | Tag::Wh
        );
        if function_word {
            Rules(self.0 & Self::OF_PHRASES)
        } else {
            Rules(self.0 & Self::OF_WORDS)
        }
    }

    /// True when a rule is among them.
    pub(super) fn have(self, rule: &Rule) -> bool {
        self.iter().any(|it| std::ptr::eq(it, rule))
    }

    /// In the order in which they are asked.
    pub(super) fn iter(self) -> impl Iterator<Item = &'static Rule> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let next = rest.trailing_zeros() as usize;
            rest &= rest.wrapping_sub(1);
            RULES.get(next)
        })
    }
}

/// The words with which cues begin.
struct CueWords {
    /// Most words of an article are turned away here.
    words: Words<1024>,
    /// The bits of the rules of each word.
    rules: WordNumbers<8192>,
}

static CUES: CueWords = CueWords {
    words: Words::none(),
    rules: WordNumbers::none(),
}
.with_forms(&REMOVING, Rules::REMOVAL)
.with(&["to"], Rules::HEADLINE)
.with_list(&MODALS, Rules::MODAL)
.with_forms(&VERBS, Rules::LISTED)
.with_forms(&NOUNS, Rules::LISTED)
.with_list(&ADJECTIVES, Rules::ADJECTIVE)
.with(&["yet"], Rules::YET)
.with_list(&OPEN, Rules::PREDICATE)
.with(&["whether", "if"], Rules::QUESTION)
.with(&["or"], Rules::ULTIMATUM);

impl CueWords {
    /// With these words.
    const fn with(mut self, words: &[&str], rule: u32) -> Self {
        let mut at = 0;
        while at < words.len() {
            self.add(words[at].as_bytes(), rule);
            at += 1;
        }
        self
    }

    /// With the first word of each key of the list.
    const fn with_list(self, list: &Table, rule: u32) -> Self {
        self.with_first_words(list, 1, rule)
    }

    /// With the first word of each key of the list in all its forms.
    const fn with_forms(self, list: &Table, rule: u32) -> Self {
        self.with_first_words(list, Form::MOST, rule)
    }

    const fn with_first_words(mut self, list: &Table, forms: usize, rule: u32) -> Self {
        let mut rest = list.lines().as_bytes();
        while !rest.is_empty() {
            let (base, _, next) = first_words(rest);
            let mut number = 0;
            while number < forms {
                self.add(Form::of(base, number).word(), rule);
                number += 1;
            }
            rest = next;
        }
        self
    }

    const fn add(&mut self, word: &[u8], rule: u32) {
        self.words.add(word);
        self.rules.add(word, rule);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn names(text: &str, tag: Tag) -> Vec<&'static str> {
        let document = Document::of_paragraphs(text);
        let token = &document.tokens[0];
        let rules = Rules::of_token(token);
        assert!(Rules::places(&document.tokens[..1]).next().is_some() || rules.are_none());
        rules.with_tag(tag).iter().map(|rule| rule.name).collect()
    }

    #[test]
    fn words_have_the_rules_of_their_cues() {
        assert_eq!(names("Deleted", Tag::VerbPast), ["removal"]);
        assert_eq!(names("dropping", Tag::Gerund), ["removal", "listed"]);
        assert_eq!(names("to", Tag::To), ["headline"]);
        assert_eq!(names("won't", Tag::Modal), ["modal"]);
        assert_eq!(names("Pledges", Tag::Noun), ["listed"]);
        assert_eq!(names("willing", Tag::Adjective), ["adjective"]);
        assert_eq!(names("if", Tag::Preposition), ["question"]);
        assert_eq!(names("or", Tag::Conjunction), ["ultimatum"]);
        assert_eq!(names("on", Tag::Preposition), ["predicate"]);
        assert_eq!(names("yet", Tag::Adverb), ["yet"]);
    }

    #[test]
    fn function_words_begin_no_cues_but_phrases() {
        assert!(names("will", Tag::Pronoun).is_empty() && names("or", Tag::Adverb).is_empty());
        assert!(names("pier", Tag::Noun).is_empty());
    }
}
