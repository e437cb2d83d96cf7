//! Which attachments may be published: they are opened from the site's own address, where a script of theirs could read
//! and change what readers see.
//!
//! Takes the name and the bytes of a file below `files/`; tells whether a browser would run something in it.

use roxmltree::{Document, Node};

/// Endings of files that browsers run or show as a page.
const PAGES: &[&str] = &[
    "html", "htm", "xhtml", "xht", "shtml", "mht", "mhtml", "js", "mjs", "cjs", "css", "xsl", "xslt", "hta", "swf",
    "wasm", "svgz", "url", "webloc", "htaccess", "php", "asp", "aspx", "jsp", "cgi", "config",
];

/// Endings of files that are drawings or data unless somebody put a script in.
const XML: &[&str] = &["svg", "xml", "rdf", "atom", "rss", "mathml", "kml"];

const DRAWING: &str = "http://www.w3.org/2000/svg";
const PAGE: &str = "http://www.w3.org/1999/xhtml";

/// Tells whether a file could run something in the browser of a reader.
pub(super) fn is_active(path: &str, bytes: &[u8]) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let Some((_, ending)) = name.rsplit_once('.') else { return false };
    let ending = ending.to_lowercase();
    PAGES.contains(&ending.as_str()) || XML.contains(&ending.as_str()) && !is_still(bytes)
}

/// Tells whether XML only draws and tells; what cannot be read, or declares entities, is not trusted.
fn is_still(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let Ok(document) = Document::parse(text.trim_start_matches('\u{feff}')) else { return false };
    document.descendants().all(|node| !node.is_pi() && (!node.is_element() || is_still_element(node)))
}

fn is_still_element(element: Node<'_, '_>) -> bool {
    let name = element.tag_name();
    let runs = ["script", "handler", "listener", "foreignobject", "iframe", "embed", "object", "animate", "set"];
    let is_page = name.namespace() == Some(PAGE);
    let draws_and_runs = name.namespace() == Some(DRAWING) && runs.contains(&name.name().to_lowercase().as_str());
    !is_page
        && !draws_and_runs
        && element.attributes().all(|attribute| is_still_attribute(attribute.name(), attribute.value()))
}

fn is_still_attribute(name: &str, value: &str) -> bool {
    let scheme: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(11).collect();
    let program = ["javascript:", "vbscript:", "data:text", "data:appli", "data:image/svg"];
    let scheme = scheme.to_lowercase();
    !name.to_lowercase().starts_with("on")
        && !program.iter().any(|known| scheme.starts_with(&known[..known.len().min(11)]))
}

#[cfg(test)]
mod tests {
    use super::is_active;

    fn drawing(inside: &str) -> bool {
        let svg =
            format!("<svg xmlns=\"{}\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inside}</svg>", super::DRAWING);
        is_active("a.svg", svg.as_bytes())
    }

    #[test]
    fn pages_and_scripts_are_active_by_their_name() {
        for name in ["a.html", "b/A.HTM", "a.xhtml", "a.js", "a.pdf.html", "a.xsl", "web.config", ".htaccess"] {
            assert!(is_active(name, b""), "{name}");
        }
        for name in ["a.pdf", "a.docx", "a.xlsx", "a.txt", "a.png", "html", "a.html.pdf"] {
            assert!(!is_active(name, b"<script>"), "{name}");
        }
    }

    #[test]
    fn a_drawing_is_published_while_it_only_draws() {
        assert!(!drawing("<title>x</title><path d='M0 0h1'/><use href='#a'/><a href='https://a.vn'/>"));
        for inside in [
            "<script>alert(1)</script>",
            "<g onload='alert(1)'/>",
            "<a href=' java\tscript:alert(1)'/>",
            "<a xlink:href='JAVASCRIPT:alert(1)'/>",
            "<foreignObject/>",
            "<set attributeName='href' to='x'/>",
            "<html xmlns='http://www.w3.org/1999/xhtml'/>",
            "<use href='data:image/svg+xml,x'/>",
            "<unclosed>",
        ] {
            assert!(drawing(inside), "{inside}");
        }
    }

    #[test]
    fn xml_that_brings_a_style_sheet_or_entities_is_active() {
        assert!(!is_active("a.xml", b"<?xml version='1.0'?><a>1</a>"));
        assert!(is_active("a.xml", b"<?xml-stylesheet href='x.xsl' type='text/xsl'?><a/>"));
        assert!(is_active("a.xml", b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"));
    }
}
