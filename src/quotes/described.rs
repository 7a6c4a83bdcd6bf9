//! Whom a description means that names nobody: "the minister", "the company". Doubt gives nothing,
//! and the words stand for themselves.

use super::desk::{Candidate, Desk, MEMORY, MENTIONS};
use super::offices::{self, Office};
use super::speakers::Meant;
use super::wording;
use crate::analysis::{Actor, ActorId, ActorKind, MentionKind};
use crate::text::{Part, Span};

impl Desk<'_, '_> {
    /// Whom a description means: the bearer of the role, or whoever spoke last and can be called so.
    pub(super) fn described(&self, span: Span, core: Span) -> Option<Meant> {
        let document = self.document;
        let office = wording::office(document, core);
        if !wording::is_definite(document, office) {
            return None;
        }
        let head = wording::head(document, office);
        let near = self.candidates(span);
        if head == "latter" {
            return self.latter(span);
        }
        self.bearer(&near, span, office)
            .or_else(|| self.forces(&head, office))
            .or_else(|| self.actors.described(document, office))
            .or_else(|| self.later_bearer(span, office))
            .map(|id| self.known(id))
            .or_else(|| self.same_words(&near, &head))
            .or_else(|| self.last_person(&near, &head, office))
            .or_else(|| self.last_body(&near, &head, office, span))
    }

    /// The person whose role the description is.
    fn bearer(&self, near: &[Candidate], span: Span, core: Span) -> Option<ActorId> {
        let phrase = Office::new(wording::without_determiner(self.document, core));
        let nation = self.nation(core);
        let ours = |id: &ActorId| {
            let country = self.actors.get(*id).country;
            nation.is_none() || country.is_none() || country == nation
        };
        let is_whole = |id: &ActorId| self.has_role(*id, |role| role.text == phrase.text);
        let fits = |id: &ActorId| {
            ours(id)
                && self.has_role(*id, |role| {
                    offices::same_office(role, &phrase)
                        || offices::is_top_diplomat(&role.text, &phrase.text)
                })
        };
        near.iter()
            .filter_map(|candidate| candidate.actor)
            .find(fits)
            .or_else(|| {
                let mut fitting = None;
                let people = self.people_before(span.start);
                let mut whole = people.inspect(|id| {
                    if fitting.is_none() && fits(id) {
                        fitting = Some(*id);
                    }
                });
                let found = whole.find(is_whole);
                drop(whole);
                found.or(fitting)
            })
    }

    /// Of a headline or first paragraph, which describes whom the article names: "**Defence minister**
    /// warns of floods".
    fn later_bearer(&self, span: Span, core: Span) -> Option<ActorId> {
        let passage = self.document.passages.get(self.passage(span))?;
        if !passage.part.is_headline() && passage.part != Part::Paragraph(0) {
            return None;
        }
        let phrase = Office::new(wording::without_determiner(self.document, core));
        let nation = self.nation(core);
        let mut fitting = (0..self.actors.actors.len())
            .take(MENTIONS)
            .map(ActorId)
            .filter(|id| {
                let country = self.actors.get(*id).country;
                (nation.is_none() || country.is_none() || country == nation)
                    && self.has_role(*id, |role| offices::same_office(role, &phrase))
            });
        let only = fitting.next()?;
        fitting.next().is_none().then_some(only)
    }

    /// "The latter": who was named last before.
    fn latter(&self, span: Span) -> Option<Meant> {
        self.actors
            .mentions_before(span.start)
            .take(MENTIONS)
            .find(|(mention, id)| {
                mention.kind == MentionKind::Name
                    && self.actors.get(*id).kind != ActorKind::Country
                    && !self.in_marks(mention.span.start)
            })
            .map(|(_, id)| self.known(id))
    }

