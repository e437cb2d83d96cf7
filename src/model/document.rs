//! The register of legal and administrative documents (`documents.toml`), and their citation.

use super::annotation::Annotation;
use super::date::Moment;
use super::id::{DocumentId, UnitId, WrittenId};
use super::link::{Address, FilePath};
use super::words::Stated;
use crate::record::Words;
use crate::record::{record, vocabulary};

vocabulary! {
    /// The type of a document, named as Vietnamese law names it (NĐ 30/2020/NĐ-CP).
    pub enum DocumentKind {
        /// Hiến pháp.
        Constitution = "hien-phap",
        /// Luật, bộ luật.
        Law = "luat",
        /// Nghị quyết.
        Resolution = "nghi-quyet",
        /// Nghị định.
        Decree = "nghi-dinh",
        /// Quyết định.
        Decision = "quyet-dinh",
        /// Chỉ thị.
        Directive = "chi-thi",
        /// Thông tư.
        Circular = "thong-tu",
        /// Kế hoạch.
        Plan = "ke-hoach",
        /// Báo cáo.
        Report = "bao-cao",
        /// Công văn.
        OfficialLetter = "cong-van",
        /// Thông báo.
        Notice = "thong-bao",
        /// Tờ trình.
        Submission = "to-trinh",
        /// Hướng dẫn.
        Guideline = "huong-dan",
        /// Kết luận.
        Conclusion = "ket-luan",
        /// Quy định.
        Provision = "quy-dinh",
        /// Quy chế.
        Regulation = "quy-che",
        /// Chương trình.
        Programme = "chuong-trinh",
        /// Đề án.
        Project = "de-an",
        /// Biên bản.
        Minutes = "bien-ban",
        /// Tiêu chuẩn.
        Standard = "tieu-chuan",
        /// Any other.
        Other = "khac",
    }
}

vocabulary! {
    /// What a document does to another.
    pub enum RelationKind {
        /// Takes its place.
        Replaces = "replaces",
        /// Ends it.
        Repeals = "repeals",
        /// Changes parts of it.
        Amends = "amends",
        /// Tells how to apply it.
        Guides = "guides",
        /// Is issued on its basis.
        BasedOn = "based-on",
        /// Is issued together with it.
        IssuedWith = "issued-with",
        /// Carries it out.
        Implements = "implements",
    }
}

record! {
    /// A relation to another document of the register.
    pub struct Relation {
        /// What this document does to the other.
        kind: RelationKind,
        /// The other document.
        document: DocumentId,
        /// More about it.
        note: Option<Words>,
    }
}

record! {
    /// An attachment in the site's `files/` folder.
    pub struct Attachment | file {
        /// Its path inside `files/`.
        file: FilePath,
        /// What it is.
        title: Option<Words>,
        /// Number of pages.
        pages: Option<u64>,
        /// Whether a screen reader can read it.
        accessible: Option<bool>,
    }
}

record! {
    /// A document of the register. Its key is issuer, type, number, symbol and date (MODEL §15).
    pub struct Document {
        /// Stable id; makes the address.
        id: WrittenId,
        /// Its type.
        kind: DocumentKind,
        /// Number as printed: "155", "30c"; blank where left blank.
        number: Stated<String>,
        /// The year inside the number: 2018 in 61/2018/NĐ-CP.
        year: Option<i32>,
        /// Symbol, normalised: "KH-SKHCN".
        symbol: Option<String>,
        /// Date of issue, as far as it is known.
        date: Option<Moment>,
        /// Who issued it.
        issuer: Option<Words>,
        /// The unit that issued it, where it is one of this site's.
        issuer_unit: Option<UnitId>,
        /// What it is about.
        title: Option<Words>,
        /// Who signed.
        signer: Option<Words>,
        /// In force from.
        effective_from: Option<Moment>,
        /// In force until.
        effective_to: Option<Moment>,
        /// Forms in which source documents print its name, each at least once.
        printed: Vec<String>,
        /// What it does to other documents.
        relations: Vec<Relation>,
        /// Official address of its text.
        url: Option<Address>,
        /// `true` when that address no longer answers.
        dead: bool,
        /// Files.
        files: Vec<Attachment>,
        /// A remark.
        note: Option<Words>,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
    }
}

impl Document {
    /// Names it as texts do: type and identifier, else its title, else the first printed form.
    pub fn name(&self) -> String {
        let label = self.kind.label();
        match (self.identifier(), &self.title) {
            (Some(identifier), _) => format!("{label} {identifier}"),
            (None, Some(title)) => title.vi().to_owned(),
            (None, None) => self.printed.first().map_or(label, String::as_str).to_owned(),
        }
    }

    /// Writes its identifier as documents do: `61/2018/NĐ-CP`, `155/KH-SKHCN`, `17-NQ/TW`.
    pub fn identifier(&self) -> Option<String> {
        let number = self.number.value()?;
        let year = self.year.map(|year| format!("/{year}")).unwrap_or_default();
        Some(match self.symbol.as_deref() {
            // Party documents put a hyphen between number and type, and the slash after the type.
            Some(symbol) if symbol.contains('/') => format!("{number}{year}-{symbol}"),
            Some(symbol) => format!("{number}{year}/{symbol}"),
            None => format!("{number}{year}"),
        })
    }
}

vocabulary! {
    /// What a citation is made for.
    pub enum Purpose {
        /// As the legal basis.
        Basis = "basis",
        /// As what is being carried out.
        Implements = "implements",
        /// As evidence of work done.
        Evidence = "evidence",
        /// As repealed.
        Repeals = "repeals",
        /// As replaced.
        Replaces = "replaces",
        /// As amended.
        Amends = "amends",
        /// As mentioned.
        Mentions = "mentions",
    }
}

record! {
    /// A citation of a document.
    pub struct Citation | document {
        /// The document of the register; absent where it cannot be told which.
        document: Option<DocumentId>,
        /// The mention as printed.
        printed: Option<String>,
        /// The part cited: "khoản 3 Điều 11".
        locator: Option<String>,
        /// What for.
        purpose: Option<Purpose>,
        /// A remark.
        note: Option<Words>,
    }
}

record! {
    /// `documents.toml`.
    pub struct DocumentFile {
        /// The documents of the register.
        document: Vec<Document>,
    }
}

impl DocumentKind {
    /// Names the type as Vietnamese documents print it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Constitution => "Hiến pháp",
            Self::Law => "Luật",
            Self::Resolution => "Nghị quyết",
            Self::Decree => "Nghị định",
            Self::Decision => "Quyết định",
            Self::Directive => "Chỉ thị",
            Self::Circular => "Thông tư",
            Self::Plan => "Kế hoạch",
            Self::Report => "Báo cáo",
            Self::OfficialLetter => "Công văn",
            Self::Notice => "Thông báo",
            Self::Submission => "Tờ trình",
            Self::Guideline => "Hướng dẫn",
            Self::Conclusion => "Kết luận",
            Self::Provision => "Quy định",
            Self::Regulation => "Quy chế",
            Self::Programme => "Chương trình",
            Self::Project => "Đề án",
            Self::Minutes => "Biên bản",
            Self::Standard => "Tiêu chuẩn",
            Self::Other => "Văn bản",
        }
    }
}
