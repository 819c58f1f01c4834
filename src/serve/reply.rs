//! An answer → an HTTP response: conditions, and the headers that every response has. Knows no site.

use hyper::body::Bytes;
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderMap,
    HeaderName, HeaderValue, IF_NONE_MATCH, LOCATION, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use hyper::{Response, StatusCode};
use tokio::sync::mpsc::Receiver;

use super::answer::Answer;
use super::body::Reply;
use super::digest::Digest;
use super::{Content, media, stored};

/// The policy under which a site has to work.
const POLICY: &str = "default-src 'self'";
/// The same for its search, which compiles WebAssembly.
const SEARCH_POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

/// A response of the site.
pub(super) fn of_answer(answer: Answer, asked: &HeaderMap) -> Response<Reply> {
    let Answer { status, media, content, tag, location, is_search, state: _ } = answer;
    let mut response = match status {
        StatusCode::OK => file(media, content, tag, asked),
        _ => whole(status, media, content),
    };
    let headers = response.headers_mut();
    if is_search {
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(SEARCH_POLICY));
    }
    if let Some(location) = location {
        let location = HeaderValue::try_from(location).expect("what is percent-encoded is ASCII");
        headers.insert(LOCATION, location);
    }
    response
}

/// The server's own script.
pub(super) fn script(asked: &HeaderMap) -> Response<Reply> {
    own(media::SCRIPT, include_bytes!("reload.js"), asked)
}

/// The server's own style sheet.
pub(super) fn style(asked: &HeaderMap) -> Response<Reply> {
    own(media::STYLE, include_bytes!("reload.css"), asked)
}

fn own(media: &'static str, bytes: &'static [u8], asked: &HeaderMap) -> Response<Reply> {
    file(media, Content::Bytes(bytes.to_vec()), Digest::of(bytes), asked)
}

/// Events, as they come.
pub(super) fn events(events: Receiver<Bytes>) -> Response<Reply> {
    with_headers(StatusCode::OK, media::EVENTS, Reply::Stream(events))
}

/// A sentence.
pub(super) fn sentence(status: StatusCode, text: &'static str) -> Response<Reply> {
    whole(status, media::TEXT, Content::Bytes(text.as_bytes().to_vec()))
}

/// The sentence to a method that only reading knows not.
pub(super) fn read_only(text: &'static str) -> Response<Reply> {
    let mut response = sentence(StatusCode::METHOD_NOT_ALLOWED, text);
    response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    response
}

/// A file, or that the client has it already.
fn file(media: &'static str, content: Content, tag: Digest, asked: &HeaderMap) -> Response<Reply> {
    let tag = format!("\"{tag}\"");
    let mut response = if has_tag(asked, &tag) {
        with_headers(StatusCode::NOT_MODIFIED, media, Reply::Whole(Bytes::new()))
    } else {
        whole(StatusCode::OK, media, content)
    };
    let tag = HeaderValue::try_from(tag).expect("a digest is ASCII");
    response.headers_mut().insert(ETAG, tag);
    response
}

/// Whether a condition names `tag`, by weak comparison (RFC 9110, 13.1.2).
fn has_tag(asked: &HeaderMap, tag: &str) -> bool {
    let lists = asked.get_all(IF_NONE_MATCH).iter().filter_map(|list| list.to_str().ok());
    let mut tags = lists.flat_map(|list| list.split(',')).map(str::trim);
    tags.any(|it| it == "*" || it.strip_prefix("W/").unwrap_or(it) == tag)
}

fn whole(status: StatusCode, media: &'static str, content: Content) -> Response<Reply> {
    let (length, reply) = match content {
        Content::Bytes(bytes) => (bytes.len() as u64, Reply::Whole(bytes.into())),
        Content::Stored(stored) => (stored.size, Reply::Stream(stored::pieces(stored))),
    };
    let mut response = with_headers(status, media, reply);
    // Stated, because hyper leaves it out where it is 0 and the method is HEAD.
    response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    response
}

fn with_headers(status: StatusCode, media: &'static str, body: Reply) -> Response<Reply> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    for (name, value) in [
        (CONTENT_TYPE, media),
        (CACHE_CONTROL, "no-cache"),
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
