//! Cards as pictures: whole, right in every letter, the same each time.

use super::canvas::Stamp;
use super::*;

const REGULAR: &[u8] = include_bytes!("../../../themes/default/fonts/regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../themes/default/fonts/bold.ttf");

/// The letters of a title.
pub(super) fn letters() -> &'static Letters {
    static LETTERS: std::sync::OnceLock<Letters> = std::sync::OnceLock::new();
    LETTERS.get_or_init(|| Letters::new(BOLD, 44).expect("the theme's font"))
}

fn card(title: &str) -> Card {
    let fact = |label: &str, value: &str| Fact { label: label.to_owned(), value: value.to_owned() };
    Card {
        department: "Sở Khoa học và Công nghệ".to_owned(),
        place: Some("Tỉnh Quảng Trị".to_owned()),
        kind: "Thủ tục hành chính".to_owned(),
        title: title.to_owned(),
        facts: vec![
            fact("Thời hạn", "10 ngày làm việc"),
            fact("Lệ phí", "14.400.000\u{a0}đồng"),
            fact("Cách nộp", "Trực tuyến"),
        ],
        reference: "Số liệu tính đến 18/11/2020".to_owned(),
        address: Some("cchc.example.gov.vn".to_owned()),
    }
}

fn painter() -> Painter {
    Painter::new(REGULAR, BOLD, None).expect("the fonts of the theme")
}

/// Reads a file back: its palette and its pixels as places of the palette.
fn read(file: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(png::Transformations::IDENTITY);
    let mut reader = decoder.read_info().expect("a PNG file");
    let info = reader.info();
    assert_eq!((info.width as usize, info.height as usize), (WIDTH, HEIGHT));
    assert_eq!((info.color_type, info.bit_depth), (png::ColorType::Indexed, png::BitDepth::Four));
    let palette = info.palette.clone().expect("a palette").into_owned();
    let mut pixels = vec![0; reader.output_buffer_size().expect("a small picture")];
    reader.next_frame(&mut pixels).expect("whole pixels");
    (palette, pixels.iter().flat_map(|byte| [byte >> 4, byte & 0x0f]).collect())
}

#[test]
fn a_picture_is_a_small_file_every_program_reads() {
    let file = painter().paint(&card("Cấp giấy phép tiến hành công việc bức xạ"));
    let (palette, pixels) = read(&file);
    assert!(pixels.iter().all(|place| usize::from(*place) * 3 < palette.len()));
    assert!(file.len() < 40_000, "{} bytes", file.len());
}

#[test]
fn the_same_card_gives_the_same_bytes_whatever_was_drawn_before() {
    let (one, other) = (card("Khai báo thiết bị"), card("Ế Ữ ặ Ỹ"));
    let painted = painter().paint(&one);
    let second = painter();
    let _ = second.paint(&other);
    assert_eq!(second.paint(&one), painted);
    assert_ne!(second.paint(&other), painted);
}

#[test]
fn the_band_has_the_accent_and_the_paper_is_white() {
    let (palette, pixels) = read(&painter().paint(&card("A")));
    let colour = |x: usize, y: usize| &palette[usize::from(pixels[y * WIDTH + x]) * 3..][..3];
    assert_eq!((colour(4, 4), colour(4, 300)), (&ACCENT[..], &PAPER[..]));
}

#[test]
fn every_vietnamese_letter_is_drawn_and_no_two_alike() {
    let bases = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";
    let marks = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
    let all = bases.chars().flat_map(|base| marks.map(|mark| format!("{base}{mark}")));
    let composed: String = all
        .map(|letter| unicode_normalization::UnicodeNormalization::nfc(letter.chars()).collect::<String>())
        .collect();
    assert_eq!(composed.chars().count(), 144, "every letter with a mark is one sign");
    for bytes in [REGULAR, BOLD] {
        let letters = Letters::new(bytes, 44).expect("the theme's font");
        let lacking = letters.letter('\u{2200}').stamp.clone();
        let mut seen = Vec::new();
        for letter in composed.chars().chain("đĐ0123456789₫%–…“”≤≥≠≈→←±×÷°²³µ½✓αβγ".chars())
        {
            let stamp = &letters.letter(letter).stamp;
            assert!(*stamp != Stamp::default() && *stamp != lacking, "{letter} is lacking");
            assert!(!seen.contains(stamp), "{letter} looks like another");
            seen.push(stamp.clone());
        }
    }
}

#[test]
fn what_the_font_lacks_is_shown_by_what_is_most_like_it() {
    let letters = Letters::new(REGULAR, 24).expect("the theme's font");
    let stamp = |letter: char| letters.letter(letter).stamp.clone();
    for (lacking, shown) in [('\u{2011}', '-'), ('✔', '✓'), ('ﬁ', 'f'), ('Ａ', 'A'), ('ǵ', 'g'), ('\u{202f}', ' ')]
    {
        assert_eq!(stamp(lacking), stamp(shown), "{lacking}");
    }
    assert_eq!(stamp('漢'), stamp('\0'));
}

#[test]
fn a_long_title_or_value_stays_inside_the_margins() {
    let long = "Cấp giấy phép tiến hành công việc bức xạ, ".repeat(9);
    let mut card = card(&long);
    card.facts.iter_mut().for_each(|fact| fact.value.clone_from(&long));
    card.department.clone_from(&long);
    let (_, pixels) = read(&painter().paint(&card));
    let edge = |x: usize| (BAND..HEIGHT).all(|y| pixels[y * WIDTH + x] == 0);
    assert!((WIDTH - MARGIN + 4..WIDTH).all(edge) && (0..MARGIN - 4).all(edge));
}

#[test]
fn a_long_value_has_a_row_of_its_own_and_none_is_put_over_another() {
    let facts = card("").facts;
    let places = |long: &[usize]| -> Vec<(usize, usize)> {
        let is_short = |fact: &Fact| !long.iter().any(|at| facts[*at] == *fact);
        placed(&facts, is_short).into_iter().map(|(_, row, column, _)| (row, column)).collect()
    };
    assert_eq!(places(&[]), [(0, 0), (0, 1), (1, 0)]);
    assert_eq!(places(&[0]), [(0, 0), (1, 0), (1, 1)]);
    assert_eq!(places(&[1]), [(0, 0), (1, 0), (0, 1)]);
    assert_eq!(places(&[0, 1, 2]), [(0, 0), (1, 0)]);
}

#[test]
fn a_file_that_is_no_font_is_refused() {
    assert_eq!(Painter::new(b"no font", BOLD, None).err(), Some(BadFont));
}
