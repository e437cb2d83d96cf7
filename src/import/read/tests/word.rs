//! Paragraphs of Word documents.

use super::build::{docx, docx_with, p, r, tbl, tc};
use super::{paper, printed, remarks};

fn body(body: &str) -> Vec<String> {
    printed(&paper("a.docx", &docx(body)))
}

#[test]
fn every_kind_of_run_gives_its_text() {
    for (body_of, text) in [
        ("<w:r><w:t>Sở</w:t><w:tab/><w:t>Nội vụ</w:t></w:r>", "Sở Nội vụ"),
        ("<w:r><w:t>Nơi nhận:</w:t><w:tab/><w:t>GIÁM ĐỐC</w:t></w:r>", "Nơi nhận:\tGIÁM ĐỐC"),
        ("<w:r><w:t>một</w:t><w:br/><w:t>hai</w:t></w:r>", "một\nhai"),
        ("<w:r><w:t>Kế\u{a0}hoạch</w:t></w:r>", "Kế hoạch"),
        ("<w:r><w:t>2021</w:t><w:noBreakHyphen/><w:t>20</w:t><w:softHyphen/><w:t>25</w:t></w:r>", "2021-2025"),
        ("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>", "✓"),
        ("<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/></w:rPr><w:t>ü</w:t></w:r>", "✓"),
        ("<w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>xóa</w:delText></w:r></w:del>", "thêm"),
        ("<w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>mới</w:t></w:r></w:moveTo>", "mới"),
        ("<w:smartTag><w:r><w:t>Huế</w:t></w:r></w:smartTag>", "Huế"),
        ("<w:sdt><w:sdtContent><w:r><w:t>ô nhập</w:t></w:r></w:sdtContent></w:sdt>", "ô nhập"),
        (
            "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>",
            "☒",
        ),
        (
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            "7",
        ),
        ("<w:fldSimple w:instr=\" DATE \"><w:r><w:t>18/01</w:t></w:r></w:fldSimple>", "18/01"),
        (
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"1\"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            "☒",
        ),
        (
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"https://so.gov.vn\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>tại đây</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            "tại đây (https://so.gov.vn)",
        ),
        ("<w:r><w:t>K\u{65}\u{302}\u{301}</w:t></w:r>", "Kế"),
    ] {
        assert_eq!(body(&format!("<w:p>{body_of}</w:p>")), [text], "{body_of}");
    }
}

#[test]
fn a_link_says_its_address_where_the_text_does_not() {
    let link = |text: &str| format!("<w:p><w:hyperlink r:id=\"link\">{}</w:hyperlink></w:p>", r(text));
    let bytes = docx_with(&(link("Cổng") + &link("so.gov.vn")), &[("link", "https://so.gov.vn/")]);
    assert_eq!(printed(&paper("a.docx", &bytes)), ["Cổng (https://so.gov.vn/)", "so.gov.vn"]);
}

#[test]
fn a_text_box_is_read_once() {
    let content = format!("<w:txbxContent>{}</w:txbxContent>", p("MẬT"));
    let either = format!(
        "<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    );
    assert_eq!(body(&format!("<w:p>{}<w:r>{either}</w:r></w:p>", r("Kế hoạch"))), ["Kế hoạch", "[box] MẬT"]);
}

#[test]
fn styles_give_headings_and_looks() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"T1\"><w:name w:val=\"heading 1\"/><w:rPr><w:b/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Muc\"><w:name w:val=\"Mục\"/><w:basedOn w:val=\"T1\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Vong\"><w:name w:val=\"v\"/><w:basedOn w:val=\"Vong\"/></w:style>\
        <w:style w:type=\"character\" w:styleId=\"Nhat\"><w:name w:val=\"n\"/><w:rPr><w:b w:val=\"0\"/><w:i/></w:rPr></w:style>";
    let styled = |style: &str, run: &str| {
        format!("<w:p><w:pPr>{style}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>x</w:t></w:r></w:p>")
    };
    let body = styled("<w:pStyle w:val=\"T1\"/>", "")
        + &styled("<w:pStyle w:val=\"Muc\"/>", "")
        + &styled("<w:pStyle w:val=\"Muc\"/>", "<w:rStyle w:val=\"Nhat\"/>")
        + &styled("<w:outlineLvl w:val=\"2\"/>", "<w:b/>")
        + &styled("<w:pStyle w:val=\"Vong\"/>", "")
        + &format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>một</w:t></w:r>{}</w:p>", r(" hai"));
    assert_eq!(
        printed(&paper("a.docx", &docx_with(&body, &[("styles.xml", styles)]))),
        ["[#1 bold] x", "[#1 bold centred] x", "[#1 italic centred] x", "[#3 bold] x", "x", "một hai"]
    );
}

/// A list of three levels: `I.`, `1.`, `a)`; lists 1 and 2 share it, list 2 starts its second level at 5, list 3 has
/// bullets, list 4 is `1.1`, list 5 belongs to a style.
const LISTS: &str = "<w:abstractNum w:abstractNumId=\"0\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl>\
    <w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%3)\"/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{f0b7}\"/><w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:isLgl/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:pStyle w:val=\"Dieu\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"Điều %1.\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
    <w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"1\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>\
    <w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num>\
    <w:num w:numId=\"4\"><w:abstractNumId w:val=\"2\"/></w:num>\
    <w:num w:numId=\"5\"><w:abstractNumId w:val=\"3\"/></w:num>";

fn item(list: usize, level: usize, text: &str) -> String {
    let numbers = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
    format!("<w:p><w:pPr>{numbers}</w:pPr>{}</w:p>", r(text))
}

fn listed(body: &str) -> Vec<String> {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"Dieu\"><w:name w:val=\"Điều\"/><w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr></w:style>";
    printed(&paper("a.docx", &docx_with(body, &[("numbering.xml", LISTS), ("styles.xml", styles)])))
}

#[test]
fn labels_are_counted_as_word_does() {
    let body: String = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (2, 1), (2, 1), (1, 1), (3, 0), (4, 1), (4, 0)]
        .into_iter()
        .map(|(list, level)| item(list, level, "x"))
        .collect();
    let labels = ["I. x", "1. x", "2. x", "a) x", "II. x", "1. x", "5. x", "6. x", "7. x", "• x", "3.1 x", "IV x"];
    assert_eq!(listed(&body), labels);
}

