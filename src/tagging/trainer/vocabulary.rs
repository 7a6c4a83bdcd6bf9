//! Makes the lexicon: classes of words, how they are written, lists, names of several words.

mod lists;

use crate::clusters::{self, Contexts};
use crate::corpora::{Marked, Outcome};
use analyze::tagging::hash::{Case, spell};
use analyze::tagging::lexicon::{
    self, Facts, Lexicon, PhraseFacts, fact, list, phrase_key, word_key,
};
use analyze::tagging::marking::Line;
use analyze::tagging::tagger::Tagger;
use analyze::tagging::words::Words;
use analyze::tagging::{Entity, EntityKind, Tag, Tags};
use analyze::text::{Document, TokenKind};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::collections::HashMap;
use std::path::Path;

/// Cache lines of the two tables.
const WORD_LINES: usize = 15_360;
const PHRASE_LINES: usize = 6144;
/// Words met less often have no class.
const LEAST: u32 = 5;
const CLASSES: usize = 1000;
const GROUPS: usize = 120;

/// A word in one capitalisation.
#[derive(Debug, Clone, Copy, Default)]
struct Form {
    lower: u32,
    case: Case,
    count: u32,
    class: u32,
    group: u32,
    lists: u64,
    inner: bool,
    uses: [u32; 4],
    tags: [u32; Tag::ALL.len()],
}

/// Everything that goes into the lexicon.
#[derive(Debug, Default, Clone)]
pub(crate) struct Vocabulary {
    forms: Vec<Form>,
    numbers: HashMap<u64, u32>,
    phrases: BTreeMap<u64, u32>,
    /// How often a word stands small and with a capital inside sentences.
    written: HashMap<u32, (u32, u32)>,
}

/// A token of the news: the number of its form, and whether its capital says nothing.
#[derive(Clone, Copy)]
struct Token {
    form: u32,
    initial: bool,
}

impl Vocabulary {
    /// Reads the news, the lists and the marked articles.
    pub(crate) fn new(corpora: &Path, texts: &[String], articles: &[Marked]) -> Outcome<Self> {
        let mut vocabulary = Vocabulary::default();
        let sentences = vocabulary.read(texts);
        vocabulary.classify(&sentences);
        drop(sentences);
        vocabulary.add_lists(&corpora.join("facts"))?;
        vocabulary.add_inner(articles);
        Ok(vocabulary)
    }

