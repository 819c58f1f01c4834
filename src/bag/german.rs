//! What this module says, in German: the twin of every `Display` here. Knows no disk and no layout.

use super::chain::ChainFault;
use super::draft::DraftFault;
use super::export::ExportError;
use super::fault::{EncodingFault, Fault, LineFault, RedactionFault, Shown};
use super::name::{LONGEST_PATH, NameFault};
use super::redaction::RedactionRefusal;
use crate::language::Language;

/// What has a wording in both languages.
pub trait Worded: std::fmt::Display {
    /// In German.
    fn german(&self) -> String;

    /// In `language`.
    fn words(&self, language: Language) -> String {
        match language {
            Language::German => self.german(),
            Language::English => self.to_string(),
        }
    }
}

impl Worded for Fault {
    fn german(&self) -> String {
        match self {
            Self::NoFolder => "hier ist kein Ordner".to_owned(),
            Self::Name { path, rule, manifest: None } => {
                format!("{}: {}", Shown(path), rule.german())
            }
            Self::Name { path, rule, manifest: Some(manifest) } => {
                format!("{manifest}: {}: {}", Shown(path), rule.german())
            }
            Self::Twins { path, other } => {
                format!("{}: auf manchen Systemen dasselbe wie {}", Shown(path), Shown(other))
            }
            Self::Link { path } => format!("{}: eine symbolische Verknüpfung", Shown(path)),
            Self::Special { path } => format!("{}: weder Datei noch Ordner", Shown(path)),
            Self::EmptyFolder { path } => {
                format!("{}: ein leerer Ordner, kam dazu", Shown(path))
            }
            Self::Unreadable { path, kind } => {
                format!("{}: lässt sich nicht lesen ({kind})", Shown(path))
            }
            Self::Unstable { path } => {
                format!("{}: änderte sich, während sie gelesen wurde", Shown(path))
            }
            Self::Limit { path, limit } => format!("{}: über der Grenze von {limit}", Shown(path)),
            Self::Encoding { path, encoding } => format!("{}: {}", Shown(path), encoding.german()),
            Self::Declaration => {
                "bagit.txt: erklärt nicht BagIt 1.0 mit Angaben in UTF-8".to_owned()
            }
            Self::Line { path, line, fault } => {
                format!("{}:{line}: {}", Shown(path), fault.german())
            }
            Self::Spelling { path } => {
                format!(
                    "{}: Reihenfolge, Leerzeichen oder Zeilenenden wurden geändert",
                    Shown(path)
                )
            }
            Self::Duplicate { manifest, path } => {
                format!("{manifest}: nennt {} zweimal", Shown(path))
            }
            Self::Misplaced { manifest, path } => {
                format!("{manifest}: {} gehört nicht hinein", Shown(path))
            }
            Self::EmptyManifest { manifest } => format!("{manifest}: nennt keine Datei"),
            Self::NoManifest { manifest } => format!("{manifest}: fehlt"),
            Self::WeakAlgorithm { manifest } => {
                format!("{}: ein Verfahren, das nichts beweist", Shown(manifest))
            }
            Self::UnknownAlgorithm { manifest } => {
                format!("{}: ein unbekanntes Verfahren", Shown(manifest))
            }
            Self::Missing { path, manifest: None } => format!("{}: fehlt", Shown(path)),
            Self::Missing { path, manifest: Some(manifest) } => {
                format!("{}: fehlt, steht aber in {manifest}", Shown(path))
            }
            Self::Unlisted { path, manifest } => {
                format!("{}: kam dazu, steht nicht in {manifest}", Shown(path))
            }
            Self::Changed { path, manifest } => {
                format!("{}: geändert, andere Prüfsumme als in {manifest}", Shown(path))
            }
            Self::Fetch => "fetch.txt: Teile der Fassung liegen anderswo".to_owned(),
            Self::Oxum { stated: None, found } => {
                format!("bag-info.txt: ohne Payload-Oxum, richtig wäre {found}")
            }
            Self::Oxum { stated: Some(stated), found } => {
                format!("bag-info.txt: Payload-Oxum ist {}, richtig wäre {found}", Shown(stated))
            }
            Self::Repeated { label } => format!("bag-info.txt: {} steht zweimal da", Shown(label)),
            Self::Redaction { number: 0, fault } => {
                format!("redaktion/log.txt: {}", fault.german())
            }
            Self::Redaction { number, fault } => {
                format!("redaktion/{number}: {}", fault.german())
            }
        }
    }
}

impl Worded for NameFault {
    fn german(&self) -> String {
        match self {
            Self::Empty => "ein leerer Name oder ein absoluter Pfad".to_owned(),
            Self::Dots => "„.“ oder „..“ im Pfad".to_owned(),
            Self::Character(c) => format!("das Zeichen {} im Namen", c.escape_default()),
            Self::Percent => {
                "ein Prozentzeichen im Namen, das Programme verschieden lesen".to_owned()
            }
            Self::Home => "der Pfad beginnt mit „~“".to_owned(),
            Self::Space => "ein Leerzeichen am Rand des Namens".to_owned(),
            Self::TrailingDot => "ein Name endet mit einem Punkt".to_owned(),
            Self::Device => "ein Name, den Windows für ein Gerät braucht".to_owned(),
            Self::TooLong => format!("ein Name über 255 oder ein Pfad über {LONGEST_PATH} Bytes"),
            Self::Reserved => "ein Name, den fahrplan selbst braucht".to_owned(),
            Self::NotNfc => "der Name hat nicht die Normalform C von Unicode".to_owned(),
            Self::NotUnicode => "der Name ist kein Unicode".to_owned(),
        }
    }
}

