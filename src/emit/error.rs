//! Why nothing, or not all, could be written, in words for the person who must act.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::MANIFEST;
use crate::diagnostic::{Message, say, system};

/// Why a publication, or files of the content, could not be written.
#[derive(Debug)]
pub enum EmitError {
    /// The target exists and is no published site.
    NotASite(PathBuf),
    /// The target is a link that leads nowhere.
    BrokenLink(PathBuf),
    /// The target lies in a folder it is made from, or around it.
    Overlaps(PathBuf, PathBuf),
    /// The target cannot be renamed: another disk or a layer of a container begins there.
    Fixed(PathBuf),
    /// Another command is writing the same target.
    Busy(PathBuf),
    /// Two pages claim one address.
    Clash(String),
    /// A file of the content has changed since it was read.
    Changed(PathBuf),
    /// The file is there and must not be replaced.
    Exists(PathBuf),
    /// The machine failed.
    Disk(PathBuf, io::Error),
}

impl EmitError {
    /// Tells of a step that renames a folder.
    pub(super) fn renaming(path: &Path, error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => Self::Fixed(path.to_owned()),
            _ => Self::Disk(path.to_owned(), error),
        }
    }

    /// Tells whether the command was wrong, and not the machine or the content.
    pub fn is_wrong_use(&self) -> bool {
        matches!(self, Self::NotASite(_) | Self::BrokenLink(_) | Self::Overlaps(..) | Self::Exists(_))
    }

    /// Tells whether the content was at fault: two pages at one address, or an edit meanwhile.
    pub fn is_of_content(&self) -> bool {
        matches!(self, Self::Clash(_) | Self::Changed(_))
    }

    /// Says what happened, for the person who must act.
    pub fn message(&self) -> Message {
        match self {
            Self::NotASite(path) | Self::BrokenLink(path) | Self::Fixed(path) => self.refused(path),
            Self::Overlaps(target, source) => {
                let (target, source) = (target.display(), source.display());
                say!(
                    vi: "{target}: thư mục xuất không được nằm trong, trùng với hay bao lấy {source}; hãy chọn nơi khác bằng -o";
                    en: "{target}: the published folder must not lie in {source}, be it, or hold it; choose another place with -o"
                )
            }
            Self::Busy(path) => {
                let path = path.display();
                say!(vi: "{path}: một lượt lệnh khác đang ghi; chờ nó xong rồi chạy lại"; en: "{path}: another command is writing it; wait until it is done and run this one again")
            }
            Self::Clash(path) => {
                say!(vi: "{path}: hai trang cùng một địa chỉ"; en: "{path}: two pages at one address")
            }
            Self::Changed(path) => {
                let path = path.display();
                say!(
                    vi: "{path}: tệp vừa thay đổi sau khi được đọc; không ghi gì, hãy chạy lại lệnh";
                    en: "{path}: the file has changed since it was read; nothing was written, run the command again"
                )
            }
            Self::Exists(path) => {
                let path = path.display();
                say!(vi: "{path}: đã có, không ghi đè"; en: "{path}: is there already and is not replaced")
            }
            Self::Disk(path, error) => {
                let (path, cause) = (path.display(), system(error));
                say!(vi: "{path}: {}", cause.vi; en: "{path}: {}", cause.en)
            }
        }
    }

    /// Says why a folder cannot be the published one.
    fn refused(&self, path: &Path) -> Message {
        let path = path.display();
        match self {
            Self::BrokenLink(_) => say!(
                vi: "{path}: liên kết này dẫn đến chỗ không có; hãy tạo thư mục đích hoặc xóa liên kết";
                en: "{path}: this link leads nowhere; make the folder it leads to, or remove the link"
            ),
            Self::Fixed(_) => say!(
                vi: "{path}: không đổi tên được thư mục này (ổ đĩa khác hoặc lớp của container bắt đầu từ đây), nên không thay trọn trang trong một bước được; hãy xuất vào một thư mục con của nó bằng -o";
                en: "{path}: this folder cannot be renamed (another disk or a layer of a container begins here), so a site cannot be swapped in whole; publish into a folder inside it with -o"
            ),
            _ => say!(
                vi: "{path}: thư mục này không phải trang do minhbach tạo (không có {MANIFEST}) nên không bị thay";
                en: "{path}: this folder is no site made by minhbach (it has no {MANIFEST}) and is not replaced"
            ),
        }
    }
}

impl fmt::Display for EmitError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message().en)
    }
}

impl std::error::Error for EmitError {}
