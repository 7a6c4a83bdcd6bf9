//! Fields of a record that are carried over.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

/// Fields by name, in the order in which they were asked for; null where a record has none.
#[derive(Debug, Clone, Default)]
pub struct Carried(Vec<(String, Option<Box<RawValue>>)>);

impl Carried {
    /// Fields with these names, of which nothing is known yet.
    pub fn new(names: &[String]) -> Self {
        let mut fields: Vec<(String, Option<Box<RawValue>>)> = Vec::new();
        for name in names {
            if fields.iter().all(|(field, _)| field != name) {
                fields.push((name.clone(), None));
            }
        }
        Carried(fields)
    }

    /// The fields.
    pub(super) fn fields(&self) -> &[(String, Option<Box<RawValue>>)] {
        &self.0
    }

    /// Fills in a field; one that was not asked for is passed over.
    pub fn set(&mut self, name: &str, value: Box<RawValue>) {
        if let Some((_, field)) = self.0.iter_mut().find(|(field, _)| field == name) {
            *field = Some(value);
        }
    }
}

impl Serialize for Carried {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
