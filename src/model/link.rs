//! Web addresses and attachment paths that are safe to publish.

use serde_json::Value as Json;

use crate::diagnostic::{Code, say};
use crate::record::read_text;
use crate::record::{Decode, Reader, SchemaBook, Value, string_schema};
use crate::text::Span;

/// An absolute web address with the scheme `https`, `http`, `mailto` or `tel`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The address.
    pub url: String,
    /// Where it stands.
    pub span: Span,
}

/// Tells whether a link target may be published: a known scheme with something after it.
///
/// Browsers skip control characters and spaces before reading the scheme, so none may occur.
pub fn is_safe_address(url: &str) -> bool {
    let clean = url.chars().all(|c| !c.is_control() && !c.is_whitespace() && !"<>\"`".contains(c));
    let known = ["https://", "http://"].iter().any(|scheme| {
        url.strip_prefix(scheme).is_some_and(|rest| {
            let host = rest.split(['/', '?', '#']).next().unwrap_or("");
            host.contains('.') && !host.ends_with(':') && !host.starts_with('.')
        })
    });
    let plain = ["mailto:", "tel:"].iter().any(|scheme| url.len() > scheme.len() && url.starts_with(scheme));
    clean && (known || plain)
}

impl Decode for Address {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        let url = read_text(value, reader)?;
        if is_safe_address(&url) {
            return Some(Self { url, span: value.span });
        }
        reader.fault(
            Code::BadLink,
            value.span,
            say!(
                vi: "`{url}` không phải địa chỉ web dùng được; cần bắt đầu bằng https://, http://, mailto: hoặc tel:";
                en: "`{url}` is no usable web address; it starts with https://, http://, mailto: or tel:"
            ),
        )
    }

    fn schema(_book: &mut SchemaBook) -> Json {
        string_schema(Some("^(https?://|mailto:|tel:)"))
    }
}

/// A web address pages are served from: `https` or `http`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress {
    /// The address.
    pub url: String,
    /// Where it stands.
    pub span: Span,
}

/// Tells whether pages can be served from an address.
pub fn is_web_address(url: &str) -> bool {
    is_safe_address(url) && (url.starts_with("https://") || url.starts_with("http://")) && !url.contains(['?', '#'])
}

impl Decode for WebAddress {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        let url = read_text(value, reader)?;
        if is_web_address(&url) {
            return Some(Self { url, span: value.span });
        }
        reader.fault(
            Code::BadLink,
            value.span,
            say!(
                vi: "`{url}` không phải địa chỉ trang web; cần dạng https://ten-mien/duong-dan/";
                en: "`{url}` is no address of a website; write https://domain/path/"
            ),
        )
    }

    fn schema(_book: &mut SchemaBook) -> Json {
        string_schema(Some("^https?://[^?#]+$"))
    }
}

/// The path of an attachment inside the site's `files/` folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePath {
    /// The path, with `/` between folders.
    pub path: String,
    /// Where it stands.
    pub span: Span,
}

impl Decode for FilePath {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        let path = read_text(value, reader)?;
        let inside = !path.contains('\\')
            && path.split('/').all(|part| !part.is_empty() && part != "." && part != ".." && !part.contains(':'));
        if inside {
            return Some(Self { path, span: value.span });
        }
        reader.fault(
            Code::BadLink,
            value.span,
            say!(
                vi: "`{path}` phải là đường dẫn bên trong thư mục files/, như `bao-cao-2020.pdf`";
                en: "`{path}` must be a path inside the files/ folder, such as `report-2020.pdf`"
            ),
        )
    }

    fn schema(_book: &mut SchemaBook) -> Json {
        string_schema(Some(r"^[^/\\:]+(/[^/\\:]+)*$"))
    }
}

/// An address inside the site, from its root: `/thu-tuc/ten-cu/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitePath {
    /// The address; it begins with `/`.
    pub path: String,
    /// Where it stands.
    pub span: Span,
}

impl Decode for SitePath {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        let path = read_text(value, reader)?;
        let plain = |part: &str| {
            part != "." && part != ".." && part.chars().all(|c| c.is_ascii_alphanumeric() || "-_.~%".contains(c))
        };
        let inside = path.strip_prefix('/').is_some_and(|rest| {
            let rest = rest.strip_suffix('/').unwrap_or(rest);
            rest.split('/').all(|part| !part.is_empty() && plain(part)) && (path.ends_with('/') || rest.contains('.'))
        });
        if inside || path == "/" {
            return Some(Self { path, span: value.span });
        }
        reader.fault(
            Code::BadLink,
            value.span,
            say!(
                vi: "`{path}` phải là địa chỉ trong trang, bắt đầu và kết thúc bằng dấu /, như `/thu-tuc/ten-cu/`";
                en: "`{path}` must be an address of the site that begins and ends with /, such as `/thu-tuc/old-name/`"
            ),
        )
    }

    fn schema(_book: &mut SchemaBook) -> Json {
        string_schema(Some("^/"))
    }
}

#[cfg(test)]
mod tests {
    use super::is_safe_address;

    #[test]
    fn only_addresses_a_reader_can_follow_are_published() {
        for url in ["https://dichvucong.gov.vn/thu-tuc", "http://a.vn", "mailto:a@b.vn", "tel:02333852458"] {
            assert!(is_safe_address(url), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "java\tscript:x",
            "//evil.vn",
            "http://www://x.vn",
            "https://",
            "data:text/html,x",
            "mailto:",
            " https://a.vn",
        ] {
            assert!(!is_safe_address(url), "{url}");
        }
    }
}
