//! The releases of a site in their order, each held against the one before.

use chrono::NaiveDate;

use super::{Release, ReleaseHead, ReleaseId};
use crate::diagnostic::{Message, say};

/// The releases of a site, the oldest first; each carries the root of the one before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    releases: Vec<Release>,
}

/// What breaks the chain, and at which release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainFault {
    /// The release that does not fit.
    pub id: ReleaseId,
    /// What is wrong.
    pub message: Message,
}

impl History {
    /// Orders releases by what each says comes before it.
    ///
    /// # Errors
    ///
    /// Gives the first fault: a release that is missing, was changed, stands twice, forks, or goes back in time.
    pub fn new(mut rest: Vec<Release>) -> Result<Self, ChainFault> {
        rest.sort_by(|one, other| one.head.id.cmp(&other.head.id));
        let mut releases: Vec<Release> = Vec::new();
        while !rest.is_empty() {
            let last = releases.last().map(Release::link);
            let follows = |release: &Release| release.head.previous == last;
            let Some(at) = rest.iter().position(follows) else {
                return Err(unlinked(&releases, &rest));
            };
            let next = rest.remove(at);
            if let Some(other) = rest.iter().find(|release| release.head.previous == last) {
                return Err(fork(&next, other));
            }
            may_follow(&releases, &next.head)?;
            releases.push(next);
        }
        Ok(Self { releases })
    }

    /// Lists the releases, the oldest first.
    pub fn releases(&self) -> &[Release] {
        &self.releases
    }

    /// Gives the newest release.
    pub fn latest(&self) -> Option<&Release> {
        self.releases.last()
    }

    /// Finds a release by its name.
    pub fn get(&self, id: &ReleaseId) -> Option<&Release> {
        self.releases.iter().find(|release| release.head.id == *id)
    }

    /// Leaves only what was made up to a day.
    pub fn until(&mut self, day: NaiveDate) {
        self.releases.retain(|release| release.head.released <= day);
    }

    /// Tells whether a release may be the next one.
    ///
    /// # Errors
    ///
    /// Says why not: its name is taken, or its day, reference date or period lies before those of a release that is
    /// there.
    pub fn may_follow(&self, head: &ReleaseHead) -> Result<(), ChainFault> {
        may_follow(&self.releases, head)
    }
}

fn may_follow(before: &[Release], head: &ReleaseHead) -> Result<(), ChainFault> {
    let fault = |message| Err(ChainFault { id: head.id.clone(), message });
    let id = &head.id;
    if before.iter().any(|release| release.head.id.slug() == id.slug()) {
        return fault(say!(vi: "đã có lần công bố {id}"; en: "there is a release {id} already"));
    }
    let Some(last) = before.last().map(|release| &release.head) else { return Ok(()) };
    if head.department != last.department {
        let (one, other) = (&head.department, &last.department);
        return fault(
            say!(vi: "lần công bố của `{one}` không nối tiếp của `{other}`"; en: "a release of `{one}` does not follow one of `{other}`"),
        );
    }
    for (day, earlier, vi, en) in [
        (head.released, last.released, "ngày công bố", "the day of release"),
        (head.reference, last.reference, "ngày chốt", "the reference date"),
    ] {
        if day < earlier {
            let (day, earlier, last) = (day.format("%d/%m/%Y"), earlier.format("%d/%m/%Y"), &last.id);
            return fault(say!(
                vi: "{vi} {day} sớm hơn của lần công bố {last} ({earlier})";
                en: "{en}, {day}, is before that of release {last} ({earlier})"
            ));
        }
    }
    let end = |id: &ReleaseId| id.period().map(|period| period.usual_window().1);
    if let Some((end, earlier)) = end(id).zip(before.iter().filter_map(|release| end(&release.head.id)).max())
        && end < earlier
    {
        let last = &last.id;
        return fault(say!(
            vi: "kỳ của {id} sớm hơn kỳ đã công bố (mới nhất là {last})";
            en: "the period of {id} is before one that was released (the newest is {last})"
        ));
    }
    Ok(())
}

/// Says why none of the releases that are left follows the last one.
fn unlinked(ordered: &[Release], rest: &[Release]) -> ChainFault {
    let known = |id: &ReleaseId| ordered.iter().chain(rest).any(|release| release.head.id == *id);
    // The one whose predecessor is not there tells of the gap; the others hang on it.
    let release = rest
        .iter()
        .find(|release| release.head.previous.as_ref().is_none_or(|link| !known(&link.id)))
        .unwrap_or(&rest[0]);
    let message = match &release.head.previous {
        None => say!(
            vi: "lần công bố này nói nó là lần đầu, nhưng đã có lần khác";
            en: "this release says it is the first, and there is another"
        ),
        Some(link) if known(&link.id) => {
            let id = &link.id;
            say!(
                vi: "mã băm của lần công bố trước ({id}) không khớp: một trong hai tệp đã bị thay";
                en: "the root of the release before it ({id}) does not fit: one of the two files was replaced"
            )
        }
        Some(link) => {
            let id = &link.id;
            say!(vi: "thiếu lần công bố {id}, là lần ngay trước nó"; en: "release {id}, the one before it, is missing")
        }
    };
    ChainFault { id: release.head.id.clone(), message }
}

fn fork(one: &Release, other: &Release) -> ChainFault {
    let id = &one.head.id;
    let message = say!(
        vi: "nối vào cùng một lần công bố với {id}: chuỗi bị rẽ nhánh";
        en: "it follows the same release as {id}: the chain forks"
    );
    ChainFault { id: other.head.id.clone(), message }
}
