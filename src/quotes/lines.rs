//! Quotations in lines that belong to the page: promotions and links to other stories, most of
//! them worded like headlines.
//!
//! Comes in: the quotations between the passages. Goes out: their quotes. Nothing but quotations is
//! reported from such lines.

use super::marks::{BETWEEN, Quotation};
use super::{speakers, statements};
use crate::actors::Actors;
use crate::analysis::Quote;
use crate::tagging;
use crate::text::{Document, Span};

/// The quotes in the lines between the passages, in text order.
pub(super) fn read(document: &Document, actors: &Actors, quotations: &[Quotation]) -> Vec<Quote> {
    let between: Vec<Quotation> = quotations
        .iter()
        .filter(|it| it.passage == BETWEEN)
        .copied()
        .collect();
    let mut lines: Vec<Span> = Vec::new();
    for quotation in &between {
        if lines
            .last()
            .is_none_or(|line| line.end < quotation.outside.end)
        {
            lines.push(line(document, quotation.outside));
        }
    }
    if lines.is_empty() {
        return Vec::new();
    }
    let page = Document::of_lines(document.text, &lines);
    let tags = tagging::parts_of_speech(&page);
    let mut drafts = statements::read(&page, &tags, &between);
    for draft in &mut drafts {
        draft.continues = None;
    }
    drafts.retain(|draft| !draft.verbatim.is_empty());
    speakers::name(&page, actors, &between, drafts)
}

/// The line in which a quotation stands, without what belongs to a passage.
fn line(document: &Document, quotation: Span) -> Span {
    let text = document.text;
    let next = document
        .passages
        .partition_point(|passage| passage.span.start < quotation.start);
    let from = next
        .checked_sub(1)
        .map_or(0, |before| document.passages[before].span.end);
    let to = document
        .passages
        .get(next)
        .map_or(text.len(), |passage| passage.span.start);
    let before = Span::new(from.min(quotation.start), quotation.start);
    let behind = Span::new(quotation.end, to.max(quotation.end));
    let start = before
        .of(text)
        .rfind('\n')
        .map_or(before.start, |at| before.start + at + 1);
    let end = behind
        .of(text)
        .find('\n')
        .map_or(behind.end, |at| behind.start + at);
    Span::new(start, end).trim(text)
}

/// Puts the quotes of the lines among those of the article, all in text order.
pub(super) fn merge(article: Vec<Quote>, lines: Vec<Quote>) -> Vec<Quote> {
    if lines.is_empty() {
        return article;
    }
    let mut all: Vec<(Option<usize>, Quote)> = article
        .into_iter()
        .enumerate()
        .map(|(index, quote)| (Some(index), quote))
        .chain(lines.into_iter().map(|quote| (None, quote)))
        .collect();
    all.sort_by_key(|(_, quote)| quote.span);
    let mut place = vec![0; all.len()];
    for (new, (old, _)) in all.iter().enumerate() {
        if let Some(old) = old {
            place[*old] = new;
        }
    }
    all.into_iter()
        .map(|(_, mut quote)| {
            if let Some(first) = &mut quote.continues {
                first.0 = place.get(first.0).copied().unwrap_or(first.0);
            }
            quote
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::analyze;

    fn check(line: &str, expected: Option<&str>) {
        let text = format!(
            "Harbour opens in May\n\nMayor Jane Roe opened the harbour on Monday. The crowd cheered.\n\n{line}\n\nThe harbour has been closed since June."
        );
        let analysis = analyze(&text);
        assert_eq!(analysis.quotes.len(), 1, "{line}");
        let speaker = analysis.quotes[0].speaker.as_ref();
        let name = speaker.and_then(|speaker| speaker.name.as_deref());
        assert_eq!(name, expected, "{line}");
        assert_eq!(analysis.quotes[0].paragraph, None);
    }

    #[test]
    fn promotions_quote_like_headlines() {
        check(
            "ROE CALLS PLAN OF THE RIVAL TOWN A ‘GREAT BLUNDER’ IN NEW INTERVIEW",
            Some("Jane Roe"),
        );
        check("WHAT A ‘BLUNDER’ OF A HARBOUR TOWN LOOKS LIKE TODAY", None);
    }
}
