//! Names that lost the space behind them with a removed link: "Roe|said", where the text has "Roe", too.
//!
//! Comes in: the tokens of a passage and the capitalised words of the whole text. Goes out: the same
//! tokens, those taken apart that are a known word and one of a few that follow names.

use super::pieces::is_plain_letter;
use super::{Span, Stem, Table, Token, TokenKind, WordMap};
use std::cell::{OnceCell, RefCell};

/// Words that follow a name.
static TAILS: Table = crate::text::table!(include_str!("glued_tails.txt"));

/// The last two letters of these words: for each last letter, bits of the one before it.
static ENDINGS: [u32; 26] = endings(Table::body(include_str!("glued_tails.txt")));

/// Names are not shorter, in bytes.
const SHORTEST: usize = 4;
/// The longest of the words that follow, in bytes.
const LONGEST: usize = 9;

/// The capitalised words of a text, and how often each stands there.
#[derive(Debug, Clone)]
pub(super) struct Capitals<'t> {
    text: &'t str,
    /// The first few that were asked for: most texts have few words that may be two.
    few: RefCell<Vec<(&'t str, usize)>>,
    /// All of them, counted when many are asked for.
    all: OnceCell<WordMap<&'t str, usize>>,
}

/// So many words are searched for one by one.
const FEW: usize = 16;

impl<'t> Capitals<'t> {
    pub(super) const fn of(text: &'t str) -> Self {
        Capitals {
            text,
            few: RefCell::new(Vec::new()),
            all: OnceCell::new(),
        }
    }

    fn count(&self, word: &'t str) -> usize {
        if word.len() < SHORTEST || !word.starts_with(char::is_uppercase) {
            return 0;
        }
        let mut few = self.few.borrow_mut();
        if let Some((_, count)) = few.iter().find(|(known, _)| *known == word) {
            return *count;
        }
        if few.len() == FEW {
            let all = self.all.get_or_init(|| Self::counts(self.text));
            return all.get(word).copied().unwrap_or(0);
        }
        let count = occurrences(self.text, word);
        few.push((word, count));
        count
    }

