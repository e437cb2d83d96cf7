//! `minhbach workbook PLAN PERIOD`: the workbook units fill in.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;

use super::{Exit, words};
use crate::emit::{self, EmitError};
use crate::export::workbook::{self, Order};
use crate::model::{Moment, Period, Plan, Site};
use crate::text::{Language, nearest};
use crate::{diagnostic, pipeline};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The plan: the name of its folder below plans/
    plan: String,
    /// The period: 2020-Q3 (quarter), 2020-H1 (half-year), 2020-9M (nine months), 2020 (year)
    period: String,
    /// The content folder
    #[arg(default_value = "content")]
    content: PathBuf,
    /// The department, where the content holds several
    #[arg(long)]
    site: Option<String>,
    /// The file to write. Default: ket-qua-PLAN-PERIOD.xlsx
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// The period whose results stand beside. Default: the newest before
    #[arg(long)]
    previous: Option<String>,
    /// The last day the figures cover. Default: that of the period's results, else the period's usual one
    #[arg(long, value_parser = day)]
    to: Option<NaiveDate>,
    /// The day the units send it back
    #[arg(long, value_parser = day)]
    return_by: Option<NaiveDate>,
    /// Replace a file that is there
    #[arg(long)]
    force: bool,
}

fn day(text: &str) -> Result<NaiveDate, String> {
    match Moment::parse(text) {
        Some(Moment::Day(day)) => Ok(day),
        _ => Err("YYYY-MM-DD".to_owned()),
    }
}

/// Why nothing was written: what to tell, and how the command ends.
type Refusal = (String, Exit);

pub(super) fn run(options: &Options, language: Language) -> Exit {
    match written(options, language) {
        Ok(told) => {
            eprintln!("{told}");
            Exit::Done
        }
        Err((told, exit)) => {
            eprintln!("{}", told.trim_end());
            exit
        }
    }
}

fn written(options: &Options, language: Language) -> Result<String, Refusal> {
    let sites = sites(&options.content, language)?;
    let site = the_site(&sites, options.site.as_deref(), language)?;
    let plan = the_plan(site, &options.plan, language)?;
    let period = the_period(&options.period, plan, language)?;
    let previous = options.previous.as_deref().map(|text| the_period(text, plan, language)).transpose()?;
    let order = Order::new(site, plan, period);
    let order = options.to.map_or(order.clone(), |to| order.until(to));
    let order = Order { previous, return_by: options.return_by, ..order };
    let file = options.output.clone().unwrap_or_else(|| default_file(plan, period));
    if is_inside(&file, &options.content) {
        return Err(refused(words(
            language,
            "đừng ghi vào thư mục nội dung: đặt nơi khác bằng -o",
            "nothing is written into the content folder: name another place with -o",
        )));
    }
    save(&file, &workbook::write(&order), options.force, language)?;
    Ok(summary(&file, &order, language))
}

fn default_file(plan: &Plan, period: Period) -> PathBuf {
    PathBuf::from(format!("ket-qua-{}-{}.xlsx", plan.id, period.slug()))
}

/// Tells whether a file would become part of the content.
fn is_inside(file: &Path, content: &Path) -> bool {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (folder.canonicalize(), content.canonicalize()) {
        (Ok(folder), Ok(content)) => folder.starts_with(content),
        _ => false,
    }
}

fn sites(content: &Path, language: Language) -> Result<Vec<Site>, Refusal> {
    let read = super::read_content(content, language);
    let (content, left_out) = read.map_err(|(message, exit)| (message.get(language).to_owned(), exit))?;
    let checked = pipeline::check(pipeline::Input { content, left_out, theme: None });
    if checked.report.has_errors() {
        let told = diagnostic::human(&checked.report, language, std::io::stderr().is_terminal());
        return Err((told, Exit::ContentErrors));
    }
    Ok(checked.sites.into_iter().map(|(site, _)| site).collect())
}

