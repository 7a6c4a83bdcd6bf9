//! [`Document`]: the tokens and sentences of everything that is read.

use super::hash::hash;
use super::lost_spaces::{self, Capitals};
use super::{Span, Token, TokenKind, sentences, tokens};
use crate::analysis::{Furniture, FurnitureRole};
use crate::structure::Structure;
use std::ops::Range;

/// Which part of the article a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The headline.
    Headline,
    /// Index into the captions.
    Caption(usize),
    /// Index into the paragraphs.
    Paragraph(usize),
    /// Index into the furniture: another article's headline in capitals, between paragraphs.
    Related(usize),
    /// The place of the dateline, without date and agency.
    Dateline,
}

impl Part {
    /// Written in the style of headlines.
    pub const fn is_headline(self) -> bool {
        matches!(self, Part::Headline | Part::Related(_))
    }
}

/// A headline, a caption, a paragraph or the place of the dateline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Which part it is.
    pub part: Part,
    /// Where it stands.
    pub span: Span,
    /// Its tokens, as a range of [`Document::tokens`].
    pub tokens: Range<usize>,
    /// Its sentences, as a range of [`Document::sentences`].
    pub sentences: Range<usize>,
}

/// A sentence; never crosses its passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens, as a range of [`Document::tokens`]; never empty.
    pub tokens: Range<usize>,
    /// Index into [`Document::passages`].
    pub passage: usize,
}

/// The first token that ends behind each [`STRIDE`] bytes of a text of `len` bytes.
fn token_at(len: usize, tokens: &[Token]) -> Vec<u32> {
    let mut first = vec![0; len / STRIDE + 2];
    let mut count = 0;
    for (index, token) in (0..).zip(tokens) {
        // Whether a token is the first to end there cannot be foreseen: each is put down for it.
        first[count] = index;
        count += usize::from(count * STRIDE < token.span.end);
        // Hardly a token is that long, or stands so far behind the one before.
        while count * STRIDE < token.span.end {
            first[count] = index;
            count += 1;
        }
    }
    first.truncate(count);
    first
}

/// A related-story line in capitals: it says something, unlike "SUBSCRIBE NOW".
fn is_related(text: &str, piece: &Furniture) -> bool {
    let line = piece.span.of(text);
    let letters = || line.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().filter(|c| c.is_uppercase()).count();
    piece.role == FurnitureRole::Promotion
        && line.split_whitespace().nth(4).is_some()
        && capitals * 10 >= letters().count() * 9
}

/// True when `word` is one of `words` (ASCII case ignored).
#[inline]
pub(crate) fn is_one_of(word: &str, words: &[&str]) -> bool {
    words
        .iter()
        .any(|it| it.len() == word.len() && it.eq_ignore_ascii_case(word))
}

/// The article as its readers meet it: headline, place of the dateline, captions, paragraphs and
/// related-story lines in text order.
///
/// Invariant: tokens are in text order and do not overlap; every token lies in exactly one
/// sentence, every sentence in exactly one passage.
#[derive(Debug, Clone)]
pub struct Document<'t> {
    /// The whole article, also what stands in no passage.
    pub text: &'t str,
    /// In text order.
    pub passages: Vec<Passage>,
    /// In text order.
    pub sentences: Vec<Sentence>,
    /// In text order.
    pub tokens: Vec<Token>,
    /// The text of each token: it is asked for many times.
    words: Vec<&'t str>,
    /// The sentence of each token.
    sentence_at: Vec<u32>,
    /// The first token that ends behind each [`STRIDE`] bytes.
    token_at: Vec<u32>,
}

/// So many bytes of text share a place in [`Document::token_at`].
const STRIDE: usize = 32;

