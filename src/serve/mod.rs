//! The preview: a site in a browser on the same machine, kept current. It answers from an immutable
//! snapshot, each page made when it is asked for, and adds one script element that reloads; all else is
//! what a build writes. Knows nothing of sources, of watching, of disks or of the terminal: somebody
//! else makes a [`Screen`] and calls [`Server::show`].
//!
//! A request passes `guard` (is it meant for us?), `target` (what does it ask for?), `answer` (what does
//! the site say?) and `reply` (how does HTTP say it?). `events` tells open pages what has changed.

mod answer;
mod body;
mod digest;
mod events;
mod guard;
mod inject;
mod media;
mod reply;
mod server;
mod stored;
mod target;
mod wire;
mod words;

use std::fmt;
use std::fs::File;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use crate::language::Language;
use crate::path::OutPath;
pub use digest::Digest;
pub use server::{Server, start};

/// A file of the site, as it is sent.
#[derive(Debug)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// What stands in a file on the disk, which is read while it is sent.
    Stored(Stored),
}

/// A file on the disk.
#[derive(Debug)]
pub struct Stored {
    /// Opened at its beginning.
    pub file: File,
    /// How many bytes of it are sent.
    pub size: u64,
    /// Another where it holds other bytes.
    pub digest: Digest,
}

/// An immutable site. Every page is a pure function of it: asked twice, it gives the same bytes, also
/// after a restart.
pub trait Pages: Send + Sync + 'static {
    /// The output at `path`, as a build would write it, or `None` where the site has no such file. A page
    /// always comes as bytes. May take its time: it is called on a thread that may wait, by several at once.
    ///
    /// # Errors
    /// What the terminal says of a page that cannot be made. A reader who has an earlier state of it
    /// keeps that.
    fn file(&self, path: &OutPath) -> Result<Option<Content>, Arc<str>>;

    /// Changes when a style sheet or a picture does: open pages then fetch theirs again, without a reload.
    fn looks(&self) -> Digest;

    /// Changes when a script of the theme does: open pages are then reloaded.
    fn scripts(&self) -> Digest;
}

/// What the server shows; replaced as a whole, never changed.
#[derive(Clone, Default)]
pub struct Screen {
    /// The last good site; `None` until the first build succeeds.
    pub pages: Option<Arc<dyn Pages>>,
    /// Messages exactly as the terminal shows them, without colour; `None` while all is well.
    pub problems: Option<Arc<str>>,
    /// The language of the messages, and of what the server says itself.
    pub language: Language,
}

/// Where the preview listens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listen {
    /// The address of the network interface.
    pub interface: IpAddr,
    /// The port; 0 takes any that is free.
    pub port: u16,
    /// Names of this machine by which it may be asked, beside `localhost`.
    pub names: Vec<String>,
}

impl Default for Listen {
    /// This machine alone, port 3000.
    fn default() -> Listen {
        Listen { interface: IpAddr::V4(Ipv4Addr::LOCALHOST), port: 3000, names: Vec::new() }
    }
}

/// Why there is no preview.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ServeError {
    /// Another program listens there.
    PortTaken {
        /// The port that was wanted.
        port: u16,
        /// The next one that is free, if there is one among the next hundred.
        next_free: Option<u16>,
    },
    /// The machine refuses: no such interface, no permission for the port, no threads.
    Refused {
        /// Where the preview should listen.
        address: SocketAddr,
        /// The kind of failure.
        kind: io::ErrorKind,
    },
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PortTaken { port, next_free: Some(next) } => {
                write!(f, "port {port} is taken; {next} is free")
            }
            Self::PortTaken { port, next_free: None } => write!(f, "port {port} is taken"),
            Self::Refused { address, kind } => write!(f, "{address}: {kind}"),
        }
    }
}

impl std::error::Error for ServeError {}
