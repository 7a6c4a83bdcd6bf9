//! Whole reports over an article written for them.

use super::*;
use crate::analysis::{
    Actor, ActorId, ActorKind, Byline, Commitment, Condition, ConditionKind, Dateline, Mention,
    MentionKind, Paragraph, ParagraphRole, Party, Quote, QuoteId, QuoteKind, Speaker, SpeakerKind,
    Stance, Status, Strength, Time, Warning, WarningCode,
};
use crate::text::Span;

const TEXT: &str = "\
Island council votes on ferry

TARBERT, March 4 — The council will buy a second ferry by 2031 if the bank lends the money, \
council leader Ann Roe said on Tuesday. “We have waited ten years,” she said, “and nobody came.” \
Skye Lines refused to lower its fares. The paper called it a “ghost fleet”.";

fn span(words: &str) -> Span {
    let start = TEXT
        .find(words)
        .unwrap_or_else(|| panic!("{words:?} stands in the text"));
    Span::new(start, start + words.len())
}

fn actor(kind: ActorKind, name: &str, mentions: usize, salience: f64) -> Actor {
    Actor {
        kind,
        name: name.into(),
        aliases: Vec::new(),
        roles: Vec::new(),
        country: None,
        gender: None,
        mentions: vec![
            Mention {
                span: Span::default(),
                kind: MentionKind::Name,
            };
            mentions
        ],
        in_headline: false,
        salience,
    }
}

fn party(actor: usize, words: &str) -> Party {
    Party {
        actor: Some(ActorId(actor)),
        name: words.into(),
        span: span(words),
    }
}

fn speaker(words: &str, kind: SpeakerKind) -> Speaker {
    Speaker {
        actor: Some(ActorId(1)),
        name: Some("Ann Roe".into()),
        span: span(words),
        kind,
        anonymity: None,
    }
}

fn quote(kind: QuoteKind, words: &str) -> Quote {
    Quote {
        kind,
        paragraph: Some(0),
        span: span(words),
        verbatim: Vec::new(),
        cue: None,
        speaker: None,
        continues: None,
    }
}

fn commitment(stance: Stance, agent: Party, cue: &str, content: &str) -> Commitment {
    Commitment {
        stance,
        status: Status::Made,
        strength: Strength::Firm,
        agents: vec![agent],
        recipients: Vec::new(),
        content: span(content),
        cue: span(cue),
        conditions: Vec::new(),
        time: None,
        source: None,
        quote: None,
        evidence: span(content),
        paragraph: Some(0),
        confidence: 0.5,
    }
}

fn quotes() -> Vec<Quote> {
    let first = Quote {
        speaker: Some(speaker("she", SpeakerKind::Pronoun)),
        ..quote(QuoteKind::Direct, "We have waited ten years,")
    };
    let second = Quote {
        continues: Some(QuoteId(1)),
        ..Quote {
            span: span("and nobody came."),
            ..first.clone()
        }
    };
    let indirect = Quote {
        speaker: Some(speaker("Ann Roe", SpeakerKind::Named)),
        ..quote(
            QuoteKind::Indirect,
            "The council will buy a second ferry by 2031",
        )
    };
    let nobody = quote(QuoteKind::Unattributed, "ghost fleet");
    vec![indirect, first, second, nobody]
}

fn commitments() -> Vec<Commitment> {
    let buy = Commitment {
        recipients: vec![party(0, "the bank")],
        conditions: vec![Condition {
            kind: ConditionKind::If,
            span: span("if the bank lends the money"),
        }],
        time: Some(Time {
            span: span("by 2031"),
            date: Some("2031".into()),
        }),
        source: Some(speaker("Ann Roe", SpeakerKind::Named)),
        ..commitment(
            Stance::Commits,
            party(0, "The council"),
            "will",
            "buy a second ferry",
        )
    };
    let fares = commitment(
        Stance::Refuses,
        party(2, "Skye Lines"),
        "refused",
        "lower its fares",
    );
    vec![buy, fares]
}

fn analysis() -> Analysis {
    let mut leader = actor(ActorKind::Person, "Ann Roe", 2, 0.5);
    leader.roles.push("council leader".into());
    let mut council = actor(ActorKind::Organization, "The council", 1, 0.2);
    council.in_headline = true;
    council.country = Some("GB");
    Analysis {
        headline: Some(span("Island council votes on ferry")),
        dateline: Some(Dateline {
            place_span: None,
            spans: vec![span("TARBERT, March 4 —")],
            place: Some("TARBERT".into()),
            date: Some("--03-04".into()),
            ..Dateline::default()
        }),
        byline: Some(Byline {
            span: Span::default(),
            authors: vec!["Jo Poe".into(), "Al Moe".into()],
        }),
        paragraphs: vec![Paragraph {
            role: ParagraphRole::Body,
            span: span("The council"),
        }],
        quotes: quotes(),
        actors: vec![
            council,
            leader,
            actor(ActorKind::Organization, "Skye Lines", 1, 0.3),
        ],
        commitments: commitments(),
        warnings: vec![Warning {
            code: WarningCode::UnbalancedQuotes,
            message: "a quotation mark has no partner, in line 3".into(),
        }],
        ..Analysis::default()
    }
}

