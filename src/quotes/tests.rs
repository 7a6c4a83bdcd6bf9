//! The stage as a whole: texts in, statements with cue and speaker out.

use super::*;
use crate::analysis::QuoteKind;
use crate::text::Document;

/// One line a statement of `text`: kind, content, cue, speaker's name, and what it continues.
fn read(text: &str) -> Vec<String> {
    let document = Document::of_paragraphs(text);
    let tags = crate::tagging::tag(&document);
    let actors = crate::actors::find(&document, &tags.entities);
    find(&document, &tags.parts, &actors)
        .quotes
        .iter()
        .map(|quote| {
            let speaker = quote.speaker.as_ref();
            format!(
                "{:?} [{}] {} {}{}",
                quote.kind,
                quote.span.of(text),
                quote.cue.map_or("-", |cue| cue.of(text)),
                speaker.and_then(|it| it.name.as_deref()).unwrap_or("-"),
                quote
                    .continues
                    .map_or(String::new(), |id| format!(" +{}", id.0)),
            )
        })
        .collect()
}

pub(super) fn check(text: &str, expected: &[&str]) {
    assert_eq!(read(text), expected, "{text}");
}

#[test]
fn quotation_first() {
    check(
        "“We will win,” said Jane Roe.",
        &["Direct [We will win,] said Jane Roe"],
    );
    check(
        "“We will win,” Jane Roe, a doctor in Bergen, said.",
        &["Direct [We will win,] said Jane Roe"],
    );
    check(
        "“Why now?” Jane Roe asked.",
        &["Direct [Why now?] asked Jane Roe"],
    );
    check(
        "The plan is “a joke,” Jane Roe said.",
        &["Mixed [The plan is “a joke,”] said Jane Roe"],
    );
}

#[test]
fn a_time_in_brackets_is_no_part_of_the_source() {
    check(
        "As of 11:00 a.m. today (1500 UTC) the harbour board said the ferry had sunk.",
        &["Indirect [the ferry had sunk] said the harbour board"],
    );
}

#[test]
fn a_date_is_part_of_the_source() {
    check(
        "According to a March 14, 2019 harbour report, the ferry lost a pilot.",
        &["Indirect [the ferry lost a pilot] According to a March 14, 2019 harbour report"],
    );
}

#[test]
fn the_person_told_stands_behind_the_verb() {
    check(
        "The port could close, a harbour official told the Post on condition of anonymity.",
        &["Indirect [The port could close] told a harbour official"],
    );
    check(
        "Two years ago Jane Roe said the port could close.",
        &["Indirect [the port could close] said Jane Roe"],
    );
}

#[test]
fn the_police_are_no_person() {
    check(
        "Ann Roe, an officer, left. “He is ill,” police said.",
        &["Direct [He is ill,] said police"],
    );
}

#[test]
fn source_first() {
    check(
        "Jane Roe said: “We will win.”",
        &["Direct [We will win.] said Jane Roe"],
    );
    check(
        "Jane Roe said the vote was “a joke” and a shame.",
        &["Mixed [the vote was “a joke” and a shame] said Jane Roe"],
    );
    check(
        "Jane Roe told reporters on Monday that she would leave.",
        &["Indirect [that she would leave] told Jane Roe"],
    );
    check(
        "Jane Roe:\n\n“We will win.”",
        &["Direct [We will win.] : Jane Roe"],
    );
}

#[test]
fn interrupted_and_floating() {
    check(
        "“We will win,” Jane Roe said, “and soon.”",
        &[
            "Direct [We will win,] said Jane Roe",
            "Direct [and soon.] said Jane Roe +0",
        ],
    );
    check(
        "“We will win,” Jane Roe said. “It is time.”",
        &[
            "Direct [We will win,] said Jane Roe",
            "Direct [It is time.] said Jane Roe +0",
        ],
    );
    check(
        "The harbour, Jane Roe noted, has been closed since May.",
        &[
            "Indirect [The harbour] noted Jane Roe",
            "Indirect [has been closed since May] noted Jane Roe +0",
        ],
    );
    check(
        "The harbour is closed, Jane Roe said.",
        &["Indirect [The harbour is closed] said Jane Roe"],
    );
}

#[test]
fn over_paragraphs() {
    check(
        "Jane Roe said:\n\n“We will win.\n\n“It is time,” she added.",
        &[
            "Direct [We will win.] said Jane Roe",
            "Direct [It is time,] added Jane Roe +0",
        ],
    );
    check(
        "“We will win.\n\n“It is time,” Jane Roe said.\n\n“So vote.”",
        &[
            "Direct [We will win.\n\n“It is time,] said Jane Roe",
            "Direct [So vote.] said Jane Roe +0",
        ],
    );
}

#[test]
fn according_to() {
    check(
        "According to Jane Roe, the harbour is closed.",
        &["Indirect [the harbour is closed] According to Jane Roe"],
    );
    check(
        "The harbour is closed, according to a person close to the talks.",
        &["Indirect [The harbour is closed] according to a person close to the talks"],
    );
}

#[test]
fn several_cues_in_a_sentence() {
    check(
        "Jane Roe said she was ready, adding that “time is short.”",
        &[
            "Indirect [she was ready] said Jane Roe",
            "Mixed [that “time is short.”] adding Jane Roe",
        ],
    );
    check(
        "Jane Roe said the harbour was closed, but John Doe denied that it was.",
        &[
            "Indirect [the harbour was closed] said Jane Roe",
            "Indirect [that it was] denied John Doe",
        ],
    );
}

#[test]
fn nobody_says_titles_and_nicknames() {
    check(
        "They sang “The Long Road Home” in the square.",
        &["Unattributed [The Long Road Home] - -"],
    );
    check(
        "Jane Roe said Erik “Red” Moe had left.",
        &[
            "Indirect [Erik “Red” Moe had left] said Jane Roe",
            "Unattributed [Red] - -",
        ],
    );
}

