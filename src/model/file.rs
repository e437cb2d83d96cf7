//! An attachment as it lies in `files/`.

use std::sync::OnceLock;

use sha2::{Digest, Sha256};

/// The bytes of an attachment.
#[derive(Debug, Clone, Default)]
pub struct StoredFile {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Made when it is first asked for: attachments are large, and most commands need no digest.
    sha256: OnceLock<String>,
}

impl StoredFile {
    /// Gives the SHA-256 in hexadecimal digits.
    pub fn sha256(&self) -> &str {
        self.sha256.get_or_init(|| Sha256::digest(&self.bytes).iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

impl From<Vec<u8>> for StoredFile {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, sha256: OnceLock::new() }
    }
}
