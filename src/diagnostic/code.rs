//! The kinds of problems. Each is a word, and `docs/problems/<word>.md` explains it; a kind
//! without an explanation does not compile.

use crate::text::Language;

macro_rules! codes {
    ($( $(#[doc = $doc:literal])+ $Variant:ident = $word:literal, )+) => {
        /// The kind of a problem.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $( $(#[doc = $doc])+ $Variant, )+ }

        impl Code {
            /// Every kind, in the order of the manual.
            pub const ALL: &'static [Self] = &[$(Self::$Variant),+];

            /// Spells the kind as messages and the manual do.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$Variant => $word,)+ }
            }

            fn page(self) -> &'static str {
                match self {
                    $(Self::$Variant => include_str!(concat!("../../docs/problems/", $word, ".md")),)+
                }
            }
        }
    };
}

codes! {
    /// Bytes that are no UTF-8.
    NotUtf8 = "not-utf8",
    /// A file over the size limit.
    FileTooLarge = "file-too-large",
    /// A link on the disk that leads out of the content folder.
    LinkOutside = "link-outside",
    /// A file in a place where nothing of its kind is read.
    StrayFile = "stray-file",
    /// TOML that cannot be read.
    TomlSyntax = "toml-syntax",
    /// A page file without its `+++` head.
    FrontMatter = "front-matter",
    /// A key nobody knows.
    UnknownKey = "unknown-key",
    /// A compulsory key that is not there.
    MissingKey = "missing-key",
    /// A value of another shape than wanted.
    WrongType = "wrong-type",
    /// A word that is not of the closed set.
    UnknownWord = "unknown-word",
    /// A text with nothing in it.
    EmptyText = "empty-text",
    /// An id that cannot make an address.
    BadId = "bad-id",
    /// A date that does not exist or cannot be read.
    BadDate = "bad-date",
    /// A period that cannot be read.
    BadPeriod = "bad-period",
    /// A number that cannot be read.
    BadNumber = "bad-number",
    /// A web address or file path that cannot be used.
    BadLink = "bad-link",
    /// A colour that cannot be read, by the program or by a reader.
    BadColour = "bad-colour",
    /// A deadline that says nothing or two things at once.
    BadDue = "bad-due",
    /// The same id twice.
    DuplicateId = "duplicate-id",
    /// A unit nobody declared.
    UnknownUnit = "unknown-unit",
    /// A document the register does not hold.
    UnknownDocument = "unknown-document",
    /// A plan that does not exist.
    UnknownPlan = "unknown-plan",
    /// A task that does not exist.
    UnknownTask = "unknown-task",
    /// A procedure that does not exist.
    UnknownProcedure = "unknown-procedure",
    /// A record neither the content nor a release has.
    UnknownRecord = "unknown-record",
    /// An indicator that does not exist.
    UnknownIndicator = "unknown-indicator",
    /// A report that does not exist.
    UnknownReport = "unknown-report",
    /// A topic nobody declared.
    UnknownTopic = "unknown-topic",
    /// A budget line that does not exist.
    UnknownBudgetLine = "unknown-budget-line",
    /// An attachment that is not in the files folder.
    MissingFile = "missing-file",
    /// An attachment that could run code in a browser.
    ActiveAttachment = "active-attachment",
    /// Records that lead back to themselves.
    Circle = "circle",
    /// A beginning after its end.
    DatesReversed = "dates-reversed",
    /// A result with a grade of "done" and nothing to show for it.
    DoneWithoutEvidence = "done-without-evidence",
    /// A task not done or done late without a word why.
    MissingReason = "missing-reason",
    /// A missed target without a word why.
    MissedWithoutExplanation = "missed-without-explanation",
    /// Printed figures that do not add up.
    SumMismatch = "sum-mismatch",
    /// A target without the direction of its indicator, or against it.
    TargetDirection = "target-direction",
    /// An identifier in running text that the register does not hold.
    UnregisteredCitation = "unregistered-citation",
    /// An identifier in running text that two documents of the register share.
    AmbiguousCitation = "ambiguous-citation",
    /// Two documents of the register with the same key.
    DuplicateDocument = "duplicate-document",
    /// A procedure that does not tell what a citizen must know.
    IncompleteProcedure = "incomplete-procedure",
    /// HTML in Markdown, shown as text.
    RawHtml = "raw-html",
    /// A link of a kind that is not published.
    UnsafeLink = "unsafe-link",
    /// Emphasis marks that stayed literal.
    StrayEmphasis = "stray-emphasis",
    /// Markdown nested too deep.
    DeepNesting = "deep-nesting",
    /// A picture without words for those who do not see it.
    MissingAlt = "missing-alt",
    /// A link without words.
    EmptyLink = "empty-link",
    /// A heading without words.
    EmptyHeading = "empty-heading",
    /// A heading that skips a level or repeats the level of the page's title.
    HeadingOrder = "heading-order",
    /// A link whose words do not tell where it leads.
    VagueLink = "vague-link",
    /// A table whose columns have no heads.
    TableHeaders = "table-headers",
    /// Lines that look like a list and are none.
    FakeList = "fake-list",
    /// A paragraph in capital letters.
    AllCapitals = "all-capitals",
    /// A text only given as a picture or a scan.
    ScannedText = "scanned-text",
    /// A link to a page that does not exist.
    DeadLink = "dead-link",
    /// Two pages at one address.
    AddressClash = "address-clash",
    /// A release that is not as it was published.
    BrokenRelease = "broken-release",
    /// Something published that changes without a reason.
    UnexplainedChange = "unexplained-change",
    /// An address that was released and is gone without a word.
    LostAddress = "lost-address",
    /// The number of a person: identity, passport, insurance, tax, birth.
    PersonalNumber = "personal-number",
    /// The telephone, address or mailbox of a person.
    PrivateContact = "private-contact",
    /// An account with a bank.
    BankAccount = "bank-account",
    /// A mark of secrecy, or of a document that stays in the office.
    SecrecyMark = "secrecy-mark",
    /// A picture that says where it was taken.
    PicturePosition = "picture-position",
    /// An attachment nobody could look into.
    UnreadAttachment = "unread-attachment",
    /// Something allowed that is nowhere.
    UnusedAllowance = "unused-allowance",
    /// A theme that cannot be used.
    BadTemplate = "bad-template",
}

impl Code {
    /// Finds a kind by its word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == word)
    }

    /// Explains the kind: what it means, why it matters, how to mend it, with an example.
    pub fn explanation(self, language: Language) -> &'static str {
        let page = self.page();
        let english = page.find("\n## English").unwrap_or(page.len());
        match language {
            Language::Vietnamese => page[..english].trim(),
            Language::English => page[english..].trim(),
        }
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.as_str())
    }
}
