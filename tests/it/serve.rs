//! The preview from outside: a real server on a free port and a client that sends what it is told to, byte
//! for byte. What is served is compared with what was built.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{IpAddr, Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use fahrplan::language::Language;
use fahrplan::path::OutPath;
use fahrplan::serve::{self, Content, Digest, Listen, Pages, Screen, ServeError, Server, Stored};
use tempfile::NamedTempFile;

use crate::harness::{Published, in_town, site};

/// No test waits longer: a server that is silent has failed.
const STUCK: Duration = Duration::from_secs(60);

/// A site in memory.
#[derive(Clone, Default)]
struct Files {
    files: BTreeMap<String, Arc<[u8]>>,
    /// Files on the disk, each with the bytes that it had when it was listed.
    stored: BTreeMap<String, (Arc<NamedTempFile>, u64)>,
    looks: Digest,
    scripts: Digest,
    /// A page that cannot be made, and why.
    broken: Option<(String, Arc<str>)>,
    /// Whether pages below `langsam/` are let go.
    gate: Arc<(Mutex<bool>, Condvar)>,
}

impl Files {
    fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Files {
        let own = |(path, text): (&str, &str)| (path.to_owned(), text.as_bytes().into());
        Files { files: files.into_iter().map(own).collect(), ..Files::default() }
    }

    fn with(mut self, path: &str, text: &str) -> Files {
        self.files.insert(path.to_owned(), text.as_bytes().into());
        self
    }

    /// With a file on the disk that is said to be as long as `size` says.
    fn with_stored(mut self, path: &str, bytes: &[u8], size: usize) -> Files {
        let mut file = NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        self.stored.insert(path.to_owned(), (Arc::new(file), size.try_into().unwrap()));
        self
    }

    fn without(mut self, path: &str) -> Files {
        self.files.remove(path).unwrap();
        self
    }

    fn screen(&self) -> Screen {
        Screen { pages: Some(Arc::new(self.clone())), ..Screen::default() }
    }
}

impl Pages for Files {
    fn file(&self, path: &OutPath) -> Result<Option<Content>, Arc<str>> {
        if let Some((file, size)) = self.stored.get(path.as_str()) {
            let digest = Digest::of(path.as_str().as_bytes());
            let file = file.reopen().unwrap();
            return Ok(Some(Content::Stored(Stored { file, size: *size, digest })));
        }
        if path.as_str().starts_with("langsam/") {
            let (gate, opened) = &*self.gate;
            drop(opened.wait_while(gate.lock().unwrap(), |is_open| !*is_open).unwrap());
        }
        match &self.broken {
            Some((broken, why)) if broken == path.as_str() => Err(Arc::clone(why)),
            Some(_) | None => {
                let bytes = self.files.get(path.as_str());
                Ok(bytes.map(|bytes| Content::Bytes(bytes.to_vec())))
            }
        }
    }

    fn looks(&self) -> Digest {
        self.looks
    }

    fn scripts(&self) -> Digest {
        self.scripts
    }
}

/// Two pages, a 404 page, a style sheet.
fn town() -> Files {
    Files::of([
        ("index.html", "<body><h1>Start</h1></body></html>\n"),
        ("stadt/index.html", "<body><h1>Musterstadt</h1></body></html>\n"),
        ("stadt/maß 1.html", "<body><h1>Maßnahme</h1></body></html>\n"),
        ("404.html", "<body><h1>Nicht gefunden</h1></body></html>\n"),
        ("assets/style.css", "h1 { color: red }\n"),
    ])
}

fn anywhere() -> Listen {
    Listen { port: 0, ..Listen::default() }
}

#[track_caller]
fn started(screen: Screen) -> Server {
    serve::start(anywhere(), screen).unwrap()
}

fn connect(server: &Server) -> TcpStream {
    let stream = TcpStream::connect(server.address()).unwrap();
    stream.set_read_timeout(Some(STUCK)).unwrap();
    stream
}

