//! What the office has to look at in what was taken: nothing is changed by it.

use chrono::NaiveDate;

use super::row::Said;
use crate::diagnostic::{Message, say};
use crate::import::account::Account;
use crate::import::paper::Place;
use crate::model::{Grade, Moment};

/// How long before the window a day may lie without a question, in days.
const BACK: u64 = 3 * 366;

/// The days a period allows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    /// The first day the figures cover.
    pub(super) from: NaiveDate,
    /// The cut-off.
    pub(super) to: NaiveDate,
    /// The day nothing may lie after.
    pub(super) as_of: Option<NaiveDate>,
}

impl Window {
    /// Names a day of finished work or of its evidence that lies after the cut-off, in the future, or long before.
    pub(super) fn check(&self, moment: Moment, place: Place, account: &mut Account) {
        let (first, shown) = (moment.first_day(), super::answers::shown(moment));
        let to = self.to.format("%d/%m/%Y");
        let long_ago = self.from.checked_sub_days(chrono::Days::new(BACK)).is_some_and(|limit| first < limit);
        if self.as_of.is_some_and(|today| first > today) {
            account.doubt(place, say!(vi: "{shown} là ngày trong tương lai"; en: "{shown} lies in the future"));
        } else if first > self.to {
            account.doubt(
                place,
                say!(
                    vi: "{shown} sau ngày chốt số liệu {to}: việc chưa xong trong kỳ này";
                    en: "{shown} comes after the cut-off {to}: not done in this period"
                ),
            );
        } else if long_ago {
            account.doubt(place, say!(vi: "{shown} quá xa trước kỳ báo cáo; cần xem lại"; en: "{shown} lies long before the period; check it"));
        }
    }
}

/// What was taken of a task, as far as it has to fit together.
pub(super) struct Facts {
    /// The grade and its place.
    pub(super) grade: Option<(Grade, Place)>,
    /// The place of the text.
    pub(super) text: Option<Place>,
    /// Whether there is evidence.
    pub(super) has_evidence: bool,
    /// Whether there is a reason.
    pub(super) has_reason: bool,
}

impl Facts {
    /// Names what does not fit together.
    pub(super) fn check(&self, account: &mut Account) {
        let mut doubt = |place: Place, message: Message| account.doubt(place, message);
        match (self.grade, self.text) {
            (Some((grade, place)), _) if grade.is_done() && !self.has_evidence => {
                doubt(
                    place,
                    say!(vi: "chấm hoàn thành nhưng không nêu minh chứng"; en: "graded done without evidence"),
                );
            }
            (None, Some(place)) => {
                doubt(place, say!(vi: "có kết quả nhưng chưa chấm mức"; en: "a result without a grade"))
            }
            _ => {}
        }
        if let Some((grade, place)) = self.grade {
            if matches!(grade, Grade::DoneLate | Grade::NotDone) && !self.has_reason {
                doubt(
                    place,
                    say!(vi: "chậm hoặc chưa hoàn thành nhưng không nêu lý do"; en: "late or not done without a reason"),
                );
            }
            if self.text.is_none() {
                doubt(place, say!(vi: "có mức đánh giá nhưng không nêu kết quả"; en: "a grade without a result"));
            }
        }
    }
}

/// Names a day that was told from a text or a bare number.
pub(super) fn told_day(said: &Said, moment: Moment, account: &mut Account) {
    let (text, shown) = (&said.text, super::answers::shown(moment));
    account.doubt(
        said.place,
        say!(vi: "“{text}” không được gõ dạng ngày; hiểu là {shown}"; en: "“{text}” was not typed as a day; it was taken for {shown}"),
    );
}
