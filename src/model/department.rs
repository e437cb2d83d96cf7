//! The department, its units, and what the whole site needs to know (`department.toml`).

use chrono::NaiveDate;

use super::annotation::Annotation;
use super::colour::Colour;
use super::date::Moment;
use super::id::{DocumentId, UnitId, WrittenId};
use super::link::{Address, FilePath, Origin, SitePath, WebAddress};
use super::rule::Rule;
use super::words::Stated;
use crate::record::Words;
use crate::record::{record, vocabulary};
use crate::text::Language;

vocabulary! {
    /// What a unit is (MODEL §2).
    pub enum UnitKind {
        /// The leaders of the department.
        Leadership = "leadership",
        /// A section (phòng).
        Section = "section",
        /// The office (văn phòng).
        Office = "office",
        /// The inspectorate (thanh tra).
        Inspectorate = "inspectorate",
        /// A sub-department (chi cục).
        SubDepartment = "sub-department",
        /// A centre or other public service unit.
        Centre = "centre",
        /// A station (trạm).
        Station = "station",
        /// A team or desk.
        Team = "team",
        /// A group of units named together ("các phòng, đơn vị").
        Group = "group",
        /// A body outside the department.
        External = "external",
    }
}

record! {
    /// A unit, a group of units, or a body outside the department.
    pub struct Unit {
        /// Stable id; makes the address of the unit's page.
        id: WrittenId,
        /// Official name.
        name: Words,
        /// Other names documents use for it.
        short_names: Vec<String>,
        /// What it is.
        kind: UnitKind,
        /// The unit it belongs to.
        parent: Option<UnitId>,
        /// What it does.
        description: Option<Words>,
        /// Official telephone.
        phone: Option<String>,
        /// Official e-mail.
        email: Option<String>,
        /// Since when it exists.
        from: Option<Moment>,
        /// Until when it existed.
        to: Option<Moment>,
        /// The units it was merged from.
        merged_from: Vec<UnitId>,
        /// The unit that took over.
        successor: Option<UnitId>,
        /// The document that decided a change of the unit.
        decided_by: Option<DocumentId>,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
    }
}

record! {
    /// An agency before or after this one: a link, never a replacement (MODEL R7).
    pub struct Succession {
        /// Its name.
        name: Words,
        /// Its web address.
        url: Option<Address>,
        /// Since when.
        from: Option<Moment>,
        /// The document that decided it.
        basis: Option<Words>,
    }
}

record! {
    /// An official contact person.
    pub struct ContactPerson {
        /// Name; only of officials in their office.
        name: String,
        /// Title.
        title: Words,
        /// Unit.
        unit: Option<UnitId>,
        /// Official telephone.
        phone: Option<String>,
        /// Official e-mail.
        email: Option<String>,
    }
}

record! {
    /// How to reach the department.
    pub struct Contact {
        /// Postal address.
        address: Option<Words>,
        /// Telephone.
        phone: Option<String>,
        /// Fax.
        fax: Option<String>,
        /// E-mail.
        email: Option<String>,
        /// Hotline; blank where a document says it exists without its number.
        hotline: Stated<String>,
        /// Office hours.
        hours: Option<Words>,
        /// Contact persons.
        people: Vec<ContactPerson>,
        /// A remark.
        note: Option<Words>,
    }
}

record! {
    /// A leader named by a document.
    pub struct Leader {
        /// Name as printed.
        name: String,
        /// Title as printed; absent where the document prints none.
        title: Stated<Words>,
    }
}

record! {
    /// A web site or portal of or about the department.
    pub struct Portal {
        /// Its name.
        name: Words,
        /// Its address; absent where only the name is known.
        url: Option<Address>,
        /// The printed form where it is not a working address.
        printed: Vec<String>,
        /// `true` when the address no longer answers: it is shown as text.
        dead: bool,
        /// What is handled there.
        purpose: Option<Words>,
    }
}

record! {
    /// A way for citizens to report a mistake, ask, or complain.
    pub struct Feedback {
        /// What it is for.
        name: Words,
        /// Web form.
        url: Option<Address>,
        /// E-mail.
        email: Option<String>,
        /// Telephone.
        phone: Option<String>,
        /// Postal address.
        address: Option<Words>,
    }
}

record! {
    /// The licence the data are published under.
    pub struct Licence {
        /// Its name.
        name: Words,
        /// Its text.
        url: Option<Address>,
    }
}

