//! Speakers: who stands behind the words that name a source.
//!
//! Names are looked up here; whom "she" means is in `pronouns`, "the minister" in `described`, "the
//! statement" in `authors`, from what `desk` remembers.

use super::anonymity;
use super::desk::{Desk, Heard};
use super::functions::{Function, function_at};
use super::marks::Quotation;

use super::statements::Draft;
use super::wording::{self, Wording};
use crate::actors::Actors;
use crate::analysis::{
    ActorId, ActorKind, MentionKind, Quote, QuoteId, QuoteKind, Speaker, SpeakerKind,
};
use crate::text::{Document, Part, Span};

/// How many actors a name is compared with.
const ACTORS: usize = 400;

/// Gives every draft its speaker.
pub(super) fn name(
    document: &Document,
    actors: &Actors,
    quotations: &[Quotation],
    drafts: Vec<Draft>,
) -> Vec<Quote> {
    let mut desk = Desk::new(document, actors, quotations);
    drafts
        .into_iter()
        .map(|draft| {
            let speaker = match draft.kind {
                QuoteKind::Unattributed => None,
                _ => draft.source.map(|source| desk.speaker(source)),
            };
            if let (Some(cue), Some(speaker)) = (draft.cue, &speaker) {
                desk.issue(cue, speaker);
            }
            Quote {
                kind: draft.kind,
                paragraph: paragraph(document, draft.content.start),
                span: draft.content,
                verbatim: draft.verbatim,
                cue: draft.cue,
                speaker,
                continues: draft.continues.map(QuoteId),
            }
        })
        .collect()
}

/// The paragraph that holds byte `offset`; none between the passages.
fn paragraph(document: &Document, offset: usize) -> Option<usize> {
    let next = document
        .passages
        .partition_point(|passage| passage.span.start <= offset);
    let passage = document.passages.get(next.checked_sub(1)?)?;
    match passage.part {
        Part::Paragraph(paragraph) if offset < passage.span.end => Some(paragraph),
        _ => None,
    }
}

/// Who is meant, as far as known: the actor and the name to print.
pub(super) type Meant = (Option<ActorId>, String);

impl Desk<'_, '_> {
    fn speaker(&mut self, span: Span) -> Speaker {
        let (meant, kind, core) = match wording::read(self.document, span) {
            Wording::Pronoun => (self.pronoun(span), SpeakerKind::Pronoun, span),
            Wording::Phrase { core, author, kind } => {
                let (meant, kind) = self.phrase(span, core, author, kind);
                (Some(meant), kind, core)
            }
        };
        let kind = match kind {
            SpeakerKind::Description if anonymity::is_unnamed(self.document, span) => {
                SpeakerKind::Anonymous
            }
            kind => kind,
        };
        let (actor, name) = match meant {
            Some((actor, name)) => (actor, Some(name)),
            None => (None, None),
        };
        if let Some(name) = &name
            && (actor.is_some()
                || matches!(
                    kind,
                    SpeakerKind::Named | SpeakerKind::Document | SpeakerKind::Pronoun
                )
                || wording::is_somebody(self.document, span))
        {
            let passage = self.passage(span);
            let heard = Heard {
                actor,
                words: match actor {
                    Some(_) => String::new(),
                    None => name.clone(),
                },
                kind,
                core,
                passage,
                token: self.document.token_behind(span.start),
            };
            self.hear(heard);
        }
        Speaker {
            actor,
            name,
            span,
            kind,
            anonymity: None,
        }
    }

