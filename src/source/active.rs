//! Which files a browser would run something in. Knows endings and the words of SVG; refuses to judge
//! what the rest of a file is good for.

/// Whether a browser would run something in the file at `path`: pages and scripts always, a drawing where
/// it holds scripts, event attributes or foreign content.
pub(super) fn is_active(path: &str, bytes: impl FnOnce() -> Option<Vec<u8>>) -> bool {
    const RUN: [&str; 12] =
        ["html", "htm", "xhtml", "xht", "shtml", "xml", "xsl", "xslt", "js", "mjs", "wasm", "swf"];
    const HOLDS: [&str; 8] = [
        "<script",
        "javascript:",
        "<foreignobject",
        "<iframe",
        "<embed",
        "<object",
        "<!entity",
        "<handler",
    ];
    let ending =
        path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    if RUN.contains(&ending.as_str()) {
        return true;
    }
    if ending != "svg" {
        return false;
    }
    let Some(drawing) = bytes().and_then(|bytes| String::from_utf8(bytes).ok()) else {
        return true;
    };
    let drawing = drawing.to_ascii_lowercase();
    let event = |at: usize| {
        let name = drawing.get(at + 1..).unwrap_or_default();
        let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
        letters > 2
            && name.starts_with("on")
            && name.get(letters..).is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    HOLDS.iter().any(|sign| drawing.contains(sign))
        || drawing
            .match_indices(|c: char| c.is_ascii_whitespace() || c == '"' || c == '\'' || c == '/')
            .any(|(at, _)| event(at))
}
