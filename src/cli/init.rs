//! `minhbach init DIR`: a new site to start from, asked for or told by options.

use std::io::{BufRead, IsTerminal, Write};
use std::ops::RangeInclusive;
use std::path::PathBuf;

use clap::Args;

use super::panics::quietly;
use super::{Exit, import::papers, words};
use crate::diagnostic::{self, Message};
use crate::emit;
use crate::import::{self, Request, listing, merge};
use crate::init::{self, Answers};
use crate::load::Tree;
use crate::model::Colour;
use crate::pipeline::{self, Input};
use crate::text::Language;

/// The years a plan can be of.
const YEARS: RangeInclusive<i32> = 1990..=2200;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The folder to make; it must not exist, or be empty
    folder: PathBuf,
    /// Name of the department: "Sở Nội vụ"
    #[arg(long)]
    department: Option<String>,
    /// Its province: "Quảng Trị", "Thành phố Huế"
    #[arg(long)]
    province: Option<String>,
    /// The year of the first plan
    #[arg(long, value_parser = clap::value_parser!(i32).range(i64::from(*YEARS.start())..=i64::from(*YEARS.end())))]
    year: Option<i32>,
    /// Its symbol in document numbers: SNV. Default: told from the name
    #[arg(long)]
    symbol: Option<String>,
    /// The accent colour of the pages, `#rrggbb`
    #[arg(long)]
    accent: Option<String>,
    /// Start from a plan or report of your own, Word or Excel, instead of example content
    #[arg(long, value_name = "FILE")]
    from: Vec<PathBuf>,
}

impl Options {
    fn says_something(&self) -> bool {
        self.department.is_some() || self.province.is_some() || self.year.is_some() || !self.from.is_empty()
    }
}

pub(super) fn run(options: &Options, language: Language) -> Exit {
    let folder = &options.folder;
    let occupied = match std::fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) => error.kind() != std::io::ErrorKind::NotFound,
    };
    if occupied {
        let vi = "thư mục đã có nội dung; không ghi đè";
        eprintln!("{}: {}", folder.display(), words(language, vi, "the folder is not empty; nothing is overwritten"));
        return Exit::WrongUse;
    }
    let asks = !options.says_something() && std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    let (mut answers, from) = if asks { ask(language) } else { (Answers::default(), options.from.clone()) };
    if let Err(exit) = tell(options, &mut answers, language) {
        return exit;
    }
    if !asks && !from.is_empty() && options.department.is_none() {
        let vi = "với --from cần thêm --department và --province: tên cơ quan và tỉnh, như --department \"Sở Nội vụ\"";
        eprintln!("{}", words(language, vi, "--from needs --department and --province, as --department \"Sở Nội vụ\""));
        return Exit::WrongUse;
    }
    answers.example = from.is_empty();
    let files = match start(init::files(&answers), &from, language) {
        Ok(files) => files,
        Err(exit) => return exit,
    };
    if let Err(error) = emit::create(folder, &files) {
        return super::told(super::not_written(&error), language);
    }
    let folder = folder.display();
    let vi = "đã tạo trang mới; bước tiếp theo:";
    eprintln!(
        "{}\n  cd {folder}\n  minhbach build\n  minhbach serve",
        words(language, vi, "a new site is ready; what to do next:")
    );
    Exit::Done
}

/// Puts what the options say into the answers.
fn tell(options: &Options, answers: &mut Answers, language: Language) -> Result<(), Exit> {
    if let Some(colour) = &options.accent {
        let Some(colour) = Colour::readable(colour) else {
            let vi = "không phải màu `#rrggbb` đủ đậm để đọc trên nền sáng";
            eprintln!(
                "--accent {colour}: {}",
                words(language, vi, "no colour `#rrggbb` dark enough to read on a light page")
            );
            return Err(Exit::WrongUse);
        };
        answers.accent = Some(colour);
    }
    answers.department = options.department.clone().unwrap_or(std::mem::take(&mut answers.department));
    answers.province = options.province.clone().unwrap_or(std::mem::take(&mut answers.province));
    answers.year = options.year.unwrap_or(answers.year);
    answers.symbol = options.symbol.clone().or(answers.symbol.take());
    Ok(())
}

