//! The one-liners of docs/jq.md do what the page says: here by jaq, which comes with the tests, and
//! by jq as well where it is installed.
//!
//! `GOLDEN=update cargo test --test integration cookbook` writes their outputs anew.

use crate::run::{pipe_to, run};
use jaq_core::load::{Arena, File, Loader};
use jaq_core::{Compiler, Ctx, Vars, data, unwrap_valr};
use jaq_json::{Val, read};
use std::path::Path;
use std::process::Command;

/// A command of the page.
struct Recipe {
    arguments: Vec<String>,
    /// "-r", "-c", "-s".
    options: String,
    filter: String,
}

/// Reads "analyze ARGUMENTS | jq -OPTIONS 'FILTER'".
fn recipe(command: &str) -> Recipe {
    let (analyze, jq) = command.split_once(" | jq ").expect("it pipes into jq");
    let arguments = analyze.strip_prefix("analyze ").expect("it runs analyze");
    let (options, filter) = jq.split_once(" '").expect("the filter stands in marks");
    Recipe {
        arguments: arguments
            .split_whitespace()
            .filter(|word| *word != "2>/dev/null")
            .map(str::to_owned)
            .collect(),
        options: options.trim_start_matches('-').to_owned(),
        filter: filter
            .strip_suffix('\'')
            .expect("and nothing behind")
            .to_owned(),
    }
}

impl Recipe {
    fn json(&self) -> String {
        run(&self.arguments).out
    }

    fn by_jaq(&self) -> String {
        let json = self.json();
        let inputs: Vec<Val> = read::parse_many(json.as_bytes())
            .map(|value| value.expect("it is JSON"))
            .collect();
        let inputs = if self.options.contains('s') {
            vec![inputs.into_iter().collect()]
        } else {
            inputs
        };
        let mut printed = String::new();
        for input in inputs {
            for value in results(&self.filter, input) {
                printed.push_str(&match value {
                    Val::TStr(text) if self.options.contains('r') => {
                        String::from_utf8_lossy(&text).into_owned()
                    }
                    value => value.to_string(),
                });
                printed.push('\n');
            }
        }
        printed
    }

    /// None where jq is not installed.
    fn by_jq(&self) -> Option<String> {
        let mut jq = Command::new("jq");
        jq.arg("--version").output().ok()?;
        let mut jq = Command::new("jq");
        jq.arg(format!("-{}", self.options)).arg(&self.filter);
        let ran = pipe_to(jq, self.json());
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{}", self.filter);
        Some(ran.out)
    }
}

fn results(code: &str, input: Val) -> Vec<Val> {
    let definitions = jaq_core::defs()
        .chain(jaq_std::defs())
        .chain(jaq_json::defs());
    let functions = jaq_core::funs()
        .chain(jaq_std::funs())
        .chain(jaq_json::funs());
    let arena = Arena::default();
    let modules = Loader::new(definitions)
        .load(&arena, File { code, path: () })
        .unwrap_or_else(|_| panic!("it cannot be read: {code}"));
    let filter = Compiler::default()
        .with_funs(functions)
        .compile(modules)
        .unwrap_or_else(|_| panic!("it names what is not there: {code}"));
    let context = Ctx::<data::JustLut<Val>>::new(&filter.lut, Vars::new([]));
    let values = filter.id.run((context, input)).map(unwrap_valr);
    values
        .map(|value| value.unwrap_or_else(|error| panic!("{error}: {code}")))
        .collect()
}

#[test]
fn every_one_liner_prints_what_the_page_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/jq.md");
    let page = std::fs::read_to_string(&path).expect("the page is there");
    let mut made = String::new();
    let mut rest = page.as_str();
    let mut recipes = 0;
    while let Some((before, command)) = rest.split_once("```sh\n") {
        let (command, behind) = command.split_once("\n```\n").expect("the block ends");
        let recipe = recipe(command);
        let printed = recipe.by_jaq();
        assert!(!printed.trim().is_empty(), "{command}\nprints nothing");
        if let Some(by_jq) = recipe.by_jq() {
            assert_eq!(by_jq, printed, "{command}\nby jq and by jaq");
        }
        let block = ["```sh\n", command, "\n```\n\n```text\n", &printed, "```\n"];
        made += before;
        made += &block.concat();
        rest = behind.strip_prefix("\n```text\n").map_or(behind, |output| {
            output.split_once("```\n").expect("the block ends").1
        });
        recipes += 1;
    }
    made += rest;
    assert_eq!(recipes, 10);
    if std::env::var_os("GOLDEN").is_some_and(|value| value == "update") {
        std::fs::write(&path, &made).expect("it can be written");
        return;
    }
    assert!(
        made == page,
        "docs/jq.md shows other output; GOLDEN=update cargo test --test integration cookbook writes \
         it anew:\n{made}"
    );
}
