//! A site changed over four quarters by a script that keeps its own account: the ledger must say exactly that.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use minhbach::ledger::{Change, Step};
use minhbach::text::Language;

use crate::changes::Opened;
use crate::harness::Site;

/// Numbers that look like chance and are the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

#[derive(Clone)]
struct Task {
    title: String,
    due: u32,
    slips: Vec<(u32, u32)>,
    deliverables: Vec<String>,
    work: u32,
}

#[derive(Clone)]
struct Outcome {
    text: String,
    grade: &'static str,
    evidence: Vec<String>,
}

/// What the script knows of the site.
#[derive(Clone, Default)]
struct World {
    tasks: BTreeMap<String, Task>,
    results: BTreeMap<(String, String), Outcome>,
    received: BTreeMap<String, u32>,
    observed: BTreeMap<String, u32>,
    budget: BTreeMap<String, u32>,
    procedures: BTreeMap<String, Procedure>,
    pages: BTreeMap<String, String>,
    documents: BTreeMap<String, String>,
    notes: String,
}

#[derive(Clone)]
struct Procedure {
    title: String,
    days: u32,
    fee: u32,
    papers: Vec<String>,
    steps: Vec<String>,
}

const GRADES: [&str; 3] = ["done-well", "done-late", "not-done"];
const COUNTS: [&str; 14] = [
    "received",
    "online",
    "direct",
    "postal",
    "carried_over",
    "resolved",
    "early",
    "on_time",
    "early_or_on_time",
    "late",
    "pending",
    "pending_in_time",
    "pending_late",
    "satisfaction",
];

/// Writes the n-th day of 2020 as content does.
fn day(number: u32) -> String {
    let first = chrono::NaiveDate::from_yo_opt(2020, 1).expect("a year has a first day");
    (first + chrono::Days::new(u64::from(number))).to_string()
}

impl World {
    fn first() -> Self {
        let mut world = Self::default();
        for at in 1..=12u32 {
            let task = Task {
                title: format!("Nhiệm vụ số {at} của kế hoạch"),
                due: 100 + at * 10,
                slips: vec![],
                deliverables: vec![format!("Kế hoạch {at}"), format!("Báo cáo {at}")],
                work: at,
            };
            world.tasks.insert(format!("t{at}"), task);
            world.budget.insert(format!("b{at}"), 1_000_000 * at);
            world.observed.insert(format!("i{at}"), 50 + at);
            world.pages.insert(format!("trang-{at}"), format!("Lời của trang thứ {at}, viết cho người đọc."));
            world.documents.insert(format!("vb-{at}"), format!("Trích yếu thứ {at}"));
            let procedure = Procedure {
                title: format!("Thủ tục thứ {at}"),
                days: 10 + at,
                fee: 10_000 * at,
                papers: ["Đơn đề nghị", "Bản sao bằng", "Ảnh thẻ"].map(str::to_owned).to_vec(),
                steps: ["Nộp hồ sơ tại quầy", "Thẩm định nội dung", "Nhận kết quả"].map(str::to_owned).to_vec(),
            };
            world.procedures.insert(format!("tt-{at}"), procedure);
        }
        world.report("2020-Q1");
        world
    }

    /// Adds a period with a result of every task.
    fn report(&mut self, period: &str) {
        for id in self.tasks.keys() {
            let outcome = Outcome {
                text: format!("Đã làm việc {id} trong kỳ {period}."),
                grade: "done",
                evidence: vec![format!("Biên bản {id} kỳ {period}")],
            };
            self.results.insert((period.to_owned(), id.clone()), outcome);
        }
        self.received.insert(period.to_owned(), 100);
    }

