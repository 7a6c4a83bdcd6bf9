//! Tokens looked up in a [`Table`], by the hashes that they have already.

use super::super::hash::hash;
use super::super::index::Slot;
use super::super::{Document, Span, Token};
use super::{Table, lowers_as_ascii};

impl Table {
    /// False when no key begins with token `index`, the case of its ASCII letters aside.
    #[inline]
    pub fn may_begin_at(&self, document: &Document, index: usize) -> bool {
        let token = document.tokens.get(index);
        self.index.is_long() || token.is_some_and(|token| self.may_begin_with_token(token))
    }

    /// False when no key begins with `token`, the case of its ASCII letters aside.
    #[inline]
    pub(crate) fn may_begin_with_token(&self, token: &Token) -> bool {
        self.index.is_long() || self.index.holds(token.hash)
    }

    /// False when no key of several words begins with token `index`, the case of its ASCII letters aside.
    pub fn may_go_on_at(&self, document: &Document, index: usize) -> bool {
        let index_opens = |hash| self.index.may_hold(hash) && self.index.probe(hash, Slot::opens);
        let opens = |token: &Token| index_opens(token.hash);
        self.index.is_long() || document.tokens.get(index).is_some_and(opens)
    }

    /// [`get_lower`](Self::get_lower) for token `index`.
    #[inline]
    pub fn get_lower_at(&self, document: &Document, index: usize) -> Option<&'static str> {
        let token = document.tokens.get(index)?;
        // Most words are turned away before they are looked at.
        if token.is_ascii() && !self.index.is_long() && !self.index.may_hold(token.hash) {
            return None;
        }
        self.get_lower_of(document, index, token)
    }

    /// [`get_lower_at`](Self::get_lower_at) where the word may be listed.
    fn get_lower_of(
        &self,
        document: &Document,
        index: usize,
        token: &Token,
    ) -> Option<&'static str> {
        let word = document.word(index);
        if self.index.is_long() || !token.is_ascii() && !lowers_as_ascii(word) {
            return self.get_lower(word);
        }
        let place = self.place_hashed(word.as_bytes(), token.hash)?;
        self.columns(place + word.len())
    }

    /// [`get`](Self::get) for the word of token `index`.
    pub fn get_at(&self, document: &Document, index: usize) -> Option<&'static str> {
        let token = document.tokens.get(index)?;
        if self.index.is_long() {
            return self.get(document.word(index));
        }
        if !self.index.may_hold(token.hash) {
            return None;
        }
        let word = document.word(index);
        let found = self.find_hashed(word.as_bytes(), token.hash, false);
        self.columns(found.place? + word.len())
    }

    /// [`contains`](Self::contains) for the word of token `index`.
    pub fn contains_at(&self, document: &Document, index: usize) -> bool {
        let Some(token) = document.tokens.get(index) else {
            return false;
        };
        if self.index.is_long() {
            return self.contains(document.word(index));
        }
        self.contains_hashed(document.word(index), token.hash)
    }

    /// [`contains_lower`](Self::contains_lower) for token `index`.
    pub fn contains_lower_at(&self, document: &Document, index: usize) -> bool {
        self.get_lower_at(document, index).is_some()
    }

    /// The longest key that the tokens from `first` up to `end` (exclusive) spell, as the number of
    /// tokens and the columns. Words are joined by one space, glued tokens by nothing; a line break
    /// in the article counts as a space. With `lower` the tokens are compared in lower case.
    #[inline]
    pub fn longest(
        &self,
        document: &Document,
        first: usize,
        end: usize,
        lower: bool,
    ) -> Option<(usize, &'static str)> {
        let head = document.tokens.get(first)?;
        // Most words are turned away before they are looked at.
        if (head.is_ascii() || !lower) && !self.index.is_long() && !self.index.may_hold(head.hash) {
            return None;
        }
        self.longest_of(document, first, end, lower)
    }

    /// [`longest`](Self::longest) where a key may begin.
    fn longest_of(
        &self,
        document: &Document,
        first: usize,
        end: usize,
        lower: bool,
    ) -> Option<(usize, &'static str)> {
        let end = end.min(document.tokens.len());
        if first >= end {
            return None;
        }
        let folds = |at: usize| {
            let token = &document.tokens[at];
            lower && !token.is_ascii() && !lowers_as_ascii(document.word(at))
        };
        // As long as the words stand in the article as in a key, they are compared there.
        let is_long = self.index.is_long();
        let mut plain = !is_long || !lower;
        let (mut best, mut key) = (None, String::new());
        let start = document.tokens[first].span.start;
        for index in first..end {
            let token = &document.tokens[index];
            plain &= !folds(index) && (index == first || is_plain_gap(document, index));
            let words = Span::new(start, token.span.end).of(document.text);
            let (found, len) = if plain && is_long {
                (self.bisect(words.as_bytes()), words.len())
            } else if plain {
                let hash = if index == first {
                    token.hash
                } else {
                    hash(words.as_bytes())
                };
                if index > first && !self.index.may_hold(hash) {
                    break;
                }
                (self.find_hashed(words.as_bytes(), hash, lower), words.len())
            } else {
                let missing = if key.is_empty() { first } else { index };
                for at in missing..=index {
                    push_token(&mut key, document, at, at > first, lower);
                }
                (self.find(key.as_bytes()), key.len())
            };
            if let Some(place) = found.place {
                best = Some((index + 1 - first, place + len));
            }
            if !found.opens {
                break;
            }
        }
        let (count, end) = best?;
        Some((count, self.columns(end)?))
    }
}

