//! JSON Schema (draft 2020-12) of the declared records.

use serde_json::{Map, Value as Json, json};

/// Gathers the definitions of every record met while describing one.
#[derive(Debug, Default)]
pub struct SchemaBook {
    definitions: Map<String, Json>,
}

impl SchemaBook {
    /// Describes a record once and refers to it ever after.
    pub(crate) fn record(
        &mut self,
        name: &str,
        doc: &str,
        fields: impl FnOnce(&mut Self) -> Vec<(&'static str, bool, Json)>,
    ) -> Json {
        if !self.definitions.contains_key(name) {
            // Reserved first, so that a record that holds itself ends.
            self.definitions.insert(name.to_owned(), Json::Null);
            let fields = fields(self);
            let required: Vec<&str> = fields.iter().filter(|field| field.1).map(|field| field.0).collect();
            let properties: Map<String, Json> =
                fields.iter().map(|(name, _, schema)| ((*name).to_owned(), schema.clone())).collect();
            let schema = json!({
                "type": "object",
                "description": doc.trim(),
                "properties": properties,
                "required": required,
                "additionalProperties": false,
            });
            self.definitions.insert(name.to_owned(), schema);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    /// Prepares one field for [`SchemaBook::record`].
    pub(crate) fn field(name: &'static str, doc: &str, required: bool, schema: Json) -> (&'static str, bool, Json) {
        let described = match schema {
            Json::Object(mut map) if !map.contains_key("$ref") => {
                map.insert("description".to_owned(), json!(doc.trim()));
                Json::Object(map)
            }
            other => json!({ "allOf": [other], "description": doc.trim() }),
        };
        (name, required, described)
    }

    /// Describes a record that a bare value may stand for.
    pub(crate) fn shorthand(&mut self, name: &str, field: &str) -> Json {
        let inner = self
            .definitions
            .get(name)
            .and_then(|record| record.pointer(&format!("/properties/{field}")))
            .cloned()
            .unwrap_or(json!(true));
        json!({ "anyOf": [inner, { "$ref": format!("#/$defs/{name}") }] })
    }

    /// Closes the book into a complete schema document.
    pub fn document(mut self, title: &str, root: Json) -> Json {
        let mut schema = Map::new();
        schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        schema.insert("title".to_owned(), json!(title));
        if let Json::Object(root) = root {
            schema.extend(root);
        }
        self.definitions.sort_keys();
        schema.insert("$defs".to_owned(), Json::Object(self.definitions));
        Json::Object(schema)
    }
}

/// Describes a text, with a pattern where its form is fixed.
pub fn string_schema(pattern: Option<&str>) -> Json {
    match pattern {
        Some(pattern) => json!({ "type": "string", "pattern": pattern }),
        None => json!({ "type": "string" }),
    }
}

/// Describes a whole number with its least value.
pub fn integer_schema(minimum: i64) -> Json {
    json!({ "type": "integer", "minimum": minimum })
}