    fn site(&self) -> Site {
        let mut tasks = "[[area]]\nid = \"a\"\ntitle = \"Lĩnh vực\"\n".to_owned();
        for (id, task) in &self.tasks {
            let Task { title, due, slips, deliverables, work } = task;
            let due = day(*due);
            let _ = write!(
                tasks,
                "[[area.task]]\nid = \"{id}\"\ntitle = \"{title}\"\nleads = [\"van-phong\"]\ndue = {due}\n\
                 deliverables = {deliverables:?}\nwork = {{ q1 = {work} }}\n"
            );
            for (from, to) in slips {
                let (from, to) = (day(*from), day(*to));
                let _ = write!(
                    tasks,
                    "[[area.task.slip]]\nfrom = \"{from}\"\nto = \"{to}\"\ndocument = \"9/KH-SKHCN\"\nreason = \"Chờ kinh phí\"\n"
                );
            }
        }
        let mut budget = String::new();
        for (id, amount) in &self.budget {
            let _ =
                write!(budget, "[[line]]\nid = \"{id}\"\nlabel = \"{id}\"\nitem = \"Khoản {id}\"\namount = {amount}\n");
        }
        let mut indicators = String::new();
        for (id, value) in &self.observed {
            let _ = write!(
                indicators,
                "[[indicator]]\nid = \"{id}\"\ntitle = \"Chỉ tiêu {id}\"\ndirection = \"higher\"\n\
                 [[indicator.observation]]\nperiod = \"2019\"\nvalue = {value}\n"
            );
        }
        let mut documents = String::new();
        for (id, title) in &self.documents {
            let _ = write!(
                documents,
                "[[document]]\nid = \"{id}\"\nkind = \"cong-van\"\nnumber = \"{id}\"\ntitle = \"{title}\"\n"
            );
        }
        let site = Site::new("").with("plans/2020/tasks.toml", tasks).with("plans/2020/budget.toml", budget);
        let site = site.with("indicators.toml", indicators).with("documents.toml", documents);
        let site = site.with("changes.toml", self.notes.clone());
        self.pages(self.procedures(self.periods(site)))
    }

    fn periods(&self, mut site: Site) -> Site {
        for (period, received) in &self.received {
            let mut text = format!("period = \"{period}\"\nplan = \"2020\"\nto = 2020-12-31\n");
            for ((_, task), one) in self.results.iter().filter(|((of, _), _)| of == period) {
                let Outcome { text: words, grade, evidence } = one;
                let evidence: Vec<String> = evidence.iter().map(|fact| format!("{{ fact = \"{fact}\" }}")).collect();
                let evidence = evidence.join(", ");
                let _ = write!(
                    text,
                    "[[result]]\ntask = \"{task}\"\ntext = \"{words}\"\ngrade = \"{grade}\"\nevidence = [{evidence}]\n"
                );
            }
            let name = period.to_lowercase();
            site = site.with(&format!("results/{name}.toml"), text);
            let cases = format!(
                "period = \"{period}\"\nto = 2020-12-31\n[[cases]]\nid = \"ho-so\"\ntitle = \"Hồ sơ\"\nreceived = {received}\n"
            );
            site = site.with(&format!("statistics/{name}.toml"), cases);
        }
        site
    }

    fn procedures(&self, mut site: Site) -> Site {
        for (id, procedure) in &self.procedures {
            let Procedure { title, days, fee, papers, steps } = procedure;
            let mut text = format!(
                "+++\ntitle = \"{title}\"\nfield = \"Khoa học\"\nlevels = [\"province\"]\nunits = [\"van-phong\"]\n\
                 [[channel]]\nkind = \"in-person\"\ntime = {{ amount = {days}, unit = \"day\" }}\n\
                 fees = [{{ kind = \"phi\", name = \"Phí xét\", amount = {fee} }}]\n[[case]]\n"
            );
            for name in papers {
                let _ = write!(text, "[[case.paper]]\nname = \"{name}\"\n");
            }
            for step in steps {
                let _ = write!(text, "[[step]]\ntext = \"{step}\"\n");
            }
            site = site.with(&format!("procedures/{id}.md"), text + "+++\n");
        }
        site
    }

    fn pages(&self, mut site: Site) -> Site {
        for (id, text) in &self.pages {
            site = site.with(&format!("pages/{id}.md"), format!("+++\ntitle = \"{id}\"\n+++\n{text}\n"));
        }
        site
    }
}

/// What the script did: set and id, kind, column, by how many days, why.
type Account = BTreeSet<String>;

fn line(record: &str, kind: &str, field: &str, more: &str) -> String {
    format!("{record} {kind} {field} {more}").trim_end().to_owned()
}

