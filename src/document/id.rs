//! Ids, references and paths as they stand in front matter. What a reference means is the model's to say.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use super::decode::{Decode, text, word};
use super::form::{Form, Target};
use super::types::Leads;
use super::yaml::Node;
use crate::diagnostics::{Problem, Sink};
use crate::path::OutPath;
use crate::span::Span;
use crate::text::is_invisible_control;

/// The id of a document: its path below `content/` without `.md`; `index.md` is its folder, and the
/// one at the top is the empty id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DocId(Arc<str>);

impl DocId {
    /// The id of the file at `path` below `content/`, which ends in `.md`.
    pub fn of_path(path: &str) -> DocId {
        let stem = path.strip_suffix(".md").unwrap_or(path);
        let id = match stem.strip_suffix("index") {
            Some("") => "",
            Some(folder) if folder.ends_with('/') => folder.trim_end_matches('/'),
            Some(_) | None => stem,
        };
        DocId(id.into())
    }

    /// The id written as `text`.
    pub fn new(text: &str) -> DocId {
        DocId(text.trim_matches('/').into())
    }

    /// As written in references.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last segment: `2a` of `town/plan/2a`.
    pub fn last_segment(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// Whether `ending` is this id or a part of it that begins at a slash.
    pub fn ends_with(&self, ending: &str) -> bool {
        self.0.strip_suffix(ending).is_some_and(|head| head.is_empty() || head.ends_with('/'))
    }
}

impl fmt::Display for DocId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "index" } else { &self.0 })
    }
}

impl Decode for DocId {
    const FORM: Form = Form::Id;

    fn decode(key: &str, node: &Node, problems: &mut Sink) -> Option<DocId> {
        let word = word(key, node, problems)?.text.trim();
        // Whoever copies the name of a file or the address of a page means its id.
        let id = word.strip_suffix(".md").or_else(|| word.strip_suffix(".html")).unwrap_or(word);
        if !is_id(id) {
            let meant = id_meant(word).filter(|meant| is_id(meant));
            let (key, word) = (key.to_owned(), word.to_owned());
            problems.note(node.span, Problem::BadPath { key, word, meant });
            return None;
        }
        Some(DocId::new(id))
    }
}

/// Whether `text` can be an id.
fn is_id(text: &str) -> bool {
    let named = text.split('/').all(|segment| !matches!(segment, "" | "." | ".."));
    named && OutPath::new(&format!("{text}.html")).is_ok()
}

/// The id in `text`, which is written as an address or path of another sort.
fn id_meant(text: &str) -> Option<String> {
    let path = match text.split_once("://") {
        Some((_, rest)) => rest.split_once('/')?.1,
        None => text,
    };
    let path = path.split(['?', '#']).next()?.replace('\\', "/");
    let names: Vec<&str> = path.split('/').filter(|name| !matches!(*name, "" | ".")).collect();
    let id = names.join("/");
    let id = id.strip_prefix("content/").unwrap_or(&id);
    let id = id.strip_suffix(".md").or_else(|| id.strip_suffix(".html")).unwrap_or(id);
    Some(id.strip_suffix("/index").unwrap_or(id).to_owned())
}

/// A reference as written: an id or its ending, or (where `T` allows it) plain text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reference<T> {
    /// The words.
    pub text: Box<str>,
    /// Where they stand.
    pub span: Span,
    leads_to: PhantomData<T>,
}

impl<T: Leads> Decode for Reference<T> {
    const FORM: Form = Form::Reference(Target { types: T::TO, or_text: T::OR_TEXT });

    fn decode(key: &str, node: &Node, problems: &mut Sink) -> Option<Reference<T>> {
        let scalar =
            if T::OR_TEXT { text(key, node, problems)? } else { word(key, node, problems)? };
        let text = scalar.text.trim().into();
        Some(Reference { text, span: node.span, leads_to: PhantomData })
    }
}

/// The path of a file, seen from the folder of the document that names it. Where it leads is the model's to say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FilePath(Box<str>);

