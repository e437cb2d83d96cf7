//! How far a build has come, for whoever waits: a line that renews itself on a terminal, a line a stage elsewhere.
//! And what it did, for whoever asks afterwards.

use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::words;
use crate::emit::Written;
use crate::load::Tree;
use crate::pipeline::{Progress, Stage, Standing};
use crate::text::{Decimal, Language, format};

/// A build that is done sooner needs no progress.
const SHORT: Duration = Duration::from_secs(3);
/// How often the line is renewed.
const BEAT: Duration = Duration::from_millis(200);

/// Shows the progress of a build until it is dropped.
pub(super) struct Display {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Display {
    /// Begins to show.
    pub(super) fn of(progress: &Arc<Progress>, language: Language) -> Self {
        let (stop, stopped) = mpsc::channel();
        let progress = Arc::clone(progress);
        let thread = thread::spawn(move || {
            let mut shown = Shown { language, is_terminal: std::io::stderr().is_terminal(), stages: 0 };
            let mut wait = SHORT;
            while stopped.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                wait = BEAT;
                shown.beat(&progress);
            }
            shown.clear();
        });
        Self { stop: Some(stop), thread: Some(thread) }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        drop(self.stop.take());
        // A display that broke off is no reason to stop a build.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

struct Shown {
    language: Language,
    is_terminal: bool,
    /// How many stages have been told as done.
    stages: usize,
}

impl Shown {
    fn beat(&mut self, progress: &Progress) {
        let Some(standing) = progress.standing() else { return };
        if self.is_terminal {
            let _ = write!(std::io::stderr(), "\r\x1b[K{}", line(&standing, self.language));
            let _ = std::io::stderr().flush();
            return;
        }
        let done: Vec<_> = progress.stages().into_iter().filter(|(stage, _)| *stage < standing.stage).collect();
        for (stage, time) in done.iter().skip(self.stages) {
            eprintln!("{}: {}", name(*stage, self.language), seconds(*time, self.language));
        }
        self.stages = self.stages.max(done.len());
    }

