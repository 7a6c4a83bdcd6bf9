use super::*;

const ARTICLE: &str = "\
Mayor vows to reopen the pool

LARVIK, Norway, March 3, 2025 (AP) — Mayor Jane Doe vowed to reopen the
pool by May if the\u{7} council agrees.

“=SUM(A1) is what we pay,” Doe said.
";

fn read(table: Table, guard: bool) -> Vec<Vec<String>> {
    let analysis = crate::analyze(ARTICLE);
    let rows = rows(ARTICLE, &analysis, "-\u{1B}a.txt", Style { table, guard });
    let written = format!("{}\n{rows}\n", header(table));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(written.as_bytes());
    let records = reader.records().map(|record| {
        let record = record.expect("all rows have the same length");
        record.iter().map(str::to_owned).collect()
    });
    records.collect()
}

fn cell<'r>(table: &'r [Vec<String>], row: usize, column: &str) -> &'r str {
    let names = &table[0];
    let index = names.iter().position(|name| name == column);
    &table[row][index.expect(column)]
}

#[test]
fn a_commitment_has_its_row() {
    let table = read(Table::Commitments, true);
    let row = (1..table.len())
        .find(|row| !cell(&table, *row, "conditions").is_empty())
        .expect("a commitment with a condition");
    assert_eq!(cell(&table, row, "article"), "'-␛a.txt");
    assert_eq!(cell(&table, row, "date"), "2025-03-03");
    assert_eq!(
        cell(&table, row, "headline"),
        "Mayor vows to reopen the pool"
    );
    assert_eq!(cell(&table, row, "agents"), "Jane Doe");
    assert_eq!(cell(&table, row, "stance"), "commits");
    assert_eq!(cell(&table, row, "time_date"), "2025-05");
    assert_eq!(cell(&table, row, "conditions"), "if the␇ council agrees");
    let offset = |column| cell(&table, row, column).parse().unwrap_or(0_usize);
    let evidence: String = ARTICLE
        .chars()
        .take(offset("evidence_end"))
        .skip(offset("evidence_start"))
        .collect();
    assert!(evidence.starts_with("Mayor Jane Doe vowed to reopen the\n"));
    let shown = evidence.replace('\n', " ").replace('\u{7}', "␇");
    assert_eq!(cell(&table, row, "evidence"), shown);
}

#[test]
fn a_formula_is_guarded_until_it_is_asked_for() {
    for (guard, text) in [
        (true, "'=SUM(A1) is what we pay,"),
        (false, "=SUM(A1) is what we pay,"),
    ] {
        let table = read(Table::Quotes, guard);
        let row = (1..table.len())
            .find(|row| cell(&table, *row, "kind") == "direct")
            .expect("the quotation");
        assert_eq!(cell(&table, row, "text"), text);
        assert_eq!(cell(&table, row, "speaker"), "Jane Doe");
        assert_eq!(cell(&table, row, "speaker_kind"), "named");
        assert_eq!(cell(&table, row, "cue"), "said");
        assert_eq!(cell(&table, row, "paragraph"), "1");
    }
}

#[test]
fn an_actor_has_its_row() {
    let table = read(Table::Actors, true);
    let row = (1..table.len())
        .find(|row| cell(&table, *row, "name") == "Jane Doe")
        .expect("the mayor");
    assert_eq!(cell(&table, row, "kind"), "person");
    assert_eq!(cell(&table, row, "roles"), "Mayor");
    assert_eq!(cell(&table, row, "mention_count"), "2");
    assert_eq!(cell(&table, row, "in_headline"), "false");
}

#[test]
fn an_article_without_findings_has_no_rows() {
    let text = "Rain\n\nIt rained.";
    let style = Style {
        table: Table::Commitments,
        guard: true,
    };
    assert_eq!(rows(text, &crate::analyze(text), "a", style), "");
}