record! {
    /// A topic or life event procedures can belong to.
    pub struct Topic {
        /// Stable id.
        id: WrittenId,
        /// Its name.
        title: Words,
        /// When it helps.
        description: Option<Words>,
    }
}

record! {
    /// An address that moved: it redirects, or tells why there is nothing any more.
    pub struct Moved {
        /// The old address, from the site's root: `/thu-tuc/ten-cu/`.
        from: SitePath,
        /// The new address; without it the old one becomes a tombstone.
        to: Option<SitePath>,
        /// Why; compulsory for a tombstone of what was released.
        reason: Option<Words>,
        /// Of a tombstone: the address of what took its place, shown as a link.
        successor: Option<SitePath>,
        /// Since when.
        date: Option<NaiveDate>,
        /// The document that decided it.
        document: Option<DocumentId>,
    }
}

record! {
    /// Something that may be published although it looks as if it must not be; the reason is kept.
    pub struct Allowed {
        /// What is allowed, as it is written there; without it the file itself: that it cannot be looked into, or says where it was taken.
        text: Option<String>,
        /// The one file it is allowed in: `files/danh-sach.pdf`, `pages/lien-he.md`. Default: everywhere.
        file: Option<String>,
        /// Why.
        reason: String,
    }
}

vocabulary! {
    /// The languages a site can be published in.
    pub enum SiteLanguage {
        /// Vietnamese.
        Vietnamese = "vi",
        /// English.
        English = "en",
    }
}

impl SiteLanguage {
    /// Gives the language of texts.
    pub fn language(self) -> Language {
        match self {
            Self::Vietnamese => Language::Vietnamese,
            Self::English => Language::English,
        }
    }
}

record! {
    /// `department.toml`: the agency that publishes the site.
    pub struct Department {
        /// Official name.
        name: Words,
        /// Short names used in documents.
        short_names: Vec<String>,
        /// Agency symbol in document numbers, normalised: `SKHCN`.
        symbol: Option<String>,
        /// Other printed forms of the symbol; used for matching only.
        symbol_variants: Vec<String>,
        /// Province as printed.
        province: Option<Words>,
        /// The place before the date of documents.
        place: Stated<String>,
        /// One or two sentences about the site for the reader.
        summary: Option<Words>,
        /// The agency before this one.
        predecessor: Option<Succession>,
        /// The agency after this one.
        successor: Option<Succession>,
        /// Languages of the site, the first is the main one. Default: vi.
        languages: Vec<SiteLanguage>,
        /// The address the site will have, where it is known: `https://….gov.vn/cchc/`.
        base_url: Option<WebAddress>,
        /// Accent colour `#rrggbb`.
        accent: Option<Colour>,
        /// `false` makes no pictures of the pages for chats and social networks. Default: true.
        social_pictures: Option<bool>,
        /// `true` publishes the pages of each release as it was too, below `/thay-doi/`.
        release_pages: bool,
        /// `false` writes no files for web servers (redirects, headers). Default: true.
        server_files: Option<bool>,
        /// Sites that may show pages of this one in a frame: `https://tinh.gov.vn`. Default: none.
        framed_by: Vec<Origin>,
        /// `true` for a site that shows sample content.
        sample: bool,
        /// What the sample or the content is drawn from.
        source: Option<Words>,
        /// Licence of the data.
        licence: Option<Licence>,
        /// How to reach the department.
        contact: Option<Contact>,
        /// Leaders named by the documents.
        leaders: Vec<Leader>,
        /// Web sites and portals.
        portals: Vec<Portal>,
        /// Ways to report a mistake.
        feedback: Vec<Feedback>,
        /// Where procedures are submitted; shown on each procedure.
        submission: Option<Words>,
        /// How to complain about a procedure; used where a procedure says nothing else.
        redress: Option<Words>,
        /// Topics and life events.
        topics: Vec<Topic>,
        /// Units, groups and bodies outside.
        units: Vec<Unit>,
        /// What the rules completeness is measured by are called.
        rules: Vec<Rule>,
        /// Addresses that moved.
        moved: Vec<Moved>,
        /// Logo in `files/`.
        logo: Option<FilePath>,
        /// What may be published although it looks as if it must not be.
        allowed: Vec<Allowed>,
        /// Since when the department has this name.
        since: Option<NaiveDate>,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
    }
}