    /// All capitalised words, counted.
    fn counts(text: &'t str) -> WordMap<&'t str, usize> {
        let bytes = text.as_bytes();
        let mut words: WordMap<&str, usize> = WordMap::default();
        words.reserve(text.len() / 64);
        let mut at = 0;
        while let Some(start) = next_capital(bytes, at) {
            at = start;
            let end = word_end(text, at);
            let word = text.get(at..end).unwrap_or_default();
            if word.len() >= SHORTEST
                && begins_word(text, at)
                && word.starts_with(char::is_uppercase)
            {
                *words.entry(word).or_default() += 1;
            }
            // Behind the word, or the mark when there is none.
            at = end.max(at + 1);
            while bytes.get(at).is_some_and(|byte| byte & 0xc0 == 0x80) {
                at += 1;
            }
        }
        words
    }

    /// The byte at which a second name begins, both in the text elsewhere, or a small word behind an
    /// acronym: "Council|Roe", "UNESCO|said".
    fn between(&self, word: &'t str) -> Option<usize> {
        let bytes = word.as_bytes();
        let cut = (SHORTEST..bytes.len().saturating_sub(1)).find(|&at| {
            bytes[at - 1].is_ascii_alphabetic()
                && bytes[at - 1].is_ascii_lowercase() != bytes[at].is_ascii_lowercase()
        })?;
        let (head, tail) = word.split_at_checked(cut)?;
        let known = |part: &'t str| self.count(part) > 0;
        let acronym = head.chars().all(char::is_uppercase) && TAILS.contains(tail);
        (known(head) && (acronym || known(tail))).then_some(cut)
    }

    /// The byte at which the word begins that follows a name: "Roe|said". The whole stands in the
    /// text once, the name as well, mostly more often: "Robertson" is no Roberts on something.
    fn lost_space(&self, word: &'t str) -> Option<usize> {
        // Most names are a capital and small letters of ASCII, and nothing is between these.
        let small = word.as_bytes().get(1..).unwrap_or_default();
        if !small.iter().all(u8::is_ascii_lowercase) {
            if let Some(cut) = self.between(word) {
                return Some(cut);
            }
            if !word.chars().skip(1).all(char::is_lowercase) {
                return None;
            }
        }
        if !ends_like_tail(Some(word.as_bytes())) || !word.starts_with(char::is_uppercase) {
            return None;
        }
        let cut =
            (word.len().saturating_sub(LONGEST).max(SHORTEST)..word.len() - 1).find(|&at| {
                word.split_at_checked(at).is_some_and(|(name, tail)| {
                    // Names end in "and", "as", "in", hardly ever in "said".
                    let how = TAILS.holds_stem(Stem::of(tail)).then(|| TAILS.get(tail));
                    how.flatten().is_some_and(|how| {
                        let least = if how == "sure" { 1 } else { 2 };
                        self.count(name) >= least
                    })
                })
            })?;
        (self.count(word) <= 1).then_some(cut)
    }
}

/// True when one of [`TAILS`] ends in the same two letters: most words are turned away here.
fn ends_like_tail(word: Option<&[u8]>) -> bool {
    let Some([before, last]) = word.and_then(<[u8]>::last_chunk) else {
        return false;
    };
    let (before, last) = (before.wrapping_sub(b'a'), last.wrapping_sub(b'a'));
    let bits = ENDINGS.get(usize::from(last));
    before < 26 && bits.is_some_and(|bits| bits >> before & 1 == 1)
}

/// The last two letters of the words of a list, which are of small letters.
const fn endings(lines: &str) -> [u32; 26] {
    let lines = lines.as_bytes();
    let mut endings = [0; 26];
    let (mut at, mut in_key) = (0, true);
    while at < lines.len() {
        let ends = matches!(lines[at], b'\t' | b'\n');
        if in_key && ends {
            endings[(lines[at - 1] - b'a') as usize] |= 1 << (lines[at - 2] - b'a');
        }
        in_key = lines[at] == b'\n' || in_key && !ends;
        at += 1;
    }
    endings
}

/// The first byte from `at` on that is a capital letter or not ASCII.
fn next_capital(bytes: &[u8], mut at: usize) -> Option<usize> {
    let begins = |byte: &u8| byte.is_ascii_uppercase() || !byte.is_ascii();
    // Sixteen bytes are looked at together: most have none.
    while let Some(chunk) = bytes.get(at..)?.first_chunk::<16>()
        && !chunk.iter().fold(false, |any, byte| any | begins(byte))
    {
        at += chunk.len();
    }
    let step = bytes.get(at..)?.iter().position(begins)?;
    Some(at + step)
}

/// How often the capitalised word stands in the text.
fn occurrences(text: &str, word: &str) -> usize {
    let bytes = text.as_bytes();
    let Some(opening) = word.as_bytes().first_chunk() else {
        return 0;
    };
    let (mut at, mut count) = (0, 0);
    while let Some(start) = next_pair(bytes, at, *opening) {
        at = start + 1;
        let stands = bytes
            .get(start..)
            .is_some_and(|rest| rest.starts_with(word.as_bytes()))
            && word_end(text, start) == start + word.len()
            && begins_word(text, start);
        count += usize::from(stands);
    }
    count
}

/// Where the two bytes stand next, from byte `at` on.
fn next_pair(bytes: &[u8], mut at: usize, [first, second]: [u8; 2]) -> Option<usize> {
    let is_pair = |(a, b): (&u8, &u8)| u8::from(*a == first) & u8::from(*b == second);
    // Many are looked at together: most are others.
    while let Some(run) = bytes.get(at..)?.first_chunk::<33>()
        && run
            .iter()
            .zip(run.iter().skip(1))
            .fold(0, |any, pair| any | is_pair(pair))
            == 0
    {
        at += 32;
    }
    let rest = bytes.get(at..)?;
    let step = rest.windows(2).position(|pair| pair == [first, second])?;
    Some(at + step)
}

/// True when no letter or digit stands before byte `at`.
fn begins_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    !before.is_some_and(char::is_alphanumeric)
}

/// The end of the letters and digits that begin at byte `at`.
fn word_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while bytes.get(end).is_some_and(|&byte| is_plain_letter(byte)) {
        end += 1;
    }
    let rest = bytes.get(end..).unwrap_or_default();
    // A dash or quotation mark, as nearly all that is not ASCII.
    if rest.first().is_none_or(u8::is_ascii) || rest.starts_with(&[0xe2, 0x80]) {
        return end;
    }
    let rest = text.get(end..).unwrap_or_default();
    let len = rest.find(|c: char| !c.is_alphanumeric());
    end + len.unwrap_or(rest.len())
}

