//! Results in files and folders.

use crate::run::{ARTICLE, Folder, run};
use std::fs;

#[test]
fn a_file_holds_what_standard_output_would() {
    let folder = Folder::new(&[("a.txt", ARTICLE), ("b.txt", ARTICLE)]);
    for inputs in [
        vec![folder.arg("a.txt")],
        vec![folder.arg("a.txt"), folder.arg("b.txt")],
    ] {
        let printed = run(&inputs);
        let output = ["-q".into(), "-o".into(), folder.arg("out.json")];
        let written = run(&[&inputs[..], &output].concat());
        assert_eq!(
            (written.status, written.out.as_str(), written.err.as_str()),
            (0, "", "")
        );
        assert_eq!(folder.read("out.json"), printed.out);
    }
    assert_eq!(
        folder.files(""),
        ["a.txt", "b.txt", "out.json"],
        "nothing is left over"
    );
}

#[test]
fn a_file_stays_when_nothing_could_be_analysed() {
    let folder = Folder::new(&[("out.json", "old")]);
    let ran = run(&["missing.txt", "-o", &folder.arg("out.json")]);
    assert_eq!(ran.status, 2);
    assert_eq!(folder.read("out.json"), "old");
    assert_eq!(folder.files(""), ["out.json"]);
}

#[test]
fn an_output_that_cannot_be_written_is_said() {
    let folder = Folder::new(&[("a.txt", ARTICLE), ("results/x", "")]);
    for (target, told) in [("no/such/out.json", "folder"), ("results", "--output-dir")] {
        let ran = run(&[&folder.arg("a.txt"), "-o", &folder.arg(target)]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(told), "{}", ran.err);
    }
}

#[test]
fn articles_are_never_overwritten() {
    let folder = Folder::new(&[
        ("in/a.txt", ARTICLE),
        ("in/b.json", ARTICLE),
        ("r.jsonl", "{}"),
    ]);
    let (root, text, json) = (
        folder.arg("in"),
        folder.arg("in/a.txt"),
        folder.arg("in/b.json"),
    );
    let records = folder.arg("r.jsonl");
    for arguments in [
        vec!["-f", "text", &root, "--output-dir", &root],
        vec!["-f", "json", &json, "--output-dir", &root],
        vec![&text, "-o", &text],
        vec!["--records", &records, "-o", &records],
    ] {
        let ran = run(&arguments);
        assert_eq!(ran.status, 2, "{arguments:?}");
        assert!(ran.err.contains("overwrite"), "{}", ran.err);
    }
    assert_eq!(folder.read("in/a.txt"), ARTICLE);
    assert_eq!(folder.read("in/b.json"), ARTICLE);
    assert_eq!(folder.read("r.jsonl"), "{}");
}

#[test]
fn a_folder_of_results_has_the_structure_of_the_input() {
    let folder = Folder::new(&[
        ("in/a.txt", ARTICLE),
        ("in/deep/down/a.txt", ARTICLE),
        ("in/deep/talks.day-2.txt", ARTICLE),
        ("in/empty.txt", ""),
        ("single.md", ARTICLE),
    ]);
    let inputs = [folder.arg("in"), folder.arg("single.md")];
    let output = ["--output-dir".into(), folder.arg("out/new")];
    for (format, extension) in [
        ("auto", "json"),
        ("text", "txt"),
        ("jsonl", "jsonl"),
        ("csv", "csv"),
    ] {
        let format = ["-f".to_string(), format.to_string()];
        let ran = run(&[&format[..], &inputs, &output].concat());
        assert_eq!((ran.status, ran.out.as_str()), (1, ""));
        let places = ["a", "deep/down/a", "deep/talks.day-2", "single"];
        let expected = places.map(|place| format!("{place}.{extension}"));
        let found: Vec<_> = folder.files("out/new");
        let found: Vec<_> = found
            .iter()
            .filter(|path| path.ends_with(&format!(".{extension}")))
            .collect();
        assert_eq!(found, expected.iter().collect::<Vec<_>>());
    }
    assert_eq!(
        folder.read("out/new/single.json"),
        run(&[folder.arg("single.md")]).out
    );
    assert_eq!(folder.files("out").len(), 16, "nothing is left over");
}

#[test]
fn two_results_never_share_a_name() {
    let folder = Folder::new(&[("a/x.txt", ARTICLE), ("b/x.txt", ARTICLE)]);
    let output = folder.arg("out");
    let ran = run(&[
        &folder.arg("a/x.txt"),
        &folder.arg("b"),
        "--output-dir",
        &output,
    ]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("a/x.txt") && ran.err.contains("b/x.txt"),
        "{}",
        ran.err
    );
    assert!(!folder.path("out").exists(), "said before anything is done");
}

#[cfg(unix)]
#[test]
fn results_have_the_permissions_of_any_file() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    let folder = Folder::new(&[("a.txt", ARTICLE), ("old.json", "")]);
    fs::set_permissions(folder.path("old.json"), fs::Permissions::from_mode(0o640)).expect("set");
    for target in ["new.json", "old.json"] {
        assert_eq!(
            run(&[&folder.arg("a.txt"), "-o", &folder.arg(target)]).status,
            0
        );
    }
    assert_eq!(mode(folder.path("new.json")), mode(folder.path("a.txt")));
    assert_eq!(mode(folder.path("old.json")), 0o640);
}
