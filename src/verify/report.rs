//! Tells a verdict: for a person, with what it proves and what it does not, and for programs.

use std::fmt::Write as _;

use serde_json::{Value as Json, json};

use super::{Known, SiteVerdict, Verdict};
use crate::diagnostic::{Message, say};
use crate::text::Language;

/// Tells a verdict to a person; `all` lists everything that does not fit and not only the first.
pub fn human(verdict: &Verdict, known: &Known, language: Language, all: bool) -> String {
    let mut lines = if verdict.findings.is_empty() { passed(verdict) } else { failed(verdict, all) };
    lines.push(say!(vi: ""; en: ""));
    lines.extend(meaning(verdict, known));
    let mut text = String::new();
    for line in lines {
        // Writing to a string never fails.
        let _ = writeln!(text, "{}", harmless(line.get(language)));
    }
    text
}

/// Tells a verdict to a program.
pub fn json(verdict: &Verdict, language: Language) -> String {
    let findings = verdict.findings.iter().map(|finding| {
        json!({ "kind": finding.kind.as_str(), "path": finding.path, "message": finding.message.get(language) })
    });
    let value = json!({
        "passed": verdict.findings.is_empty(),
        "findings": findings.collect::<Vec<_>>(),
        "version": verdict.version,
        "files": verdict.files,
        "sites": verdict.sites.iter().map(site_json).collect::<Vec<_>>(),
        "root": verdict.root.as_ref().map(|root| json!({
            "department": root.department,
            "release": root.release.as_str(),
            "newest": root.is_newest,
        })),
        "signature": verdict.signature,
        "older_releases_found": verdict.older,
    });
    let mut text = serde_json::to_string_pretty(&value).expect("texts and numbers can be written");
    text.push('\n');
    text
}

fn site_json(site: &SiteVerdict) -> Json {
    let release = |release: &crate::ledger::Release| {
        json!({
            "id": release.head.id.as_str(),
            "released": release.head.released.to_string(),
            "root": release.root.to_string(),
            "short": release.root.short(),
        })
    };
    let change = |change: &crate::ledger::Change| json!({ "set": change.set, "id": change.id, "field": change.field });
    json!({
        "department": site.department,
        "releases": site.releases.iter().map(release).collect::<Vec<_>>(),
        "unreleased": site.unreleased.iter().map(change).collect::<Vec<_>>(),
    })
}

/// Names the first thing that differs and counts the rest, or lists them all.
fn failed(verdict: &Verdict, all: bool) -> Vec<Message> {
    let mut lines = vec![say!(vi: "KHÔNG ĐẠT"; en: "IT DIFFERS")];
    let shown = if all { verdict.findings.len() } else { 1 };
    lines.extend(verdict.findings.iter().take(shown).map(|finding| {
        let (path, Message { vi, en }) = (&finding.path, &finding.message);
        say!(vi: "  {path}: {vi}"; en: "  {path}: {en}")
    }));
    let rest = verdict.findings.len() - shown;
    if rest > 0 {
        lines.push(say!(
            vi: "  và {rest} chỗ khác nữa; thêm --all để xem hết";
            en: "  and {rest} more; add --all to see them"
        ));
    }
    lines
}

fn passed(verdict: &Verdict) -> Vec<Message> {
    let (files, version) = (verdict.files, &verdict.version);
    let mut lines = vec![
        say!(vi: "ĐẠT: không thấy gì khác"; en: "PASSED: nothing differs"),
        say!(
            vi: "  {files} tệp đúng từng byte với bản kê manifest.json (minhbach {version})";
            en: "  {files} files are byte for byte those of manifest.json (minhbach {version})"
        ),
    ];
    verdict.sites.iter().for_each(|one| lines.extend(site(one)));
    if let Some(root) = &verdict.root {
        let (department, release) = (&root.department, &root.release);
        lines.push(if root.is_newest {
            say!(
                vi: "  mã đã gõ là của lần công bố mới nhất: {release} ({department})";
                en: "  the root you typed is that of the newest release: {release} ({department})"
            )
        } else {
            say!(
                vi: "  mã đã gõ là của lần công bố {release} ({department}); sau đó đã có lần công bố khác";
                en: "  the root you typed is that of release {release} ({department}); there are newer ones"
            )
        });
    }
    if let Some(comment) = &verdict.signature {
        lines.push(say!(
            vi: "  chữ ký đúng; người ký ghi: {comment}";
            en: "  the signature is right; the signer wrote: {comment}"
        ));
    }
    if verdict.older > 0 {
        let count = verdict.older;
        lines.push(say!(
            vi: "  {count} lần công bố của bản cũ còn nguyên ở đây";
            en: "  {count} releases of the older copy stand here unchanged"
        ));
    }
    lines
}