#[test]
fn a_report_tells_who_promised_and_who_said_what() {
    let report = render(TEXT, &analysis(), Some("ferry.txt"), Layout::new(60, false));
    let expected = "\
Island council votes on ferry
TARBERT · 4 March · by Jo Poe and Al Moe
ferry.txt

COMMITMENTS (2)
  ✓\u{A0}1\u{A0}commits · ✗\u{A0}1\u{A0}refuses

  Skye Lines
  ✗\u{A0}refuses: lower its fares
    source: the article ¶\u{A0}1

  The council
  ✓\u{A0}commits: buy a second ferry · by 2031 · for the bank
    on condition: if the bank lends the money
    source: Ann Roe ¶\u{A0}1

WHO SAID WHAT
  Ann Roe, council leader
    – said: The council will buy a second ferry by 2031 ¶\u{A0}1
    – “We have waited ten years,” ¶\u{A0}1
    – … “and nobody came.” ¶\u{A0}1
  In quotation marks, but said by nobody here: 1

KEY ACTORS
  █████░░░░░  Ann Roe, council    person          2 mentions
              leader
  ███░░░░░░░  Skye Lines          organization     1 mention
  ██░░░░░░░░  The council         United           1 mention
                                  Kingdom

WARNINGS
  ! a quotation mark has no partner, in line 3";
    assert_eq!(report, expected);
}

#[test]
fn a_wide_report_has_a_table() {
    let mut analysis = analysis();
    analysis.commitments[1].status = Status::Withdrawn;
    let report = render(TEXT, &analysis, None, Layout::new(80, false));
    let table = report.split("WHO SAID WHAT").next().unwrap_or_default();
    let expected = "
  stance       what                        on condition         source
  ──────────────────────────────────────────────────────────────────────────────
  Skye Lines
  ✗\u{A0}refuses    lower its fares                                  the article ¶\u{A0}1
  \u{A0}\u{A0}withdrawn

  The council
  ✓\u{A0}commits    buy a second ferry · by     if the bank lends    Ann Roe ¶\u{A0}1
               2031 · for the bank         the money

";
    assert!(table.ends_with(expected), "{table}");
}

#[test]
fn parties_stand_together_and_go_from_yes_to_harm() {
    let mut analysis = analysis();
    let mut threat = analysis.commitments[1].clone();
    threat.agents = vec![party(0, "The council")];
    threat.stance = Stance::Threatens;
    analysis.commitments.insert(0, threat);
    let report = render(TEXT, &analysis, None, Layout::new(80, false));
    assert_eq!(report.matches("\n  The council\n").count(), 1);
    let place = |words: &str| {
        report
            .find(words)
            .unwrap_or_else(|| panic!("{words}: {report}"))
    };
    assert!(place("✓\u{A0}commits  ") < place("!\u{A0}threatens  "));
}

#[test]
fn what_is_missing_is_said() {
    let report = render("", &Analysis::default(), None, Layout::new(80, false));
    let expected = "\
(no headline)

COMMITMENTS
  No commitments found.

WHO SAID WHAT
  No statements found.

KEY ACTORS
  No actors found.";
    assert_eq!(report, expected);
}

#[test]
fn every_line_fits() {
    for width in [0, 40, 41, 57, 66, 80, 120] {
        let mut analysis = analysis();
        analysis.actors[1].name = "東京".repeat(40);
        analysis.commitments[0].agents[0].name = "長".repeat(90);
        let report = render(TEXT, &analysis, None, Layout::new(width, false));
        for line in report.lines() {
            let columns = unicode_width::UnicodeWidthStr::width(line);
            assert!(columns <= width.max(40), "{columns} of {width}: {line}");
        }
    }
}

#[test]
fn colours_add_nothing_but_colour() {
    let plain = render(TEXT, &analysis(), None, Layout::new(60, false));
    let mut colored = render(TEXT, &analysis(), None, Layout::new(60, true));
    assert!(colored.contains("\u{1B}[1m\u{1B}[32m✓\u{A0}commits\u{1B}[0m"));
    while let Some((before, styled)) = colored.split_once('\u{1B}') {
        let after = styled.split_once('m').map_or("", |(_, after)| after);
        colored = format!("{before}{after}");
    }
    assert_eq!(colored, plain);
}

#[test]
fn long_lists_are_cut_and_it_is_said() {
    let mut analysis = analysis();
    analysis.actors = vec![actor(ActorKind::Person, "Ann Roe", 1, 0.1); 15];
    analysis.quotes = vec![analysis.quotes[1].clone(); 9];
    let report = render(TEXT, &analysis, None, Layout::new(80, false));
    assert_eq!(report.matches("  … and 5 more").count(), 1, "actors");
    assert_eq!(report.matches("    … and 4 more").count(), 1, "statements");
}
