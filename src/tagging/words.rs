//! [`Words`]: what the models look at in each token, computed once for a document.
//!
//! Comes in: the [`Document`], the [`Lexicon`]. Goes out: spelling, what the lexicon knows, how the
//! article writes the word elsewhere. In lines of capitals and headlines in title case, where a
//! capital says nothing, words are looked up as they would be written in running text.

use super::bits::Bits;
use super::evidence::{Writing, facts};
use super::hash::{Case, Spelling};
use super::lexicon::{Facts, Lexicon, fact};
use super::marking::{Line, Tally, Window, mark_phrases};
use super::names;
use super::spellings::{Reader, Spellings};
use crate::text::{Document, Token, TokenKind};
use std::ops::Range;

/// A token as the models see it.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// What its letters say.
    pub spelling: Spelling,
    /// What the lexicon says of it.
    pub facts: Facts,
    /// The same number for the same word in this document, whatever its capitals.
    pub id: u32,
    /// Kind of the token.
    pub kind: TokenKind,
    /// No white space stands before it.
    pub glued: bool,
    /// How capitals are used around it.
    pub line: Line,
    /// No word stands before it in its sentence or quotation.
    pub initial: bool,
    /// How the article writes it elsewhere, 0 to 8: seen small (0, 1, 2 and more times) by three
    /// plus seen with a capital inside sentences (0, 1, 2 and more).
    pub evidence: u8,
    /// Where in its sentence words with capitals stand near it: bits of
    /// [`near`](super::marking::near).
    pub near: u8,
    /// Part of listed names of several words: two bits of place, ten of kinds.
    pub phrase: u16,
}

impl Word {
    /// True when it is written with a capital, and for every word of a line of capitals.
    pub fn is_capital(&self) -> bool {
        self.spelling.case.is_capital()
    }

    /// True for a word whose capital is not explained by where it stands.
    #[expect(clippy::needless_bitwise_bool, reason = "a branch cannot be foreseen")]
    fn is_namelike(&self) -> bool {
        let is_explained = (self.initial | (self.line != Line::Normal))
            & (self.facts.get(fact::WRITTEN) == 1)
            & !matches!(self.evidence, 1 | 2);
        self.is_capital() & !is_explained
    }

    /// True for the possessive 's and a bare apostrophe.
    pub fn is_possessive(&self) -> bool {
        matches!(
            self.spelling.tail,
            0x2773 | 0x27 | 0x00E2_8099 | 0xE280_9973
        )
    }

    /// How it is capitalised where capitals say something, with the kind of line.
    pub fn look(&self) -> u64 {
        match self.line {
            Line::Normal => self.spelling.case as u64,
            Line::Title => self.spelling.case as u64 + 8,
            Line::Capitals if self.is_capital() => 16,
            Line::Capitals => 17 + u64::from(self.kind == TokenKind::Number),
        }
    }

    /// The runs of its letters, where they say something.
    pub fn shape(&self) -> u64 {
        match self.line {
            Line::Capitals if self.is_capital() => 1,
            _ => u64::from(self.spelling.shape),
        }
    }
}

/// What stands before and behind a sentence.
pub static EDGE: Word = Word {
    spelling: Spelling {
        lower: 1,
        head: 0,
        tail: 0,
        shape: 0,
        case: Case::None,
        length: 0,
    },
    facts: Facts(0),
    id: 0,
    kind: TokenKind::Punctuation,
    glued: false,
    line: Line::Normal,
    initial: false,
    evidence: 0,
    near: 0,
    phrase: 0,
};

/// The words of a document.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// As many as the document has tokens.
    pub words: Vec<Word>,
    /// How many different ones there are.
    pub distinct: usize,
    /// Those with a capital.
    pub capitals: Bits,
    /// Those whose capital is not explained by where they stand.
    pub namelike: Bits,
    /// Those that may be in a name.
    pub open: Bits,
}

impl Words {
    /// Reads the tokens of a document.
    pub fn new(document: &Document, lexicon: &Lexicon) -> Self {
        Self::with(document, lexicon, &mut Spellings::default())
    }

    /// The same, with the words that were read before; they must come from this lexicon.
    pub fn with(document: &Document, lexicon: &Lexicon, spellings: &mut Spellings) -> Self {
        let count = document.tokens.len();
        let mut words = Words {
            words: Vec::with_capacity(count),
            namelike: Bits::new(count),
            open: Bits::new(count),
            ..Words::default()
        };
        let mut reader = spellings.begin(document, lexicon);
        let mut writing = Writing::new(count);
        for sentence in &document.sentences {
            let tokens = document.tokens.get(sentence.tokens.clone());
            let start = words.words.len();
            let line = words.read(tokens.unwrap_or_default(), &mut reader);
            words.settle(start, line, &mut writing);
        }
        words.distinct = reader.count();
        words.capitals = Bits::of(&words.words, Word::is_capital);
        words.gather_evidence(&writing, lexicon);
        let candidates = Bits::of(&words.words, names::is_candidate);
        for sentence in &document.sentences {
            let sentence = &sentence.tokens;
            mark_phrases(lexicon, &mut words.words, sentence, &words.capitals);
            words.open_names(sentence, &candidates);
        }
        words
    }

    /// The word at `index` of a sentence, an edge outside of it.
    #[inline]
    pub fn at(&self, sentence: &Range<usize>, index: usize) -> &Word {
        if sentence.contains(&index) {
            self.words.get(index).unwrap_or(&EDGE)
        } else {
            &EDGE
        }
    }

