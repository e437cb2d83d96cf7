//! The pieces of fixed forms: "tháng 3", "quý II/2021", "15/11", "6 tháng cuối năm", and what joins them.
//!
//! Takes tokens; gives items in printed order. Years and months that a later item prints for all are filled in by the
//! caller.

use crate::import::printed::tokens::{Token, number_word};

/// What an item says, without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A day and its month.
    Day(u32, u32),
    /// A day whose month is printed with a later one: "ngày 15 và 30/6".
    BareDay(u32),
    /// A month.
    Month(u32),
    /// A quarter.
    Quarter(u32),
    /// A year.
    Year,
    /// A run of months: "6 tháng cuối năm".
    Run(u32, u32),
}

/// An item, and its year where it prints one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) shape: Shape,
    pub(super) year: Option<i32>,
}

/// What joins an item to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    List,
    Range,
    Either,
}

/// What was printed before the first item.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Leads {
    /// "từ".
    pub(super) from: bool,
    /// "trước".
    pub(super) before: bool,
    /// "đầu", "giữa".
    pub(super) edge: bool,
    /// A word after which "năm" alone is the year of the plan: "trong năm".
    whole: bool,
}

/// A place in the tokens, and what was met on the way.
pub(super) struct Scan<'t> {
    tokens: &'t [Token],
    pub(super) at: usize,
    year: i32,
    pub(super) leads: Leads,
    /// `true` when a letter was read as a digit, or a year from two digits.
    pub(super) slip: bool,
}

/// Words that say nothing but that a time follows.
const LEADS: [&str; 35] = [
    "ke", "trong", "vao", "den", "toi", "het", "truoc", "cham", "muon", "nhat", "la", "cuoi", "khoang", "du", "kien",
    "hoan", "thanh", "xong", "cac", "ca", "suot", "giai", "doan", "thoi", "gian", "han", "thuc", "hien", "dinh", "ky",
    "dau", "giua", "tu", "nay", "tinh",
];

impl<'t> Scan<'t> {
    pub(super) fn new(tokens: &'t [Token], year: i32) -> Self {
        Self { tokens, at: 0, year, leads: Leads::default(), slip: false }
    }

    /// Reads items as long as they are joined.
    pub(super) fn items(&mut self) -> Option<(Vec<Item>, Vec<Join>)> {
        self.skip_leads();
        let mut items = vec![self.item(None)?];
        let mut joins = Vec::new();
        loop {
            let before = self.at;
            let Some(join) = self.join() else { break };
            self.skip_leads();
            let Some(item) = self.item(items.last().map(|item| item.shape)) else {
                self.at = before;
                break;
            };
            items.push(item);
            joins.push(join);
        }
        Some((items, joins))
    }

    /// Reads "trở đi", "và các năm tiếp theo".
    pub(super) fn open(&mut self) -> bool {
        const OPEN: [&[&str]; 2] = [&["tro", "di"], &["ve", "sau"]];
        if OPEN.iter().any(|words| self.take_all(words)) {
            return true;
        }
        let several = self.word(0) == "va" && matches!(self.word(1), "cac" | "nhung");
        let spans = matches!(self.word(2), "nam" | "thang" | "quy");
        let length = match (self.word(3), self.word(4)) {
            ("tiep", "theo") | ("ke", "tiep") => 5,
            ("sau", _) => 4,
            _ => 0,
        };
        let open = several && spans && length > 0;
        self.at += if open { length } else { 0 };
        open
    }

    fn word(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map_or("", |token| token.word.as_str())
    }

    fn take(&mut self, words: &[&str]) -> bool {
        let found = words.contains(&self.word(0));
        self.at += usize::from(found);
        found
    }

    fn take_all(&mut self, words: &[&str]) -> bool {
        let found = words.iter().enumerate().all(|(ahead, word)| self.word(ahead) == *word);
        self.at += if found { words.len() } else { 0 };
        found
    }

    fn skip_leads(&mut self) {
        while LEADS.contains(&self.word(0)) {
            match self.word(0) {
                "tu" => self.leads.from = true,
                "nay" => self.leads.from = false,
                "truoc" => self.leads.before = true,
                "dau" | "giua" => self.leads.edge = true,
                _ => {}
            }
            self.leads.whole |= matches!(self.word(0), "trong" | "ca" | "het" | "cuoi" | "suot" | "dau" | "giua");
            self.at += 1;
        }
    }

    fn join(&mut self) -> Option<Join> {
        if self.take(&["hoac", "hay"]) {
            return Some(Join::Either);
        }
        if self.take(&["-", "den", "toi", "~", "÷", "→"]) {
            self.take(&["den"]);
            return Some(Join::Range);
        }
        if self.take(&[",", ";", "va", "&", "+"]) {
            self.take(&["va"]);
            return Some(Join::List);
        }
        matches!(self.word(0), "thang" | "quy").then_some(Join::List)
    }

    fn item(&mut self, before: Option<Shape>) -> Option<Item> {
        let (start, slip) = (self.at, self.slip);
        let item = self.named().or_else(|| {
            (self.at, self.slip) = (start, slip);
            self.numbers(before)
        });
        if item.is_none() {
            (self.at, self.slip) = (start, slip);
        }
        item
    }

