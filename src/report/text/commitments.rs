//! Who bound themselves to do what: a table, party by party, from yes to harm.

use super::page::{BOLD, Cell, DIM, GAP, PLAIN, Page, Piece, shorten};
use crate::Analysis;
use crate::analysis::{Commitment, Stance};
use crate::report::stances::STANCES;
use crate::report::{names, parties, phrase, speakers, stances};
use anstyle::{AnsiColor, Style};

/// Columns of the longest stance with its sign.
const STANCE: usize = 11;

/// Columns that a table needs; where there are fewer, a commitment is a list.
const TABLE: usize = 66;

/// Lines of a cell that are shown: a content may be a clause of a hundred words.
const LINES: usize = 6;

/// Columns of a party's name that are shown: it may be a clause.
const NAME: usize = 70;

/// All commitments of the article.
pub(super) fn write(page: &mut Page, text: &str, analysis: &Analysis) {
    let found = &analysis.commitments;
    if found.is_empty() {
        page.section("COMMITMENTS");
        page.flow(2, 2, &[(DIM, "No commitments found.")]);
        return;
    }
    page.section(&format!("COMMITMENTS ({})", found.len()));
    sum(page, found);
    let columns = Columns::of(page.width(), analysis);
    if let Some(columns) = &columns {
        head(page, columns);
    }
    for (index, bound) in parties::bound(analysis).iter().enumerate() {
        if index > 0 {
            page.gap();
        }
        let role = bound.actor.and_then(|(_, actor)| actor.roles.first());
        let role = role.map_or_else(String::new, |role| format!(", {role}"));
        page.flow(2, 4, &[(BOLD, &shorten(&bound.name, NAME)), (DIM, &role)]);
        for (_, commitment) in &bound.commitments {
            let facts = Facts::of(text, commitment);
            match &columns {
                Some(columns) => row(page, columns, commitment.stance, &facts),
                None => item(page, commitment.stance, &facts),
            }
        }
    }
}

/// How often each stance is taken, where there are several.
fn sum(page: &mut Page, found: &[Commitment]) {
    let mut pieces = Vec::new();
    for stance in STANCES {
        let count = found.iter().filter(|one| one.stance == stance).count();
        if count > 0 {
            let [(style, word), _] = told(stance, "");
            // "✓ 2 commits": the sign, the number and the word stay together.
            let count = format!("\u{A0}{count}\u{A0}");
            pieces.push((style, word.replace('\u{A0}', &count)));
        }
    }
    if pieces.len() > 1 {
        let mut line = Vec::new();
        for (index, (style, words)) in pieces.iter().enumerate() {
            if index > 0 {
                line.push((DIM, " · "));
            }
            line.push((*style, words.as_str()));
        }
        page.flow(2, 2, &line);
        page.gap();
    }
}

/// Widths of the columns behind the stance.
struct Columns {
    what: usize,
    /// None when no commitment of the article has one.
    condition: Option<usize>,
    source: usize,
}

impl Columns {
    fn of(width: usize, analysis: &Analysis) -> Option<Self> {
        let rest = width.checked_sub(2 + STANCE + GAP)?;
        if width < TABLE {
            return None;
        }
        let has_conditions = analysis
            .commitments
            .iter()
            .any(|one| !one.conditions.is_empty());
        let source = (rest / 4).clamp(14, 24);
        let condition = has_conditions.then_some(rest * 3 / 10);
        let what = rest - source - GAP - condition.map_or(0, |width| width + GAP);
        Some(Columns {
            what,
            condition,
            source,
        })
    }
}

/// What stands behind the stance.
struct Facts {
    what: String,
    /// When it falls due and for whom, where the words of the content do not say it.
    more: String,
    condition: String,
    source: String,
    /// "hedged", "withdrawn".
    reservations: String,
}