fn site(site: &SiteVerdict) -> Vec<Message> {
    let (name, count) = (&site.department, site.releases.len());
    let Some(newest) = site.releases.last() else {
        return vec![say!(
            vi: "  {name}: chưa có lần công bố nào, nên chưa có gì được chốt";
            en: "  {name}: no release yet, so nothing is frozen"
        )];
    };
    let (id, short, day) = (&newest.head.id, newest.root.short(), newest.head.released.format("%d/%m/%Y"));
    let facts = if let Some(first) = site.unreleased.first() {
        let (count, set, record) = (site.unreleased.len(), &first.set, &first.id);
        say!(
            vi: "    dữ liệu khác lần công bố đó ở {count} chỗ chưa công bố, đầu tiên: `{record}` ({set})";
            en: "    the data differ from that release in {count} places not released yet, the first: `{record}` ({set})"
        )
    } else {
        say!(vi: "    dữ liệu đang đăng đúng với lần công bố đó"; en: "    the data shown are those of that release")
    };
    vec![
        say!(
            vi: "  {name}: {count} lần công bố nối nhau, mới nhất {id} ngày {day}, mã kiểm tra {short}";
            en: "  {name}: {count} releases, each chained to the one before; the newest {id} of {day}, short root {short}"
        ),
        facts,
    ]
}

/// Says what the verdict proves and what it does not.
fn meaning(verdict: &Verdict, known: &Known) -> Vec<Message> {
    if !verdict.findings.is_empty() {
        return vec![say!(
            vi: "Bản này không còn đúng như chương trình đã ghi, hoặc không phải bản đã được chốt. Điều đó chưa nói ai sửa, vì sao: tải lại bản khác rồi kiểm lần nữa, và hỏi cơ quan công bố.";
            en: "This copy is not as the program wrote it, or not the one that was released. That does not say who changed it or why: fetch another copy, check again, and ask the department."
        )];
    }
    let mut lines = vec![
        say!(
            vi: "Điều này cho biết: mọi tệp đúng như bản kê; các lần công bố nối liền nhau; dữ liệu mở (JSON, CSV) đúng với lần mới nhất, trừ những chỗ nói trên; mọi địa chỉ đã hứa còn đó.";
            en: "This proves: every file is the one the manifest names; the releases form one chain; the open data (JSON, CSV) are those of the newest, but for the places named above; every promised address is there."
        ),
        say!(
            vi: "Điều này không cho biết: số liệu có đúng sự thật hay không; lời trên trang có khớp số liệu hay không.";
            en: "This does not prove: that the facts are true; that the words on the pages agree with the data."
        ),
    ];
    if known.root.is_none() && known.key.is_none() && known.older.is_empty() {
        lines.push(say!(
            vi: "Cũng không cho biết cả thư mục có bị làm lại từ đầu hay không: ai ghi được mọi tệp thì làm lại được cả bản kê lẫn chuỗi. Muốn biết, hãy so với mã in trên báo cáo giấy (--root), một bản sao cũ (--against) hoặc chữ ký (--public-key).";
            en: "Nor that the folder was not made anew as a whole: who can write every file can write the manifest and the chain too. To know, compare the short root on paper (--root), an older copy (--against), or the signature (--public-key)."
        ));
    }
    if verdict.is_signature_left {
        lines.push(say!(
            vi: "Có chữ ký nhưng chưa kiểm: cho khóa công khai bằng --public-key.";
            en: "There is a signature that was not checked: give the public key with --public-key."
        ));
    }
    lines
}

/// Takes out what would steer a terminal: the names come from a folder anybody may have made.
fn harmless(line: &str) -> String {
    let steers = |c: char| {
        c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
    };
    line.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}