#[test]
fn nouns_are_no_cues() {
    check(
        "The State Department moved its plans and the claims of the town.",
        &[],
    );
    check("His demands were met in the proposed budget.", &[]);
}

#[test]
fn documents_speak_for_their_authors() {
    check(
        "A statement from Jane Roe said the harbour was closed.",
        &["Indirect [the harbour was closed] said Jane Roe"],
    );
    check(
        "That draft had stipulated the town would pay.",
        &["Indirect [the town would pay] had stipulated That draft"],
    );
}

#[test]
fn looks_quotes_up_by_byte() {
    let text = "Jane Roe said it was “odd” in May.";
    let document = Document::of_paragraphs(text);
    let quotes = find(
        &document,
        &crate::tagging::tag(&document).parts,
        &Actors::default(),
    );
    let at = |word| text.find(word).unwrap_or(0);
    assert_eq!(quotes.at(at("it was")), Some(QuoteId(0)));
    assert_eq!(quotes.at(at("Jane")), None);
    assert!(quotes.in_marks(at("odd")));
    assert!(!quotes.in_marks(at("May")));
    assert_eq!(quotes.get(QuoteId(0)).kind, QuoteKind::Mixed);
}

#[test]
fn every_quotation_is_in_one_quote() {
    for text in [
        "“A b c,” he said. “D e f.” “G”\n\n“H i j,” ran “K”, said “L”.",
        "“One.\n\n“Two,” said Roe: “three”, “four,” Moe said “five”",
        "Roe said “six” and ‘seven’, according to \"eight\".",
    ] {
        let document = Document::of_paragraphs(text);
        let quotes = find(
            &document,
            &crate::tagging::tag(&document).parts,
            &Actors::default(),
        );
        let mut found: Vec<_> = quotes
            .quotes
            .iter()
            .flat_map(|quote| &quote.verbatim)
            .collect();
        found.sort();
        let expected: Vec<_> = marks::pair(&document)
            .quotations
            .iter()
            .map(|it| it.inside)
            .collect();
        assert_eq!(found, expected.iter().collect::<Vec<_>>(), "{text}");
    }
}

#[test]
fn headlines_quote_the_article() {
    let text = "Official sees ‘a great danger’ in old dikes\n\nBERGEN, May 3 — The dikes of the town are old and nobody has looked after them for years.\n\n“There is a great danger in that,” said Jane Roe, who has measured them since March.\n";
    let analysis = crate::analyze(text);
    let quote = analysis.quotes.first().expect("a quote");
    assert_eq!(
        quote.verbatim.first().map(|span| span.of(text)),
        Some("a great danger")
    );
    let speaker = quote.speaker.as_ref().expect("a speaker");
    assert_eq!(speaker.name.as_deref(), Some("Jane Roe"));
}

#[test]
fn names_and_figures_beside_a_quotation() {
    check(
        "“It is late,” Kelly said.",
        &["Direct [It is late,] said Kelly"],
    );
    check(
        "“It is late,” Jane Roe (D-Wash.) said.",
        &["Direct [It is late,] said Jane Roe"],
    );
    check(
        "“It is late,” said 9/11 widow Jane Roe.",
        &["Direct [It is late,] said Jane Roe"],
    );
    check(
        "“It is late,” said Will Roe, a clerk.",
        &["Direct [It is late,] said Will Roe"],
    );
    check(
        "“It is late.” Roe said.",
        &["Direct [It is late.] said Roe"],
    );
    check(
        "“It is late,” said an official who was in the room. “It is very late.”",
        &[
            "Direct [It is late,] said an official who was in the room",
            "Direct [It is very late.] said an official who was in the room +0",
        ],
    );
}

#[test]
fn sources_who_are_not_named() {
    let text =
        "“It is late,” said a clerk at the port, who asked not to be named because of the talks.";
    let document = Document::of_paragraphs(text);
    let tags = crate::tagging::tag(&document);
    let actors = crate::actors::find(&document, &tags.entities);
    let quotes = find(&document, &tags.parts, &actors).quotes;
    let [quote] = quotes.as_slice() else {
        panic!("one quote: {quotes:?}");
    };
    let speaker = quote.speaker.as_ref().expect("a speaker");
    assert_eq!(speaker.kind, crate::analysis::SpeakerKind::Anonymous);
    assert_eq!(
        speaker.span.of(text),
        "a clerk at the port, who asked not to be named because of the talks"
    );
    check(
        "“It is late,” one of them said.",
        &["Direct [It is late,] said one of them"],
    );
}

#[test]
fn students_named_roe() {
    check(
        "A student named Roe said, “It is late.”",
        &["Direct [It is late.] said Roe"],
    );
    check(
        "Roe’s claim that there was “a great fire” made people leave.",
        &["Mixed [that there was “a great fire”] claim Roe"],
    );
}

#[test]
fn relative_clauses_end_within_what_is_said() {
    check(
        "The harbour bill, which called for a freeze and barred new piers, could hamper ferries, \
         said Ann Roe, director of the port.",
        &[
            "Indirect [The harbour bill, which called for a freeze and barred new piers, could \
             hamper ferries] said Ann Roe",
        ],
    );
    check(
        "He said the port, which has ten ferries, would lobby for changes.",
        &["Indirect [the port, which has ten ferries, would lobby for changes] said -"],
    );
    // The same subject goes on.
    check(
        "Jane Roe praised the port, and said it would grow.",
        &[
            "Indirect [the port] praised Jane Roe",
            "Indirect [it would grow] said Jane Roe",
        ],
    );
}
