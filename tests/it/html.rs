//! As much of HTML as tests need: tags with their attributes, and a page as the text that it says.
//! Knows our own output, which is regular, and no other.

/// A piece of a page.
pub(crate) enum Piece<'a> {
    /// Text between tags, its entities unresolved.
    Text(&'a str),
    /// A tag with what stands in it after the name.
    Open(&'a str, &'a str),
    /// The end of an element.
    Close(&'a str),
}

/// The pieces of a page in order.
pub(crate) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        if start > 0 {
            pieces.push(Piece::Text(&rest[..start]));
        }
        let end = start + tag_end(&rest[start..]);
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        match tag.strip_prefix('/') {
            Some(name) => pieces.push(Piece::Close(name)),
            None => {
                let (name, attributes) = tag.split_once([' ', '\n']).unwrap_or((tag, ""));
                pieces.push(Piece::Open(name.trim_end_matches('/'), attributes));
            }
        }
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// The place of the `>` that ends a tag: the first outside of quotation marks.
fn tag_end(tag: &str) -> usize {
    let mut quoted = false;
    for (at, c) in tag.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            _ => {}
        }
    }
    panic!("a tag without end: {tag:.80}")
}

/// The value of an attribute, entities resolved.
pub(crate) fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    while let Some((head, tail)) = rest.split_once("=\"") {
        let (value, tail) = tail.split_once('"').unwrap();
        if head.rsplit([' ', '\n']).next() == Some(name) {
            return Some(unescaped(value));
        }
        rest = tail;
    }
    None
}

/// Text with its entities resolved.
pub(crate) fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&#x2F;", "/")
        .replace("&amp;", "&")
}

/// What stands in `<main>` as lines of text: headings with `#`, items of lists with `-`, cells with `|`,
/// links as `[text](address)`; drawings are left out.
pub(crate) fn text(html: &str) -> String {
    let mut out = Lines::default();
    let mut drawings = 0_usize;
    let mut in_main = false;
    let mut links = Vec::new();
    for piece in pieces(html) {
        match piece {
            Piece::Open("main", _) => in_main = true,
            Piece::Close("main") => in_main = false,
            Piece::Open("svg", attributes) => drawings += usize::from(!attributes.ends_with('/')),
            Piece::Close("svg") => drawings -= 1,
            _ if !in_main || drawings > 0 => {}
            Piece::Text(text) => out.say(&unescaped(text)),
            Piece::Open("a", attributes) => {
                links.push(attribute(attributes, "href").unwrap());
                out.mark("[");
            }
            Piece::Close("a") => out.mark_close(&format!("]({})", links.pop().unwrap())),
            Piece::Open("img", attributes) => {
                let value = |name| attribute(attributes, name).unwrap();
                out.mark_close(&format!("![{}]({})", value("alt"), value("src")));
            }
            Piece::Open("br", _) => out.end_line(),
            Piece::Open(name, _) => {
                if let Some(mark) = mark_of(name) {
                    out.end_line();
                    out.line.push_str(mark);
                }
            }
            Piece::Close(name) => {
                if mark_of(name).is_some() {
                    out.end_line();
                }
            }
        }
    }
    out.end_line();
    out.done
}

/// What begins a line for an element of its own; nothing for one that stands in a line.
fn mark_of(name: &str) -> Option<&'static str> {
    Some(match name {
        "h1" => "# ",
        "h2" => "## ",
        "h3" => "### ",
        "h4" => "#### ",
        "li" => "- ",
        "td" | "th" => "| ",
        "dt" => ": ",
        "dd" => "  ",
        "blockquote" => "> ",
        "p" | "div" | "section" | "article" | "figure" | "figcaption" | "ul" | "ol" | "dl"
        | "nav" | "table" | "thead" | "tbody" | "tr" | "caption" | "address" => "",
        _ => return None,
    })
}

/// Lines of text, white space as a browser shows it.
#[derive(Default)]
struct Lines {
    done: String,
    line: String,
    space: bool,
}

impl Lines {
    fn say(&mut self, text: &str) {
        for c in text.chars() {
            if matches!(c, ' ' | '\n' | '\t') {
                self.space = true;
            } else {
                self.pay_space();
                self.line.push(c);
            }
        }
    }

    fn pay_space(&mut self) {
        if self.space && !self.line.is_empty() && !self.line.ends_with([' ', '[']) {
            self.line.push(' ');
        }
        self.space = false;
    }

    fn mark(&mut self, mark: &str) {
        self.pay_space();
        self.line.push_str(mark);
    }

    fn mark_close(&mut self, mark: &str) {
        self.line.push_str(mark);
    }

    fn end_line(&mut self) {
        let line = self.line.trim_end();
        if !line.trim_matches(['-', '|', '>', '#', ':', ' ']).is_empty() {
            self.done.push_str(line);
            self.done.push('\n');
            self.line.clear();
        } else if line.is_empty() {
            self.line.clear();
        }
        self.space = false;
    }
}

#[test]
fn a_page_reads_as_its_text() {
    let page = "<nav>out</nav><main class=\"x\"><h1>A &amp; B</h1><svg a=\"b>\"><svg></svg></svg>\n\
                <ul><li><p>one\n two</p></li><li><a href=\"x?a&amp;b\">three</a>, four</li></ul></main>";
    assert_eq!(text(page), "# A & B\n- one two\n- [three](x?a&b), four\n");
}
