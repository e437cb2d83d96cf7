//! Tells who leads and who takes part, where one cell says both: "Văn phòng chủ trì, các phòng phối hợp".

use crate::import::printed::lines::joined;

/// What stands before "chủ trì:" and "phối hợp:" and names nobody.
const NOBODY: [&str; 5] = ["các đơn vị", "đơn vị", "cơ quan", "các phòng, đơn vị", "phòng"];

/// Parts a cell into those who lead and those who take part; `None` where it does not name both.
pub fn roles(text: &str) -> Option<(String, String)> {
    let line = joined(text);
    let lower = line.to_lowercase();
    if lower.len() != line.len() {
        return None;
    }
    labelled(&line, &lower)
        .or_else(|| told(&line, &lower))
        .filter(|(leads, others)| !leads.is_empty() && !others.is_empty())
}

/// "Chủ trì: Thanh tra; Phối hợp: Văn phòng".
fn labelled(line: &str, lower: &str) -> Option<(String, String)> {
    let (lead, other) = (lower.find("chủ trì:")?, lower.find("phối hợp:")?);
    let before = trimmed(&line[..lead]);
    if other < lead || !before.is_empty() {
        return None;
    }
    Some((trimmed(&line[lead + "chủ trì:".len()..other]), trimmed(&line[other + "phối hợp:".len()..])))
}

/// "Văn phòng chủ trì, các phòng phối hợp", "Văn phòng chủ trì, phối hợp với các phòng".
fn told(line: &str, lower: &str) -> Option<(String, String)> {
    let lead = lower.find(" chủ trì")?;
    let after = lead + " chủ trì".len();
    let (rest, rest_lower) = (&line[after..], &lower[after..]);
    let at = rest_lower.find("phối hợp")?;
    let (before, behind) = (trimmed(&rest[..at]), &rest[at + "phối hợp".len()..]);
    let behind = behind.trim_start();
    let with = ["với ", "cùng "].iter().find_map(|word| behind.strip_prefix(word));
    let others = match (before.is_empty(), with) {
        (true, Some(with)) => trimmed(with),
        (false, None) if trimmed(behind).is_empty() => before,
        _ => return None,
    };
    Some((trimmed(&line[..lead]), others))
}

/// Takes signs, bullets and words that name nobody from both ends.
fn trimmed(text: &str) -> String {
    let sign = |sign: char| sign.is_whitespace() || matches!(sign, ',' | ';' | '.' | ':' | '-' | '–' | '+' | '•');
    let text = text.trim_matches(sign);
    let lower = text.to_lowercase();
    let nobody = NOBODY.iter().find(|words| {
        lower
            .strip_suffix(**words)
            .is_some_and(|rest| rest.is_empty() || rest.trim_end().ends_with([';', '-', '.', ',']))
    });
    nobody.map_or(text, |words| text[..text.len() - words.len()].trim_matches(sign)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cell_names_those_who_lead_and_those_who_take_part() {
        for (text, leads, others) in [
            ("Văn phòng Sở chủ trì, các phòng phối hợp", "Văn phòng Sở", "các phòng"),
            ("Văn phòng chủ trì, phối hợp với Thanh tra.", "Văn phòng", "Thanh tra"),
            ("- Chủ trì: Thanh tra Sở\n- Phối hợp: Văn phòng Sở", "Thanh tra Sở", "Văn phòng Sở"),
            ("Đơn vị chủ trì: Thanh tra; đơn vị phối hợp: Văn phòng", "Thanh tra", "Văn phòng"),
        ] {
            assert_eq!(roles(text), Some((leads.to_owned(), others.to_owned())), "{text}");
        }
        for text in ["Văn phòng Sở", "Thanh tra chủ trì", "Phòng Phối hợp công tác", "Chủ trì: Phối hợp:", ""]
        {
            assert_eq!(roles(text), None, "{text}");
        }
    }
}
