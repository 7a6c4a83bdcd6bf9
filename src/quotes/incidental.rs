//! Quoted words in a clause without a cue: Roe thanked the crew for “stepping up”. They are taken
//! for words of the subject, if that is somebody.
//!
//! Left alone are titles and nicknames, and short words in marks that only qualify a noun: his
//! “shiny” new law.

use super::attribution::Attribution;
use super::contents::content_end;
use super::cues::is_adverb_at;
use super::frame::Frame;
use super::functions::{Function, function};
use super::subjects::first_phrase;
use super::{sources, sources_behind, wording};
use crate::tagging::Tag;
use crate::text::Part;
use std::ops::Range;

/// How far the verb of the clause may stand before its quoted words, in pieces.
const FAR: usize = 40;

/// Adds the statements of quotations that no attribution of `found` covers, in the order of the text.
pub(super) fn add(frame: &Frame, found: &mut Vec<Attribution>) {
    let is_open = |at| !found.iter().any(|it| it.content.contains(&at));
    if frame.quotes && frame.all_quoted().any(is_open) {
        add_quoted(frame, found);
    }
    if found.len() > 1 {
        found.sort_by_key(|it| it.content.start.min(it.cue.start));
    }
}

fn add_quoted(frame: &Frame, found: &mut Vec<Attribution>) {
    let mut owned = vec![false; frame.len()];
    let mut ends = vec![false; frame.len() + 1];
    let mut starts = vec![frame.len()];
    for it in found.iter() {
        mark(it, &mut owned, &mut ends);
        starts.push(it.cue.start);
        starts.extend(it.source.as_ref().map(|source| source.start));
    }
    starts.sort_unstable();
    let mut floor = 0;
    for at in 0..frame.len() {
        if ends[at] {
            floor = at;
        }
        if !frame.is_quotation(at) || owned[at] || is_term(frame, at) {
            continue;
        }
        let attribution = behind(frame, at)
            .or_else(|| subject(frame, at, floor))
            .or_else(|| {
                if frame.is_title() {
                    in_headline(frame, at, floor)
                } else {
                    deed(frame, at, found, floor)
                }
            });
        if let Some(mut attribution) = attribution {
            let next = starts.partition_point(|&start| start <= at);
            let limit = starts.get(next).copied().unwrap_or(frame.len());
            attribution.content.end = attribution.content.end.min(limit).max(at + 1);
            mark(&attribution, &mut owned, &mut ends);
            found.push(attribution);
        }
    }
}

/// Marks the pieces of a content, and where the attribution ends.
fn mark(it: &Attribution, owned: &mut [bool], ends: &mut [bool]) {
    if let Some(pieces) = owned.get_mut(it.content.clone()) {
        pieces.fill(true);
    }
    if let Some(end) = ends.get_mut(it.content.end.max(it.cue.end)) {
        *end = true;
    }
}

/// True for what in marks only names or qualifies something.
fn is_term(frame: &Frame, at: usize) -> bool {
    let mark = |c: char| matches!(c, '“' | '”' | '‘' | '’' | ',');
    let inside = frame
        .quoted(at)
        .trim_matches(|c: char| mark(c) || !c.is_alphanumeric());
    let capitals = || {
        inside
            .split_whitespace()
            .all(|word| word.starts_with(|c: char| !c.is_lowercase()))
    };
    let qualifies = || {
        frame.is_word(at + 1)
            && frame.tag(at + 1).is_noun()
            && inside.split_whitespace().nth(3).is_none()
            && !frame.quotes_sentence(at)
            && !frame.ends_with_comma(at)
    };
    let named = || {
        frame.is_any(
            at.wrapping_sub(1),
            &[
                "dubbed",
                "called",
                "named",
                "titled",
                "entitled",
                "nicknamed",
                "as",
                "so-called",
            ],
        ) && frame.is_any(
            at.wrapping_sub(2),
            &["known", "group", "so", "network", ","],
        )
    };
    frame.is_name_in_marks(at) || !frame.is_title() && (capitals() || qualifies() || named())
}

