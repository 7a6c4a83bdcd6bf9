//! Roles: what each block of the article is for.

use super::blocks::Block;
use super::byline::{self, Found as BylineFound};
use super::captions::{self, Found as CaptionFound};
use super::dateline::{self, Stamp};
use super::signs::Signs;
use super::{credits, furniture, headline, inline, shape};
use crate::analysis::FurnitureRole;
use std::cell::RefCell;

/// The headline stands among this many blocks from the top.
const HEADLINE_WITHIN: usize = 8;
/// An inline dateline stands in one of the first paragraphs of the body.
const DATELINE_WITHIN: usize = 3;
/// Lines below the headline that sum the article up.
const MOST_DECKS: usize = 2;
/// A subheading has at most this many bytes.
const LONGEST_SUBHEADING: usize = 100;

/// A dateline on a line of its own has at most this many bytes.
const LONGEST_DATELINE: usize = 160;

/// What a block is for.
#[derive(Debug, Clone)]
pub(super) enum Role {
    Headline,
    /// A block that holds only a date.
    DateLine(Stamp),
    Byline(BylineFound),
    /// The line below the byline that names the publisher; it belongs to the byline.
    Publisher,
    Caption(CaptionFound),
    Furniture(FurnitureRole),
    Subheading,
    /// A paragraph, with the dateline at its start.
    Body(Option<Stamp>),
}

/// The roles of all blocks, in order.
pub(super) fn assign(text: &str, blocks: &[Block]) -> Vec<Role> {
    let mut reader = Reader {
        text,
        blocks,
        roles: Vec::with_capacity(blocks.len()),
        has_date: false,
        has_byline: false,
        capitals_tell: capitals_tell(text, blocks),
        datelines: RefCell::default(),
    };
    reader.read_head();
    reader.read_body();
    reader.read_tail();
    reader.roles
}

/// True when capitals set a line apart: less than half of the blocks are in capitals.
fn capitals_tell(text: &str, blocks: &[Block]) -> bool {
    let capitals = blocks
        .iter()
        .filter(|block| block.span.len() <= 2_000 && shape::all_capitals(block.span.of(text)))
        .count();
    capitals * 2 < blocks.len()
}

struct Reader<'t> {
    text: &'t str,
    blocks: &'t [Block],
    /// Of the blocks read so far.
    roles: Vec<Role>,
    has_date: bool,
    has_byline: bool,
    capitals_tell: bool,
    /// The block that was last looked at for a dateline, and what it begins with: several rules ask.
    datelines: RefCell<Option<(usize, Option<inline::Found>)>>,
}

