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

/// A site by scheme and host alone: `https://tinh.gov.vn`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The scheme and the host, with a port where it has one.
    pub url: String,
    /// Where it stands.
    pub span: Span,
}

/// Tells whether an address is a scheme and a host alone, of signs that mean nothing in headers.
pub fn is_origin(url: &str) -> bool {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
    is_web_address(url) && host.is_some_and(|host| host.chars().all(plain))
}

impl Decode for Origin {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        let url = read_text(value, reader)?;
        if is_origin(&url) {
            return Some(Self { url, span: value.span });
        }
        reader.fault(
            Code::BadLink,
            value.span,
            say!(
                vi: "`{url}` phải là tên một trang web, không kèm đường dẫn, như `https://tinh.gov.vn`";
                en: "`{url}` must be the name of a website without a path, such as `https://province.gov.vn`"
            ),
        )
    }

    fn schema(_book: &mut SchemaBook) -> Json {
        string_schema(Some("^https?://[A-Za-z0-9.:-]+$"))
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

impl SitePath {
    /// Gives the address with `%…` read as the letters it stands for, as folders and releases write it.
    pub fn decoded(&self) -> String {
        decode_percents(&self.path).unwrap_or_else(|| self.path.clone())
    }
}

/// Writes an address of the site as a link does: what is no plain letter, digit or `-_.~/` becomes `%…`.
pub fn encode_percents(path: &str) -> String {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.~/".contains(byte);
    let sign = |byte: u8| if is_plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(sign).collect()
}

fn decode_percents(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        if byte == b'%' {
            let digits = after.get(..2).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
            bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(byte);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
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
        // What `%…` stands for must not climb, name a folder, or be no text.
        let inside = inside
            && decode_percents(&path).is_some_and(|decoded| {
                decoded.matches('/').count() == path.matches('/').count()
                    && decoded.split('/').all(|part| part != "." && part != "..")
                    && !decoded.contains(|c: char| c == '\\' || c.is_control())
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
    use super::{decode_percents, encode_percents, is_origin, is_safe_address};

    #[test]
    fn an_address_with_any_letters_is_written_as_a_link_and_read_back() {
        for path in ["/files/Báo cáo.pdf", "/thu-tuc/a/", "/files/100%.pdf", "/files/a\"b;c.pdf"] {
            assert_eq!(decode_percents(&encode_percents(path)).as_deref(), Some(path));
        }
        assert_eq!(encode_percents("/files/a b.pdf"), "/files/a%20b.pdf");
        assert_eq!(decode_percents("/%zz/"), None);
        assert_eq!(decode_percents("/%ff/"), None, "no UTF-8");
    }

    #[test]
    fn a_site_that_frames_ours_is_named_by_its_host_alone() {
        assert!(is_origin("https://tinh.gov.vn") && is_origin("http://a.vn:8080"));
        for url in ["https://a.vn/", "https://a.vn;script-src *", "https://*.vn/x", "a.vn", "https://a.vn,b"] {
            assert!(!is_origin(url), "{url}");
        }
    }

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
