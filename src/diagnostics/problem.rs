//! The kinds of problem, each with its stable code and what its wording needs. One list of all of them, and so
//! longer than most files. No wording here.

use super::Severity;
use super::finding::Finding;
use super::rules::Rule;
use super::template::TemplateFault;
use crate::date::DateError;

/// What a value must look like. A list is never asked for: one value stands for a list of one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// A single value.
    Text,
    /// A date or a period, as a single value.
    Date,
    /// Keys with values.
    Mapping,
}

/// What a value looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// A single value.
    Text,
    /// A list of values.
    List,
    /// Keys with values.
    Mapping,
}

/// What a rule of content asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Needed {
    /// A measure put back or given up needs its reason.
    ReasonForStatus {
        /// The status word.
        status: &'static str,
    },
    /// An attachment or picture needs a file or the reason why it is missing.
    FileOrReason,
    /// …and not both.
    NotBothFileAndReason,
    /// A picture needs a text for those who do not see it.
    AltText,
    /// Changed wording needs the new wording.
    NewWording,
    /// What is renumbered needs the new number.
    NewNumber,
    /// What a report says of measures needs the report's date.
    ReportDate,
    /// A value of an indicator is a number or a statement.
    ValueOrStatement,
}

impl Needed {
    /// The keys that can meet it.
    pub fn keys(&self) -> &'static [&'static str] {
        match self {
            Needed::ReasonForStatus { .. } => &["begruendung", "text"],
            Needed::FileOrReason => &["datei", "fehlt"],
            Needed::NotBothFileAndReason => &[],
            Needed::AltText => &["alt"],
            Needed::NewWording | Needed::NewNumber => &["neu"],
            Needed::ReportDate => &["datum"],
            Needed::ValueOrStatement => &["wert", "angabe"],
        }
    }
}

/// What else would be written where a file would.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rival {
    /// Another file.
    File,
    /// Another file, whose path differs in upper and lower case.
    OtherCase,
    /// What fahrplan writes of itself.
    Fahrplan,
}

/// Two wordings that should be the same: what of each is shown, and the words in which they differ.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Apart {
    /// The wording as it should be, from a few words before the first difference on.
    pub expected: String,
    /// The wording that was found, from there on.
    pub found: String,
    /// The words that only the first has.
    pub missing: String,
    /// The words that stand in their place.
    pub extra: String,
}

/// What stands where the front matter should begin.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Opening {
    /// Something else.
    Absent,
    /// Blank lines, and then the front matter.
    Late,
    /// Dashes, but more or fewer than three, or longer ones.
    OtherDashes,
}

/// Why the front matter cannot be read as YAML.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum YamlFault {
    /// A tab where only blanks may indent.
    Tab,
    /// A quotation mark that is never closed.
    OpenQuote,
    /// A backslash in quotation marks that stands for nothing.
    Escape,
    /// A bracket that is never closed, or closed by the wrong one.
    OpenBracket,
    /// Two values within brackets with nothing between.
    NoComma,
    /// A key without a colon, or text where a key was due.
    NoKey,
    /// A key that something else than a colon follows.
    NoColon,
    /// A key whose value follows the colon without a blank.
    NoBlank,
    /// The entry of a list begins with a dash without a blank, or with another sign. Reading goes on after it.
    ListMark {
        /// The entry has keys of its own.
        of_record: bool,
    },
    /// A mark as of a list before this key, where there is no list. Reading goes on after it.
    MarkBeforeKey {
        /// The key without the mark.
        key: String,
    },
    /// The entry of a list on the line of its key.
    EntryBehindKey,
    /// The entry of a list in brackets begins with a dash.
    MarkInBrackets,
    /// Lines of one text that are not indented alike.
    BlockIndentation,
    /// A text in quotation marks of print, which do not keep it together.
    CurlyQuotes,
    /// A no-break space where only an ordinary one parts or indents.
    HardBlank,
    /// A value that ends before ` #`, as if the rest were a comment. Reading goes on after it.
    CutOff,
    /// An apostrophe that ends the text in single quotation marks.
    Apostrophe,
    /// Text behind a closing bracket or quotation mark.
    TextAfter,
    /// A value that holds `: ` and would have to be quoted.
    ColonInValue,
    /// Indentation that fits nothing above.
    Indentation,
    /// A character that YAML keeps for itself at the start of a value.
    ReservedCharacter,
    /// A line that ends the YAML before the front matter ends: `...`, or `---` with more behind it.
    EndMark,
    /// Nested deeper than any document needs.
    TooDeep,
    /// Anything else.
    Other,
}