/// Asks on the terminal; an empty line takes the answer in brackets.
fn ask(language: Language) -> (Answers, Vec<PathBuf>) {
    let mut answers = Answers::default();
    let question = |vi: &str, en: &str, default: &str| question(&words(language, vi, en), default);
    answers.department = question("Tên cơ quan", "Name of the department", &answers.department);
    answers.province = question("Tỉnh, thành phố", "Province", &answers.province);
    answers.year = until_right(|| {
        let year = question("Năm của kế hoạch đầu tiên", "Year of the first plan", &this_year().to_string());
        let right = year.parse().ok().filter(|year| YEARS.contains(year));
        right.ok_or_else(|| words(language, "năm viết bằng bốn chữ số: 2026", "a year has four digits: 2026"))
    });
    let example = words(language, "dùng nội dung mẫu", "example content");
    let from = until_right(|| {
        let file = question(
            "Tệp kế hoạch hoặc báo cáo để bắt đầu, Word hoặc Excel",
            "Plan or report to start from, Word or Excel",
            &example,
        );
        let from = if file == example { Vec::new() } else { vec![PathBuf::from(file)] };
        papers::read(&from).map(|_| from).map_err(|(messages, _)| said(&messages, language))
    });
    (answers, from)
}

/// Asks one question; an empty line, or the end of the input, gives the default.
fn question(text: &str, default: &str) -> String {
    eprint!("{text} [{default}]: ");
    let _ = std::io::stderr().flush();
    let mut line = String::new();
    let _ = std::io::stdin().lock().read_line(&mut line);
    let line = line.trim();
    if line.is_empty() { default.to_owned() } else { line.to_owned() }
}

/// Asks again until the answer is one, saying each time why it is none; a default is always one.
fn until_right<T>(mut ask: impl FnMut() -> Result<T, String>) -> T {
    loop {
        match ask() {
            Ok(answer) => return answer,
            Err(why) => eprintln!("  {why}"),
        }
    }
}

fn said(messages: &[Message], language: Language) -> String {
    messages.iter().map(|message| message.get(language)).collect::<Vec<_>>().join("\n  ")
}

/// The year a person who is asked is most likely to answer.
fn this_year() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    1970 + i64::try_from(since.as_secs() / 31_556_952).unwrap_or_default()
}

/// Puts what the files to start from say into the new site.
fn start(mut files: Tree, from: &[PathBuf], language: Language) -> Result<Tree, Exit> {
    if from.is_empty() {
        return Ok(files);
    }
    let tell = |messages: Vec<Message>| messages.iter().for_each(|message| eprintln!("{}", message.get(language)));
    let sources = papers::read(from).map_err(|(messages, exit)| {
        tell(messages);
        exit
    })?;
    let inside = |path: &str| path.strip_prefix("content/").map(str::to_owned);
    let content: Tree = files.iter().filter_map(|(path, bytes)| Some((inside(path)?, bytes.clone()))).collect();
    let found = quietly(|| import::import(sources, &content, &Request::default())).map_err(|messages| {
        tell(messages);
        Exit::ContentErrors
    })?;
    let merged = merge::merge(&content, &found.files);
    eprint!("{}{}", listing::sums(&found.papers, language), listing::doubts(&found.papers, language));
    tell(found.notes);
    let mut whole = content;
    whole.extend(merged.files.clone());
    let checked = pipeline::check(Input { content: whole, ..Input::default() });
    let faulty = [&merged.report, &checked.report].into_iter().find(|report| report.has_errors());
    if let Some(report) = faulty {
        eprint!("{}", diagnostic::human(report, language, std::io::stderr().is_terminal()));
        return Err(Exit::ContentErrors);
    }
    files.extend(merged.files.into_iter().map(|(path, bytes)| (format!("content/{path}"), bytes)));
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_asked_until_its_answer_is_right() {
        let mut answers = ["hai nghìn", "20", "2026"].into_iter();
        let year = until_right(|| {
            answers.next().unwrap_or("").parse::<i32>().ok().filter(|year| YEARS.contains(year)).ok_or_else(String::new)
        });
        assert_eq!((year, answers.next()), (2026, None));
    }
}
