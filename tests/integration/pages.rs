//! Pages for the browser, as a parser reads them. What only a browser can tell (colours, cards at
//! the pointer, both themes) stands in tests/browser.

use crate::golden::samples;
use crate::run::{ARTICLE, Folder, pipe, run};
use scraper::{ElementRef, Html, Selector};
use std::collections::HashSet;

/// The page as a browser builds it. It has no errors.
pub(crate) fn read(page: &str) -> Html {
    let html = Html::parse_document(page);
    assert!(html.errors.is_empty(), "{:?}", html.errors);
    html
}

fn select<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    let selector = Selector::parse(selector).expect("it is a selector");
    html.select(&selector).collect()
}

fn attributes(html: &Html, name: &str) -> Vec<String> {
    let elements = select(html, &format!("[{name}]"));
    let values = elements.iter().filter_map(|element| element.attr(name));
    values.map(str::to_owned).collect()
}

/// Words without the space between them.
fn squeezed<'t>(pieces: impl IntoIterator<Item = &'t str>) -> String {
    let letters = pieces.into_iter().flat_map(str::chars);
    letters.filter(|c| !c.is_whitespace()).collect()
}

/// What holds for every page: ids are unique, links lead somewhere, nothing comes from elsewhere.
pub(crate) fn assert_sound(html: &Html, name: &str) {
    let ids = attributes(html, "id");
    let known: HashSet<&str> = ids.iter().map(String::as_str).collect();
    assert_eq!(ids.len(), known.len(), "{name}: an id stands twice");
    for target in attributes(html, "href") {
        if let Some(id) = target.strip_prefix('#') {
            assert!(known.contains(id), "{name}: #{id}");
        } else {
            assert!(
                !target.contains(':') && !target.starts_with('/'),
                "{name}: {target}"
            );
        }
    }
    for other in ["aria-describedby", "aria-labelledby"] {
        for id in attributes(html, other) {
            assert!(known.contains(id.as_str()), "{name}: {other} {id}");
        }
    }
    for away in [
        "script",
        "img",
        "link",
        "iframe",
        "object",
        "[src]",
        "[onclick]",
    ] {
        assert!(select(html, away).is_empty(), "{name}: {away}");
    }
    assert_eq!(select(html, "h1").len(), 1, "{name}");
    assert_eq!(select(html, "main").len(), 1, "{name}");
    assert_eq!(select(html, "title").len(), 1, "{name}");
}

