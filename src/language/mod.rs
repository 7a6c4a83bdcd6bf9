//! Which language the article is written in.
//!
//! Comes in: the text. Goes out: a code of ISO 639-1, or none when a sample of the text does not
//! tell for sure. Looks at letters only; what is English and how much of it, it does not say.

use crate::text::{Span, Table};

/// ISO 639-3 and ISO 639-1 of the languages that can be told apart.
static CODES: Table = crate::text::table!(include_str!("codes.tsv"));

/// Bytes that are looked at; with fewer, a list of foreign names may pass for another language.
const SAMPLE: usize = 2048;

/// Bytes in which English is looked for first.
const FIRST: usize = SAMPLE / 2;

/// "the", and words that no other language shares with it as a group.
const THE: u64 = packed(b"the");
const ENGLISH: [u64; 11] = [
    packed(b"of"),
    packed(b"and"),
    packed(b"that"),
    packed(b"with"),
    packed(b"was"),
    packed(b"from"),
    packed(b"which"),
    packed(b"said"),
    packed(b"have"),
    packed(b"has"),
    packed(b"had"),
];

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
pub fn detect(text: &str) -> Option<Language> {
    let sample = sample(text).of(text);
    let first = sample.get(..FIRST).unwrap_or(sample);
    if is_plainly_english(first) || is_plainly_english(sample) {
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

/// True when one word in twelve is a function word of English, "the" among them: nearly every
/// article, found in a hundredth of the time that the statistics of all languages take.
fn is_plainly_english(sample: &str) -> bool {
    let (mut words, mut articles, mut others) = (0, 0, 0);
    for word in sample.split_ascii_whitespace() {
        words += 1;
        let word = packed(word.as_bytes());
        articles += usize::from(word == THE);
        others += usize::from(ENGLISH.contains(&word));
    }
    articles >= 2 && others >= 3 && (articles + others) * 12 >= words
}

/// A word of up to eight bytes as a number, its letters small; 0 for a longer one.
const fn packed(word: &[u8]) -> u64 {
    let (mut packed, mut at) = (0, 0);
    while at < word.len() && word.len() <= 8 {
        packed = packed << 8 | (word[at] | 0x20) as u64;
        at += 1;
    }
    packed
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
        assert!(is_plainly_english(english));
        assert_eq!(detect(english), Some(EN));
        let titles = "Die Band The Who spielte The Kids Are Alright und The Seeker; der Rest des \
                      Abends gehörte den Musikern aus Köln und Bonn.";
        assert!(!is_plainly_english(titles));
        assert!(!is_plainly_english("the the the"));
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
