//! What the bytes of a file are, whatever its name says; the name must agree.

use super::package::Package;
use super::{decode, refusal};
use crate::diagnostic::{Message, say};

/// The largest file that is read, in bytes.
const LARGEST: usize = 200 << 20;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Word, `.docx`.
    Word,
    /// Excel, `.xlsx`.
    Workbook,
    /// Excel before 2007, `.xls`.
    OldWorkbook,
    /// OpenDocument sheets, `.ods`.
    OpenSheet,
    /// Text separated by commas, semicolons or tabs, `.csv`.
    Separated,
    /// Plain text, with tables by tabs or in Markdown.
    Plain,
}

impl Format {
    /// Gives the endings a name may have, the usual one first.
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Word => &["docx"],
            Self::Workbook => &["xlsx"],
            Self::OldWorkbook => &["xls"],
            Self::OpenSheet => &["ods"],
            Self::Separated => &["csv"],
            Self::Plain => &["txt", "md", "tsv"],
        }
    }

    fn kind(self) -> Message {
        match self {
            Self::Word => say!(vi: "văn bản Word"; en: "a Word document"),
            Self::Workbook => say!(vi: "bảng tính Excel"; en: "an Excel workbook"),
            Self::OldWorkbook => say!(vi: "bảng tính Excel đời cũ"; en: "an old Excel workbook"),
            Self::OpenSheet => say!(vi: "bảng tính OpenDocument"; en: "an OpenDocument sheet"),
            Self::Separated | Self::Plain => say!(vi: "văn bản thuần (chỉ có chữ)"; en: "plain text"),
        }
    }
}

/// Tells the format of a file.
pub(super) fn tell(name: &str, bytes: &[u8]) -> Result<Format, Message> {
    let ending = ending(name);
    if bytes.is_empty() {
        return Err(refusal::empty());
    }
    if bytes.len() > LARGEST {
        return Err(refusal::too_large());
    }
    let format = match bytes {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => zipped(&ending, bytes)?,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => compound(bytes)?,
        _ => text(&ending, bytes)?,
    };
    if format.endings().contains(&ending.as_str()) {
        return Ok(format);
    }
    Err(refusal::wrong_ending(&ending, &format.kind(), format.endings()[0]))
}

fn ending(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map(|(_, ending)| ending.trim().to_lowercase()).unwrap_or_default()
}

fn zipped(ending: &str, bytes: &[u8]) -> Result<Format, Message> {
    let mut package = Package::open(bytes)?;
    let said = package.text("mimetype")?.unwrap_or_default();
    let word = package.has_ending("word/document.xml") || package.has("word/document2.xml");
    let format = match said.trim() {
        "application/vnd.oasis.opendocument.spreadsheet" => Format::OpenSheet,
        said if said.starts_with("application/vnd.oasis.opendocument") => return Err(other_open_document()),
        _ if word => Format::Word,
        _ if package.has("xl/workbook.xml") => Format::Workbook,
        _ if package.has("xl/workbook.bin") => return Err(binary_workbook()),
        _ if package.has("ppt/presentation.xml") => return Err(presentation()),
        _ => return Err(archive()),
    };
    if package.has_ending("vbaproject.bin") || matches!(ending, "docm" | "dotm" | "xlsm" | "xltm") {
        return Err(refusal::macros(format.endings()[0]));
    }
    let locked = format == Format::OpenSheet
        && package.text("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data"));
    if locked { Err(refusal::encrypted()) } else { Ok(format) }
}

/// Tells what an OLE2 file holds by the names in its directory, whose entries are 128 bytes each.
fn compound(bytes: &[u8]) -> Result<Format, Message> {
    let names: Vec<String> = bytes.chunks_exact(128).skip(4).filter_map(entry).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("EncryptedPackage") || has("EncryptionInfo") {
        return Err(refusal::encrypted());
    }
    if has("WordDocument") {
        return Err(old_word());
    }
    if has("Workbook") || has("Book") {
        let macros = has("_VBA_PROJECT_CUR") || has("_VBA_PROJECT");
        return if macros { Err(refusal::macros("xlsx")) } else { Ok(Format::OldWorkbook) };
    }
    if has("PowerPoint Document") {
        return Err(presentation());
    }
    Err(refusal::broken())
}

/// Reads the name of a directory entry: UTF-16, its length in bytes at 64, its type at 66.
fn entry(bytes: &[u8]) -> Option<String> {
    let length = usize::from(u16::from_le_bytes([bytes[64], bytes[65]]));
    if !matches!(bytes[66], 1 | 2 | 5) || !(4..=64).contains(&length) || length % 2 == 1 {
        return None;
    }
    let units = bytes[..length - 2].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).collect::<Result<String, _>>().ok()
}

