//! [`Frame`]: a sentence as the reporter wrote it, each quotation in it one opaque piece.
//!
//! Attribution stands outside of the marks ("“…,” she said. “…”"), so everything that looks for
//! cues and speakers reads frames and never looks into a quotation.

use super::cues::{self, Verb};
use super::marks::Quotation;
use crate::tagging::Tag;
use crate::text::{Document, Span, TokenKind, is_one_of};
use std::ops::Range;

/// A token, or a whole quotation with its marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    /// Its word; "" for a quotation.
    word: &'t str,
    /// Where it stands.
    pub(super) span: Span,
    /// Index of its (first) token.
    pub(super) token: usize,
    /// Index of the quotation, when it is one.
    pub(super) quotation: Option<usize>,
    /// What a closed-class word does.
    function: &'static str,
    /// The cue verb that it can be.
    verb: Option<Verb>,
    /// False when no attribution begins with it.
    attributes: bool,
    /// The part of speech of its (first) token.
    tag: Tag,
}

/// The pieces of an article and their sentences.
#[derive(Debug)]
pub(super) struct Frames<'d, 't> {
    document: &'d Document<'t>,
    pieces: Vec<Piece<'t>>,
    /// Ranges of `pieces`, with the passage of each.
    sentences: Vec<(Range<usize>, usize)>,
}

/// One sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<'f, 't> {
    pub(super) document: &'f Document<'t>,
    pub(super) pieces: &'f [Piece<'t>],
    /// Index into [`Document::passages`].
    pub(super) passage: usize,
    title: bool,
}

impl<'d, 't> Frames<'d, 't> {
    /// Cuts a document into frames. `tags` are one a token, `quotations` in text order.
    pub(super) fn new(document: &'d Document<'t>, tags: &[Tag], quotations: &[Quotation]) -> Self {
        let mut frames = Frames {
            document,
            pieces: Vec::with_capacity(document.tokens.len()),
            sentences: Vec::with_capacity(document.sentences.len()),
        };
        let mut next = 0;
        for passage in 0..document.passages.len() {
            frames.read(passage, tags, quotations, &mut next);
        }
        frames
    }

