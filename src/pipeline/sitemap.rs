//! The list of all pages for search engines, in as many files as its format asks for (sitemaps.org).

use super::build::Ready;
use crate::pages::Route;
use crate::text::escape;

/// The most addresses a file may hold.
const ADDRESSES: usize = 50_000;

/// The most bytes a file may have: 50 MB, less its head and foot.
const BYTES: usize = 52_428_800 - 1_024;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// Gives the files with their paths: one, or an index of several. `base` is the base address without a `/` at its end.
pub(super) fn files(ready: &[Ready], base: &str) -> Vec<(String, String)> {
    split(&entries(ready, base), base, ADDRESSES, BYTES)
}

/// Lists every page with the day its figures stand on; pages of old releases and what is not found are left out.
fn entries(ready: &[Ready], base: &str) -> Vec<String> {
    let mut entries = Vec::new();
    for one in ready {
        let day = one.reference();
        for folder in one.language_folders() {
            let is_found = |route: &&Route| !matches!(route.numbered().0, Route::NotFound | Route::Frozen(..));
            for route in one.routes.iter().filter(is_found) {
                let address = format!("{base}/{folder}{}", route.path().trim_start_matches('/'));
                entries.push(format!("<url><loc>{}</loc><lastmod>{day}</lastmod></url>\n", escape(&address)));
            }
        }
    }
    entries
}

fn split(entries: &[String], base: &str, most: usize, bytes: usize) -> Vec<(String, String)> {
    let mut parts: Vec<String> = vec![String::new()];
    let mut count = 0;
    for entry in entries {
        let is_full = parts.last().is_some_and(|part| count == most || part.len() + entry.len() > bytes);
        if is_full {
            parts.push(String::new());
            count = 0;
        }
        count += 1;
        if let Some(part) = parts.last_mut() {
            part.push_str(entry);
        }
    }
    let list = |part: &String| format!("{HEAD}<urlset xmlns=\"{NAMESPACE}\">\n{part}</urlset>\n");
    if let [part] = parts.as_slice() {
        return vec![("sitemap.xml".to_owned(), list(part))];
    }
    let paths: Vec<String> = (1..=parts.len()).map(|number| format!("sitemap-{number}.xml")).collect();
    let one = |path: &String| format!("<sitemap><loc>{}</loc></sitemap>\n", escape(&format!("{base}/{path}")));
    let index: String = paths.iter().map(one).collect();
    let index = format!("{HEAD}<sitemapindex xmlns=\"{NAMESPACE}\">\n{index}</sitemapindex>\n");
    let files = paths.into_iter().zip(parts.iter().map(list));
    [("sitemap.xml".to_owned(), index)].into_iter().chain(files).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(count: usize) -> Vec<String> {
        (0..count).map(|number| format!("<url>{number:04}</url>\n")).collect()
    }

    #[test]
    fn what_fits_is_one_file() {
        let files = split(&entries(3), "https://a.gov.vn", 3, 1_000);
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].0, "sitemap.xml");
        assert!(files[0].1.contains("<urlset") && files[0].1.contains("0002"));
    }

    #[test]
    fn more_is_an_index_of_files_that_hold_every_address_once() {
        for (most, bytes) in [(3, 1_000), (1_000, 50)] {
            let all = entries(7);
            let files = split(&all, "https://a.gov.vn", most, bytes);
            assert_eq!(files.len(), 4, "three files and their index");
            assert!(files[0].1.contains("<sitemapindex"));
            for (path, _) in &files[1..] {
                assert!(files[0].1.contains(&format!("<loc>https://a.gov.vn/{path}</loc>")));
            }
            let held: String = files[1..].iter().map(|(_, text)| text.as_str()).collect();
            let held: Vec<&str> = held.lines().filter(|line| line.starts_with("<url>")).collect();
            assert_eq!(held, all.iter().map(|entry| entry.trim_end()).collect::<Vec<_>>());
        }
    }
}
