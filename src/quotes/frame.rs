//! [`Frame`]: a sentence as the reporter wrote it, each quotation in it one opaque piece.
//!
//! Attribution stands outside of the marks ("“…,” she said. “…”"), so everything that looks for
//! cues and speakers reads frames and never looks into a quotation.

use super::cues::{self, Function, Opens, Verb};
use super::marks::Quotation;
use super::sources;
use crate::tagging::Tag;
use crate::text::{Document, Span, Token, TokenKind, is_one_of};
use std::cell::OnceCell;
use std::ops::Range;

/// A token, or a whole quotation with its marks. As small as may be: there is one for nearly every
/// token.
#[derive(Debug, Clone)]
pub(super) struct Piece<'t> {
    /// Its word; "" for a quotation.
    word: &'t str,
    /// Index of its (first) token.
    token: u32,
    /// Index of the quotation; [`NONE`] when it is none.
    quotation: u32,
    /// The cue verb that it can be.
    verb: Option<Verb>,
    /// What a closed-class word does, once it is asked for.
    function: OnceCell<Function>,
    /// Which attributions may begin with it.
    opens: Opens,
}

/// No quotation.
const NONE: u32 = u32::MAX;

impl Piece<'_> {
    /// Index of its (first) token.
    #[inline]
    pub(super) const fn token(&self) -> usize {
        self.token as usize
    }

    /// True for a quotation.
    #[inline]
    const fn is_quotation(&self) -> bool {
        self.quotation != NONE
    }

    /// Index of the quotation, when it is one.
    #[inline]
    const fn quotation(&self) -> Option<usize> {
        if self.is_quotation() {
            Some(self.quotation as usize)
        } else {
            None
        }
    }
}

/// The pieces of an article and their sentences.
#[derive(Debug)]
pub(super) struct Frames<'d, 't> {
    document: &'d Document<'t>,
    /// One a token.
    tags: &'d [Tag],
    /// In text order.
    quotations: &'d [Quotation],
    pieces: Vec<Piece<'t>>,
    sentences: Vec<Extent>,
}

/// Which pieces make a sentence.
#[derive(Debug)]
struct Extent {
    pieces: Range<usize>,
    /// Index into [`Document::passages`].
    passage: usize,
    /// True when a quotation is one of them.
    quotes: bool,
}

/// One sentence.
#[derive(Debug, Clone)]
pub(super) struct Frame<'f, 't> {
    pub(super) document: &'f Document<'t>,
    pub(super) pieces: &'f [Piece<'t>],
    /// Index into [`Document::passages`].
    pub(super) passage: usize,
    /// True when a piece is a quotation.
    pub(super) quotes: bool,
    /// The end without the punctuation that ends the sentence.
    tail: usize,
    tags: &'f [Tag],
    quotations: &'f [Quotation],
    /// Whether it is a title, once it is asked for.
    title: OnceCell<bool>,
}

impl<'d, 't> Frames<'d, 't> {
    /// Cuts a document into frames. `tags` are one a token, `quotations` in text order.
    pub(super) fn new(
        document: &'d Document<'t>,
        tags: &'d [Tag],
        quotations: &'d [Quotation],
    ) -> Self {
        let mut frames = Frames {
            document,
            tags,
            quotations,
            pieces: Vec::with_capacity(document.tokens.len()),
            sentences: Vec::with_capacity(document.sentences.len()),
        };
        let mut next = 0;
        for passage in 0..document.passages.len() {
            frames.read(passage, &mut next);
        }
        frames
    }

