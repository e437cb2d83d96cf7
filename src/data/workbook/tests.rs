//! A workbook, read back by another program's eyes, says what its data set says.

use std::io::{Cursor, Read as _};

use calamine::{Data, Range, Reader as _, Xlsx};
use chrono::{Days, NaiveDate};

use super::*;
use crate::data::tests::sample;
use crate::data::{Cell, Kind};

/// Words as the dictionary of a site would give them, where the tests look at them.
fn say(key: &str) -> String {
    let known = match key {
        "workbook.notes" => "Ghi chú",
        "workbook.yes" => "Có",
        "workbook.no" => "Không",
        "workbook.cut" => " […] (đã cắt; toàn văn ở tệp {file})",
        "data.role" | "data-role.lead" => "chủ trì",
        other => other,
    };
    known.to_owned()
}

fn about() -> About<'static> {
    let (site, derived, _) = sample();
    let page = Some("https://so.gov.vn/du-lieu/".to_owned());
    About::new(&site, &derived, "Ngày chốt số liệu.".to_owned(), page, &say)
}

fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// Gives the sheets of a workbook: the table, the notes.
fn sheets(set: &DataSet) -> [(String, Range<Data>); 2] {
    open(set.xlsx(&about())).worksheets().try_into().unwrap()
}

/// Gives one of the files a workbook is made of.
fn part(set: &DataSet, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(set.xlsx(&about()))).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Makes a set of one column.
fn one_column(kind: Kind, cells: Vec<Cell>) -> DataSet {
    let (_, _, sets) = sample();
    let mut set = sets.into_iter().find(|set| set.name == "glossary").unwrap();
    set.columns.truncate(1);
    set.columns[0].kind = kind;
    set.rows = cells.into_iter().map(|cell| vec![cell]).collect();
    set
}

fn values(set: &DataSet) -> Vec<Data> {
    let [(_, table), _] = sheets(set);
    (1..=set.rows.len()).map(|row| table.get((row, 0)).cloned().unwrap_or_default()).collect()
}

/// Gives the day a cell shows.
fn day(data: &Data) -> Option<NaiveDate> {
    let Data::DateTime(value) = data else { return None };
    assert_eq!(value.as_f64().fract(), 0.0);
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(value.as_f64() as u64))
}

/// Tells whether a cell of a spreadsheet says what a cell of a set says.
fn same(data: &Data, cell: &Cell, kind: &Kind) -> bool {
    match (cell, data) {
        (Cell::Missing, Data::Empty) => true,
        (Cell::List(items), Data::Empty) => items.is_empty(),
        (Cell::Integer(number), Data::Float(found)) => *found == *number as f64,
        (Cell::Number(number), Data::Float(found)) => found.to_string().parse() == Ok(*number),
        (Cell::Boolean(flag), Data::String(found)) => found == if *flag { "Có" } else { "Không" },
        (Cell::Text(text), Data::DateTime(_)) => {
            matches!(kind, Kind::Date | Kind::Moment) && day(data).unwrap().to_string() == *text
        }
        (Cell::Text(_) | Cell::List(_), Data::String(found)) => *found == cell.csv(),
        _ => false,
    }
}

#[test]
fn every_cell_says_what_the_data_set_says() {
    let (_, _, sets) = sample();
    let mut compared = 0;
    for set in &sets {
        let [(_, table), _] = sheets(set);
        for (at, column) in set.columns.iter().enumerate() {
            assert_eq!(
                table.get((0, at)),
                Some(&Data::String(column.title[0].clone())),
                "{}.{}",
                set.name,
                column.name
            );
            for (row, cells) in set.rows.iter().enumerate() {
                let found = table.get((row + 1, at)).cloned().unwrap_or_default();
                let fits = same(&found, &cells[at], &column.kind);
                assert!(fits, "{}.{}: {:?} became {found:?}", set.name, column.name, cells[at]);
                compared += 1;
            }
        }
        assert_eq!(table.height(), set.rows.len() + 1, "{}", set.name);
        assert_eq!(table.width(), set.columns.len(), "{}", set.name);
    }
    assert!(compared > 500, "only {compared} cells were compared");
}

