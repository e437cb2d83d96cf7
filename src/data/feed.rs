//! The Atom feed of a site (RFC 4287): published reports and news, the newest first.
//!
//! Ids come from the ids of the records and `updated` from their dates, never from the build.

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use crate::derive::{Derived, Place};
use crate::model::Site;
use crate::text::escape;

/// One entry of the feed.
struct Entry {
    place: Place,
    kind: &'static str,
    id: String,
    title: String,
    summary: Option<String>,
    published: NaiveDate,
    updated: NaiveDate,
}

/// Writes the feed. `address` names the page of a place, relative to the feed or in full.
pub fn feed(site: &Site, derived: &Derived, address: &dyn Fn(&Place) -> String) -> String {
    let mut entries = entries(site);
    entries.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id)));
    let updated = entries.first().map_or(derived.reference.date, |entry| entry.updated);
    let name = escape(site.department.name.vi());
    let mut xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n"
            .to_owned();
    xml.push_str(&format!("<id>{}</id>\n<title>{name}</title>\n", identity(site, "site", "")));
    xml.push_str(&format!("<updated>{}</updated>\n<author><name>{name}</name></author>\n", instant(updated)));
    xml.push_str("<link rel=\"self\" type=\"application/atom+xml\" href=\"atom.xml\"/>\n");
    for entry in &entries {
        xml.push_str(&write(site, entry, &address(&entry.place)));
    }
    xml + "</feed>\n"
}

fn entries(site: &Site) -> Vec<Entry> {
    let news = site.news.values().map(|news| Entry {
        place: Place::News(news.id.clone()),
        kind: "news",
        id: news.id.to_string(),
        title: news.head.title.vi().to_owned(),
        summary: news.head.summary.as_ref().map(|summary| summary.vi().to_owned()),
        published: news.head.date,
        updated: news.head.updated.unwrap_or(news.head.date),
    });
    // A report that is only announced has no date yet.
    let reports = site.reports.values().filter_map(|report| {
        let day = report.head.date.value()?.last_day();
        Some(Entry {
            place: Place::Report(report.id.clone()),
            kind: "report",
            id: report.id.to_string(),
            title: report.head.title.vi().to_owned(),
            summary: report.head.summary.as_ref().map(|summary| summary.vi().to_owned()),
            published: day,
            updated: day,
        })
    });
    news.chain(reports).collect()
}

fn write(site: &Site, entry: &Entry, href: &str) -> String {
    let summary =
        entry.summary.as_ref().map(|text| format!("<summary>{}</summary>\n", escape(text))).unwrap_or_default();
    format!(
        "<entry>\n<id>{}</id>\n<title>{}</title>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<published>{}</published>\n<updated>{}</updated>\n{summary}</entry>\n",
        identity(site, entry.kind, &entry.id),
        escape(&entry.title),
        escape(href),
        instant(entry.published),
        instant(entry.updated),
    )
}

/// Midnight in Vietnam: content gives days and no hours.
fn instant(day: NaiveDate) -> String {
    format!("{day}T00:00:00+07:00")
}

/// Gives a record the same identity for ever, wherever the site is served: a UUID (version 8,
/// RFC 9562) made from the ids of site and record.
fn identity(site: &Site, kind: &str, id: &str) -> String {
    let digest = Sha256::digest(format!("minhbach/{}/{kind}/{id}", site.id));
    let mut bytes: [u8; 16] = std::array::from_fn(|index| digest[index]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}