/// A response, its header names in lower case.
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(it, _)| it == name).map(|(_, value)| &**value);
        let first = found.next();
        assert_eq!(found.next(), None, "{name} is sent twice");
        first
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// What was built: the page without the one element that serving adds.
    #[track_caller]
    fn built(&self) -> String {
        let text = self.text();
        let start = text.find("<script src=\"/.fahrplan/reload.js\"").expect("the script is there");
        let end = start + text[start..].find("</script>").unwrap() + "</script>".len();
        format!("{}{}", &text[..start], &text[end..])
    }

    /// What the page says of its state.
    #[track_caller]
    fn state(&self) -> String {
        let (_, rest) = self.text().split_once("data-state=\"").expect("the script is there");
        rest.split_once('"').unwrap().0.to_owned()
    }
}

/// Sends `request` as it is, and reads to the end of the connection.
fn raw(server: &Server, request: &[u8]) -> Answer {
    let mut stream = connect(server);
    stream.write_all(request).unwrap();
    let mut all = Vec::new();
    // A server may cut a connection whose request it has not read to the end.
    if let Err(error) = stream.read_to_end(&mut all) {
        assert_eq!(error.kind(), io::ErrorKind::ConnectionReset, "{error}");
    }
    let end = all.windows(4).position(|it| it == b"\r\n\r\n").expect("a response has a head");
    let head = std::str::from_utf8(&all[..end]).unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let pair = |line: &str| {
        let (name, value) = line.split_once(": ").unwrap();
        (name.to_ascii_lowercase(), value.to_owned())
    };
    Answer { status, headers: lines.map(pair).collect(), body: all[end + 4..].to_vec() }
}

/// Asks with further header lines.
fn ask(server: &Server, method: &str, target: &str, lines: &[&str]) -> Answer {
    let host = server.address();
    let mut request =
        format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
    for line in lines {
        request.push_str(&format!("{line}\r\n"));
    }
    raw(server, format!("{request}\r\n").as_bytes())
}

fn get(server: &Server, target: &str) -> Answer {
    ask(server, "GET", target, &[])
}

/// The events of a page.
struct Events(BufReader<TcpStream>);

