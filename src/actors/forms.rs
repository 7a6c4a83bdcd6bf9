//! [`Forms`]: the texts under which something sure stands in the article, by what they begin with.

use super::chains::Chains;
use super::names::NameKind;

/// A text under which something sure stands in the article.
#[derive(Debug, Clone)]
pub(super) struct Form<'t> {
    /// What its first token shares with other spellings; see [`folded`](crate::text::Document::folded).
    pub(super) head: u32,
    pub(super) text: &'t str,
    pub(super) tokens: usize,
    pub(super) kind: NameKind,
    /// What a name that is added has for a margin: companies are sure.
    pub(super) margin: u16,
}

/// Most forms that begin with one word.
const MOST: usize = 20;

/// Forms, found by their heads.
#[derive(Debug)]
pub(super) struct Forms<'t> {
    forms: Vec<Form<'t>>,
    chains: Chains,
}

impl<'t> Forms<'t> {
    /// Without forms, with room for so many.
    pub(super) fn with_capacity(count: usize) -> Self {
        Forms {
            forms: Vec::with_capacity(count),
            chains: Chains::with_capacity(count),
        }
    }

    /// Adds a form, unless it is there already, or many with its head.
    pub(super) fn add(&mut self, form: Form<'t>) {
        let mut count = 0;
        for other in self.beginning_with(form.head) {
            count += 1;
            if count == MOST || other.text == form.text {
                return;
            }
        }
        self.chains.add(form.head);
        self.forms.push(form);
    }

    /// False when no form has the head. Mostly true otherwise.
    #[inline]
    pub(super) fn may_begin_with(&self, head: u32) -> bool {
        self.chains.may_have(head)
    }

    /// The forms with the head, the last first.
    pub(super) fn beginning_with(&self, head: u32) -> impl Iterator<Item = &Form<'t>> {
        self.chains.of(head).map(|number| &self.forms[number])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(head: u32, text: &str) -> Form<'_> {
        Form {
            head,
            text,
            tokens: 1,
            kind: NameKind::Person,
            margin: 0,
        }
    }

    #[test]
    fn forms_are_found_by_their_head() {
        let mut forms = Forms::with_capacity(2);
        for (head, text) in [(1, "Ann Roe"), (17, "Ida"), (1, "Ann"), (1, "Ann Roe")] {
            forms.add(form(head, text));
        }
        let texts = |head| -> Vec<&str> { forms.beginning_with(head).map(|it| it.text).collect() };
        assert_eq!(texts(1), ["Ann", "Ann Roe"]);
        assert_eq!(texts(17), ["Ida"]);
        assert_eq!(texts(33), [""; 0]);
        assert!(forms.may_begin_with(33) && !forms.may_begin_with(2));
    }

    #[test]
    fn many_forms_with_one_head_are_too_many() {
        let texts: Vec<String> = (0..30).map(|number| format!("Roe {number}")).collect();
        let mut forms = Forms::with_capacity(0);
        for text in &texts {
            forms.add(form(7, text));
        }
        assert_eq!(forms.beginning_with(7).count(), MOST);
    }
}