#[test]
fn the_page_of_every_sample_holds_the_article_and_its_findings() {
    for sample in samples() {
        let path = sample.to_str().expect("a path in UTF-8");
        let ran = run(&[path, "-f", "html"]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{path}");
        let html = read(&ran.out);
        assert_sound(&html, path);
        let article = run(&[path, "-f", "json"]).json();
        assert_text(&html, &article, path);
        for (list, kind) in [
            ("commitments", ".promise"),
            ("quotes", ".said"),
            ("actors", ".player"),
        ] {
            let findings = article[list].as_array().expect("a list");
            let entries = select(&html, &format!("aside li{kind}"));
            assert_eq!(entries.len(), findings.len(), "{path} {list}");
            for finding in findings {
                let id = finding["id"].as_str().expect("an id");
                assert_eq!(
                    select(&html, &format!("aside li#{id}")).len(),
                    1,
                    "{path} {id}"
                );
                assert_eq!(
                    select(&html, &format!("article #t-{id}")).len(),
                    1,
                    "{path} {id}"
                );
                assert_eq!(
                    select(&html, &format!(".cards .card.{id}")).len(),
                    1,
                    "{path} {id}"
                );
            }
        }
    }
}

/// The article has all its words and no others; what is marked is what was found.
fn assert_text(html: &Html, article: &serde_json::Value, path: &str) {
    let mut parts = vec![&article["headline"], &article["byline"]];
    for list in ["captions", "paragraphs", "furniture"] {
        parts.extend(article[list].as_array().into_iter().flatten());
    }
    let datelines = article["dateline"]["spans"].as_array();
    parts.extend(datelines.into_iter().flatten());
    // A part that is missing is null and has no start.
    parts.sort_by_key(|part| part["start"].as_u64());
    let expected = squeezed(parts.iter().filter_map(|part| part["text"].as_str()));
    let shown = select(html, "article")[0];
    let none = select(html, "article h1.none").len() == 1;
    let mut text = squeezed(shown.text());
    if none {
        text = text.replacen("Noheadline", "", 1);
    }
    assert_eq!(text, expected, "{path}");
    for finding in article["commitments"].as_array().into_iter().flatten() {
        let id = finding["id"].as_str().unwrap_or_default();
        let marked = select(html, &format!("article .c.{id}"));
        let marked = squeezed(marked.iter().flat_map(ElementRef::text));
        // Conditions and cues inside the content are marked as both.
        let content = squeezed([finding["content"]["text"].as_str().unwrap_or_default()]);
        assert!(
            marked.contains(&content),
            "{path} {id}: {marked} / {content}"
        );
    }
}

#[test]
fn a_folder_of_pages_has_an_index() {
    let folder = Folder::new(&[
        ("in/a b#1.txt", ARTICLE),
        ("in/deep/down/c.txt", ARTICLE),
        ("in/empty.txt", ""),
    ]);
    let (input, output) = (folder.arg("in"), folder.arg("out"));
    let ran = run(&["-f", "html", &input, "--output-dir", &output]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{}", ran.err);
    assert_eq!(
        folder.files("out"),
        ["a b#1.html", "deep/down/c.html", "index.html"]
    );
    let index = read(&folder.read("out/index.html"));
    assert_sound(&index, "index");
    let links = attributes(&index, "href");
    for link in ["a%20b%231.html", "deep/down/c.html"] {
        assert!(links.iter().any(|known| known == link), "{links:?}");
    }
    let row = select(&index, "tbody tr")
        .into_iter()
        .map(|row| row.text().collect::<Vec<_>>().join(" "))
        .find(|row| row.starts_with("Jane Doe"));
    assert_eq!(row.as_deref(), Some("Jane Doe 6 · · · · 2"));
    let deep = read(&folder.read("out/deep/down/c.html"));
    assert!(attributes(&deep, "href").contains(&"../../index.html".to_owned()));
}

#[test]
fn the_index_of_all_samples_is_sound_and_the_same_for_every_number_of_jobs() {
    let folder = Folder::new(&[]);
    let mut pages = Vec::new();
    for jobs in ["1", "4"] {
        let output = folder.arg(jobs);
        let mut arguments = vec!["-f", "html", "-j", jobs, "--output-dir", &output];
        let paths = samples();
        arguments.extend(paths.iter().filter_map(|path| path.to_str()));
        assert_eq!(run(&arguments).status, 0);
        let index = folder.read(&format!("{jobs}/index.html"));
        let html = read(&index);
        assert_sound(&html, "index");
        assert_eq!(select(&html, ".timeline li").len(), paths.len());
        pages.push(index);
    }
    assert_eq!(pages[0], pages[1]);
}

#[test]
fn several_articles_need_a_folder() {
    let folder = Folder::new(&[
        ("a.txt", ARTICLE),
        ("b.txt", ARTICLE),
        ("c/index.txt", ARTICLE),
    ]);
    let ran = run(&["-f", "html", &folder.arg("a.txt"), &folder.arg("b.txt")]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("--output-dir"), "{}", ran.err);
    let ran = run(&[
        "-f",
        "html",
        &folder.arg("c"),
        "--output-dir",
        &folder.arg("out"),
    ]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("the list of all articles"), "{}", ran.err);
    let input = folder.arg("a.txt");
    let ran = run(&[
        "-f",
        "html",
        "--update",
        &input,
        "--output-dir",
        &folder.arg("out"),
    ]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("leave --update out"), "{}", ran.err);
    let ran = pipe(&["-f", "html", "--records"], "{}");
    assert_eq!(ran.status, 2);
}

#[test]
fn standard_input_and_a_file_give_the_same_page() {
    let folder = Folder::new(&[]);
    let page = pipe(&["-f", "html"], ARTICLE).out;
    assert!(page.starts_with("<!DOCTYPE html>\n") && page.ends_with("</html>\n"));
    let file = folder.arg("page.html");
    assert_eq!(pipe(&["-f", "html", "-o", &file], ARTICLE).status, 0);
    assert_eq!(folder.read("page.html"), page);
}

/// Tags, closing tags of where it stands, attributes, entities, template marks.
const HOSTILE: &str = "\
</title></style><script>document.title='taken'</script> & \"more\"

LARVIK, Norway (<b>AP) — Mayor Jane <i>Doe</i> vowed to \"><img src=x onerror=alert(1)> the crew.

“</p></article><script>alert(2)</script>,” Doe said. ‘<svg/onload=alert(3)>’ &lt;b&gt; {{ 1 }} <!-- x
";

#[test]
fn hostile_articles_stay_text() {
    let page = pipe(&["-f", "html"], HOSTILE).out;
    let html = read(&page);
    assert_sound(&html, "hostile");
    let shown = squeezed(select(&html, "article")[0].text());
    assert_eq!(shown, squeezed([HOSTILE]));
    for tag in ["article b", "article svg", "article script", "article img"] {
        assert!(select(&html, tag).is_empty(), "{tag}");
    }
}