/// Writes a change of the ledger as the account does.
fn told(change: &Change) -> String {
    let days = change.days.map(|days| format!("{days:+} days"));
    let hint = change.renamed.as_ref().map(|id| format!("= {id}"));
    let value = |value: &Option<serde_json::Value>| match value {
        Some(serde_json::Value::Object(row)) => row.values().next().map_or("-".to_owned(), ToString::to_string),
        Some(value) => value.to_string(),
        None => "-".to_owned(),
    };
    let moved = format!("{} > {}", value(&change.before), value(&change.after));
    let whole = change.field.is_none();
    let more = [days, hint, change.reason.clone(), (!whole).then_some(moved)];
    let more: Vec<String> = more.into_iter().flatten().collect();
    let record = format!("{}/{}", change.set, change.id);
    line(&record, change.kind.as_str(), change.field.as_deref().unwrap_or("-"), &more.join("; "))
}

/// The script: changes the world and writes down what it did.
struct Script {
    world: World,
    account: Account,
    chance: Chance,
    touched: BTreeSet<String>,
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

impl Script {
    fn wrote(&mut self, record: &str, kind: &str, field: &str, more: &str) {
        self.account.insert(line(record, kind, field, more));
    }

    /// Picks a record that was not touched in this quarter.
    fn pick(&mut self, set: &str, ids: Vec<String>) -> String {
        let free: Vec<String> = ids.into_iter().filter(|id| !self.touched.contains(&format!("{set}/{id}"))).collect();
        let id = free[self.chance.below(free.len())].clone();
        self.touched.insert(format!("{set}/{id}"));
        id
    }

    fn task(&mut self) -> String {
        let ids = self.world.tasks.keys().cloned().collect();
        self.pick("tasks", ids)
    }

    fn procedure(&mut self) -> String {
        let ids = self.world.procedures.keys().cloned().collect();
        self.pick("procedures", ids)
    }

    fn deadlines(&mut self) {
        let id = self.task();
        let task = self.world.tasks.get_mut(&id).expect("the task is there");
        let old = task.slips.last().map_or(task.due, |slip| slip.1);
        let to = old + 7 + self.chance.below(50) as u32;
        task.slips.push((old, to));
        let (from, until) = (quoted(&day(old)), quoted(&day(to)));
        let more = format!("{:+} days; Chờ kinh phí; {from} > {until}", i64::from(to) - i64::from(old));
        self.wrote(&format!("tasks/2020/{id}"), "deadline", "deadline", &more);

        let id = loop {
            let id = self.task();
            if self.world.tasks[&id].slips.is_empty() {
                break id;
            }
        };
        let task = self.world.tasks.get_mut(&id).expect("the task is there");
        let old = task.due;
        task.due = old - 3;
        let (from, until) = (quoted(&day(old)), quoted(&day(old - 3)));
        self.wrote(&format!("tasks/2020/{id}"), "deadline", "deadline", &format!("-3 days; {from} > {until}"));
    }

    fn words(&mut self, quarter: usize) {
        let id = self.task();
        let task = self.world.tasks.get_mut(&id).expect("the task is there");
        let old = std::mem::replace(&mut task.title, format!("Việc {id} nói lại ở quý {quarter}"));
        let more = format!("{} > {}", quoted(&old), quoted(&task.title));
        let work = task.work;
        task.work += 5;
        let deliverable = format!("Danh mục quý {quarter}");
        task.deliverables.insert(0, deliverable.clone());
        let record = format!("tasks/2020/{id}");
        self.wrote(&record, "wording", "title", &more);
        self.wrote(&record, "value", "work_q1", &format!("{work} > {}", work + 5));
        self.wrote(&record, "value", "deliverables", &format!("- > {}", quoted(&deliverable)));

        let id = self.pick("pages", self.world.pages.keys().cloned().collect());
        let page = self.world.pages.get_mut(&id).expect("the page is there");
        let old = page.clone();
        *page += &format!(" Thêm ở quý {quarter}.");
        let more = format!("{} > {}", quoted(&old), quoted(page));
        self.wrote(&format!("texts/page/{id}"), "wording", "text", &more);

        let id = self.pick("documents", self.world.documents.keys().cloned().collect());
        let title = self.world.documents.get_mut(&id).expect("the document is there");
        let old = std::mem::replace(title, format!("Trích yếu sửa quý {quarter}"));
        let more = format!("{} > {}", quoted(&old), quoted(title));
        self.wrote(&format!("documents/{id}"), "wording", "title", &more);
    }