    fn phrase(
        &self,
        span: Span,
        core: Span,
        author: Option<Span>,
        kind: SpeakerKind,
    ) -> (Meant, SpeakerKind) {
        let by_name = self
            .named(core)
            .or_else(|| author.and_then(|author| self.named(author)));
        if let Some(id) = by_name {
            return (self.known(id), SpeakerKind::Named);
        }
        if let Some(meant) = self.apposed(span, core) {
            return (meant, SpeakerKind::Named);
        }
        if let Some(meant) = author.and_then(|author| self.described(span, author)) {
            return (meant, SpeakerKind::Document);
        }
        if let Some(name) = wording::given_name(self.document, span) {
            let named = self.named(name).map(|id| self.known(id));
            let words = (None, self.document.slice(name).to_owned());
            return (named.unwrap_or(words), SpeakerKind::Named);
        }
        if let Some(id) = self.members(core) {
            return (self.known(id), SpeakerKind::Description);
        }
        let words = |span| (None, self.document.slice(span).to_owned());
        match kind {
            SpeakerKind::Named => match self.described(span, core) {
                Some(meant) => (meant, SpeakerKind::Description),
                None if self.called(core).is_some() => {
                    (self.called(core).unwrap_or_default(), kind)
                }
                None => (words(wording::capitals(self.document, core)), kind),
            },
            SpeakerKind::Description => {
                let meant = self.described(span, core);
                (
                    meant.unwrap_or_else(|| words(wording::up_to_comma(self.document, span))),
                    kind,
                )
            }
            SpeakerKind::Document => {
                let meant = self.author(span, core);
                (
                    meant.unwrap_or_else(|| words(wording::unmade(self.document, span, core))),
                    kind,
                )
            }
            _ if wording::is_definite(self.document, core) => {
                // "the source" after "a source at the port"
                let head = wording::head(self.document, core);
                let meant = self.same_words(&self.candidates(span), &head);
                (meant.unwrap_or_else(|| words(core)), kind)
            }
            _ => (words(span), kind),
        }
    }

    /// An actor with the name to print.
    pub(super) fn known(&self, id: ActorId) -> Meant {
        (Some(id), self.actors.get(id).name.clone())
    }

    /// The actor whose name ends the phrase: "British Prime Minister **Keir Starmer**", "**Jane Roe** of Ohio".
    fn named(&self, core: Span) -> Option<ActorId> {
        // "the **Commission** on Safe Harbours": the phrase ends inside the name.
        let last = self.actors.mention_at(core.end.saturating_sub(1));
        if let Some((mention, id)) = last.filter(|(mention, _)| mention.span.end > core.end) {
            let before = self
                .document
                .slice(Span::new(core.start, mention.span.start));
            if mention.span.start == core.start || before.trim().eq_ignore_ascii_case("the") {
                return Some(id);
            }
        }
        let behind = |end| self.document.slice(Span::new(end, core.end)).trim();
        self.actors
            .mentions_in(core)
            .rev()
            .filter(|(mention, _)| matches!(mention.kind, MentionKind::Name | MentionKind::Metonym))
            .filter(|(mention, _)| {
                // "the President of **France**" is not France.
                let owned = self
                    .document
                    .slice(Span::new(core.start, mention.span.start))
                    .trim()
                    .ends_with(" of");
                let rest = behind(mention.span.end);
                rest.is_empty() && !owned || rest.starts_with("of ")
            })
            .max_by_key(|(mention, id)| {
                (
                    self.actors.get(*id).kind == ActorKind::Person,
                    mention.span.start,
                )
            })
            .map(|(_, id)| id)
    }

    /// The body for which its members speak: "the **Harbour Union** leaders".
    fn members(&self, core: Span) -> Option<ActorId> {
        let document = self.document;
        let tokens = document.tokens_in(core);
        let head = tokens.end.checked_sub(1)?;
        let members = ["leaders", "representatives", "analysts", "economists"];
        let (mention, id) = self.actors.mentions_in(core).next()?;
        let name = document.tokens_in(mention.span);
        let lead = tokens.start..name.start;
        let whole = name.end == head
            && document.is_any(head, &members)
            // Leaders in a chamber of parliament do not speak for it.
            && !document.is_any(name.start, &["House", "Senate", "Congress"])
            && (lead.is_empty() || lead.len() == 1 && document.is(lead.start, "the"));
        (whole && self.actors.get(id).kind == ActorKind::Organization).then_some(id)
    }

    /// The one actor with that name, or the one person with that surname behind a title, capitals or
    /// not: "**ROE** SLAMS PLAN", "Attorney **Roe**".
    fn called(&self, core: Span) -> Option<Meant> {
        let capitals = wording::capitals(self.document, core);
        let name = self.document.slice(capitals).to_lowercase();
        let surname = name.rsplit(' ').next().filter(|word| word.len() > 2)?;
        let actors = || self.actors.actors.iter().enumerate().take(ACTORS);
        let whole = only(actors().filter(|(_, actor)| {
            bears(&actor.name, &name) || actor.aliases.iter().any(|alias| is_small_of(&name, alias))
        }));
        whole
            .or_else(|| {
                only(actors().filter(|(_, actor)| {
                    actor.kind == ActorKind::Person && bears(&actor.name, surname)
                }))
            })
            .map(|(id, _)| self.known(ActorId(id)))
    }

