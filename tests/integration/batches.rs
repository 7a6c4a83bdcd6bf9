//! Many articles: compressed, resumed, under other programs.

use crate::run::{ARTICLE, Folder, pipe, program, run};
use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, SystemTime};

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text.as_bytes()).expect("in memory");
    encoder.finish().expect("in memory")
}

fn zstandard(text: &str) -> Vec<u8> {
    compress_to_vec(text.as_bytes(), CompressionLevel::Fastest)
}

/// A folder with so many articles in `in/`, the last one in a folder of its own.
fn corpus(count: usize) -> Folder {
    let folder = Folder::new(&[("in/deep/last.txt", ARTICLE)]);
    for number in 1..count {
        let article = ARTICLE.replace("Larvik", &format!("Larvik{number}"));
        folder.write(&format!("in/{number}.txt"), article);
    }
    folder
}

/// Files and what they hold.
fn contents(folder: &Folder, path: &str) -> Vec<(String, String)> {
    let files = folder.files(path).into_iter();
    files
        .map(|file| (folder.read(&format!("{path}/{file}")), file))
        .map(|(content, file)| (file, content))
        .collect()
}

#[test]
fn compressed_articles_are_read_as_they_are() {
    let folder = Folder::new(&[("in/a.txt", ARTICLE)]);
    folder.write("in/b.txt.gz", gzip(ARTICLE));
    folder.write("in/c.TXT.zst", zstandard(ARTICLE));
    folder.write("in/d.gz", gzip(ARTICLE));
    let ran = run(&[folder.arg("in")]);
    assert_eq!((ran.status, ran.lines().len()), (0, 3));
    let article = |name: &str| {
        let mut article = run(&["-f", "json", &folder.arg(name)]).json();
        article["source"]["name"].take();
        article
    };
    for name in ["in/b.txt.gz", "in/c.TXT.zst", "in/d.gz"] {
        assert_eq!(article(name), article("in/a.txt"), "{name}");
    }
    let piped = pipe(&["-f", "json"], zstandard(ARTICLE)).json();
    assert_eq!(piped["headline"], article("in/a.txt")["headline"]);
    let output = folder.arg("out");
    run(&[&folder.arg("in"), "--output-dir", &output]);
    assert_eq!(folder.files("out"), ["a.json", "b.json", "c.json"]);
}

#[test]
fn compressed_records_are_read_as_they_are() {
    let mut records = String::new();
    for number in 0..300 {
        let _ = writeln!(records, "{}", json!({"id": number, "text": ARTICLE}));
    }
    let plain = pipe(&["--records"], &records).out;
    assert_eq!(plain.lines().count(), 300);
    let halves = records.split_at(records.len() / 2);
    let folder = Folder::new(&[]);
    folder.write("r.jsonl.gz", [gzip(halves.0), gzip(halves.1)].concat());
    folder.write("r.jsonl.zst", zstandard(&records));
    for name in ["r.jsonl.gz", "r.jsonl.zst"] {
        let ran = run(&["--records", &folder.arg(name)]);
        assert!(ran.out == plain, "{name}: {}", ran.err);
        let bytes = fs::read(folder.path(name)).expect("it was written");
        assert!(pipe(&["--records"], bytes).out == plain, "{name}");
    }
}

#[test]
fn a_few_bytes_that_hold_gigabytes_end_at_the_limit() {
    let bomb = gzip(&" ".repeat(20 << 20));
    assert!(bomb.len() < 1 << 20);
    let ran = pipe(&["-f", "jsonl"], &bomb);
    assert_eq!(ran.json()["error"]["code"], "too_large");
    let records = pipe(&["--records", "--max-bytes", "1K"], &bomb);
    assert_eq!(records.json()["error"]["code"], "too_large");
}

#[test]
fn what_comes_before_the_damage_is_analysed() {
    let mut records = String::new();
    for number in 0..50 {
        let _ = writeln!(records, "{}", json!({"id": number, "text": ARTICLE}));
    }
    let mut cut = gzip(&records);
    cut.truncate(cut.len() - 100);
    let lines = pipe(&["--records"], cut).lines();
    let (last, before) = lines.split_last().expect("some lines");
    assert_eq!(last["error"]["code"], "unreadable");
    assert!(before.len() > 3);
    assert!(before.iter().all(|line| line.get("error").is_none()));
}

