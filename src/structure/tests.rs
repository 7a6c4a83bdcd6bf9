//! Whole articles, and what holds for any text.

use super::*;

/// Every part as one line: its name and its text.
fn shown(text: &str) -> Vec<String> {
    parts(text, &find(text))
        .into_iter()
        .map(|(name, span)| format!("{name} {:?}", span.of(text)))
        .collect()
}

/// The parts in text order.
fn parts(text: &str, structure: &Structure) -> Vec<(&'static str, Span)> {
    let mut parts: Vec<(&'static str, Span)> = Vec::new();
    parts.extend(structure.headline.map(|span| ("headline", span)));
    parts.extend(
        structure
            .dateline
            .iter()
            .flat_map(|dateline| dateline.spans.iter().map(|span| ("dateline", *span))),
    );
    parts.extend(
        structure
            .byline
            .iter()
            .map(|byline| ("byline", byline.span)),
    );
    parts.extend(
        structure
            .captions
            .iter()
            .map(|caption| ("caption", caption.span)),
    );
    parts.extend(structure.paragraphs.iter().map(|paragraph| {
        (
            if paragraph.role == ParagraphRole::Body {
                "body"
            } else {
                "subheading"
            },
            paragraph.span,
        )
    }));
    parts.extend(
        structure
            .furniture
            .iter()
            .map(|piece| ("furniture", piece.span)),
    );
    parts.sort_by_key(|(_, span)| *span);
    for (_, span) in &parts {
        assert!(
            !span.is_empty() && !span.of(text).is_empty(),
            "empty part in {text:?}"
        );
    }
    parts
}

const ARTICLE: &str = "\
Mayor quits after vote on bridge

By Jane Doe | January 8, 2026

The mayor (right) – with the plan
Photo: Riverton News

RIVERTON, Jan 7 (AP) — The mayor of Riverton quit on Wednesday after the council voted against the bridge.

“I am tired,” she told reporters.

What comes next

The council will meet on Monday to choose a new mayor, who will serve until May.

COUNCIL TO MEET AGAIN ON MONDAY

Doe, a carpenter, will stand again.

John Roe contributed to this report.

more in our channel https://example.org/news
";

#[test]
fn reads_an_article() {
    assert_eq!(
        shown(ARTICLE),
        [
            "headline \"Mayor quits after vote on bridge\"",
            "byline \"By Jane Doe\"",
            "dateline \"| January 8, 2026\"",
            "caption \"The mayor (right) – with the plan\"",
            "caption \"Photo: Riverton News\"",
            "dateline \"RIVERTON, Jan 7 (AP) —\"",
            "body \"The mayor of Riverton quit on Wednesday after the council voted against the bridge.\"",
            "body \"“I am tired,” she told reporters.\"",
            "subheading \"What comes next\"",
            "body \"The council will meet on Monday to choose a new mayor, who will serve until May.\"",
            "furniture \"COUNCIL TO MEET AGAIN ON MONDAY\"",
            "body \"Doe, a carpenter, will stand again.\"",
            "furniture \"John Roe contributed to this report.\"",
            "furniture \"more in our channel https://example.org/news\"",
        ]
    );
    let dateline = find(ARTICLE).dateline.unwrap_or_default();
    assert_eq!(dateline.place.as_deref(), Some("RIVERTON"));
    assert_eq!(dateline.date.as_deref(), Some("2026-01-07"));
    assert_eq!(dateline.agency.as_deref(), Some("AP"));
}

#[test]
fn line_ends_do_not_matter() {
    let expected: Vec<&str> = parts(ARTICLE, &find(ARTICLE))
        .iter()
        .map(|(name, _)| *name)
        .collect();
    for end in ["\r\n", "\r", "\u{2028}"] {
        let text = ARTICLE.replace('\n', end);
        let names: Vec<&str> = parts(&text, &find(&text))
            .iter()
            .map(|(name, _)| *name)
            .collect();
        assert_eq!(names, expected, "{end:?}");
    }
}

#[test]
fn an_article_may_start_with_its_body_or_be_empty() {
    let body =
        "The mayor of Riverton quit on Wednesday after the council had voted against the bridge.";
    assert_eq!(shown(body), [format!("body {body:?}")]);
    assert_eq!(shown(&format!("{body}\n{body}")).len(), 2);
    assert!(shown("").is_empty());
    assert!(shown(" \n\u{a0}\r\n").is_empty());
    assert_eq!(shown("Mayor quits"), ["headline \"Mayor quits\""]);
    assert_eq!(shown("***"), ["furniture \"***\""]);
}

#[test]
fn an_article_of_one_endless_line_is_one_paragraph() {
    let line = "The council met again and voted against the bridge. ".repeat(5_000);
    assert_eq!(find(&line).paragraphs.len(), 1);
    let lines = "word (x/".repeat(40_000);
    assert_eq!(parts(&lines, &find(&lines)).len(), 1);
}

/// A small generator of random numbers (xorshift), so that a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap_or(0)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

const PIECES: [&str; 58] = [
    "KYIV, Ukraine",
    "(AP)",
    "—",
    " - ",
    "--",
    "Jan. 6",
    "2026",
    "08.01.2026",
    "11:15",
    "•",
    "By ",
    "Jane Doe",
    " and ",
    ", ",
    "Reuters",
    "FILE PHOTO: ",
    "Photo: ",
    "(Getty Images)",
    "(",
    ")",
    "((",
    "REUTERS/Jane Doe",
    "said.",
    "The mayor quit on Monday.",
    "“Never,” she said.",
    "\"",
    "”",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u{2028}",
    "\u{2029}",
    "\u{c}",
    "\t",
    "    ",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "é",
    "e\u{301}",
    "🙂",
    "İ",
    "ß",
    "中文",
    "ALL IN CAPITALS NOW HERE",
    "Read more",
    "https://example.org",
    "© 2024",
    "Correction: ",
    "www.",
    "/TASS/",
    ".",
    ":",
    ";",
    "?",
    "Updated",
    "Jane Doe is a reporter for the Gazette.",
];

/// Every character that is not white space lies in exactly one part, and no part is empty.
fn assert_covered(text: &str) {
    let mut end = 0;
    for (name, span) in parts(text, &find(text)) {
        assert!(
            span.start >= end,
            "{name} {:?} overlaps in {text:?}",
            span.of(text)
        );
        let between = Span::new(end, span.start).of(text);
        assert!(between.trim().is_empty(), "{between:?} is lost in {text:?}");
        end = span.end;
    }
    let rest = Span::new(end, text.len()).of(text);
    assert!(rest.trim().is_empty(), "{rest:?} is lost in {text:?}");
}

#[test]
fn no_character_is_lost_or_doubled() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for _ in 0..4_000 {
        let mut text = String::new();
        for _ in 0..dice.below(40) {
            text.push_str(dice.pick(&PIECES));
            if dice.below(3) == 0 {
                text.push(' ');
            }
        }
        assert_covered(&text);
    }
}

#[test]
fn no_character_of_a_mutated_article_is_lost() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let characters: Vec<char> = ARTICLE.chars().collect();
    for _ in 0..1_500 {
        let mut mutated = characters.clone();
        for _ in 0..=dice.below(12) {
            let at = dice.below(mutated.len());
            match dice.below(3) {
                0 => {
                    mutated.truncate(at.max(1));
                }
                1 => {
                    mutated.remove(at);
                }
                _ => {
                    let piece: Vec<char> = dice.pick(&PIECES).chars().collect();
                    mutated.splice(at..at, piece);
                }
            }
            if mutated.is_empty() {
                mutated.push('x');
            }
        }
        assert_covered(&mutated.into_iter().collect::<String>());
    }
}