fn the_site<'s>(sites: &'s [Site], wanted: Option<&str>, language: Language) -> Result<&'s Site, Refusal> {
    let ids = || sites.iter().map(|site| site.id.as_str());
    match (wanted, sites) {
        (_, []) => Err(refused(words(
            language,
            "không thấy department.toml nào trong thư mục nội dung",
            "there is no department.toml in the content folder",
        ))),
        (None, [one]) => Ok(one),
        (None, _) => Err(refused(format!(
            "{}: {}",
            words(
                language,
                "có nhiều đơn vị; chọn một bằng --site",
                "there are several departments; choose one with --site"
            ),
            ids().collect::<Vec<_>>().join(", ")
        ))),
        (Some(wanted), _) => {
            let found = sites.iter().find(|site| site.id.as_str() == wanted);
            let none = words(language, "không có đơn vị", "there is no department");
            found.ok_or_else(|| unknown(&none, wanted, &ids().collect::<Vec<_>>()))
        }
    }
}

fn the_plan<'s>(site: &'s Site, wanted: &str, language: Language) -> Result<&'s Plan, Refusal> {
    let plan = site.plans.get(wanted);
    let ids: Vec<&str> = site.plans.keys().map(|id| id.as_str()).collect();
    let plan = plan.ok_or_else(|| unknown(&words(language, "không có kế hoạch", "there is no plan"), wanted, &ids))?;
    if plan.tasks().next().is_none() {
        let told = words(language, "kế hoạch chưa có nhiệm vụ nào", "the plan has no tasks yet");
        return Err(refused(format!("{wanted}: {told}")));
    }
    Ok(plan)
}

fn the_period(text: &str, plan: &Plan, language: Language) -> Result<Period, Refusal> {
    let year = plan.head.year;
    let usual = ["-Q1", "-H1", "-Q2", "-Q3", "-9M", "-Q4", ""].map(|part| format!("{year}{part}"));
    let usual: Vec<&str> = usual.iter().map(String::as_str).collect();
    let period = Period::parse(&text.to_uppercase());
    period.ok_or_else(|| unknown(&words(language, "không có kỳ báo cáo", "there is no period"), text, &usual))
}

fn refused(told: String) -> Refusal {
    (told, Exit::WrongUse)
}

/// Says that there is no such thing, with the nearest one there is, and all of them.
fn unknown(what: &str, wanted: &str, known: &[&str]) -> Refusal {
    let near = nearest(wanted, known.iter().copied()).map(|near| format!(" ({near}?)")).unwrap_or_default();
    refused(format!("{what} `{wanted}`{near}: {}", known.join(", ")))
}

fn save(file: &Path, bytes: &[u8], force: bool, language: Language) -> Result<(), Refusal> {
    emit::save(&[(file.to_owned(), bytes)], force).map_err(|error| match error {
        EmitError::Exists(_) => refused(format!(
            "{}: {}",
            file.display(),
            words(
                language,
                "tệp đã có; không ghi đè. Đặt tên khác bằng -o, hoặc thêm --force",
                "the file is there and is not replaced. Name another with -o, or add --force",
            )
        )),
        error => {
            let (message, exit) = super::not_written(&error);
            (message.get(language).to_owned(), exit)
        }
    })
}

fn summary(file: &Path, order: &Order<'_>, language: Language) -> String {
    let (file, tasks, sheets) = (file.display(), order.plan.tasks().count(), order.sheets().len());
    let (from, to) = (order.from, order.to);
    words(
        language,
        &format!(
            "đã ghi {file}: {tasks} nhiệm vụ, {sheets} trang đơn vị; số liệu từ {} đến {}",
            from.format("%d/%m/%Y"),
            to.format("%d/%m/%Y")
        ),
        &format!("wrote {file}: {tasks} tasks, {sheets} sheets of units; figures from {from} to {to}"),
    )
}
