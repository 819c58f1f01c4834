//! `fahrplan new`: a document with every key of its type, explained, where there was none. Written only where
//! it brings the site no error.

mod place;

use std::borrow::Cow;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;

use super::failure::{Failure, exit, fail};
use super::site::{resolved, site_root};
use super::terminal::Terminal;
use super::typed;
use crate::date::Day;
use crate::diagnostics::{Diagnostic, Rule};
use crate::document::id::DocId;
use crate::document::types::Type;
use crate::model::{Edition, Stichtag};
use crate::output::{self, Trial};
use crate::publish::{self, Order, PublishError};
use crate::schema;
use crate::source::{self, BAG, Sources, TextFile};
pub(super) use place::{Refusal, refused};

#[derive(Debug, Args)]
pub(super) struct New {
    /// The type of the document, such as massnahme
    #[arg(value_name = "TYPE")]
    kind: String,
    /// Where it goes, below content/: musterstadt/integrationsplan/2a
    path: String,
    /// The site's folder [default: the nearest one upward that holds content/site.yaml]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

impl New {
    pub(super) fn run(&self, terminal: &Terminal) -> u8 {
        let Some(kind) = typed::chosen(&self.kind, Type::from_word) else {
            let known: Vec<&'static str> = Type::ALL.iter().map(|kind| kind.word()).collect();
            return typed::unknown(&self.kind, &known, terminal);
        };
        match self.write(kind, terminal) {
            Ok(code) => code,
            Err(failure) => fail(&failure, terminal),
        }
    }

    fn write(&self, kind: Type, terminal: &Terminal) -> Result<u8, Failure> {
        let root = site_root(self.root.as_deref())?;
        let typed = below_content(&root, &self.path).map_err(Failure::New)?;
        let path = place::file(kind, &typed).map_err(Failure::New)?;
        let document =
            TextFile { file: Arc::from(format!("content/{path}")), text: schema::blank(kind) };
        let file = free(&root, &document)?;
        let (problems, warned) = troubles(&root, &document)?;
        if !problems.is_empty() {
            terminal.show_with(&problems, &root, &document);
            terminal.say("Angelegt wurde nichts.", "Nothing was written.");
            return Ok(exit::USAGE);
        }
        output::create(&file, &document.text).map_err(|error| Failure::Write(file, error))?;
        let name = &document.file;
        terminal.tell(
            &format!("{name} ist angelegt. Füllen Sie die Angaben aus und prüfen Sie sie mit „fahrplan check“."),
            &format!("{name} is written. Fill in its keys and look at them with “fahrplan check”."),
        );
        if warned.contains(&Rule::Orphans) {
            say_who_names(&document, terminal);
        }
        Ok(exit::DONE)
    }
}

/// Says what is left to do for a document that nothing refers to yet.
fn say_who_names(document: &TextFile, terminal: &Terminal) {
    let (id, code) = (DocId::of_path(document.path()), Rule::Orphans.code());
    terminal.tell(
        &format!("Noch verweist kein Dokument darauf; solange warnt „fahrplan check“ ({code}). Nennen Sie die Kennung {id}, wo sie hingehört, etwa bei „federfuehrung“, „beteiligte“ oder „zitate“, oder setzen Sie in einem Text einen Link."),
        &format!("No document refers to it yet; as long as that is so, “fahrplan check” warns ({code}). Name its id {id} where it belongs, such as at “federfuehrung”, “beteiligte” or “zitate”, or link to it in a text."),
    );
}

/// `typed` as a path from `content/` on, where it is one from the top of the disk.
fn below_content<'t>(root: &Path, typed: &'t str) -> Result<Cow<'t, str>, Refusal> {
    if !Path::new(typed).is_absolute() {
        return Ok(Cow::Borrowed(typed));
    }
    let (content, path) = (resolved(&root.join("content")), without_dots(Path::new(typed)));
    let folders = path.ancestors().filter(|folder| resolved(folder) == content);
    // The outermost one: a link further down leads elsewhere, and is refused as such.
    let below = folders.last().and_then(|folder| path.strip_prefix(folder).ok()?.to_str());
    let below = below.ok_or_else(|| Refusal::Outside(typed.to_owned()))?;
    let end = if typed.ends_with(MAIN_SEPARATOR) { "/" } else { "" };
    Ok(Cow::Owned(format!("./{below}{end}")))
}

/// `path` without `.` and `..`, by its words alone.
fn without_dots(path: &Path) -> PathBuf {
    let mut way = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                way.pop();
            }
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => way.push(part),
        }
    }
    way
}

/// Where `document` is to be written.
///
/// # Errors
/// Where something stands there, or a link on the way leads elsewhere.
fn free(root: &Path, document: &TextFile) -> Result<PathBuf, Failure> {
    let file = root.join(&*document.file);
    let meant = resolved(&root.join("content")).join(document.path());
    let actual = resolved(&file);
    // What a link at that very place leads to is not looked for: it stands there.
    if file.symlink_metadata().is_ok() {
        return Err(Failure::New(Refusal::Taken(document.file.to_string())));
    }
    if actual != meant {
        return Err(Failure::New(Refusal::Elsewhere(actual)));
    }
    Ok(file)
}

/// The errors of the site at `root` that it has only with `document`, and the rules that find something in it.
fn troubles(root: &Path, document: &TextFile) -> Result<(Vec<Diagnostic>, Vec<Rule>), Failure> {
    let mut sources = source::read(root).map_err(Failure::Read)?;
    let bag = sources.assets.keys().filter_map(|path| path.strip_suffix(BAG));
    if let Some(bag) = bag.into_iter().find(|bag| document.path().starts_with(*bag)) {
        return Err(Failure::New(Refusal::Archive(bag.to_owned())));
    }
    let added = TextFile { file: document.file.clone(), text: document.text.clone() };
    let at = sources.documents.partition_point(|other| other.file < added.file);
    sources.documents.insert(at, added);
    let mut with = found(sources)?;
    let own = with.iter().filter(|it| it.place.file == document.file);
    let rules = own.filter_map(|it| it.problem.rule()).collect();
    // What a rule finds that the site made an error of speaks at the next check: a person whom nobody mentions yet
    // must be there before anyone can.
    with.retain(|it| it.is_error() && it.problem.rule().is_none());
    if !with.is_empty() {
        let without = found(source::read(root).map_err(Failure::Read)?)?;
        // Of the same error at the same place it may tell more now: how many documents lack what is missing.
        let is_same = |one: &Diagnostic, other: &Diagnostic| {
            one.place == other.place && one.problem.code() == other.problem.code()
        };
        with.retain(|error| !without.iter().any(|other| is_same(error, other)));
    }
    Ok((with, rules))
}

/// What a build finds.
fn found(sources: Sources) -> Result<Vec<Diagnostic>, Failure> {
    let stichtag = Stichtag { day: Day::today_in_berlin(), explicit: false };
    let edition = Edition { stichtag, drafts: true };
    let order = Order { edition, base_url: None, search: true };
    match publish::publish(sources, &order, &Trial, || Duration::ZERO) {
        Ok(outcome) => Ok(outcome.warnings),
        Err(PublishError::Site(problems)) => Ok(problems),
        Err(error) => Err(Failure::Publish(error)),
    }
}
