//! Several papers as one, so that every place has one meaning.

use crate::diagnostic::Message;
use crate::import::paper::{Paper, Part};

/// Sets the parts of papers after each other; where there are several, sheets are named with their files.
pub fn join(papers: &[Paper]) -> Paper {
    if let [one] = papers {
        return one.clone();
    }
    let named = |paper: &Paper, part: &Part| {
        let sheet = part.sheet.as_ref().map_or_else(|| paper.name.clone(), |sheet| format!("{} › {sheet}", paper.name));
        Part { sheet: Some(sheet), ..part.clone() }
    };
    let remark = |paper: &Paper, remark: &Message| Message {
        vi: format!("{}: {}", paper.name, remark.vi),
        en: format!("{}: {}", paper.name, remark.en),
    };
    Paper {
        name: papers.iter().map(|paper| paper.name.as_str()).collect::<Vec<_>>().join(", "),
        parts: papers.iter().flat_map(|paper| paper.parts.iter().map(move |part| named(paper, part))).collect(),
        remarks: papers.iter().flat_map(|paper| paper.remarks.iter().map(move |one| remark(paper, one))).collect(),
    }
}