    fn clear(&self) {
        if self.is_terminal {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

/// Writes where a build stands: `dựng trang: 1.200/4.507, còn khoảng 12 giây`.
fn line(standing: &Standing, language: Language) -> String {
    let name = name(standing.stage, language);
    if standing.stage != Stage::Pages {
        return format!("{name}…");
    }
    let [done, total] = [standing.done, standing.total].map(|count| number(count, language));
    let rest = standing.remaining().map(|left| (left.as_secs() + 1).to_string());
    let rest =
        rest.map(|left| words(language, &format!(", còn khoảng {left} giây"), &format!(", about {left} seconds left")));
    format!("{name}: {done}/{total}{}", rest.unwrap_or_default())
}

/// What a build read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Read {
    files: usize,
    bytes: usize,
}

impl Read {
    pub(super) fn of<'t>(trees: impl IntoIterator<Item = &'t Tree>) -> Self {
        let all = trees.into_iter().flat_map(Tree::values);
        all.fold(Self { files: 0, bytes: 0 }, |sum, file| Self { files: sum.files + 1, bytes: sum.bytes + file.len() })
    }
}

/// Tells what a build did: what was read, made, kept and written, and where the time went.
pub(super) fn report(progress: &Progress, read: Read, written: &Written, language: Language) -> String {
    let files = |files: usize, bytes: u64| {
        let (files, bytes) = (number(files, language), format::bytes(bytes, language));
        words(language, &format!("có {files} tệp, {bytes}"), &format!("of {files} files, {bytes}"))
    };
    let mut rows = Vec::new();
    let mut whole = Duration::ZERO;
    for (stage, time) in progress.stages() {
        whole += time;
        let what = match stage {
            Stage::Read => files(read.files, read.bytes as u64),
            Stage::Pages => {
                let pages = number(progress.kinds().iter().map(|(_, kind)| kind.pages).sum(), language);
                words(language, &format!("có {pages} trang"), &format!("of {pages} pages"))
            }
            Stage::Finish => {
                let [fresh, kept] = [written.files - written.kept, written.kept].map(|count| number(count, language));
                let parts = words(
                    language,
                    &format!("{fresh} tệp mới hoặc thay đổi, {kept} tệp giữ nguyên"),
                    &format!("{fresh} files new or changed, {kept} left as they were"),
                );
                format!("{}: {parts}", files(written.files, written.bytes))
            }
            Stage::Check | Stage::Derive | Stage::Search | Stage::Data => String::new(),
        };
        rows.push([name(stage, language), &seconds(time, language), &what].map(str::to_owned));
    }
    rows.push([words(language, "tất cả", "in all"), seconds(whole, language), String::new()]);
    let kinds = progress.kinds().into_iter().map(|(kind, cost)| {
        let each = cost.time.checked_div(u32::try_from(cost.pages).unwrap_or(1)).unwrap_or_default();
        [kind.to_owned(), number(cost.pages, language), seconds(cost.time, language), milliseconds(each, language)]
    });
    let head = match language {
        Language::Vietnamese => ["loại trang", "số trang", "giây xử lý", "mỗi trang"],
        Language::English => ["page kind", "pages", "seconds of work", "each"],
    };
    let kinds: Vec<[String; 4]> = std::iter::once(head.map(str::to_owned)).chain(kinds).collect();
    format!("{}\n{}", table(&rows), table(&kinds))
}

/// Sets rows in columns: words stand left, numbers right.
fn table<const N: usize>(rows: &[[String; N]]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().enumerate().map(|(column, cell)| match column {
            0 => format!("{cell:<width$}", width = width(0)),
            _ if cell.starts_with(|first: char| first.is_ascii_digit()) => {
                format!("{cell:>width$}", width = width(column))
            }
            _ => format!("{cell:<width$}", width = width(column)),
        });
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}

fn name(stage: Stage, language: Language) -> &'static str {
    let [vi, en] = match stage {
        Stage::Read => ["đọc tệp", "reading files"],
        Stage::Check => ["kiểm tra", "checking"],
        Stage::Derive => ["tính số liệu", "deriving figures"],
        Stage::Pages => ["dựng trang", "making pages"],
        Stage::Search => ["lập chỉ mục tìm kiếm", "indexing for search"],
        Stage::Data => ["ghi dữ liệu mở", "writing open data"],
        Stage::Finish => ["ghi xuống đĩa", "settling on the disk"],
    };
    match language {
        Language::Vietnamese => vi,
        Language::English => en,
    }
}

fn number(count: usize, language: Language) -> String {
    format::integer(i64::try_from(count).unwrap_or(i64::MAX), language)
}

fn seconds(time: Duration, language: Language) -> String {
    format!("{} s", decimal(time.as_millis() / 10, 2, language))
}

fn milliseconds(time: Duration, language: Language) -> String {
    format!("{} ms", decimal(time.as_micros() / 10, 2, language))
}

fn decimal(number: u128, digits: u8, language: Language) -> String {
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    Decimal::new(number, digits).map_or_else(String::new, |number| format::decimal(number, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_much_is_done_and_left() {
        let standing = |stage, done| Standing { stage, time: Duration::from_secs(10), done, total: 4507 };
        assert_eq!(line(&standing(Stage::Check, 0), Language::Vietnamese), "kiểm tra…");
        assert_eq!(line(&standing(Stage::Pages, 7), Language::Vietnamese), "dựng trang: 7/4.507");
        assert_eq!(
            line(&standing(Stage::Pages, 2000), Language::Vietnamese),
            "dựng trang: 2.000/4.507, còn khoảng 13 giây"
        );
        assert_eq!(
            line(&standing(Stage::Pages, 2000), Language::English),
            "making pages: 2,000/4,507, about 13 seconds left"
        );
    }

    #[test]
    fn numbers_stand_below_each_other() {
        let rows = [["a", "9", "1,00 s"], ["bcd", "1.200", "12,00 s"]].map(|row| row.map(str::to_owned));
        assert_eq!(table(&rows), "a        9   1,00 s\nbcd  1.200  12,00 s\n");
    }
}
