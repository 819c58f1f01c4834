//! What long work is at: on a terminal one line that is written anew now and then and goes when the work is done.
//! Nothing where nobody watches, and nothing of work that is done at once.

use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::terminal::Terminal;
use crate::output::{self, OutputError, Sink};
use crate::path::OutPath;

/// Work that takes no longer than this is not spoken of.
const PATIENCE: Duration = Duration::from_millis(700);
/// How often the line is written anew.
const BEAT: Duration = Duration::from_millis(200);
/// To the start of the line, which is then emptied.
const AFRESH: &str = "\r\x1b[K";

/// A line that says what work is at, until it is dropped.
pub(super) struct Progress {
    state: Arc<State>,
    /// The thread that writes the line; it ends when nobody holds the other end any more.
    writer: Option<(Sender<()>, JoinHandle<()>)>,
}

#[derive(Default)]
struct State {
    step: Mutex<String>,
    /// How many files are made.
    files: AtomicUsize,
}

impl State {
    fn line(&self) -> String {
        let step = self.step.lock().unwrap_or_else(PoisonError::into_inner);
        match self.files.load(Ordering::Relaxed) {
            0 => format!("{step} …"),
            files => format!("{step} … {files}"),
        }
    }
}

impl Progress {
    /// For whoever watches `terminal`.
    pub(super) fn on(terminal: &Terminal) -> Progress {
        if terminal.is_watched() {
            Progress::to(io::stderr(), PATIENCE, BEAT)
        } else {
            Progress::none()
        }
    }

    fn none() -> Progress {
        Progress { state: Arc::default(), writer: None }
    }

    fn to(out: impl Write + Send + 'static, patience: Duration, beat: Duration) -> Progress {
        let (end, ended) = mpsc::channel::<()>();
        let state = Arc::<State>::default();
        let told = Arc::clone(&state);
        let mut out = out;
        let write = move || {
            let (mut wait, mut is_told) = (patience, false);
            // A terminal that takes no more is no reason to stop the work.
            while let Err(RecvTimeoutError::Timeout) = ended.recv_timeout(wait) {
                (wait, is_told) = (beat, true);
                let line = told.line();
                let _ = write!(out, "{AFRESH}{line}").and_then(|()| out.flush());
            }
            if is_told {
                let _ = write!(out, "{AFRESH}").and_then(|()| out.flush());
            }
        };
        // Where the machine has no thread to give, the work is done all the same.
        let thread = thread::Builder::new().name("progress".to_owned()).spawn(write).ok();
        Progress { state, writer: thread.map(|thread| (end, thread)) }
    }

    /// The work comes to `step`, a word of it with a capital letter.
    pub(super) fn step(&self, step: &str) {
        step.clone_into(&mut self.state.step.lock().unwrap_or_else(PoisonError::into_inner));
        self.state.files.store(0, Ordering::Relaxed);
    }

    /// `sink`, with what it takes counted.
    pub(super) fn counting<'s, S: Sink>(&'s self, sink: &'s S) -> Counting<'s, S> {
        Counting { sink, files: &self.state.files }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((end, thread)) = self.writer.take() {
            drop(end);
            let _ = thread.join();
        }
    }
}

/// A sink whose files are counted.
pub(super) struct Counting<'s, S> {
    sink: &'s S,
    files: &'s AtomicUsize,
}

impl<S> Counting<'_, S> {
    fn counted(&self, taken: Result<(), OutputError>) -> Result<(), OutputError> {
        self.files.fetch_add(1, Ordering::Relaxed);
        taken
    }
}

impl<S: Sink> Sink for Counting<'_, S> {
    fn put(&self, path: &OutPath, bytes: &[u8]) -> Result<(), OutputError> {
        self.counted(self.sink.put(path, bytes))
    }

    fn stream(&self, path: &OutPath, write: &mut output::Write<'_>) -> Result<(), OutputError> {
        self.counted(self.sink.stream(path, write))
    }

    fn copy(&self, path: &OutPath, source: &Path) -> Result<(), OutputError> {
        self.counted(self.sink.copy(path, source))
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::{Arc, Condvar, Mutex};
    use std::time::Duration;

    use super::Progress;
    use crate::output::{MemorySink, Sink};
    use crate::path::OutPath;

    /// What was written, and word of it.
    #[derive(Clone, Default)]
    struct Paper(Arc<(Mutex<String>, Condvar)>);

    impl Paper {
        fn wait_for(&self, text: &str) -> String {
            let (written, news) = &*self.0;
            let lacks = |written: &mut String| !written.contains(text);
            news.wait_while(written.lock().unwrap(), lacks).unwrap().clone()
        }
    }

    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let (written, news) = &*self.0;
            written.lock().unwrap().push_str(std::str::from_utf8(bytes).unwrap());
            news.notify_all();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_step_is_told_with_its_files_and_goes_at_the_end() {
        let paper = Paper::default();
        let moment = Duration::from_millis(1);
        let progress = Progress::to(paper.clone(), moment, moment);
        progress.step("Lesen");
        paper.wait_for("\r\x1b[KLesen …");
        progress.step("Schreiben");
        let sink = MemorySink::new();
        progress.counting(&sink).put(&OutPath::new("a.html").unwrap(), b"a").unwrap();
        paper.wait_for("\r\x1b[KSchreiben … 1");
        drop(progress);
        assert!(paper.wait_for("").ends_with("\r\x1b[K"));
        assert_eq!(sink.into_files().len(), 1);
    }

    #[test]
    fn what_is_done_at_once_is_not_spoken_of() {
        let paper = Paper::default();
        let progress = Progress::to(paper.clone(), Duration::from_secs(3600), Duration::ZERO);
        progress.step("Lesen");
        drop(progress);
        assert_eq!(paper.wait_for(""), "");
    }
}