impl Events {
    fn of(server: &Server, page: &str, state: &str) -> Events {
        let mut stream = connect(server);
        let host = server.address();
        let target = format!("/.fahrplan/events?page={page}&state={state}");
        write!(stream, "GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
        let mut reader = BufReader::new(stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert_ne!(reader.read_line(&mut head).unwrap(), 0, "{head}");
        }
        assert!(head.starts_with("HTTP/1.1 200 ") && head.contains("text/event-stream"), "{head}");
        Events(reader)
    }

    /// The next event's name and data, `None` at the end of the stream. Chunks end with lines here.
    fn next(&mut self) -> Option<(String, String)> {
        let (mut name, mut data) = (String::new(), String::new());
        loop {
            let mut line = String::new();
            if self.0.read_line(&mut line).unwrap() == 0 {
                return None;
            }
            if let Some(it) = line.strip_prefix("event: ") {
                name = it.trim_end().to_owned();
            } else if let Some(it) = line.strip_prefix("data: ") {
                data = it.trim_end_matches('\n').to_owned();
            } else if line == "\n" && !name.is_empty() {
                return Some((name, data));
            } else if line == "0\r\n" {
                return None;
            }
        }
    }

    #[track_caller]
    fn expect(&mut self, name: &str) -> String {
        let (found, data) = self.next().expect("the stream goes on");
        assert_eq!(found, name);
        data
    }
}

/// The events of a page that is as the server has it.
#[track_caller]
fn current(server: &Server, page: &str) -> Events {
    let state = get(server, page).state();
    let mut events = Events::of(server, page, &state);
    events.expect("fine");
    events
}

#[test]
fn what_is_served_is_what_is_built() {
    let Published(built) = site(&in_town(
        "
//- content/stadt/plan/1a.md
---
typ: massnahme
nummer: \"1a\"
titel: Sprachcafé
---
Text.
",
    ));
    let pages = Files::of(built.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let server = started(pages.screen());
    assert!(built.len() > 10);
    for (path, text) in &built {
        let answer = get(&server, &format!("/{}", OutPath::new(path).unwrap().url_path()));
        assert_eq!(answer.status, 200, "{path}");
        match path.ends_with(".html") {
            true => assert_eq!(&answer.built(), text, "{path}"),
            false => assert_eq!(answer.text(), text, "{path}"),
        }
    }
}

#[test]
fn a_folder_has_its_page_and_its_slash() {
    let server = started(town().screen());
    assert_eq!(get(&server, "/").built(), "<body><h1>Start</h1></body></html>\n");
    assert!(get(&server, "/?a=b").text().contains("Start"));
    assert!(get(&server, "/stadt/").text().contains("Musterstadt"));
    assert!(get(&server, "/stadt/ma%C3%9F%201.html").text().contains("Maßnahme"));
    let moved = get(&server, "/stadt");
    assert_eq!((moved.status, moved.header("location")), (308, Some("/stadt/")));
    assert_eq!(moved.body, b"");
    assert_eq!(get(&server, "/assets").status, 404);
}

#[test]
fn each_kind_of_file_has_its_type() {
    let types = [
        ("a.html", "text/html; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.json", "application/json"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.xml", "application/xml; charset=utf-8"),
        ("a.atom", "application/atom+xml; charset=utf-8"),
        ("a.ics", "text/calendar; charset=utf-8"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("a.png", "image/png"),
        ("a.jpg", "image/jpeg"),
        ("a.JPEG", "image/jpeg"),
        ("a.gif", "image/gif"),
        ("a.webp", "image/webp"),
        ("a.avif", "image/avif"),
        ("a.pdf", "application/pdf"),
        ("a.wasm", "application/wasm"),
        ("a.woff2", "font/woff2"),
        ("a.zip", "application/zip"),
        ("pagefind/wasm.de.pagefind", "application/octet-stream"),
        ("pagefind/index/de_1.pf_index", "application/octet-stream"),
        ("bag-info", "application/octet-stream"),
    ];
    let server = started(Files::of(types.map(|(path, _)| (path, "x"))).screen());
    for (path, media) in types {
        assert_eq!(get(&server, &format!("/{path}")).header("content-type"), Some(media), "{path}");
    }
    for (path, media) in [("reload.js", "text/javascript"), ("reload.css", "text/css")] {
        let answer = get(&server, &format!("/.fahrplan/{path}"));
        assert_eq!(answer.status, 200);
        assert!(answer.header("content-type").unwrap().starts_with(media));
    }
}

/// Some bytes that no piece of them repeats.
fn many(count: usize) -> Vec<u8> {
    (0..count).map(|at| u8::try_from(at % 251).unwrap()).collect()
}

#[test]
fn a_file_on_the_disk_is_sent_piece_by_piece() {
    let bytes = many(1_000_003);
    let server = started(town().with_stored("plan.pdf", &bytes, bytes.len()).screen());
    let answer = get(&server, "/plan.pdf");
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-length"), Some("1000003"));
    assert_eq!(answer.header("content-type"), Some("application/pdf"));
    assert_eq!(answer.header("transfer-encoding"), None);
    assert!(answer.body == bytes);
    let head = ask(&server, "HEAD", "/plan.pdf", &[]);
    assert_eq!((head.header("content-length"), head.body.len()), (Some("1000003"), 0));
    let tag = answer.header("etag").unwrap();
    let again = ask(&server, "GET", "/plan.pdf", &[&format!("If-None-Match: {tag}")]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    let empty = started(town().with_stored("leer.pdf", b"", 0).screen());
    assert_eq!(get(&empty, "/leer.pdf").body, b"");
}

#[test]
fn a_file_that_breaks_off_is_no_whole_answer() {
    let bytes = many(500_000);
    let server = started(town().with_stored("plan.pdf", &bytes, bytes.len() + 1).screen());
    let answer = get(&server, "/plan.pdf");
    assert_eq!(answer.header("content-length"), Some("500001"));
    assert!(answer.body == bytes);
    // One that became longer is sent as far as it was promised.
    let server = started(town().with_stored("plan.pdf", &bytes, 300_000).screen());
    assert!(get(&server, "/plan.pdf").body == bytes[..300_000]);
}

#[test]
fn nobody_waits_for_those_who_take_their_time_with_a_large_file() {
    let bytes = many(30_000_000);
    let server = started(town().with_stored("plan.pdf", &bytes, bytes.len()).screen());
    let host = server.address();
    let slow: Vec<TcpStream> = (0..20)
        .map(|_| {
            let mut stream = connect(&server);
            write!(stream, "GET /plan.pdf HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
            stream
        })
        .collect();
    // Each has something, and reads no further.
    for stream in &slow {
        stream.peek(&mut [0]).unwrap();
    }
    assert_eq!(get(&server, "/").status, 200);
    assert!(get(&server, "/plan.pdf").body == bytes);
}

#[test]
fn every_response_keeps_the_policy_of_the_site() {
    let strict = "default-src 'self'";
    let search = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
    let server = started(town().with("suche.html", "").with("stadt/suche.html", "").screen());
    for (target, policy) in [
        ("/", strict),
        ("/suche.html", search),
        ("/stadt/suche.html", strict),
        ("/stadt", strict),
        ("/assets/style.css", strict),
        ("/fehlt", strict),
        ("/.fahrplan/reload.js", strict),
    ] {
        let tag = get(&server, target).header("etag").unwrap_or("\"\"").to_owned();
        for answer in [
            get(&server, target),
            ask(&server, "HEAD", target, &[]),
            ask(&server, "POST", target, &[]),
            ask(&server, "GET", target, &[&format!("If-None-Match: {tag}")]),
            ask(&server, "GET", target, &["Origin: http://example.org"]),
        ] {
            let policy = if matches!(answer.status, 403 | 405) { strict } else { policy };
            let header = |name| answer.header(name);
            assert_eq!(header("content-security-policy"), Some(policy), "{target}");
            assert_eq!(header("x-content-type-options"), Some("nosniff"));
            assert_eq!(header("cache-control"), Some("no-cache"));
            assert_eq!(header("referrer-policy"), Some("same-origin"));
            assert_eq!(header("cross-origin-resource-policy"), Some("same-origin"));
            assert_eq!(header("set-cookie"), None);
            let cors = |(name, _): &(String, String)| name.starts_with("access-control-");
            assert!(!answer.headers.iter().any(cors), "{target}");
        }
    }
}

#[test]
fn head_says_the_same_without_saying_it() {
    let server = started(town().screen());
    for target in ["/", "/stadt", "/fehlt", "/assets/style.css"] {
        let (get, head) = (get(&server, target), ask(&server, "HEAD", target, &[]));
        let without_date = |answer: &Answer| {
            let headers = answer.headers.iter().filter(|(name, _)| name != "date");
            headers.cloned().collect::<BTreeMap<_, _>>()
        };
        assert_eq!(
            (head.status, without_date(&head)),
            (get.status, without_date(&get)),
            "{target}"
        );
        assert_eq!(head.body, b"");
        assert_eq!(head.header("content-length"), Some(get.body.len().to_string().as_str()));
    }
}

#[test]
fn what_the_client_has_is_not_sent_again() {
    let server = started(town().screen());
    let first = get(&server, "/");
    let tag = first.header("etag").unwrap().to_owned();
    assert!(tag.starts_with('"'), "{tag}");
    for condition in [tag.clone(), format!("W/{tag}"), format!("\"a\", {tag}"), "*".to_owned()] {
        let answer = ask(&server, "GET", "/", &[&format!("If-None-Match: {condition}")]);
        assert_eq!((answer.status, answer.body.len()), (304, 0), "{condition}");
        assert_eq!(answer.header("etag"), Some(&*tag));
    }
    let other = ask(&server, "GET", "/", &["If-None-Match: \"a\""]);
    assert_eq!((other.status, other.body), (200, first.body));
    server.show(town().with("index.html", "<p>anders").screen());
    let changed = ask(&server, "GET", "/", &[&format!("If-None-Match: {tag}")]);
    assert_eq!((changed.status, changed.built()), (200, "<p>anders".to_owned()));
}

#[test]
fn only_reading_is_possible() {
    let server = started(town().screen());
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"] {
        let answer = ask(&server, method, "/", &["Content-Length: 0"]);
        assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD")), "{method}");
    }
}

#[test]
fn what_is_missing_gets_the_page_of_the_site_for_that() {
    let server = started(town().screen());
    let missing = get(&server, "/fehlt/ganz.html");
    assert_eq!(missing.status, 404);
    assert_eq!(missing.built(), "<body><h1>Nicht gefunden</h1></body></html>\n");
    assert_eq!(missing.header("etag"), None);
    server.show(town().without("404.html").screen());
    let missing = get(&server, "/fehlt/ganz.html");
    assert_eq!(missing.status, 404);
    assert!(missing.built().contains("<h1>Diese Seite gibt es nicht</h1>"));
}

#[test]
fn nothing_but_paths_of_the_site_leads_anywhere() {
    let server = started(town().with("a..b/%2e.html", "gibt es").screen());
    assert_eq!(get(&server, "/a..b/%252e.html").status, 200);
    let long = format!("/{}", "a/".repeat(2000));
    let longer = format!("/{}", "a".repeat(60_000));
    for target in [
        "/../Cargo.toml",
        "/stadt/../index.html",
        "/stadt/./index.html",
        "/./index.html",
        "/%2e%2e/Cargo.toml",
        "/%2e%2e%2fCargo.toml",
        "/%2E%2E%2Findex.html",
        "/stadt/%2e%2e/index.html",
        "/stadt/.%2e/index.html",
        "/%252e%252e/index.html",
        "/stadt%2findex.html",
        "/stadt%2Findex.html",
        "/stadt%252findex.html",
        "/..%5cCargo.toml",
        "/..\\Cargo.toml",
        "/stadt\\index.html",
        "/stadt%5Cindex.html",
        "/index.html%00",
        "/%00/index.html",
        "/index.html%00.css",
        "/index.html%0a",
        "/index.html.",
        "/index.html%20",
        "/index.html/",
        "/index.html::$DATA",
        "/C:/Windows/win.ini",
        "/C%3A%5CWindows",
        "/nul",
        "//index.html",
        "//example.org/",
        "///etc/passwd",
        "//etc/passwd",
        "/etc/passwd",
        "/%2Fetc/passwd",
        "/%2f",
        "/file:///etc/passwd",
        "/~root/",
        "/%ff%fe",
        "/%c0%ae%c0%ae/index.html",
        "/%e0%80%af",
        "/%",
        "/%4",
        "/%zz",
        "/%+1",
        "/%u002e",
        "/.fahrplan",
        "/.fahrplan/",
        "/.fahrplan/manifest",
        "/.fahrplan/events",
        "/.fahrplan/reload.js/",
        "/.fahrplan/../index.html",
        "/.Fahrplan/reload.js",
        "/%2efahrplan/reload.js",
        "/stadt/.fahrplan/reload.js",
        "/.git/config",
        "/content/site.yaml",
        "*",
        long.as_str(),
    ] {
        let answer = get(&server, target);
        assert_eq!(answer.status, 404, "{target}: {}", answer.text());
        assert_eq!(answer.built(), "<body><h1>Nicht gefunden</h1></body></html>\n", "{target}");
    }
    assert!(matches!(get(&server, &longer).status, 414 | 431));
    let host = server.address();
    for target in ["index.html", "/a b", "/\x01", "/\x00", "http://", "ftp:/", "/\u{7f}"] {
        let request = format!("GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        assert!(matches!(raw(&server, request.as_bytes()).status, 400 | 403 | 404), "{target:?}");
    }
    let request = format!("GET /\u{0}\r\nHost: {host}\r\n\r\n").into_bytes();
    let rest = format!(" HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    let invalid = [b"GET /\xff\xfe", rest.as_bytes()].concat();
    for request in [request, invalid] {
        assert!(matches!(raw(&server, &request).status, 400 | 404));
    }
}

#[test]
fn a_name_that_was_made_to_lead_here_is_refused() {
    let server = started(town().screen());
    let port = server.address().port();
    let as_host = |host: &str| {
        let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        raw(&server, request.as_bytes())
    };
    for host in ["127.0.0.1", "localhost", "[::1]"] {
        assert_eq!(as_host(&format!("{host}:{port}")).status, 200, "{host}");
    }
    for host in ["example.org", "127.0.0.1.nip.io", "localhost.example.org", "192.168.0.7", "[::2]"]
    {
        let refused = as_host(&format!("{host}:{port}"));
        assert_eq!(refused.status, 403, "{host}");
        assert!(refused.text().starts_with("Unter diesem Namen antwortet die Vorschau nicht."));
    }
    for host in ["localhost", "localhost:1", "example.org", ""] {
        assert_eq!(as_host(host).status, 403, "{host}");
    }
    for lines in ["", &format!("Host: localhost:{port}\r\nHost: example.org\r\n")] {
        let request = format!("GET / HTTP/1.1\r\n{lines}Connection: close\r\n\r\n");
        assert_eq!(raw(&server, request.as_bytes()).status, 400, "{lines}");
    }
    // The host in the request line goes before the header (RFC 9112, 3.2.2).
    assert_eq!(get(&server, &format!("http://localhost:{port}/stadt/")).status, 200);
    assert_eq!(get(&server, &format!("http://example.org:{port}/stadt/")).status, 403);
    assert_eq!(get(&server, &format!("http://a@localhost:{port}/stadt/")).status, 403);
}

#[test]
fn a_page_of_another_site_is_refused() {
    let server = started(town().screen());
    let port = server.address().port();
    let asked_by = |target: &str, origin: &str| {
        ask(&server, "GET", target, &[&format!("Origin: {origin}")]).status
    };
    let events = "/.fahrplan/events?page=/&state=x";
    for target in ["/", "/.fahrplan/reload.js", events] {
        let https = format!("https://localhost:{port}");
        let other_port = format!("http://localhost:{}", port.wrapping_add(1));
        let path = format!("http://localhost:{port}/");
        for origin in
            ["http://example.org", "null", "", "http://localhost", &https, &other_port, &path]
        {
            assert_eq!(asked_by(target, origin), 403, "{target} {origin}");
        }
    }
    for host in ["localhost", "127.0.0.1", "[::1]"] {
        assert_eq!(asked_by("/", &format!("http://{host}:{port}")), 200, "{host}");
    }
}

#[test]
fn behind_every_interface_numbers_and_given_names_lead_here() {
    let interface = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
    let listen = Listen { interface, port: 0, names: vec!["werkbank".to_owned()] };
    let server = serve::start(listen, town().screen()).unwrap();
    let port = server.address().port();
    for (host, status) in [("192.168.0.7", 200), ("werkbank", 200), ("example.org", 403)] {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        write!(stream, "GET / HTTP/1.0\r\nHost: {host}:{port}\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        assert!(text.starts_with(&format!("HTTP/1.0 {status} ")), "{host}: {text}");
    }
}

#[test]
fn a_page_is_reloaded_when_it_changes_and_only_then() {
    let server = started(town().screen());
    let (mut home, mut other) = (current(&server, "/"), current(&server, "/stadt/"));
    let changed = town().with("stadt/index.html", "<p>anders");
    server.show(changed.screen());
    other.expect("reload");
    assert_eq!(other.next(), None);
    // The first thing that the other reader hears is of her own page.
    server.show(changed.with("index.html", "<p>auch").screen());
    home.expect("reload");
}

#[test]
fn a_change_of_looks_alone_is_no_reload() {
    let server = started(town().screen());
    let before = get(&server, "/").state();
    let mut events = current(&server, "/");
    let styled = Files { looks: Digest::of(b"blue"), ..town() };
    server.show(styled.screen());
    let after = events.expect("looks");
    assert_ne!(after, before);
    assert_eq!(get(&server, "/").state(), after);
    server.show(Files { scripts: Digest::of(b"new"), ..styled }.screen());
    events.expect("reload");
}

#[test]
fn a_page_that_goes_is_reloaded_and_comes_back() {
    let server = started(town().screen());
    let mut events = current(&server, "/stadt/");
    server.show(town().without("stadt/index.html").screen());
    events.expect("reload");
    assert_eq!(get(&server, "/stadt/").status, 404);
    let mut events = current(&server, "/stadt/");
    server.show(town().screen());
    events.expect("reload");
    assert_eq!(get(&server, "/stadt/").status, 200);
    // A page becomes a folder.
    let mut events = current(&server, "/stadt/ma%C3%9F%201.html");
    let folder = town().without("stadt/maß 1.html").with("stadt/maß 1.html/index.html", "");
    server.show(folder.screen());
    events.expect("reload");
}

#[test]
fn what_changed_while_nobody_listened_is_told_at_once() {
    let server = started(town().screen());
    let (home, town_page) = (get(&server, "/").state(), get(&server, "/stadt/").state());
    let listen = Listen { port: server.address().port(), ..Listen::default() };
    server.stop();
    let changed = town().with("index.html", "<p>anders");
    let server = serve::start(listen, changed.screen()).unwrap();
    let mut events = Events::of(&server, "/", &home);
    events.expect("fine");
    events.expect("reload");
    // The other page is as it was before the restart: nothing until it changes.
    let mut events = Events::of(&server, "%2Fstadt%2F", &town_page);
    events.expect("fine");
    server.show(Files { looks: Digest::of(b"blue"), ..changed }.screen());
    events.expect("looks");
}

#[test]
fn problems_stand_over_the_last_good_page_until_they_are_mended() {
    let server = started(town().screen());
    let mut events = current(&server, "/");
    let text = "Fehler[F213]: <b>\n --> a.md:8:33\n";
    let problems: Option<Arc<str>> = Some(text.into());
    server.show(Screen { problems: problems.clone(), ..town().screen() });
    let data = events.expect("problems");
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&data).unwrap(),
        serde_json::json!({
            "lang": "de",
            "title": "Die Website hat Fehler. Sie sehen den letzten guten Stand.",
            "close": "Schließen",
            "text": text,
        })
    );
    assert_eq!(get(&server, "/").status, 200);
    // Who comes later hears it too; the same again is not news.
    Events::of(&server, "/stadt/", "").expect("problems");
    server.show(Screen { problems, ..town().screen() });
    server.show(town().screen());
    events.expect("fine");
    let english = Screen { language: Language::English, ..town().screen() };
    server.show(Screen { problems: Some("x".into()), ..english });
    assert!(events.expect("problems").contains("You see its last good state."));
}

#[test]
fn before_the_first_good_build_a_page_says_so_and_waits() {
    let server = started(Screen::default());
    let first = get(&server, "/stadt/index.html");
    assert_eq!(first.status, 503);
    assert!(first.built().contains("<html lang=\"de\">"), "{}", first.text());
    assert!(first.text().contains("<h1>Die Website entsteht</h1>"));
    let mut events = current(&server, "/stadt/index.html");
    let problems: Option<Arc<str>> = Some("Fehler: <b> & </pre>\n".into());
    server.show(Screen { problems, language: Language::English, ..Screen::default() });
    events.expect("reload");
    let second = get(&server, "/");
    assert_eq!(second.status, 503);
    assert!(second.text().contains("<html lang=\"en\">"));
    assert!(second.text().contains("<pre>\nFehler: &lt;b> &amp; &lt;/pre>\n</pre>"));
    let mut events = current(&server, "/");
    server.show(town().screen());
    events.expect("reload");
    assert_eq!(get(&server, "/").status, 200);
}

#[test]
fn a_restart_with_errors_leaves_the_page_that_a_browser_has() {
    let server = started(town().screen());
    let state = get(&server, "/").state();
    drop(server);
    let server = started(Screen { problems: Some("Fehler\n".into()), ..Screen::default() });
    let mut events = Events::of(&server, "/", &state);
    events.expect("problems");
    server.show(town().screen());
    events.expect("fine");
    server.show(town().with("index.html", "").screen());
    events.expect("reload");
}

#[test]
fn a_page_that_cannot_be_made_says_why() {
    let server = started(town().screen());
    let mut events = current(&server, "/");
    let broken = Some(("index.html".to_owned(), "Fehler in base.html\n".into()));
    let screen = Files { broken, ..town() }.screen();
    server.show(Screen { problems: Some("Fehler\n".into()), ..screen });
    events.expect("problems");
    let answer = get(&server, "/");
    assert_eq!(answer.status, 500);
    assert!(answer.built().contains("<pre>\nFehler in base.html\n</pre>"));
    let mut comer = current(&server, "/");
    server.show(town().with("index.html", "<p>wieder").screen());
    comer.expect("reload");
    events.expect("fine");
    events.expect("reload");
}

#[test]
fn a_taken_port_is_named_and_the_next_free_one() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let refused = serve::start(Listen { port, ..Listen::default() }, Screen::default());
    let Err(ServeError::PortTaken { port: named, next_free: Some(next) }) = refused else {
        panic!("{:?}", refused.err());
    };
    assert_eq!(named, port);
    assert!(next > port);
    let interface = IpAddr::V4(Ipv4Addr::new(203, 0, 113, 1));
    let refused = serve::start(Listen { interface, ..anywhere() }, Screen::default());
    assert!(matches!(refused.err(), Some(ServeError::Refused { .. })));
}

/// More than the buffers of a connection hold.
fn huge() -> String {
    "x".repeat(16 << 20)
}

#[test]
fn who_does_not_read_holds_up_nobody() {
    let site = town().with("viel.txt", &huge());
    let server = started(site.screen());
    let host = server.address();
    let mut silent: Vec<TcpStream> = (0..8).map(|_| connect(&server)).collect();
    for (number, stream) in silent.iter_mut().enumerate() {
        match number % 3 {
            // Asks for much, and reads nothing.
            0 => write!(stream, "GET /viel.txt HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap(),
            // Does not end its request.
            1 => write!(stream, "GET / HTTP/1.1\r\nHost: {host}\r\nX").unwrap(),
            // Listens to nothing that it asked for.
            _ => {
                let target = "/.fahrplan/events?page=/&state=";
                write!(stream, "GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
            }
        }
    }
    let mut events = current(&server, "/");
    for number in 0..20 {
        server.show(site.clone().with("stadt/index.html", &number.to_string()).screen());
        let answer = get(&server, "/stadt/");
        assert_eq!((answer.status, answer.built()), (200, number.to_string()));
    }
    server.show(site.with("index.html", "").screen());
    events.expect("reload");
}

#[test]
fn who_asks_for_nothing_makes_room() {
    let server = started(town().screen());
    let silent: Vec<TcpStream> = (0..300).map(|_| connect(&server)).collect();
    let mut stream = connect(&server);
    // Less than the time after which who is silent is given up.
    stream.set_read_timeout(Some(Duration::from_secs(8))).unwrap();
    let host = format!("127.0.0.1:{}", server.address().port());
    write!(stream, "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    drop(silent);
}

#[test]
fn a_page_that_takes_its_time_holds_up_nobody() {
    let site = town().with("langsam/index.html", "<p>endlich");
    let server = started(site.screen());
    let mut waiting = connect(&server);
    let host = server.address();
    write!(waiting, "GET /langsam/ HTTP/1.0\r\nHost: {host}\r\n\r\n").unwrap();
    assert_eq!(get(&server, "/").status, 200);
    // It began with this site and ends with it.
    server.show(town().screen());
    assert_eq!(get(&server, "/.fahrplan/reload.js").status, 200);
    *site.gate.0.lock().unwrap() = true;
    site.gate.1.notify_all();
    let mut text = String::new();
    waiting.read_to_string(&mut text).unwrap();
    assert!(text.starts_with("HTTP/1.0 200") && text.contains("endlich"), "{text}");
}

#[test]
fn stopping_ends_every_connection_at_once() {
    let site = town().with("viel.txt", &huge()).with("langsam/index.html", "");
    let server = started(site.screen());
    let (address, mut events) = (server.address(), current(&server, "/"));
    let ask = |target: &str| {
        let mut stream = connect(&server);
        write!(stream, "GET {target} HTTP/1.1\r\nHost: {address}\r\n\r\n").unwrap();
        stream
    };
    let (mut idle, mut reading, mut waiting) = (ask("/"), ask("/viel.txt"), ask("/langsam/"));
    reading.read_exact(&mut [0; 100]).unwrap();
    server.stop();
    // Cut, as a browser sees it when the program is gone.
    assert!(events.0.read_to_end(&mut Vec::new()).is_ok());
    for stream in [&mut idle, &mut reading, &mut waiting] {
        let _ = stream.read_to_end(&mut Vec::new());
    }
    assert!(TcpStream::connect(address).is_err());
    // The address is free again at once.
    let listen = Listen { port: address.port(), ..Listen::default() };
    let server = serve::start(listen, town().screen()).unwrap();
    assert_eq!(get(&server, "/").status, 200);
    *site.gate.0.lock().unwrap() = true;
    site.gate.1.notify_all();
}

#[test]
fn a_connection_is_used_again() {
    let server = started(town().screen());
    let (mut stream, host) = (connect(&server), server.address());
    for line in ["", "", "Connection: close\r\n"] {
        write!(stream, "HEAD / HTTP/1.1\r\nHost: {host}\r\n{line}\r\n").unwrap();
    }
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    assert_eq!(text.matches("HTTP/1.1 200 OK").count(), 3, "{text}");
}