impl<'t> Reader<'t> {
    fn words(&self, index: usize) -> &'t str {
        self.blocks
            .get(index)
            .map_or("", |block| block.span.of(self.text))
    }

    /// The dateline with which block `index` begins; see [`inline::Found::accepted`].
    fn dateline(&self, index: usize, opens: bool) -> Option<Stamp> {
        let block = self.blocks.get(index)?;
        let mut last = self.datelines.borrow_mut();
        if !matches!(&*last, Some((known, _)) if *known == index) {
            *last = Some((index, inline::find(self.text, block.span)));
        }
        let (_, found) = last.as_ref()?;
        found.as_ref()?.accepted(opens).cloned()
    }

    /// Up to the first paragraph of the body.
    fn read_head(&mut self) {
        if !self.read_headline() {
            return;
        }
        let headline = shape::plain(self.words(self.roles.len() - 1));
        let mut decks = 0;
        while let Some(block) = self.blocks.get(self.roles.len()) {
            let index = self.roles.len();
            let line = block.span.of(self.text);
            let role = if repeats(line, &headline) {
                Role::Furniture(FurnitureRole::Other)
            } else if let Some(role) = self.head_line(index).or_else(|| self.page_line(index)) {
                role
            } else if decks < MOST_DECKS && self.is_deck(index) {
                decks += 1;
                Role::Subheading
            } else {
                break;
            };
            self.push(role);
        }
    }

    /// Reads up to the headline and true, or nothing and false.
    fn read_headline(&mut self) -> bool {
        for (index, block) in self.blocks.iter().enumerate().take(HEADLINE_WITHIN) {
            let line = block.span.of(self.text);
            let before = self
                .stamped(index)
                .or_else(|| self.signed(index))
                .or_else(|| furniture::alone(line).map(Role::Furniture))
                .or_else(|| {
                    captions::find(self.text, block.span, Signs::of(line))
                        .filter(|found| index > 0 || found.credit.is_some())
                        .map(Role::Caption)
                });
            if let Some(role) = before {
                self.push(role);
            } else if self.is_headline(index, block) {
                self.push(Role::Headline);
                return true;
            } else {
                break;
            }
        }
        false
    }

    fn is_headline(&self, index: usize, block: &Block) -> bool {
        let below = self.blocks.get(index + 1..).unwrap_or_default();
        let is_short = block.span.len() <= headline::LONGEST;
        let stamp = is_short.then(|| self.dateline(index, true)).flatten();
        headline::is_headline(self.text, block, below, stamp.as_ref())
    }

    /// What stands only between headline and body: a name alone, its publisher, the blurb of a video.
    fn head_line(&self, index: usize) -> Option<Role> {
        let block = self.blocks.get(index)?;
        let more = index + 1 < self.blocks.len();
        if matches!(self.roles.last(), Some(Role::Byline(found)) if found.stamp.is_none())
            && byline::is_publisher_line(self.text, block.span)
        {
            return Some(Role::Publisher);
        }
        if more
            && !self.has_byline
            && let Some(found) = byline::name_line(self.text, block.span)
        {
            return Some(Role::Byline(found));
        }
        let first_below = matches!(self.roles.last(), Some(Role::Headline));
        if more && first_below && captions::is_blurb(self.text, block.span) {
            let signs = Signs::of(block.span.of(self.text));
            return Some(Role::Caption(CaptionFound {
                credit: credits::trailing_credit(self.text, block.span, signs),
            }));
        }
        None
    }

    /// A line without a full stop below the headline, with more below it.
    fn is_deck(&self, index: usize) -> bool {
        let line = self.words(index);
        let next = self.words(index + 1);
        line.len() <= 250
            && !shape::ends_sentence(line)
            && !line.ends_with([':', ','])
            && shape::starts_upper(line)
            && next.len() > line.len()
            && shape::ends_sentence(next)
            && self.dateline(index, true).is_none()
    }

    /// From the first paragraph of the body to the end.
    fn read_body(&mut self) {
        let mut paragraphs = 0;
        while self.roles.len() < self.blocks.len() {
            let index = self.roles.len();
            let role = if let Some(role) = self.page_line(index).or_else(|| self.teaser(index)) {
                role
            } else if self.is_subheading(index) {
                Role::Subheading
            } else {
                let seek = paragraphs < DATELINE_WITHIN && !self.has_inline();
                paragraphs += 1;
                let colon = paragraphs == 1 && !self.is_transcript(index);
                Role::Body(if seek {
                    self.dateline(index, colon)
                } else {
                    None
                })
            };
            self.push(role);
        }
    }

    fn has_inline(&self) -> bool {
        self.roles
            .iter()
            .rev()
            .take(12)
            .any(|role| matches!(role, Role::Body(Some(_))))
    }

    /// A block that is no paragraph wherever it stands.
    fn page_line(&self, index: usize) -> Option<Role> {
        let block = self.blocks.get(index)?;
        if let Some(role) = self.stamped(index).or_else(|| self.signed(index)) {
            return Some(role);
        }
        let signs = Signs::of(block.span.of(self.text));
        captions::find(self.text, block.span, signs)
            .map(Role::Caption)
            .or_else(|| self.pull_quote(index))
            .or_else(|| furniture::find(self.text, block.span, signs).map(Role::Furniture))
            .or_else(|| self.captioned_below(index))
    }

    /// A date line, or a dateline on a line of its own; the first one dates the article when it stands near its top.
    fn stamped(&self, index: usize) -> Option<Role> {
        let block = self.blocks.get(index)?;
        let opens =
            self.roles.len() < 12 && !self.roles.iter().any(|role| matches!(role, Role::Body(_)));
        let stamp = match dateline::line(self.text, block.span) {
            Some(stamp) => stamp,
            None if opens && block.span.len() <= LONGEST_DATELINE => {
                let stamp = self.dateline(index, false)?;
                return (stamp.span == block.span).then_some(Role::DateLine(stamp));
            }
            None => return None,
        };
        let dates = opens && stamp.date.is_some() && !self.has_date;
        Some(if dates {
            Role::DateLine(stamp)
        } else {
            Role::Furniture(FurnitureRole::Timestamp)
        })
    }

    /// A byline; a second one is furniture.
    fn signed(&self, index: usize) -> Option<Role> {
        let block = self.blocks.get(index)?;
        let found = byline::line(self.text, block.span)?;
        let next = self.blocks.get(index + 1);
        Some(if self.has_byline {
            Role::Furniture(FurnitureRole::SignOff)
        } else if index == 0 && next.is_some_and(|next| !headline_or_body(self.text, next)) {
            return None;
        } else {
            Role::Byline(found)
        })
    }

    /// The line below a quotation set apart, with the article going on below it.
    fn pull_quote(&self, index: usize) -> Option<Role> {
        let inside = index > 1 && index + 2 < self.blocks.len();
        (inside && captions::credits_pull_quote(self.words(index)))
            .then_some(Role::Caption(CaptionFound { credit: None }))
    }

    /// A short line with "Photo: …" directly below it.
    fn captioned_below(&self, index: usize) -> Option<Role> {
        let block = self.blocks.get(index)?;
        let next = self.blocks.get(index + 1)?;
        let line = block.span.of(self.text);
        let is_caption = |next: &Block| {
            let signs = Signs::of(next.span.of(self.text));
            captions::find(self.text, next.span, signs).is_some()
        };
        let credit_line = !next.gap
            && next.span.len() <= 100
            && block.span.len() <= 250
            && matches!(self.roles.last(), Some(role) if !matches!(role, Role::Headline) || block.gap)
            && is_caption(next);
        (credit_line && !shape::ends_in_stop(line))
            .then_some(Role::Caption(CaptionFound { credit: None }))
    }

    /// A related headline in capitals, or the line below "Related article".
    fn teaser(&self, index: usize) -> Option<Role> {
        let line = self.words(index);
        let announced = index > 0
            && matches!(self.roles.last(), Some(Role::Furniture(_)))
            && furniture::announces(self.words(index - 1))
            && line.len() <= 200
            && !shape::ends_in_stop(line);
        let capitals = self.capitals_tell
            && furniture::is_teaser(line)
            && self.dateline(index, false).is_none();
        (announced || capitals).then_some(Role::Furniture(FurnitureRole::Promotion))
    }

    /// A short line without a full stop between paragraphs. Near-miss: a line of a list or table.
    fn is_subheading(&self, index: usize) -> bool {
        let line = self.words(index);
        let next = self.words(index + 1);
        let above_ends = match self.roles.last() {
            None => false,
            Some(Role::Body(_)) => {
                let above = self.words(index - 1);
                shape::ends_sentence(above) && above.len() > line.len()
            }
            Some(_) => true,
        };
        let asks = line.ends_with('?')
            && shape::word_count(line, 14) <= 12
            && self.dateline(index, true).is_none();
        let labels = line.ends_with(':') && shape::title_case(line);
        line.len() <= LONGEST_SUBHEADING
            && above_ends
            && (!shape::ends_sentence(line) || asks)
            && (!line.ends_with([':', ',', ';', '–', '—', '-', '”', '"']) || labels)
            && shape::starts_upper(line)
            && !line.starts_with(['“', '"', '‘', '\'', '(', '[', '$'])
            && next.len() > line.len()
            && (shape::ends_sentence(next) || next.len() > LONGEST_SUBHEADING)
    }

    /// True when several blocks begin with a name in capitals and a colon, as in an interview.
    fn is_transcript(&self, index: usize) -> bool {
        self.blocks.iter().skip(index + 1).take(12).any(|block| {
            block.span.of(self.text).contains(':')
                && inline::inline(self.text, block.span, true)
                    .is_some_and(|stamp| stamp.span.of(self.text).ends_with(':'))
        })
    }

    /// The lines about the author with which the article ends.
    fn read_tail(&mut self) {
        for index in (0..self.roles.len()).rev() {
            match &self.roles[index] {
                Role::Furniture(_) | Role::Caption(_) | Role::Byline(_) | Role::DateLine(_) => {}
                Role::Body(None) if index > 1 => {
                    let Some(found) = byline::about(self.text, self.blocks[index].span) else {
                        return;
                    };
                    let role = if self.has_byline {
                        Role::Furniture(FurnitureRole::SignOff)
                    } else {
                        Role::Byline(found)
                    };
                    self.has_byline = true;
                    self.roles[index] = role;
                }
                _ => return,
            }
        }
    }

    fn push(&mut self, role: Role) {
        self.has_byline |= matches!(role, Role::Byline(_));
        self.has_date |= match &role {
            Role::DateLine(stamp) => stamp.date.is_some(),
            Role::Byline(found) => found.stamp.is_some(),
            _ => false,
        };
        self.roles.push(role);
    }
}

/// True when the line is the headline again, perhaps shortened or with the name of the paper.
fn repeats(line: &str, headline: &str) -> bool {
    if line.len() > 400 {
        return false;
    }
    // Most lines begin with another word.
    let first = shape::words(line)
        .map(shape::plain)
        .find(|word| !word.is_empty());
    if first.is_some_and(|first| !headline.starts_with(&first) && !first.starts_with(headline)) {
        return false;
    }
    let line = shape::plain(line);
    line == headline
        || line.len() >= 25 && headline.starts_with(&line)
        || headline.len() >= 25 && line.starts_with(headline) && line.len() < headline.len() + 20
}

/// True when the block can be a headline or a paragraph.
fn headline_or_body(text: &str, block: &Block) -> bool {
    let stamp = || inline::inline(text, block.span, true);
    block.span.len() > 20 || headline::is_headline(text, block, &[], stamp().as_ref())
}
