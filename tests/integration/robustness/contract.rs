//! Holds an article object against the contract of the format.

use serde_json::Value;

/// The keys of an article, in order.
const KEYS: [&str; 13] = [
    "schema_version",
    "source",
    "headline",
    "dateline",
    "byline",
    "captions",
    "paragraphs",
    "furniture",
    "quotes",
    "actors",
    "places",
    "commitments",
    "warnings",
];

/// What is wrong with the record of `text`; nothing when all is well.
pub(super) fn faults(text: &str, article: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let characters: Vec<char> = text.chars().collect();
    let keys: Vec<_> = article
        .as_object()
        .into_iter()
        .flat_map(|object| object.keys())
        .collect();
    let mut expected = KEYS.to_vec();
    expected.sort_unstable();
    if keys != expected {
        faults.push(format!("keys {keys:?}"));
    }
    if article["source"]["chars"] != characters.len() {
        faults.push("source.chars".into());
    }
    spans(article, &characters, &mut faults);
    coverage(article, &characters, &mut faults);
    order(article, &mut faults);
    ids(article, &mut faults);
    references(article, article, &mut faults);
    faults
}

fn list<'a>(article: &'a Value, key: &str) -> &'a [Value] {
    article[key].as_array().map_or(&[], Vec::as_slice)
}

fn range(span: &Value) -> Option<(usize, usize)> {
    let offset = |key: &str| usize::try_from(span.get(key)?.as_u64()?).ok();
    Some((offset("start")?, offset("end")?))
}

/// Everything with "start" and "end" returns its text.
fn spans(value: &Value, characters: &[char], faults: &mut Vec<String>) {
    if let Some((start, end)) = range(value) {
        let slice: Option<String> = characters
            .get(start..end)
            .map(|slice| slice.iter().collect());
        if slice.as_deref() != value["text"].as_str() || start >= end {
            faults.push(format!("span {start}..{end} is not {}", value["text"]));
        }
    }
    match value {
        Value::Array(items) => items
            .iter()
            .for_each(|item| spans(item, characters, faults)),
        Value::Object(fields) => fields
            .values()
            .for_each(|field| spans(field, characters, faults)),
        _ => {}
    }
}

/// Every character that is not white space lies in exactly one part.
fn coverage(article: &Value, characters: &[char], faults: &mut Vec<String>) {
    let mut times = vec![0_u32; characters.len()];
    let single = [&article["headline"], &article["byline"]];
    let lists = ["captions", "paragraphs", "furniture"];
    let parts = single
        .into_iter()
        .chain(list(&article["dateline"], "spans"))
        .chain(lists.into_iter().flat_map(|key| list(article, key)));
    for (start, end) in parts.filter_map(range) {
        times
            .iter_mut()
            .take(end)
            .skip(start)
            .for_each(|count| *count += 1);
    }
    for (at, (character, count)) in characters.iter().zip(times).enumerate() {
        if count > 1 || (count == 0 && !character.is_whitespace()) {
            faults.push(format!(
                "character {at} ({character:?}) lies in {count} parts"
            ));
            break;
        }
    }
}

/// Lists are in reading order.
fn order(article: &Value, faults: &mut Vec<String>) {
    let start = |span: &Value| range(span).map(|range| range.0);
    let first_mention = |item: &Value| start(&item["mentions"][0]);
    let mut rising = |name: &str, items: &[Value], key: &dyn Fn(&Value) -> Option<usize>| {
        let keys: Vec<_> = items.iter().map(key).collect();
        if keys.iter().any(Option::is_none) || !keys.is_sorted() {
            faults.push(format!("{name} out of order: {keys:?}"));
        }
    };
    for key in ["captions", "paragraphs", "furniture", "quotes"] {
        rising(key, list(article, key), &start);
    }
    for key in ["actors", "places"] {
        rising(key, list(article, key), &first_mention);
        for item in list(article, key) {
            rising("mentions", list(item, "mentions"), &start);
        }
    }
    rising("commitments", list(article, "commitments"), &|item| {
        start(&item["evidence"])
    });
    for quote in list(article, "quotes") {
        rising("verbatim", list(quote, "verbatim"), &start);
    }
}

/// Ids count from 1, indexes from 0.
fn ids(article: &Value, faults: &mut Vec<String>) {
    for (key, letter) in [
        ("quotes", "q"),
        ("actors", "a"),
        ("places", "p"),
        ("commitments", "c"),
    ] {
        for (index, item) in list(article, key).iter().enumerate() {
            if item["id"] != format!("{letter}{}", index + 1) {
                faults.push(format!("{key}[{index}] has the id {}", item["id"]));
            }
        }
    }
    for (index, paragraph) in list(article, "paragraphs").iter().enumerate() {
        if paragraph["index"] != index {
            faults.push(format!(
                "paragraphs[{index}].index is {}",
                paragraph["index"]
            ));
        }
    }
    for actor in list(article, "actors") {
        if actor["mention_count"] != list(actor, "mentions").len() {
            faults.push(format!("mention_count of {}", actor["id"]));
        }
    }
}

/// Whatever is referred to is there; a quote goes on from an earlier one.
fn references(value: &Value, article: &Value, faults: &mut Vec<String>) {
    match value {
        Value::Array(items) => items
            .iter()
            .for_each(|item| references(item, article, faults)),
        Value::Object(fields) => {
            for (key, field) in fields {
                let target = match (key.as_str(), field) {
                    ("actor", Value::String(id)) => Some(("actors", number(id, 'a'))),
                    ("quote" | "continues", Value::String(id)) => Some(("quotes", number(id, 'q'))),
                    ("paragraph", Value::Number(index)) => Some(("paragraphs", index.as_u64())),
                    _ => None,
                };
                if let Some((list_name, index)) = target {
                    let size = list(article, list_name).len() as u64;
                    let own = || number(value["id"].as_str()?, 'q');
                    let earlier = key != "continues" || index < own();
                    if !earlier || index.is_none_or(|index| index >= size) {
                        faults.push(format!("{key} {field} of {}", value["id"]));
                    }
                }
                references(field, article, faults);
            }
        }
        _ => {}
    }
}

/// The index behind an id: 0 for "a1".
fn number(id: &str, letter: char) -> Option<u64> {
    id.strip_prefix(letter)?.parse::<u64>().ok()?.checked_sub(1)
}
