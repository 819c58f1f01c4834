//! A request target → what it asks for. Decodes once and refuses whatever is not plainly a path of the
//! site: what is refused here is not there. Knows no site.

use crate::path::OutPath;

/// What a request asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Target {
    /// The script that is added to pages.
    Script,
    /// The style sheet of what that script shows.
    Style,
    /// What has changed, as it changes.
    Events,
    /// A file of the site, or a folder of that name.
    File(OutPath),
    /// The `index.html` of a folder, by the folder's name and a slash.
    Folder(OutPath),
}

/// The folder of the server's own files. No file of a site can lie there: see [`OutPath`].
pub(super) const SCRIPT: &str = "/.fahrplan/reload.js";
/// See [`SCRIPT`].
pub(super) const STYLE: &str = "/.fahrplan/reload.css";
/// See [`SCRIPT`].
pub(super) const EVENTS: &str = "/.fahrplan/events";

/// The page of a folder.
pub(super) const INDEX: &str = "index.html";

/// What `path`, the path of a request as sent, asks for; `None` where no site can have it.
pub(super) fn of_path(path: &str) -> Option<Target> {
    match path {
        SCRIPT => Some(Target::Script),
        STYLE => Some(Target::Style),
        EVENTS => Some(Target::Events),
        _ => of_site(path.strip_prefix('/')?),
    }
}

fn of_site(path: &str) -> Option<Target> {
    if path.is_empty() {
        return OutPath::new(INDEX).ok().map(Target::Folder);
    }
    let (path, is_folder) = match path.strip_suffix('/') {
        Some(folder) => (folder, true),
        None => (path, false),
    };
    let mut decoded = String::with_capacity(path.len() + 1 + INDEX.len());
    for segment in path.split('/') {
        // An encoded slash is part of a name, and no name holds one.
        let segment = decode(segment).filter(|name| !name.contains('/'))?;
        decoded.push_str(&segment);
        decoded.push('/');
    }
    if is_folder {
        decoded.push_str(INDEX);
        return OutPath::new(&decoded).ok().map(Target::Folder);
    }
    decoded.pop();
    OutPath::new(&decoded).ok().map(Target::File)
}

/// The value of `key` in the query of a request, decoded.
pub(super) fn parameter(query: &str, key: &str) -> Option<String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.filter(|(name, _)| *name == key).find_map(|(_, value)| decode(value))
}

/// `%41` → `A`, once; `None` where that is no UTF-8, or a `%` is followed by something else than a number.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => digit(rest.next()?)? * 16 + digit(rest.next()?)?,
            _ => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::{Target, decode, of_path, parameter};

    #[test]
    fn files_and_folders_are_told_apart() {
        for (path, file) in [("/a/b.html", "a/b.html"), ("/a", "a"), ("/%C3%A4%20b", "ä b")] {
            assert!(
                matches!(of_path(path), Some(Target::File(it)) if it.as_str() == file),
                "{path}"
            );
        }
        for (path, file) in [("/", "index.html"), ("/a/", "a/index.html")] {
            assert!(
                matches!(of_path(path), Some(Target::Folder(it)) if it.as_str() == file),
                "{path}"
            );
        }
        for path in ["", "*", "a", "//", "//a", "/a//", "/a//b", "/a%2Fb", "/%2e%2e/a", "/%", "/%4"]
        {
            assert_eq!(of_path(path), None, "{path}");
        }
    }

    #[test]
    fn what_is_encoded_twice_is_decoded_once() {
        assert_eq!(decode("%252e").as_deref(), Some("%2e"));
        assert_eq!(decode("%ff"), None);
        assert_eq!(parameter("a=1&page=%2Fx%26y&page=2", "page").as_deref(), Some("/x&y"));
        assert_eq!(parameter("apage=1&page", "page"), None);
    }
}