    /// "The Danish military": the armed forces of that country, where the article names them.
    fn forces(&self, head: &str, core: Span) -> Option<ActorId> {
        if !matches!(head, "military" | "army" | "forces") {
            return None;
        }
        let nation = self.nation(core)?;
        let mut named = (0..self.actors.actors.len())
            .take(MENTIONS)
            .map(ActorId)
            .filter(|id| {
                let actor = self.actors.get(*id);
                let name = actor.name.to_lowercase();
                actor.kind == ActorKind::Organization
                    && (actor.country == Some(nation) || self.nation_of(&name) == Some(nation))
                    && ["forces", "army", "military"]
                        .iter()
                        .any(|word| name.ends_with(word))
            });
        let only = named.next()?;
        named.next().is_none().then_some(only)
    }

    /// The country that a name contains: "Denmark Home Guard".
    fn nation_of(&self, name: &str) -> Option<&'static str> {
        self.actors
            .actors
            .iter()
            .take(MENTIONS)
            .filter(|actor| actor.kind == ActorKind::Country)
            .find(|actor| {
                std::iter::once(actor.name.as_str())
                    .chain(
                        actor
                            .mentions
                            .iter()
                            .take(MEMORY)
                            .map(|it| self.document.slice(it.span)),
                    )
                    .any(|own| name.contains(&own.to_lowercase()))
            })
            .and_then(|actor| actor.country)
    }

    fn has_role(&self, id: ActorId, test: impl Fn(&Office) -> bool) -> bool {
        self.actors.get(id).kind == ActorKind::Person && self.roles(id).iter().any(test)
    }

    fn named_before(&self, offset: usize) -> impl Iterator<Item = ActorId> + '_ {
        self.actors
            .mentions_before(offset)
            .take(MENTIONS)
            .filter(|(mention, _)| mention.kind == MentionKind::Name)
            .map(|(_, id)| id)
    }

    /// The people with roles among [`named_before`](Self::named_before), most of them once.
    fn people_before(&self, offset: usize) -> impl Iterator<Item = ActorId> + '_ {
        let mut asked = 0_u128;
        self.named_before(offset).filter(move |id| {
            let bit = 1_u128.checked_shl(u32::try_from(id.0).unwrap_or(u32::MAX));
            let again = bit.is_some_and(|bit| asked & bit != 0);
            asked |= bit.unwrap_or(0);
            let actor = self.actors.get(*id);
            !again && actor.kind == ActorKind::Person && !actor.roles.is_empty()
        })
    }

    /// "The spokesperson" after "a spokesperson for the embassy".
    pub(super) fn same_words(&self, near: &[Candidate], head: &str) -> Option<Meant> {
        near.iter()
            .filter_map(|candidate| self.heard.get(candidate.heard?))
            .find(|heard| heard.actor.is_none() && self.head(heard) == head)
            .map(|heard| self.speaker_of(heard))
    }

    /// "The official", "the senator": who spoke last, or was named last, and is not known to be
    /// something else.
    fn last_person(&self, near: &[Candidate], head: &str, core: Span) -> Option<Meant> {
        if !wording::is_person(head) {
            return None;
        }
        let nation = self.nation(core);
        let former = self.document.slice(core).to_lowercase().contains("former");
        if former {
            return None;
        }
        let fits = |id: &ActorId| can_be_called(self.actors.get(*id), head, nation);
        let people = || {
            near.iter()
                .filter_map(|candidate| candidate.actor)
                .filter(fits)
        };
        people()
            .find(|id| nation.is_some() && self.actors.get(*id).country == nation)
            .or_else(|| people().next())
            .map(|id| self.known(id))
    }

    /// The country in "the **Danish** official".
    fn nation(&self, core: Span) -> Option<&'static str> {
        self.actors
            .mentions_in(core)
            .find(|(_, id)| self.actors.get(*id).kind == ActorKind::Country)
            .and_then(|(_, id)| self.actors.get(id).country)
    }

    /// "The ministry", "the company": the body that spoke or was named last and can be called so.
    fn last_body(&self, near: &[Candidate], head: &str, core: Span, span: Span) -> Option<Meant> {
        let generic = wording::body(head)?;
        let document = self.document;
        let capitals: Vec<String> = document
            .tokens_in(core)
            .skip(1)
            .filter(|&at| document.is_capitalized(at))
            .map(|at| document.word(at).to_lowercase())
            .collect();
        let fits = |id: &ActorId, generic: bool| {
            let actor = self.actors.get(*id);
            let words = |word: &str| {
                std::iter::once(&actor.name)
                    .chain(&actor.aliases)
                    .any(|name| name.to_lowercase().split(' ').any(|other| other == word))
            };
            actor.kind == ActorKind::Organization
                && (generic || words(head))
                && capitals.iter().all(|word| words(word))
        };
        near.iter()
            .filter(|candidate| candidate.heard.is_some())
            .filter_map(|candidate| candidate.actor)
            .find(|id| fits(id, generic))
            .or_else(|| self.named_before(span.start).find(|id| fits(id, false)))
            .or_else(|| {
                near.iter()
                    .filter_map(|candidate| candidate.actor)
                    .find(|id| fits(id, generic))
            })
            .map(|id| self.known(id))
    }
}