impl Worded for EncodingFault {
    fn german(&self) -> String {
        let text = match self {
            Self::Mark => "beginnt mit einer Marke für die Bytefolge (BOM)",
            Self::Utf16 => "ist UTF-16 oder UTF-32, nicht UTF-8",
            Self::NotUtf8 => "ist kein UTF-8",
        };
        text.to_owned()
    }
}

impl Worded for LineFault {
    fn german(&self) -> String {
        let text = match self {
            Self::Form => "keine Zeile, wie sie hier steht",
            Self::Character => "ein Steuerzeichen, oder ein Zeilenende, das nur manche sehen",
            Self::Checksum => "keine Prüfsumme dieses Verfahrens",
            Self::TooLong => "die Zeile ist zu lang",
        };
        text.to_owned()
    }
}

impl Worded for RedactionFault {
    fn german(&self) -> String {
        let text = match self {
            Self::Log => "das Protokoll der Entfernungen fehlt oder ist nicht lesbar",
            Self::Numbers => "Protokoll und Ordner berichten von verschiedenen Entfernungen",
            Self::Manifest => "eine frühere Liste der Prüfsummen fehlt oder wurde geändert",
            Self::Extent => "es wurden andere Dateien geändert, als das Protokoll sagt",
        };
        text.to_owned()
    }
}

impl Worded for ChainFault {
    fn german(&self) -> String {
        match self {
            Self::Loose { bag } => format!("{bag}: nennt keine Vorgängerin"),
            Self::Unreadable { bag } => format!("{bag}: ihre Vorgängerin ist nicht lesbar"),
            Self::Missing { bag, predecessor } => {
                format!("{bag}: ihre Vorgängerin {predecessor} fehlt")
            }
            Self::Order { bag, predecessor } => {
                format!("{bag}: ihre Vorgängerin {predecessor} kommt nicht vor ihr")
            }
            Self::Replaced { bag, predecessor, recorded, found: None } => format!(
                "{bag}: ihre Vorgängerin {predecessor} hat keine Liste der Prüfsummen, verzeichnet ist {recorded}"
            ),
            Self::Replaced { bag, predecessor, recorded, found: Some(found) } => format!(
                "{bag}: ihre Vorgängerin {predecessor} wurde ausgetauscht: {found}, verzeichnet ist {recorded}"
            ),
            Self::Misnamed { bag, version } => {
                format!("{bag}: nennt sich selbst Fassung {version}")
            }
            Self::Twins { bag, other } => {
                format!("{bag}: auf manchen Systemen derselbe Ordner wie {other}")
            }
            Self::Shared { bag, other, predecessor } => {
                format!("{bag}: nennt die Vorgängerin {predecessor} wie auch {other}")
            }
        }
    }
}

impl Worded for DraftFault {
    fn german(&self) -> String {
        match self {
            Self::Name { path, rule } => format!("{}: {}", Shown(path), rule.german()),
            Self::Twins { path, other } => {
                format!("{}: auf manchen Systemen dasselbe wie {}", Shown(path), Shown(other))
            }
            Self::Reserved { path } => {
                format!("{path}: der Platz einer anderen Datei des Archivpakets")
            }
            Self::NoPayload => "es gibt nichts einzufrieren".to_owned(),
            Self::Label { label } => {
                format!("bag-info.txt: die Angabe {} ist nicht möglich", Shown(label))
            }
            Self::NoValue { label } => format!("bag-info.txt: {label} hat keinen Wert"),
            Self::Repeated { label } => format!("bag-info.txt: {label} steht zweimal da"),
        }
    }
}

impl Worded for RedactionRefusal {
    fn german(&self) -> String {
        match self {
            Self::Nothing => "es ist nichts zu ändern".to_owned(),
            Self::Unknown { path } => format!("{}: diese Datei gibt es nicht", Shown(path)),
            Self::Fixed { path } => format!("{}: gehört zum Archivpaket selbst", Shown(path)),
            Self::Unchanged { path } => format!("{}: hat diesen Inhalt schon", Shown(path)),
            Self::Everything => "von der Fassung bliebe nichts übrig".to_owned(),
            Self::NoReason => "Art, Datum und Rechtsgrundlage müssen genannt sein".to_owned(),
            Self::Name { path } => {
                format!("{}: kein Name für die Datei, oder er ist vergeben", Shown(path))
            }
        }
    }
}

impl Worded for ExportError {
    fn german(&self) -> String {
        match self {
            Self::Damaged { faults } => {
                let faults = faults.iter().map(|fault| format!("\n  {}", fault.german()));
                std::iter::once("die Fassung ist beschädigt".to_owned()).chain(faults).collect()
            }
            Self::TooLarge => "die Fassung ist zu groß für ein ZIP".to_owned(),
            Self::Io(error) => error.to_string(),
        }
    }
}
