//! What is asked before a site is made, and what follows from the answers: full names, symbol, place.

use crate::model::Colour;
use crate::text::fold;

/// The cities under the central government; every other province is a "tỉnh".
const CITIES: [&str; 6] = ["Hà Nội", "Huế", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh"];

/// The accent of the default theme.
const ACCENT: &str = "#0b5558";

/// What a new site is for.
#[derive(Debug, Clone)]
pub struct Answers {
    /// The name of the department, with or without its province: "Sở Nội vụ".
    pub department: String,
    /// The province: "Quảng Trị", "Thành phố Huế".
    pub province: String,
    /// The year of its first plan.
    pub year: i32,
    /// The symbol in document numbers; told from the name where it is not given.
    pub symbol: Option<String>,
    /// The accent colour; that of the default theme where it is not given.
    pub accent: Option<Colour>,
    /// `true` to begin with example content, `false` with an empty plan-less site to import into.
    pub example: bool,
}

impl Default for Answers {
    /// Gives the example department; the year is one no clock decides.
    fn default() -> Self {
        Self {
            department: "Sở Khoa học và Công nghệ".to_owned(),
            province: "Minh Hòa".to_owned(),
            year: 2026,
            symbol: None,
            accent: None,
            example: true,
        }
    }
}

impl Answers {
    /// Gives each word of the scaffold that stands for an answer, with its text inside TOML quotes.
    pub(super) fn words(&self) -> Vec<(&'static str, String)> {
        let (province, place) = self.province();
        let told = self.symbol.clone().unwrap_or_else(|| initials(self.own_name()));
        let symbol = if crate::text::slug(&told).is_empty() { "CQ".to_owned() } else { told };
        let in_text = lower_first(&province);
        let department = match fold(&self.name()).contains(&fold(&place)) {
            true => self.name(),
            false => format!("{} {in_text}", self.name()),
        };
        let accent = self.accent.map_or(ACCENT.to_owned(), Colour::css);
        let words = vec![
            ("@department@", department),
            ("@province-in-text@", in_text),
            ("@province@", province),
            ("@place@", place),
            ("@symbol-id@", crate::text::slug(&symbol)),
            ("@symbol@", symbol),
            ("@accent@", accent),
            ("@year-before@", (self.year - 1).to_string()),
            ("@year@", self.year.to_string()),
        ];
        let mut words: Vec<_> = words.into_iter().map(|(word, text)| (word, quoted(&text))).collect();
        words.push(("@short-names@", self.short_names()));
        words
    }

    /// The name of the department; that of the example where none was given.
    fn name(&self) -> String {
        let name = self.department.trim();
        if name.is_empty() { Self::default().department } else { name.to_owned() }
    }

    /// The name of the department without its province.
    fn own_name(&self) -> &str {
        let (_, place) = self.province();
        let name = self.department.trim();
        let cut = ["tỉnh", "Tỉnh", "thành phố", "Thành phố", "TP.", "TP"]
            .iter()
            .find_map(|kind| name.find(&format!(" {kind} ")));
        let end = cut.or_else(|| name.strip_suffix(place.as_str()).map(str::len)).unwrap_or(name.len());
        name[..end].trim()
    }

    /// The province with its kind in front, and its name alone.
    fn province(&self) -> (String, String) {
        let example = Self::default().province;
        let given = if self.province.trim().is_empty() { example.as_str() } else { self.province.trim() };
        let kinds = ["Tỉnh ", "tỉnh ", "Thành phố ", "thành phố ", "TP. ", "TP "];
        let place = kinds.iter().find_map(|kind| given.strip_prefix(kind)).unwrap_or(given).trim().to_owned();
        let is_city = CITIES.iter().any(|city| fold(city) == fold(&place));
        (format!("{} {place}", if is_city { "Thành phố" } else { "Tỉnh" }), place)
    }

    /// A short name people write, as a list in TOML: `"Sở KH&CN"` for science and technology alone.
    fn short_names(&self) -> String {
        match fold(self.own_name()).as_str() {
            "so khoa hoc va cong nghe" => "\"Sở KH&CN\"".to_owned(),
            _ => String::new(),
        }
    }
}

/// The first letters of the words that carry meaning, as document numbers use them: "Sở Nội vụ" is `SNV`.
fn initials(name: &str) -> String {
    let words = name.split_whitespace().filter(|word| fold(word) != "va");
    words.filter_map(|word| word.chars().find(|letter| letter.is_alphabetic())).flat_map(char::to_uppercase).collect()
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Writes a text so that it can stand between the straight quotes of TOML.
fn quoted(text: &str) -> String {
    let seen = text.chars().filter(|letter| !letter.is_control());
    seen.flat_map(|letter| matches!(letter, '"' | '\\').then_some('\\').into_iter().chain([letter])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(department: &str, province: &str) -> [String; 4] {
        let answers =
            Answers { department: department.to_owned(), province: province.to_owned(), ..Answers::default() };
        let words = answers.words();
        let of = |name: &str| words.iter().find(|(word, _)| *word == name).expect("the word is there").1.clone();
        [of("@department@"), of("@province@"), of("@place@"), of("@symbol@")]
    }

    #[test]
    fn names_are_completed_and_symbols_told() {
        let cases = [
            ("Sở Nội vụ", "Quảng Trị", ["Sở Nội vụ tỉnh Quảng Trị", "Tỉnh Quảng Trị", "Quảng Trị", "SNV"]),
            ("Sở Y tế thành phố Huế", "TP. Huế", ["Sở Y tế thành phố Huế", "Thành phố Huế", "Huế", "SYT"]),
            (
                "Sở Giáo dục và Đào tạo",
                "tỉnh Đắk Lắk",
                ["Sở Giáo dục và Đào tạo tỉnh Đắk Lắk", "Tỉnh Đắk Lắk", "Đắk Lắk", "SGDĐT"],
            ),
            ("Sở Tài chính Cà Mau", "Cà Mau", ["Sở Tài chính Cà Mau", "Tỉnh Cà Mau", "Cà Mau", "STC"]),
        ];
        for (department, province, expected) in cases {
            assert_eq!(words(department, province), expected, "{department}, {province}");
        }
    }

    #[test]
    fn a_name_cannot_break_the_file() {
        assert_eq!(quoted("Sở \"X\"\n\\"), "Sở \\\"X\\\"\\\\");
    }
}