#[test]
fn fields_are_carried_over_also_with_an_error() {
    let records = "{\"id\":1,\"url\":\"u\\u00e9\",\"n\":1.0,\"text\":\"Talks begin.\"}\n\
                   {\"n\":[1, {\"a\":2}],\"text\":7}\n\
                   {\"n\":3,\"text\":\"cut o\n";
    let ran = pipe(&["--records", "--keep-fields", "url,n,none"], records);
    let kept: Vec<_> = ran
        .out
        .lines()
        .filter_map(|line| line.split_once("\"record\":"))
        .map(|(_, kept)| kept)
        .collect();
    assert_eq!(
        kept,
        [
            "{\"url\":\"u\\u00e9\",\"n\":1.0,\"none\":null}}",
            "{\"url\":null,\"n\":[1, {\"a\":2}],\"none\":null}}",
            "{\"url\":null,\"n\":3,\"none\":null}}",
        ]
    );
    let without = pipe(&["--records"], records);
    assert!(!without.out.contains("\"record\""));
    let table = pipe(&["--records", "-f", "csv", "--keep-fields", "n"], records);
    assert_eq!(table.status, 2);
    assert!(table.err.contains("jsonl"), "{}", table.err);
}

#[test]
fn a_record_that_is_too_large_keeps_its_id() {
    let long = "word ".repeat(1_000_000);
    let records = format!(
        "{}\n{}\n",
        json!({"id": 7, "text": long}),
        json!({"id": 8, "text": "Talks begin."}),
    );
    let ran = pipe(&["--records", "--max-bytes", "1000"], records);
    let lines = ran.lines();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["error"]["code"], "too_large");
    assert_eq!(lines[0]["source"]["id"], 7);
    assert_eq!(lines[1]["source"]["id"], 8);
    // The limit is for the article, not for the line around it.
    let escaped = format!("{{\"text\": \"{}\"}}", "\\u0061".repeat(1000));
    assert_eq!(
        pipe(&["--records", "--max-bytes", "1000"], escaped).status,
        0
    );
}

#[test]
fn engines_may_take_failures_for_results() {
    let ran = pipe(&["--records", "--exit-zero"], "broken\n");
    assert_eq!((ran.status, ran.lines().len()), (0, 1));
    assert_eq!(
        pipe(&["--exit-zero", "--records", "-f", "text"], "").status,
        2
    );
}

#[test]
fn a_run_over_several_articles_ends_with_a_summary() {
    let folder = corpus(3);
    folder.write("in/empty.txt", "");
    let output = folder.arg("out");
    let ran = run(&[&folder.arg("in"), "--output-dir", &output]);
    let summary = ran.err.lines().last().unwrap_or_default();
    assert!(
        summary.starts_with("analyze: 3 analysed, 1 failed, "),
        "{}",
        ran.err
    );
    assert!(summary.ends_with(" MB/s"));
    for silence in [&["-q"][..], &["--progress", "never"]] {
        let ran = run(&[
            &[folder.arg("in").as_str(), "--output-dir", &output],
            silence,
        ]
        .concat());
        assert!(!ran.err.contains("analysed"), "{}", ran.err);
    }
    let streamed = run(&[folder.arg("in")]);
    assert!(
        !streamed.err.contains("analysed"),
        "a reader counts by itself"
    );
}

#[test]
fn only_what_is_newer_than_its_result_is_analysed_again() {
    let folder = corpus(4);
    let output = folder.arg("out");
    let update = |format: &str| {
        let input = folder.arg("in");
        let ran = run(&["-f", format, &input, "--output-dir", &output, "--update"]);
        ran.err
            .trim_end()
            .split(", ")
            .take(3)
            .collect::<Vec<_>>()
            .join(", ")
    };
    assert!(update("json").starts_with("analyze: 4 analysed, 0 failed"));
    let first = contents(&folder, "out");
    assert_eq!(first.len(), 4);
    let none = "analyze: 0 analysed, 4 up to date, 0 failed";
    assert_eq!(update("json"), none);
    assert_eq!(contents(&folder, "out"), first);
    folder.write("in/2.txt", "Talks end\n\nNobody came.\n");
    fs::remove_file(folder.path("out/deep/last.json")).expect("it was there");
    assert_eq!(
        update("json"),
        "analyze: 2 analysed, 2 up to date, 0 failed"
    );
    assert_eq!(folder.files("out").len(), 4);
    assert!(folder.read("out/2.json").contains("Talks end"));
    let old = SystemTime::now() - Duration::from_secs(3600);
    let result = File::options().write(true).open(folder.path("out/1.json"));
    result.and_then(|file| file.set_modified(old)).expect("set");
    assert_eq!(
        update("json"),
        "analyze: 1 analysed, 3 up to date, 0 failed"
    );
    // Another format has results of its own; of two files both have to be there.
    assert!(update("brat").starts_with("analyze: 4 analysed"));
    fs::remove_file(folder.path("out/3.txt")).expect("it was there");
    assert_eq!(
        update("brat"),
        "analyze: 1 analysed, 3 up to date, 0 failed"
    );
}

