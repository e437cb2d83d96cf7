//! Detached signatures over the manifest, as the `minisign` program makes and checks them.
//!
//! The signed manifest names every file by its digest, so that one signature stands for the whole publication. The
//! clock has no part in it: what the signer states is the releases, not the hour.

use std::fmt;
use std::io::Cursor;

use ct_codecs::{Base64, Decoder};
use minisign::{KeyPair, PublicKey, PublicKeyBox, SecretKey, SecretKeyBox, SignatureBox};

use crate::diagnostic::{Message, say};
use crate::emit::Manifest;
use crate::ledger::Digest;

/// The name of the signature beside the manifest.
pub const SIGNATURE: &str = "manifest.json.minisig";

const COMMENT: &str = "signature of manifest.json of a site made by minhbach";

/// How many letters the second signature of a file has in Base64: 64 bytes.
const LETTERS: usize = 88;

/// The public key of a department.
pub struct Key(PublicKey);

/// The key a department signs with.
pub struct Secret(SecretKey);

/// The texts of two files that belong together.
pub struct Pair {
    /// The secret key.
    pub secret: String,
    /// The public key.
    pub public: String,
}

impl Key {
    /// Reads a public key: the text of its file, or its one line of letters.
    pub fn read(text: &str) -> Option<Self> {
        let line = text.lines().map(str::trim).rfind(|line| !line.is_empty())?;
        let boxed = PublicKeyBox::from_string(&format!("untrusted comment: \n{line}\n")).ok();
        boxed.and_then(|boxed| boxed.into_public_key().ok()).map(Self)
    }

    /// Checks a signature of bytes; gives what the signer wrote beside it.
    ///
    /// # Errors
    ///
    /// Says why it is none, whether it is damaged, of another key or of other bytes.
    pub fn check(&self, bytes: &[u8], signature: &[u8]) -> Result<String, Message> {
        let damaged = || say!(vi: "tệp chữ ký bị hỏng"; en: "the file of the signature is damaged");
        let text = std::str::from_utf8(signature).map_err(|_| damaged())?;
        // A shorter one would not be refused but end the reading.
        if text.lines().nth(3).is_none_or(|line| line.trim().len() != LETTERS) {
            return Err(damaged());
        }
        let boxed = SignatureBox::from_string(text).map_err(|_| damaged())?;
        if boxed.keynum() != self.0.keynum() {
            return Err(say!(
                vi: "chữ ký này của khóa khác, không phải của khóa công khai đã cho";
                en: "this signature is of another key and not of the public key given"
            ));
        }
        minisign::verify(&self.0, &boxed, Cursor::new(bytes), true, false, false).map_err(|_| {
            say!(
                vi: "chữ ký không khớp manifest.json: bản kê không phải bản đã được ký";
                en: "the signature does not fit manifest.json: this is not the manifest that was signed"
            )
        })?;
        boxed.trusted_comment().map_err(|_| damaged())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Key({})", self.0.to_base64())
    }
}

/// Why a secret key cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyFault {
    /// The text is no secret key.
    NoKey,
    /// It needs its password, or another one.
    Password,
}

impl Secret {
    /// Reads a secret key that has no password.
    ///
    /// # Errors
    ///
    /// Says whether it has one, or is no key.
    pub fn open(text: &str) -> Result<Self, KeyFault> {
        // The minisign program leaves the sum of a key without a password empty, which the library refuses in its file.
        let line = text.lines().nth(1).ok_or(KeyFault::NoKey)?;
        let bytes = Base64::decode_to_vec(line.trim(), None).map_err(|_| KeyFault::NoKey)?;
        let key = SecretKey::from_bytes(&bytes).map_err(|_| KeyFault::NoKey)?;
        if key.is_encrypted() { Err(KeyFault::Password) } else { Ok(Self(key)) }
    }

    /// Reads a secret key with its password.
    ///
    /// # Errors
    ///
    /// Fails when the password is another, or the text is no key.
    pub fn unlock(text: &str, password: String) -> Result<Self, KeyFault> {
        let boxed = SecretKeyBox::from_string(text).map_err(|_| KeyFault::NoKey)?;
        boxed.into_secret_key(Some(password)).map(Self).map_err(|_| KeyFault::Password)
    }

    /// Signs a manifest; gives the text of the signature's file.
    ///
    /// # Errors
    ///
    /// Fails when the system gives no random numbers, or when the halves of the key do not belong together.
    pub fn sign(&self, manifest: &[u8], says: &str) -> Result<String, String> {
        let public = PublicKey::from_secret_key(&self.0).map_err(|error| error.to_string())?;
        let signed = minisign::sign(Some(&public), &self.0, Cursor::new(manifest), Some(says), Some(COMMENT));
        signed.map(|boxed| boxed.to_string()).map_err(|error| error.to_string())
    }
}

impl Pair {
    /// Makes a new pair, locked with a password where one is given.
    ///
    /// # Errors
    ///
    /// Fails when the system gives no random numbers.
    pub fn new(password: Option<String>) -> Result<Self, String> {
        let pair = match password {
            Some(password) => KeyPair::generate_encrypted_keypair(Some(password)),
            None => KeyPair::generate_unencrypted_keypair(),
        };
        let texts = |pair: KeyPair| {
            let secret = pair.sk.to_box(Some("minhbach secret key: keep it off the site and off its content"))?;
            Ok(Self { secret: secret.into_string(), public: pair.pk.to_box()?.into_string() })
        };
        pair.and_then(texts).map_err(|error| error.to_string())
    }
}

/// Writes what a signature states beside the bytes: each site with its newest release.
pub fn statement(manifest: &Manifest) -> String {
    let sites = manifest.sites.iter().map(|site| match &site.release {
        Some(release) => {
            let short = Digest::parse(&release.root).map(|root| root.short()).unwrap_or_default();
            format!("{} {} {short}", site.department, release.id)
        }
        None => format!("{} -", site.department),
    });
    format!("minhbach {}", sites.collect::<Vec<_>>().join(", "))
}