    /// All sentences, in text order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Frame<'_, 't>> {
        self.sentences.iter().map(|(range, passage)| {
            let mut frame = Frame {
                document: self.document,
                pieces: &self.pieces[range.clone()],
                passage: *passage,
                title: false,
            };
            let (mut words, mut capitals) = (0, 0);
            for piece in frame.pieces.iter().filter(|piece| piece.word.len() > 3) {
                if self.document.is_word(piece.token) {
                    words += 1;
                    capitals += usize::from(self.document.is_capitalized(piece.token));
                }
            }
            frame.title = words > 2 && capitals * 10 > words * 8;
            frame
        })
    }

    fn read(&mut self, passage: usize, tags: &[Tag], quotations: &[Quotation], next: &mut usize) {
        let document = self.document;
        let mut start = self.pieces.len();
        let mut token = document.passages[passage].tokens.clone();
        let mut sentence = 0..0;
        while let Some(at) = token.next() {
            let span = document.tokens[at].span;
            if at >= sentence.end {
                sentence = document.sentences[document.sentence_of(at)].tokens.clone();
            }
            let begins = sentence.start == at;
            if begins && start < self.pieces.len() && !self.goes_on(start, at) {
                self.sentences.push((start..self.pieces.len(), passage));
                start = self.pieces.len();
            }
            while quotations
                .get(*next)
                .is_some_and(|it| it.outside.end <= span.start)
            {
                *next += 1;
            }
            let quotation = quotations
                .get(*next)
                .filter(|it| it.outside.start <= span.start);
            let word = quotation.is_none() && document.tokens[at].kind == TokenKind::Word;
            let verb = word.then(|| cues::verb_at(document, at)).flatten();
            self.pieces.push(Piece {
                word: quotation.map_or_else(|| document.word(at), |_| ""),
                span: quotation.map_or(span, |it| it.outside),
                token: at,
                quotation: quotation.map(|_| *next),
                function: quotation.map_or_else(|| cues::function_at(document, at), |_| ""),
                attributes: quotation.is_none()
                    && (verb.is_some() || cues::may_attribute(document, at)),
                verb,
                tag: tags.get(at).copied().unwrap_or(Tag::Punctuation),
            });
            if let Some(it) = quotation {
                while token
                    .clone()
                    .next()
                    .is_some_and(|at| document.tokens[at].span.start < it.outside.end)
                {
                    token.next();
                }
            }
        }
        if start < self.pieces.len() {
            self.sentences.push((start..self.pieces.len(), passage));
        }
    }

    /// True when the sentence that begins at token `at` belongs to the one before: only quotations
    /// stand there, the last ends with ? or ! or a comma, and a few words follow that can attribute:
    /// “Why?” Smith asked.
    fn goes_on(&self, start: usize, at: usize) -> bool {
        let before = &self.pieces[start..];
        let Some(last) = before
            .last()
            .filter(|_| before.iter().all(|it| it.quotation.is_some()))
        else {
            return false;
        };
        let inside = last
            .span
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
            .any(|index| {
                super::cues::verb(self.document.word(index)).is_some_and(|verb| verb.takes('q'))
            })
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

impl<'f, 't> Frame<'f, 't> {
    /// Number of pieces.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// The word at piece `at`; "" for a quotation and past the end.
    pub(super) fn word(&self, at: usize) -> &'t str {
        self.pieces.get(at).map_or("", |piece| piece.word)
    }

    /// What the closed-class word at piece `at` does; see [`cues::function`].
    pub(super) fn function(&self, at: usize) -> &'static str {
        self.pieces.get(at).map_or("", |piece| piece.function)
    }

    /// The cue verb that the word at piece `at` can be.
    pub(super) fn verb(&self, at: usize) -> Option<Verb> {
        self.pieces.get(at).and_then(|piece| piece.verb)
    }

    /// False when no attribution begins with piece `at`.
    pub(super) fn may_attribute(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.attributes)
    }

    /// The part of speech of the word at piece `at`; punctuation for a quotation.
    pub(super) fn tag(&self, at: usize) -> Tag {
        match self.pieces.get(at) {
            Some(piece) if piece.quotation.is_none() => piece.tag,
            _ => Tag::Punctuation,
        }
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
        self.pieces
            .get(at)
            .is_some_and(|piece| piece.quotation.is_some())
    }

    /// True when piece `at` is a quotation that holds a sentence: “It is late.”
    pub(super) fn quotes_sentence(&self, at: usize) -> bool {
        let inside = self
            .pieces
            .get(at)
            .filter(|piece| piece.quotation.is_some())
            .map_or("", |piece| piece.span.of(self.document.text))
            .trim_matches(|c: char| "“”\"'‘’«»„`".contains(c));
        inside.starts_with(|c: char| c.is_uppercase() || c == '[')
            && inside.split_whitespace().nth(2).is_some()
            && inside.ends_with(['.', '!', '?', ',', '…', ']'])
    }

    /// True when piece `at` is a quotation with an American comma inside its marks: “Go home,”
    pub(super) fn ends_with_comma(&self, at: usize) -> bool {
        self.is_quotation(at)
            && self
                .span(at..at + 1)
                .of(self.document.text)
                .trim_end_matches(|c: char| "”\"'’»".contains(c))
                .ends_with(',')
    }

    /// True when piece `at` is a quotation that only names something: the title of a broadcast, a book
    /// or a law, a nickname between names. “Morning Talk”, Erik “Red” Roe.
    pub(super) fn is_name_in_marks(&self, at: usize) -> bool {
        let Some(piece) = self
            .pieces
            .get(at)
            .filter(|piece| piece.quotation.is_some())
        else {
            return false;
        };
        let inside = piece
            .span
            .of(self.document.text)
            .trim_matches(|c: char| "“”\"'‘’«»„`.,".contains(c));
        let words = inside.split_whitespace();
        let small = |word: &str| word.len() < 5 && word.chars().all(char::is_lowercase);
        let titled = inside.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && words
                .clone()
                .all(|word| small(word) || word.starts_with(|c: char| !c.is_lowercase()))
            && words.clone().filter(|word| !small(word)).count() > 1
            && words.count() < 9
            && !inside.ends_with(['!', '?']);
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
        introduced || nickname || titled && embedded && !self.is_title()
    }

    /// True when piece `at` is a word, not a number, mark or quotation.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| {
            piece.quotation.is_none() && self.document.tokens[piece.token].kind == TokenKind::Word
        })
    }

    /// True when piece `at` is a word with a capital.
    pub(super) fn is_capitalized(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| {
            piece.quotation.is_none() && self.document.is_capitalized(piece.token)
        })
    }

    /// True when piece `at` is a dash that parts clauses.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.word(at), "–" | "—" | "―" | "--" | "---" | "−")
            || self.word(at) == "-"
                && self
                    .pieces
                    .get(at)
                    .is_some_and(|piece| !self.document.tokens[piece.token].glued)
    }

    /// True when nearly every word begins with a capital, as in headlines.
    pub(super) fn is_title(&self) -> bool {
        self.title
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
            (Some(first), Some(last)) if range.start < range.end => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// The quotations in `range`.
    pub(super) fn quotations(&self, range: Range<usize>) -> impl Iterator<Item = usize> + 'f {
        let pieces: &'f [Piece<'t>] = self.pieces.get(range).unwrap_or(&[]);
        pieces.iter().filter_map(|piece| piece.quotation)
    }

    /// The end of the frame without the punctuation that ends the sentence.
    pub(super) fn tail(&self) -> usize {
        let mut end = self.len();
        while end > 0
            && matches!(
                self.word(end - 1),
                "." | "!" | "?" | "…" | "..." | ")" | "]"
            )
        {
            end -= 1;
        }
        end
    }
}