    fn form(&mut self, lower: u32, case: Case) -> u32 {
        let case = if case == Case::Initial {
            Case::Title
        } else {
            case
        };
        let case = if case == Case::None {
            Case::Lower
        } else {
            case
        };
        let next = u32::try_from(self.forms.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(word_key(lower, case)).or_insert(next);
        if number == next {
            self.forms.push(Form {
                lower,
                case,
                ..Form::default()
            });
        }
        number
    }

    /// Counts the forms; gives the sentences of running text, first words as they would be
    /// written inside.
    fn read(&mut self, texts: &[String]) -> Vec<Vec<Token>> {
        type Seen = (u32, Case, bool);
        let empty = Lexicon::read(&[]);
        let seen: Vec<Vec<Vec<Seen>>> = texts
            .par_iter()
            .map(|text| {
                let document = Document::of_paragraphs(text);
                let words = Words::new(&document, &empty);
                let plain =
                    |range: &std::ops::Range<usize>| words.words[range.start].line == Line::Normal;
                let ranges = document
                    .sentences
                    .iter()
                    .map(|sentence| sentence.tokens.clone());
                ranges
                    .filter(plain)
                    .map(|range| {
                        let one = |word: &analyze::tagging::words::Word| {
                            (word.spelling.lower, word.spelling.case, word.initial)
                        };
                        words.words[range].iter().map(one).collect()
                    })
                    .collect()
            })
            .collect();
        let mut sentences = Vec::new();
        for sentence in seen.into_iter().flatten() {
            let mut tokens = Vec::with_capacity(sentence.len());
            for (lower, case, initial) in sentence {
                let form = self.form(lower, case);
                let initial = initial && case.is_capital();
                if !initial {
                    self.forms[form as usize].count += 1;
                    let written = self.written.entry(lower).or_default();
                    if case.is_capital() {
                        written.1 += 1;
                    } else {
                        written.0 += 1;
                    }
                }
                tokens.push(Token { form, initial });
            }
            sentences.push(tokens);
        }
        for token in sentences.iter_mut().flatten().filter(|token| token.initial) {
            let form = self.forms[token.form as usize];
            let small = self.numbers.get(&word_key(form.lower, Case::Lower));
            if let Some(&small) = small
                && self.forms[small as usize].count > form.count
            {
                token.form = small;
            }
        }
        sentences
    }

    /// Sorts the frequent forms into classes.
    fn classify(&mut self, sentences: &[Vec<Token>]) {
        const NEAR: u32 = 4000;
        const FAR: u32 = 1000;
        let mut order: Vec<u32> = (0..).take(self.forms.len()).collect();
        order.retain(|&form| self.forms[form as usize].count >= LEAST);
        order.sort_by_key(|&form| (std::cmp::Reverse(self.forms[form as usize].count), form));
        let mut ranks = vec![u32::MAX; self.forms.len()];
        for (rank, &form) in (0..).zip(&order) {
            ranks[form as usize] = rank;
        }
        let edge = NEAR;
        let pairs_of = |sentence: &Vec<Token>| {
            let rank = |at: Option<usize>| match at.and_then(|at| sentence.get(at)) {
                Some(token) => ranks[token.form as usize],
                None => edge,
            };
            let mut pairs = Vec::new();
            for at in 0..sentence.len() {
                let own = u64::from(rank(Some(at)));
                if own >= order.len() as u64 {
                    continue;
                }
                let near = [rank(at.checked_sub(1)), rank(Some(at + 1))];
                let far = [rank(at.checked_sub(2)), rank(Some(at + 2))];
                for (side, context) in (0..).zip(near) {
                    if context <= NEAR {
                        pairs.push(own << 32 | u64::from(side * (NEAR + 1) + context));
                    }
                }
                for (side, context) in (0..).zip(far) {
                    if context < FAR {
                        pairs.push(own << 32 | u64::from(2 * (NEAR + 1) + side * FAR + context));
                    }
                }
            }
            pairs
        };
        let mut pairs: Vec<u64> = sentences.par_iter().flat_map_iter(pairs_of).collect();
        pairs.par_sort_unstable();
        let columns = 2 * (NEAR + 1) + 2 * FAR;
        let contexts = Contexts::new(order.len(), columns as usize, &pairs);
        drop(pairs);
        let vectors = contexts.vectors();
        let classes = clusters::classes(&vectors, CLASSES);
        let groups = clusters::classes(&vectors, GROUPS);
        for ((&form, class), group) in order.iter().zip(classes).zip(groups) {
            let form = &mut self.forms[form as usize];
            form.class = class + 1;
            form.group = group + 1;
        }
    }

    fn add_phrase(&mut self, words: impl ExactSizeIterator<Item = u32>, kinds: u32) {
        let last = words.len().saturating_sub(1);
        let mut key = 0;
        for (at, word) in words.enumerate() {
            key = phrase_key(key, word);
            let cell = if at == last {
                kinds << 1
            } else {
                PhraseFacts::PREFIX
            };
            *self.phrases.entry(key).or_default() |= cell;
        }
    }

    /// Marks the small words and marks that stand inside names.
    fn add_inner(&mut self, articles: &[Marked]) {
        let mut counts: BTreeMap<u32, (u32, Case)> = BTreeMap::new();
        for article in articles {
            let document = Document::of_paragraphs(&article.text);
            for (span, _) in &article.names {
                for index in document.tokens_in(*span) {
                    let spelt = spell(document.word(index));
                    let number = document.tokens[index].kind == TokenKind::Number;
                    if !spelt.case.is_capital() && !number && !document.is_possessive(index) {
                        counts.entry(spelt.lower).or_insert((0, spelt.case)).0 += 1;
                    }
                }
            }
        }
        for (lower, (count, case)) in counts {
            if count >= 2 {
                let form = self.form(lower, case);
                self.forms[form as usize].inner = true;
            }
        }
    }

    /// Tags the news and keeps what words and names of several words are used for.
    pub(crate) fn add_uses(&mut self, texts: &[String], tagger: &Tagger) {
        let mut phrases: HashMap<Vec<u32>, [u32; 5]> = HashMap::new();
        let (names, tags) = uses_in(texts, tagger);
        for (key, tag) in tags {
            if let Some(&number) = self.numbers.get(&key) {
                self.forms[number as usize].tags[tag as usize] += 1;
            }
        }
        for (words, case, kind) in names {
            for &lower in &words {
                let number = self
                    .numbers
                    .get(&word_key(
                        lower,
                        if words.len() == 1 { case } else { Case::Title },
                    ))
                    .or_else(|| self.numbers.get(&word_key(lower, Case::Upper)));
                if let Some(&number) = number
                    && (kind as usize) < 4
                {
                    self.forms[number as usize].uses[kind as usize] += 1;
                }
            }
            if (2..7).contains(&words.len()) {
                phrases.entry(words).or_default()[kind as usize] += 1;
            }
        }
        let mut kept: Vec<(Vec<u32>, [u32; 5])> = Vec::new();
        #[expect(clippy::iter_over_hash_type, reason = "sorted below")]
        for (words, counts) in phrases {
            let total: u32 = counts.iter().sum();
            if total >= 5 {
                kept.push((words, counts));
            }
        }
        kept.sort_unstable();
        for (words, counts) in kept {
            let total: u32 = counts.iter().sum();
            for (kind, count) in (0..).zip(counts) {
                if count * 4 >= total * 3 {
                    self.add_phrase(words.iter().copied(), 1 << (5 + kind));
                }
            }
        }
    }

    /// The bytes of the lexicon, how many words and phrases it has, how many found no room.
    pub(crate) fn write(&self) -> (Vec<u8>, [usize; 3]) {
        let mut words: Vec<&Form> = self
            .forms
            .iter()
            .filter(|form| {
                let known = form.lists & !(list::SURNAME | list::FORENAME) != 0
                    || form.lists & list::FREQUENT != 0
                    || form.count >= 2 && form.lists != 0;
                form.class > 0 || known || form.inner
            })
            .collect();
        words.sort_by_key(|form| {
            (
                !form.inner,
                std::cmp::Reverse(form.count),
                word_key(form.lower, form.case),
            )
        });
        let words: Vec<(u64, Facts)> = words
            .iter()
            .map(|form| (word_key(form.lower, form.case), self.facts(form)))
            .collect();
        let phrases: Vec<(u64, PhraseFacts)> = self
            .phrases
            .iter()
            .map(|(key, kinds)| (*key, PhraseFacts(*kinds)))
            .collect();
        let (bytes, left_out) = lexicon::write(&words, WORD_LINES, &phrases, PHRASE_LINES);
        (bytes, [words.len(), phrases.len(), left_out])
    }

    fn facts(&self, form: &Form) -> Facts {
        let (small, capital) = self.written.get(&form.lower).copied().unwrap_or_default();
        let written = if small + capital < 3 {
            0
        } else if small * 2 > capital * 3 {
            1
        } else if capital > small * 4 {
            3
        } else {
            2
        };
        let mut facts = Facts::default();
        facts.set(fact::CLUSTER, u64::from(form.class));
        facts.set(fact::GROUP, u64::from(form.group));
        facts.set(fact::WRITTEN, written);
        facts.set(fact::LISTS, form.lists);
        facts.set(fact::INNER, u64::from(form.inner));
        facts.set(fact::USES, uses(form));
        facts.set(fact::ONLY_TAG, only_tag(form));
        facts
    }
}

/// The words of a name, the capitals of the first one, what it names.
type Name = (Vec<u32>, Case, EntityKind);
/// The key of a word and what it was used as.
type Tagged = (u64, Tag);

/// The sure names of the news, and the words with their parts of speech.
fn uses_in(texts: &[String], tagger: &Tagger) -> (Vec<Name>, Vec<Tagged>) {
    let found: Vec<(Vec<Name>, Vec<Tagged>)> = texts
        .par_iter()
        .map(|text| {
            let document = Document::of_paragraphs(text);
            let tags = tagger.tag(&document);
            (names_in(&document, &tags), tags_in(&tags))
        })
        .collect();
    let (names, tags): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    (
        names.into_iter().flatten().collect(),
        tags.into_iter().flatten().collect(),
    )
}

fn names_in(document: &Document, tags: &Tags) -> Vec<Name> {
    let name = |entity: &Entity| {
        let spelt = |index| spell(document.word(index));
        let case = spelt(entity.tokens.start).case;
        let words = entity.tokens.clone().map(|index| spelt(index).lower);
        (words.collect(), case, entity.kind)
    };
    tags.entities
        .iter()
        .filter(|entity| entity.margin > 100)
        .map(name)
        .collect()
}

/// The words whose capitals say something, with their parts of speech.
fn tags_in(tags: &Tags) -> Vec<Tagged> {
    let pairs = tags.parts.words().words.iter().zip(tags.parts.all());
    pairs
        .filter(|(word, _)| word.line == Line::Normal && !word.initial)
        .map(|(word, tag)| (word_key(word.spelling.lower, word.spelling.case), tag))
        .collect()
}

/// One more than the tag that a form has nearly always, 0 when there is none. A tagger errs now
/// and then; words met seldom prove nothing.
fn only_tag(form: &Form) -> u64 {
    const LEAST: u32 = 50;
    const ERRORS: u32 = 400;
    let total: u32 = form.tags.iter().sum();
    let most = (1..)
        .zip(form.tags)
        .find(|(_, count)| total - count <= total / ERRORS);
    match most {
        Some((tag, _)) if total >= LEAST => tag,
        _ => 0,
    }
}

/// How often a form is in names of each kind, two bits each: hardly, now and then, often, mostly.
fn uses(form: &Form) -> u64 {
    let total = form.uses.iter().sum::<u32>().max(form.count / 2);
    if form.uses.iter().sum::<u32>() < 3 {
        return 0;
    }
    form.uses.iter().rev().fold(0, |bits, &count| {
        let share = if count * 10 < total {
            0
        } else if count * 3 < total {
            1
        } else if count * 5 < total * 4 {
            2
        } else {
            3
        };
        bits << 2 | share
    })
}
