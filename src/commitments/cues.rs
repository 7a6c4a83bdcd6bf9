//! The cues: which words bind a party, and what each needs around it.

use super::draft::Kind;
use super::forms::Forms;
use super::words::Words;
use crate::analysis::{Stance, Status, Strength};
use crate::report::names;
use crate::text::{Document, Table};
use std::ops::Range;

static VERBS: Table = crate::text::table!(include_str!("verbs.tsv"));
/// Forms of the verbs.
pub(super) static VERB_FORMS: Forms<8192> = Forms::of(&VERBS);
static NOUNS: Table = crate::text::table!(include_str!("nouns.tsv"));
/// Forms of the nouns.
pub(super) static NOUN_FORMS: Forms<4096> = Forms::of(&NOUNS);
/// Forms of the verbs and nouns.
pub(super) static FORMS: Words<1024> = Words::none().with_forms(&VERBS).with_forms(&NOUNS);
static ADJECTIVES: Table = crate::text::table!(include_str!("adjectives.tsv"));
/// The adjectives.
pub(super) static ADJECTIVE_WORDS: Words<1024> = Words::none().with_list(&ADJECTIVES);

/// What stands behind a cue, as the lists name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// to-infinitive: "pledged to help".
    To,
    /// "to" and a gerund or noun phrase: "committed to helping".
    ToNoun,
    /// "on" or "against" and a noun phrase: "agreed on a truce", "voted against the bill".
    On,
    /// Like [`On`](Self::On), with the opposite stance: "voted against the bill", "decided against going".
    Against,
    /// that-clause: "promised that it would help".
    That,
    /// Object: "pledged $2bn".
    Object,
    /// Object from `deals.txt`: "signed the pact".
    Deal,
    /// Object from `plans.txt`: "scrapped the visit".
    Plan,
    /// Object from `calls.txt`: "rejected the offer".
    Call,
    /// Object from `bills.txt`: "introduced a bill".
    Bill,
    /// Object that somebody else is to bring about: "called for a truce".
    Wanted,
    /// "about", "on", "over" or "for" and a noun phrase: "talks about a pipeline".
    About,
    /// Gerund: "ruled out sending".
    Gerund,
    /// Object of the -ing form only: "is considering a loan", but not "considers it done".
    GerundObject,
    /// Gerund of signing or joining: "avoided signing".
    SignGerund,
    /// "on" and a gerund: "plans on leaving".
    OnGerund,
    /// Object that is the party, and a to-infinitive: "urged Kyiv to wait".
    ObjectTo,
    /// Object that is the party, and "for" with what is wanted: "pressed Kyiv for reforms".
    ObjectFor,
    /// "tasked her deputy with finding", "threatened Oslo with sanctions"
    ObjectWith,
    /// "on" or "to" the party, and a to-infinitive: "its call on Kyiv to wait".
    OnTo,
    /// "with" and a noun phrase: "threatened with sanctions".
    With,
    /// "of" and a noun phrase: "pledge of $2bn".
    Of,
    /// "for" and a noun phrase: "plans for a visit".
    For,
    /// "in" and a gerund or noun phrase: "interested in joining".
    In,
    /// to-infinitive of agreeing, signing, passing: "failed to agree".
    AgreeTo,
    /// Only the -ing form of the cue, and a to-infinitive: "is looking to buy".
    IngTo,
    /// "itself" and a to-infinitive: "obliged itself to pay".
    SelfTo,
    /// Object from `measures.txt`: "announced sanctions".
    Measure,
    /// Object that is harm: "warned of retaliation".
    Harm,
    /// "is to" and a base form: "the aim is to leave".
    IsTo,
    /// whether, if, when, how: "unclear whether Moscow will agree".
    Wh,
}