impl<'t> Document<'t> {
    /// Reads the passages of an article.
    pub fn new(text: &'t str, structure: &Structure) -> Self {
        let headline = structure
            .headline
            .iter()
            .map(|span| (Part::Headline, *span));
        let captions = structure
            .captions
            .iter()
            .enumerate()
            .map(|(index, caption)| (Part::Caption(index), caption.span));
        let paragraphs = structure
            .paragraphs
            .iter()
            .enumerate()
            .map(|(index, paragraph)| (Part::Paragraph(index), paragraph.span));
        let related = structure
            .furniture
            .iter()
            .enumerate()
            .filter(|(_, piece)| is_related(text, piece))
            .map(|(index, piece)| (Part::Related(index), piece.span));
        let dateline = structure
            .dateline
            .iter()
            .filter_map(|dateline| Some((Part::Dateline, dateline.place_span?)));
        let mut parts: Vec<_> = headline
            .chain(dateline)
            .chain(captions)
            .chain(paragraphs)
            .chain(related)
            .collect();
        parts.sort_by_key(|(_, span)| *span);
        Self::of_parts(text, &parts)
    }

    /// A document of body paragraphs set off by blank lines; for tests and for text without structure.
    pub fn of_paragraphs(text: &'t str) -> Self {
        let mut parts = Vec::new();
        let mut start = 0;
        for piece in text.split("\n\n") {
            let span = Span::new(start, start + piece.len()).trim(text);
            start += piece.len() + 2;
            if !span.is_empty() {
                parts.push((Part::Paragraph(parts.len()), span));
            }
        }
        Self::of_parts(text, &parts)
    }

    /// A document of lines that are no part of the article proper, each taken like a headline.
    pub fn of_lines(text: &'t str, lines: &[Span]) -> Self {
        let parts: Vec<_> = lines.iter().map(|span| (Part::Headline, *span)).collect();
        Self::of_parts(text, &parts)
    }

    fn of_parts(text: &'t str, parts: &[(Part, Span)]) -> Self {
        let mut document = Document {
            text,
            passages: Vec::with_capacity(parts.len()),
            sentences: Vec::with_capacity(text.len() / 64),
            tokens: Vec::with_capacity(text.len() / 4),
            words: Vec::new(),
            sentence_at: Vec::with_capacity(text.len() / 4),
            token_at: Vec::new(),
        };
        let capitals = Capitals::of(text);
        for &(part, span) in parts {
            let first = document.tokens.len();
            tokens::tokenize(text, span, &mut document.tokens);
            lost_spaces::split(text, &mut document.tokens, first, &capitals);
            let tokens = first..document.tokens.len();
            let first = document.sentences.len();
            let passage = document.passages.len();
            let (all, sentences) = (&document.tokens, &mut document.sentences);
            sentences::split(text, all, tokens.clone(), |tokens| {
                let index = u32::try_from(sentences.len()).unwrap_or(u32::MAX);
                document.sentence_at.resize(tokens.end, index);
                sentences.push(Sentence {
                    span: sentences::span(all, &tokens),
                    tokens,
                    passage,
                });
            });
            document.passages.push(Passage {
                part,
                span,
                tokens,
                sentences: first..document.sentences.len(),
            });
        }
        let words = document.tokens.iter().map(|token| token.span.of(text));
        document.words = words.collect();
        document.token_at = token_at(text.len(), &document.tokens);
        document
    }