fn text(ending: &str, bytes: &[u8]) -> Result<Format, Message> {
    if let Some(refused) = known_other(bytes) {
        return Err(refused);
    }
    let Some(text) = decode::text(bytes) else { return Err(unknown(ending)) };
    let start = text.trim_start().get(..200.min(text.trim_start().len())).unwrap_or_default().to_lowercase();
    if ["<html", "<!doctype html", "<head", "<table"].iter().any(|tag| start.starts_with(tag)) {
        return Err(web_page(ending));
    }
    if start.starts_with("<?xml") || start.contains("urn:schemas-microsoft-com") {
        return Err(raw_xml());
    }
    if text.trim().is_empty() {
        return Err(refusal::empty());
    }
    Ok(if ending == "csv" { Format::Separated } else { Format::Plain })
}

fn known_other(bytes: &[u8]) -> Option<Message> {
    let image = |name: &str| Some(picture(name));
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => Some(pdf()),
        [b'{', b'\\', b'r', b't', b'f', ..] => Some(rich_text()),
        [0x89, b'P', b'N', b'G', ..] => image("PNG"),
        [0xff, 0xd8, 0xff, ..] => image("JPEG"),
        [b'G', b'I', b'F', b'8', ..] => image("GIF"),
        [b'I', b'I', 0x2a, 0, ..] | [b'M', b'M', 0, 0x2a, ..] => image("TIFF"),
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => image("BMP"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => image("WebP"),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => image("HEIC"),
        [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xbc, 0xaf, ..] | [0x1f, 0x8b, ..] => Some(archive()),
        _ => None,
    }
}

fn pdf() -> Message {
    refusal::unsupported(
        &say!(vi: "PDF"; en: "a PDF"),
        &say!(vi: "hãy xin tệp Word hoặc Excel gốc; nếu là bản quét thì phải gõ lại"; en: "ask for the Word or Excel file it was made from; a scan must be typed"),
    )
}

fn picture(name: &str) -> Message {
    refusal::unsupported(
        &say!(vi: "hình ảnh ({name})"; en: "a picture ({name})"),
        &say!(vi: "hãy gõ lại nội dung, hoặc xin tệp Word hay Excel gốc"; en: "type what it says, or ask for the Word or Excel file"),
    )
}

fn old_word() -> Message {
    refusal::unsupported(
        &say!(vi: "văn bản Word đời cũ (.doc)"; en: "an old Word document (.doc)"),
        &say!(vi: "hãy mở bằng Word và lưu lại thành .docx"; en: "open it in Word and save it as .docx"),
    )
}

fn rich_text() -> Message {
    refusal::unsupported(
        &say!(vi: "văn bản RTF"; en: "rich text (RTF)"),
        &say!(vi: "hãy mở bằng Word và lưu lại thành .docx"; en: "open it in Word and save it as .docx"),
    )
}

fn binary_workbook() -> Message {
    refusal::unsupported(
        &say!(vi: "bảng tính Excel nhị phân (.xlsb)"; en: "a binary Excel workbook (.xlsb)"),
        &say!(vi: "hãy mở bằng Excel và lưu lại thành .xlsx"; en: "open it in Excel and save it as .xlsx"),
    )
}

fn presentation() -> Message {
    refusal::unsupported(
        &say!(vi: "bản trình chiếu"; en: "a presentation"),
        &say!(vi: "hãy chép nội dung sang một tệp Word và lưu thành .docx"; en: "copy its content into a Word file and save it as .docx"),
    )
}

fn other_open_document() -> Message {
    refusal::unsupported(
        &say!(vi: "văn bản OpenDocument"; en: "an OpenDocument text"),
        &say!(vi: "hãy mở bằng Word hoặc LibreOffice và lưu lại thành .docx"; en: "open it in Word or LibreOffice and save it as .docx"),
    )
}

fn archive() -> Message {
    refusal::unsupported(
        &say!(vi: "tệp nén"; en: "an archive"),
        &say!(vi: "hãy giải nén rồi nhập từng tệp Word hoặc Excel bên trong"; en: "unpack it and import the Word and Excel files inside one by one"),
    )
}

fn web_page(ending: &str) -> Message {
    let target = if ending.starts_with("xls") { "xlsx" } else { "docx" };
    refusal::unsupported(
        &say!(vi: "trang web (HTML)"; en: "a web page (HTML)"),
        &say!(vi: "hãy mở bằng Excel hoặc Word và lưu lại thành .{target}"; en: "open it in Excel or Word and save it as .{target}"),
    )
}

fn raw_xml() -> Message {
    refusal::unsupported(
        &say!(vi: "tệp XML"; en: "an XML file"),
        &say!(vi: "hãy mở bằng Word hoặc Excel và lưu lại thành .docx hoặc .xlsx"; en: "open it in Word or Excel and save it as .docx or .xlsx"),
    )
}

fn unknown(ending: &str) -> Message {
    match ending {
        "docx" | "xlsx" | "xls" | "ods" => refusal::broken(),
        _ => refusal::unsupported(
            &say!(vi: "loại không nhận ra"; en: "of an unknown kind"),
            &say!(vi: "chỉ đọc được .docx, .xlsx, .xls, .ods, .csv, .txt, .md"; en: "only .docx, .xlsx, .xls, .ods, .csv, .txt and .md are read"),
        ),
    }
}