impl Frame {
    /// Its name in the traits.
    pub(super) const fn trait_name(self) -> &'static str {
        match self {
            Frame::To => "To",
            Frame::ToNoun => "ToNoun",
            Frame::On => "On",
            Frame::Against => "Against",
            Frame::That => "That",
            Frame::Object => "Object",
            Frame::Deal => "Deal",
            Frame::Plan => "Plan",
            Frame::Call => "Call",
            Frame::Bill => "Bill",
            Frame::Wanted => "Wanted",
            Frame::About => "About",
            Frame::Gerund => "Gerund",
            Frame::GerundObject => "GerundObject",
            Frame::SignGerund => "SignGerund",
            Frame::OnGerund => "OnGerund",
            Frame::ObjectTo => "ObjectTo",
            Frame::ObjectFor => "ObjectFor",
            Frame::ObjectWith => "ObjectWith",
            Frame::OnTo => "OnTo",
            Frame::With => "With",
            Frame::Of => "Of",
            Frame::For => "For",
            Frame::In => "In",
            Frame::AgreeTo => "AgreeTo",
            Frame::IngTo => "IngTo",
            Frame::SelfTo => "SelfTo",
            Frame::Measure => "Measure",
            Frame::Harm => "Harm",
            Frame::IsTo => "IsTo",
            Frame::Wh => "Wh",
        }
    }

    fn from_name(name: &[u8]) -> Option<Frame> {
        Some(match name {
            b"to" => Frame::To,
            b"to-np" => Frame::ToNoun,
            b"on" => Frame::On,
            b"against" => Frame::Against,
            b"that" => Frame::That,
            b"np" => Frame::Object,
            b"deal" => Frame::Deal,
            b"plan" => Frame::Plan,
            b"call" => Frame::Call,
            b"bill" => Frame::Bill,
            b"wanted" => Frame::Wanted,
            b"about" => Frame::About,
            b"ing" => Frame::Gerund,
            b"ing-np" => Frame::GerundObject,
            b"sign-ing" => Frame::SignGerund,
            b"on-ing" => Frame::OnGerund,
            b"np-to" => Frame::ObjectTo,
            b"np-for" => Frame::ObjectFor,
            b"np-with" => Frame::ObjectWith,
            b"on-to" => Frame::OnTo,
            b"with" => Frame::With,
            b"of" => Frame::Of,
            b"for" => Frame::For,
            b"in" => Frame::In,
            b"agree-to" => Frame::AgreeTo,
            b"ing-to" => Frame::IngTo,
            b"self-to" => Frame::SelfTo,
            b"measure" => Frame::Measure,
            b"harm" => Frame::Harm,
            b"is-to" => Frame::IsTo,
            b"wh" => Frame::Wh,
            _ => return None,
        })
    }
}

/// A line of the cue lists.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Where the party stands, unless the context turns it.
    pub(super) kind: Kind,
    /// Their names, a space between them.
    frames: &'static [u8],
}

impl Entry {
    fn parse(columns: &'static str) -> Option<Entry> {
        // Few bytes tell the names apart; see the test of the lists.
        let bytes = columns.as_bytes();
        let stance = match bytes {
            [b'c', _, b'm', ..] => Stance::Commits,
            [b'c', ..] => Stance::Considers,
            [b'w', ..] => Stance::Withholds,
            [b'r', ..] => Stance::Refuses,
            _ => Stance::Threatens,
        };
        let (_, bytes) = bytes.split_at_checked(names::stance(stance).len() + 1)?;
        let status = match bytes {
            [b'm', ..] => Status::Made,
            [b'p', ..] => Status::Proposed,
            [b'e', ..] => Status::Expected,
            [b'u', ..] => Status::Unclear,
            [b'r', ..] => Status::Removed,
            [_, _, _, _, b'h', ..] => Status::Withheld,
            _ => Status::Withdrawn,
        };
        let (_, bytes) = bytes.split_at_checked(names::status(status).len() + 1)?;
        let strength = match bytes {
            [b'f', ..] => Strength::Firm,
            _ => Strength::Hedged,
        };
        let (_, frames) = bytes.split_at_checked(names::strength(strength).len() + 1)?;
        Some(Entry {
            kind: Kind::new(stance, status, strength),
            frames,
        })
    }

