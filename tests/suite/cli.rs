//! What a person reads in the terminal, and how a command ends.

use std::fmt::Write;
use std::path::Path;

use minhbach::diagnostic::Code;
use rayon::prelude::*;

use crate::cases::{self, Case};
use crate::golden;
use crate::harness::{Run, Site, minhbach, minhbach_with};

/// Every command, as the help lists them.
const COMMANDS: &[&str] = &[
    "build", "init", "serve", "check", "import", "workbook", "draft", "release", "verify", "sign", "explain", "schema",
];

/// Runs the program where there is nothing.
fn anywhere(arguments: &[&str]) -> Run {
    minhbach(&std::env::temp_dir(), arguments)
}

#[test]
fn the_whole_help() {
    let mut text = String::new();
    let commands = COMMANDS.iter().map(|command| vec![*command]);
    for command in std::iter::once(Vec::new()).chain(commands) {
        let arguments = [command, vec!["--help"]].concat();
        let run = anywhere(&arguments).ended(0);
        let _ = writeln!(text, "$ minhbach {}\n{}", arguments.join(" "), run.stdout);
    }
    golden::check("snapshots/help.txt", &text);
}

#[test]
fn the_help_names_every_command_there_is() {
    let run = anywhere(&["--help"]).ended(0);
    let commands =
        run.stdout.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names: Vec<&str> = commands.filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(names, [COMMANDS, &["help"]].concat(), "add a new command to the help that is kept");
}

#[test]
fn every_kind_of_problem_is_explained_in_both_languages() {
    for code in Code::ALL {
        for (language, heading) in [("vi", "## Tiếng Việt"), ("en", "## English")] {
            let run = anywhere(&["explain", code.as_str(), "--lang", language]).ended(0);
            assert!(run.stdout.contains(heading), "{code} in {language}: {}", run.stdout);
        }
    }
}

#[test]
fn explain_lists_every_kind_and_knows_a_near_one() {
    let kinds: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(anywhere(&["explain"]).ended(0).stdout.lines().collect::<Vec<_>>(), kinds);
    let run = anywhere(&["explain", "unknown-unti", "--lang", "en"]).ended(2);
    insta::assert_snapshot!(run.stderr.trim_end(), @"there is no kind of problem `unknown-unti` (unknown-unit?)");
}

/// What the program tells of every case of a kind, in a language.
fn told(code: Code, language: &str) -> String {
    let mut text = String::new();
    let cases = cases::read(code);
    let settled = |case: &&Case| !case.is_good() && cases::is_runnable(case) && !cases::is_awaited(code, case);
    for case in cases.iter().filter(settled) {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        case.site.write(&folder.path().join("content"));
        let run = minhbach(folder.path(), &["check", "--lang", language]);
        let _ = writeln!(text, "## {} ({language})\n\n$ minhbach check --lang {language}", case.name);
        let _ = writeln!(text, "{}{}exit code {}\n", run.stdout, run.stderr, run.code.unwrap_or(-1));
    }
    text
}

#[test]
fn every_kind_of_problem_is_told_in_both_languages() {
    let texts: Vec<String> = Code::ALL.par_iter().map(|code| told(*code, "vi") + &told(*code, "en")).collect();
    for (code, text) in Code::ALL.iter().zip(&texts) {
        golden::check(&format!("snapshots/{code}.txt"), text);
    }
}

#[test]
fn no_snapshot_is_left_of_a_kind_that_is_gone() {
    for entry in std::fs::read_dir(golden::project("tests/snapshots")).expect("the snapshots are in their folder") {
        let name = entry.expect("a folder can be read").file_name().to_string_lossy().into_owned();
        let known = name.strip_suffix(".txt").is_some_and(|stem| stem == "help" || Code::from_word(stem).is_some());
        assert!(known, "tests/snapshots/{name}");
    }
}

/// Two problems of one line, far from the top of their file.
fn faulty() -> tempfile::TempDir {
    let task =
        "[[area]]\nid = \"a\"\ntitle = \"A\"\n\n[[area.task]]\nid = \"1\"\ntitle = \"Việc\"\nleads = [\"van-phon\"]\n";
    Site::new("").with("plans/2020/tasks.toml", task).with("note.txt", "…").folder()
}

