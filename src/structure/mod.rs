//! What each line of the article is: headline, dateline, byline, caption, paragraph, furniture.
//!
//! Comes in: the decoded text. Goes out: a [`Structure`] in which every character that is not
//! white space lies in exactly one part. Reads lines, their shape and the words that pages put
//! around articles; knows no names of people.
//!
//! Lines are joined to blocks (`blocks`), each block gets a role (`roles`), and of a paragraph
//! that begins with a dateline the dateline is cut off. Since every block gets one role and no
//! block is dropped, nothing is lost.

mod authors;
mod blocks;
mod byline;
mod captions;
mod credits;
mod dateline;
mod dates;
mod furniture;
mod head;
mod headline;
mod inline;
mod lines;
mod phrases;
mod roles;
mod scan;
mod shape;
mod signs;

pub(crate) use dates::is_day_or_month;

use crate::analysis::{Byline, Caption, Dateline, Furniture, Paragraph, ParagraphRole};
use crate::text::Span;
use roles::Role;

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
    let blocks = blocks::split(text);
    let mut structure = Structure::default();
    let mut stamps = Vec::new();
    for (block, role) in blocks.iter().zip(roles::assign(text, &blocks)) {
        let span = block.span;
        match role {
            Role::Headline => structure.headline = Some(span),
            Role::DateLine(stamp) => stamps.push(stamp),
            Role::Byline(found) => {
                stamps.extend(found.stamp);
                structure.byline = Some(Byline {
                    span: found.span,
                    authors: found.authors,
                });
            }
            Role::Publisher => {
                if let Some(byline) = &mut structure.byline {
                    byline.span.end = span.end;
                }
            }
            Role::Caption(found) => structure.captions.push(Caption {
                span,
                credit: found.credit.map(|credit| credit.of(text).to_string()),
            }),
            Role::Furniture(role) => structure.furniture.push(Furniture { role, span }),
            Role::Subheading => structure.paragraphs.push(Paragraph {
                role: ParagraphRole::Subheading,
                span,
            }),
            Role::Body(stamp) => {
                let start = stamp.as_ref().map_or(span.start, |stamp| stamp.span.end);
                stamps.extend(stamp);
                let body = Span::new(start, span.end).trim(text);
                if !body.is_empty() {
                    structure.paragraphs.push(Paragraph {
                        role: ParagraphRole::Body,
                        span: body,
                    });
                }
            }
        }
    }
    structure.dateline = dateline::merge(text, &stamps);
    structure
}

#[cfg(test)]
mod tests;