#[test]
fn a_full_day_is_a_day_and_what_is_less_stays_as_printed() {
    let texts = ["2018-01-18", "2018-01", "2018-Q1", "2018"];
    let set = one_column(Kind::Moment, texts.map(Cell::from).to_vec());
    let found = values(&set);
    assert_eq!(day(&found[0]), NaiveDate::from_ymd_opt(2018, 1, 18));
    for (found, text) in found.iter().zip(texts).skip(1) {
        assert_eq!(*found, Data::String(text.to_owned()));
    }
    assert!(part(&set, "xl/styles.xml").contains(r#"formatCode="dd\/mm\/yyyy""#));
}

#[test]
fn a_day_spreadsheets_cannot_count_stays_a_text() {
    let set = one_column(Kind::Date, vec![Cell::from("1889-05-19")]);
    assert_eq!(values(&set), [Data::String("1889-05-19".to_owned())]);
}

#[test]
fn ids_that_look_like_numbers_or_days_stay_texts() {
    let ids = ["1.011812", "04", "12/2021", "1E5", "TRUE", "2018-01-18", "0123456789", "_x0041_", " giữa "];
    let set = one_column(Kind::Text, ids.map(Cell::from).to_vec());
    assert_eq!(values(&set), ids.map(|id| Data::String(id.to_owned())));
    let sheet = part(&set, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<ignoredError sqref=\"A2:A10\" numberStoredAsText=\"1\"/>"), "{sheet}");
    assert!(part(&set, "xl/styles.xml").contains("numFmtId=\"49\""), "49 is the format of texts");
}

#[test]
fn nothing_is_ever_a_formula_or_a_link() {
    let texts = ["=1+1", "+84 1", "-5", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "http://x.vn", "\tx", "{=1}"];
    let set = one_column(Kind::Text, texts.map(Cell::from).to_vec());
    assert_eq!(values(&set), texts.map(|text| Data::String(text.to_owned())));
    let sheet = part(&set, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("<f ") && !sheet.contains("<hyperlink"), "{sheet}");
}

#[test]
fn money_has_separators_and_a_year_has_none() {
    let format = |kind: Kind, cell: Cell| {
        let set = one_column(kind, vec![cell]);
        assert!(matches!(values(&set)[0], Data::Float(_)));
        let sheet = part(&set, "xl/worksheets/sheet1.xml");
        let style = sheet.split("r=\"A2\" s=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
        let styles = part(&set, "xl/styles.xml");
        let formats = styles.split("<cellXfs").nth(1).unwrap().split("<xf ").nth(1 + style.parse::<usize>().unwrap());
        let id = formats.unwrap().split('"').nth(1).unwrap().to_owned();
        let own = styles.split(&format!("numFmtId=\"{id}\" formatCode=\"")).nth(1);
        own.and_then(|rest| rest.split('"').next()).map_or(id, str::to_owned)
    };
    // 3 is `#,##0` and 1 is `0` among the formats every spreadsheet program has.
    assert_eq!(format(Kind::Money, Cell::Integer(14_400_000)), "3");
    assert_eq!(format(Kind::Year, Cell::Integer(2018)), "1");
    assert_eq!(format(Kind::Number, Cell::Number("87.5".parse().unwrap())), "#,##0.0");
}

#[test]
fn a_number_a_spreadsheet_would_round_stays_a_text() {
    let numbers = ["999999999999999", "1234567890123456", "0.1234567890123456", "-87.50"];
    let cells = numbers.map(|number| Cell::Number(number.parse().unwrap())).to_vec();
    let found = values(&one_column(Kind::Number, cells));
    assert_eq!(found[0], Data::Float(999_999_999_999_999.0));
    assert_eq!(found[1], Data::String(numbers[1].to_owned()));
    assert_eq!(found[2], Data::String(numbers[2].to_owned()));
    assert_eq!(found[3], Data::Float(-87.5));
}

#[test]
fn a_text_too_long_for_a_cell_is_cut_with_a_remark_and_a_note() {
    // Letters outside the first plane take two units each.
    let (fits, long) = ("đ".repeat(32_767), "𠮷".repeat(16_384));
    let set = one_column(Kind::Text, vec![Cell::Text(fits.clone()), Cell::Text(long.clone())]);
    let [(_, table), (_, notes)] = sheets(&set);
    assert_eq!(table.get((1, 0)), Some(&Data::String(fits)));
    let Some(Data::String(cut)) = table.get((2, 0)) else { panic!("the long text is gone") };
    let kept = cut.strip_suffix(" […] (đã cắt; toàn văn ở tệp glossary.csv)").unwrap();
    assert!(long.starts_with(kept) && cut.encode_utf16().count() > 32_765 && cut.encode_utf16().count() <= 32_767);
    let fact = notes.rows().find(|row| row[0] == "workbook.cuts").unwrap();
    assert_eq!(fact[1], "A3");
}

#[test]
fn the_header_stays_in_sight_can_be_filtered_and_is_printed_on_every_page() {
    let (_, _, sets) = sample();
    for set in &sets {
        let sheet = part(set, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<pane ySplit=\"1\" topLeftCell=\"A2\""), "{}", set.name);
        let corner = rust_xlsxwriter::row_col_to_cell(set.rows.len() as u32, set.columns.len() as u16 - 1);
        assert!(sheet.contains(&format!("<autoFilter ref=\"A1:{corner}\"/>")) || corner == "A1", "{}", set.name);
        assert!(sheet.contains("paperSize=\"9\"") && sheet.contains("orientation=\"landscape\""), "{}", set.name);
        assert!(
            sheet.contains("fitToHeight=\"0\"") && sheet.contains("<pageSetUpPr fitToPage=\"1\"/>"),
            "{}",
            set.name
        );
        assert!(sheet.contains("<oddHeader>") && sheet.contains("<oddFooter>"), "{}", set.name);
        assert!(part(set, "xl/workbook.xml").contains("_xlnm.Print_Titles"), "{}", set.name);
    }
}

#[test]
fn headings_and_names_of_sheets_are_told_apart() {
    let (_, _, sets) = sample();
    for set in &sets {
        let mut titles: Vec<&str> = set.columns.iter().map(|column| column.title[0].as_str()).collect();
        titles.sort_unstable();
        let twice = titles.windows(2).find(|pair| pair[0] == pair[1]);
        assert_eq!(twice, None, "{}: pivot tables need headings that differ", set.name);
        let [(table, _), (notes, _)] = sheets(set);
        assert_eq!((table.as_str(), notes.as_str()), (set.title[0], "Ghi chú"), "{}", set.name);
    }
    assert_eq!(sheet_name("Thu/chi [2020]: 'a'"), "Thu-chi -2020-- 'a");
    assert_eq!(sheet_name("''"), "-");
    assert_eq!(sheet_name(&"đ".repeat(40)).chars().count(), 31);
}

#[test]
fn the_notes_tell_whose_data_they_are_and_what_every_column_and_word_means() {
    let (_, _, sets) = sample();
    for set in &sets {
        let [_, (_, notes)] = sheets(set);
        let rows: Vec<Vec<String>> =
            notes.rows().map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>()).collect();
        let fact = |label: &str| rows.iter().find(|row| row[0] == label).map(|row| row[1].as_str());
        assert_eq!(fact("data.publisher"), Some("Sở Mẫu"));
        assert_eq!(fact("data.as_of"), Some("14/03/2018. Ngày chốt số liệu."));
        assert_eq!(fact("data.licence"), Some("CC-BY-4.0"));
        assert_eq!(fact("workbook.licence_url"), Some("https://creativecommons.org/licenses/by/4.0/"));
        assert_eq!(fact("workbook.page"), Some("https://so.gov.vn/du-lieu/"));
        assert_eq!(fact("data.cite"), Some("“Sở Mẫu; data.cite_as_of 14/03/2018”"));
        for column in &set.columns {
            let row = rows.iter().find(|row| row[2] == column.name).unwrap();
            assert_eq!((&row[0], &row[3]), (&column.title[0], &column.title[1]), "{}.{}", set.name, column.name);
            assert!(row[1].ends_with(column.description.map_or(".", |[more, _]| more)), "{row:?}");
            for word in column.kind.vocabulary().iter().flat_map(|vocabulary| &vocabulary.words) {
                assert!(rows.iter().any(|row| row[0] == *word), "{}.{}: {word}", set.name, column.name);
            }
        }
    }
}