/// “Go home,” Roe barked and left: any verb says a quoted sentence that it stands behind.
fn behind(frame: &Frame, at: usize) -> Option<Attribution> {
    let inside = frame.quoted(at);
    let open = inside
        .trim_end_matches(|c: char| "”\"'’».".contains(c))
        .ends_with([',', '?', '!']);
    if !open {
        return None;
    }
    // “Great!” beamed Roe.
    if (frame.tag(at + 1) == Tag::VerbPast || frame.word(at + 1).ends_with("ed"))
        && frame.is_capitalized(at + 2)
        && let Some(source) = sources_behind::after(frame, at + 2)
    {
        return Some(Attribution {
            content: at..at + 1,
            cue: at + 1..at + 2,
            source: Some(source),
            continues: false,
        });
    }
    let verb = (at + 2..(at + 16).min(frame.len()))
        .take_while(|&verb| !frame.is_quotation(verb))
        .find(|&verb| {
            let past = frame.tag(verb) == Tag::Participle && !frame.is(verb + 1, "by");
            is_finite(frame, verb) || past && frame.is_capitalized(verb - 1)
        })?;
    let group = verb_group(frame, verb, at)?;
    let source = sources::before(frame, group.start, at + 1)
        .filter(|source| source.start == at + 1 && is_somebody(frame, source))?;
    let copula = group.len() == 1 && frame.function(verb) == Function::Be;
    (!copula).then_some(Attribution {
        content: at..at + 1,
        cue: group,
        source: Some(source),
        continues: false,
    })
}

/// Roe thanked the crew for “stepping up”: the verb before the quoted words, or the verb of saying
/// in whose clause they stand.
fn deed(frame: &Frame, at: usize, found: &[Attribution], floor: usize) -> Option<Attribution> {
    let low = floor.max(at.saturating_sub(FAR));
    let says = |verb: usize| frame.verb(verb).is_some_and(|it| it.takes(b't'));
    let mut verbs: Vec<usize> = (low..at).filter(|&verb| is_finite(frame, verb)).collect();
    verbs.sort_by_key(|&verb| (!says(verb), if says(verb) { verb } else { at - verb }));
    if verbs.is_empty() {
        verbs.extend(headline_verb(frame, at, floor));
    }
    for verb in verbs {
        let Some(group) = verb_group(frame, verb, low) else {
            continue;
        };
        let passive = frame.function(verb) == Function::Be
            || (group.start..group.end).any(|it| {
                frame.function(it) == Function::Be && !frame.tag(group.end - 1).eq(&Tag::Gerund)
            });
        let source = if passive {
            // "has been called “reckless” by **Roe**"
            let by = (group.end..frame.len().min(group.end + 12)).find(|&by| frame.is(by, "by"));
            if frame.tag(group.end - 1) != Tag::Participle {
                return None;
            }
            sources_behind::after(frame, by? + 1)
        } else if frame.is(group.start.wrapping_sub(1), ",")
            || frame.is_any(group.start.wrapping_sub(1), &["and", "but"])
        {
            sources::before(frame, group.start, floor)
                .or_else(|| found.last().and_then(|it| it.source.clone()))
                .or_else(|| first_phrase(frame, group.start))
        } else {
            sources::before(frame, group.start, floor)
        };
        let Some(source) = source else {
            continue;
        };
        if !is_somebody(frame, &source) {
            return None;
        }
        let mut start = group.end;
        while is_adverb_at(frame, start) {
            start += 1;
        }
        return Some(Attribution {
            content: start..content_end(frame, start).max(at + 1),
            cue: group,
            source: Some(source),
            continues: false,
        });
    }
    None
}

/// The verb of a headline, which the tagger takes for a noun: "Roe **issues** ‘deep apology’".
fn headline_verb(frame: &Frame, at: usize, floor: usize) -> Option<usize> {
    let passage = frame.document.passages.get(frame.passage)?;
    (floor + 1..at)
        .take(6)
        .filter(|_| passage.part == Part::Headline)
        .find(|&verb| {
            let word = frame.word(verb);
            word.ends_with('s')
                && word.starts_with(char::is_lowercase)
                && frame.is_capitalized(verb - 1)
        })
}

/// Roe “did not even answer”: the quoted words are the verb of the clause.
fn subject(frame: &Frame, at: usize, floor: usize) -> Option<Attribution> {
    let inside = frame.quoted(at);
    let first = inside
        .split(|c: char| !c.is_alphanumeric())
        .find(|word| !word.is_empty())?;
    let verb = function(first).is_auxiliary() || sources::is_finite_word(first);
    let source = sources::before(frame, at, floor).filter(|_| verb)?;
    is_somebody(frame, &source).then(|| Attribution {
        content: at..at + 1,
        cue: at..at,
        source: Some(source),
        continues: false,
    })
}

fn is_finite(frame: &Frame, at: usize) -> bool {
    frame.is_word(at)
        && (frame.tag(at).is_finite()
            || matches!(
                frame.function(at),
                Function::Be | Function::Have | Function::Do
            ))
        && !frame.is_capitalized(at)
}

