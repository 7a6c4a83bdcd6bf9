//! The word lists of this stage. Every list is described in its head comment.

use crate::text::{Document, Table, WordFilter, word_hash};
use std::borrow::Cow;
use std::ops::Range;

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $file:literal;)*) => {
        $($(#[$doc])* pub(super) static $name: Table = crate::text::table!(include_str!(concat!("data/", $file)));)*
        #[cfg(test)]
        static ALL: &[(&str, &Table)] = &[$(($file, &$name)),*];
    };
}

lists! {
    /// Name to ISO code and canonical name.
    COUNTRIES = "countries.tsv";
    /// ISO code to canonical name.
    COUNTRY_TITLES = "country_titles.tsv";
    /// Adjective or noun to ISO code.
    DEMONYMS = "demonyms.tsv";
    /// Capital or seat of power to ISO code and kind.
    SEATS = "seats.tsv";
    /// City, division or region to ISO code.
    PLACES = "places.tsv";
    /// Forename to gender.
    FORENAMES = "forenames.tsv";
    /// Short form to full forename.
    NICKNAMES = "nicknames.tsv";
    /// Name to acronym.
    ORGANIZATIONS = "organizations.tsv";
    /// Last or first word of an organisation's name.
    ORG_HEADS = "org_heads.tsv";
    /// Last or first word of a place's name.
    PLACE_HEADS = "place_heads.tsv";
    /// Noun that heads a title, in lower case, to kind and gender.
    ROLE_HEADS = "role_heads.tsv";
    /// Words inside a title, in lower case.
    ROLE_MODIFIERS = "role_modifiers.txt";
    /// Words of grammar, in lower case.
    FUNCTION_WORDS = "function_words.txt";
    /// Verbs of saying, deciding and acting, in lower case.
    ACTING_VERBS = "acting_verbs.txt";
    /// Verbs whose object is a government.
    PRESSING_VERBS = "pressing_verbs.txt";
    /// Nouns that governments have.
    POLICY_NOUNS = "policy_nouns.txt";
    /// Nouns that go to and from governments.
    TALK_NOUNS = "talk_nouns.txt";
}

/// Longest name in any list, in tokens.
const LONGEST: usize = 8;

/// [`Table::longest`] as written or, where the text shouts ("NORTH KOREA"), with ordinary capitals.
pub(super) fn longest(
    table: &Table,
    document: &Document,
    first: usize,
    end: usize,
) -> Option<(usize, &'static str)> {
    let end = end.min(first.saturating_add(LONGEST));
    let found = table.longest(document, first, end, false);
    if found.is_none() && may_shout(document, first) {
        return shouted(table, document, first, end);
    }
    found
}

/// False for nearly all words that are not in capitals.
#[inline]
pub(super) fn may_shout(document: &Document, index: usize) -> bool {
    document.tokens.get(index).is_some_and(|token| {
        let second = document.text.as_bytes().get(token.span.start + 1);
        // Both at once: the length alone tells nothing.
        (token.span.len() >= 4) & !second.is_some_and(u8::is_ascii_lowercase)
    })
}

/// What tokens spell, looked up as a whole in several lists.
#[derive(Debug)]
pub(super) struct Whole<'d, 't> {
    document: &'d Document<'t>,
    tokens: &'d Range<usize>,
    /// See [`hash_as_written`].
    hash: Option<u32>,
    /// It can only be listed as it is written.
    is_plain: bool,
}

impl<'d, 't> Whole<'d, 't> {
    pub(super) fn of(document: &'d Document<'t>, tokens: &'d Range<usize>) -> Self {
        let hash = hash_as_written(document, tokens);
        Whole {
            document,
            tokens,
            hash,
            is_plain: hash.is_some()
                && tokens.len() <= LONGEST
                && !may_shout(document, tokens.start),
        }
    }

    /// False for nearly all phrases that are not among the keys of the filter.
    pub(super) fn may_be_in<const SIZE: usize>(&self, keys: &WordFilter<SIZE>) -> bool {
        self.hash.is_none_or(|hash| keys.may_have(hash))
    }

    /// The columns of the name that the tokens spell, all of them; as [`longest`] finds it.
    pub(super) fn columns_in(&self, table: &Table) -> Option<&'static str> {
        if let Some(hash) = self.hash
            && !table.may_begin_with_hashed(hash)
        {
            return None;
        }
        let text = self.document.phrase(self.tokens);
        // Tokens can end between letters that are not ASCII, keys cannot go on behind them there.
        if self.is_plain && text.is_ascii() {
            return table.get(text);
        }
        whole(table, self.document, self.tokens)
    }
}

