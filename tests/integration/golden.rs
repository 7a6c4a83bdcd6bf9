//! The whole output for every sample, as it was last looked at and found right.
//!
//! `GOLDEN=update cargo test golden` writes the files anew; read the difference before it is kept.

use crate::run::run;
use std::fs;
use std::path::{Path, PathBuf};

/// The samples, in order.
pub(crate) fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let entries = fs::read_dir(&folder).expect("the samples are there");
    let mut samples: Vec<_> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    samples.sort();
    assert!(samples.len() >= 8, "{} samples", samples.len());
    samples
}

/// Compares the output in one format with the golden files of that ending.
fn check(format: &str, ending: &str) {
    let update = std::env::var_os("GOLDEN").is_some_and(|value| value == "update");
    let mut differing = Vec::new();
    for sample in samples() {
        let name = sample.file_stem().unwrap_or_default().to_string_lossy();
        let golden =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.{ending}"));
        // A relative path, so that the same name stands in the output everywhere.
        let relative = format!("samples/{name}.txt");
        let ran = run(&["--format", format, relative.as_str()]);
        assert_eq!(ran.status, 0, "{relative}: {}", ran.err);
        if update {
            fs::create_dir_all(golden.parent().expect("it has a folder")).expect("it can be made");
            fs::write(&golden, &ran.out).expect("it can be written");
        } else if fs::read_to_string(&golden).unwrap_or_default() != ran.out {
            differing.push(golden.display().to_string());
        }
    }
    assert!(
        differing.is_empty(),
        "other output than in {differing:#?}\nGOLDEN=update writes it anew"
    );
}

#[test]
fn json_of_every_sample_is_as_it_was() {
    check("json", "json");
}

#[test]
fn text_of_every_sample_is_as_it_was() {
    check("text", "txt");
}

#[test]
fn the_picture_in_the_readme_shows_the_report_as_it_is() {
    let read = |path: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        fs::read_to_string(path).expect("it is there")
    };
    let picture = scraper::Html::parse_fragment(&read("docs/pictures/summary.svg"));
    let texts = scraper::Selector::parse("text").expect("it is a selector");
    let drawn = picture.select(&texts).flat_map(|text| text.text());
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let drawn: String = drawn.map(squeezed).collect();
    let golden = squeezed(&read("tests/golden/ferry-utf-16.txt"));
    assert!(
        drawn == golden,
        "the picture is old; python3 docs/pictures/make.py makes it anew\n{drawn}\n{golden}"
    );
}
