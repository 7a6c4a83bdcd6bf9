//! The text itself: spans, tokens, sentences, word tables and the way from bytes to code points.
//!
//! Comes in: the decoded article and its [`Structure`](crate::structure::Structure).
//! Goes out: a [`Document`], the tokens and sentences of everything that people read in the
//! article (headline, captions, paragraphs), in text order. Knows nothing of names or quotes.

mod code_points;
mod compounds;
mod document;
mod hash;
mod index;
pub(crate) mod lanes;
mod lost_spaces;
pub(crate) mod masks;
mod phrase_numbers;
mod pieces;
mod sentences;
mod span;
mod table;
mod token;
mod token_set;
mod tokens;
mod word_bytes;
mod word_filter;
mod word_map;

pub use code_points::CodePoints;
pub(crate) use document::is_one_of;
pub use document::{Document, Part, Passage, Sentence};
pub(crate) use hash::hash as word_hash;
pub use index::Stem;
#[doc(hidden)]
pub use index::{Built, Index, filter_words, slots};
pub(crate) use phrase_numbers::PhraseNumbers;
pub(crate) use pieces::Letters;
pub use span::Span;
pub(crate) use span::{first_of, first_where};
pub use table::Table;
pub(crate) use table::table;
pub use token::{Token, TokenKind};
pub(crate) use token_set::TokenSet;
pub(crate) use word_bytes::WordBytes;
pub(crate) use word_filter::{WordFilter, WordNumbers, first_words};
pub(crate) use word_map::{WordMap, WordSet};
