use super::*;

const ARTICLE: &str = "\
Café owner vows to sue

LARVIK, Norway, March 3 (AP) — Mayor Jane Doe vowed to reopen the
pool if the\u{7} council agrees.

“It will open,” she said.
";

fn lines(text: &str, kind: char) -> Vec<String> {
    let rendered = render(text, &crate::analyze(text));
    let lines = rendered.lines().filter(|line| line.starts_with(kind));
    lines.map(str::to_owned).collect()
}

/// The id of the mark with this label and these words.
fn mark(label: &str, words: &str) -> String {
    let marks = lines(ARTICLE, 'T');
    let found = marks.iter().find(|line| {
        line.contains(&format!("\t{label} ")) && line.ends_with(&format!("\t{words}"))
    });
    let (id, _) = found.and_then(|line| line.split_once('\t')).expect(words);
    id.to_owned()
}

fn has(kind: char, content: &str) -> bool {
    lines(ARTICLE, kind).iter().any(|line| {
        line.split_once('\t')
            .is_some_and(|(_, rest)| rest == content)
    })
}

#[test]
fn marks_return_their_words() {
    let characters: Vec<char> = ARTICLE.chars().collect();
    for line in lines(ARTICLE, 'T') {
        let fields: Vec<_> = line.split('\t').collect();
        let (_, offsets) = fields[1].split_once(' ').expect("a label");
        let parts = offsets.split(';').map(|part| {
            let (start, end) = part.split_once(' ').expect("two offsets");
            let (start, end): (usize, usize) = (
                start.parse().expect("a number"),
                end.parse().expect("a number"),
            );
            characters[start..end].iter().collect::<String>()
        });
        assert_eq!(fields[2], parts.collect::<Vec<_>>().join(" "), "{line}");
    }
}

#[test]
fn a_line_break_and_a_control_character_split_a_mark() {
    let marks = lines(ARTICLE, 'T');
    let content = marks.iter().find(|line| line.contains("\treopen the pool"));
    let content = content.unwrap_or_else(|| panic!("{marks:#?}"));
    let offsets = content.split('\t').nth(1).unwrap_or_default();
    assert_eq!(offsets.split(';').count(), 2, "{content}");
    let condition = marks.iter().find(|line| line.contains("\tCondition "));
    assert!(condition.is_some_and(|line| line.ends_with("\tif the council agrees")));
}

#[test]
fn relations_tie_a_commitment_and_a_quote_to_their_parts() {
    let (commitment, jane) = (
        mark("Commitment", "reopen the pool"),
        mark("Person", "Jane Doe"),
    );
    assert!(has('R', &format!("Agent Arg1:{commitment} Arg2:{jane}")));
    let condition = mark("Condition", "if the council agrees");
    assert!(has(
        'R',
        &format!("HasCondition Arg1:{commitment} Arg2:{condition}")
    ));
    let (quote, cue) = (mark("Quote", "It will open,"), mark("Cue", "said"));
    assert!(has('R', &format!("HasCue Arg1:{quote} Arg2:{cue}")));
    let she = mark("Person", "she");
    assert!(has('R', &format!("Speaker Arg1:{quote} Arg2:{she}")));
    assert!(has('A', &format!("Stance {commitment} commits")));
    assert!(has('A', &format!("QuoteKind {quote} direct")));
    assert!(has('#', &format!("AnnotatorNotes {she}\tJane Doe")));
}

#[test]
fn the_configuration_names_all_types() {
    let configuration = configuration();
    for section in ["[entities]", "[relations]", "[events]", "[attributes]"] {
        assert!(configuration.lines().any(|line| line == section));
    }
    for kind in ['T', 'R', 'A'] {
        for line in lines(ARTICLE, kind) {
            let name = line.split(['\t', ' ']).nth(1).unwrap_or_default();
            let mut declared = configuration.lines();
            assert!(
                declared.any(|line| line.split(' ').next() == Some(name)),
                "{name}"
            );
        }
    }
    assert!(configuration.contains("\nStrength Arg:Commitment, Value:firm|hedged\n"));
}

#[test]
fn nothing_found_is_an_empty_file() {
    assert_eq!(render("rain.", &crate::analyze("rain.")), "");
}