/// Takes the tokens from `first` on apart.
pub(super) fn split<'t>(
    text: &'t str,
    tokens: &mut Vec<Token>,
    first: usize,
    capitals: &Capitals<'t>,
) {
    // Most names do not end like a word that follows one: these are turned away here.
    let bytes = text.as_bytes();
    let is_name = |token: &Token| {
        is_long_name(token) && (!token.is_letters() || ends_like_tail(bytes.get(..token.span.end)))
    };
    let cut = |token: &Token| capitals.lost_space(token.span.of(text));
    let added = tokens.get(first..).unwrap_or_default();
    let Some(from) = first_long_name(added, |token| is_name(token) && cut(token).is_some()) else {
        return;
    };
    for token in tokens.split_off(first + from) {
        let Some(cut) = is_name(&token).then(|| cut(&token)).flatten() else {
            tokens.push(token);
            continue;
        };
        let Span { start, end } = token.span;
        let middle = start + cut;
        let name = Span::new(start, middle);
        tokens.push(Token::new(text, name, TokenKind::Word, token.glued));
        tokens.push(Token::new(
            text,
            Span::new(middle, end),
            TokenKind::Word,
            true,
        ));
    }
}

/// True for a word that begins with a capital letter and is as long as a name and a word behind it. At
/// once, since each by itself cannot be foreseen.
#[expect(clippy::needless_bitwise_bool, reason = "a branch cannot be foreseen")]
#[inline]
fn is_long_name(token: &Token) -> bool {
    token.is_capitalized() & (token.span.len() > SHORTEST + 1) & (token.kind == TokenKind::Word)
}

/// The first of these tokens that is a long name and that `accept` accepts.
fn first_long_name(tokens: &[Token], accept: impl Fn(&Token) -> bool) -> Option<usize> {
    // A bit for each of many tokens: which of them are names cannot be foreseen.
    let starts = (0..).step_by(TOGETHER);
    starts
        .zip(tokens.chunks(TOGETHER))
        .find_map(|(start, some)| {
            let bits = some.iter().rev();
            let mut names = bits.fold(0_u64, |bits, token| {
                bits << 1 | u64::from(is_long_name(token))
            });
            while names != 0 {
                let at = names.trailing_zeros() as usize;
                names &= names - 1;
                if some.get(at).is_some_and(&accept) {
                    return Some(start + at);
                }
            }
            None
        })
}

/// So many tokens are looked at together.
const TOGETHER: usize = 64;

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let document = Document::of_paragraphs(text);
        document
            .tokens
            .iter()
            .map(|token| token.span.of(text))
            .collect()
    }

    #[test]
    fn names_and_the_words_behind_them() {
        let found = words("Moberg came. Mobergsaid no. Moberg left");
        assert_eq!(
            found,
            [
                "Moberg", "came", ".", "Moberg", "said", "no", ".", "Moberg", "left"
            ]
        );
    }

    #[test]
    fn other_names_stay_whole() {
        assert_eq!(
            words("Roberts met Robertson"),
            ["Roberts", "met", "Robertson"]
        );
        assert_eq!(words("Mobergsaid no"), ["Mobergsaid", "no"]);
    }

    #[test]
    fn counts_one_by_one_what_it_counts_all_at_once() {
        let text = "Roberts, Robertson and xRoberts: Roberts’s “Roberts” É Élan Élan2 élan Élan";
        let all = Capitals::counts(text);
        for (word, count) in [("Roberts", 3), ("Robertson", 1), ("Élan", 2), ("Rober", 0)] {
            assert_eq!(occurrences(text, word), count, "{word}");
            assert_eq!(all.get(word).copied().unwrap_or(0), count, "{word}");
        }
    }

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(TAILS.faults(), Vec::<String>::new());
        for (tail, _) in TAILS.iter() {
            assert!(ends_like_tail(Some(tail.as_bytes())), "{tail}");
        }
        for word in ["Obama", "Oslo", "", "a", "É"] {
            assert!(!ends_like_tail(Some(word.as_bytes())), "{word}");
        }
    }
}
