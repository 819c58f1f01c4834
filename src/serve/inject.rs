//! The one thing that is served and not built: the script element that keeps a page current.

use super::target;

/// `html` with the script element before the end of its body, or at its end. `state` names what the
/// reader sees: see [`super::answer`].
pub(super) fn with_script(html: Vec<u8>, state: &str) -> Vec<u8> {
    let place = end_of_body(&html).unwrap_or(html.len());
    let (before, after) = html.split_at(place);
    let element = element(state);
    [before, element.as_bytes(), after].concat()
}

/// The script element of a page in `state`, which needs no escaping: it is of letters, digits and hyphens.
pub(super) fn element(state: &str) -> String {
    format!("<script src=\"{}\" data-state=\"{state}\"></script>", target::SCRIPT)
}

/// Where the last `</body` begins.
fn end_of_body(html: &[u8]) -> Option<usize> {
    const TAG: &[u8] = b"</body";
    let mut windows = html.windows(TAG.len());
    windows.rposition(|window| window.eq_ignore_ascii_case(TAG))
}

#[cfg(test)]
mod tests {
    use super::{element, with_script};

    #[test]
    fn the_element_stands_before_the_last_end_of_a_body() {
        let at = |html: &str| {
            let served = String::from_utf8(with_script(html.as_bytes().to_vec(), "s")).unwrap();
            served.replace(&element("s"), "|")
        };
        assert_eq!(at("<body>a</body>b</BODY>\n</html>"), "<body>a</body>b|</BODY>\n</html>");
        assert_eq!(at("<p>ä"), "<p>ä|");
        assert_eq!(at(""), "|");
    }
}
