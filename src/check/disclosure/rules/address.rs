//! Where a person lives: words of residence, and a house, street or hamlet after them.

use std::sync::LazyLock;

use super::folded::{Folded, Phrases};
use super::labels::is_before;
use super::{Found, Kind};
use crate::text::normalize;

/// Words of residence. Rules about residence use them too; only a named place makes them an address.
static RESIDENCE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "tru tai",
        "thuong tru",
        "tam tru",
        "cu tru",
        "cho o hien nay",
        "cho o hien tai",
        "cho o",
        "noi o",
        "noi o hien nay",
        "ho khau",
        "nha rieng",
        "dia chi nha",
        "sinh song tai",
        "dang song tai",
        "cu ngu tai",
        "home address",
        "residing at",
        "resides at",
        "lives at",
    ])
});

/// Words of an address beside the name of a person: less certain.
static ADDRESS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&["dia chi", "tru quan", "address"]));

/// Names before a person.
const PERSONS: &[&str] = &[
    "ong",
    "ba",
    "anh",
    "chi",
    "em",
    "cong dan",
    "ho ten",
    "ho va ten",
    "nguoi khieu nai",
    "nguoi to cao",
    "mr",
    "mrs",
    "ms",
];

/// What a house number stands before.
const WAYS: &[&str] = &["duong", "pho", "ngo", "ngach", "hem", "kiet", "street", "road", "lane"];

/// What a name or a number stands after, folded and as it is written: "bản" is a hamlet, "ban" a board.
const NEIGHBOURHOODS: &[(&str, &str)] = &[
    ("thon", "thôn"),
    ("to", "tổ"),
    ("to dan pho", "tổ dân phố"),
    ("to dan cu", "tổ dân cư"),
    ("khu pho", "khu phố"),
    ("khu dan cu", "khu dân cư"),
    ("khoi pho", "khối phố"),
    ("khoi", "khối"),
    ("ap", "ấp"),
    ("xom", "xóm"),
    ("ban", "bản"),
    ("buon", "buôn"),
    ("khom", "khóm"),
    ("doi", "đội"),
    ("tieu khu", "tiểu khu"),
    ("lang", "làng"),
    ("ngo", "ngõ"),
    ("hem", "hẻm"),
    ("kiet", "kiệt"),
    ("ngach", "ngách"),
    ("so nha", "số nhà"),
    ("nha so", "nhà số"),
    ("can ho", "căn hộ"),
    ("chung cu", "chung cư"),
    ("duong", "đường"),
    ("apartment", "apartment"),
    ("house", "house"),
];

/// Words that name a hamlet without their marks too; of the others that would be something else.
const PLAIN: &[&str] = &["thon", "xom", "khu pho", "to dan pho", "so nha", "khom", "can ho", "chung cu"];

/// How far after the words the place may stand.
const REACH: usize = 70;

pub(super) fn find(text: &Folded<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (phrases, certain) in [(&RESIDENCE, true), (&ADDRESS, false)] {
        for (start, phrase) in text.places(phrases) {
            if !certain && !is_before(text, PERSONS, start, 80) {
                continue;
            }
            let Some(end) = place(text, start + phrase.len()) else { continue };
            if found.iter().all(|other| other.place.end != end) {
                found.push(Found { kind: Kind::HomeAddress, place: start..end, certain });
            }
        }
    }
    found
}

/// Finds the end of a place named in the same sentence.
fn place(text: &Folded<'_>, after: usize) -> Option<usize> {
    let bytes = text.bytes();
    let window = &bytes[after..(after + REACH).min(bytes.len())];
    let end = after + sentence(window);
    let named = NEIGHBOURHOODS.iter().filter_map(|word| named_after(text, *word, after, end));
    let house = WAYS.iter().filter_map(|word| house_before(text, word, after, end));
    let found = named.chain(house).min()?;
    // The rest of the address is shown too, to the end of the sentence.
    Some(found + trimmed(&bytes[found..end]))
}

/// Gives the length of the sentence a text begins with. A stop after two letters is one of an abbreviation: `TP. Mẫu`.
fn sentence(bytes: &[u8]) -> usize {
    let word = |at: usize| bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let ends = |at: usize| match bytes[at] {
        b'\n' | b';' | b'?' | b'!' => true,
        b'.' => bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace) && !matches!(word(at), 1 | 2),
        _ => false,
    };
    (0..bytes.len()).find(|at| ends(*at)).unwrap_or(bytes.len())
}

fn trimmed(bytes: &[u8]) -> usize {
    bytes.iter().rposition(|byte| byte.is_ascii_alphanumeric()).map_or(0, |last| last + 1)
}

/// Finds a neighbourhood with its own name: a number, or a word with a capital letter.
fn named_after(text: &Folded<'_>, (word, written): (&str, &str), start: usize, end: usize) -> Option<usize> {
    let mut at = start;
    while let Some(found) = text.find(word, at..end) {
        let after = found + word.len();
        let name = after + text.bytes()[after..end].iter().take_while(|byte| matches!(byte, b' ' | b':')).count();
        let said = normalize(text.written(found..after)).to_lowercase();
        if name > after
            && name < end
            && (said == written || PLAIN.contains(&said.as_str()))
            && is_name(text, found, name)
        {
            return Some(name + 1);
        }
        at = found + 1;
    }
    None
}

/// Tells whether a number or a capital letter stands at a place; among capitals alone a capital names nothing.
fn is_name(text: &Folded<'_>, word: usize, name: usize) -> bool {
    let first = text.bytes()[name];
    first.is_ascii_digit() || (first.is_ascii_alphabetic() && text.is_capital(name) && !text.is_capital(word + 1))
}

/// Finds a house number before a street: `12 đường`, `12/5 ngõ`, `số 7A phố`.
fn house_before(text: &Folded<'_>, word: &str, start: usize, end: usize) -> Option<usize> {
    let mut at = start;
    while let Some(found) = text.find(word, at..end) {
        let before = &text.bytes()[start..found];
        let number = before
            .iter()
            .rev()
            .skip_while(|byte| matches!(byte, b' ' | b','))
            .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'/');
        let english = matches!(word, "street" | "road" | "lane") && before.iter().any(u8::is_ascii_digit);
        if english || number.clone().any(u8::is_ascii_digit) {
            return Some(found + word.len());
        }
        at = found + 1;
    }
    None
}