/// "has repeatedly thanked" of its finite verb; none for what might be: "would thank".
fn verb_group(frame: &Frame, verb: usize, low: usize) -> Option<Range<usize>> {
    let auxiliary = matches!(
        frame.function(verb),
        Function::Have | Function::Be | Function::Do
    );
    let mut end = verb + 1;
    while end < verb + 5
        && (is_adverb_at(frame, end)
            || auxiliary
                && (matches!(
                    frame.function(end),
                    Function::Not | Function::Be | Function::Have
                ) || frame.is_word(end) && frame.tag(end).is_verb() && !frame.is(end, "that")))
    {
        end += 1;
    }
    let mut start = verb;
    while start > low
        && (is_adverb_at(frame, start - 1)
            || matches!(
                frame.function(start - 1),
                Function::Have | Function::Be | Function::Not
            ))
    {
        start -= 1;
    }
    (start == 0 || frame.function(start - 1) != Function::Modal).then_some(start..end)
}

/// A person, a body or a name; not what belongs to somebody: "Roe's advice to the crew".
fn is_somebody(frame: &Frame, source: &Range<usize>) -> bool {
    let pronoun =
        source.len() == 1 && frame.is_any(source.start, &["he", "she", "they", "we", "i", "who"]);
    let end = (source.start + 1..source.end)
        .find(|&at| {
            frame.function(at) == Function::Preposition && !frame.is_capitalized(at + 1)
                || frame.is(at, ",")
        })
        .unwrap_or(source.end);
    let head = end - 1;
    let named = frame.is_capitalized(head) && frame.function(head) == Function::Open
        || frame.is_any(head, &[")", "'s", "’s"]);
    pronoun || named || wording::are_somebody(frame.document, frame.tokens(&(head..end)))
}

/// Roe slams ‘reckless’ plan · ‘Reckless’ plan: Roe.
fn in_headline(frame: &Frame, at: usize, floor: usize) -> Option<Attribution> {
    let given = |cue: Range<usize>, source: Range<usize>| Attribution {
        content: at..at + 1,
        cue,
        source: Some(source),
        continues: false,
    };
    let last = frame.tail().saturating_sub(6).max(at + 1);
    if let Some(colon) = (last..frame.tail()).find(|&colon| frame.is(colon, ":"))
        && let Some(source) = sources_behind::after(frame, colon + 1)
        && (source.end >= frame.tail())
    {
        return Some(given(colon..colon + 1, source));
    }
    let verb = (floor.max(at.saturating_sub(FAR))..at).find(|&verb| {
        verb > floor
            && frame.is_word(verb)
            && (frame.tag(verb).is_finite() || frame.verb(verb).is_some())
    })?;
    let source = sources::before(frame, verb, floor)?;
    Some(given(verb..verb + 1, source))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn the_subject_of_the_clause() {
        check(
            "Jane Roe thanked the crew for “stepping up and staying on.”",
            &["Mixed [the crew for “stepping up and staying on.”] thanked Jane Roe"],
        );
        check(
            "Jane Roe “did not even answer” the letter.",
            &["Direct [did not even answer] - Jane Roe"],
        );
        check(
            "The plan has been rejected as “a waste of money” by Jane Roe.",
            &["Mixed [as “a waste of money” by Jane Roe] has been rejected Jane Roe"],
        );
    }

    #[test]
    fn headlines() {
        let quotes = |text: &str| {
            let analysis = crate::analyze(text);
            let quote = analysis.quotes.first().cloned();
            quote.and_then(|quote| quote.speaker).and_then(|it| it.name)
        };
        let body = "The harbour was closed on Monday. The town waited for the rain to end.";
        assert_eq!(
            quotes(&format!(
                "Roe issues ‘deep apology’ to harbour town\n\n{body}"
            ))
            .as_deref(),
            Some("Roe")
        );
        assert_eq!(
            quotes(&format!("A ‘deep apology’ to harbour town\n\n{body}")),
            None
        );
    }

    #[test]
    fn any_verb_behind_a_quoted_sentence() {
        check(
            "“Go home now,” Jane Roe barked and left.",
            &["Direct [Go home now,] barked Jane Roe"],
        );
        check(
            "“This is great!” beamed Jane Roe of Bergen.",
            &["Direct [This is great!] beamed Jane Roe"],
        );
        check(
            "“A plan for all” was the motto.",
            &["Unattributed [A plan for all] - -"],
        );
    }

    #[test]
    fn terms_are_left_alone() {
        check(
            "Jane Roe signed the “blue harbour” pact.",
            &["Unattributed [blue harbour] - -"],
        );
        check(
            "Jane Roe leads a group known as “the left hand.”",
            &["Unattributed [the left hand.] - -"],
        );
        check(
            "The rain fell on “the old town of the north.”",
            &["Unattributed [the old town of the north.] - -"],
        );
    }
}
