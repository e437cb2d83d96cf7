//! What holds for every sheet: parts add up, and taking something away never adds an answer.

use proptest::prelude::*;

use super::{Answer, AnswerState, Item, Reason, Sheet, Subject};
use crate::derive::Derived;
use crate::model::Site;
use crate::{parse, validate};

const DEPARTMENT: &str = "name = \"Sở Mẫu\"\n[[units]]\nid = \"vp\"\nname = \"Văn phòng\"\nkind = \"office\"\n\
     [[units]]\nid = \"ptth\"\nname = \"Phòng Tổng hợp\"\nkind = \"section\"\n";

/// Every field of a procedure the rules ask about, each a line that can be taken away.
const FIELDS: [&str; 18] = [
    "code = \"1.000001\"",
    "decision = { printed = \"Quyết định số 12/QĐ-UBND\" }",
    "sets = \"01 bộ\"",
    "audiences = [\"Cá nhân\"]",
    "authority = \"Sở Mẫu\"",
    "reception = \"Trung tâm\"",
    "results = [\"Giấy phép\"]",
    "conditions = \"Không\"",
    "legal_basis = [{ printed = \"Luật số 1\" }]",
    "national_record = \"https://dichvucong.example/1\"",
    "delegated = { status = \"not-applicable\" }",
    "lifecycle = { from = 2020-01-01 }",
    "provenance = { checked = 2020-01-02 }",
    "redress = { text = \"Gọi Văn phòng.\" }",
    "step = [{ text = \"Văn phòng nhận hồ sơ.\" }]",
    "case = [{ paper = [{ name = \"Đơn\", form = { title = \"Mẫu 1\", url = \"https://a.example/1\" } }] }]",
    "channel = [{ kind = \"online\", time = { amount = 3, unit = \"day\" }, fees = [] }]",
    "online = { scheme = \"muc-1-4\", level = \"mức độ 4\" }",
];

/// What a result and its task state, each a line that can be taken away.
const RESULT: [&str; 4] =
    ["text = \"Đã làm.\"", "grade = \"done-late\"", "reason = \"Chờ ý kiến.\"", "evidence = [{ fact = \"30 người\" }]"];
const TASK: [&str; 5] = [
    "leads = [\"vp\"]",
    "coordinators = [\"ptth\"]",
    "deliverables = [\"Kế hoạch\"]",
    "due = { by = \"2020-03\" }",
    "funding = \"tu-chu\"",
];

fn site(files: &[(&str, String)]) -> Site {
    let tree = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    let parse::Parsed { drafts, mut faults, .. } = parse::parse(tree, &[]);
    let site = drafts.into_iter().find_map(|draft| validate::validate(draft, &mut faults));
    site.unwrap_or_else(|| panic!("the site is not accepted: {faults:#?}"))
}

fn procedure(fields: &[&str]) -> Sheet {
    let text = format!("+++\ntitle = \"Cấp phép\"\nfield = \"Bức xạ\"\n{}\n+++\n", fields.join("\n"));
    let site = site(&[("department.toml", DEPARTMENT.to_owned()), ("procedures/cap-phep.md", text)]);
    let derived = Derived::new(&site, None);
    derived.completeness.procedures.values().next().expect("the procedure is asked").clone()
}

/// Derives a plan with one task and one period that ends on 14/06/2020.
fn plan(task: &[&str], result: &str) -> Derived {
    let files = [
        ("department.toml", DEPARTMENT.to_owned()),
        ("plans/2020/plan.md", "+++\ntitle = \"Kế hoạch\"\nkind = \"reform\"\nyear = 2020\n+++\n".to_owned()),
        (
            "plans/2020/tasks.toml",
            format!(
                "[[area]]\nid = \"a\"\ntitle = \"A\"\n[[area.task]]\nid = \"1\"\ntitle = \"Việc\"\n{}\n",
                task.join("\n")
            ),
        ),
        ("results/2020-H1.toml", format!("period = \"2020-H1\"\nplan = \"2020\"\nto = 2020-06-14\n{result}\n")),
    ];
    Derived::new(&site(&files), None)
}

fn task(task: &[&str], result: &[&str]) -> Sheet {
    let result = format!("[[result]]\ntask = \"1\"\n{}", result.join("\n"));
    plan(task, &result).completeness.tasks.values().next().expect("the task is asked").clone()
}

fn answer(sheet: &Sheet, item: Item) -> &Answer {
    sheet.answers.iter().find(|answer| answer.item == item).expect("every item has its answer")
}

fn kept<'a>(all: &[&'a str], keep: &[bool]) -> Vec<&'a str> {
    all.iter().zip(keep).filter(|(_, keep)| **keep).map(|(line, _)| *line).collect()
}