/// The columns of the name that the tokens spell, all of them; as [`longest`] finds it.
fn whole(table: &Table, document: &Document, tokens: &Range<usize>) -> Option<&'static str> {
    let columns = |(count, columns)| (count == tokens.len()).then_some(columns);
    if tokens.len() == 1 {
        let found = table.get_at(document, tokens.start);
        if found.is_none() && may_shout(document, tokens.start) {
            return shouted(table, document, tokens.start, tokens.end).and_then(columns);
        }
        return found;
    }
    longest(table, document, tokens.start, tokens.end).and_then(columns)
}

/// The names of places, whatever their case.
#[allow(long_running_const_eval)]
static PLACE_NAMES: WordFilter<4096> = WordFilter::none().with_keys(&PLACES);

/// [`whole`] in the list of places, which is too long for an index.
pub(super) fn place(document: &Document, tokens: &Range<usize>) -> Option<&'static str> {
    let hash = hash_as_written(document, tokens);
    if hash.is_some_and(|hash| !PLACE_NAMES.may_have(hash)) {
        return None;
    }
    if hash.is_some() && tokens.len() <= LONGEST && !may_shout(document, tokens.start) {
        return PLACES.get(document.phrase(tokens));
    }
    whole(&PLACES, document, tokens)
}

/// The hash of a phrase whose words stand as in a list: one space between them, or nothing. None for
/// words whose hash would change with ordinary capitals.
fn hash_as_written(document: &Document, tokens: &Range<usize>) -> Option<u32> {
    if may_shout(document, tokens.start) && !document.phrase(tokens).is_ascii() {
        return None;
    }
    let tokens = document.tokens.get(tokens.clone())?;
    if let [token] = tokens {
        return Some(token.hash());
    }
    let (first, last) = (tokens.first()?, tokens.last()?);
    let bytes = document.text.as_bytes();
    let mut end = first.span.start;
    for token in tokens {
        let (gap, start) = (end, token.span.start);
        if start != gap && (start != gap + 1 || bytes.get(gap) != Some(&b' ')) {
            return None;
        }
        end = token.span.end;
    }
    Some(word_hash(bytes.get(first.span.start..last.span.end)?))
}

/// [`longest`] with ordinary capitals, for words in capitals.
fn shouted(
    table: &Table,
    document: &Document,
    first: usize,
    end: usize,
) -> Option<(usize, &'static str)> {
    let end = end.min(document.tokens.len());
    let word = document.word(first);
    // The index leaves the case of ASCII letters out.
    let known = !word.is_ascii() || table.may_begin_at(document, first);
    if first >= end || !known || !may_soften(word) {
        return None;
    }
    // An abbreviation stays as it is, and so it has been looked up.
    if word.contains('.') && !table.may_go_on_at(document, first) {
        return None;
    }
    let mut key = String::new();
    let mut best = None;
    for (count, index) in (first..end).enumerate() {
        if count > 0 && !document.tokens[index].glued {
            key.push(' ');
        }
        key.push_str(&softened(document.word(index)));
        let (line, opens) = table.step(&key);
        best = line.map(|(_, columns)| (count + 1, columns)).or(best);
        if !opens {
            break;
        }
    }
    best
}

/// True for a word that may stand in a list in small letters: capitals, and no abbreviation.
#[inline]
pub(super) fn may_soften(word: &str) -> bool {
    word.len() >= 4 && is_shouted(word) && word.chars().count() >= 4
}

