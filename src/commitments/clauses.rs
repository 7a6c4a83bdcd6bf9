//! Where the clause of a cue begins and ends, and in whose mouth it stands.

use super::context::Context;
use super::words::Words;
use crate::analysis::{Quote, QuoteId, QuoteKind};
use crate::text::{Span, Token};

/// How far from its cue a clause is followed, in tokens; keeps the work linear in endless sentences.
const LIMIT: usize = 200;

/// Signs that part clauses.
static MAY_PART: Words<2> = Words::none().with(&[";", "--", "—", "–"]);

impl Context<'_> {
    /// The innermost attributed statement that covers token `index`.
    pub(super) fn statement(&self, index: usize) -> Option<(QuoteId, &Quote)> {
        let statement = &self.asked.statement;
        let id = statement.about(index, || self.innermost_statement(index))?;
        Some((id, self.quotes.get(id)))
    }

    fn innermost_statement(&self, index: usize) -> Option<QuoteId> {
        let offset = self.document.tokens[index].span.start;
        let quotes = &self.quotes.quotes;
        let next = quotes.partition_point(|quote| quote.span.start <= offset);
        let first = next.saturating_sub(8);
        let mut innermost: Option<(QuoteId, &Quote)> = None;
        for (at, quote) in quotes[first..next].iter().enumerate() {
            let covers = offset < quote.span.end && quote.kind != QuoteKind::Unattributed;
            if covers && innermost.is_none_or(|(_, outer)| quote.span.len() <= outer.span.len()) {
                innermost = Some((QuoteId(first + at), quote));
            }
        }
        innermost.map(|(id, _)| id)
    }

    /// The token behind the last one that may belong to a content beginning at `index`: the end of
    /// the sentence, of the quotation or of the reported clause.
    pub(super) fn ceiling(&self, index: usize) -> usize {
        let ceiling = &self.asked.ceiling;
        ceiling.about(index, || self.end_of_clause(index))
    }

    fn end_of_clause(&self, index: usize) -> usize {
        let sentence = &self.document.sentences[self.document.sentence_of(index)];
        let offset = self.document.tokens[index].span.start;
        let limit = self.statement(index).map(|(_, quote)| {
            if quote.kind != QuoteKind::Direct {
                // "“could look at” sharing pictures": a mixed statement goes on behind its marks.
                return quote.span.end;
            }
            let inside = |marks: &&Span| marks.start <= offset && offset < marks.end;
            let marks = quote.verbatim.iter().find(inside);
            marks.map_or(quote.span.end, |marks| marks.end)
        });
        let end = limit.map_or(sentence.tokens.end, |limit| {
            self.document.tokens_in(Span::new(offset, limit)).end
        });
        end.min(index + LIMIT)
            .clamp(index + 1, sentence.tokens.end.max(index + 1))
    }

    /// The first token of the clause in which `index` stands: of its sentence or quotation.
    pub(super) fn floor(&self, index: usize) -> usize {
        let floor = &self.asked.floor;
        floor.about(index, || self.start_of_clause(index))
    }

    fn start_of_clause(&self, index: usize) -> usize {
        let sentence = &self.document.sentences[self.document.sentence_of(index)];
        let offset = self.document.tokens[index].span.start;
        let direct = self
            .statement(index)
            .filter(|(_, quote)| quote.kind == QuoteKind::Direct)
            .and_then(|(_, quote)| {
                quote
                    .verbatim
                    .iter()
                    .find(|marks| marks.start <= offset && offset < marks.end)
                    .map(|marks| marks.start)
            });
        let marks = direct.map_or(0, |start| {
            self.document.tokens_in(Span::new(start, offset)).start
        });
        let first = sentence.tokens.start.max(marks);
        let near = first.max(index.saturating_sub(LIMIT));
        let ends = |token: &Token| {
            MAY_PART.may_be(token)
                && match self.document.slice(token.span) {
                    ";" | "--" | "—" => true,
                    "–" => !token.glued,
                    _ => false,
                }
        };
        let before = self.document.tokens.get(near..index).unwrap_or_default();
        before
            .iter()
            .rposition(ends)
            .map_or(near, |at| near + at + 1)
    }
}