    fn results(&mut self, quarter: usize) {
        let keys: Vec<String> = self.world.results.keys().map(|(period, task)| format!("{period}/{task}")).collect();
        let pick = |script: &mut Self| {
            let name = script.pick("results", keys.clone());
            let (period, task) = name.split_once('/').expect("a result has a period");
            script.touched.insert(format!("tasks/{task}"));
            (format!("results/{period}/2020/{task}"), (period.to_owned(), task.to_owned()))
        };
        let (record, key) = pick(self);
        let one = self.world.results.get_mut(&key).expect("the result is there");
        let grade = GRADES[self.chance.below(GRADES.len())];
        let old = std::mem::replace(&mut one.grade, grade);
        if old != grade {
            self.wrote(&record, "grade", "grade", &format!("{} > {}", quoted(old), quoted(grade)));
        }

        let (record, key) = pick(self);
        let one = self.world.results.get_mut(&key).expect("the result is there");
        let old = std::mem::replace(&mut one.text, format!("Báo cáo lại ở quý {quarter}."));
        let more = format!("Đếm nhầm quý {quarter}; {} > {}", quoted(&old), quoted(&one.text));
        let date = format!("2020-{:02}-15", (quarter * 3 + 1).min(12));
        let _ = write!(
            self.world.notes,
            "[[change]]\nrecord = \"{record}\"\nfield = \"text\"\nkind = \"correction\"\ndate = {date}\nreason = \"Đếm nhầm quý {quarter}\"\n"
        );
        self.wrote(&record, "result", "text", &more);

        let (record, key) = pick(self);
        let one = self.world.results.get_mut(&key).expect("the result is there");
        one.evidence.insert(0, format!("Công văn bổ sung {quarter}"));
        self.wrote(&record, "result", "evidence", &format!("- > {}", quoted(&one_evidence(&self.world, &key))));
    }

    fn figures(&mut self, quarter: usize) {
        let change = |old: u32| old + 11;
        let period = self.pick("received", self.world.received.keys().cloned().collect());
        let value = self.world.received.get_mut(&period).expect("the figure is there");
        let old = std::mem::replace(value, change(*value));
        let record = format!("statistics/{period}/cases/ho-so/received");
        self.wrote(&record, "result", "value", &format!("{old} > {}", old + 11));

        let id = self.pick("observed", self.world.observed.keys().cloned().collect());
        let value = self.world.observed.get_mut(&id).expect("the figure is there");
        let old = std::mem::replace(value, change(*value));
        self.wrote(&format!("observations/{id}/2019"), "result", "value", &format!("{old} > {}", old + 11));

        let id = self.pick("budget", self.world.budget.keys().cloned().collect());
        let value = self.world.budget.get_mut(&id).expect("the line is there");
        let old = std::mem::replace(value, change(*value));
        self.wrote(&format!("budget/2020/{id}"), "result", "amount", &format!("{old} > {}", old + 11));

        self.world.budget.insert(format!("moi-{quarter}"), 5);
        self.wrote(&format!("budget/2020/moi-{quarter}"), "added", "-", "");
    }

    fn procedures(&mut self, quarter: usize) {
        let id = self.procedure();
        let one = self.world.procedures.get_mut(&id).expect("the procedure is there");
        let step = format!("Kiểm tra thực tế lần {quarter}");
        let middle = one.steps.len() / 2;
        one.steps.insert(middle, step.clone());
        let paper = one.papers.remove(1);
        let record = format!("procedures/{id}");
        self.wrote(&record, "value", "steps", &format!("- > {}", quoted(&step)));
        self.wrote(&record, "value", "papers", &format!("{} > -", quoted(&paper)));

        let id = self.procedure();
        let one = self.world.procedures.get_mut(&id).expect("the procedure is there");
        one.fee += 500;
        let record = format!("procedures/{id}");
        self.wrote(&record, "value", "fees", "\"in-person\" > \"in-person\"");

        let id = self.procedure();
        let one = self.world.procedures.get_mut(&id).expect("the procedure is there");
        one.days += 2;
        let record = format!("procedures/{id}");
        self.wrote(&record, "value", "channels", "\"in-person\" > \"in-person\"");

        let id = self.procedure();
        let one = self.world.procedures.remove(&id).expect("the procedure is there");
        let new = format!("{id}-q{quarter}");
        self.wrote(&format!("procedures/{id}"), "removed", "-", &format!("= {new}"));
        self.wrote(&format!("procedures/{new}"), "added", "-", &format!("= {id}"));
        self.world.procedures.insert(new, one);
    }

