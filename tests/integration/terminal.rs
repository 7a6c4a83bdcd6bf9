//! The report for people: colours, and what must not reach a terminal.

use crate::run::{ARTICLE, Folder, Ran, pipe, pipe_to, program};

fn with(variable: &str, value: &str, arguments: &[&str]) -> Ran {
    let mut command = program();
    command
        .env(variable, value)
        .args(["-f", "text"])
        .args(arguments);
    pipe_to(command, ARTICLE)
}

#[test]
fn colours_only_where_they_are_wanted() {
    let plain = pipe(&["-f", "text"], ARTICLE);
    assert!(
        plain
            .out
            .starts_with("Mayor promises to reopen the old harbour\n")
    );
    assert!(
        !plain.out.contains('\u{1B}'),
        "standard output is no terminal"
    );
    let forced = pipe(&["-f", "text", "--color", "always"], ARTICLE);
    assert!(forced.out.starts_with("\u{1B}[1mMayor promises"));
    assert!(with("CLICOLOR_FORCE", "1", &[]).out.contains('\u{1B}'));
    assert!(
        !with("CLICOLOR_FORCE", "1", &["--color", "never"])
            .out
            .contains('\u{1B}')
    );
    assert!(!with("NO_COLOR", "1", &[]).out.contains('\u{1B}'));
    assert!(
        with("NO_COLOR", "1", &["--color", "always"])
            .out
            .contains('\u{1B}')
    );
}

#[test]
fn colour_carries_nothing_that_the_words_do_not() {
    let plain = pipe(&["-f", "text"], ARTICLE).out;
    let mut colored = pipe(&["-f", "text", "--color", "always"], ARTICLE).out;
    while let Some((before, styled)) = colored.split_once('\u{1B}') {
        let (_, after) = styled.split_once('m').expect("a style ends with m");
        colored = format!("{before}{after}");
    }
    assert_eq!(colored, plain);
}

#[test]
fn commands_to_the_terminal_are_shown_not_sent() {
    let text = "\u{1B}[31mRed\u{1B}[0m news\u{7}\n\n“We \u{9B}2Jwill\u{202E} pay,” \u{1B}]0;Doe\u{7} \
                said Jane \u{8}Doe, and the town was glad to hear that from the mayor.\n";
    for arguments in [&["-f", "text"][..], &["-f", "text", "--color", "always"]] {
        let ran = pipe(arguments, text);
        assert_eq!(ran.status, 0);
        assert!(ran.out.contains("␛[31mRed␛[0m news␇"), "{}", ran.out);
        let colors = if arguments.len() > 2 { "\u{1B}" } else { "" };
        let sent =
            |c: &char| (c.is_control() && *c != '\n' && !colors.contains(*c)) || *c == '\u{202E}';
        assert_eq!(ran.out.chars().find(sent), None);
    }
}

#[test]
fn names_of_files_are_shown_safely_too() {
    let ran = crate::run::run(&["no\u{1B}[31m\nsuch file"]);
    assert_eq!(
        ran.err,
        "analyze: no␛[31m␊such file: no such file or folder\n"
    );
}

#[test]
fn reports_are_set_apart() {
    let folder = Folder::new(&[("a.txt", ARTICLE), ("b.txt", ARTICLE)]);
    let ran = crate::run::run(&["-f", "text", &folder.arg("")]);
    let rule = "─".repeat(80);
    let reports: Vec<_> = ran.out.split(&format!("\n{rule}\n\n")).collect();
    assert_eq!(reports.len(), 2);
    assert!(
        reports
            .iter()
            .all(|report| report.starts_with("Mayor promises"))
    );
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80));
}
