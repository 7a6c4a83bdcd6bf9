//! Which language the article is written in.
//!
//! Comes in: the text. Goes out: a code of ISO 639-1, or none when a sample of the text does not
//! tell for sure. Looks at letters only; what is English and how much of it, it does not say.

use crate::text::{Span, Table, lanes};

/// ISO 639-3 and ISO 639-1 of the languages that can be told apart.
static CODES: Table = crate::text::table!(include_str!("codes.tsv"));

/// Bytes that are looked at; with fewer, a list of foreign names may pass for another language.
const SAMPLE: usize = 2048;

/// Bytes in which English is looked for first.
const FIRST: usize = SAMPLE / 4;

/// The article of English.
const THE: u64 = packed(b"the");

/// Words that no other language shares with English as a group.
const FUNCTION_WORDS: [&[u8]; 11] = [
    b"of", b"and", b"that", b"with", b"was", b"from", b"which", b"said", b"have", b"has", b"had",
];

/// More of them, for articles that are mostly names.
const COMMON_WORDS: [&[u8]; 19] = [
    b"to", b"he", b"his", b"it", b"not", b"were", b"they", b"who", b"this", b"been", b"would",
    b"their", b"she", b"about", b"after", b"than", b"more", b"are", b"its",
];

/// The words in their slots, and to which of the lists they belong.
static SLOTS: ([u64; 64], [Group; 64]) = slots();

/// A list of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Function,
    Common,
}

const EN: Language = Language {
    code: "en",
    name: "English",
};

/// A language that was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// ISO 639-1: "en".
    pub code: &'static str,
    /// In English: "Norwegian".
    pub name: &'static str,
}

/// The language of a sample from the middle of `text`, where headline and page furniture are far.
/// Nearly every article is English by its function words, which are counted in a hundredth of the
/// time that the statistics of all languages take.
pub fn detect(text: &str) -> Option<Language> {
    let sample = sample(text).of(text);
    let first = Counts::of(sample.get(..FIRST).unwrap_or(sample));
    if first.are_plainly_english() {
        return Some(EN);
    }
    let all = Counts::of(sample);
    if all.are_plainly_english() || all.are_mostly_english() {
        return Some(EN);
    }
    let info = whatlang::detect(sample)?;
    if !info.is_reliable() {
        return None;
    }
    Some(Language {
        code: CODES.get(info.lang().code())?,
        name: info.lang().eng_name(),
    })
}

/// The words of a sample.
#[derive(Debug, Clone, Copy)]
struct Counts {
    /// All.
    words: usize,
    /// "the".
    articles: usize,
    /// [`FUNCTION_WORDS`].
    functions: usize,
    /// [`COMMON_WORDS`].
    common: usize,
}

impl Counts {
    fn of(sample: &str) -> Self {
        let sample = sample.as_bytes();
        let (mut all, mut articles, mut groups) = (0, 0, [0; 2]);
        let mut at = 0;
        while at < sample.len() {
            let eight = lanes::eight_at(sample, at);
            let mut spaces = spaces(eight);
            let len = lanes::before_first(spaces);
            at += len;
            if len > 0 {
                all += 1;
            }
            if 0 < len && len < 8 {
                let word = folded(eight, len);
                let slot = slot(word);
                articles += usize::from(word == THE);
                groups[SLOTS.1[slot] as usize] += usize::from(SLOTS.0[slot] == word);
            }
            // None of these words is longer.
            while spaces == 0 && at < sample.len() {
                spaces = self::spaces(lanes::eight_at(sample, at));
                at += lanes::before_first(spaces);
            }
            // Behind the space.
            at += 1;
        }
        Counts {
            words: all,
            articles,
            functions: groups[Group::Function as usize],
            common: groups[Group::Common as usize],
        }
    }

    /// One word in twelve is "the" or another function word.
    const fn are_plainly_english(self) -> bool {
        let functions = self.articles + self.functions;
        self.articles >= 2 && self.functions >= 3 && functions * 12 >= self.words
    }

    /// Fewer are, but with the common words one in ten.
    const fn are_mostly_english(self) -> bool {
        let functions = self.articles + self.functions;
        self.articles > 0
            && functions >= 6
            && self.common >= 4
            && (functions + self.common) * 10 >= self.words
    }
}

/// The highest bit of each of the eight bytes that is white space.
const fn spaces(eight: u64) -> u64 {
    lanes::between(eight, b' ', b' ') | lanes::between(eight, b'\t', b'\r')
}

/// The word of so many bytes, at most seven, with which these begin, as a number, its letters small.
const fn folded(bytes: u64, len: usize) -> u64 {
    (bytes | 0x2020_2020_2020_2020) & ((1 << (len * 8)) - 1)
}

