//! Checks and prepares everything anew after a change, beside the answering of pages.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use super::fault::Told;
use super::live::{Content, Live};
use crate::diagnostic::{self, Message, say};
use crate::load::Tree;
use crate::pipeline::{self, BuildError, BuildOptions, Input, Preview};
use crate::text::Language;

/// Prepares what is shown first, with all the machine has.
pub(super) fn first(live: &Live, drafts: bool) {
    take_up(live, prepare(live.next(), drafts, live.language));
}

/// Checks whatever changes, for ever.
pub(super) fn run(live: &Live, drafts: bool) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads()).start_handler(|_| yield_to_others());
    let Ok(pool) = pool.build() else {
        loop {
            first(live, drafts);
        }
    };
    loop {
        let content = live.next();
        pool.install(|| {
            let earlier = take_up(live, prepare(content, drafts, live.language));
            if let Some(earlier) = earlier {
                let fresh = live.shown().clone();
                if let Some(fresh) = fresh.filter(|_| !live.status().is_refreshing()) {
                    fresh.make_again(&earlier);
                }
            }
        });
    }
}

/// Shows what was prepared, or says why it was not. Gives what was shown before.
pub(super) fn take_up(live: &Live, prepared: Result<Preview, Told>) -> Option<Preview> {
    match prepared {
        Ok(fresh) => live.checked(fresh),
        Err(told) => {
            live.refused(told);
            None
        }
    }
}

/// Checks and prepares content, as a build does.
pub(super) fn prepare(content: Content, drafts: bool, language: Language) -> Result<Preview, Told> {
    let options = BuildOptions { target: PathBuf::new(), as_of: None, base_url: None, drafts, offline: false };
    let prepared = catch_unwind(AssertUnwindSafe(|| {
        let copy = |tree: &Arc<Tree>| Tree::clone(tree);
        let (tree, theme) = (copy(&content.tree), content.theme.as_ref().map(copy));
        let left_out = content.left_out.clone();
        // Whoever changes a file meanwhile need not make a copy.
        drop(content);
        Preview::new(pipeline::check(Input { content: tree, left_out, theme }), &options)
    }));
    match prepared {
        Ok(Ok(preview)) if preview.is_empty() => Err(Told::message(&no_department(), language)),
        Ok(Ok(preview)) => Ok(preview),
        Ok(Err(error)) => Err(told(error, language)),
        Err(_) => Err(Told::message(&stumbled(), language)),
    }
}

/// Tells why there is no preview.
fn told(error: BuildError, language: Language) -> Told {
    match error {
        BuildError::Content(report) => Told::of(report, language),
        BuildError::Emit(error) => Told::message(&error.message(), language),
    }
}

/// Tells why there is no file of a preview.
pub(super) fn words(error: &BuildError, language: Language) -> String {
    match error {
        BuildError::Content(report) => diagnostic::human(report, language, false),
        BuildError::Emit(error) => error.message().get(language).to_owned(),
    }
}

fn no_department() -> Message {
    say!(
        vi: "không thấy department.toml nào trong thư mục nội dung";
        en: "there is no department.toml in the content folder"
    )
}

fn stumbled() -> Message {
    say!(
        vi: "chương trình vấp phải lỗi của chính nó khi kiểm tra; chi tiết ở cửa sổ lệnh";
        en: "the program stumbled over a fault of its own while checking; the terminal tells more"
    )
}

/// Gives how many threads check: pages are asked for meanwhile. Where the system lets a thread stand back, all cores are
/// used; else one is left to the pages.
fn threads() -> usize {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    if cfg!(target_os = "linux") { cores } else { cores.saturating_sub(1).max(1) }
}

#[cfg(target_os = "linux")]
fn yield_to_others() {
    // On Linux this is said of the thread alone.
    let _ = rustix::process::nice(10);
}

#[cfg(not(target_os = "linux"))]
fn yield_to_others() {}