#[test]
fn what_failed_is_tried_again() {
    let folder = corpus(2);
    folder.write("in/empty.txt", "");
    let (input, output) = (folder.arg("in"), folder.arg("out"));
    for _ in 0..2 {
        let ran = run(&["-q", &input, "--output-dir", &output, "--update"]);
        assert_eq!(ran.status, 1, "not 2: there are results");
    }
    let wrong = run(&["--update", &folder.arg("in")]);
    assert_eq!(wrong.status, 2);
    assert!(wrong.err.contains("--output-dir"), "{}", wrong.err);
}

#[cfg(unix)]
#[test]
fn a_run_that_was_killed_is_resumed() {
    let folder = corpus(120);
    let input = folder.arg("in");
    run(&["-q", &input, "--output-dir", &folder.arg("undisturbed")]);
    let undisturbed = contents(&folder, "undisturbed");
    assert_eq!(undisturbed.len(), 120);
    let output = folder.arg("out");
    let resumed = || {
        program()
            .args(["-q", &input, "--output-dir", &output, "--update"])
            .spawn()
    };
    for wanted in [10, 40, 80] {
        let mut child = resumed().expect("the program starts");
        while folder.files("out").len() < wanted && child.try_wait().is_ok_and(|end| end.is_none())
        {
            std::thread::yield_now();
        }
        child.kill().expect("it runs or has ended");
        child.wait().expect("it ends");
    }
    // What a run leaves that is killed while it writes.
    folder.write("out/.analyze-killed", "{\"schema_ver");
    folder.write("out/deep/.analyze-killed", "");
    assert!(
        resumed()
            .and_then(|mut child| child.wait())
            .is_ok_and(|end| end.success())
    );
    assert!(contents(&folder, "out") == undisturbed);
}

#[cfg(unix)]
#[test]
fn the_unfinished_file_of_another_run_stays() {
    let folder = corpus(2);
    folder.write("out/.analyze-other", "half");
    let other = File::open(folder.path("out/.analyze-other")).expect("it was written");
    other.lock().expect("nobody else has it");
    let run = || run(&["-q", &folder.arg("in"), "--output-dir", &folder.arg("out")]);
    run();
    assert!(folder.path("out/.analyze-other").exists());
    drop(other);
    run();
    assert!(!folder.path("out/.analyze-other").exists());
}

#[cfg(unix)]
#[test]
fn a_run_that_is_stopped_leaves_no_half_file() {
    use std::os::unix::process::ExitStatusExt;
    let folder = Folder::new(&[]);
    for (signal, number) in [("INT", 2), ("TERM", 15)] {
        // Records never end, so the file is unfinished when the signal comes.
        let mut child = program()
            .args(["--records", "-o", &folder.arg("out.jsonl")])
            .stdin(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("it was piped");
        writeln!(stdin, "{}", json!({ "text": ARTICLE })).expect("it reads");
        while folder.files("").is_empty() {
            std::thread::yield_now();
        }
        let id = child.id().to_string();
        let kill = std::process::Command::new("kill")
            .args(["-s", signal, &id])
            .status();
        assert!(kill.is_ok_and(|status| status.success()));
        let status = child.wait().expect("it ends");
        assert_eq!(status.signal(), Some(number), "{status}");
        assert_eq!(folder.files(""), Vec::<String>::new());
    }
}

#[cfg(unix)]
#[test]
fn find_and_xargs_drive_it() {
    let folder = corpus(30);
    folder.write("in/with space\nand line.txt", ARTICLE);
    let script = "find in -name '*.txt' -print0 | sort -z | \
                  xargs -0 -P 2 -n 8 \"$ANALYZE\" -q --output-dir out";
    let output = std::process::Command::new("sh")
        .args(["-c", script])
        .current_dir(folder.root())
        .env("ANALYZE", program().get_program())
        .output()
        .expect("a shell");
    assert!(output.status.success(), "{output:?}");
    // Files named one by one have no folder to keep.
    let results = folder.files("out");
    assert_eq!(results.len(), 31);
    assert!(results.contains(&"with space\nand line.json".to_string()));
    for result in results {
        let result: Value =
            serde_json::from_str(&folder.read(&format!("out/{result}"))).expect("JSON");
        assert_eq!(result["commitments"][0]["stance"], "commits");
    }
}
