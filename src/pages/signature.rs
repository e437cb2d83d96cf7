//! The end of an official document: who signed it and who receives it.

use serde::Serialize;

use super::parts::{Phrase, Shown};
use super::viewer::Viewer;
use crate::model::{Recipient, Signer};

/// Who signed.
#[derive(Debug, Serialize)]
pub struct SignerView {
    /// The printed lines before the title.
    pub prefix: Vec<Phrase>,
    /// The title.
    pub title: Shown,
    /// The name.
    pub name: Shown,
}

/// A recipient.
#[derive(Debug, Serialize)]
pub struct RecipientView {
    /// As printed.
    pub text: Phrase,
    /// The printed remark.
    pub note: Option<Phrase>,
}

impl Viewer<'_> {
    /// Shows who signed.
    pub(super) fn signer(&self, signer: &Signer) -> SignerView {
        SignerView {
            prefix: signer.prefix.iter().map(|line| self.printed(line)).collect(),
            title: self.stated(&signer.title, |title| self.phrase(title)),
            name: self.stated(&signer.name, |name| Phrase::plain(name)),
        }
    }

    /// Shows a recipient.
    pub(super) fn recipient(&self, recipient: &Recipient) -> RecipientView {
        RecipientView {
            text: self.printed(&recipient.text),
            note: recipient.note.as_deref().map(|note| self.printed(note)),
        }
    }
}
