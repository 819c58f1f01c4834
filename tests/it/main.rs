//! The tests of fahrplan as a whole, one binary, a module for each capability. They come in through the
//! front door (a site's files, the command line) and look at what comes out: bytes and messages. What a
//! single function promises is tested beside it.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests lay out folders and read them; a panic is their report"
)]

mod amendments;
mod archive;
mod bag;
mod bodies;
mod body;
mod broken;
mod build;
mod calls;
mod catalogue;
mod charts;
mod check;
mod compared;
mod data;
mod dates;
mod diff;
mod differences;
#[cfg(unix)]
mod faults;
mod figures;
mod front_matter;
mod glossary;
mod harness;
mod hostile;
mod html;
mod init;
mod injection;
mod killed;
mod links;
mod lists;
mod looks;
mod new;
mod occasions;
mod output;
mod pages;
mod past;
mod pictures;
#[cfg(feature = "serve")]
mod previews;
mod properties;
mod redactions;
mod references;
mod reports;
mod rules;
mod schemas;
mod sealed;
mod search;
#[cfg(feature = "serve")]
mod serve;
mod status;
mod tidy;
mod translations;
mod watching;
mod workspace;