/// True for a word of capital letters only.
#[inline]
pub(super) fn is_shouted(word: &str) -> bool {
    // Most words are none: their second letter is small.
    !matches!(word.as_bytes(), [_, second, ..] if second.is_ascii_lowercase()) && is_loud(word)
}

fn is_loud(word: &str) -> bool {
    const CAPITAL: u8 = 1;
    const SMALL: u8 = 2;
    const OTHER: u8 = 4;
    // One round without a way out of it in the middle.
    let seen = word.bytes().fold(0, |seen, byte| {
        seen | (CAPITAL * u8::from(byte.is_ascii_uppercase()))
            | (SMALL * u8::from(byte.is_ascii_lowercase()))
            | (OTHER * u8::from(!byte.is_ascii()))
    });
    if seen & OTHER == 0 {
        return seen == CAPITAL;
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// "NORTH" as "North"; words of three letters or fewer, abbreviations and other words unchanged;
/// "OF" as "of".
pub(super) fn softened(word: &str) -> Cow<'_, str> {
    if !is_shouted(word) || word.contains('.') {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() && !FUNCTION_WORDS.contains_lower(word) {
        let mut soft = word.to_owned();
        if let Some(tail) = soft.get_mut(1..) {
            tail.make_ascii_lowercase();
        }
        return Cow::Owned(soft);
    }
    let lower = word.to_lowercase();
    if FUNCTION_WORDS.contains(&lower) {
        return Cow::Owned(lower);
    }
    let mut letters = word.chars();
    let head: String = letters.next().into_iter().collect();
    Cow::Owned(head + &letters.as_str().to_lowercase())
}

/// What [`ORG_HEADS`] says of a word: can it end, can it begin a name?
pub(super) fn org_head(word: &str) -> (bool, bool) {
    let columns = ORG_HEADS.get(word).or_else(|| {
        is_shouted(word)
            .then(|| ORG_HEADS.get(&softened(word)))
            .flatten()
    });
    match columns {
        Some("both") => (true, true),
        Some(_) => (true, false),
        None => (false, false),
    }
}

/// True for a word that heads a title ("minister", "Sen.").
pub(super) fn is_role_head(word: &str) -> bool {
    ROLE_HEADS.contains_lower(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for (name, list) in ALL {
            assert_eq!(list.faults(), Vec::<String>::new(), "{name}");
        }
    }

    #[test]
    fn no_listed_name_is_turned_away() {
        static KEYS: WordFilter<512> = WordFilter::none().with_keys(&COUNTRIES);
        let may_be = |text: &str| {
            let document = Document::of_paragraphs(text);
            let all = 0..document.tokens.len();
            let spelled = Whole::of(&document, &all);
            let found = spelled.columns_in(&COUNTRIES);
            assert_eq!(found, whole(&COUNTRIES, &document, &all), "{text}");
            let may_be = spelled.may_be_in(&KEYS);
            assert!(may_be || found.is_none(), "{text}");
            may_be
        };
        for (name, _) in COUNTRIES.iter() {
            assert!(may_be(name), "{name}");
        }
        assert!(may_be("North\nKorea") && may_be("NORTH KOREA"));
        assert!(!may_be("Kvx") && !may_be("North Kvx") && !may_be("Korea Kvx North"));
    }

    #[test]
    fn places_are_found_as_a_whole() {
        let found = |text: &str| {
            let document = Document::of_paragraphs(text);
            place(&document, &(0..document.tokens.len()))
        };
        for text in ["Baton Rouge", "Baton\nRouge", "BATON ROUGE"] {
            assert_eq!(found(text), Some("US"), "{text}");
        }
        for text in ["baton rouge", "Baton", "Baton Rouge Kvx", "Kvx"] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn shouted_names_are_found() {
        let document = Document::of_paragraphs("NORTH KOREA TALKS\n\nNorth Korea");
        let found = |first| longest(&COUNTRIES, &document, first, 5).map(|(count, _)| count);
        assert_eq!(found(0), Some(2));
        assert_eq!(found(3), Some(2));
        assert_eq!(found(2), None);
    }
}