    /// Adds, removes and renames tasks with their results.
    fn tasks(&mut self, quarter: usize) {
        let gone = self.task();
        self.world.tasks.remove(&gone);
        self.wrote(&format!("tasks/2020/{gone}"), "removed", "-", "");
        let id = self.task();
        let new = format!("{id}-moi");
        let task = self.world.tasks.remove(&id).expect("the task is there");
        self.world.tasks.insert(new.clone(), task);
        self.wrote(&format!("tasks/2020/{id}"), "removed", "-", &format!("= 2020/{new}"));
        self.wrote(&format!("tasks/2020/{new}"), "added", "-", &format!("= 2020/{id}"));
        let results = std::mem::take(&mut self.world.results);
        for ((period, task), one) in results {
            let record = |task: &str| format!("results/{period}/2020/{task}");
            if task == gone {
                self.wrote(&record(&task), "removed", "-", "");
                continue;
            }
            let mut named = task.clone();
            if task == id {
                let id = |task: &str| format!("= {period}/2020/{task}");
                self.wrote(&record(&task), "removed", "-", &id(&new));
                self.wrote(&record(&new), "added", "-", &id(&task));
                named.clone_from(&new);
            }
            self.world.results.insert((period, named), one);
        }
        let added = format!("them-{quarter}");
        let task =
            Task { title: format!("Việc mới {quarter}"), due: 300, slips: vec![], deliverables: vec![], work: 1 };
        self.world.tasks.insert(added.clone(), task);
        self.touched.insert(format!("tasks/{added}"));
        self.wrote(&format!("tasks/2020/{added}"), "added", "-", "");
    }

    /// Reports a new period: everything in it is new.
    fn report(&mut self, period: &str) {
        self.world.report(period);
        for task in self.world.tasks.keys().cloned().collect::<Vec<_>>() {
            self.wrote(&format!("results/{period}/2020/{task}"), "added", "-", "");
        }
        self.wrote(&format!("periods/{period}/2020"), "added", "-", "");
        for count in COUNTS {
            self.wrote(&format!("statistics/{period}/cases/ho-so/{count}"), "added", "-", "");
        }
    }
}

fn one_evidence(world: &World, key: &(String, String)) -> String {
    world.results[key].evidence[0].clone()
}

fn compare(step: &Step, account: &Account, seed: u64) {
    let found: Account = step.changes.iter().map(told).collect();
    let missing: Vec<&String> = account.difference(&found).collect();
    let invented: Vec<&String> = found.difference(account).collect();
    assert!(missing.is_empty() && invented.is_empty(), "seed {seed}: not told {missing:#?}, not done {invented:#?}");
    assert_eq!(step.changes.len(), account.len(), "a change is told once");
}

#[test]
fn the_ledger_says_exactly_what_the_script_did() {
    for seed in [3, 20_200_101, 987_654_321] {
        let mut script =
            Script { world: World::first(), account: Account::new(), chance: Chance(seed), touched: BTreeSet::new() };
        let mut files: Vec<(String, String)> = Vec::new();
        let open = |world: &World, files: &[(String, String)]| {
            let site = files.iter().fold(world.site(), |site, (name, text)| site.with(name, text.clone()));
            Opened::of(&site)
        };
        let mut accounts = Vec::new();
        for quarter in 1..=4 {
            if quarter > 1 {
                script.results(quarter);
                script.deadlines();
                script.words(quarter);
                script.figures(quarter);
                script.procedures(quarter);
                script.tasks(quarter);
                script.report(&format!("2020-Q{quarter}"));
            }
            let opened = open(&script.world, &files);
            if quarter > 1 {
                let unreleased = opened.ledger.steps.last().expect("there are steps");
                compare(unreleased, &script.account, seed);
                assert!(opened.told(Language::Vietnamese).iter().all(|sentence| !sentence.contains("change")));
            }
            let day = format!("2020-{:02}-20", (quarter * 3 + 1).min(12));
            let id = format!("2020-Q{quarter}");
            files.push((format!("releases/{id}.json"), opened.release(&id, &day).text()));
            accounts.push(std::mem::take(&mut script.account));
            script.touched.clear();
        }
        let ledger = open(&script.world, &files).ledger;
        assert_eq!(ledger.steps.len(), 5, "four releases and what is not released yet");
        for (step, account) in ledger.steps.iter().zip(&accounts) {
            compare(step, account, seed);
        }
        assert!(ledger.unreleased().is_empty(), "nothing changed since the last release");
    }
}