    /// The word at `index` of a sentence and those around it.
    #[inline]
    pub fn around(&self, sentence: &Range<usize>, index: usize) -> Around<'_> {
        let inside = index
            .checked_sub(2)
            .filter(|&start| start >= sentence.start);
        if let Some(start) = inside
            && index + 2 < sentence.end
            && let Some([a, b, c, d, e]) = self.words.get(start..start + 5)
        {
            return Around([a, b, c, d, e]);
        }
        let at = |offset| self.at(sentence, index.wrapping_add_signed(offset));
        Around([at(-2), at(-1), at(0), at(1), at(2)])
    }

    /// Reads the tokens of a sentence; gives how it uses capitals.
    fn read(&mut self, tokens: &[Token], reader: &mut Reader) -> Line {
        let (mut tally, mut initial) = (Tally::default(), true);
        for token in tokens {
            let first = reader.first();
            let kept = reader.read(token);
            let word = Word {
                spelling: kept.spelling,
                facts: kept.facts,
                id: kept.number(first),
                kind: token.kind,
                glued: token.glued,
                initial,
                ..EDGE
            };
            tally.add(token.kind, &kept.spelling);
            initial = token.kind == TokenKind::Punctuation && (initial || word.is_opening());
            self.words.push(word);
        }
        tally.line()
    }

    /// Tells the words of the last sentence, from `start` on, what the others say of them.
    fn settle(&mut self, start: usize, line: Line, writing: &mut Writing) {
        let words = self.words.as_mut_slice();
        let mut window = Window::before(words.get(start..).unwrap_or_default());
        for at in start..words.len() {
            let near = window.next(words.get(at + 2));
            let word = &mut words[at];
            word.line = line;
            word.near = near;
            writing.add(word, line);
        }
    }

    /// Tells words how the article writes them elsewhere, and those with a capital what is known
    /// of them as they would be written in running text.
    fn gather_evidence(&mut self, writing: &Writing, lexicon: &Lexicon) {
        for word in &mut self.words {
            word.evidence = writing.evidence(word);
        }
        let mut rest = 0..self.words.len();
        while let Some(at) = self.capitals.first_in(&rest) {
            let word = &mut self.words[at];
            word.facts = facts(lexicon, word);
            self.namelike.add(at, word.is_namelike());
            rest.start = at + 1;
        }
    }

    /// Finds out which words of a sentence may be in a name.
    fn open_names(&mut self, sentence: &Range<usize>, candidates: &Bits) {
        let mut rest = sentence.clone();
        while let Some(at) = candidates.first_in(&rest) {
            let is_open = names::may_be_inside(self, sentence, at);
            self.open.add(at, is_open);
            rest.start = at + 1;
        }
    }
}

/// A word, and two on each side of it; edges outside of the sentence.
#[derive(Debug, Clone, Copy)]
pub struct Around<'w>([&'w Word; 5]);

impl<'w> Around<'w> {
    /// The word so many places behind it, from -2 to 2; an edge for other places.
    #[inline]
    pub fn at(&self, offset: isize) -> &'w Word {
        let place = 2_usize.wrapping_add_signed(offset);
        self.0.get(place).copied().unwrap_or(&EDGE)
    }
}

#[cfg(test)]
mod tests {
    use super::super::hash::{mix, spell};
    use super::super::lexicon::{self, PhraseFacts, phrase_key, word_key};
    use super::*;

    fn words(text: &str, lexicon: &Lexicon) -> Vec<Word> {
        Words::new(&Document::of_paragraphs(text), lexicon).words
    }

    #[test]
    fn sees_how_the_article_writes_a_word() {
        let words = words(
            "Harvest is late. The harvest failed, said Harvest Home. Harvest Home is in Oslo.",
            &Lexicon::read(&[]),
        );
        assert_eq!(words[0].id, words[5].id);
        assert_eq!(words[0].evidence, 4);
        assert!(words[0].initial && !words[1].initial);
        assert_eq!(mix(1, words[0].look()), mix(1, Case::Title as u64));
    }

    #[test]
    fn tells_headlines_from_running_text() {
        let line = |text| words(text, &Lexicon::read(&[]))[0].line;
        assert_eq!(line("Mayor Signs Harbour Treaty in Oslo"), Line::Title);
        assert_eq!(line("MAYOR SIGNS HARBOUR TREATY"), Line::Capitals);
        assert_eq!(line("The mayor of Oslo signed a treaty"), Line::Normal);
    }

    #[test]
    fn looks_words_up_as_running_text_would_write_them() {
        let small = Facts(1 << fact::WRITTEN.0 | 7);
        let title = Facts(3 << fact::WRITTEN.0 | 9);
        let (treaty, oslo) = (spell("treaty").lower, spell("oslo").lower);
        let north = phrase_key(0, spell("north").lower);
        let (bytes, _) = lexicon::write(
            &[
                (word_key(treaty, Case::Lower), small),
                (word_key(treaty, Case::Title), title),
                (word_key(oslo, Case::Title), title),
            ],
            4,
            &[
                (north, PhraseFacts(1)),
                (phrase_key(north, oslo), PhraseFacts(8)),
            ],
            1,
        );
        let lexicon = Lexicon::read(&bytes);
        let found = words("TREATY FAILS IN NORTH OSLO", &lexicon);
        assert_eq!(found[0].facts, small);
        assert_eq!(found[4].facts, title);
        assert_eq!((found[3].phrase, found[4].phrase), (4 << 2 | 1, 4 << 2 | 3));
        let found = words("They met at Treaty House.", &lexicon);
        assert_eq!(found[3].facts, title);
        assert_eq!(found[3].phrase, 0);
    }
}
