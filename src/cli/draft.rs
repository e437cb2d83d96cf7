//! `minhbach draft PERIOD`: the periodic report, half written.

use std::io::IsTerminal;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::{Exit, words};
use crate::derive::{Derived, keep_published};
use crate::emit::{self, EmitError};
use crate::export::draft::{self, Draft};
use crate::model::{Id, Period, Plan, PlanKind, Site};
use crate::text::Language;
use crate::{diagnostic, pipeline};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The period: 2026-Q1, 2026-H1, 2026-9M or 2026
    #[arg(value_parser = period)]
    period: Period,
    /// The content folder
    #[arg(default_value = "content")]
    content: PathBuf,
    /// The department, where the content has several
    #[arg(long)]
    site: Option<String>,
    /// The plan reported on, where there are several
    #[arg(long)]
    plan: Option<String>,
    /// The folder to write the .docx and the .md to
    #[arg(short, long, default_value = ".")]
    output: PathBuf,
    /// The date everything is compared with, such as 2020-11-18. Default: the cut-off of the period
    #[arg(long, value_parser = super::build::day)]
    as_of: Option<NaiveDate>,
    /// Overwrite a draft that is there already
    #[arg(long)]
    force: bool,
}

fn period(text: &str) -> Result<Period, String> {
    Period::parse(text).ok_or_else(|| "2026-Q1, 2026-H1, 2026-9M, 2026".to_owned())
}

pub(super) fn run(options: &Options, language: Language) -> Exit {
    match attempt(options, language) {
        Ok(()) => Exit::Done,
        Err((exit, message)) => {
            eprintln!("{}", message.trim_end());
            exit
        }
    }
}

/// Why there is no draft, for the person at the terminal.
type Failure = (Exit, String);

fn attempt(options: &Options, language: Language) -> Result<(), Failure> {
    let mut site = read(options, language)?;
    let plan = choose_plan(&site, options, language)?;
    let as_of = options.as_of.unwrap_or_else(|| draft::cut_off(&site, options.period, &site.plans[&plan]));
    // A period is drafted from before it is published; what was counted after the date is not known yet.
    keep_published(&mut site, true, Some(as_of));
    let derived = Derived::new(&site, Some(as_of));
    let plan = &site.plans[&plan];
    let id = draft::report_id(&site, options.period, plan);
    let draft = draft::draft(&site, &derived, options.period, plan);
    write(options, &id, &draft, language)?;
    tell(&draft, language);
    Ok(())
}

fn read(options: &Options, language: Language) -> Result<Site, Failure> {
    let read = super::read_content(&options.content, language);
    let (content, left_out) = read.map_err(|(message, exit)| (exit, message.get(language).to_owned()))?;
    let checked = pipeline::check(pipeline::Input { content, left_out, theme: None });
    if checked.report.has_errors() {
        let colour = std::io::stderr().is_terminal();
        return Err((Exit::ContentErrors, diagnostic::human(&checked.report, language, colour)));
    }
    let mut sites: Vec<Site> = checked.sites.into_iter().map(|(site, _)| site).collect();
    let names: Vec<String> = sites.iter().map(|site| site.id.to_string()).collect();
    let wanted = |site: &Site| options.site.as_deref().is_none_or(|id| site.id.as_str() == id);
    sites.retain(wanted);
    let names = names.join(", ");
    match (sites.pop(), sites.is_empty()) {
        (Some(site), true) => Ok(site),
        (None, _) if names.is_empty() => {
            Err((Exit::ContentErrors, words(language, "không thấy department.toml nào", "there is no department.toml")))
        }
        _ => Err((
            Exit::WrongUse,
            words(
                language,
                &format!("chọn đơn vị bằng --site: {names}"),
                &format!("choose the department with --site: {names}"),
            ),
        )),
    }
}

/// Chooses the plan: the one named, the only one of the year, else its plan of reform.
fn choose_plan(site: &Site, options: &Options, language: Language) -> Result<Id, Failure> {
    let year = options.period.year;
    let reported = |plan: &&Plan| site.results.contains_key(&(options.period, plan.id.clone()));
    let of_year = |plan: &&Plan| plan.head.year == year || reported(plan);
    let mut plans: Vec<&Plan> = match &options.plan {
        Some(id) => site.plans.values().filter(|plan| plan.id.as_str() == id).collect(),
        None => site.plans.values().filter(of_year).collect(),
    };
    if plans.len() > 1 {
        plans.retain(|plan| plan.head.kind == PlanKind::Reform);
    }
    if let [plan] = plans.as_slice() {
        return Ok(plan.id.clone());
    }
    let known = site.plans.keys().map(Id::as_str).collect::<Vec<_>>().join(", ");
    Err((
        Exit::WrongUse,
        words(
            language,
            &format!("không rõ báo cáo về kế hoạch nào; chọn bằng --plan: {known}"),
            &format!("it is not clear which plan to report on; choose with --plan: {known}"),
        ),
    ))
}

/// Writes both files, or none where one is there already or cannot be written.
fn write(options: &Options, id: &str, draft: &Draft, language: Language) -> Result<(), Failure> {
    let path = |ending: &str| options.output.join(format!("{id}.{ending}"));
    let files = [(path("docx"), draft.docx.as_slice()), (path("md"), draft.markdown.as_bytes())];
    emit::save(&files, options.force).map_err(|error| match error {
        EmitError::Exists(there) => {
            let there = there.display();
            let vi = format!("{there} đã có; thêm --force để ghi đè");
            let en = format!("{there} is there already; add --force to overwrite it");
            (Exit::WrongUse, words(language, &vi, &en))
        }
        error => {
            let (message, exit) = super::not_written(&error);
            (exit, message.get(language).to_owned())
        }
    })?;
    for (path, _) in files {
        eprintln!("{}", words(language, &format!("đã ghi {}", path.display()), &format!("wrote {}", path.display())));
    }
    Ok(())
}

fn tell(draft: &Draft, language: Language) {
    println!("{}", words(language, "còn thiếu, cần bổ sung bằng tay:", "missing, to be added by hand:"));
    for message in &draft.missing {
        println!("  - {}", message.get(language));
    }
}
