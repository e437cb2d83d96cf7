//! What holds for every paper.

use proptest::prelude::*;
use pulldown_cmark::Event;

use super::*;
use crate::import::prose::head::closing;
use crate::parse;

/// A word, an official one or a hostile one.
fn word() -> impl Strategy<Value = String> {
    let words = [
        "cải",
        "cách",
        "Sở",
        "KH&CN",
        "và",
        "2024",
        "số",
        "12/KH-UBND",
        "*",
        "**",
        "_",
        "`",
        "<b>",
        "[x](y)",
        "|",
        "#",
        "{.a}",
        "&lt;",
        "~~",
        "\\",
        "./.",
        "https://a.vn",
        "(nếu có)",
        "“",
        "”",
        "1.",
        "-",
        ":",
        ";",
        ".",
        "Phụ lục",
        "báo cáo",
        "trước ngày 25/02",
    ];
    prop::sample::select(words.to_vec()).prop_map(str::to_owned)
}

fn line() -> impl Strategy<Value = String> {
    let openings = [
        "",
        "I. ",
        "II. ",
        "1. ",
        "2. ",
        "3) ",
        "1.1. ",
        "a) ",
        "b. ",
        "- ",
        "+ ",
        "# ",
        "> ",
        "Điều 1. ",
        "Nơi nhận:",
        "^ ",
        "~ ",
    ];
    let words = prop::collection::vec(word(), 1..8).prop_map(|words| words.join(" "));
    (prop::sample::select(openings.to_vec()), words, any::<bool>(), any::<bool>()).prop_map(
        |(opening, words, bold, broken)| {
            let words = if broken { words.replacen(' ', "⏎", 1) } else { words };
            let plain = words.replace('|', "/");
            if bold { format!("{opening}**{plain}**") } else { format!("{opening}{plain}") }
        },
    )
}

fn text() -> impl Strategy<Value = String> {
    let row = prop::collection::vec(word(), 3..4).prop_map(|cells| cells.join(" | "));
    let heads = ["", "Số: /KH-SKHCN\n", "KẾ HOẠCH⏎Cải cách năm 2024\n", "SỞ NỘI VỤ\nSố: 5/KH-SNV\nKẾ HOẠCH\nViệc\n"];
    let tails = ["", "\nMột./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Bình", "\nPhụ lục 1\nVIỆC"];
    let lines = prop::collection::vec(prop_oneof![8 => line(), 1 => row], 1..14).prop_map(|lines| lines.join("\n"));
    (prop::sample::select(heads.to_vec()), lines, prop::sample::select(tails.to_vec()))
        .prop_map(|(head, lines, tail)| format!("{head}{lines}{tail}"))
}

/// Tells whether the words of a text occur among others, in order.
fn occur(words: &[String], among: &[String]) -> bool {
    let mut rest = among.iter();
    words.iter().all(|word| rest.any(|other| other == word))
}

fn words(text: &str) -> Vec<String> {
    crate::text::words(text).collect()
}

/// The words a reader sees of a Markdown text.
fn seen(markdown: &str) -> Vec<String> {
    let events = parse::markdown(markdown).events;
    let texts = events.into_iter().filter_map(|(event, _)| match event {
        Event::Text(text) | Event::Code(text) => Some(text.to_string()),
        _ => None,
    });
    texts.flat_map(|text| words(&text)).collect()
}

/// The words of the zones that a body prints, in the order it prints them.
fn printed(paper: &Paper) -> Vec<String> {
    let zones = zones_of(paper);
    let lines = zones.text.iter().filter_map(|piece| piece.line()).chain(&zones.notes);
    lines.flat_map(|line| words(closing(&line.text).map_or(&line.text, |(text, _)| text))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_word_of_the_text_is_written_in_order(text in text()) {
        let paper = paper(&text);
        let body = body(&paper, &[], &mut Account::of(&paper));
        prop_assert!(occur(&printed(&paper), &words(&body.markdown)), "{}", body.markdown);
    }

    #[test]
    fn the_reader_of_the_page_sees_every_word_but_the_numbers_of_lists(text in text()) {
        let paper = paper(&text);
        let body = body(&paper, &[], &mut Account::of(&paper));
        let seen = seen(&body.markdown);
        let zones = zones_of(&paper);
        let lines = zones.text.iter().filter_map(|piece| piece.line());
        let said: Vec<String> = lines.flat_map(|line| {
            let text = closing(&line.text).map_or(line.text.as_str(), |(text, _)| text);
            // A line after a break may be an item of a list, too.
            let without_number = |line| words(label::Label::of(line).map_or(line, |label| label.text));
            text.lines().flat_map(without_number).collect::<Vec<_>>()
        }).collect();
        prop_assert!(occur(&said, &seen), "{said:?}\n{}", body.markdown);
    }

    #[test]
    fn the_check_finds_nothing_to_complain_of(text in text()) {
        let paper = paper(&text);
        let body = body(&paper, &[], &mut Account::of(&paper));
        prop_assert_eq!(parse::markdown(&body.markdown).problems, vec![], "{}", body.markdown);
    }

    #[test]
    fn no_piece_is_forgotten(text in text()) {
        prop_assert_eq!(forgotten(&paper(&text)), Vec::<String>::new());
    }

    #[test]
    fn documents_are_told_apart_by_their_ids(text in text()) {
        let paper = paper(&text);
        let found = documents(&paper, &KnownRegister::default());
        let mut ids: Vec<&str> = found.iter().map(|document| document.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), found.len());
        prop_assert_eq!(&documents(&paper, &KnownRegister::default()), &found);
    }
}
