//! The symbol of a department in document numbers, through its printed spellings.

use crate::model::Department;
use crate::model::identifier::symbol_key;

/// How far two spellings of the own symbol may differ by one letter: shorter ones are symbols of others.
const LEAST: usize = 5;

/// The own symbol and its printed variants.
#[derive(Debug, Clone, Default)]
pub struct Symbols {
    /// The right form: `SKHCN`.
    pub own: Option<String>,
    /// Other printed forms: `SKH-CN`.
    pub variants: Vec<String>,
}

impl Symbols {
    /// Takes those of a department.
    pub fn of(department: &Department) -> Self {
        Self { own: department.symbol.clone(), variants: department.symbol_variants.clone() }
    }

    /// Gives the symbol of a document in its right form: `KH-SKHCN` for "KH-SKH-CN".
    pub fn normal(&self, printed: &str) -> String {
        let printed = tidy(printed);
        let own = self.own.as_deref().unwrap_or_default();
        let parts: Vec<&str> = printed.split('-').collect();
        let Some((from, to)) = self.own_parts(&parts) else { return party(&printed) };
        let own = std::iter::once(own);
        parts[..from].iter().copied().chain(own).chain(parts[to..].iter().copied()).collect::<Vec<_>>().join("-")
    }

    /// Gives the form by which two printings of a symbol are equal.
    pub(super) fn key(&self, printed: &str) -> String {
        symbol_key(&self.normal(printed), &[])
    }

    /// Finds the parts that spell the own symbol, the longest run first.
    fn own_parts(&self, parts: &[&str]) -> Option<(usize, usize)> {
        let runs = (0..parts.len()).flat_map(|from| (from + 1..=parts.len()).map(move |to| (from, to)));
        let mut runs: Vec<(usize, usize)> = runs.collect();
        runs.sort_by_key(|(from, to)| std::cmp::Reverse(to - from));
        runs.into_iter().find(|(from, to)| self.is_own(&parts[*from..*to].concat()))
    }

    fn is_own(&self, spelled: &str) -> bool {
        let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase();
        let spelled = plain(spelled);
        let Some(own) = self.own.as_deref().map(plain).filter(|own| !own.is_empty()) else { return false };
        let near = own.len() >= LEAST
            && spelled.chars().next() == own.chars().next()
            && strsim::osa_distance(&own, &spelled) == 1;
        spelled == own || near || self.variants.iter().any(|variant| plain(variant) == spelled)
    }
}

/// Takes blanks and marks of HTML out of a symbol.
fn tidy(printed: &str) -> String {
    let one = printed.replace("&amp;", "&").replace('–', "-");
    one.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Puts the slash of the Party's symbols where it belongs, and takes it from those of the State: `KHTU` is `KH/TU`,
/// `CT/TTg` is `CT-TTg`.
fn party(symbol: &str) -> String {
    const PARTY: [&str; 2] = ["TU", "TW"];
    const STATE: [&str; 4] = ["TTg", "CP", "UBND", "HĐND"];
    if let Some((kind, issuer)) = symbol.split_once(['/', '-']) {
        let separator = if STATE.contains(&issuer) { '-' } else { return symbol.to_owned() };
        return format!("{kind}{separator}{issuer}");
    }
    let kinds = ["KH", "NQ", "CT", "QĐ", "KL", "TB", "BC", "CV", "HD", "CTr", "QC"];
    let split = kinds.iter().find_map(|kind| {
        symbol.strip_prefix(kind).filter(|issuer| PARTY.contains(issuer)).map(|issuer| (kind, issuer))
    });
    split.map_or_else(|| symbol.to_owned(), |(kind, issuer)| format!("{kind}/{issuer}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_the_own_symbol_fall_together() {
        let symbols = Symbols { own: Some("SKHCN".to_owned()), variants: vec!["SKHVCN".to_owned()] };
        for (printed, normal) in [
            ("KH-SKHCN", "KH-SKHCN"),
            ("KH-SKH-CN", "KH-SKHCN"),
            ("QĐ-SKH&CN", "QĐ-SKHCN"),
            ("QĐ-SKH&amp;CN", "QĐ-SKHCN"),
            ("BC- SKHCCN", "BC-SKHCN"),
            ("SKHHCN-KHTC", "SKHCN-KHTC"),
            ("SKH-CN-VP", "SKHCN-VP"),
            ("TTr-SKHVCN", "TTr-SKHCN"),
            ("QĐ-SKHĐT", "QĐ-SKHĐT"),
            ("QĐ-UBND", "QĐ-UBND"),
        ] {
            assert_eq!(symbols.normal(printed), normal, "{printed}");
        }
    }

    #[test]
    fn a_short_symbol_is_never_nearly_another() {
        let symbols = Symbols { own: Some("SNV".to_owned()), variants: vec![] };
        assert_eq!(symbols.normal("QĐ-STV"), "QĐ-STV");
    }

    #[test]
    fn the_party_has_a_slash_and_the_state_has_none() {
        let symbols = Symbols::default();
        for (printed, normal) in
            [("KHTU", "KH/TU"), ("NQ/TW", "NQ/TW"), ("CT/TTg", "CT-TTg"), ("KH-TU", "KH-TU"), ("KHCN", "KHCN")]
        {
            assert_eq!(symbols.normal(printed), normal, "{printed}");
        }
    }
}