#[test]
fn a_row_is_as_tall_as_its_text_and_a_very_long_one_is_folded() {
    let texts = ["một dòng".to_owned(), "hai\ndòng".to_owned(), "chữ ".repeat(30), "dài ".repeat(2000)];
    let sheet = part(&one_column(Kind::Text, texts.map(Cell::from).to_vec()), "xl/worksheets/sheet1.xml");
    let height = |row: usize| {
        let tag = sheet.split(&format!("<row r=\"{row}\"")).nth(1).and_then(|rest| rest.split('>').next()).unwrap();
        tag.split("ht=\"").nth(1).and_then(|rest| rest.split('"').next()).map(|height| height.parse::<f64>().unwrap())
    };
    assert_eq!([2, 3, 4, 5].map(height), [None, Some(30.0), Some(45.0), Some(210.0)]);
}

#[test]
fn a_set_without_rows_has_its_headings() {
    let (_, _, mut sets) = sample();
    for set in &mut sets {
        set.rows.clear();
        let [(_, table), _] = sheets(set);
        assert_eq!((table.height(), table.width()), (1, set.columns.len()), "{}", set.name);
    }
}

#[test]
fn the_same_set_gives_the_same_bytes_of_the_age_of_its_reference_date() {
    let (_, _, sets) = sample();
    for set in &sets {
        assert_eq!(set.xlsx(&about()), set.xlsx(&about()), "{}", set.name);
    }
    let core = part(&sets[0], "docProps/core.xml");
    assert_eq!(core.matches("2018-03-14T00:00:00Z").count(), 2, "{core}");
    assert!(core.contains("<dc:creator>Sở Mẫu</dc:creator>"), "{core}");
}