impl Facts {
    fn of(text: &str, commitment: &Commitment) -> Self {
        let content = commitment.content;
        let mut more = String::new();
        if let Some(time) = parties::time_beside(commitment) {
            more = format!("{more} · {}", time.of(text));
        }
        let recipients = parties::recipients_beside(commitment);
        if !recipients.is_empty() {
            more = format!("{more} · for {}", parties::together(&recipients));
        }
        let conditions: Vec<_> = commitment
            .conditions
            .iter()
            .map(|condition| phrase(condition.span.of(text)))
            .collect();
        let source = speakers::source(text, commitment);
        let source = source.map_or_else(|| "the article".into(), |name| shorten(&name, NAME));
        let paragraph = commitment.paragraph;
        let paragraph = paragraph.map_or_else(String::new, |at| format!(" ¶\u{A0}{}", at + 1));
        Facts {
            what: phrase(content.of(text)),
            more,
            condition: conditions.join("; "),
            source: source + &paragraph,
            reservations: stances::reservations(commitment).join(", "),
        }
    }
}

fn head(page: &mut Page, columns: &Columns) {
    let cells = |words| [(DIM, words)];
    let (stance, what) = (cells("stance"), cells("what"));
    let (condition, source) = (cells("on condition"), cells("source"));
    cells_of(page, columns, [&stance, &what, &condition, &source]);
    page.rule(2);
}

fn row(page: &mut Page, columns: &Columns, stance: Stance, facts: &Facts) {
    let what = shorten(&facts.what, LINES * columns.what);
    let condition = shorten(&facts.condition, LINES * columns.condition.unwrap_or(0));
    let told = told(stance, &facts.reservations);
    cells_of(
        page,
        columns,
        [
            &told
                .each_ref()
                .map(|(style, words)| (*style, words.as_str())),
            &[(PLAIN, &what), (DIM, &facts.more)],
            &[(PLAIN, &condition)],
            &[(DIM, &facts.source)],
        ],
    );
}

fn cells_of(page: &mut Page, columns: &Columns, [stance, what, condition, source]: [&[Piece]; 4]) {
    let mut cells = vec![Cell::new(STANCE, stance), Cell::new(columns.what, what)];
    cells.extend(columns.condition.map(|width| Cell::new(width, condition)));
    cells.push(Cell::new(columns.source, source));
    page.row(2, &cells);
}

/// A commitment where there is no room for a table.
fn item(page: &mut Page, stance: Stance, facts: &Facts) {
    let [sign, reservations] = told(stance, &facts.reservations);
    let what = shorten(&facts.what, LINES * page.width());
    let line = [
        (sign.0, sign.1.as_str()),
        (PLAIN, ": "),
        (PLAIN, &what),
        (DIM, &facts.more),
    ];
    page.flow(2, 4, &line);
    if !facts.condition.is_empty() {
        let condition = shorten(&facts.condition, LINES * page.width());
        page.flow(4, 6, &[(DIM, "on condition: "), (PLAIN, &condition)]);
    }
    let source = format!("source: {}", facts.source);
    let apart = if reservations.1.is_empty() {
        ""
    } else {
        " · "
    };
    let line = [(DIM, reservations.1.trim()), (DIM, apart), (DIM, &source)];
    page.flow(4, 6, &line);
}

/// The stance in its colour, and what is to be held against it.
fn told(stance: Stance, reservations: &str) -> [(Style, String); 2] {
    let word = format!("{}\u{A0}{}", stances::sign(stance), names::stance(stance));
    // On a line of its own, below the word and not below the sign.
    let below = if reservations.is_empty() {
        String::new()
    } else {
        format!(" \u{A0}\u{A0}{reservations}")
    };
    [(style(stance), word), (DIM, below)]
}

/// Colours say what the words say.
fn style(stance: Stance) -> Style {
    let color = match stance {
        Stance::Commits => AnsiColor::Green,
        Stance::Considers => AnsiColor::Cyan,
        Stance::Withholds => AnsiColor::Yellow,
        Stance::Refuses => AnsiColor::Red,
        Stance::Threatens => AnsiColor::Magenta,
    };
    color.on_default().bold()
}
