//! What goes wrong in an archive: disks, files and articles that nobody expects.

use crate::run::{ARTICLE, Folder, pipe, program, run};
use serde_json::json;
use std::fs::{self, File};
use std::io::Write;
use std::process::{Command, Stdio};

#[test]
fn huge_and_strange_records_have_results() {
    let sixteen = (16 << 20) - 12;
    let quotes = "\"".repeat(100_000);
    let nested = "(".repeat(50_000) + &")".repeat(50_000);
    let brackets = "[{".repeat(100_000);
    let records = [
        json!({"id": 1, "text": "Talks begin.".to_owned() + &" ".repeat(sixteen)}).to_string(),
        json!({"id": 2, "text": "Talks begin.".to_owned() + &" ".repeat(sixteen + 1)}).to_string(),
        json!({"id": 3, "text": quotes}).to_string(),
        json!({"id": 4, "text": nested}).to_string(),
        format!("{{\"id\": 5, \"other\": {brackets}"),
        json!({"id": 6, "text": "a\0b"}).to_string(),
        json!({"id": 7, "text": "Talks begin."}).to_string(),
    ];
    let lines = pipe(&["--records"], records.join("\n")).lines();
    let codes: Vec<_> = lines
        .iter()
        .map(|line| line["error"]["code"].as_str().unwrap_or("ok"))
        .collect();
    let expected = [
        "ok",
        "too_large",
        "ok",
        "ok",
        "bad_record",
        "not_text",
        "ok",
    ];
    assert_eq!(codes, expected);
    for (line, id) in lines.iter().zip(1..) {
        assert_eq!(line["source"]["id"], id);
    }
}

#[cfg(unix)]
fn shell(folder: &Folder, script: &str) -> std::process::Output {
    Command::new("sh")
        .args(["-c", script])
        .current_dir(folder.root())
        .env("ANALYZE", program().get_program())
        .stdin(Stdio::null())
        .output()
        .expect("a shell")
}

#[cfg(unix)]
fn pipe_file(folder: &Folder, path: &str) {
    let made = Command::new("mkfifo").arg(folder.path(path)).status();
    assert!(made.is_ok_and(|status| status.success()));
}

#[cfg(unix)]
#[test]
fn a_file_that_vanishes_is_said_and_the_rest_goes_on() {
    let folder = Folder::new(&[("b.txt", ARTICLE), ("c.txt", ARTICLE)]);
    pipe_file(&folder, "a.pipe");
    let inputs = ["a.pipe", "b.txt", "c.txt"].map(|path| folder.arg(path));
    let child = program()
        .args([&["-j".to_string(), "1".to_string()], &inputs[..]].concat())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // It is open for writing when the program reads from it.
    let mut first = File::options()
        .write(true)
        .open(folder.path("a.pipe"))
        .expect("a pipe");
    fs::remove_file(folder.path("b.txt")).expect("it was there");
    first.write_all(ARTICLE.as_bytes()).expect("it reads");
    drop(first);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 3);
    let said = format!("analyze: {}: no such file or folder\n", inputs[1]);
    assert_eq!(String::from_utf8_lossy(&output.stderr), said);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_does_not_stop_the_run() {
    let folder = Folder::new(&[("b.txt", ARTICLE)]);
    pipe_file(&folder, "a.txt");
    let ran = run(&[folder.arg("")]);
    assert_eq!((ran.status, ran.lines().len()), (0, 1));
}

#[cfg(unix)]
#[test]
fn a_file_that_changes_while_it_is_read_is_said() {
    let folder = Folder::new(&[("a.txt", &"Talks begin. ".repeat(800_000))]);
    let mut child = program()
        .args(["-f", "jsonl", &folder.arg("a.txt")])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut file = File::options()
        .append(true)
        .open(folder.path("a.txt"))
        .expect("a file");
    let mut said = String::new();
    let mut out = child.stdout.take().expect("it was piped");
    std::thread::scope(|scope| {
        scope.spawn(|| std::io::Read::read_to_string(&mut out, &mut said));
        while child.try_wait().is_ok_and(|end| end.is_none()) {
            file.write_all(b"More. ").expect("room");
        }
    });
    assert!(said.contains("it changed while it was read"), "{said:.300}");
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_whole_is_not_there() {
    let folder = Folder::new(&[("in/a.txt", ARTICLE), ("in/b.txt", &ARTICLE.repeat(200))]);
    folder.write("out/b.json", "old");
    // Files may have so many blocks, as on a disk that is full after the first result.
    let script = "trap '' XFSZ; ulimit -f 100; \"$ANALYZE\" -j 1 in --output-dir out";
    let output = shell(&folder, script);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.starts_with("analyze: out/b.json: cannot write the results: "),
        "{said}"
    );
    assert_eq!(folder.files("out"), ["a.json", "b.json"]);
    assert_eq!(folder.read("out/b.json"), "old");
}

/// On a real file system of 64 KB, where the system lets us mount one.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_whole_files_and_the_run_is_resumed() {
    let folder = Folder::new(&[("out/x", "")]);
    for number in 0..40 {
        folder.write(&format!("in/{number:02}.txt"), ARTICLE);
    }
    let script = "unshare -rm sh -c 'mount -t tmpfs -o size=64k none out || exit 77
        \"$ANALYZE\" in --output-dir out; echo $? > full
        mount -o remount,size=4m out; cp -r out half
        \"$ANALYZE\" in --output-dir out --update; echo $? > resumed
        cp -r out whole'";
    let output = shell(&folder, script);
    if !folder.path("full").exists() {
        return; // no file system can be mounted here
    }
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.to_lowercase()
            .contains("cannot write the results: no space left"),
        "{said}"
    );
    assert_eq!(folder.read("full"), "2\n");
    assert_eq!(folder.read("resumed"), "0\n", "{said}");
    let half = folder.files("half");
    assert!(!half.is_empty() && half.len() < 40, "{half:?}");
    for file in half {
        let result = folder.read(&format!("half/{file}"));
        assert!(serde_json::from_str::<serde_json::Value>(&result).is_ok());
    }
    assert_eq!(folder.files("whole").len(), 40);
}

#[cfg(unix)]
#[test]
fn folders_that_contain_themselves_end() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new(&[("in/a/b/x.txt", ARTICLE)]);
    symlink(folder.path("in"), folder.path("in/a/b/up")).expect("a link");
    symlink(folder.path("in/self"), folder.path("in/self")).expect("a link");
    symlink(folder.path("in/self.txt"), folder.path("in/self.txt")).expect("a link");
    let ran = run(&[folder.arg("in")]);
    assert_eq!((ran.status, ran.lines().len()), (1, 2));
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
}
