//! Attachments: where they are, what they are, how large, and their hash.

use sha2::{Digest, Sha256};

use super::{Linked, Node, Target};
use crate::model::{Attachment, StoredFile};

impl<'l> Linked<'l> {
    /// Describes attachments that are published.
    pub(super) fn files(&self, files: &'l [Attachment]) -> Vec<Node> {
        files.iter().map(|file| self.file(file)).collect()
    }

    fn file(&self, attachment: &'l Attachment) -> Node {
        let path = &attachment.file.path;
        let stored = self.site.files.get(path);
        Node::of("MediaObject")
            .set("name", self.optional(attachment.title.as_ref()).or_else(|| path.rsplit('/').next()))
            .set("contentUrl", (self.address)(Target::File(&format!("files/{path}"))))
            .set("encodingFormat", media_type(path))
            .set("contentSize", stored.map(|file| format!("{} B", file.bytes.len())))
            .set("sha256", stored.map(StoredFile::sha256))
    }
}

/// Gives the SHA-256 of bytes in hexadecimal digits.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Tells the media type registered for the ending of a file's name, where it is one offices use.
fn media_type(path: &str) -> Option<&'static str> {
    let (_, ending) = path.rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "pdf" => "application/pdf",
        "doc" => "application/msword",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xls" => "application/vnd.ms-excel",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "ppt" => "application/vnd.ms-powerpoint",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "odt" => "application/vnd.oasis.opendocument.text",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "rtf" => "application/rtf",
        "zip" => "application/zip",
        "csv" => "text/csv",
        "txt" => "text/plain",
        "html" | "htm" => "text/html",
        "json" => "application/json",
        "xml" => "application/xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "svg" => "image/svg+xml",
        "webp" => "image/webp",
        "tif" | "tiff" => "image/tiff",
        _ => return None,
    })
}
