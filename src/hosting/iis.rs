//! `web.config` for IIS 7 and later, without modules that must be added: of a site that has none of them, every page
//! would fail. Where "HTTP Redirection" is not installed the pages lead on by themselves; tombstones answer 200.

use std::collections::BTreeMap;

use super::{MADE_BY, PAGE_AGE, Rules, STATIC_AGE, TYPES};
use crate::text::escape;

/// Writes the file.
pub(super) fn config(rules: &Rules) -> String {
    let mut text = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- {MADE_BY} -->\n<configuration>\n");
    let has_own = rules.lost.iter().any(String::is_empty);
    text.push_str("<system.webServer>\n<defaultDocument>\n<files>\n<clear />\n<add value=\"index.html\" />\n</files>\n</defaultDocument>\n");
    if has_own {
        text.push_str(&errors(rules, ""));
    }
    text.push_str("<httpProtocol>\n<customHeaders>\n<remove name=\"X-Powered-By\" />\n");
    for (name, value) in rules.headers() {
        let value = escape(&value);
        text.push_str(&format!("<remove name=\"{name}\" />\n<add name=\"{name}\" value=\"{value}\" />\n"));
    }
    text.push_str("<!-- HTTPS: <add name=\"Strict-Transport-Security\" value=\"max-age=31536000\" /> -->\n");
    text.push_str("</customHeaders>\n</httpProtocol>\n<staticContent>\n");
    text.push_str(&format!(
        "<clientCache cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"{}\" />\n",
        span(PAGE_AGE)
    ));
    for (ending, media) in types() {
        text.push_str(&format!(
            "<remove fileExtension=\".{ending}\" />\n<mimeMap fileExtension=\".{ending}\" mimeType=\"{media}\" />\n"
        ));
    }
    text.push_str("</staticContent>\n</system.webServer>\n");
    for (path, inside) in locations(rules) {
        let path = escape(&path);
        text.push_str(&format!(
            "<location path=\"{path}\">\n<system.webServer>\n{inside}</system.webServer>\n</location>\n"
        ));
    }
    text + "</configuration>\n"
}

/// Every type, texts with their charset: IIS adds none by itself.
fn types() -> BTreeMap<&'static str, String> {
    let more = [
        ("css", "text/css"),
        ("html", "text/html"),
        ("js", "text/javascript"),
        ("svg", "image/svg+xml"),
        ("txt", "text/plain"),
    ];
    let texts = TYPES.into_iter().chain(more).chain([("xml", "application/xml")]);
    texts
        .map(|(ending, media)| {
            let is_text =
                media.starts_with("text/") || media.contains("json") || media.contains("xml") && ending != "xlsx";
            (ending, if is_text { format!("{media}; charset=utf-8") } else { media.to_owned() })
        })
        .collect()
}

/// Lists the places with words of their own; one place stands once.
fn locations(rules: &Rules) -> BTreeMap<String, String> {
    let mut locations: BTreeMap<String, String> = BTreeMap::new();
    let mut add = |path: &str, inside: String| {
        locations.entry(path.trim_end_matches('/').to_owned()).or_default().push_str(&inside);
    };
    for folder in rules.lost.iter().filter(|folder| !folder.is_empty()) {
        add(folder, errors(rules, folder));
    }
    for folder in &rules.sites {
        let age = span(STATIC_AGE);
        add(&format!("{folder}static"), cache(&format!("cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"{age}\"")));
        add(&format!("{folder}sw.js"), cache("cacheControlMode=\"DisableCache\""));
    }
    for (from, to) in &rules.redirects {
        let to = escape(&rules.url(to));
        add(
            from,
            format!(
                "<httpRedirect enabled=\"true\" destination=\"{to}\" exactDestination=\"true\" httpResponseStatus=\"Permanent\" />\n"
            ),
        );
    }
    locations
}

fn cache(words: &str) -> String {
    format!("<staticContent>\n<clientCache {words} />\n</staticContent>\n")
}

fn errors(rules: &Rules, folder: &str) -> String {
    let page = escape(&rules.url(&format!("{folder}404.html")));
    format!(
        "<httpErrors errorMode=\"Custom\">\n<remove statusCode=\"404\" subStatusCode=\"-1\" />\n<error statusCode=\"404\" path=\"{page}\" responseMode=\"ExecuteURL\" />\n</httpErrors>\n"
    )
}

/// Writes seconds as IIS does: `00:05:00`.
fn span(seconds: u32) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}
