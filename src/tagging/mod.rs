//! Parts of speech and names.
//!
//! Comes in: the [`Document`]. Goes out: [`Tags`], one part of speech a token and the named
//! entities. Two linear models over hashed features (conditional random fields) say both; what the
//! first reading has found in the whole article is evidence for a second reading of the names.
//! Names are not merged here, and nothing is known of titles and roles.
//!
//! The models were learnt by `trainer/` from news and lie in the program as they are in
//! `model.bin`; nothing is built at start.
//!
//! | file | what |
//! |---|---|
//! | `tag.rs`, `entities.rs` | what goes out, the labels of names |
//! | `hash.rs`, `lexicon.rs`, `words.rs` | what is seen of a word |
//! | `parts.rs`, `names.rs`, `context.rs` | the features of the three models |
//! | `model.rs`, `decode.rs` | scores and best paths |
//! | `learner.rs`, `trainer/` | where the weights come from |

#[doc(hidden)]
pub mod context;
#[doc(hidden)]
pub mod decode;
#[doc(hidden)]
pub mod entities;
#[doc(hidden)]
pub mod hash;
#[doc(hidden)]
pub mod learner;
#[doc(hidden)]
pub mod lexicon;
#[doc(hidden)]
pub mod model;
#[doc(hidden)]
pub mod names;
#[doc(hidden)]
pub mod parts;
mod tag;
#[doc(hidden)]
pub mod tagger;
#[doc(hidden)]
pub mod words;

pub use entities::{Entity, EntityKind};
pub use tag::Tag;

use crate::text::Document;
use tagger::Tagger;

/// What is known of the tokens of a document.
#[derive(Debug, Clone, Default)]
pub struct Tags {
    /// The part of speech of every token.
    pub parts: Vec<Tag>,
    /// The names, in text order; they do not overlap.
    pub entities: Vec<Entity>,
}

/// The model, at the head of a cache line.
#[repr(align(64))]
struct Aligned<const N: usize>([u8; N]);

static BYTES: Aligned<{ include_bytes!("model.bin").len() }> =
    Aligned(*include_bytes!("model.bin"));

static TAGGER: Tagger = Tagger::read(&BYTES.0);

/// The parts of speech and the names of a document.
pub fn tag(document: &Document) -> Tags {
    TAGGER.tag(document)
}
