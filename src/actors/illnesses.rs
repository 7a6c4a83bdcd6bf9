//! Names of illnesses, which the tagger takes for people and organisations.

use super::names::{self, Name, NameKind};
use crate::text::Document;

/// Takes out the names of illnesses: "Kvx" is nobody where "the Kvx virus" stands. Near-misses:
/// places, "the Oslo outbreak", and surnames of people who are named in full.
pub(super) fn leave_out(document: &Document, names: &mut Vec<Name>) {
    const ILLNESSES: [&str; 10] = [
        "disease",
        "epidemic",
        "fever",
        "haemorrhagic",
        "hemorrhagic",
        "infection",
        "infections",
        "outbreak",
        "virus",
        "viruses",
    ];
    let single = |name: &Name| name.tokens.len() == 1 && name.kind != NameKind::Location;
    let ill: Vec<&str> = names
        .iter()
        .filter(|name| single(name) && document.is_any(name.tokens.end, &ILLNESSES))
        .map(|name| document.word(name.tokens.start))
        .collect();
    if ill.is_empty() {
        return;
    }
    let bearers = names::bearers(document, names);
    names.retain(|name| {
        let word = document.word(name.tokens.start);
        !(single(name) && ill.contains(&word) && !bearers.contains(word))
    });
}

#[cfg(test)]
mod tests {
    use super::super::names::tests::named;
    use super::*;

    fn left(text: &str, people: &[&str]) -> Vec<String> {
        let document = Document::of_paragraphs(text);
        let people: Vec<_> = people
            .iter()
            .map(|words| (*words, NameKind::Person, 300))
            .collect();
        let mut names = named(&document, &people);
        leave_out(&document, &mut names);
        names
            .iter()
            .map(|name| document.slice(document.span(&name.tokens)).to_owned())
            .collect()
    }

    #[test]
    fn illnesses_are_nobody() {
        assert_eq!(
            left(
                "The Kvx virus spread. Nobody had seen Kvx before.",
                &["Kvx", "Kvx"]
            ),
            [""; 0]
        );
        assert_eq!(
            left("Ann Roe had seen the Roe virus.", &["Ann Roe", "Roe"]),
            ["Ann Roe", "Roe"]
        );
    }
}