    /// The text of token `index`; "" past the end.
    #[inline]
    pub fn word(&self, index: usize) -> &'t str {
        self.words.get(index).copied().unwrap_or_default()
    }

    /// The text at `span`.
    pub fn slice(&self, span: Span) -> &'t str {
        span.of(self.text)
    }

    /// True when token `index` is `word` (ASCII case ignored).
    #[inline]
    pub fn is(&self, index: usize, word: &str) -> bool {
        let own = self.word(index);
        own.len() == word.len() && own.eq_ignore_ascii_case(word)
    }

    /// True when token `index` is one of `words` (ASCII case ignored).
    #[inline]
    pub fn is_any(&self, index: usize, words: &[&str]) -> bool {
        is_one_of(self.word(index), words)
    }

    /// True when the tokens from `index` on are `words` (ASCII case ignored).
    pub fn spells(&self, index: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(offset, word)| self.is(index + offset, word))
    }

    /// True when token `index` is a word that begins with a capital letter.
    pub fn is_capitalized(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(Token::is_capitalized)
    }

    /// True when token `index` begins with a small letter.
    pub fn is_small(&self, index: usize) -> bool {
        let word = self.word(index);
        match word.as_bytes().first() {
            Some(byte) if byte.is_ascii() => byte.is_ascii_lowercase(),
            _ => word.starts_with(char::is_lowercase),
        }
    }

    /// What token `index` and every other spelling of its word in small and capital letters share;
    /// hardly any other word has the same.
    pub(crate) fn folded(&self, index: usize) -> u32 {
        match self.tokens.get(index) {
            Some(token) if token.is_ascii() => token.hash,
            _ => hash(self.word(index).to_lowercase().as_bytes()),
        }
    }

    /// True when token `index` is a word.
    pub fn is_word(&self, index: usize) -> bool {
        self.tokens
            .get(index)
            .is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// True when token `index` is the possessive 's or a bare apostrophe glued to a word that ends in s.
    pub fn is_possessive(&self, index: usize) -> bool {
        match self.word(index) {
            "'s" | "’s" | "'S" | "’S" => true,
            "'" | "’" => {
                index > 0 && self.tokens[index].glued && self.word(index - 1).ends_with(['s', 'S'])
            }
            _ => false,
        }
    }

    /// The text from the first to the last token of `range`; "" for an empty range.
    #[inline]
    pub fn phrase(&self, range: &Range<usize>) -> &'t str {
        if range.len() == 1 {
            return self.word(range.start);
        }
        self.slice(self.span(range))
    }

    /// The span from the first to the last token of `range`; empty for an empty range.
    pub fn span(&self, range: &Range<usize>) -> Span {
        if range.is_empty() || range.end > self.tokens.len() {
            return Span::default();
        }
        sentences::span(&self.tokens, range)
    }

    /// The tokens that lie at least partly in `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.token_behind(span.start);
        let end = self.first_token(span.end, |token| token.span.start >= span.end);
        start..end.max(start)
    }

    /// The first token that ends behind byte `offset`: the one that holds it, or the next.
    pub(crate) fn token_behind(&self, offset: usize) -> usize {
        self.first_token(offset, |token| token.span.end > offset)
    }

    /// The first token that `is_behind` accepts: byte `offset` stands before its end.
    fn first_token(&self, offset: usize, is_behind: impl Fn(&Token) -> bool) -> usize {
        let near = self.token_at.get(offset / STRIDE);
        let near = near.map_or(self.tokens.len(), |index| *index as usize);
        let rest = self.tokens.get(near..).unwrap_or_default();
        near + rest.iter().position(is_behind).unwrap_or(rest.len())
    }

    /// The index of the sentence in which token `index` stands.
    pub fn sentence_of(&self, index: usize) -> usize {
        self.sentence_at
            .get(index)
            .map_or(self.sentences.len().saturating_sub(1), |at| *at as usize)
    }

    /// The index of the passage in which token `index` stands.
    pub fn passage_of(&self, index: usize) -> usize {
        self.sentence_at
            .get(index)
            .and_then(|sentence| self.sentences.get(*sentence as usize))
            .map_or(self.passages.len().saturating_sub(1), |sentence| {
                sentence.passage
            })
    }

    /// The paragraph in which byte `offset` stands; none in headline and captions.
    pub fn paragraph_at(&self, offset: usize) -> Option<usize> {
        let index = self
            .passages
            .partition_point(|passage| passage.span.end <= offset);
        match self.passages.get(index)?.part {
            Part::Paragraph(paragraph) => Some(paragraph),
            Part::Headline | Part::Caption(_) | Part::Related(_) | Part::Dateline => None,
        }
    }
}