/// One kind of problem, with what its message names.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "each field is named by its variant's sentence")]
pub enum Problem {
    // 1xx: files
    /// The file is not UTF-8 text, perhaps UTF-16.
    NotUtf8 { utf16: bool },
    /// The file is larger than any document may be.
    FileTooLarge { megabytes: u64, limit: u64 },
    /// The name holds something that not every system can store.
    BadFileName { name: String },
    /// A dot in the name, kept for translations.
    DottedName { stem: String },
    /// Two documents have one id.
    DuplicateId { id: String },
    /// Two outputs would be written to one path.
    OutputCollision { path: String, rival: Rival },
    /// A symbolic link that leaves the site.
    LinkOutside { target: String },
    /// Neither a file nor a folder.
    SpecialFile,
    /// Folders within folders, too many.
    FoldersTooDeep { limit: usize },
    /// Lines end with a carriage return alone.
    OldLineEnds,
    /// The nearest theme folder is missing.
    UnknownTheme { name: String, suggestion: Option<String> },

    // 2xx: front matter
    /// The document does not begin with front matter.
    NoFrontMatter(Opening),
    /// The front matter is never closed.
    OpenFrontMatter,
    /// The front matter is not YAML.
    Yaml(YamlFault),
    /// The front matter is not a list of keys.
    NotKeys,
    /// A key is given twice; or two that stand for the same, such as the name and the code of a rule.
    DuplicateKey { key: String, same_as: Option<String> },
    /// Anchors and aliases are not part of the format.
    Anchor,
    /// Tags are not part of the format.
    Tag,
    /// A key that this type does not know.
    UnknownKey { key: String, owner: &'static str, suggestion: Option<&'static str> },
    /// A key that means the same as one that stands there too.
    SpelledOtherwise { key: String, known: &'static str },
    /// A period in two keys of its own, or in one that says where it starts or ends, where `known` holds all of it;
    /// `beside` says that `known` is given too.
    SplitPeriod { keys: Vec<String>, known: &'static str, meant: Option<String>, beside: bool },
    /// A key that this type needs.
    MissingKey { key: &'static str, owner: &'static str },
    /// The document type is missing or unknown.
    UnknownType { word: String, suggestion: Option<&'static str>, allowed: Vec<&'static str> },
    /// A key without a value, or with one that a number sign turns into a comment.
    Empty { key: String, comment: bool },
    /// A list where text was wanted, and the like; `instead` are the lines that were meant.
    WrongShape { key: String, expected: Wanted, found: Shape, instead: Vec<String> },
    /// An entry with keys of which there is none; `keys` are those that there are, each with whether it must be given,
    /// and `instead` are the lines that its first key and value may be meant for, of `several` or that one alone.
    StrangeEntry {
        key: String,
        keys: Vec<(&'static str, bool)>,
        instead: Option<[String; 2]>,
        several: bool,
    },
    /// Several values in a row where a list was meant.
    ListMeant { items: Vec<String> },
    /// A word outside the list of allowed ones.
    UnknownWord {
        key: String,
        word: String,
        suggestion: Option<&'static str>,
        allowed: Vec<&'static str>,
    },
    /// Only `true` and `false` are booleans.
    NotBoolean { key: String, word: String },
    /// Not a whole number.
    NotInteger { key: String, word: String },
    /// An amount of money with three decimals, which may be thousands in the English way.
    OddAmount { key: String, word: String },
    /// Not a decimal number.
    NotFigure { key: String, word: String },
    /// Not a date.
    BadDate { key: String, word: String, error: DateError },
    /// Not a slug.
    BadSlug { key: String, word: String },
    /// Not an address of the web, or not one `of_site`; perhaps the one in `meant` is.
    BadUrl { key: String, word: String, of_site: bool, meant: Option<String> },
    /// Not an e-mail address.
    BadEmail { key: String, word: String },
    /// Not a path of a file within the site.
    BadPath { key: String, word: String, meant: Option<String> },
    /// A control or bidirectional character in a text.
    ControlCharacter { code_point: u32 },
    /// A second front matter below the first.
    SecondFrontMatter,
    /// Entries below the line that ends the front matter; perhaps another such line `ends` them.
    EntriesBelow { keys: Vec<String>, ends: bool },

    // 3xx: content of one document
    /// Something that the content rules ask for.
    Needs(Needed),
    /// `status` differs from the latest entry of the history.
    StatusContradictsHistory { status: &'static str, latest: &'static str, date: String },
    /// Two entries of the history may be the latest.
    StatusUndecidable { one: String, other: String },
    /// A report speaks of one measure twice.
    ReportedTwice { measure: String },
    /// Two versions of a plan have one number.
    DuplicateVersion { nr: String },
    /// The embargo of a release is over, and is still stated.
    EmbargoOver { until: String },
    /// What ends lies before what starts.
    EndBeforeStart { start: String, end: String },

    // 4xx: body
    /// HTML in the body.
    RawHtml { tag: String },
    /// An address with a scheme that is not allowed.
    LinkScheme { scheme: String },
    /// An address with a scheme that is allowed, without a host or whom it reaches.
    IncompleteAddress { address: String },
    /// A picture without a text for those who do not see it.
    ImageWithoutAlt,
    /// A footnote mark without a footnote.
    UnknownFootnote { label: String },
    /// Two footnotes with one label.
    DuplicateFootnote { label: String },
    /// The page's title is the only heading of the first level.
    HeadingLevelOne,
    /// Nested deeper than any document needs.
    NestedTooDeep { limit: usize },
    /// A link or picture to another site's file where only own files are shown.
    ForeignImage { address: String },
    /// A link without text.
    EmptyLink,
    /// A heading of level `level` below one of level `above`, with levels between them left out.
    HeadingSkipped { above: u8, level: u8 },

    // 5xx: the site as a whole
    /// A reference to nothing; `by_path` where it names a file, and no id.
    DeadReference { reference: String, suggestion: Option<String>, by_path: bool },
    /// A reference that fits several documents.
    AmbiguousReference { reference: String, candidates: Vec<String> },
    /// A reference to a document of the wrong type.
    WrongTarget { reference: String, found: &'static str, expected: Vec<&'static str> },
    /// A fragment that the target does not have.
    DeadFragment { fragment: String, target: String },
    /// A file that is not there; `in_text` where Markdown names it, which has brackets for blanks.
    MissingFile { path: String, suggestion: Option<String>, in_text: bool },
    /// An address of the web or of mail that is written like a file that is not there; `meant` is the whole one.
    AddressAsFile { path: String, meant: String },
    /// Sections contain each other.
    SectionCycle { ids: Vec<String> },
    /// Sections within sections, too many.
    SectionsTooDeep { limit: usize },
    /// Authorities stand above each other in a circle.
    AuthorityCycle { ids: Vec<String> },
    /// A plan without an authority above it, a measure without a plan; `more` of the same lie in the same folder or
    /// below it.
    NoHome { needs: &'static str, folder: String, more: usize },
    /// The stated authority or plan is not the one in whose folder the document lies.
    WrongHome { key: &'static str, stated: String, actual: String },
    /// The plan has no version of this number.
    UnknownVersion { nr: String, known: Vec<String> },
    /// The home page's own document is of a type that needs a page of its own.
    HomeType { found: &'static str },
    /// A section of another plan.
    OtherPlan { reference: String },
    /// A file that a browser would run.
    ActiveFile { path: String },
    /// A former id that leads to what another document has, or to what fahrplan writes of itself.
    AliasTaken { id: String, by_fahrplan: bool },

    // 6xx: theme and site file
    /// A template cannot be read; `more` mistakes are in those that fahrplan brings along.
    Template { fault: Box<TemplateFault>, message: String, more: usize },
    /// A template cannot be rendered.
    Render { template: String, page: String, fault: Box<TemplateFault>, message: String },
    /// A frozen version is not what it was, and is not published.
    DamagedVersion { german: String, english: String },
    /// A template holds nothing.
    EmptyTemplate,
    /// The data of a frozen version are as they were written, and cannot be read.
    UnreadableRecord { message: String },
    /// A UI text file cannot be read.
    UiText { message: String },
    /// A word of the glossary is given twice.
    DuplicateTerm { term: String },
    /// A word of the glossary is longer than words are.
    LongTerm { limit: usize },
    /// A rule of content that there is not.
    UnknownRule { word: String, suggestion: Option<&'static str> },
    /// A code whose problems are no matter of choice.
    FixedRule { code: &'static str },

    // 7xx: languages and translations
    /// Not a language tag, or another name of what has one.
    BadLanguage { key: String, word: String, meant: Option<String> },
    /// The suffix of the name is no language of the site; perhaps `meant` is.
    UnknownLanguage { stem: String, suffix: String, known: Vec<String>, meant: Option<String> },
    /// The suffix of the name is the site's default language, which originals are written in.
    DefaultLanguage { suffix: String, name: String },
    /// A translation of a document that is not there; perhaps another one was meant.
    NoOriginal { original: String, meant: Option<String> },
    /// Two translations of one document into one language.
    TranslatedTwice { language: String },
    /// A fact in a translation.
    FactInTranslation { key: String, original: String },
    /// A translation of another type than its original.
    OtherType { found: &'static str, original: &'static str },
    /// A text that documents of this type do not have.
    NoSuchText { key: &'static str, owner: &'static str },
    /// A text that the original does not have.
    NotInOriginal { key: &'static str, original: String },

    // 8xx: versions and amendments
    /// Two amendments to one part of a plan take effect on one day, and neither says which comes first.
    AmendmentOrder { target: String },
    /// The wording before is not the one that the amendment before left.
    OldWordingDiffers(Box<Apart>),
    /// The document does not hold the wording that the last amendment made.
    NewestWordingDiffers(Box<Apart>),
    /// The last amendment made a wording, and the document holds none.
    NewestWordingMissing,
    /// What an amendment says of a wording is not what the frozen version `nr` holds; `key` is the place that
    /// says it.
    FrozenWordingDiffers { key: &'static str, nr: String, apart: Box<Apart> },
    /// The document does not hold the number that the last amendment gave it.
    NewestNumberDiffers { found: Option<String>, expected: String },
    /// The number that an amendment states in `key` is not the one that the frozen version `nr` holds.
    FrozenNumberDiffers { key: &'static str, nr: String, frozen: String },
    /// An amendment names a version that was not in force on `day`, the day before it takes effect.
    OtherVersionInForce { stated: String, in_force: String, from: String, day: String },
    /// An amendment puts in what an earlier one put in or changed, and none repealed.
    InsertedAgain,
    /// An amendment puts in what the frozen version `nr` holds, which was in force before.
    InsertedInFrozen { nr: String },

    // Of several hundreds: rules of content
    /// What a rule of content found.
    Found(Finding),
}

/// Writes each kind beside its code, once: the match has no wildcard, so the compiler asks for the code of a
/// new kind, and the list of all codes cannot lack one.
macro_rules! codes {
    ($($kind:pat => $code:literal,)*) => {
        /// All codes there are.
        pub const CODES: &[&str] = &[$($code,)*];

        impl Problem {
            /// The code by which a problem is known forever.
            pub fn code(&self) -> &'static str {
                match self {
                    $($kind => $code,)*
                }
            }
        }
    };
}

codes! {
    Problem::NotUtf8 { .. } => "F101",
    Problem::FileTooLarge { .. } => "F102",
    Problem::BadFileName { .. } => "F103",
    Problem::DottedName { .. } => "F104",
    Problem::DuplicateId { .. } => "F105",
    Problem::OutputCollision { .. } => "F106",
    Problem::LinkOutside { .. } => "F107",
    Problem::SpecialFile => "F108",
    Problem::UnknownTheme { .. } => "F109",
    Problem::FoldersTooDeep { .. } => "F110",
    Problem::OldLineEnds => "F111",
    Problem::NoFrontMatter(_) => "F201",
    Problem::OpenFrontMatter => "F202",
    Problem::Yaml(_) => "F203",
    Problem::NotKeys => "F204",
    Problem::DuplicateKey { .. } => "F205",
    Problem::Anchor => "F206",
    Problem::Tag => "F207",
    Problem::UnknownKey { .. } | Problem::SpelledOtherwise { .. } | Problem::SplitPeriod { .. } => "F208",
    Problem::MissingKey { .. } => "F209",
    Problem::UnknownType { .. } => "F210",
    Problem::Empty { .. } => "F211",
    Problem::WrongShape { .. } | Problem::StrangeEntry { .. } | Problem::ListMeant { .. } => "F212",
    Problem::UnknownWord { .. } => "F213",
    Problem::NotBoolean { .. } => "F214",
    Problem::NotInteger { .. } => "F215",
    Problem::BadDate { .. } => "F216",
    Problem::BadSlug { .. } => "F217",
    Problem::BadUrl { .. } => "F218",
    Problem::BadPath { .. } => "F219",
    Problem::ControlCharacter { .. } => "F220",
    Problem::NotFigure { .. } | Problem::OddAmount { .. } => "F221",
    Problem::BadEmail { .. } => "F222",
    Problem::SecondFrontMatter | Problem::EntriesBelow { .. } => "F223",
    Problem::Needs(_) => "F301",
    Problem::StatusContradictsHistory { .. } => "F302",
    Problem::StatusUndecidable { .. } => "F303",
    Problem::DuplicateVersion { .. } => "F304",
    Problem::ReportedTwice { .. } => "F305",
    Problem::EmbargoOver { .. } => "F306",
    Problem::EndBeforeStart { .. } => "F307",
    Problem::RawHtml { .. } => "F401",
    Problem::LinkScheme { .. } | Problem::IncompleteAddress { .. } => "F402",
    Problem::ImageWithoutAlt => "F403",
    Problem::UnknownFootnote { .. } => "F404",
    Problem::DuplicateFootnote { .. } => "F405",
    Problem::HeadingLevelOne => "F406",
    Problem::NestedTooDeep { .. } => "F407",
    Problem::ForeignImage { .. } => "F408",
    Problem::EmptyLink => "F409",
    Problem::HeadingSkipped { .. } => "F410",
    Problem::DeadReference { .. } => "F501",
    Problem::AmbiguousReference { .. } => "F502",
    Problem::WrongTarget { .. } => "F503",
    Problem::DeadFragment { .. } => "F504",
    Problem::MissingFile { .. } | Problem::AddressAsFile { .. } => "F505",
    Problem::SectionCycle { .. } => "F506",
    Problem::AuthorityCycle { .. } => "F507",
    Problem::NoHome { .. } => "F508",
    Problem::WrongHome { .. } => "F509",
    Problem::UnknownVersion { .. } => "F510",
    Problem::AliasTaken { .. } => "F511",
    Problem::HomeType { .. } => "F512",
    Problem::OtherPlan { .. } => "F513",
    Problem::ActiveFile { .. } => "F514",
    Problem::SectionsTooDeep { .. } => "F515",
    Problem::Template { .. } => "F601",
    Problem::Render { .. } => "F602",
    Problem::DamagedVersion { .. } => "F606",
    Problem::EmptyTemplate => "F607",
    Problem::UnreadableRecord { .. } => "F608",
    Problem::UiText { .. } => "F603",
    Problem::DuplicateTerm { .. } => "F604",
    Problem::LongTerm { .. } => "F605",
    Problem::UnknownRule { .. } => "F609",
    Problem::FixedRule { .. } => "F610",
    Problem::BadLanguage { .. } => "F701",
    Problem::UnknownLanguage { .. } => "F702",
    Problem::DefaultLanguage { .. } => "F703",
    Problem::NoOriginal { .. } => "F704",
    Problem::TranslatedTwice { .. } => "F705",
    Problem::FactInTranslation { .. } => "F706",
    Problem::OtherType { .. } => "F707",
    Problem::NoSuchText { .. } => "F708",
    Problem::NotInOriginal { .. } => "F709",
    Problem::AmendmentOrder { .. } => "F801",
    Problem::OldWordingDiffers(_) => "F802",
    Problem::NewestWordingDiffers(_) => "F803",
    Problem::NewestWordingMissing => "F804",
    Problem::FrozenWordingDiffers { .. } => "F805",
    Problem::NewestNumberDiffers { .. } => "F806",
    Problem::FrozenNumberDiffers { .. } => "F807",
    Problem::OtherVersionInForce { .. } => "F808",
    Problem::InsertedAgain => "F809",
    Problem::InsertedInFrozen { .. } => "F810",
    Problem::Found(Finding::OtherEnding { .. }) => "F112",
    Problem::Found(Finding::OtherWeekday { .. }) => "F308",
    Problem::Found(Finding::OfficialKey { .. }) => "F309",
    Problem::Found(Finding::MilestoneOutside { .. }) => "F310",
    Problem::Found(Finding::OverdueWithoutReason { .. }) => "F311",
    Problem::Found(Finding::InForceWithoutVersion) => "F312",
    Problem::Found(Finding::PersonWithoutOffice) => "F313",
    Problem::Found(Finding::PdfForSome) => "F314",
    Problem::Found(Finding::PhotoTellsPlace { .. }) => "F315",
    Problem::Found(Finding::OtherLand { .. }) => "F316",
    Problem::Found(Finding::Placeholder { .. }) => "F317",
    Problem::Found(Finding::LinkSaysNothing { .. }) => "F411",
    Problem::Found(Finding::Leftover { .. }) => "F412",
    Problem::Found(Finding::BrokenWord { .. }) => "F413",
    Problem::Found(Finding::AlmostMarkdown { .. }) => "F414",
    Problem::Found(Finding::SimilarNames { .. }) => "F516",
    Problem::Found(Finding::Orphan { .. }) => "F517",
    Problem::Found(Finding::SameNumber { .. }) => "F518",
    Problem::Found(Finding::UnusedThemeFile { .. }) => "F611",
    Problem::Found(Finding::SimpleWithoutReviewer) => "F710",
    Problem::Found(Finding::OlderThanOriginal { .. }) => "F711",
}

impl Problem {
    /// The rule that found it, where a site may weigh it for itself.
    pub fn rule(&self) -> Option<Rule> {
        if matches!(self, Problem::Found(Finding::OtherEnding { is_needed: true, .. })) {
            None
        } else if let Problem::Found(finding) = self {
            Some(finding.rule())
        } else if matches!(self, Problem::EmbargoOver { .. }) {
            Some(Rule::EmbargoOver)
        } else if matches!(self, Problem::HeadingSkipped { .. }) {
            Some(Rule::HeadingLevels)
        } else {
            None
        }
    }

    /// How much it matters where the site does not say: what no rule found keeps a site from being published.
    pub fn severity(&self) -> Severity {
        self.rule().map_or(Severity::Error, Rule::default_severity)
    }
}
