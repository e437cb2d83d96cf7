//! The script that keeps a site for use without a connection: `sw.js` in the folder of the site, for a browser lets
//! such a script see only what lies below it. It names what is kept; how is the theme's `static/worker.js`.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::build::{Ready, dictionary};
use super::search::Published;
use crate::emit::{Destination, EmitError};
use crate::pages::Route;

/// What every page needs beside its own text, as far as the theme has it.
const STATIC_FILES: [&str; 5] =
    ["static/icon.svg", "static/search-page.js", "static/search.js", "static/site.css", "static/site.js"];

/// What the script knows of its site. Paths begin at the folder of the site.
#[derive(Debug, Serialize)]
struct SiteToKeep<'s> {
    /// Differs when anything of the site does.
    release: String,
    /// What is kept from the first visit on.
    core: Vec<String>,
    indexes: &'s [Published],
    words: Vec<Words>,
}

/// What a page says that was never kept.
#[derive(Debug, Serialize)]
struct Words {
    folder: String,
    lang: &'static str,
    title: String,
    text: String,
    link: String,
    search: String,
}

/// Writes the script, after everything else of the site.
pub(super) fn publish(one: &Ready, indexes: &[Published], publication: &dyn Destination) -> Result<(), EmitError> {
    let folder = if one.folder.is_empty() { String::new() } else { format!("{}/", one.folder) };
    let words = words(one);
    let pages = words.iter().map(|words| words.search.clone());
    let files = STATIC_FILES.into_iter().filter(|name| one.theme.static_files().any(|(path, _)| path == *name));
    let accent = one.site.department.accent.map(|_| "accent.css".to_owned());
    let core = pages.chain(files.map(str::to_owned)).chain(accent).collect();
    let release = Sha256::digest(publication.digests(&folder));
    let release = release.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let site = serde_json::json!(SiteToKeep { release, core, indexes, words });
    let script = format!("const SITE = {site};\nimportScripts(\"static/worker.js\");\n");
    publication.write(&format!("{folder}sw.js"), script.as_bytes())
}

fn words(one: &Ready) -> Vec<Words> {
    let languages = one.site.department.languages.iter().enumerate();
    let words = languages.map(|(index, language)| {
        let dictionary = dictionary(&one.theme, language.language());
        let viewer = one.viewer(&dictionary, language.language());
        let folder = if index == 0 { String::new() } else { format!("{}/", language.as_str()) };
        Words {
            search: format!("{folder}{}", Route::Search.path().trim_start_matches('/')),
            folder,
            lang: language.language().code(),
            title: viewer.say("offline.title"),
            text: viewer.say("offline.text"),
            link: viewer.say("offline.link"),
        }
    });
    words.collect()
}
