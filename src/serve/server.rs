//! The server: a thread with a runtime of its own, a task per connection, and threads that may wait for
//! pages to be made. Knows nothing of what it serves but where to ask.

#![expect(clippy::disallowed_methods, reason = "the only place that opens a port")]

use std::collections::VecDeque;
use std::convert::Infallible;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use tokio::net::TcpStream;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Semaphore, oneshot, watch};
use tokio::task::AbortHandle;
use tokio::{task, time};

use super::body::Reply;
use super::events::{self, Asked};
use super::guard::{Guard, Refusal};
use super::target::{self, Target};
use super::wire::{Clock, Wire};
use super::{Listen, Screen, ServeError, answer, reply, words};

/// How many connections there are at once; further ones wait. A browser has six. Many systems let a program have no more
/// than 256 files open, connections among them.
const CONNECTIONS: usize = 128;
/// How long a client may take to ask. Browsers ask at once, and open another connection where one was closed.
const HEADERS: Duration = Duration::from_secs(10);
/// How large a request may be, headers and all.
const REQUEST: usize = 16 * 1024;
/// How long to wait where the machine has no more connections to give.
const PAUSE: Duration = Duration::from_millis(100);
/// How many ports are tried to name a free one.
const NEIGHBOURS: u16 = 100;

/// A preview that runs until it is dropped.
pub struct Server {
    address: SocketAddr,
    screens: watch::Sender<Screen>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// What every connection knows.
struct Shared {
    guard: Guard,
    screens: watch::Receiver<Screen>,
}

/// Starts a preview that shows `screen`.
///
/// # Errors
/// [`ServeError::PortTaken`], or what the machine reports.
pub fn start(listen: Listen, screen: Screen) -> Result<Server, ServeError> {
    let wanted = SocketAddr::new(listen.interface, listen.port);
    let refused = |error: io::Error| ServeError::Refused { address: wanted, kind: error.kind() };
    let listener = TcpListener::bind(wanted).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => {
            ServeError::PortTaken { port: wanted.port(), next_free: next_free(wanted) }
        }
        _ => refused(error),
    })?;
    listener.set_nonblocking(true).map_err(refused)?;
    let address = listener.local_addr().map_err(refused)?;
    let workers = thread::available_parallelism().map_or(2, |count| count.get().max(2));
    let runtime = Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .max_blocking_threads(workers)
        .build()
        .map_err(refused)?;
    let (screens, receiver) = watch::channel(screen);
    let (stop, stopped) = oneshot::channel();
    let shared = Shared { guard: Guard::new(listen, address.port()), screens: receiver };
    let thread = thread::Builder::new()
        .name("serve".to_owned())
        .spawn(move || run(runtime, listener, shared, stopped))
        .map_err(refused)?;
    Ok(Server { address, screens, stop: Some(stop), thread: Some(thread) })
}

/// The next port on the same interface that nobody listens on.
fn next_free(taken: SocketAddr) -> Option<u16> {
    let last = taken.port().saturating_add(NEIGHBOURS);
    let mut ports = (taken.port()..=last).skip(1);
    ports.find(|port| TcpListener::bind(SocketAddr::new(taken.ip(), *port)).is_ok())
}

impl Server {
    /// Where it listens, with the port that was taken.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Shows `screen` from now on, and tells the open pages that differ. Waits for nobody.
    pub fn show(&self, screen: Screen) {
        self.screens.send_replace(screen);
    }

    /// Ends at once: open connections are cut, pages that are being made are abandoned.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // Who is not there to hear it has ended already.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn run(runtime: Runtime, listener: TcpListener, shared: Shared, stopped: oneshot::Receiver<()>) {
    runtime.block_on(async {
        task::spawn(accept(listener, Arc::new(shared)));
        let _ = stopped.await;
    });
    runtime.shutdown_background();
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut silent: VecDeque<Silent> = VecDeque::new();
    loop {
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            // The client is gone already, or there are too many; neither is an end.
            Err(_) => {
                time::sleep(PAUSE).await;
                continue;
            }
        };
        silent.retain(Silent::is_silent);
        if places.available_permits() == 0
            && let Some(oldest) = silent.pop_front()
        {
            oldest.task.abort();
        }
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        let (shared, asked) = (Arc::clone(&shared), Arc::new(AtomicBool::new(false)));
        let heard = Arc::clone(&asked);
        let task = task::spawn(async move {
            converse(stream, shared, heard).await;
            drop(place);
        });
        silent.push_back(Silent { task: task.abort_handle(), asked });
    }
}

/// A connection on which nobody has asked for anything yet. Where all places are taken, the oldest of them
/// makes room.
struct Silent {
    task: AbortHandle,
    asked: Arc<AtomicBool>,
}

impl Silent {
    fn is_silent(&self) -> bool {
        !self.task.is_finished() && !self.asked.load(Ordering::Relaxed)
    }
}

/// Answers the requests of one connection, one after the other.
async fn converse(stream: TcpStream, shared: Arc<Shared>, asked: Arc<AtomicBool>) {
    // Events are small and wanted now.
    let _ = stream.set_nodelay(true);
    let service = service_fn(|request| {
        asked.store(true, Ordering::Relaxed);
        let shared = Arc::clone(&shared);
        async move { Ok::<_, Infallible>(respond(&request, &shared).await) }
    });
    let connection = http1::Builder::new()
        .timer(Clock)
        .header_read_timeout(HEADERS)
        .max_buf_size(REQUEST)
        .serve_connection(Wire::new(stream), service);
    // A client that breaks off, or speaks no HTTP, is its own affair.
    let _ = connection.await;
}

async fn respond(request: &Request<Incoming>, shared: &Shared) -> Response<Reply> {
    let (uri, headers) = (request.uri(), request.headers());
    let language = shared.screens.borrow().language;
    if let Err(refusal) = shared.guard.check(uri.authority(), headers) {
        let status = match refusal {
            Refusal::NoHost => StatusCode::BAD_REQUEST,
            Refusal::ForeignHost | Refusal::ForeignOrigin => StatusCode::FORBIDDEN,
        };
        return reply::sentence(status, words::refusal(refusal, language));
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return reply::read_only(words::read_only(language));
    }
    let target = target::of_path(uri.path());
    match (&target, Asked::of_query(uri.query().unwrap_or_default())) {
        (Some(Target::Script), _) => return reply::script(headers),
        (Some(Target::Style), _) => return reply::style(headers),
        (Some(Target::Events), Some(asked)) => {
            return reply::events(events::follow(asked, shared.screens.clone()));
        }
        (Some(Target::Events | Target::File(_) | Target::Folder(_)) | None, _) => {}
    }
    let screen = shared.screens.borrow().clone();
    match task::spawn_blocking(move || answer::of(&screen, target.as_ref())).await {
        Ok(answer) => reply::of_answer(answer, headers),
        Err(_) => reply::sentence(StatusCode::INTERNAL_SERVER_ERROR, words::accident(language)),
    }
}
