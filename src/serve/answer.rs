//! What the screen shows to somebody who asks: a pure function of both. Knows nothing of HTTP's
//! conversation (methods, conditions, connections), only of its status codes.

use std::sync::Arc;

use hyper::StatusCode;

use super::digest::Digest;
use super::target::{self, INDEX, Target};
use super::words::{self, Words};
use super::{Content, Pages, Screen, inject, media};
use crate::language::Language;
use crate::path::OutPath;

/// The page that may compile WebAssembly: the search.
const SEARCH: &str = "suche.html";
/// What the site says of an address that it does not have.
const NOT_FOUND: &str = "404.html";
/// The end of a state that no site has: the server's own page, while there is none of the site.
const WAITING: &str = "-wait";

/// What is said to a request for something of the site.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    /// The media type of the bytes.
    pub(super) media: &'static str,
    /// With the script element, if it is a page.
    pub(super) content: Content,
    /// Another where the content is another.
    pub(super) tag: Digest,
    /// The address to ask instead.
    pub(super) location: Option<String>,
    /// Whether it is the page that may compile WebAssembly.
    pub(super) is_search: bool,
    /// What the reader sees.
    pub(super) state: State,
}

/// A name for what a reader sees: of the page (status, bytes, scripts), and of its looks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct State(pub(super) String);

/// What has to happen for a reader to see another state.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Change {
    /// Nothing.
    None,
    /// Style sheets and pictures are fetched again.
    Looks,
    /// The page is reloaded.
    Page,
}

impl State {
    /// Whether the page is one of the server's own, while the site has none to show.
    pub(super) fn is_waiting(&self) -> bool {
        self.0.ends_with(WAITING)
    }

    /// What leads from here to `next`. Where the site has nothing to show, a reader who has a page of it
    /// keeps that.
    pub(super) fn change_to(&self, next: &State) -> Change {
        if self == next || (next.is_waiting() && !self.is_waiting()) {
            Change::None
        } else if self.page() == next.page() {
            Change::Looks
        } else {
            Change::Page
        }
    }

    fn page(&self) -> &str {
        self.0.rsplit_once('-').map_or("", |(page, _)| page)
    }
}

/// What `screen` shows to somebody who asks for `target`; `None` is what no site can have.
pub(super) fn of(screen: &Screen, target: Option<&Target>) -> Answer {
    let language = screen.language;
    let Some(pages) = &screen.pages else {
        let words = match screen.problems {
            Some(_) => words::broken(language),
            None => words::building(language),
        };
        let html = page(language, &words, screen.problems.as_deref());
        return waiting(StatusCode::SERVICE_UNAVAILABLE, html);
    };
    match found(&**pages, target) {
        Ok(found) => found.answer(&**pages, language),
        Err(problems) => {
            let html = page(language, &words::unrendered(language), Some(&*problems));
            waiting(StatusCode::INTERNAL_SERVER_ERROR, html)
        }
    }
}

/// What the site has for a target.
enum Found {
    File(OutPath, Content),
    /// A folder, asked for without its slash.
    Folder(OutPath),
    /// Nothing but, maybe, its page for that.
    Nothing(Option<Content>),
}

fn found(pages: &dyn Pages, target: Option<&Target>) -> Result<Found, Arc<str>> {
    let path = match target {
        Some(Target::File(path) | Target::Folder(path)) => Some(path),
        Some(Target::Script | Target::Style | Target::Events) | None => None,
    };
    if let Some(path) = path
        && let Some(content) = pages.file(path)?
    {
        return Ok(Found::File(path.clone(), content));
    }
    if let Some(Target::File(path)) = target
        && let Ok(index) = OutPath::new(&format!("{path}/{INDEX}"))
        && pages.file(&index)?.is_some()
    {
        return Ok(Found::Folder(path.clone()));
    }
    let page = OutPath::new(NOT_FOUND).expect("the name keeps every rule");
    Ok(Found::Nothing(pages.file(&page)?))
}

impl Found {
    fn answer(self, pages: &dyn Pages, language: Language) -> Answer {
        let (status, path, content, location) = match self {
            Found::File(path, content) => (StatusCode::OK, path.to_string(), content, None),
            Found::Folder(path) => {
                let location = format!("/{}/", path.url_path());
                let nothing = Content::Bytes(Vec::new());
                (StatusCode::PERMANENT_REDIRECT, String::new(), nothing, Some(location))
            }
            Found::Nothing(own) => {
                let told = || page(language, &words::missing(language), None);
                let content = own.unwrap_or_else(|| Content::Bytes(told()));
                (StatusCode::NOT_FOUND, NOT_FOUND.to_owned(), content, None)
            }
        };
        let tag = content.digest();
        let seen = Digest::of_parts([
            status.as_str().as_bytes(),
            location.as_deref().unwrap_or_default().as_bytes(),
            tag.as_ref(),
            pages.scripts().as_ref(),
        ]);
        let state = State(format!("{seen}-{}", pages.looks()));
        let media = if location.is_some() { media::TEXT } else { media::of(&path) };
        let (content, tag) = match content {
            Content::Bytes(bytes) if media == media::HTML => with_script(bytes, &state),
            Content::Bytes(_) | Content::Stored(_) => (content, tag),
        };
        Answer { status, media, content, tag, location, is_search: path == SEARCH, state }
    }
}

impl Content {
    fn digest(&self) -> Digest {
        match self {
            Content::Bytes(bytes) => Digest::of(bytes),
            Content::Stored(stored) => stored.digest,
        }
    }
}

/// A page with the script element, which names what the reader sees: so that it is another where that is another.
fn with_script(page: Vec<u8>, state: &State) -> (Content, Digest) {
    (Content::Bytes(inject::with_script(page, &state.0)), Digest::of(state.0.as_bytes()))
}

fn waiting(status: StatusCode, html: Vec<u8>) -> Answer {
    let state = State(format!("{}{WAITING}", Digest::of(&html)));
    let (content, tag) = with_script(html, &state);
    Answer { status, media: media::HTML, content, tag, location: None, is_search: false, state }
}

/// A page of the server's own.
fn page(language: Language, words: &Words, problems: Option<&str>) -> Vec<u8> {
    let Words { title, text } = words;
    let lang = words::code(language);
    let style = target::STYLE;
    let problems = problems.map_or_else(String::new, |problems| {
        let problems = problems.replace('&', "&amp;").replace('<', "&lt;");
        // The line break after `<pre>` is dropped by HTML, so that one of the text stays.
        format!("<pre>\n{problems}</pre>\n")
    });
    let html = format!(
        "<!doctype html>
<html lang=\"{lang}\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>{title}</title>
<meta name=\"color-scheme\" content=\"light dark\">
<link rel=\"stylesheet\" href=\"{style}\">
</head>
<body>
<main>
<h1>{title}</h1>
<p>{text}</p>
{problems}</main>
</body>
</html>
"
    );
    html.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::{Change, State};

    #[test]
    fn a_reader_keeps_the_last_page_that_there_was() {
        let change = |from: &str, to: &str| State(from.to_owned()).change_to(&State(to.to_owned()));
        assert_eq!(change("a-1", "a-1"), Change::None);
        assert_eq!(change("a-1", "a-2"), Change::Looks);
        assert_eq!(change("a-1", "b-1"), Change::Page);
        assert_eq!(change("a-1", "b-wait"), Change::None);
        assert_eq!(change("a-wait", "b-wait"), Change::Page);
        assert_eq!(change("a-wait", "b-1"), Change::Page);
        assert_eq!(change("", "b-1"), Change::Page);
    }
}
