//! What a person at the terminal is told of office files: those that cannot be read, in both languages and without a
//! word of Rust, and what a draft still lacks.

use crate::harness::{Site, files_of, minhbach};

/// An old workbook whose stream begins behind the end of the small sectors: a reader steps out of its bounds there.
fn stepping_out() -> Vec<u8> {
    let long = |bytes: &mut [u8], at: usize, value: u32| bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    let mut header = vec![0xff; 512];
    header[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    header[24..34].copy_from_slice(&[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    for (at, value) in [(40, 0), (44, 1), (48, 1), (56, 4096), (60, 3), (64, 1), (68, u32::MAX - 1), (72, 0), (76, 0)] {
        long(&mut header, at, value);
    }
    let mut table = vec![0xff; 512];
    long(&mut table, 0, u32::MAX - 2);
    (1..4).for_each(|sector| long(&mut table, 4 * sector, u32::MAX - 1));
    let mut directory = vec![0; 512];
    for (at, name, start, length) in [(0, "Root Entry\0", 2, 64), (128, "Workbook\0", 5, 100)] {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        directory[at..at + name.len()].copy_from_slice(&name);
        directory[at + 64] = u8::try_from(name.len()).expect("a short name");
        long(&mut directory, at + 116, start);
        long(&mut directory, at + 120, length);
    }
    let small_table: Vec<u8> = std::iter::repeat_n((u32::MAX - 1).to_le_bytes(), 128).flatten().collect();
    [header, table, directory, vec![0; 512], small_table].concat()
}

#[test]
fn what_cannot_be_read_is_told_and_changes_nothing() {
    let site = Site::new("").folder();
    let papers = tempfile::tempdir().expect("a temporary folder can be made");
    let before = files_of(site.path());
    for (name, bytes, vi, en) in [
        ("hong.xls", stepping_out(), "tệp bị hỏng", "damaged"),
        ("rong.docx", Vec::new(), "tệp rỗng", "empty"),
        ("anh.xlsx", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "hình ảnh", "picture"),
        ("quet.docx", b"%PDF-1.4\n".to_vec(), "PDF", "PDF"),
    ] {
        let path = papers.path().join(name);
        std::fs::write(&path, bytes).expect("a file can be written");
        for (language, said) in [("vi", vi), ("en", en)] {
            let paper = path.to_string_lossy();
            let run = minhbach(site.path(), &["import", &paper, "--into", ".", "--yes", "--lang", language]).ended(1);
            assert!(run.stderr.starts_with(name) && run.stderr.contains(said), "{}", run.stderr);
            assert_eq!((run.stderr.lines().count(), run.stdout.as_str()), (1, ""), "{}", run.stderr);
        }
    }
    assert_eq!(files_of(site.path()), before);
}

#[test]
fn what_is_not_there_is_told_in_the_language_of_the_person() {
    let site = Site::new("").folder();
    for (language, said) in
        [("vi", "không-có.docx: không có tệp hay thư mục này"), ("en", "không-có.docx: No such file")]
    {
        let run = minhbach(site.path(), &["import", "không-có.docx", "--into", ".", "--lang", language]).ended(3);
        assert!(run.stderr.starts_with(said), "{}", run.stderr);
    }
}

#[test]
fn a_draft_brought_back_tells_what_nobody_filled_in() {
    let site = Site::new("").folder();
    let _ = minhbach(site.path(), &["draft", "2020-Q1", "."]).ended(0);
    let run = minhbach(site.path(), &["import", "2020-q1.docx", "--into", ".", "--lang", "vi"]).ended(0);
    let told = run.stdout.lines().filter(|line| line.contains("còn lời nhắc của bản dự thảo")).count();
    assert!(told > 1, "{}", run.stdout);
}
