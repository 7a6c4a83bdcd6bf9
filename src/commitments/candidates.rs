//! Prints the candidates for commitments with their traits, which `make_confidence.py` learns from.
//!
//! ```text
//! cargo run --example candidates < ARTICLES.jsonl
//! ```
//!
//! One line in is an article with its `text`; one line out is the list of its candidates: `stance`,
//! `content` and `evidence` in code points, `agents` with `name`, `span` and the `mentions` of their
//! actor, `traits`.
#![allow(clippy::print_stdout, missing_docs)]

use analyze::analysis::Party;
use analyze::commitments::{self, Candidate};
use analyze::text::{CodePoints, Document, Span};
use analyze::{actors, quotes, structure, tagging};
use serde_json::{Value, json};
use std::error::Error;
use std::io;

fn main() -> Result<(), Box<dyn Error>> {
    for line in io::stdin().lines() {
        let article: Value = serde_json::from_str(&line?)?;
        println!("{}", read(article["text"].as_str().unwrap_or_default()));
    }
    Ok(())
}

/// The candidates of one article.
fn read(text: &str) -> Value {
    let structure = structure::find(text);
    let document = Document::new(text, &structure);
    let tags = tagging::tag(&document);
    let actors = actors::find(&document, &tags.entities);
    let quotes = quotes::find(&document, &tags.parts, &actors);
    let points = CodePoints::new(text);
    let span = |span: Span| json!([points.at(span.start), points.at(span.end)]);
    let agent = |agent: &Party| {
        let mentions = agent.actor.map(|id| &actors.get(id).mentions);
        let mentions: Vec<_> = mentions
            .into_iter()
            .flatten()
            .map(|mention| span(mention.span))
            .collect();
        json!({"name": agent.name, "span": span(agent.span), "mentions": mentions})
    };
    let candidate = |Candidate {
                         commitment, traits, ..
                     }: &Candidate| {
        json!({
            "stance": format!("{:?}", commitment.stance).to_lowercase(),
            "content": span(commitment.content),
            "evidence": span(commitment.evidence),
            "agents": commitment.agents.iter().map(agent).collect::<Vec<_>>(),
            "traits": traits,
        })
    };
    let found = commitments::candidates(&document, &tags.parts, &structure, &actors, &quotes);
    found.iter().map(candidate).collect()
}
