//! Addresses of the web as they stand in front matter, and the one of the site itself. Asks nobody whether they answer.

use super::decode::{Decode, word};
use super::form::Form;
use super::yaml::Node;
use crate::diagnostics::{Problem, Sink};

/// An address of the web: http or https.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WebAddress(Box<str>);

impl WebAddress {
    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Without scheme and closing slash, as people write it.
    pub fn shown(&self) -> &str {
        let rest = self.0.split_once("://").map_or(&*self.0, |(_, rest)| rest);
        rest.trim_end_matches('/')
    }
}

/// Whether `text` is an address of the web: http or https, a host, and no blanks.
pub fn is_web_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    ["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
        && rest.starts_with(|c: char| c.is_alphanumeric() || c == '[')
        && !rest.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"'`\\".contains(c))
        && is_port(server(text))
        && is_host(host(text))
}

/// What stands between `://` and the path in an address of the web.
fn server(address: &str) -> &str {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// The same without a name before it and a port behind.
fn host(address: &str) -> &str {
    let host = server(address).rsplit('@').next().unwrap_or_default();
    match host.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => name,
        Some(_) | None => host,
    }
}

/// Whether `host` is a name of letters, digits and hyphens between dots, or an address in brackets.
fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    let name = host.strip_suffix('.').unwrap_or(host);
    host.starts_with('[') && host.ends_with(']') || name.split('.').all(is_label)
}

/// Whether `server` names a port that there is, or none.
fn is_port(server: &str) -> bool {
    let host = server.rsplit('@').next().unwrap_or_default();
    let behind = host.rsplit_once(']').map_or(host, |(_, behind)| behind);
    let Some((_, port)) = behind.rsplit_once(':') else { return true };
    let is_number = port.bytes().all(|byte| byte.is_ascii_digit());
    port.is_empty() || (is_number && port.parse::<u16>().is_ok_and(|port| port > 0))
}

/// Whether `text` is an address under which a site can lie: one of the web without a name or password, whose path is that
/// of a folder, to which the paths of pages are appended.
pub fn is_base_url(text: &str) -> bool {
    let odd = ['?', '#', '{', '}', '|', '^'];
    is_web_address(text)
        && !text.contains(odd)
        && !server(text).contains('@')
        && !host(text).ends_with('.')
        && is_folder(path(text))
}

/// What stands behind the server in an address of the web.
fn path(address: &str) -> &str {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    rest.get(server(address).len()..).unwrap_or_default()
}

/// Whether `path` is one of a folder: names with one slash between, the last of them not that of a page.
fn is_folder(path: &str) -> bool {
    let path = path.strip_prefix('/').unwrap_or(path);
    let names = path.strip_suffix('/').unwrap_or(path);
    let is_name = |name: &str| !matches!(name, "" | "." | "..") && !name.ends_with('.');
    path.is_empty() || names.split('/').all(is_name) && !is_page(names)
}

/// Whether `path` ends like that of a page.
fn is_page(path: &str) -> bool {
    const PAGES: [&str; 6] = ["html", "htm", "php", "asp", "aspx", "md"];
    path.rsplit_once('.').is_some_and(|(_, ending)| PAGES.contains(&&*ending.to_ascii_lowercase()))
}

/// The address that someone meant by `word`: with its beginning, and where it is the one `of_site`, of a folder alone.
fn address_meant(word: &str, of_site: bool) -> Option<String> {
    let mut rest = word.trim_matches(|c: char| c.is_whitespace() || "<>\"'„“".contains(c));
    let mut scheme = "https";
    while let Some((found, behind)) = scheme_meant(rest) {
        (scheme, rest) = (found, behind);
    }
    let rest = rest.trim_end_matches(['.', ',', ';']);
    let plain = format!("{scheme}://{rest}");
    if !of_site {
        let is_sound = is_web_address(&plain) && !server(&plain).contains('@');
        return Some(plain).filter(|it| is_sound && host(it).contains('.'));
    }
    let address = plain.split(['?', '#', '{', '}', '|', '^']).next()?;
    let server = server(address).rsplit('@').next()?;
    let names = path(address).split('/').filter(|name| !matches!(*name, "" | "."));
    let mut names: Vec<&str> = names.collect();
    names.pop_if(|name| is_page(name));
    let names: String = names.iter().flat_map(|name| ["/", name]).collect();
    let meant = format!("{scheme}://{server}{names}/");
    Some(meant).filter(|it| is_base_url(it) && host(it).contains('.'))
}