    /// The frames in the order of the list.
    pub(super) fn frames(&self) -> impl Iterator<Item = Frame> {
        let names = self.frames.split(|&byte| byte == b' ');
        names.filter_map(Frame::from_name)
    }
}

/// A cue found in the text.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    /// Its tokens, particles included.
    pub(super) tokens: Range<usize>,
    /// Its line in the lists.
    pub(super) entry: Entry,
    /// Its base form.
    pub(super) lemma: &'static str,
}

/// The verb that begins at token `index`, with its particles.
pub(super) fn verb(document: &Document, index: usize) -> Option<Cue> {
    listed(&VERBS, &VERB_FORMS, document, index)
}

/// The noun at token `index`.
pub(super) fn noun(document: &Document, index: usize) -> Option<Cue> {
    let cue = listed(&NOUNS, &NOUN_FORMS, document, index)?;
    // "according to", "the planned dam": forms of a verb, no plural.
    let word = document.word(index);
    let verbal = word.len() > cue.lemma.len() && (word.ends_with("ing") || word.ends_with("ed"));
    (!verbal).then_some(cue)
}

/// The adjective at token `index`.
pub(super) fn adjective(document: &Document, index: usize) -> Option<Cue> {
    let (lemma, columns) = ADJECTIVES.entry_lower(document.word(index))?;
    Some(Cue {
        tokens: index..index + 1,
        entry: Entry::parse(columns)?,
        lemma,
    })
}

/// The longest entry whose first word is the base form of token `index` and whose other words follow.
fn listed<const SLOTS: usize>(
    table: &Table,
    forms: &Forms<SLOTS>,
    document: &Document,
    index: usize,
) -> Option<Cue> {
    forms.find(document, index, |base| {
        let (found, mut opens) = table.step(base);
        opens &= forms.particles().may_hold(document, index + 1);
        let mut best = found.map(|found| (1, found));
        let mut key = String::new();
        for more in 1..4 {
            if !opens || !document.is_word(index + more) {
                break;
            }
            if more == 1 {
                key.push_str(base);
            }
            key.push(' ');
            key.push_str(&document.word(index + more).to_lowercase());
            let (found, longer) = table.step(&key);
            best = found.map(|found| (more + 1, found)).or(best);
            opens = longer;
        }
        let (length, (lemma, columns)) = best?;
        Some(Cue {
            tokens: index..index + length,
            entry: Entry::parse(columns)?,
            lemma,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lists_can_be_read() {
        for table in [VERBS, NOUNS, ADJECTIVES] {
            assert_eq!(table.faults(), Vec::<String>::new());
            for (key, columns) in table.iter() {
                let entry = Entry::parse(columns).unwrap_or_else(|| panic!("{key}"));
                let kind = entry.kind;
                let (stance, status) = (names::stance(kind.stance), names::status(kind.status));
                let head = format!("{stance} {status} {}\t", names::strength(kind.strength));
                assert!(columns.starts_with(&head), "{key}");
                assert_eq!(
                    entry.frames().count(),
                    columns
                        .split('\t')
                        .nth(1)
                        .map_or(0, |frames| frames.split(' ').count()),
                    "{key}"
                );
            }
        }
    }

    #[test]
    fn particles_belong_to_the_cue() {
        let document = Document::of_paragraphs("It ruled out boats. It called off and it called.");
        assert_eq!(
            verb(&document, 1).map(|cue| (cue.tokens, cue.lemma)),
            Some((1..3, "rule out"))
        );
        assert_eq!(
            verb(&document, 6).map(|cue| (cue.tokens, cue.lemma)),
            Some((6..8, "call off"))
        );
        assert!(verb(&document, 10).is_none(), "to call binds nobody");
        assert!(noun(&document, 3).is_none());
    }
}