impl FilePath {
    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Decode for FilePath {
    const FORM: Form = Form::FilePath;

    fn decode(key: &str, node: &Node, problems: &mut Sink) -> Option<FilePath> {
        word(key, node, problems).map(|scalar| FilePath(scalar.text.trim_end().into()))
    }
}

/// A short name that is part of addresses: letters, digits, dot, hyphen and underscore.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Slug(Box<str>);

impl Slug {
    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Decode for Slug {
    const FORM: Form = Form::Slug;

    fn decode(key: &str, node: &Node, problems: &mut Sink) -> Option<Slug> {
        let word = word(key, node, problems)?.text.as_str();
        let sound = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
            && word.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric())
            && word.len() <= 64
            // Of these signs it refuses a dot at the end, and the names that Windows keeps for devices.
            && OutPath::new(word).is_ok();
        if !sound {
            problems
                .note(node.span, Problem::BadSlug { key: key.to_owned(), word: word.to_owned() });
            return None;
        }
        Some(Slug(word.into()))
    }
}

/// An e-mail address as people write it: a name, `@`, a domain (RFC 5321, 4.1.2, without quoted names,
/// comments and addresses of numbers). It can follow `mailto:` as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EmailAddress(Box<str>);

impl EmailAddress {
    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether `text` is an e-mail address.
pub fn is_email_address(text: &str) -> bool {
    let odd = |c: char| {
        c.is_whitespace() || is_invisible_control(c) || "\"#%&'()*,/:;<>?@[\\]`{|}".contains(c)
    };
    let dotted =
        |part: &str| part.split('.').all(|label| !label.is_empty() && !label.contains(odd));
    text.len() <= 254
        && text.split_once('@').is_some_and(|(name, domain)| {
            dotted(name) && dotted(domain) && domain.contains('.') && !domain.starts_with('-')
        })
}

impl Decode for EmailAddress {
    const FORM: Form = Form::EmailAddress;

    fn decode(key: &str, node: &Node, problems: &mut Sink) -> Option<EmailAddress> {
        let word = word(key, node, problems)?.text.trim();
        if !is_email_address(word) {
            problems
                .note(node.span, Problem::BadEmail { key: key.to_owned(), word: word.to_owned() });
            return None;
        }
        Some(EmailAddress(word.into()))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{DocId, is_email_address};
    use crate::diagnostics::Sink;
    use crate::document::decode::Decode;
    use crate::document::yaml::{Node, Scalar, Value};
    use crate::span::Span;

    fn alias(word: &str) -> Option<String> {
        let scalar = Scalar { text: word.to_owned(), plain: true, comment: false, cut_off: false };
        let node = Node { value: Value::Scalar(scalar), span: Span::default() };
        let mut problems = Sink::new(Arc::from("a.md"));
        let id = DocId::decode("aliase", &node, &mut problems).map(|id| id.as_str().to_owned());
        assert_eq!(id.is_none(), problems.len() == 1, "{word}");
        id
    }

    #[test]
    fn a_former_id_can_be_an_address() {
        for (word, id) in [
            ("a/b/2a", "a/b/2a"),
            ("a/b.md", "a/b"),
            ("a/b.html", "a/b"),
            ("a/3.10", "a/3.10"),
            ("größe", "größe"),
        ] {
            assert_eq!(alias(word).as_deref(), Some(id));
        }
        for word in [
            "/a", "a/", "a//b", "../a", ".", "a:b", "a\\b", "a?", "con", "a/aux.md", ".md", "a./b",
            "a /b",
        ] {
            assert_eq!(alias(word), None, "{word}");
        }
    }

    #[test]
    fn an_email_address_is_nothing_but_the_address() {
        for sound in ["a@b.example", "integration.stelle+x@stadt-süd.example", "o_k@a.b.c.example"]
        {
            assert!(is_email_address(sound), "{sound}");
        }
        for odd in [
            "",
            "@",
            "a",
            "a@b",
            "a@@b.example",
            "a@b@c.example",
            "a b@c.example",
            "a@b.example?cc=x",
            "Amt <a@b.example>",
            "mailto:a@b.example",
            "a@.example",
            "a@b..example",
            "a.@b.example",
            "a@b.example, c@d.example",
            "a\u{202e}@b.example",
            "a@b.example\"",
            "a(at)b.example",
        ] {
            assert!(!is_email_address(odd), "{odd}");
        }
    }

    #[test]
    fn an_index_is_its_folder() {
        let id = |path| DocId::of_path(path).as_str().to_owned();
        assert_eq!(id("a/b/2a.md"), "a/b/2a");
        assert_eq!(id("a/index.md"), "a");
        assert_eq!(id("index.md"), "");
        assert_eq!(id("a/sachindex.md"), "a/sachindex");
    }

    #[test]
    fn endings_begin_at_a_slash() {
        let id = DocId::new("town/plan/2a");
        assert!(id.ends_with("2a") && id.ends_with("plan/2a") && id.ends_with("town/plan/2a"));
        assert!(!id.ends_with("a") && !id.ends_with("lan/2a"));
    }
}