    /// Reads an item that begins with the word for it.
    fn named(&mut self) -> Option<Item> {
        if self.take(&["thang"]) || (self.word(0) == "t" && self.take(&["t"])) {
            self.take(&["."]);
            let month = self.number().filter(|month| (1..=12).contains(month))?;
            return Some(Item { shape: Shape::Month(month), year: self.year_after() });
        }
        if self.take_all(&["q", "."]) || self.take(&["quy", "q"]) {
            let quarter = self.tokens.get(self.at)?.quarter()?;
            self.at += 1;
            return Some(Item { shape: Shape::Quarter(quarter), year: self.year_after() });
        }
        if self.take(&["ngay"]) {
            return self.day();
        }
        if self.take(&["nam"]) {
            let year = self.full_year();
            return (year.is_some() || (self.leads.whole && self.next_is_no_number()))
                .then_some(Item { shape: Shape::Year, year });
        }
        self.run_of_months()
    }

    fn next_is_no_number(&self) -> bool {
        self.tokens.get(self.at).is_none_or(|token| token.number().is_none())
    }

    /// Reads "15/11/2020", "15 tháng 11 năm 2020", "15/11", "15".
    fn day(&mut self) -> Option<Item> {
        let day = self.number().filter(|day| (1..=31).contains(day))?;
        if self.take(&["thang"]) || self.take(&["/", "."]) || self.dashed_date() {
            let month = self.number().filter(|month| (1..=12).contains(month))?;
            return Some(Item { shape: Shape::Day(day, month), year: self.year_after() });
        }
        Some(Item { shape: Shape::BareDay(day), year: None })
    }

    /// Takes the first hyphen of "15-11-2020".
    fn dashed_date(&mut self) -> bool {
        let dashed = self.word(0) == "-" && self.word(2) == "-" && self.word(3).len() == 4;
        dashed && self.take(&["-"])
    }

    /// Reads "6 tháng cuối năm 2021".
    fn run_of_months(&mut self) -> Option<Item> {
        let word = self.word(0).to_owned();
        let count = self.number().or_else(|| {
            self.at += 1;
            number_word(&word)
        })?;
        let (first, last) = match (self.take(&["thang"]), self.word(0)) {
            (true, "dau") => (1, count),
            (true, "cuoi") => (13u32.checked_sub(count)?, 12),
            _ => return None,
        };
        self.at += 1;
        let whole = self.take(&["nam"]) && (1..12).contains(&count);
        whole.then(|| Item { shape: Shape::Run(first, last), year: self.full_year() })
    }

    /// Reads an item of figures alone; what was read before tells what a bare number is.
    fn numbers(&mut self, before: Option<Shape>) -> Option<Item> {
        if let Some(year) = self.full_year() {
            return Some(Item { shape: Shape::Year, year: Some(year) });
        }
        if let Some(Shape::Quarter(_)) = before {
            let quarter = self.tokens.get(self.at)?.quarter()?;
            self.at += 1;
            return Some(Item { shape: Shape::Quarter(quarter), year: self.year_after() });
        }
        let start = self.at;
        let first = self.number()?;
        let year = self.year_after();
        if year.is_some() || (matches!(before, Some(Shape::Month(_))) && self.word(0) != "/") {
            return (1..=12).contains(&first).then_some(Item { shape: Shape::Month(first), year });
        }
        self.at = start;
        let bare = matches!(before, Some(Shape::Day(..) | Shape::BareDay(_)));
        self.day().filter(|item| bare || matches!(item.shape, Shape::Day(..)) || self.word(0) == "-")
    }

    /// Reads the year an item ends with: "/2021", "-2021", "năm 2021".
    fn year_after(&mut self) -> Option<i32> {
        let start = self.at;
        self.take(&[","]);
        self.take(&["cua"]);
        let announced = self.take(&["nam"]) || (self.at == start && self.take(&["/", "-", "."]));
        let year = if announced { self.full_year().or_else(|| self.short_year(start)) } else { None };
        if year.is_some() {
            return year;
        }
        self.at = start;
        None
    }

    /// Reads a year of four digits.
    fn full_year(&mut self) -> Option<i32> {
        let token = self.tokens.get(self.at)?;
        let number = token.number().or_else(|| token.scanned_number())?;
        let year = i32::try_from(number).ok().filter(|year| (1990..2100).contains(year) && token.word.len() == 4)?;
        self.slip |= token.number().is_none();
        self.at += 1;
        Some(year)
    }

    /// Reads the last two digits of the year of the plan behind a slash.
    fn short_year(&mut self, start: usize) -> Option<i32> {
        let token = self.tokens.get(self.at)?;
        let expected = format!("{:02}", self.year.rem_euclid(100));
        let short = self.tokens[start].word == "/" && token.word == expected && token.number()? > 12;
        short.then(|| {
            self.at += 1;
            self.slip = true;
            self.year
        })
    }

    fn number(&mut self) -> Option<u32> {
        let token = self.tokens.get(self.at)?;
        let number = token.number().filter(|_| token.word.len() <= 2);
        let scanned = || token.scanned_number().filter(|_| token.word.len() <= 2 && token.number().is_none());
        let value = number.or_else(scanned)?;
        self.slip |= number.is_none();
        self.at += 1;
        Some(value)
    }
}
