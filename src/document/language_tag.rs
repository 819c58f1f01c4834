//! Languages as documents name them: tags after BCP 47 (RFC 5646), such as `de`, `uk`, `de-simple`. Knows
//! nothing of the languages in which fahrplan itself speaks.

use std::fmt;
use std::sync::Arc;

use super::decode::{Decode, word};
use super::form::Form;
use super::language_meant::{tag_meant, tags_meant};
use super::yaml::Node;
use crate::diagnostics::{Problem, Sink};

/// A language tag in the shape of BCP 47; whether the registry knows its parts is not looked at. Two tags
/// that differ in case alone are equal.
#[derive(Clone, Debug)]
pub struct LanguageTag(Arc<str>);

impl LanguageTag {
    /// The tag written as `word`; `None` where it has not the shape of one.
    pub fn parse(word: &str) -> Option<LanguageTag> {
        let mut parts = word.split('-');
        let primary = parts.next().unwrap_or_default();
        let is_language = matches!(primary.len(), 2..=3)
            && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_part = |part: &str| {
            matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        (is_language && parts.all(is_part)).then(|| LanguageTag(word.into()))
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The language of a tag without script, region and variant: `de` of `de-simple`.
pub fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// Whether two tags are forms of the same language, which one voice can read.
pub fn are_kin(one: &str, other: &str) -> bool {
    one == other || primary(one).eq_ignore_ascii_case(primary(other))
}

/// Whether a tag is of a simple form of its language: `de-simple`, Leichte Sprache.
pub fn is_simple(tag: &str) -> bool {
    tag.split('-').skip(1).any(|part| part.eq_ignore_ascii_case("simple"))
}

/// Whether a language is written from right to left, by its script or else by itself.
pub fn is_right_to_left(tag: &str) -> bool {
    let is_script =
        |part: &&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let among = |word: &str, list: &[&str]| list.iter().any(|it| it.eq_ignore_ascii_case(word));
    match tag.split('-').skip(1).find(is_script) {
        Some(script) => among(script, &["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Rohg"]),
        None => among(
            primary(tag),
            &["ar", "arc", "ckb", "dv", "fa", "he", "nqo", "prs", "ps", "sd", "ug", "ur", "yi"],
        ),
    }
}

impl PartialEq for LanguageTag {
    fn eq(&self, other: &LanguageTag) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for LanguageTag {}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Decode for LanguageTag {
    const FORM: Form = Form::Language;

    fn decode(key: &str, node: &Node, problems: &mut Sink) -> Option<LanguageTag> {
        let word = word(key, node, problems)?.text.trim();
        let several = || Some(word).filter(|_| key == "sprachen").and_then(tags_meant);
        let meant = tag_meant(word).or_else(several);
        let tag = LanguageTag::parse(word).filter(|_| meant.is_none());
        if tag.is_none() {
            let (key, word) = (key.to_owned(), word.to_owned());
            problems.note(node.span, Problem::BadLanguage { key, word, meant });
        }
        tag
    }
}

#[cfg(test)]
mod tests {
    use super::{LanguageTag, are_kin, is_right_to_left};

    #[test]
    fn tags_have_the_shape_of_bcp_47() {
        for word in ["de", "DE", "de-AT", "de-simple", "zh-Hans-CN", "ckb"] {
            assert!(LanguageTag::parse(word).is_some(), "{word}");
        }
        for word in ["", "d", "deutsch", "de_DE", "de-", "d2", "1a", "de-zuvielbuchstaben", "dé"] {
            assert!(LanguageTag::parse(word).is_none(), "{word}");
        }
    }

    #[test]
    fn case_does_not_tell_tags_apart() {
        let tag = |word| LanguageTag::parse(word).unwrap();
        assert_eq!(tag("de-AT"), tag("DE-at"));
        assert_ne!(tag("de"), tag("de-simple"));
        assert!(are_kin("de-simple", "DE") && !are_kin("den", "de"));
    }

    #[test]
    fn the_script_says_more_than_the_language() {
        for tag in ["ar", "AR-SY", "fa", "ku-Arab", "uz-arab-AF"] {
            assert!(is_right_to_left(tag), "{tag}");
        }
        for tag in ["de", "ku", "ar-Latn", "arn"] {
            assert!(!is_right_to_left(tag), "{tag}");
        }
    }
}
