//! What each line of the article is: headline, dateline, byline, caption, paragraph, furniture.
//!
//! Comes in: the decoded text. Goes out: a [`Structure`] in which every character that is not
//! white space lies in exactly one part. Reads lines and their shape; knows no names.

use crate::analysis::{Byline, Caption, Dateline, Furniture, Paragraph, ParagraphRole};
use crate::text::Span;

/// The parts of an article, each list in text order.
#[derive(Debug, Clone, Default)]
pub struct Structure {
    /// The headline; none when the article starts with its body.
    pub headline: Option<Span>,
    /// Place, date, time and agency.
    pub dateline: Option<Dateline>,
    /// The line that names the authors.
    pub byline: Option<Byline>,
    /// Picture captions and credits.
    pub captions: Vec<Caption>,
    /// Body paragraphs and subheadings.
    pub paragraphs: Vec<Paragraph>,
    /// What belongs to the page and not to the article.
    pub furniture: Vec<Furniture>,
}

/// Finds the parts of an article.
pub fn find(text: &str) -> Structure {
    let mut structure = Structure::default();
    let mut start = 0;
    for piece in text.split("\n\n") {
        let span = Span::new(start, start + piece.len()).trim(text);
        start += piece.len() + 2;
        if span.is_empty() {
        } else if structure.headline.is_none()
            && structure.paragraphs.is_empty()
            && span.len() < 150
        {
            structure.headline = Some(span);
        } else {
            structure.paragraphs.push(Paragraph {
                role: ParagraphRole::Body,
                span,
            });
        }
    }
    structure
}