/// False for somebody of the other gender or country or with another office.
fn can_be_called(actor: &Actor, head: &str, nation: Option<&str>) -> bool {
    if actor.kind != ActorKind::Person {
        return false;
    }
    let gender = wording::gender(head);
    let same = gender.is_none() || actor.gender.is_none() || gender == actor.gender;
    same && (actor.roles.is_empty() || !wording::is_office(head))
        && nation.is_none_or(|iso| actor.country.is_none_or(|country| country == iso))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn who_spoke_last_and_can_be_called_so() {
        check(
            "“We will win,” said Minister of Tourism Jane Roe.\n\n“It is time,” the official added.",
            &[
                "Direct [We will win,] said Jane Roe",
                "Direct [It is time,] added Jane Roe",
            ],
        );
        check(
            "A spokesperson for the port said it was closed.\n\n“It is late,” the spokesperson added.",
            &[
                "Indirect [it was closed] said A spokesperson for the port",
                "Direct [It is late,] added A spokesperson for the port",
            ],
        );
    }

    #[test]
    fn not_somebody_else() {
        check(
            "“We will win,” said President Jane Roe.\n\n“It is late,” the mayor added.",
            &[
                "Direct [We will win,] said Jane Roe",
                "Direct [It is late,] added the mayor",
            ],
        );
        check(
            "“We will win,” said Jane Roe.\n\n“It is late,” the former senator added.",
            &[
                "Direct [We will win,] said Jane Roe",
                "Direct [It is late,] added the former senator",
            ],
        );
        check(
            "Danish Prime Minister Ida Holm met Turkish President Ole Berg.\n\n“It is late,” the Turkish leader said.",
            &["Direct [It is late,] said Ole Berg"],
        );
    }

    #[test]
    fn the_latter_was_named_last() {
        check(
            "Jane Roe met John Moe. The latter said it was late.",
            &["Indirect [it was late] said John Moe"],
        );
    }

    #[test]
    fn armed_forces_of_a_country() {
        check(
            "The Denmark Home Forces held a drill. “It is late,” the Danish military said.",
            &["Direct [It is late,] said Denmark Home Forces"],
        );
    }

    #[test]
    fn names_in_brackets_are_of_photographers() {
        check(
            "“We will win,” said Jane Roe.\n\nA boat at the pier. (Nils Dahl/Tidende)\n\n“It is late,” the official added.",
            &[
                "Direct [We will win,] said Jane Roe",
                "Direct [It is late,] added Jane Roe",
            ],
        );
    }

    #[test]
    fn bodies() {
        check(
            "Acme Holdings said it would pay.\n\n“It is late,” the company added.",
            &[
                "Indirect [it would pay] said Acme Holdings",
                "Direct [It is late,] added Acme Holdings",
            ],
        );
    }
}