/// [`folded`], of the bytes themselves.
const fn packed(word: &[u8]) -> u64 {
    let (mut packed, mut at) = (0, 0);
    while at < word.len() {
        packed |= (word[at] as u64) << (at * 8);
        at += 1;
    }
    folded(packed, word.len())
}

/// Puts each word into its own slot.
const fn slots() -> ([u64; 64], [Group; 64]) {
    let (mut words, mut groups) = ([0; 64], [Group::Function; 64]);
    let mut at = 0;
    while at < FUNCTION_WORDS.len() + COMMON_WORDS.len() {
        let (word, group) = if at < FUNCTION_WORDS.len() {
            (packed(FUNCTION_WORDS[at]), Group::Function)
        } else {
            (
                packed(COMMON_WORDS[at - FUNCTION_WORDS.len()]),
                Group::Common,
            )
        };
        let slot = slot(word);
        assert!(
            words[slot] == 0,
            "two words share a slot: take another factor"
        );
        (words[slot], groups[slot]) = (word, group);
        at += 1;
    }
    (words, groups)
}

/// The slot of a word; the factor is one of many that keep the words apart.
const fn slot(word: u64) -> usize {
    (word.wrapping_mul(0x2135_8ee6_1acc_d407) >> 58) as usize
}

fn sample(text: &str) -> Span {
    let boundary = |offset: usize| (0..=offset).rfind(|&at| text.is_char_boundary(at));
    let start = boundary(text.len().saturating_sub(SAMPLE) / 2).unwrap_or(0);
    let end = boundary(text.len().min(start + SAMPLE)).unwrap_or(start);
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<&'static str> {
        detect(text).map(|language| language.code)
    }

    #[test]
    fn tells_languages_apart() {
        let english = "The harbour master said on Friday that the old pier would be closed for \
                       repairs until the end of the month, and that ferries would not be affected.";
        let german = "Der Hafenmeister sagte am Freitag, die alte Mole werde bis zum Ende des \
                      Monats wegen Reparaturen geschlossen; die Fähren seien davon nicht betroffen.";
        let greek =
            "Ο λιμενάρχης είπε την Παρασκευή ότι η παλιά προβλήτα θα κλείσει για επισκευές.";
        assert_eq!(code(english), Some("en"));
        assert_eq!(code(german), Some("de"));
        assert_eq!(code(greek), Some("el"));
        assert_eq!(detect(german).map(|language| language.name), Some("German"));
    }

    #[test]
    fn function_words_alone_tell_english() {
        let english = "The mayor of the town and the head of the port met with those from which \
                       the plan came, and the plan was bad.";
        assert!(Counts::of(english).are_plainly_english());
        assert_eq!(detect(english), Some(EN));
        let titles = "Die Band The Who spielte The Kids Are Alright und The Seeker; der Rest des \
                      Abends gehörte den Musikern aus Köln und Bonn.";
        for text in [titles, "the the the"] {
            let counts = Counts::of(text);
            assert!(!counts.are_plainly_english() && !counts.are_mostly_english());
        }
    }

    #[test]
    fn common_words_tell_english_among_names() {
        let names = "Ana Roe, Ida Holm, Ole Berg, Per Lund and Eva Falk of Oslo, ".repeat(6);
        let english = format!("The sailors had met after work, they said. {names} to his boat.");
        let counts = Counts::of(&english);
        assert_eq!(
            (counts.articles, counts.functions, counts.common),
            (1, 13, 4)
        );
        assert!(counts.are_mostly_english());
        assert!(!Counts::of(&english.replace("The ", "")).are_mostly_english());
        assert!(!Counts::of(&names).are_mostly_english());
    }

    #[test]
    fn counts_words_of_all_lengths() {
        let counts = Counts::of(" OF\nharbourmasters\tAnd  the\r\nharbours that");
        assert_eq!(counts.words, 6);
        assert_eq!(
            (counts.articles, counts.functions, counts.common),
            (1, 3, 0)
        );
        assert_eq!(Counts::of("").words, 0);
    }

    #[test]
    fn stays_silent_when_there_is_too_little_to_tell() {
        for text in ["", "12:30", "😀", "Oslo", "— “…”"] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn samples_the_middle_on_character_boundaries() {
        let text = "é".repeat(5000);
        let sample = sample(&text);
        assert!(sample.len() <= SAMPLE && sample.len() > SAMPLE - 4);
        assert!(sample.start > 3000 && !sample.of(&text).is_empty());
        assert_eq!(super::sample("short"), Span::new(0, 5));
    }

    #[test]
    fn every_language_has_its_code() {
        assert_eq!(CODES.faults(), Vec::<String>::new());
        for language in whatlang::Lang::all() {
            let code = CODES.get(language.code()).unwrap_or("");
            assert_eq!(code.len(), 2, "{}", language.code());
        }
        assert_eq!(CODES.iter().count(), whatlang::Lang::all().len());
    }
}
