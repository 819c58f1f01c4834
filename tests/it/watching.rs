//! Waiting for changes in real folders. Every test waits for something that must come; what must not come
//! would show as an early end of a wait for something else.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use fahrplan::source::Reader;
use fahrplan::watch::{Options, Stop, Wake, Watcher};
use tempfile::TempDir;

/// Longer than any machine needs, so that only what never comes fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// A site in a folder that another thread looks at whenever it is told to.
struct Watched {
    folder: TempDir,
    /// The texts that a look found new, by file; a file that is gone has none.
    found: Receiver<(String, Option<String>)>,
    stop: Stop,
    thread: Option<JoinHandle<()>>,
}

impl Watched {
    fn new() -> Watched {
        Watched::with(Options::default())
    }

    fn with(options: Options) -> Watched {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "content/site.yaml", "titel: Probe\n");
        let mut watcher = Watcher::new(folder.path(), options);
        assert_eq!(watcher.notice(), None);
        let mut reader = Reader::new(folder.path().to_owned());
        let stop = watcher.stop_handle();
        let (found, receiver) = channel();
        let thread = thread::spawn(move || {
            loop {
                match reader.look() {
                    Ok(change) => {
                        for text in change.texts {
                            found.send((text.file.to_string(), Some(text.text))).unwrap();
                        }
                        for file in change.themes {
                            let text = String::from_utf8(file.bytes).unwrap();
                            found.send((file.file.to_string(), Some(text))).unwrap();
                        }
                        for gone in change.removed {
                            found.send((gone.to_string(), None)).unwrap();
                        }
                        watcher.follow(reader.folders(), reader.targets());
                    }
                    Err(_) => watcher.try_again(),
                }
                assert_eq!(watcher.notice(), None);
                if watcher.wait() == Wake::Stopped {
                    return;
                }
            }
        });
        let mut watched = Watched { folder, found: receiver, stop, thread: Some(thread) };
        watched.sees("content/site.yaml", Some("titel: Probe\n"));
        watched
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        write(self.folder.path(), path, text);
    }

    /// Waits until a look finds that `file` holds `text`, or is gone.
    #[track_caller]
    fn sees(&mut self, file: &str, text: Option<&str>) {
        loop {
            let Ok((found, holds)) = self.found.recv_timeout(PATIENCE) else {
                panic!("{file} was never found to hold {text:?}");
            };
            if found == file && holds.as_deref() == text {
                return;
            }
        }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.stop.stop();
        let ended = self.thread.take().unwrap().join();
        assert!(ended.is_ok() || thread::panicking());
    }
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn whatever_an_editor_does_is_seen() {
    let mut site = Watched::new();
    site.write("content/a.md", "eins");
    site.sees("content/a.md", Some("eins"));
    site.write("content/a.md", "zwei");
    site.sees("content/a.md", Some("zwei"));
    site.write("content/.a.md.neu", "drei");
    fs::rename(site.path("content/.a.md.neu"), site.path("content/a.md")).unwrap();
    site.sees("content/a.md", Some("drei"));
    fs::rename(site.path("content/a.md"), site.path("content/b.md")).unwrap();
    site.sees("content/a.md", None);
    fs::remove_file(site.path("content/b.md")).unwrap();
    site.sees("content/b.md", None);
    site.write("themes/stadt/assets/stil.css", "a{}");
    site.sees("themes/stadt/assets/stil.css", Some("a{}"));
    site.write("themes/stadt/assets/stil.css", "b{}");
    site.sees("themes/stadt/assets/stil.css", Some("b{}"));
}

#[test]
fn deep_folders_made_in_one_go_are_seen_with_all_they_hold() {
    let mut site = Watched::new();
    for round in 0..30 {
        let mut folder = format!("content/runde{round}");
        for depth in 0..8 {
            folder.push_str(&format!("/t{depth}"));
            site.write(&format!("{folder}/a.md"), "a");
        }
        site.sees(&format!("{folder}/a.md"), Some("a"));
        // Its folder is watched by now, or will be before the next look.
        site.write(&format!("{folder}/b.md"), "b");
        site.sees(&format!("{folder}/b.md"), Some("b"));
    }
}

#[test]
fn a_folder_moved_in_moved_about_and_made_anew_stays_watched() {
    let mut site = Watched::new();
    for round in 0..10 {
        let text = format!("{round}");
        site.write("anderswo/x/y/a.md", &text);
        fs::rename(site.path("anderswo/x"), site.path("content/x")).unwrap();
        site.sees("content/x/y/a.md", Some(&text));
        fs::rename(site.path("content/x"), site.path("content/z")).unwrap();
        site.sees("content/z/y/a.md", Some(&text));
        site.write("content/z/y/b.md", &text);
        site.sees("content/z/y/b.md", Some(&text));
        fs::remove_dir_all(site.path("content/z")).unwrap();
        site.write("content/z/y/c.md", &text);
        site.sees("content/z/y/c.md", Some(&text));
        site.write("content/z/y/c.md", "danach");
        site.sees("content/z/y/c.md", Some("danach"));
        fs::create_dir(site.path("content/neu")).unwrap();
        fs::rename(site.path("content/z/y"), site.path("content/neu/y")).unwrap();
        site.sees("content/neu/y/c.md", Some("danach"));
        site.write("content/neu/y/c.md", "zuletzt");
        site.sees("content/neu/y/c.md", Some("zuletzt"));
        fs::remove_dir_all(site.path("content/neu")).unwrap();
        fs::remove_dir_all(site.path("content/z")).unwrap();
        site.sees("content/neu/y/c.md", None);
    }
}

