//! Bytes of all kinds as an article.

use crate::run::{ARTICLE, pipe};
use serde_json::Value;

fn read(bytes: &[u8]) -> Value {
    let ran = pipe(&["-f", "json"], bytes);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    ran.json()
}

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(order).collect()
}

/// The record without what the encoding may change.
fn without_encoding(mut article: Value) -> Value {
    article["source"]["encoding"] = Value::Null;
    article
}

#[test]
fn the_encoding_changes_nothing_but_its_name() {
    let marked = [b"\xEF\xBB\xBF", ARTICLE.as_bytes()].concat();
    let windows: Vec<u8> = ARTICLE
        .chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            '—' => 0x97,
            c => u8::try_from(c).expect("ASCII"),
        })
        .collect();
    let plain = read(ARTICLE.as_bytes());
    for (bytes, encoding) in [
        (marked, "UTF-8"),
        (utf16(ARTICLE, u16::to_le_bytes), "UTF-16LE"),
        (utf16(ARTICLE, u16::to_be_bytes), "UTF-16BE"),
        (windows, "windows-1252"),
    ] {
        let article = read(&bytes);
        assert_eq!(article["source"]["encoding"], encoding);
        assert_eq!(without_encoding(article), without_encoding(plain.clone()));
    }
}

#[test]
fn bad_sequences_are_replaced_and_said() {
    let mut bytes = ARTICLE.as_bytes().to_vec();
    bytes.extend(b"\nThe end was lost: \xFF\xFE.\n");
    let article = read(&bytes);
    assert_eq!(article["source"]["encoding"], "UTF-8");
    let warnings = article["warnings"].as_array().expect("a list");
    assert!(
        warnings
            .iter()
            .any(|warning| warning["code"] == "undecodable")
    );
    assert!(
        article
            .to_string()
            .contains("The end was lost: \u{FFFD}\u{FFFD}.")
    );
}

#[test]
fn line_ends_are_kept() {
    let text = ARTICLE.replace('\n', "\r\n");
    let article = read(text.as_bytes());
    assert_eq!(article["source"]["chars"], text.chars().count());
    assert_eq!(
        article["headline"]["text"],
        "Mayor promises to reopen the old harbour"
    );
}

#[test]
fn another_language_is_said() {
    let german = "Hafen bleibt geschlossen\n\nDer Bürgermeister sagte am Montag, der alte Hafen \
                  der Stadt bleibe bis zum Ende des Jahres geschlossen, weil die Mole nicht sicher \
                  sei. Die Fischer müssen deshalb in den Nachbarort ausweichen.\n";
    let article = read(german.as_bytes());
    assert_eq!(article["source"]["language"], "de");
    assert_eq!(article["warnings"][0]["code"], "not_english");
    let english = read(ARTICLE.as_bytes());
    assert_eq!(english["source"]["language"], "en");
    assert_eq!(english["warnings"], Value::Array(Vec::new()));
}
