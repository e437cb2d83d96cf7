//! One thing that does not fit.

use crate::diagnostic::Message;

/// What kind of thing does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    /// The manifest is not as the program writes it.
    Manifest,
    /// A file is not the one the manifest names.
    Changed,
    /// A file the manifest names is not there.
    Missing,
    /// A file the manifest does not name.
    Extra,
    /// A link, a pipe or a device.
    NoFile,
    /// The system does not let us read it.
    Unreadable,
    /// The file of a release is not as it was written.
    Release,
    /// The releases do not follow one another, or not up to the one the manifest names.
    Chain,
    /// An address a release promised leads nowhere.
    Address,
    /// The facts shown are not those of the release.
    Facts,
    /// The signature is missing or wrong.
    Signature,
    /// No release has the root that was typed.
    Root,
    /// An older copy has a release that is missing or another here.
    Older,
}

impl FindingKind {
    /// Names the kind for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Manifest => "manifest",
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Extra => "extra",
            Self::NoFile => "no-file",
            Self::Unreadable => "unreadable",
            Self::Release => "release",
            Self::Chain => "chain",
            Self::Address => "address",
            Self::Facts => "facts",
            Self::Signature => "signature",
            Self::Root => "root",
            Self::Older => "older-copy",
        }
    }
}

/// One thing that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its kind.
    pub kind: FindingKind,
    /// The file it is about.
    pub path: String,
    /// What does not fit.
    pub message: Message,
}

impl Finding {
    pub(super) fn new(kind: FindingKind, path: impl Into<String>, message: Message) -> Self {
        Self { kind, path: path.into(), message }
    }
}
