//! Doubts about the article as a whole, for [`Analysis::warnings`](crate::Analysis::warnings).
//!
//! Comes in: what the stages found. Goes out: one [`Warning`] for each doubt. What was lost in
//! decoding is not known here; see [`Source::warning`](crate::source::Source::warning).

use crate::analysis::{Warning, WarningCode};
use crate::language::Language;
use crate::structure::Structure;
use crate::text::Span;

/// The doubts that the analysis of `text` leaves; `unbalanced` are quotation marks without partner.
pub(crate) fn find(
    text: &str,
    language: Option<Language>,
    structure: &Structure,
    unbalanced: &[Span],
) -> Vec<Warning> {
    if text.trim().is_empty() {
        return vec![warning(WarningCode::Empty, "there is no text to analyse")];
    }
    [
        not_english(language),
        no_headline(structure),
        unbalanced_quotes(text, unbalanced),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn not_english(language: Option<Language>) -> Option<Warning> {
    let language = language.filter(|language| language.code != "en")?;
    let message = format!(
        "the text seems to be {}; only English is understood",
        language.name
    );
    Some(warning(WarningCode::NotEnglish, message))
}

fn no_headline(structure: &Structure) -> Option<Warning> {
    let missing = structure.headline.is_none();
    missing.then(|| warning(WarningCode::NoHeadline, "the article begins with its body"))
}

fn unbalanced_quotes(text: &str, unbalanced: &[Span]) -> Option<Warning> {
    let first = unbalanced.iter().min()?;
    let line = Span::new(0, first.start).of(text).matches('\n').count() + 1;
    let message = match unbalanced.len() {
        1 => format!("a quotation mark has no partner, in line {line}"),
        count => format!("{count} quotation marks have no partner, the first in line {line}"),
    };
    Some(warning(WarningCode::UnbalancedQuotes, message))
}

fn warning(code: WarningCode, message: impl Into<String>) -> Warning {
    Warning {
        code,
        message: message.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(warnings: &[Warning]) -> Vec<WarningCode> {
        warnings.iter().map(|warning| warning.code).collect()
    }

    #[test]
    fn an_article_in_order_gives_no_warning() {
        let structure = Structure {
            headline: Some(Span::new(0, 5)),
            ..Structure::default()
        };
        let english = Language {
            code: "en",
            name: "English",
        };
        let found = find("Talks", Some(english), &structure, &[]);
        assert_eq!(found, []);
        assert_eq!(find("Talks", None, &structure, &[]), []);
    }

    #[test]
    fn each_doubt_is_said_once_and_tells_where() {
        let unbalanced = [Span::new(11, 14), Span::new(20, 23)];
        let danish = Language {
            code: "da",
            name: "Danish",
        };
        let text = "one\ntwo\n\nx “three ... “";
        let found = find(text, Some(danish), &Structure::default(), &unbalanced);
        assert_eq!(
            codes(&found),
            [
                WarningCode::NotEnglish,
                WarningCode::NoHeadline,
                WarningCode::UnbalancedQuotes
            ]
        );
        assert!(found[0].message.contains("Danish"));
        assert_eq!(
            found[2].message,
            "2 quotation marks have no partner, the first in line 4"
        );
    }

    #[test]
    fn white_space_is_empty_and_nothing_else() {
        let found = find(" \n\t", None, &Structure::default(), &[]);
        assert_eq!(codes(&found), [WarningCode::Empty]);
    }
}
