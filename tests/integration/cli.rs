//! Inputs, exit status and messages.

use crate::run::{ARTICLE, Folder, pipe, program, run};
use std::process::Stdio;

#[test]
fn a_single_article_is_indented_json() {
    let folder = Folder::new(&[("a.txt", ARTICLE)]);
    let ran = run(&[folder.arg("a.txt")]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("{\n  \"schema_version\": \"1.0\",\n"));
    let article = ran.json();
    assert_eq!(article["source"]["name"], folder.arg("a.txt"));
    assert_eq!(article["source"]["id"], serde_json::Value::Null);
    assert_eq!(article["source"]["encoding"], "UTF-8");
    assert_eq!(article["source"]["chars"], ARTICLE.chars().count());
    assert_eq!(article["source"]["language"], "en");
    assert_eq!(
        article["headline"]["text"],
        "Mayor promises to reopen the old harbour"
    );
}

#[test]
fn the_same_article_comes_from_a_pipe_and_a_dash() {
    let piped = pipe::<&str>(&[], ARTICLE);
    let dashed = pipe(&["-"], ARTICLE);
    assert_eq!((piped.status, dashed.status), (0, 0));
    assert_eq!(piped.out, dashed.out);
    assert_eq!(piped.json()["source"]["name"], "-");
}

#[test]
fn several_inputs_give_a_line_each_in_their_order() {
    let folder = Folder::new(&[("b.txt", "Talks begin\n\nB."), ("a.txt", ARTICLE)]);
    let ran = run(&[folder.arg("b.txt"), folder.arg("a.txt")]);
    let names: Vec<_> = ran
        .lines()
        .iter()
        .map(|line| line["source"]["name"].clone())
        .collect();
    assert_eq!(names, [folder.arg("b.txt"), folder.arg("a.txt")]);
    let array = run(&["-f", "json", &folder.arg("b.txt"), &folder.arg("a.txt")]).json();
    assert_eq!(array.as_array().map(Vec::len), Some(2));
}

