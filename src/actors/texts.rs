//! [`Texts`]: what stands where names stand, the same words under one number.

use super::bodies;
use super::lists;
use super::names::{Name, NameKind};
use crate::text::{Document, PhraseNumbers};
use std::ops::Range;

/// The different texts of names, short ones of companies among them, by numbers.
pub(super) struct Texts<'t> {
    pub(super) numbers: PhraseNumbers<'t>,
    /// The number of each name's text.
    pub(super) of: Vec<usize>,
}

impl<'t> Texts<'t> {
    pub(super) fn of(document: &Document<'t>, names: &[Name]) -> Self {
        let mut numbers = PhraseNumbers::with_capacity(names.len());
        let mut number = |tokens: &Range<usize>| numbers.number(document.phrase(tokens));
        let of = names.iter().map(|name| number(&name.tokens)).collect();
        for short in names.iter().filter_map(|name| short_name(document, name)) {
            number(&short);
        }
        Texts { numbers, of }
    }

    /// The number of the name's text, or of what it is in ordinary capitals where the article has it.
    pub(super) fn spoken(&self, document: &Document, name: &Name, number: usize) -> usize {
        let text = document.word(name.tokens.start);
        if name.tokens.len() > 1 || !lists::is_shouted(text) {
            return number;
        }
        let soft = self.numbers.get(&lists::softened(text));
        soft.unwrap_or(number)
    }
}

/// The name of a company without its legal form: "Kvx" of "Kvx, Inc.".
pub(super) fn short_name(document: &Document, name: &Name) -> Option<Range<usize>> {
    let Range { start, end } = name.tokens;
    let full = name.kind == NameKind::Organization
        && end - start > 1
        && bodies::is_legal_form(document.word(end - 1));
    if !full {
        return None;
    }
    let comma = usize::from(document.word(end - 2) == ",");
    Some(start..end - 1 - comma).filter(|short| !short.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::names::tests::named;
    use super::*;
    use NameKind::Organization;

    #[test]
    fn one_text_has_one_number() {
        let document = Document::of_paragraphs("Kvx Corp met KVX. Kvx Corp left.");
        let tagged = [
            ("Kvx Corp", Organization, 300),
            ("KVX", Organization, 300),
            ("Kvx Corp", Organization, 300),
        ];
        let names = named(&document, &tagged);
        let texts = Texts::of(&document, &names);
        assert_eq!(texts.of, [0, 1, 0]);
        // "Kvx" stands in the article without its legal form only in capitals.
        assert_eq!(texts.spoken(&document, &names[1], 1), 2);
        assert_eq!(texts.spoken(&document, &names[0], 0), 0);
    }
}