/// The scheme at the beginning of `text`, well written or not, and what stands behind.
fn scheme_meant(text: &str) -> Option<(&'static str, &str)> {
    let behind = |rest: &'_ str| rest.trim_start_matches([':', '/', ';', '\\']).len();
    let word = text.split(|c: char| !c.is_ascii_alphabetic()).next()?;
    let rest = text.get(word.len()..)?;
    let after = rest.get(rest.len() - behind(rest)..)?;
    let signs = rest.len() - after.len();
    let is_parted = signs > 1 && rest.get(..signs)?.contains(['/', '\\']);
    let near = |scheme: &str| strsim::osa_distance(&word.to_ascii_lowercase(), scheme);
    match word {
        "" if rest.starts_with("//") => Some(("https", after)),
        _ if !is_parted => None,
        _ if near("http") == 0 => Some(("http", after)),
        _ if near("https") <= 1 || near("http") <= 1 => Some(("https", after)),
        _ => None,
    }
}

/// An address under which a site can lie with its scheme and host in small letters, which mean the same.
pub fn in_small_letters(base_url: &str) -> String {
    let behind = base_url.find("://").map_or(0, |at| at + "://".len());
    let (head, path) = base_url.split_at(behind + server(base_url).len());
    format!("{}{path}", head.to_lowercase())
}

impl Decode for WebAddress {
    const FORM: Form = Form::WebAddress;

    fn decode(key: &str, node: &Node, problems: &mut Sink) -> Option<WebAddress> {
        address(key, node, false, problems).map(WebAddress)
    }
}

/// The address under which a site lies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BaseUrl(Box<str>);

impl BaseUrl {
    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Decode for BaseUrl {
    const FORM: Form = Form::BaseUrl;

    fn decode(key: &str, node: &Node, problems: &mut Sink) -> Option<BaseUrl> {
        address(key, node, true, problems).map(|it| BaseUrl(in_small_letters(&it).into()))
    }
}

/// An address of the web, or the one `of_site`.
fn address(key: &str, node: &Node, of_site: bool, problems: &mut Sink) -> Option<Box<str>> {
    let word = word(key, node, problems)?.text.as_str();
    let is_sound = if of_site { is_base_url(word) } else { is_web_address(word) };
    if !is_sound {
        let meant = address_meant(word, of_site);
        let of_site = of_site && is_web_address(word);
        let (key, word) = (key.to_owned(), word.to_owned());
        problems.note(node.span, Problem::BadUrl { key, word, of_site, meant });
        return None;
    }
    Some(word.into())
}

#[cfg(test)]
mod tests {
    use super::{address_meant, in_small_letters, is_base_url};

    #[test]
    fn a_site_lies_at_a_plain_address() {
        for sound in [
            "https://a.example",
            "http://a.example:8080/b/",
            "https://[::1]/",
            "https://a.example/@b/",
            "HTTPS://A.Example:/b/",
            "https://[::1]:65535/",
            "http://localhost",
            "https://münchen.example/plan",
            "https://xn--mnchen-3ya.example/a%20b/",
        ] {
            assert!(is_base_url(sound), "{sound}");
        }
        for odd in [
            "a.example",
            "https://a.example/?b",
            "https://a.example?b=c",
            "https://a.example/#b",
            "https://a@a.example/",
            "https://a:b@a.example",
            "https://a.example/b c/",
            "https://a.example:99999/",
            "https://a.example:0/",
            "https://a.example:x/",
            "https://[::1]:65536/",
            "ftp://a.example/",
            "https://a.example//b/",
            "https://a.example/../b/",
            "https://a.example/b/index.html",
            "https://a.example./",
            "https://a..example/",
            "https://www.a.example;",
            "https://http://a.example/",
        ] {
            assert!(!is_base_url(odd), "{odd}");
        }
        assert_eq!(
            in_small_letters("HTTPS://A.Example:8080/Plan/"),
            "https://a.example:8080/Plan/"
        );
    }
    #[test]
    fn what_was_meant_by_half_an_address_is_told() {
        for (word, meant) in [
            ("www.a.example", "https://www.a.example/"),
            ("//a.example/b", "https://a.example/b/"),
            ("htps://a.example", "https://a.example/"),
            ("https:/a.example", "https://a.example/"),
            ("https//a.example", "https://a.example/"),
            ("http:\\\\a.example", "http://a.example/"),
            ("https://http://a.example", "http://a.example/"),
            ("https://a.example/b/index.html?c#d", "https://a.example/b/"),
            ("https://u:p@a.example//b//", "https://a.example/b/"),
            ("https://www.a.example;", "https://www.a.example/"),
        ] {
            assert_eq!(address_meant(word, true).as_deref(), Some(meant), "{word}");
        }
        assert_eq!(address_meant("a.example/b?c", false).as_deref(), Some("https://a.example/b?c"));
        for word in
            ["", "Stadt", "ftp://a.example", "amt@a.example", "a.example, b.example", "C:\\a.b"]
        {
            assert_eq!(address_meant(word, false), None, "{word}");
        }
    }
}
