//! `minhbach sign PUBLIC --key FILE`: a signature beside the manifest; `--new-key NAME` makes the keys.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::verify::{Refusal, check};
use super::{Exit, words};
use crate::emit::{MANIFEST, Manifest};
use crate::text::Language;
use crate::verify::signature::{self, KeyFault, Pair, SIGNATURE, Secret};
use crate::verify::{self, Known};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The published folder
    #[arg(default_value = "public")]
    public: PathBuf,
    /// The secret key to sign with
    #[arg(long, value_name = "FILE", required_unless_present = "new_key", conflicts_with = "new_key")]
    key: Option<PathBuf>,
    /// Make a pair of keys, NAME.key and NAME.pub, instead of signing
    #[arg(long, value_name = "NAME")]
    new_key: Option<PathBuf>,
    /// Make the key without a password
    #[arg(long, requires = "new_key")]
    no_password: bool,
    /// A file or folder the host put there, such as CNAME
    #[arg(long, value_name = "NAME")]
    ignore: Vec<String>,
}

pub(super) fn run(options: &Options, language: Language) -> Exit {
    let done = match (&options.new_key, &options.key) {
        (Some(name), _) => new_key(name, options.no_password, language),
        (None, Some(key)) => sign(options, key, language),
        (None, None) => return Exit::WrongUse,
    };
    match done {
        Ok(told) => {
            println!("{told}");
            Exit::Done
        }
        Err((told, exit)) => {
            eprintln!("{}", told.trim_end());
            exit
        }
    }
}

/// Makes a pair of keys; none is ever overwritten.
fn new_key(name: &Path, no_password: bool, language: Language) -> Result<String, Refusal> {
    let [secret_path, public_path] = ["key", "pub"].map(|ending| {
        let mut path = name.as_os_str().to_owned();
        path.push(format!(".{ending}"));
        PathBuf::from(path)
    });
    refuse_public_place(&secret_path, language)?;
    if let Some(there) = [&secret_path, &public_path].into_iter().find(|path| path.exists()) {
        let there = there.display();
        let told = (
            format!("{there} đã có: khóa không bao giờ bị ghi đè"),
            format!("{there} is there: no key is ever overwritten"),
        );
        return Err((words(language, &told.0, &told.1), Exit::WrongUse));
    }
    let password = if no_password { None } else { Some(new_password(language)?) };
    let pair = Pair::new(password).map_err(|error| (error, Exit::MachineFailed))?;
    let failed = |path: &Path, error: &std::io::Error| {
        (super::failed(path, error).get(language).to_owned(), Exit::MachineFailed)
    };
    save_secret(&secret_path, &pair.secret).map_err(|error| failed(&secret_path, &error))?;
    std::fs::write(&public_path, &pair.public).map_err(|error| failed(&public_path, &error))?;
    if no_password {
        eprintln!(
            "{}",
            words(
                language,
                "khóa không có mật khẩu: ai chép được tệp này là ký thay được cơ quan; hãy giữ nó trên ổ rời, cất có khóa",
                "the key has no password: whoever copies the file can sign for the department; keep it on a drive that is locked away",
            )
        );
    }
    let (secret, public) = (secret_path.display(), public_path.display());
    Ok(words(
        language,
        &format!("đã ghi {secret} (giữ kín) và {public} (in trên báo cáo giấy, gửi cho báo chí)"),
        &format!("wrote {secret} (keep it secret) and {public} (print it on the paper report, hand it to the press)"),
    ))
}

/// Opens the secret key, with its password where it has one.
fn open(text: &str, language: Language) -> Result<Secret, Refusal> {
    let secret = match Secret::open(text) {
        Err(KeyFault::Password) => {
            Secret::unlock(text, password("Mật khẩu của khóa: ", "Password of the key: ", language)?)
        }
        other => other,
    };
    secret.map_err(|fault| {
        let told = match fault {
            KeyFault::NoKey => words(language, "tệp này không phải khóa bí mật", "this file is no secret key"),
            KeyFault::Password => words(language, "sai mật khẩu", "the password is wrong"),
        };
        (told, Exit::WrongUse)
    })
}