    /// The name beside a description: "the minister, **Ana Roe**", "one of the groups, **the Harbour
    /// Union**"; not what somebody owns: "the report, **Roe**'s third".
    fn apposed(&self, span: Span, core: Span) -> Option<Meant> {
        let document = self.document;
        let tokens = document.tokens_in(span);
        let behind = document.tokens_in(core).end;
        let person = wording::is_somebody(document, core);
        for comma in (behind..tokens.end)
            .filter(|&at| document.is(at, ","))
            .take(2)
        {
            // A title may stand before the name: "the mayor, **former teacher** Ana Roe".
            let title = |at: &usize| {
                document.is_word(*at)
                    && matches!(
                        function_at(document, *at),
                        Function::Open | Function::Determiner
                    )
            };
            let found = (comma + 1..tokens.end.min(comma + 8))
                .take_while(|at| *at == comma + 1 || title(&(at - 1)))
                .filter_map(|at| document.tokens.get(at))
                .find_map(|token| {
                    let mention = self.actors.mention_at(token.span.start);
                    mention.filter(|(mention, id)| {
                        mention.kind == MentionKind::Name
                            && self.actors.get(*id).kind != ActorKind::Country
                    })
                });
            let Some((mention, id)) = found else {
                continue;
            };
            let end = document.tokens_in(mention.span).end;
            let whole = end >= tokens.end || document.is_any(end, &[",", "(", "of"]);
            let actor = self.actors.get(id).kind;
            let fits = match actor {
                ActorKind::Person => person,
                ActorKind::Organization => !person,
                ActorKind::Country => false,
            };
            if whole && fits {
                return Some(self.known(id));
            }
        }
        None
    }
}

/// True when `own` in small letters is `name`, or ends with it.
fn bears(own: &str, name: &str) -> bool {
    if !own.is_ascii() {
        let own = own.to_lowercase();
        let rest = own.strip_suffix(name);
        return rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    }
    let (own, name) = (own.as_bytes(), name.as_bytes());
    let parted = own
        .len()
        .checked_sub(name.len())
        .and_then(|at| own.split_at_checked(at));
    parted.is_some_and(|(rest, tail)| {
        tail.eq_ignore_ascii_case(name) && matches!(rest, [] | [.., b' '])
    })
}

/// True when `word` in small letters is `small`.
fn is_small_of(small: &str, word: &str) -> bool {
    if word.is_ascii() {
        word.eq_ignore_ascii_case(small)
    } else {
        word.to_lowercase() == small
    }
}

/// The only one.
fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::{bears, is_small_of};

    #[test]
    fn names_in_apposition_win() {
        check(
            "Jane Roe came first.\n\n“We will win,” said the minister, Ana Moe.",
            &["Direct [We will win,] said Ana Moe"],
        );
        check(
            "Jane Roe came first. The leader of that town, former teacher Ana Moe, said “it rains too much.”",
            &["Direct [it rains too much.] said Ana Moe"],
        );
    }

    #[test]
    fn capitals_do_not_part_names() {
        for own in ["Jane ROE", "roe", "Élise Roe"] {
            assert!(bears(own, "roe"), "{own}");
        }
        for own in ["Munroe", "Roe Doe", "oe", "É. Munroe"] {
            assert!(!bears(own, "roe"), "{own}");
        }
        assert!(bears("Jane ÉTÉ", "été") && !bears("Jane ETE", "été"));
        assert!(is_small_of("été", "Été") && is_small_of("roe", "ROE"));
        assert!(!is_small_of("roe", "Roes"));
    }

    #[test]
    fn a_surname_behind_a_title() {
        check(
            "Jane Roe came first. According to Attorney Roe, the harbour is closed.",
            &["Indirect [the harbour is closed] According to Jane Roe"],
        );
    }
}