#[test]
fn styles_number_too_and_a_paragraph_can_refuse() {
    let styled = |more: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"Dieu\"/>{more}</w:pPr>{}</w:p>", r("x"));
    let body = styled("") + &styled("<w:numPr><w:numId w:val=\"0\"/></w:numPr>") + &styled("");
    assert_eq!(listed(&body), ["Điều 1. x", "x", "Điều 2. x"]);
}

#[test]
fn a_numbered_cell_without_text_has_its_number() {
    let row = |text: &str| format!("<w:tr><w:tc>{}</w:tc>{}</w:tr>", item(1, 1, ""), tc("", text));
    assert_eq!(listed(&format!("<w:tbl>{}{}</w:tbl>", row("a"), row("b"))), ["0: 1. | 1: a", "0: 2. | 1: b"]);
}

#[test]
fn notes_and_margins_follow_the_body() {
    let note = |id: &str, text: &str| format!("<w:footnote w:id=\"{id}\">{}</w:footnote>", p(text));
    let refer = |id: &str| format!("<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id=\"{id}\"/></w:r></w:p>");
    let notes = note("1", "sau") + &note("2", "trước") + &note("3", "rơi");
    let bytes = docx_with(
        &(refer("2") + &refer("1")),
        &[("footnotes.xml", &notes), ("header1.xml", &p("đầu trang")), ("footer1.xml", &p("2"))],
    );
    assert_eq!(
        printed(&paper("a.docx", &bytes)),
        ["x", "x", "[note] 1 trước", "[note] 2 sau", "[note] rơi", "[margin] đầu trang", "[margin] 2"]
    );
}

#[test]
fn what_is_left_is_said() {
    let body = format!(
        "<w:p><w:del><w:r><w:delText>a</w:delText></w:r></w:del>{}</w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>{}",
        r("b"),
        tbl(&[&[format!("<w:tc>{}{}</w:tc>", tbl(&[&[tc("", "trong")]]), p("ngoài"))]])
    );
    let paper = paper("a.docx", &docx_with(&body, &[("comments.xml", "<w:comment/><w:comment/>")]));
    assert_eq!(printed(&paper), ["b", "ẩn", "0: ngoài", "0: trong"]);
    let said = remarks(&paper);
    for (remark, word) in said.iter().zip(["1 tracked", "2 comments", "1 tables", "1 hidden"]) {
        assert!(remark.contains(word), "{remark}");
    }
    assert_eq!(said.len(), 4);
}

#[test]
fn a_paragraph_whose_mark_was_deleted_runs_on() {
    let deleted = format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>", r("một "));
    assert_eq!(body(&(deleted + &p("hai") + &p("ba"))), ["một hai", "ba"]);
}

#[test]
fn old_fonts_are_read_by_their_names() {
    let run = |font: &str, text: &str| {
        format!(
            "<w:r><w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>"
        )
    };
    for (runs, text) in [
        (run(".VnTime", "Së Néi vô"), "Sở Nội vụ"),
        (run(".VnTimeH", "kÕ ho¹ch"), "KẾ HOẠCH"),
        (run("VNI-Times", "Keá") + &run("VNI-Times", " hoa") + &run("VNI-Times", "ïch"), "Kế hoạch"),
        (run(".VnTime", "Kế hoạch"), "Kế hoạch"),
        (run("Times New Roman", "né thé"), "né thé"),
    ] {
        assert_eq!(body(&format!("<w:p>{runs}</w:p>")), [text]);
    }
}
