//! The last look at what is to be kept: whether a passage stands in it still, whether each file is as well-formed
//! as it was, whether every link lands that landed. Changes nothing.

use std::collections::BTreeSet;

use super::front::{scalars, split};
use super::markdown::outline;
use super::markup::{Token, tokens};
use super::passage::Passage;
use super::readings::Kind;
use super::{erasing, html};
use crate::path::OutPath;

/// The fewest letters of a passage that stands in a file of other than text by no accident.
const TELLING: usize = 8;

/// The line of a file in which one of the `passages` stands in any of its readings.
pub(super) fn line_of(path: &OutPath, bytes: &[u8], passages: &[Passage]) -> Option<usize> {
    let kind = Kind::of(path.as_str());
    let (texts, is_text) = texts(bytes);
    let telling: Vec<Passage> = passages
        .iter()
        .filter(|passage| is_text || kind != Kind::Unknown || passage.as_str().len() >= TELLING)
        .cloned()
        .collect();
    let kind = if is_text { kind } else { Kind::Unknown };
    texts.iter().find_map(|text| {
        let place = erasing::first_place(text, kind, &telling)?;
        Some(text.get(..place).unwrap_or_default().matches('\n').count() + 1)
    })
}

/// What a file may say, and whether it is text for sure.
fn texts(bytes: &[u8]) -> (Vec<String>, bool) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (vec![text.to_owned()], true);
    }
    let latin = bytes.iter().copied().map(char::from).collect();
    let wide = |unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|it| unit([it[0], it[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    let lossy = String::from_utf8_lossy(bytes).into_owned();
    (vec![lossy, latin, wide(u16::from_le_bytes), wide(u16::from_be_bytes)], false)
}

/// Whether `now` has the form that `before` had: the tags of a page, the marks of Markdown, keys and shape.
pub(super) fn keeps_form(before: &str, now: &str, kind: Kind) -> bool {
    match kind {
        Kind::Markup => tags(before) == tags(now),
        Kind::Json { .. } => match (json(before), json(now)) {
            (Some(before), Some(now)) => before == now,
            (None, _) => true,
            (Some(_), None) => false,
        },
        Kind::Table => cells(before) == cells(now),
        Kind::Document => {
            let ((front, body), (front_now, body_now)) = (split(before), split(now));
            let body = outline(before.get(body).unwrap_or_default());
            let same_body = body == outline(now.get(body_now).unwrap_or_default());
            same_body && keys(before, &front) == keys(now, &front_now)
        }
        Kind::Plain | Kind::Calendar | Kind::Code | Kind::Unknown => true,
    }
}

fn tags(text: &str) -> Vec<(String, bool)> {
    let tag = |token| match token {
        Token::Tag(tag) => Some((tag.name, tag.closing)),
        Token::Text(_) => None,
    };
    tokens(text).into_iter().filter_map(tag).collect()
}

/// JSON with nothing in its strings.
fn json(text: &str) -> Option<serde_json::Value> {
    fn emptied(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::String(text) => text.clear(),
            serde_json::Value::Array(list) => list.iter_mut().for_each(emptied),
            serde_json::Value::Object(map) => map.values_mut().for_each(emptied),
            serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {
            }
        }
    }
    let mut value = serde_json::from_str(text).ok()?;
    emptied(&mut value);
    Some(value)
}

/// How many cells each row has.
fn cells(text: &str) -> Vec<usize> {
    super::records::rows(text).iter().map(Vec::len).collect()
}

/// The keys of the front matter with, for each value between them, that there is one.
fn keys(text: &str, front: &std::ops::Range<usize>) -> Option<Vec<Option<String>>> {
    let scalars = scalars(text, front)?;
    Some(scalars.into_iter().map(|scalar| scalar.is_key.then_some(scalar.text)).collect())
}

/// Whether more links of a page lead to no file of the version than did before; `path` is its place before and
/// `name` that afterwards.
pub(super) fn breaks_links(
    (path, name): (&OutPath, &OutPath),
    (before, now): (&str, &str),
    (files, kept): (&BTreeSet<&str>, &BTreeSet<&str>),
) -> bool {
    let dangling = |text: &str, path: &OutPath, files: &BTreeSet<&str>| {
        html::targets(text, path).iter().filter(|target| !files.contains(target.as_str())).count()
    };
    dangling(now, name, kept) > dangling(before, path, files)
}
