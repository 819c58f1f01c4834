//! What an open page is told: that it is out of date, that its looks are, that the site has errors, that
//! they are mended. As server-sent events (HTML, 9.2). Each client has a task that compares what it sees
//! with each new screen; screens that come while it is busy are skipped, so that nothing piles up.

use std::sync::Arc;
use std::time::Duration;

use hyper::body::Bytes;
use serde_json::json;
use tokio::sync::{mpsc, watch};
use tokio::{task, time};

use super::answer::{self, Change, State};
use super::target::{self, Target};
use super::{Screen, words};

/// How often a silent connection is tried.
const BEAT: Duration = Duration::from_secs(15);
/// How many pieces wait for a client that reads slowly.
const BACKLOG: usize = 4;

/// What a page wants to be told of.
pub(super) struct Asked {
    target: Option<Target>,
    state: State,
}

impl Asked {
    /// From `page=…&state=…`, the path of the page as the browser asked for it and what it then got;
    /// `None` where there is no page.
    pub(super) fn of_query(query: &str) -> Option<Asked> {
        let page = target::parameter(query, "page")?;
        let state = State(target::parameter(query, "state").unwrap_or_default());
        Some(Asked { target: target::of_path(&page), state })
    }
}

/// Begins to tell a page.
pub(super) fn follow(asked: Asked, screens: watch::Receiver<Screen>) -> mpsc::Receiver<Bytes> {
    let (out, pieces) = mpsc::channel(BACKLOG);
    task::spawn(tell(asked, screens, out));
    pieces
}

/// Compares with the screen that there is, then with each new one. Ends with the connection, and with a
/// reload: what comes then asks anew.
async fn tell(mut asked: Asked, mut screens: watch::Receiver<Screen>, out: mpsc::Sender<Bytes>) {
    let mut told = None;
    loop {
        let screen = screens.borrow_and_update().clone();
        let news = problems(&screen, &asked.state);
        if told.as_ref() != Some(&news) {
            let sent = out.send(news.event()).await;
            told = Some(news);
            if sent.is_err() {
                return;
            }
        }
        let Ok((change, state)) = compared(screen, &asked).await else { return };
        let event = match change {
            Change::None => None,
            Change::Looks => Some(event("looks", &state.0)),
            Change::Page => Some(event("reload", "")),
        };
        if let Some(event) = event
            && (out.send(event).await.is_err() || change == Change::Page)
        {
            return;
        }
        if change == Change::Looks {
            asked.state = state;
        }
        if !until_changed(&mut screens, &out).await {
            return;
        }
    }
}

/// Waits for the next screen; false where the server or the client is gone.
async fn until_changed(screens: &mut watch::Receiver<Screen>, out: &mpsc::Sender<Bytes>) -> bool {
    loop {
        match time::timeout(BEAT, screens.changed()).await {
            Ok(changed) => return changed.is_ok() && !out.is_closed(),
            Err(_) if out.send(Bytes::from_static(b":\n\n")).await.is_err() => return false,
            Err(_) => {}
        }
    }
}

/// Makes the client's page anew, on a thread that may wait, and says how it differs.
async fn compared(screen: Screen, asked: &Asked) -> Result<(Change, State), task::JoinError> {
    let (target, state) = (asked.target.clone(), asked.state.clone());
    task::spawn_blocking(move || {
        let next = answer::of(&screen, target.as_ref()).state;
        (state.change_to(&next), next)
    })
    .await
}

/// What is known of the site as a whole.
#[derive(PartialEq, Eq)]
enum News {
    Fine,
    Problems(Arc<str>, &'static str, &'static str, &'static str),
}

/// A page of the server's own shows them itself.
fn problems(screen: &Screen, state: &State) -> News {
    let language = screen.language;
    match &screen.problems {
        Some(text) if !state.is_waiting() => News::Problems(
            Arc::clone(text),
            words::code(language),
            words::last_good(language),
            words::close(language),
        ),
        Some(_) | None => News::Fine,
    }
}

impl News {
    fn event(&self) -> Bytes {
        match self {
            News::Fine => event("fine", ""),
            News::Problems(text, lang, title, close) => {
                let data = json!({ "lang": lang, "title": title, "close": close, "text": **text });
                event("problems", &data.to_string())
            }
        }
    }
}

/// An event whose data is one line.
fn event(name: &str, data: &str) -> Bytes {
    format!("event: {name}\ndata: {data}\n\n").into()
}