    /// All sentences, in text order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Frame<'_, 't>> {
        self.sentences.iter().map(|extent| {
            let pieces = self.pieces.get(extent.pieces.clone()).unwrap_or_default();
            Frame {
                document: self.document,
                pieces,
                passage: extent.passage,
                quotes: extent.quotes,
                tail: tail(pieces),
                tags: self.tags,
                quotations: self.quotations,
                title: OnceCell::new(),
            }
        })
    }

    /// Reads a passage; `next` is the first quotation behind the passages before.
    fn read(&mut self, passage: usize, next: &mut usize) {
        let (document, quotations) = (self.document, self.quotations);
        let mut start = self.pieces.len();
        let mut quotes = false;
        // Tokens before this one are read.
        let mut at = document.passages[passage].tokens.start;
        for sentence in &document.sentences[document.passages[passage].sentences.clone()] {
            let begins = sentence.tokens.start == at;
            if begins && start < self.pieces.len() && !self.goes_on(start, at) {
                self.end(start, passage, quotes);
                start = self.pieces.len();
                quotes = false;
            }
            while at < sentence.tokens.end {
                let offset = document.tokens[at].span.start;
                while let Some(it) = quotations.get(*next)
                    && it.outside.end <= offset
                {
                    *next += 1;
                }
                let open = quotations
                    .get(*next)
                    .map_or(usize::MAX, |it| it.outside.start);
                if open <= offset {
                    quotes = true;
                    at = self.quotation(passage, *next, at);
                    continue;
                }
                let words = document.tokens.get(at..sentence.tokens.end);
                for token in words.unwrap_or_default() {
                    if open <= token.span.start {
                        break;
                    }
                    self.pieces.push(word_piece(document, at, token));
                    at += 1;
                }
            }
        }
        self.end(start, passage, quotes);
    }

    /// Adds a quotation that begins with token `at`; returns the first token of the passage behind it.
    fn quotation(&mut self, passage: usize, number: usize, at: usize) -> usize {
        self.pieces.push(Piece {
            word: "",
            token: low(at),
            quotation: low(number),
            verb: None,
            function: OnceCell::from(Function::Open),
            opens: Opens::NOTHING,
        });
        let end = self.quotations.get(number).map_or(0, |it| it.outside.end);
        let passage = self.document.passages[passage].tokens.end;
        (at + 1..passage)
            .find(|&at| self.document.tokens[at].span.start >= end)
            .unwrap_or(passage)
    }

    /// Ends the sentence of the pieces from `start` on.
    fn end(&mut self, start: usize, passage: usize, quotes: bool) {
        if start < self.pieces.len() {
            self.sentences.push(Extent {
                pieces: start..self.pieces.len(),
                passage,
                quotes,
            });
        }
    }

    /// True when the sentence that begins at token `at` belongs to the one before: only quotations
    /// stand there, the last ends with ? or ! or a comma, and a few words follow that can attribute:
    /// “Why?” Smith asked.
    fn goes_on(&self, start: usize, at: usize) -> bool {
        let before = &self.pieces[start..];
        let Some(last) = before
            .last()
            .filter(|_| before.iter().all(Piece::is_quotation))
        else {
            return false;
        };
        let inside = span(self.document, self.quotations, last)
            .of(self.document.text)
            .trim_end_matches(['”', '"', '\'', '’', '»']);
        if !inside.ends_with(['?', '!', ',', '…', '-', '–', '—']) {
            return inside.ends_with('.') && self.only_said(at);
        }
        // “Great!” beamed Smith.
        if self.document.word(at).starts_with(char::is_lowercase) {
            return true;
        }
        (at..at + 14)
            .take_while(|&index| !matches!(self.document.word(index), "." | "“" | "\"" | ""))
            .any(|index| cues::verb_at(self.document, index).is_some_and(|verb| verb.takes(b'q')))
    }
}

impl Frames<'_, '_> {
    /// True when the sentence at token `at` is no more than "Roe said.": “It is late.” Roe said.
    fn only_said(&self, at: usize) -> bool {
        let word = |at: usize| self.document.word(at);
        let said = (at + 1..at + 5).find(|&at| matches!(word(at), "said" | "says"));
        said.is_some_and(|said| {
            matches!(word(said + 1), "." | "")
                && (at..said)
                    .all(|at| self.document.is_word(at) && self.document.is_capitalized(at))
        })
    }
}

/// A number of tokens, of which an article has fewer than four thousand million.
fn low(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(NONE - 1)
}

/// The piece of a token outside of quotations.
#[inline]
fn word_piece<'t>(document: &Document<'t>, at: usize, token: &Token) -> Piece<'t> {
    let word = document.word(at);
    let mut piece = Piece {
        word,
        token: low(at),
        quotation: NONE,
        verb: None,
        function: OnceCell::new(),
        opens: Opens::NOTHING,
    };
    if token.kind == TokenKind::Word {
        piece.opens = Opens::of_word(token, word);
        if piece.opens.has(Opens::VERB) {
            piece.verb = cues::verb_at(document, at);
        }
    } else {
        piece.function = OnceCell::from(Function::Open);
        if matches!(word, ":" | ",") {
            piece.opens = Opens::SIGN;
        }
    }
    piece
}

