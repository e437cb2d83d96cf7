//! Addresses behind texts: printed beside the text where they say more than it does.

/// Gives the address behind a text, unless the text is the address, or it leads nowhere outside of the file.
pub(super) fn beside<'a>(text: &str, address: &'a str) -> Option<&'a str> {
    let address = address.trim();
    let bare = bare(address)?;
    let said = text.trim().to_lowercase();
    (!bare.is_empty() && !said.contains(&bare)).then_some(address)
}

/// Gives the part of an address that a text would print: without scheme, `www.` and the last slash.
fn bare(address: &str) -> Option<String> {
    let lower = address.to_lowercase();
    let rest = ["http://", "https://", "ftp://", "mailto:"].iter().find_map(|scheme| lower.strip_prefix(scheme))?;
    Some(rest.trim_start_matches("www.").trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_printed_where_it_differs() {
        for (text, address, printed) in [
            ("Cổng dịch vụ công", "https://dichvucong.gov.vn/", Some("https://dichvucong.gov.vn/")),
            ("dichvucong.gov.vn", "https://dichvucong.gov.vn/", None),
            ("http://www.dichvucong.gov.vn", "http://dichvucong.gov.vn", None),
            ("a@so.gov.vn", "mailto:a@so.gov.vn", None),
            ("Mục II", "#_Toc12", None),
            ("tệp", "file:///C:/a.doc", None),
        ] {
            assert_eq!(beside(text, address), printed, "{text}");
        }
    }
}
