//! What a browser may do with a page: one text for the pages themselves, for the headers of servers and for the preview.
//!
//! Everything a page needs lies beside it, so nothing from another host, nothing written into the page and no frame is
//! ever allowed. A header says more than a page can: browsers read `frame-ancestors` from headers alone.

macro_rules! page_policy {
    () => {
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
    };
}

/// The policy of a page, as it states it in its own head.
pub const PAGE_POLICY: &str = page_policy!();

/// The whole policy, for the header `Content-Security-Policy`: that of the page, and no site may frame ours.
pub const CONTENT_POLICY: &str = concat!(page_policy!(), "; frame-ancestors 'none'");

/// What a page tells other sites of the reader who follows a link, for the header `Referrer-Policy` and for its head.
pub const REFERRER_POLICY: &str = "no-referrer";

/// Gives the policy a page states in its own head.
///
/// Read from a disk, `'self'` means nothing to some browsers: there the scheme `file:` is named beside it.
pub fn page_policy(offline: bool) -> String {
    if offline { PAGE_POLICY.replace("'self'", "'self' file:") } else { PAGE_POLICY.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_elsewhere_and_nothing_inline_is_allowed() {
        for policy in [PAGE_POLICY.to_owned(), CONTENT_POLICY.to_owned(), page_policy(true)] {
            for allowed in policy.split("; ").flat_map(|directive| directive.split(' ').skip(1)) {
                assert!(["'none'", "'self'", "file:"].contains(&allowed), "{allowed}");
            }
        }
    }

    #[test]
    fn a_header_adds_to_what_a_page_says() {
        assert_eq!(CONTENT_POLICY.strip_prefix(PAGE_POLICY), Some("; frame-ancestors 'none'"));
        assert!(!page_policy(false).contains("file:"));
    }
}
