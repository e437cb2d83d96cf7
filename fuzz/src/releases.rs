//! Files of releases: any text, and releases put together from the records in it.

use std::collections::BTreeMap;

use minhbach::ledger::{Digest, Fact, Facts, History, Release, ReleaseHead, ReleaseId, between};

/// A release that is read is written as the same bytes; one made of records is read as what it is.
pub fn releases(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    if let Ok(release) = Release::read(text) {
        assert_eq!(Release::read(&release.text()).expect("it was just written").root, release.root);
        let _ = (History::new(vec![release]), ());
    }
    let mut records: Vec<Fact> = text.lines().filter_map(|line| Fact::read(line.trim_end_matches(','))).collect();
    records.sort_by(|one, other| (&one.set, &one.id).cmp(&(&other.set, &other.id)));
    records.dedup_by(|one, other| (&one.set, &one.id) == (&other.set, &other.id));
    let half = Facts { columns: BTreeMap::new(), records: records[..records.len() / 2].to_vec() };
    let facts = Facts { columns: BTreeMap::new(), records };
    let changes = between(&half, &facts);
    assert_eq!(between(&facts, &facts), [], "facts have not changed from themselves");
    let _ = changes;
    let id = text.lines().find_map(ReleaseId::new).or_else(|| ReleaseId::new("2020-Q1"));
    let Some(id) = id else { return };
    let day = id.period().map_or_else(Default::default, |period| period.usual_window().1);
    let head = ReleaseHead {
        department: "so".to_owned(),
        id,
        released: day,
        reference: day,
        program: text.lines().next().unwrap_or_default().to_owned(),
        previous: None,
    };
    let addresses = text.lines().map(str::to_owned).collect();
    let release = Release::new(head, addresses, facts);
    let read = Release::read(&release.text());
    assert!(
        read.is_ok_and(|read| read.root == release.root),
        "a release is read as it was written:\n{}",
        release.text()
    );
    let _ = (release.root.is_written(text), Digest::parse(text), release.path());
}