#[test]
fn content_removed_and_made_anew_is_seen() {
    let mut site = Watched::new();
    site.write("content/tief/a.md", "eins");
    site.sees("content/tief/a.md", Some("eins"));
    for round in 0..10 {
        fs::remove_dir_all(site.path("content")).unwrap();
        if round % 2 == 0 {
            site.sees("content/site.yaml", None);
        }
        site.write("content/tief/a.md", &format!("{round}"));
        site.sees("content/tief/a.md", Some(&format!("{round}")));
        site.write("content/site.yaml", &format!("titel: {round}\n"));
        site.sees("content/site.yaml", Some(&format!("titel: {round}\n")));
    }
}

#[test]
fn five_thousand_files_at_once_are_seen_to_the_last() {
    let mut site = Watched::new();
    for n in 0..5000 {
        site.write(&format!("content/{}/{n}.md", n % 50), "Text");
    }
    let mut left: std::collections::BTreeSet<String> =
        (0..5000).map(|n| format!("content/{}/{n}.md", n % 50)).collect();
    while !left.is_empty() {
        let (file, text) = site.found.recv_timeout(PATIENCE).unwrap();
        if text.as_deref() == Some("Text") {
            left.remove(&file);
        }
    }
    site.write("content/49/4999.md", "danach");
    site.sees("content/49/4999.md", Some("danach"));
}

#[cfg(unix)]
#[test]
fn what_links_lead_to_is_watched_and_so_is_what_is_missing() {
    use std::os::unix::fs::symlink;

    let mut site = Watched::new();
    site.write("vorlagen/tief/a.md", "eins");
    symlink("../vorlagen/tief/a.md", site.path("content/link.md")).unwrap();
    site.sees("content/link.md", Some("eins"));
    site.write("vorlagen/tief/a.md", "zwei");
    site.sees("content/link.md", Some("zwei"));
    fs::rename(site.path("vorlagen"), site.path("weg")).unwrap();
    site.sees("content/link.md", None);
    fs::rename(site.path("weg"), site.path("vorlagen")).unwrap();
    site.sees("content/link.md", Some("zwei"));
    site.write("vorlagen/tief/a.md", "drei");
    site.sees("content/link.md", Some("drei"));
    site.write("liesmich.md", "oben");
    fs::remove_file(site.path("content/link.md")).unwrap();
    symlink("../liesmich.md", site.path("content/link.md")).unwrap();
    site.sees("content/link.md", Some("oben"));
    site.write("liesmich.md", "neu!");
    site.sees("content/link.md", Some("neu!"));
}

#[cfg(unix)]
#[test]
fn content_may_be_a_link_itself() {
    use std::os::unix::fs::symlink;

    let mut site = Watched::new();
    fs::rename(site.path("content"), site.path("echt")).unwrap();
    symlink("echt", site.path("content")).unwrap();
    site.write("content/a/b.md", "eins");
    site.sees("content/a/b.md", Some("eins"));
    site.write("echt/a/b.md", "zwei");
    site.sees("content/a/b.md", Some("zwei"));
}

#[test]
fn by_the_clock_the_same_is_seen() {
    let poll = Some(Duration::from_millis(10));
    let mut site = Watched::with(Options { poll, ..Options::default() });
    site.write("content/tief/a.md", "eins");
    site.sees("content/tief/a.md", Some("eins"));
    fs::remove_dir_all(site.path("content/tief")).unwrap();
    site.sees("content/tief/a.md", None);
}

#[test]
fn what_the_site_never_reads_wakes_nobody() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "content/site.yaml", "titel: Probe\n");
    write(folder.path(), "output/index.html", "");
    let options = Options { settle: Duration::ZERO, ..Options::default() };
    let mut watcher = Watcher::new(folder.path(), options);
    for n in 0..50 {
        write(folder.path(), "content/.site.yaml.swp", "x");
        write(folder.path(), "content/site.yaml~", "x");
        write(folder.path(), "content/4913", "");
        write(folder.path(), "notizen.txt", "x");
        write(folder.path(), &format!("output/{n}.html"), "x");
        write(folder.path(), ".git/index", "x");
        fs::read(folder.path().join("content/site.yaml")).unwrap();
    }
    let marker = folder.path().join("content/marke.md");
    let writer = thread::spawn(move || fs::write(marker, "da").unwrap());
    writer.join().unwrap();
    assert_eq!(watcher.wait(), Wake::Look);
    assert!(folder.path().join("content/marke.md").exists());
}

#[test]
fn a_stop_ends_the_present_wait_and_all_later_ones() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "content/site.yaml", "titel: Probe\n");
    for poll in [None, Some(Duration::from_secs(3600))] {
        let mut watcher = Watcher::new(folder.path(), Options { poll, ..Options::default() });
        let stop = watcher.stop_handle();
        let stopper = thread::spawn(move || stop.stop());
        assert_eq!(watcher.wait(), Wake::Stopped);
        assert_eq!(watcher.wait(), Wake::Stopped);
        stopper.join().unwrap();
    }
}

#[test]
fn a_folder_that_is_not_there_is_said_once_and_looked_for_by_the_clock() {
    let folder = tempfile::tempdir().unwrap();
    let mut watcher = Watcher::new(&folder.path().join("nirgends"), Options::default());
    assert!(matches!(watcher.notice(), Some(fahrplan::watch::Notice::CannotWatch { .. })));
    assert_eq!(watcher.notice(), None);
    assert_eq!(watcher.wait(), Wake::Look);
}