fn add_up(sheet: &Sheet, subject: Subject) {
    let items: Vec<Item> = sheet.answers.iter().map(|answer| answer.item).collect();
    assert_eq!(items, Item::of(subject).collect::<Vec<_>>(), "every item once, in order");
    assert_eq!(sheet.asked() as usize + sheet.not_asked().count(), items.len());
    for answer in &sheet.answers {
        let is_answered = !matches!(answer.state, AnswerState::Missing | AnswerState::NotAsked);
        assert_eq!(answer.reason.is_none(), is_answered, "{:?} has its reason", answer.item);
    }
}

#[test]
fn a_procedure_that_tells_everything_lacks_nothing() {
    let sheet = procedure(&FIELDS);
    assert_eq!(sheet.missing().collect::<Vec<_>>(), Vec::<&Answer>::new());
    assert_eq!(sheet.answered(), 20);
}

#[test]
fn ways_of_telling_nothing_differ() {
    let state = |line: &str, item| {
        let sheet = procedure(&[line]);
        let answer = answer(&sheet, item);
        (answer.state, answer.reason)
    };
    let missing = |reason| (AnswerState::Missing, Some(reason));
    assert_eq!(state("", Item::Authority), missing(Reason::Unknown));
    assert_eq!(state("authority = { status = \"not-published\" }", Item::Authority), missing(Reason::NotPublished));
    assert_eq!(state("authority = { status = \"to-verify\" }", Item::Authority), missing(Reason::ToVerify));
    assert_eq!(state("authority = { withheld = \"Tên cá nhân\" }", Item::Authority), missing(Reason::Withheld));
    assert_eq!(
        state("authority = { status = \"not-applicable\" }", Item::Authority),
        (AnswerState::NotApplicable, None)
    );
    assert_eq!(state("channel = [{ kind = \"online\", fees = [] }]", Item::Fees), (AnswerState::None, None));
    assert_eq!(state("case = [{ title = \"Không cần giấy tờ\" }]", Item::Papers), (AnswerState::None, None));
}

#[test]
fn the_ways_that_lack_a_fee_are_named() {
    let sheet = procedure(&["channel = [{ kind = \"online\", fees = [] }, { kind = \"postal\" }]"]);
    assert_eq!(answer(&sheet, Item::Fees).channels, [crate::model::ChannelKind::Postal]);
}

#[test]
fn nothing_is_asked_of_a_task_before_its_day() {
    for (due, reason) in [
        ("due = { by = \"2020-09\" }", Reason::NotDue),
        ("due = { by = \"2020-06-14\" }", Reason::NotDue),
        ("due = { ongoing = true }", Reason::NoFixedDate),
        ("due = { by = \"2020-03\" }\ncontingent = \"nếu có\"", Reason::DoesNotArise),
    ] {
        let derived = plan(&[due, "leads = [\"vp\"]"], "");
        let sheet = derived.completeness.tasks.values().next().expect("the task is asked");
        assert_eq!(answer(sheet, Item::Result).reason, Some(reason), "{due}");
        assert_eq!(answer(sheet, Item::Result).state, AnswerState::NotAsked, "{due}");
        assert!(derived.late.is_empty(), "{due}");
    }
}

#[test]
fn who_leads_a_task_that_is_due_owes_figures_and_who_coordinates_does_not() {
    let late = |result: &str| {
        let derived = plan(&TASK, result);
        derived.late.iter().map(|one| (one.unit.clone(), one.is_named, one.tasks.len())).collect::<Vec<_>>()
    };
    let unit = |unit: &str| Some(unit.to_owned());
    assert_eq!(late(""), [(unit("vp"), false, 1)]);
    assert_eq!(late("result = [{ task = \"1\", status = \"not-reported\" }]"), [(unit("vp"), false, 1)]);
    assert_eq!(late("result = [{ task = \"1\", status = \"not-graded\" }]"), []);
    assert_eq!(late("result = [{ task = \"1\", status = \"not-applicable\" }]"), []);
    assert_eq!(
        late("not_reported = [\"ptth\"]\nresult = [{ task = \"1\", text = \"Xong\" }]"),
        [(unit("ptth"), true, 0)]
    );
}

proptest! {
    #[test]
    fn taking_a_field_of_a_procedure_away_never_adds_an_answer(keep in prop::array::uniform18(any::<bool>()), gone in 0usize..18) {
        let less: Vec<bool> = keep.iter().enumerate().map(|(at, keep)| *keep && at != gone).collect();
        let (more, less) = (procedure(&kept(&FIELDS, &keep)), procedure(&kept(&FIELDS, &less)));
        add_up(&more, Subject::Procedure);
        prop_assert!(less.answered() <= more.answered());
    }

    #[test]
    fn taking_a_field_of_a_task_away_never_adds_an_answer(keep in prop::array::uniform9(any::<bool>()), gone in 0usize..9) {
        let sheet = |keep: &[bool]| task(&kept(&TASK, &keep[..5]), &kept(&RESULT, &keep[5..]));
        let less: Vec<bool> = keep.iter().enumerate().map(|(at, keep)| *keep && at != gone).collect();
        let (more, less) = (sheet(&keep), sheet(&less));
        add_up(&more, Subject::Task);
        prop_assert!(less.answered() <= more.answered());
    }
}
