//! The words with which a modal, or what stands for one, begins.

use crate::text::{Table, WordNumbers};

/// Words with which a modal begins, and which it is.
pub(super) static MODALS: Table = crate::text::table!(include_str!("modals.tsv"));
/// The place of each word's column, plus one.
pub(super) static MODAL_NUMBERS: WordNumbers<128> = WordNumbers::of(
    &MODALS,
    &["will", "shall", "going", "would", "might", "may", "be"],
);
/// will, won't
pub(super) const WILL: u32 = 1;
/// shall
pub(super) const SHALL: u32 = 2;
/// going to
pub(super) const GOING: u32 = 3;
/// would
pub(super) const WOULD: u32 = 4;
/// might, could
pub(super) const MIGHT: u32 = 5;
/// may
pub(super) const MAY: u32 = 6;
/// is to
pub(super) const BE: u32 = 7;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(MODALS.faults(), Vec::<String>::new());
    }

    #[test]
    fn words_are_taken_for_their_modal() {
        let document = Document::of_paragraphs("Won't could May is pier");
        let numbers = document
            .tokens
            .iter()
            .map(|token| MODAL_NUMBERS.of_token(token));
        assert_eq!(numbers.collect::<Vec<_>>(), [WILL, MIGHT, MAY, BE, 0]);
    }
}