/// The number of pieces without the punctuation that ends the sentence.
fn tail(pieces: &[Piece]) -> usize {
    let ends = |piece: &Piece| matches!(piece.word, "." | "!" | "?" | "…" | "..." | ")" | "]");
    let last = pieces.iter().rposition(|piece| !ends(piece));
    last.map_or(0, |last| last + 1)
}

/// Where a piece stands.
fn span(document: &Document, quotations: &[Quotation], piece: &Piece) -> Span {
    let quotation = piece.quotation().and_then(|at| quotations.get(at));
    match (quotation, document.tokens.get(piece.token())) {
        (Some(quotation), _) => quotation.outside,
        (None, Some(token)) => token.span,
        (None, None) => Span::default(),
    }
}

impl<'f, 't> Frame<'f, 't> {
    /// Number of pieces.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// The word at piece `at`; "" for a quotation and past the end.
    pub(super) fn word(&self, at: usize) -> &'t str {
        self.pieces.get(at).map_or("", |piece| piece.word)
    }

    /// The index of the token that piece `at` is; none for a quotation.
    pub(super) fn token(&self, at: usize) -> Option<usize> {
        let piece = self.pieces.get(at)?;
        (!piece.is_quotation()).then(|| piece.token())
    }

    /// What the closed-class word at piece `at` does; see [`cues::function`].
    pub(super) fn function(&self, at: usize) -> Function {
        let Some(piece) = self.pieces.get(at) else {
            return Function::Open;
        };
        *piece
            .function
            .get_or_init(|| cues::function_at(self.document, piece.token()))
    }

    /// The cue verb that the word at piece `at` can be.
    pub(super) fn verb(&self, at: usize) -> Option<Verb> {
        self.pieces.get(at).and_then(|piece| piece.verb)
    }

    /// The last piece of `range` that can be a cue verb and that `wanted` accepts.
    pub(super) fn last_verb(
        &self,
        range: Range<usize>,
        wanted: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let start = range.start;
        let mut pieces = self.pieces.get(range)?.iter();
        let found = pieces.rposition({
            let mut at = start + pieces.len();
            move |piece| {
                at -= 1;
                piece.verb.is_some() && wanted(at)
            }
        })?;
        Some(start + found)
    }

    /// The next piece from `at` on with which an attribution may begin.
    pub(super) fn attributing(&self, at: usize) -> Option<usize> {
        let mut rest = self.pieces.get(at..)?.iter();
        rest.position(|piece| piece.opens != Opens::NOTHING)
            .map(|step| at + step)
    }

    /// Which attributions may begin with piece `at`.
    pub(super) fn opens(&self, at: usize) -> Opens {
        self.pieces
            .get(at)
            .map_or(Opens::NOTHING, |piece| piece.opens)
    }

    /// The part of speech of the word at piece `at`; punctuation for a quotation.
    pub(super) fn tag(&self, at: usize) -> Tag {
        let tag = self.token(at).and_then(|token| self.tags.get(token));
        tag.copied().unwrap_or(Tag::Punctuation)
    }

    /// True when piece `at` is `word` (ASCII case ignored).
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// True when piece `at` is one of `words` (ASCII case ignored).
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        is_one_of(self.word(at), words)
    }

    /// True when piece `at` is a quotation.
    pub(super) fn is_quotation(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(Piece::is_quotation)
    }

    /// The words of the quotation with its marks at piece `at`; "" for anything else.
    pub(super) fn quoted(&self, at: usize) -> &'t str {
        let quotation = self.pieces.get(at).and_then(Piece::quotation);
        quotation
            .and_then(|at| self.quotations.get(at))
            .map_or("", |quotation| quotation.outside.of(self.document.text))
    }

    /// True when piece `at` is a quotation that holds a sentence: “It is late.”
    pub(super) fn quotes_sentence(&self, at: usize) -> bool {
        let inside = self.quoted(at).trim_matches(|c: char| {
            matches!(
                c,
                '“' | '”' | '"' | '\'' | '‘' | '’' | '«' | '»' | '„' | '`'
            )
        });
        inside.starts_with(|c: char| c.is_uppercase() || c == '[')
            && inside.split_whitespace().nth(2).is_some()
            && inside.ends_with(['.', '!', '?', ',', '…', ']'])
    }

    /// True when piece `at` is a quotation with an American comma inside its marks: “Go home,”
    pub(super) fn ends_with_comma(&self, at: usize) -> bool {
        self.is_quotation(at)
            && self
                .quoted(at)
                .trim_end_matches(['”', '"', '\'', '’', '»'])
                .ends_with(',')
    }

    /// True when piece `at` is a quotation that only names something: the title of a broadcast, a book
    /// or a law, a nickname between names. “Morning Talk”, Erik “Red” Roe.
    pub(super) fn is_name_in_marks(&self, at: usize) -> bool {
        if !self.is_quotation(at) {
            return false;
        }
        let inside = self.quoted(at).trim_matches(|c: char| {
            matches!(
                c,
                '“' | '”' | '"' | '\'' | '‘' | '’' | '«' | '»' | '„' | '`' | '.' | ','
            )
        });
        let words = inside.split_whitespace();
        let small = |word: &str| word.len() < 5 && word.chars().all(char::is_lowercase);
        let titled = || {
            inside.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                && words
                    .clone()
                    .all(|word| small(word) || word.starts_with(|c: char| !c.is_lowercase()))
                && words.clone().filter(|word| !small(word)).count() > 1
                && words.clone().count() < 9
                && !inside.ends_with(['!', '?'])
        };
        let embedded = at > 0 && (self.is_word(at - 1) || self.is(at - 1, ","));
        let introduced = self.is_any(
            at.wrapping_sub(1),
            &[
                "titled",
                "entitled",
                "dubbed",
                "nicknamed",
                "headlined",
                "named",
            ],
        );
        let nickname = at > 0
            && self.is_capitalized(at - 1)
            && self.is_capitalized(at + 1)
            && inside.len() < 20
            && !self.is_title();
        introduced || nickname || embedded && titled() && !self.is_title()
    }

    /// True when piece `at` is a word, not a number, mark or quotation.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|token| self.document.is_word(token))
    }

    /// True when piece `at` is a word with a capital.
    pub(super) fn is_capitalized(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|token| self.document.is_capitalized(token))
    }

    /// True when piece `at` is a dash that parts clauses.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        match self.word(at).as_bytes() {
            [b'-'] => self
                .token(at)
                .and_then(|token| self.document.tokens.get(token))
                .is_some_and(|token| !token.glued),
            [b'-' | 0xe2, ..] => matches!(self.word(at), "–" | "—" | "―" | "--" | "---" | "−"),
            _ => false,
        }
    }

    /// True when nearly every word begins with a capital, as in headlines.
    pub(super) fn is_title(&self) -> bool {
        *self.title.get_or_init(|| {
            let (mut words, mut capitals) = (0, 0);
            for piece in self.pieces.iter().filter(|piece| piece.word.len() > 3) {
                if self.document.is_word(piece.token()) {
                    words += 1;
                    capitals += usize::from(self.document.is_capitalized(piece.token()));
                }
            }
            words > 2 && capitals * 10 > words * 8
        })
    }

    /// True when the word at piece `at` dates a statement: "Monday", "yesterday".
    pub(super) fn is_time(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|token| sources::is_time_at(self.document, token))
    }

    /// The span from the first to the last piece of `range`.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        match (
            self.pieces.get(range.start),
            range
                .end
                .checked_sub(1)
                .and_then(|last| self.pieces.get(last)),
        ) {
            (Some(first), Some(last)) if range.start < range.end => {
                let span = |piece| span(self.document, self.quotations, piece);
                span(first).cover(span(last))
            }
            _ => Span::default(),
        }
    }

    /// The tokens from the first to the last piece of `range`.
    pub(super) fn tokens(&self, range: &Range<usize>) -> Range<usize> {
        let pieces = self.pieces.get(range.clone()).unwrap_or_default();
        match pieces {
            [first, .., last] if !first.is_quotation() && !last.is_quotation() => {
                first.token()..last.token() + 1
            }
            [only] if !only.is_quotation() => only.token()..only.token() + 1,
            _ => self.document.tokens_in(self.span(range.clone())),
        }
    }

    /// The quotations in `range`.
    pub(super) fn quotations(&self, range: Range<usize>) -> impl Iterator<Item = usize> + 'f {
        let pieces: &'f [Piece<'t>] = self.pieces.get(range).unwrap_or(&[]);
        pieces.iter().filter_map(Piece::quotation)
    }

    /// The end of the frame without the punctuation that ends the sentence.
    pub(super) fn tail(&self) -> usize {
        self.tail
    }
}
