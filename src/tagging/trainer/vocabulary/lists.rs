//! Lists of names: people, places, nationalities, parties.

use super::Vocabulary;
use crate::corpora::{Outcome, facts};
use analyze::tagging::EntityKind;
use analyze::tagging::hash::spell;
use analyze::tagging::lexicon::list;
use analyze::text::Document;
use std::path::Path;

impl Vocabulary {
    pub(super) fn add_lists(&mut self, folder: &Path) -> Outcome<()> {
        for (file, bit) in [("forenames", list::FORENAME), ("surnames", list::SURNAME)] {
            for row in facts(folder, file)? {
                let share: f64 = row
                    .get(1)
                    .and_then(|share| share.parse().ok())
                    .unwrap_or(0.0);
                let frequent = if share >= 0.02 { list::FREQUENT } else { 0 };
                self.add_name(&row[0], bit | frequent, None);
            }
        }
        let place = Some(EntityKind::Location);
        for row in facts(folder, "cities")? {
            self.add_name(&row[0], list::CITY, place);
            if let Some(division) = row.get(2) {
                self.add_name(division, list::DIVISION, place);
            }
        }
        for row in facts(folder, "divisions")? {
            for name in row
                .iter()
                .skip(1)
                .flat_map(|cell| cell.split(['(', ')', ',']))
            {
                self.add_name(name, list::DIVISION, place);
            }
        }
        self.add_countries(folder)?;
        for row in facts(folder, "parties")? {
            for name in row.iter().skip(1).flat_map(|cell| cell.split(" or ")) {
                let name = name.split(['(', '[', ';']).next().unwrap_or("");
                self.add_name(name, list::PARTY, Some(EntityKind::Organization));
            }
        }
        Ok(())
    }

    /// Names of countries, their capitals, their people.
    fn add_countries(&mut self, folder: &Path) -> Outcome<()> {
        let place = Some(EntityKind::Location);
        for row in facts(folder, "countries")? {
            let [
                _,
                short,
                long,
                former,
                shortened,
                capital,
                noun,
                adjective,
                shown,
                ..,
            ] = &row[..]
            else {
                continue;
            };
            for name in [short, long, former, shortened, shown] {
                for name in name.split([',', ';', '(']) {
                    self.add_name(name, list::COUNTRY, place);
                }
            }
            for name in capital.split([';', '(', ',']) {
                self.add_name(name, list::CITY, place);
            }
            for name in [noun, adjective]
                .into_iter()
                .flat_map(|cell| cell.split([',', ';', ' ', ')']))
            {
                let name = name.trim().trim_end_matches("(s");
                if name.starts_with(char::is_uppercase) {
                    self.add_name(name, list::NATIONALITY, Some(EntityKind::Nationality));
                    self.add_name(
                        &format!("{name}s"),
                        list::NATIONALITY,
                        Some(EntityKind::Nationality),
                    );
                }
            }
        }
        Ok(())
    }

    /// One word gets a bit, several become a phrase.
    fn add_name(&mut self, name: &str, bit: u64, kind: Option<EntityKind>) {
        let name = name
            .trim()
            .trim_start_matches("The ")
            .trim_start_matches("the ");
        if name.len() < 2 || name == "none" || !name.chars().any(char::is_uppercase) {
            return;
        }
        let document = Document::of_paragraphs(name);
        let spelt: Vec<_> = (0..document.tokens.len())
            .map(|at| spell(document.word(at)))
            .collect();
        if let [one] = spelt[..] {
            let form = self.form(one.lower, one.case);
            self.forms[form as usize].lists |= bit;
        } else if let Some(kind) = kind
            && spelt.len() < 8
        {
            self.add_phrase(spelt.iter().map(|word| word.lower), 1 << kind as u32);
        }
    }
}