#[test]
fn a_folder_is_searched_in_the_order_of_its_paths() {
    let folder = Folder::new(&[
        ("z.txt", ARTICLE),
        ("a/2.txt", ARTICLE),
        ("a/10.TXT", ARTICLE),
        ("a.txt", ARTICLE),
        ("notes.md", ARTICLE),
        (".hidden.txt", ARTICLE),
        (".git/x.txt", ARTICLE),
    ]);
    let ran = run(&[folder.root()]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let names: Vec<_> = ran
        .lines()
        .iter()
        .map(|line| line["source"]["name"].clone())
        .collect();
    let expected = ["a/10.TXT", "a/2.txt", "a.txt", "z.txt"].map(|path| folder.arg(path));
    assert_eq!(names, expected);
    let one = Folder::new(&[("only.txt", ARTICLE)]);
    assert_eq!(
        run(&[one.root()]).lines().len(),
        1,
        "one line, not indented"
    );
}

#[cfg(unix)]
#[test]
fn links_lead_to_files_but_not_in_circles() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new(&[("in/a.txt", ARTICLE), ("elsewhere.txt", ARTICLE)]);
    symlink(folder.path("in"), folder.path("in/loop")).expect("a link");
    symlink(folder.path("elsewhere.txt"), folder.path("in/link.txt")).expect("a link");
    symlink(folder.path("nowhere"), folder.path("in/lost.txt")).expect("a link");
    let ran = run(&[folder.arg("in")]);
    assert_eq!(ran.status, 1);
    assert_eq!(ran.lines().len(), 3);
    let lost = format!(
        "analyze: {}: no such file or folder\n",
        folder.arg("in/lost.txt")
    );
    assert_eq!(ran.err, lost);
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_goes_on() {
    let folder = Folder::new(&[
        ("a.txt", ARTICLE),
        ("empty.txt", " \n"),
        ("folder/a.md", "x"),
    ]);
    folder.write("picture.txt", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR");
    let inputs = ["missing.txt", "empty.txt", "picture.txt", "folder", "a.txt"];
    let inputs = inputs.map(|path| folder.arg(path));
    let ran = run(&inputs);
    assert_eq!(ran.status, 1);
    let codes: Vec<_> = ran
        .lines()
        .iter()
        .map(|line| line["error"]["code"].clone())
        .collect();
    assert_eq!(
        codes[..4],
        ["unreadable", "empty", "not_text", "no_articles"]
    );
    assert!(codes[4].is_null());
    let said: Vec<_> = ran.err.lines().collect();
    assert_eq!(said.len(), 4);
    for (line, path) in said.iter().zip(&inputs) {
        assert!(line.starts_with(&format!("analyze: {path}: ")), "{line}");
    }
    assert!(said[3].contains(".txt"), "tells what is looked for");
    let json = run(&[&["-f".into(), "json".into()], &inputs[..]].concat()).json();
    assert_eq!(
        json.as_array().map(Vec::len),
        Some(1),
        "errors stand on standard error only"
    );
}

#[test]
fn the_exit_status_tells_all_some_or_none() {
    let folder = Folder::new(&[("a.txt", ARTICLE)]);
    let (good, bad) = (folder.arg("a.txt"), folder.arg("missing.txt"));
    assert_eq!(run(&[&good, &good]).status, 0);
    assert_eq!(run(&[&good, &bad]).status, 1);
    assert_eq!(run(&[&bad, &bad]).status, 2);
    let alone = run(&[&bad]);
    assert_eq!((alone.status, alone.out.as_str()), (2, ""));
    assert_eq!(pipe::<&str>(&[], "").status, 2);
    assert_eq!(pipe(&["-f", "json"], "Nothing of note happened.").status, 0);
}

#[test]
fn wrong_usage_is_explained() {
    for (arguments, told) in [
        (&["--formt", "json"][..], "--format"),
        (&["-f", "jsn"], "json"),
        (&["-f", "xml"], "possible values"),
        (&["-f", "json", "--bom"], "--format csv"),
        (&["-j", "0"], "1"),
        (&["--max-bytes", "lots"], "16M"),
        (&["-", "-"], "only once"),
        (&["--records", "-f", "text"], "jsonl"),
        (&["--records", "-f", "brat"], "jsonl"),
        (&["--text-field", "body"], "--records"),
        (&["-o", "a", "--output-dir", "b"], "--output-dir"),
    ] {
        let ran = pipe(arguments, ARTICLE);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(told), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn help_and_version_are_printed() {
    let help = run(&["-h"]);
    assert_eq!((help.status, help.err.as_str()), (0, ""));
    for option in ["--records", "--output-dir", "--jobs", "Exit status"] {
        assert!(help.out.contains(option), "{option}");
    }
    let version = run(&["-V"]);
    assert_eq!(
        version.out,
        concat!("analyze ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn the_limit_holds_for_files_pipes_and_records() {
    let folder = Folder::new(&[("a.txt", &"word ".repeat(300))]);
    for limit in ["1000", "1K"] {
        let ran = run(&["-f", "jsonl", "--max-bytes", limit, &folder.arg("a.txt")]);
        assert_eq!(ran.status, 2);
        assert_eq!(ran.lines()[0]["error"]["code"], "too_large");
        assert!(ran.err.contains("--max-bytes"));
    }
    assert_eq!(
        run(&["--max-bytes", "1500", &folder.arg("a.txt")]).status,
        0
    );
    let piped = pipe(&["--max-bytes", "1499"], "word ".repeat(300));
    assert_eq!((piped.status, piped.out.as_str()), (2, ""));
}

#[cfg(unix)]
#[test]
fn an_endless_input_ends_at_the_limit() {
    let ran = run(&["-f", "jsonl", "--max-bytes", "1M", "/dev/zero"]);
    assert_eq!(ran.lines()[0]["error"]["code"], "too_large");
}

#[test]
fn fail_fast_ends_at_the_first_failure_for_any_number_of_jobs() {
    let folder = Folder::new(&[
        ("a.txt", ARTICLE),
        ("b.txt", ""),
        ("c.txt", ARTICLE),
        ("d.txt", ""),
    ]);
    for jobs in ["1", "4"] {
        let ran = run(&["--fail-fast", "-j", jobs, &folder.arg("")]);
        assert_eq!(ran.status, 1);
        assert_eq!(ran.lines().len(), 2, "the article and the error");
        assert_eq!(ran.err.lines().count(), 1);
    }
}

#[test]
fn quiet_says_nothing_but_the_status() {
    let ran = run(&["-q", "missing.txt"]);
    assert_eq!(
        (ran.status, ran.out.as_str(), ran.err.as_str()),
        (2, "", "")
    );
}

#[test]
fn progress_in_a_log_is_lines() {
    let folder = Folder::new(&[("a.txt", ARTICLE), ("b.txt", ARTICLE)]);
    let ran = run(&["--progress", "always", &folder.arg("")]);
    assert!(
        ran.err.starts_with("analyze: 2 analysed, 0 failed, "),
        "{}",
        ran.err
    );
    assert!(ran.err.ends_with(" MB/s\n") && ran.err.lines().count() == 1);
    assert_eq!(ran.lines().len(), 2);
    assert_eq!(run(&["--progress", "auto", &folder.arg("")]).err, "");
}

#[test]
fn the_output_is_the_same_for_any_number_of_jobs() {
    let folder = Folder::new(&[]);
    for number in 0..60 {
        let article = ARTICLE
            .replace("Larvik", &format!("Larvik{number}"))
            .repeat(1 + number % 7);
        folder.write(
            &format!("{number}.txt"),
            if number % 9 == 4 { "" } else { &article },
        );
    }
    let runs = ["1", "2", "7"].map(|jobs| run(&["-j", jobs, &folder.arg("")]));
    assert_eq!(runs[0].lines().len(), 60);
    assert_eq!(runs[0].status, 1);
    for other in &runs[1..] {
        assert!(other.out == runs[0].out && other.err == runs[0].err);
    }
}

#[test]
fn a_closed_pipe_ends_the_program_quietly() {
    let folder = Folder::new(&[("a.txt", &ARTICLE.repeat(300))]);
    let mut child = program()
        .args(vec![folder.arg("a.txt"); 8])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = || {
        std::fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("the device")
    };
    let folder = Folder::new(&[("a.txt", ARTICLE)]);
    let output = program()
        .arg(folder.arg("a.txt"))
        .stdout(full())
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.starts_with("analyze: standard output: cannot write the results: "),
        "{said}"
    );
    let named = run(&[&folder.arg("a.txt"), "-o", "/dev/full"]);
    assert_eq!(named.status, 2);
    assert!(
        named.err.starts_with("analyze: /dev/full: "),
        "{}",
        named.err
    );
}

#[test]
fn a_missing_file_is_told_with_the_one_that_was_meant() {
    let folder = Folder::new(&[("talks/day-1.txt", ARTICLE)]);
    for wrong in ["talks/day1.txt", "tlaks/day-1.txt", "talks/day-1"] {
        let ran = run(&[folder.arg(wrong)]);
        assert_eq!(ran.status, 2);
        let meant = folder.arg("talks/day-1.txt");
        assert!(
            ran.err.ends_with(&format!("; did you mean {meant}?\n")),
            "{}",
            ran.err
        );
    }
    let ran = run(&[folder.arg("talks/summary.txt")]);
    assert!(
        ran.err.ends_with(": no such file or folder\n"),
        "{}",
        ran.err
    );
}
