//! What single values look like, as regular expressions that JSON Schema takes (the part of ECMA-262 that is read
//! alike everywhere). Each lets everything through that is accepted when the value is read, and as little else
//! as such an expression can. Knows nothing of schemas.

/// A day, month, quarter, half or year.
const POINT: &str = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?|-Q[1-4]|-H[12])?";

/// A day of the year.
const YEARLESS: &str = "--(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";

/// Anything but blanks.
pub(super) const TEXT: &str = r"\S";

/// A whole number.
pub(super) const INTEGER: &str = "^-?[0-9]+$";

/// A decimal number in German or plain spelling.
pub(super) const FIGURE: &str =
    r"^\s*-?(([0-9]+|[0-9]{1,3}(\.[0-9]{3})+)(,[0-9]+)?|[0-9]+\.[0-9]+)\s*$";

/// An address of the web.
pub(super) const WEB_ADDRESS: &str = "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s<>\"'`\\\\]+$";

/// An address of the web without a name, a query or a fragment.
pub(super) const BASE_URL: &str =
    "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s<>\"'`\\\\/?#@]+(/[^\\s<>\"'`\\\\?#]*)?$";

/// An e-mail address.
pub(super) const EMAIL_ADDRESS: &str = r"^\s*[^\s@]+@[^\s@.]+(\.[^\s@.]+)+\s*$";

/// The path of a document: no name is made of dots and blanks alone, none but the last ends in one.
pub(super) const ID: &str =
    r#"^([^/\\:*?"<>|]*[^/\\:*?"<>|. ]/)*[^/\\:*?"<>|]*[^/\\:*?"<>|.\s][.\s]*$"#;

/// A part of an address.
pub(super) const SLUG: &str = "^[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?$";

/// A language tag (BCP 47).
pub(super) const LANGUAGE: &str = r"^\s*[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\s*$";

/// A date in any of its forms.
pub(super) fn date() -> String {
    format!(r"^(unbekannt|~?{YEARLESS}|~?{POINT}(/(~?{POINT}|\.\.))?|\.\./~?{POINT})$")
}
