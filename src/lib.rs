//! fahrplan turns Markdown documents about public integration plans into a cross-linked website with a
//! timeline per authority.
//!
//! A publication runs in six steps, each in a module that knows only those before it:
//!
//! 1. [`source`]: files → texts
//! 2. [`document`]: text → typed document (front matter with places; body as HTML with slots)
//! 3. [`model`]: documents → site (references resolved, hierarchy, status, timelines, backlinks)
//! 4. [`view`]: site → one plain struct per page, in the reader's vocabulary
//! 5. [`theme`]: (theme, view) → text
//! 6. [`output`]: text → a sink: disk or memory
//!
//! [`bag`] knows bags with checksums, in which versions of a plan are kept, and nothing of plans; [`erasure`] takes out of their
//! files what must go for a legal reason.
//! Above them stand [`span`], [`date`], [`text`], [`collation`], [`path`], [`diagnostics`] and [`texts`]; [`publish`]
//! composes the steps, [`workspace`] keeps a site current, [`watch`] says when to look again, `serve` shows
//! a site in a browser, and [`cli`] is the command line. [`starter`] holds what a new site begins with. The whole
//! pipeline runs in memory:
//!
//! ```
//! use std::time::Duration;
//! use fahrplan::date::Day;
//! use fahrplan::model::{Edition, Stichtag};
//! use fahrplan::output::MemorySink;
//! use fahrplan::publish::{self, Order};
//! use fahrplan::source::Sources;
//!
//! let sources = Sources::from_texts([
//!     ("content/site.yaml", "titel: Integrationspläne\n"),
//!     ("content/stadt/index.md", "---\ntyp: behoerde\ntitel: Musterstadt\nart: stadt\n---\n"),
//! ]);
//! let stichtag = Stichtag { day: Day::parse("2026-01-01").unwrap(), explicit: true };
//! let order = Order { edition: Edition { stichtag, drafts: false }, base_url: None, search: false };
//! let sink = MemorySink::new();
//! publish::publish(sources, &order, &sink, || Duration::ZERO).unwrap();
//! let files = sink.into_files();
//! assert!(files.keys().any(|path| path.as_str() == "stadt/index.html"));
//! ```

pub mod bag;
pub mod cli;
pub mod collation;
pub mod date;
pub mod diagnostics;
pub mod difference;
pub mod document;
pub mod erasure;
pub mod formats;
pub mod language;
pub mod model;
pub mod output;
pub mod path;
pub mod publish;
pub mod record;
pub mod schema;
#[cfg(feature = "serve")]
pub mod serve;
pub mod source;
pub mod span;
pub mod starter;
pub mod text;
pub mod texts;
pub mod theme;
pub mod view;
pub mod watch;
pub mod workspace;