/// True when what stands between token `index` and the one before is as in a key: one space, or nothing
/// where they are glued.
fn is_plain_gap(document: &Document, index: usize) -> bool {
    let (before, token) = (&document.tokens[index - 1], &document.tokens[index]);
    let (from, to) = (before.span.end, token.span.start);
    if token.glued {
        from == to
    } else {
        from + 1 == to && document.text.as_bytes().get(from) == Some(&b' ')
    }
}

/// Adds a token to a key, behind a space when it is not the first and not glued to the one before.
fn push_token(key: &mut String, document: &Document, index: usize, inner: bool, lower: bool) {
    let word = document.word(index);
    if inner && !document.tokens[index].glued {
        key.push(' ');
    }
    if lower {
        key.extend(word.chars().flat_map(char::to_lowercase));
    } else {
        key.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: Table =
        crate::text::table!("alpha\t1\nalpha beta\t2\nalpha beta gamma\t3\nbeta\nzulu\t4\n");

    #[test]
    fn finds_the_words_of_tokens() {
        let document = Document::of_paragraphs("Beta beta BETA zulus");
        let exact: Vec<bool> = (0..5).map(|at| WORDS.contains_at(&document, at)).collect();
        assert_eq!(exact, [false, true, false, false, false]);
        let lower = |at| WORDS.contains_lower_at(&document, at);
        assert_eq!((0..5).filter(|at| lower(*at)).count(), 3);
        assert_eq!(document.folded(0), document.folded(2));
        assert_ne!(document.folded(0), document.folded(3));
        let accents = Document::of_paragraphs("Été ÉTÉ étés");
        assert_eq!(accents.folded(0), accents.folded(1));
        assert_ne!(accents.folded(0), accents.folded(2));
    }

    #[test]
    fn takes_the_longest_phrase() {
        let document = Document::of_paragraphs("Alpha beta\ndelta. Alpha Beta Gamma!");
        assert_eq!(WORDS.longest(&document, 0, 3, true), Some((2, "2")));
        assert_eq!(WORDS.longest(&document, 4, 7, true), Some((3, "3")));
        assert_eq!(WORDS.longest(&document, 4, 7, false), None);
    }
}
