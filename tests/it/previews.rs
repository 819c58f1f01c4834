//! `fahrplan serve` as a program: what it says and what a browser gets while a site is edited.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};

use crate::harness::{TOWN, fixture};

const PLAN: &str = "
//- content/stadt/plan/index.md
---
typ: plan
titel: Integrationsplan
anlagen:
  - { titel: Tabelle, datei: tabelle.csv }
---
//- content/stadt/plan/tabelle.csv
a;b
";

/// The program, which ends with the test.
struct Preview {
    child: Child,
    said: BufReader<ChildStderr>,
    address: String,
}

impl Preview {
    fn of(root: &Path, arguments: &[&str]) -> Preview {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fahrplan"));
        for name in ["LC_ALL", "LC_MESSAGES", "NO_COLOR", "TZ"] {
            command.env_remove(name);
        }
        command.args(["serve", "--port", "0", "--stichtag", "2026-01-01", "--root"]).arg(root);
        command.args(arguments).env("LANG", "de_DE.UTF-8").stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let said = BufReader::new(child.stderr.take().unwrap());
        let mut preview = Preview { child, said, address: String::new() };
        let line = preview.wait_for("Vorschau: http://");
        let (_, rest) = line.split_once("http://").unwrap();
        preview.address = rest.split('/').next().unwrap().to_owned();
        preview
    }

    /// The next line that holds `words`.
    fn wait_for(&mut self, words: &str) -> String {
        loop {
            let mut line = String::new();
            assert!(self.said.read_line(&mut line).unwrap() > 0, "ended without {words}");
            if line.contains(words) {
                return line;
            }
        }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let host = &self.address;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in fixture(&format!("{TOWN}{PLAN}")) {
        fs::create_dir_all(folder.path().join(&path).parent().unwrap()).unwrap();
        fs::write(folder.path().join(&path), text).unwrap();
    }
    folder
}

#[test]
fn while_the_site_is_broken_its_files_stay_as_they_were() {
    let folder = site();
    let mut preview = Preview::of(folder.path(), &[]);
    preview.wait_for("keine Fehler");
    let file = folder.path().join("content/stadt/plan/tabelle.csv");
    let table = fs::read_to_string(&file).unwrap();
    assert!(preview.get("/stadt/plan/tabelle.csv").ends_with(&table));
    let plan = folder.path().join("content/stadt/plan/index.md");
    let sound = fs::read_to_string(&plan).unwrap();
    fs::write(&plan, sound.replace("typ: plan", "typ: plam")).unwrap();
    preview.wait_for("Fehler[");
    fs::write(&file, "c;d\n").unwrap();
    assert!(preview.get("/stadt/plan/tabelle.csv").ends_with(&table));
    fs::remove_file(&file).unwrap();
    assert!(preview.get("/stadt/plan/tabelle.csv").ends_with(&table));
    assert!(preview.get("/stadt/plan/index.html").starts_with("HTTP/1.1 200"));
    fs::write(&file, "c;d\n").unwrap();
    fs::write(&plan, sound).unwrap();
    preview.wait_for("keine Fehler");
    assert!(preview.get("/stadt/plan/tabelle.csv").ends_with("c;d\n"));
}

#[test]
fn behind_every_interface_the_address_is_one_to_go_to() {
    let folder = site();
    let mut preview = Preview::of(folder.path(), &["--interface", "0.0.0.0", "--name", "werkbank"]);
    assert!(preview.address.starts_with("127.0.0.1:"), "{}", preview.address);
    preview.wait_for("Andere Rechner erreichen sie unter der IP-Adresse dieses Rechners");
    preview.wait_for("keine Fehler");
    assert!(preview.get("/index.html").starts_with("HTTP/1.1 200"));
    let port = preview.address.rsplit(':').next().unwrap();
    for (host, status) in [("192.0.2.7", 200), ("werkbank", 200), ("anderswo.example", 403)] {
        let mut stream = TcpStream::connect(&preview.address).unwrap();
        write!(stream, "GET / HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n")
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{host}: {answer}");
    }
}