#[test]
fn problems_for_programs() {
    let run = minhbach(faulty().path(), &["check", ".", "--format", "json", "--lang", "en"]).ended(1);
    insta::assert_snapshot!(run.stdout, @r#"
    [
      {
        "file": "note.txt",
        "line": 1,
        "column": 1,
        "end_line": 1,
        "end_column": 1,
        "code": "stray-file",
        "severity": "warning",
        "message": "nothing is read from `note.txt`, so it is not on the site",
        "notes": [
          "attachments belong in files/; the manual lists the files of a site"
        ],
        "related": [],
        "suggestion": null
      },
      {
        "file": "plans/2020/tasks.toml",
        "line": 8,
        "column": 10,
        "end_line": 8,
        "end_column": 20,
        "code": "unknown-unit",
        "severity": "error",
        "message": "no unit has the id `van-phon`",
        "notes": [],
        "related": [],
        "suggestion": "\"van-phong\""
      }
    ]
    "#);
    assert_eq!(run.stderr, "");
}

#[test]
fn no_problem_is_an_empty_list() {
    let run = minhbach(Site::new("").folder().path(), &["check", ".", "--format", "json"]).ended(0);
    assert_eq!(run.stdout, "[]\n");
}

#[test]
fn a_check_tells_on_stdout_and_a_build_on_stderr() {
    let folder = faulty();
    let check = minhbach(folder.path(), &["check", "."]).ended(1);
    assert!(check.stdout.contains("unknown-unit") && check.stderr.is_empty());
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let build = minhbach(folder.path(), &["build", ".", "-o", &elsewhere.path().to_string_lossy()]).ended(1);
    assert!(build.stderr.contains("unknown-unit") && build.stdout.is_empty());
}

#[test]
fn nothing_is_coloured_that_no_person_watches() {
    let run = minhbach(faulty().path(), &["check", "."]);
    assert!(!run.stdout.contains('\u{1b}'));
}

#[test]
fn the_language_comes_from_the_option_then_from_the_locale() {
    let folder = faulty();
    let starts = |arguments: &[&str], environment: &[(&str, &str)]| {
        let run = minhbach_with(folder.path(), &[&["check", "."], arguments].concat(), environment);
        if run.stdout.contains("lỗi[") { "vi" } else { "en" }
    };
    assert_eq!(starts(&[], &[]), "vi");
    assert_eq!(starts(&[], &[("LANG", "en_US.UTF-8")]), "en");
    assert_eq!(starts(&[], &[("LANG", "vi_VN.UTF-8"), ("LC_ALL", "en_GB.UTF-8")]), "en");
    assert_eq!(starts(&[], &[("LANG", "C")]), "vi");
    assert_eq!(starts(&["--lang", "vi"], &[("LANG", "en_US.UTF-8")]), "vi");
}

#[test]
fn warnings_end_with_0_and_under_strict_with_1() {
    let folder = Site::new("").with("note.txt", "…").folder();
    let _ = minhbach(folder.path(), &["check", "."]).ended(0);
    let _ = minhbach(folder.path(), &["check", ".", "--strict"]).ended(1);
}

#[test]
fn wrong_use_ends_with_2() {
    for arguments in [
        &["publish"][..],
        &["build", "--as-of", "18/11/2020"],
        &["build", "--as-of", "2020-02-30"],
        &["build", "--base-url", "javascript:alert(1)"],
        &["build", "--base-url", "ftp://a.vn"],
        &["check", "--format", "xml"],
        &["check", "--lang", "fr"],
        &["import"],
        &["import", "a.docx", "--as", "letter"],
        &["import", "a.docx", "--plan", "Kế hoạch"],
        &["import", "a.docx", "--period", "quý 1"],
        &["import", "a.docx", "--yes", "--dry-run"],
    ] {
        assert_eq!(anywhere(arguments).code, Some(2), "{arguments:?}");
    }
}

#[test]
fn a_folder_that_cannot_be_read_ends_with_3() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for command in ["check", "build"] {
        let run = minhbach(folder.path(), &[command, "không-có"]).ended(3);
        assert!(run.stderr.contains("không-có"), "{}", run.stderr);
    }
    let site = Site::new("").under("content").folder();
    let _ = minhbach(site.path(), &["build", "--theme", "không-có"]).ended(3);
}

#[test]
fn a_target_that_cannot_be_made_ends_with_3() {
    let folder = Site::new("").under("content").folder();
    std::fs::write(folder.path().join("a-file"), "x").expect("a file can be written");
    let _ = minhbach(folder.path(), &["build", "-o", "a-file/public"]).ended(3);
    assert!(Path::new(&folder.path().join("a-file")).is_file());
}

#[test]
fn the_version_is_that_of_the_package() {
    assert_eq!(anywhere(&["--version"]).ended(0).stdout, format!("minhbach {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_reader_that_leaves_early_ends_no_command_with_a_panic() {
    use std::process::{Command, Stdio};
    let mut command = Command::new(env!("CARGO_BIN_EXE_minhbach"));
    let mut child = command
        .args(["schema", "tasks"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}
