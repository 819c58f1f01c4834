//! Which addresses may be linked, and which of them the site decides. Knows nothing of the site.

use crate::text::is_invisible_control;

use super::LinkTarget;
use super::escape::{may_hold_control, percent_decoded};

/// A link's address, classified.
pub(super) enum Address {
    /// The site decides.
    Site(LinkTarget),
    /// Another site: written as it is.
    External,
    /// `mailto:` or `tel:`: written as it is.
    Contact,
    /// Allowed, but for what is missing of it; as it is shown in a message.
    Incomplete(String),
    /// Not allowed; what stands for its scheme in a message.
    Refused(String),
}

/// Classifies an address after Markdown's own unescaping. Only what is listed here is allowed, so
/// that no spelling of a scheme slips through; browsers ignore control characters and blanks and
/// read `\` as `/`, so these never come through either.
pub(super) fn classify(address: &str) -> Address {
    let scheme = scheme_of(address);
    if may_hold_control(address) && address.chars().any(is_refused_anywhere) {
        return Address::Refused(shown(scheme.unwrap_or_default()));
    }
    if let Some(scheme) = scheme {
        let rest = address.get(scheme.len() + 1..).unwrap_or_default();
        let is = |allowed: &str| scheme.eq_ignore_ascii_case(allowed);
        if (is("http") || is("https")) && has_host(rest) {
            return Address::External;
        }
        if (is("mailto") || is("tel")) && !rest.is_empty() {
            return Address::Contact;
        }
        if ["http", "https", "mailto", "tel"].into_iter().any(is) {
            return Address::Incomplete(shown(address));
        }
        return Address::Refused(shown(scheme));
    }
    let mut start = address.chars();
    if matches!((start.next(), start.next()), (Some('/' | '\\'), Some('/' | '\\'))) {
        return Address::Refused("//".to_owned());
    }
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(percent_decoded(fragment).into())),
        None => (address, None),
    };
    let path = percent_decoded(path);
    if may_hold_control(&path) && path.chars().any(is_refused_anywhere) {
        return Address::Refused(shown(&path));
    }
    Address::Site(if path.is_empty() {
        LinkTarget::Fragment { fragment: fragment.unwrap_or_default() }
    } else if path.ends_with(".md") {
        LinkTarget::Document { path: path.into(), fragment }
    } else {
        LinkTarget::File { path: path.into(), fragment }
    })
}

/// The endings of most addresses of this country's web; others are rather those of files.
const TOP_DOMAINS: &[&str] = &["de", "org", "com", "net", "eu"];

/// The whole address that someone wrote as `path` and `fragment`, without `https://` or `mailto:`, if it looks like one.
pub fn address_meant_by(path: &str, fragment: Option<&str>) -> Option<String> {
    if path.contains(char::is_whitespace) {
        return None;
    }
    if let Some((name, domain)) = path.split_once('@') {
        // "logo@2x.png" is a picture.
        let is_domain = domain.starts_with(char::is_alphabetic) && domain.contains('.');
        let is_mail = is_domain && !name.is_empty() && !path.contains('/');
        return is_mail.then(|| format!("mailto:{path}"));
    }
    let host = path.split(['/', '?']).next()?.to_ascii_lowercase();
    let (name, top) = host.rsplit_once('.')?;
    let is_web = name.starts_with("www.") || TOP_DOMAINS.contains(&top);
    let fragment = fragment.map_or(String::new(), |fragment| format!("#{fragment}"));
    (is_web && !name.is_empty() && !name.ends_with('.'))
        .then(|| format!("https://{path}{fragment}"))
}

/// Link texts that say nothing of where they lead, in small letters.
const SAY_NOTHING: &[&str] = &[
    "hier",
    "hier klicken",
    "bitte hier klicken",
    "klick",
    "klick hier",
    "klicke hier",
    "klicken sie hier",
    "bitte klicken sie hier",
    "mehr",
    "mehr dazu",
    "mehr erfahren",
    "mehr informationen",
    "mehr infos",
    "mehr lesen",
    "weiter",
    "weiterlesen",
    "weitere informationen",
    "weitere infos",
    "details",
    "info",
    "infos",
    "dort",
    "dies",
    "siehe",
    "hier abrufbar",
    "auf dieser seite",
    "website",
    "webseite",
    "zur website",
    "zur webseite",
    "homepage",
    "diesem link",
    "unter diesem link",
    "diese seite",
    "link",
    "dieser link",
    "zum link",
    "siehe hier",
    "download",
    "herunterladen",
    "datei",
    "dokument",
    "pdf",
    "pdf-datei",
    "pdf-dokument",
    "pdf-download",
    "download pdf",
    "als pdf",
    "here",
    "click here",
    "more",
    "read more",
    "learn more",
    "more information",
    "this link",
    "this page",
];

/// Whether the text of a link, as HTML, is one of those that say nothing.
pub(super) fn says_nothing(html: &str) -> bool {
    // With some marks and signs around it the longest of them is no longer than this.
    if html.len() > 60 {
        return false;
    }
    let text = super::plain::text_of(html).to_lowercase();
    let around = |c: char| !c.is_alphanumeric();
    // "PDF (2 MB)" says what it weighs, and no more.
    let sized =
        text.split_once(" (").filter(|(_, size)| size.starts_with(|c: char| c.is_ascii_digit()));
    let words = sized.map_or(&*text, |(words, _)| words).trim_matches(around);
    let is_signs = words.is_empty() && !text.trim().is_empty();
    is_signs || SAY_NOTHING.contains(&words)
}

/// What stands before the first colon, if that comes before any `/`, `?` or `#`.
pub(super) fn scheme_of(address: &str) -> Option<&str> {
    let end = address.find([':', '/', '?', '#'])?;
    address.get(end..).filter(|rest| rest.starts_with(':')).and(address.get(..end))
}

/// Whether a picture's address leads out of the site.
pub(super) fn is_foreign(address: &str) -> bool {
    !matches!(
        classify(address),
        Address::Site(LinkTarget::File { .. } | LinkTarget::Document { .. })
    )
}

fn has_host(rest: &str) -> bool {
    rest.strip_prefix("//")
        .and_then(|rest| rest.chars().next())
        .is_some_and(|c| c.is_alphanumeric() || c == '[')
}

fn is_refused_anywhere(c: char) -> bool {
    is_invisible_control(c) || matches!(c, '\n' | '\r' | '\t')
}

/// A scheme for a message: short, and nothing invisible in it.
fn shown(scheme: &str) -> String {
    scheme.chars().filter(|&c| !is_refused_anywhere(c)).take(40).collect::<String>().trim().into()
}