/// Asks for a new password twice.
fn new_password(language: Language) -> Result<String, Refusal> {
    let first = password("Đặt mật khẩu cho khóa: ", "A password for the key: ", language)?;
    let again = password("Gõ lại mật khẩu: ", "The password again: ", language)?;
    if first.is_empty() || first != again {
        let told = words(
            language,
            "hai lần gõ khác nhau, hoặc mật khẩu trống; chưa ghi gì",
            "the two differ, or the password is empty; nothing was written",
        );
        return Err((told, Exit::WrongUse));
    }
    Ok(first)
}

/// Asks for a password at the terminal, and nowhere else: arguments and variables are seen by others.
fn password(vi: &str, en: &str, language: Language) -> Result<String, Refusal> {
    rpassword::prompt_password(words(language, vi, en)).map_err(|_| {
        let told = words(
            language,
            "cần một cửa sổ dòng lệnh để gõ mật khẩu",
            "the password is typed at a terminal, and there is none",
        );
        (told, Exit::WrongUse)
    })
}

/// Writes the secret key so that no other user of the machine can read it.
fn save_secret(path: &Path, text: &str) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}

/// Refuses a secret key in a published folder or in content: both are copied to where anybody reads them.
fn refuse_public_place(key: &Path, language: Language) -> Result<(), Refusal> {
    let full = std::path::absolute(key).unwrap_or_else(|_| key.to_owned());
    let full = full.parent().and_then(|folder| folder.canonicalize().ok()).unwrap_or(full);
    let is_public = |folder: &Path| folder.join(MANIFEST).exists() || folder.join("department.toml").exists();
    let Some(folder) = full.ancestors().find(|folder| is_public(folder)) else { return Ok(()) };
    let (key, folder) = (key.display(), folder.display());
    let told = words(
        language,
        &format!(
            "{key}: khóa bí mật không được nằm trong {folder}, nơi sẽ được đăng hoặc chép đi; hãy để nó ở chỗ khác"
        ),
        &format!("{key}: a secret key must not lie in {folder}, which is published or copied; keep it elsewhere"),
    );
    Err((told, Exit::WrongUse))
}

/// Signs a folder that passes; one that differs is never signed.
fn sign(options: &Options, key: &Path, language: Language) -> Result<String, Refusal> {
    refuse_public_place(key, language)?;
    let known = Known { ignored: options.ignore.clone(), ..Known::default() };
    let verdict = check(&options.public, &known, language)?;
    if !verdict.findings.is_empty() {
        let told = words(language, "không ký: thư mục không đạt", "not signed: the folder does not pass");
        return Err((format!("{}{told}", verify::human(&verdict, &known, language, false)), Exit::ContentErrors));
    }
    let failed = |path: &Path, error: &std::io::Error| {
        (super::failed(path, error).get(language).to_owned(), Exit::MachineFailed)
    };
    let path = options.public.join(MANIFEST);
    let bytes = std::fs::read(&path).map_err(|error| failed(&path, &error))?;
    let text = std::fs::read_to_string(key).map_err(|error| failed(key, &error))?;
    let secret = open(&text, language)?;
    let says = serde_json::from_slice::<Manifest>(&bytes).map(|manifest| signature::statement(&manifest));
    let says = says.unwrap_or_default();
    let signed = secret.sign(&bytes, &says).map_err(|error| (error, Exit::MachineFailed))?;
    let path = options.public.join(SIGNATURE);
    std::fs::write(&path, signed).map_err(|error| failed(&path, &error))?;
    let place = path.display();
    Ok(words(
        language,
        &format!("đã ghi {place}: {says}\ndựng lại trang thì chữ ký này mất, phải ký lại"),
        &format!("wrote {place}: {says}\nbuilding the site again drops this signature: sign again"),
    ))
}
