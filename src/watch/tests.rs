//! What single events mean, and what follows when the system stops watching: neither can be brought about
//! at will in real folders.

use std::path::PathBuf;
use std::time::Duration;

use notify::event::{
    AccessKind, AccessMode, CreateKind, DataChange, EventKind, Flag, ModifyKind, RemoveKind,
    RenameMode,
};
use notify::{Error, ErrorKind, Event};
use tempfile::tempdir;

use super::shared::State;
use super::{Notice, Options, Wake, Watcher};

const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));

/// A site at `/s` with a watched folder and a link to a file of the root.
fn site() -> State {
    let held = ["/s", "/s/content", "/s/content/stadt", "/s/anlagen"];
    State {
        root: PathBuf::from("/s"),
        held: held.map(PathBuf::from).into(),
        targets: ["/s/LIESMICH.md", "/s/content/.entwurf.md"].map(PathBuf::from).into(),
        ..State::default()
    }
}

/// Whether an event of this kind at this path makes somebody look, and makes the watches begin anew.
fn heard(kind: EventKind, path: &str) -> (bool, bool) {
    let mut state = site();
    let told = state.hear(Ok(Event::new(kind).add_path(PathBuf::from(path))));
    assert_eq!(told, state.dirty);
    (state.dirty, state.anew)
}

#[test]
fn what_the_site_reads_calls_for_a_look() {
    for path in [
        "/s/content/a.md",
        "/s/content",
        "/s/themes/stadt/assets/stil.css",
        "/s/LIESMICH.md",
        "/s/content/.entwurf.md",
        "/s/anlagen/.versteckt/bild.png",
        "/elsewhere/behind/a/link.md",
    ] {
        assert_eq!(heard(WRITTEN, path), (true, false), "{path}");
    }
}

#[test]
fn what_the_site_never_reads_calls_for_nothing() {
    for path in [
        "/s/output",
        "/s/.git",
        "/s/notizen.txt",
        "/s/content/.2a.md.swp",
        "/s/content/2a.md~",
        "/s/content/#2a.md#",
        "/s/content/4913",
        "/s/content/.obsidian/workspace.json",
    ] {
        assert_eq!(heard(WRITTEN, path), (false, false), "{path}");
    }
}

#[test]
fn reading_is_no_change_and_the_end_of_writing_is_one() {
    let opened = EventKind::Access(AccessKind::Open(AccessMode::Any));
    let read = EventKind::Access(AccessKind::Close(AccessMode::Read));
    let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
    assert_eq!(heard(opened, "/s/content/a.md"), (false, false));
    assert_eq!(heard(read, "/s/content/a.md"), (false, false));
    assert_eq!(heard(written, "/s/content/a.md"), (true, false));
}

#[test]
fn a_watched_folder_that_comes_or_goes_ends_its_watch() {
    for kind in [
        EventKind::Modify(ModifyKind::Name(RenameMode::From)),
        EventKind::Remove(RemoveKind::Folder),
        EventKind::Create(CreateKind::Folder),
    ] {
        assert_eq!(heard(kind, "/s/content/stadt"), (true, true), "{kind:?}");
        assert_eq!(heard(kind, "/s/content/dorf"), (true, false), "{kind:?}");
        assert_eq!(heard(kind, "/s/anlagen"), (true, true), "{kind:?}");
    }
    assert_eq!(heard(WRITTEN, "/s/content/stadt"), (true, false));
}

#[test]
fn where_events_were_lost_everything_begins_anew() {
    let mut state = site();
    assert!(state.hear(Ok(Event::new(EventKind::Other).set_flag(Flag::Rescan))));
    assert!(state.dirty && state.anew);
}

#[test]
fn a_failure_ends_the_wait() {
    let mut state = site();
    assert!(state.hear(Err(Error::new(ErrorKind::MaxFilesWatch))));
    assert!(state.calls() && !state.dirty);
}

#[test]
fn without_watches_left_the_clock_says_when_to_look_and_one_notice_says_why() {
    let site = tempdir().unwrap();
    let mut watcher = Watcher::new(site.path(), Options::default());
    assert_eq!(watcher.notice(), None);
    watcher.shared.hear(Err(Error::new(ErrorKind::MaxFilesWatch)));
    assert_eq!(watcher.wait(), Wake::Look);
    let every = Duration::from_secs(1);
    assert_eq!(watcher.notice(), Some(Notice::TooManyFolders { every }));
    assert_eq!(watcher.notice(), None);
    // Nobody changes anything here.
    assert_eq!(watcher.wait(), Wake::Look);
    assert_eq!(watcher.notice(), None);
}
