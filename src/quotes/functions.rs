//! What the words of the closed classes do in a clause.

use crate::text::{Document, Table};

/// Closed-class words by what they do in a clause.
static FUNCTION_WORDS: Table = crate::text::table!(include_str!("function_words.tsv"));

/// What a word of the closed classes does in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    /// Any other word.
    Open,
    /// she
    Pronoun,
    /// the, some, her
    Determiner,
    /// in
    Preposition,
    /// that, and, after
    Subordinator,
    /// was
    Be,
    /// had
    Have,
    /// did
    Do,
    /// would
    Modal,
    /// not
    Not,
    /// also
    Adverb,
}

impl Function {
    /// True for verbs that help other verbs: be, have, do, may.
    #[inline]
    pub(super) const fn is_auxiliary(self) -> bool {
        matches!(
            self,
            Function::Be | Function::Have | Function::Do | Function::Modal
        )
    }

    /// What the column of the list says.
    fn parse(column: &str) -> Self {
        match column {
            "pronoun" => Function::Pronoun,
            "determiner" => Function::Determiner,
            "preposition" => Function::Preposition,
            "subordinator" => Function::Subordinator,
            "be" => Function::Be,
            "have" => Function::Have,
            "do" => Function::Do,
            "modal" => Function::Modal,
            "not" => Function::Not,
            "adverb" => Function::Adverb,
            _ => Function::Open,
        }
    }
}

/// What a word does.
pub(super) fn function(word: &str) -> Function {
    if matches!(word, "US" | "WHO") {
        return Function::Open;
    }
    FUNCTION_WORDS
        .get_lower(word)
        .map_or(Function::Open, Function::parse)
}

/// [`function`] of token `index`.
pub(super) fn function_at(document: &Document, index: usize) -> Function {
    let found = FUNCTION_WORDS.get_lower_at(document, index);
    found
        .filter(|_| !matches!(document.word(index), "US" | "WHO"))
        .map_or(Function::Open, Function::parse)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_every_column_known() {
        assert_eq!(FUNCTION_WORDS.faults(), Vec::<String>::new());
        for (word, column) in FUNCTION_WORDS.iter() {
            assert_ne!(Function::parse(column), Function::Open, "{word}");
        }
    }

    #[test]
    fn names_in_capitals_have_no_function() {
        assert_eq!(function("us"), Function::Pronoun);
        assert_eq!(function("US"), Function::Open);
        assert!(function("Would").is_auxiliary());
    }
}
