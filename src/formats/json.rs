//! JSON that stands within a `script` element: objects whose members are sorted by name, strings without what
//! could end the element. Knows nothing of vocabularies.

use std::borrow::Cow;
use std::fmt::Write as _;

/// An object; `None` is no member.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Object<'a> {
    /// In the order of their names.
    members: Vec<(&'static str, Value<'a>)>,
}

/// What a member holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value<'a> {
    /// Words.
    Text(Cow<'a, str>),
    /// A whole number.
    Number(usize),
    /// Several of them.
    List(Vec<Value<'a>>),
    /// An object.
    Object(Object<'a>),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Value<'a> {
        Value::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Value::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(text: Cow<'a, str>) -> Value<'a> {
        Value::Text(text)
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Value::Number(number)
    }
}

impl<'a> From<Vec<Value<'a>>> for Value<'a> {
    fn from(list: Vec<Value<'a>>) -> Value<'a> {
        Value::List(list)
    }
}

impl<'a> From<Object<'a>> for Value<'a> {
    fn from(object: Object<'a>) -> Value<'a> {
        Value::Object(object)
    }
}

impl<'a> Object<'a> {
    /// An empty object with room for `members`.
    pub fn with_room(members: usize) -> Object<'a> {
        Object { members: Vec::with_capacity(members) }
    }

    /// Sets what is known, in place of what was there.
    pub fn set(&mut self, name: &'static str, value: Option<impl Into<Value<'a>>>) {
        let Some(value) = value.map(Into::into) else { return };
        match self.place(name) {
            Ok(at) => self.members[at].1 = value,
            Err(at) => self.members.insert(at, (name, value)),
        }
    }

    /// This object with a member more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value<'a>>) -> Object<'a> {
        self.set(name, Some(value));
        self
    }

    /// The member `name`.
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        let (_, value) = self.members.get(self.place(name).ok()?)?;
        Some(value)
    }

    /// Takes the member `name` away.
    pub fn remove(&mut self, name: &str) {
        if let Ok(at) = self.place(name) {
            self.members.remove(at);
        }
    }

    /// Where the member `name` stands, or where it would.
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.members.binary_search_by(|(own, _)| (*own).cmp(name))
    }

    /// The text, safe within a `script` element.
    pub fn text(&self) -> String {
        let mut out = String::with_capacity(1024);
        write_object(&mut out, self);
        out
    }
}

fn write_object(out: &mut String, object: &Object<'_>) {
    out.push('{');
    for (at, (name, value)) in object.members.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        // Names are those of a vocabulary, in which nothing wants escaping.
        out.push('"');
        out.push_str(name);
        out.push_str("\":");
        write_value(out, value);
    }
    out.push('}');
}

fn write_value(out: &mut String, value: &Value<'_>) {
    match value {
        Value::Text(text) => write_text(out, text),
        Value::Number(number) => {
            // Writing to a string never fails.
            let _ = write!(out, "{number}");
        }
        Value::List(list) => {
            out.push('[');
            for (at, value) in list.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write_value(out, value);
            }
            out.push(']');
        }
        Value::Object(object) => write_object(out, object),
    }
}

/// A string with what JSON wants escaped, and besides what could end a `script` element, open a comment or
/// break a line of JavaScript.
fn write_text(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| MAY_BE_SPECIAL[usize::from(byte)]) {
        let (plain, tail) = rest.split_at(at);
        out.push_str(plain);
        let mut chars = tail.chars();
        match chars.next() {
            Some('"') => out.push_str("\\\""),
            Some('\\') => out.push_str("\\\\"),
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(c) if !is_special(c) => out.push(c),
            Some(c) => {
                // Writing to a string never fails; all of these lie in the first plane.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            None => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

/// The bytes with which a special character can begin: U+2028 and U+2029 begin with E2, as dashes and
/// quotation marks do.
const MAY_BE_SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(byte as u8, b'"' | b'\\' | b'<' | b'>' | b'&' | 0xe2 | 0..=0x1f);
        byte += 1;
    }
    table
};

fn is_special(c: char) -> bool {
    matches!(c, '"' | '\\' | '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\0'..='\x1f')
}

#[cfg(test)]
mod tests {
    use super::{Object, Value};

    #[test]
    fn nothing_ends_the_element() {
        let nasty = "</script><!--&\u{2028}\u{2029}\"\\\n\r\t\0\u{8}\u{1f}ä";
        let text = Object::default().with("a", nasty).text();
        assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\n']));
        let back: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(back, serde_json::json!({ "a": nasty }));
    }

    #[test]
    fn members_are_sorted_and_lists_keep_their_order() {
        let list: Vec<Value<'_>> = vec![2.into(), "1".into(), Object::default().into()];
        let object = Object::default().with("b", list).with("a", String::new());
        assert_eq!(object.text(), r#"{"a":"","b":[2,"1",{}]}"#);
    }
}
