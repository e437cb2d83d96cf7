//! `_redirects` and `_headers`, as Netlify, Cloudflare Pages and GitLab Pages read them.
//!
//! The hosts differ: Netlify and GitLab serve the page that stands at an address before they look at `_redirects`, and
//! none of the three answers 410. The pages say the same there, so nothing is lost.

use super::{MADE_BY, Rules, STATIC_AGE};

/// The most rules and the largest file every one of the hosts reads: GitLab's are the smallest.
const MOST_RULES: usize = 1000;
const LARGEST: usize = 60_000;

/// Writes the redirects, those of pages first.
pub(super) fn redirects(rules: &Rules) -> String {
    let mut text = format!("# {MADE_BY}\n");
    let mut ordered: Vec<&(String, String)> = rules.redirects.iter().collect();
    ordered.sort_by_key(|(from, _)| (!from.ends_with('/'), from));
    let mut left = 0;
    for (count, (from, to)) in ordered.into_iter().enumerate() {
        let line = format!("{} {} 301\n", rules.url(from), rules.url(to));
        if count >= MOST_RULES || text.len() + line.len() > LARGEST {
            left += 1;
        } else {
            text.push_str(&line);
        }
    }
    if left > 0 {
        text.push_str(&format!("# +{left}: the pages at these addresses lead on by themselves\n"));
    }
    text
}

/// Writes the headers. A path whose rules say the same header twice would get both, so no two do; pages are asked for
/// anew by the hosts' own rule.
pub(super) fn headers(rules: &Rules) -> String {
    let base = &rules.base;
    let mut text = format!("# {MADE_BY}\n{base}*\n");
    for (name, value) in rules.headers() {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    text.push_str("  # HTTPS: Strict-Transport-Security: max-age=31536000\n");
    for folder in &rules.sites {
        text.push_str(&format!("{base}{folder}static/*\n  Cache-Control: public, max-age={STATIC_AGE}\n"));
        text.push_str(&format!("{base}{folder}sw.js\n  Cache-Control: no-cache\n"));
    }
    text
}
