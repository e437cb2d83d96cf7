//! Work items by quarter: "Quý 1: 02 Quý 2: 01".

use serde_json::{Map, Value as Json};

use super::lines::joined;
use super::tokens::tokens;

/// Reads the counts of quarters; a quarter that is not printed is not stated.
///
/// Gives the value of `work`, with the printed text. A quarter that comes twice, as where the counts of two tasks stand
/// in one cell, gives nothing.
pub fn read(text: &str) -> Option<Json> {
    let tokens = tokens(text);
    let mut rest = tokens.iter().filter(|token| !token.is(&["-", ",", ";", ".", "•", "+"])).peekable();
    let mut counts = Map::new();
    while rest.next_if(|token| token.is(&["quy", "q"])).is_some() {
        let quarter = rest.next()?.quarter()?;
        rest.next_if(|token| token.is(&[":", "="]))?;
        let count = rest.next()?;
        let count = count.number().or_else(|| count.scanned_number())?;
        if counts.insert(format!("q{quarter}"), Json::from(count)).is_some() {
            return None;
        }
    }
    if counts.is_empty() || rest.next().is_some() {
        return None;
    }
    counts.insert("printed".to_owned(), Json::from(joined(text)));
    Some(Json::Object(counts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn counts_belong_to_their_quarters() {
        let printed = "Quý 1: 02 Quý 2: 01 Quý 4: 01";
        assert_eq!(read(printed), Some(json!({ "q1": 2, "q2": 1, "q4": 1, "printed": printed })));
        assert_eq!(read("Quý I: 03;\nQuý IV: 0"), Some(json!({ "q1": 3, "q4": 0, "printed": "Quý I: 03; Quý IV: 0" })));
        for text in ["", "02", "Quý 1: 02 Quý 1: 03", "Quý 5: 1", "Quý 1: 02 (dự kiến)"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
