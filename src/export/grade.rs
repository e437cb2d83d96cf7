//! The four official grades in the words of the form that is reported with.

use crate::model::Grade;

/// Names a grade as the form prints it.
pub fn word(grade: Grade) -> &'static str {
    match grade {
        Grade::DoneWell => "Hoàn thành tốt",
        Grade::Done => "Hoàn thành",
        Grade::DoneLate => "Hoàn thành chậm",
        Grade::NotDone => "Chưa hoàn thành",
    }
}

/// Gives the official meaning of a grade; the form prints none for work not done.
pub fn meaning(grade: Grade) -> Option<&'static str> {
    match grade {
        Grade::DoneWell => Some("đúng nội dung và thời gian quy định"),
        Grade::Done => Some("đúng thời gian nhưng nội dung chưa đầy đủ"),
        Grade::DoneLate => Some("đúng nội dung nhưng quá hạn"),
        Grade::NotDone => None,
    }
}

/// Gives the heading of the column of a grade: its name with its meaning in parentheses.
pub fn heading(grade: Grade) -> String {
    match meaning(grade) {
        Some(meaning) => format!("{} ({meaning})", word(grade)),
        None => word(grade).to_owned(),
    }
}
