//! Whole pages over small articles.

use super::*;
use crate::report::stances;

const ARTICLE: &str = "\
Mayor vows to reopen the pool

LARVIK, Norway (AP) — Mayor Jane Doe vowed to reopen the pool by May if the council
agrees. “We will not pay twice,” Doe said.

The union said it would strike.
";

fn page_of(text: &str) -> String {
    page(text, &crate::analyze(text), Place::default())
}

#[test]
fn findings_are_marked_where_they_stand() {
    let page = page_of(ARTICLE);
    for expected in [
        "<h1 class=\"headline\">",
        "<p class=\"body\" id=\"p1\" data-number=\"1\"><span class=\"dateline\">LARVIK, ",
        "<i id=\"t-a1\" class=\"a1\"></i>",
        " a person a2\" href=\"#a2\"",
        " c commits c",
        "href=\"#c2\"",
        "<a class=\"words\" href=\"#t-c2\">reopen the pool",
    ] {
        assert!(page.contains(expected), "{expected}\n{page}");
    }
}

#[test]
fn each_finding_is_one_stop_of_the_keyboard() {
    let page = page_of(ARTICLE);
    let stops = page.matches("aria-describedby=\"a2\"").count();
    assert_eq!(stops, 1);
    assert!(page.matches("href=\"#a2\" tabindex=\"-1\"").count() > 0);
}

#[test]
fn what_an_article_holds_stays_text() {
    let hostile = "<script>alert(1)</script> & \"friends\"\n\n\
        LARVIK (</title><u>AP) — “</style><img src=x onerror='alert(2)'> will pay,” said Jane <i>Doe</i>.\n\n\
        Mayor \"><svg onload=alert(3)> vowed to {{ pay }} {% raw %} the &lt;crew&gt; \u{0} \u{202E}x.\n";
    let analysis = crate::analyze(hostile);
    let place = Place {
        name: Some("\"><script>alert(4)</script>"),
        below_index: Some(Path::new("a/\"><script>.html")),
    };
    let page = page(hostile, &analysis, place);
    for tag in [
        "<script", "<img", "<svg", "<u>AP", "<i>Doe", "\u{0}", "\u{202E}",
    ] {
        assert!(!page.contains(tag), "{tag}\n{page}");
    }
    assert_eq!(page.matches("</title>").count(), 1);
    assert_eq!(page.matches("</style>").count(), 2);
    for words in [
        "{{ pay }}",
        "{% raw %}",
        "&#38;lt;crew&#38;gt;",
        "␀",
        "&#60;U+202E&#62;x",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }

    let mut index = Index::default();
    index.add(Entry::new(
        hostile,
        &analysis,
        Path::new("a\"><script>.html"),
    ));
    let index = index.page();
    assert!(
        !index.contains("<script") && !index.contains("<svg"),
        "{index}"
    );
    assert!(index.contains("href=\"a%22%3E%3Cscript%3E.html\""));
}

#[test]
fn a_page_knows_its_way_to_the_index() {
    assert_eq!(to_index(Path::new("a.html")), "index.html");
    assert_eq!(to_index(Path::new("a/b/c.html")), "../../index.html");
}

#[test]
fn nothing_found_is_said() {
    let page = page_of("");
    for expected in [
        "No headline",
        "No commitments found.",
        "No statements found.",
        "No actors found.",
    ] {
        assert!(page.contains(expected), "{expected}");
    }
    let index = Index::default().page();
    assert!(index.contains("0 articles") && index.contains("No commitments found."));
}

#[test]
fn the_style_sheet_has_every_sign() {
    for stance in STANCES {
        let rule = format!(
            ".sign.{}::before {{ content: \"{sign}\\2060\"; content: \"{sign}\\2060\" / \"\" }}",
            names::stance(stance),
            sign = stances::sign(stance)
        );
        assert!(STYLE.contains(&rule), "{rule}");
    }
}

#[test]
fn a_long_article_has_no_rules_for_the_pointer() {
    let text = "“No,” said Jane Doe.\n\n".repeat(LIT);
    assert_eq!(rules(&crate::analyze(&text)), "");
}

#[test]
fn the_timeline_is_in_order() {
    let mut index = Index::default();
    let entry = |dateline: &str, name: &str| {
        let text = format!("Head {name}\n\nOSLO{dateline} (AP) — Norway will pay, Jane Doe said.");
        Entry::new(&text, &crate::analyze(&text), Path::new(name))
    };
    for (dateline, name) in [
        ("", "none"),
        (", May 2, 2025", "late"),
        (", May 9", "open"),
        (", March 3, 2025", "early"),
    ] {
        index.add(entry(dateline, name));
    }
    let page = index.page();
    let places: Vec<_> = ["Head early", "Head late", "Head open", "Head none"]
        .into_iter()
        .map(|title| page.find(title))
        .collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{places:?}"
    );
    for era in ["March 2025", "May 2025", "May, year not given", "No date"] {
        assert!(page.contains(&format!("<h3>{era}</h3>")), "{era}");
    }
}

#[test]
fn a_country_is_one_party_in_all_articles() {
    let mut index = Index::default();
    for name in ["Britain", "The United Kingdom"] {
        let text = format!("Talks\n\nOSLO (AP) — {name} promised to pay for the mission, it said.");
        index.add(Entry::new(&text, &crate::analyze(&text), Path::new(name)));
    }
    let page = index.page();
    assert_eq!(
        page.matches("<th scope=\"row\">United Kingdom</th>")
            .count(),
        1,
        "{page}"
    );
}
