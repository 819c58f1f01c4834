//! `fahrplan serve`: the site in a browser on this machine, kept current. A page is made when it is asked
//! for; between changes all pages are tried, so that a mistake in a template does not wait for a reader.

use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::failure::{Failure, exit, fail};
use super::rounds::{Rounds, WatchOptions};
use super::site::SiteOptions;
use super::terminal::Terminal;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::human::{self, Style};
use crate::language::Language;
use crate::path::OutPath;
use crate::publish::{Content, Publication, PublishError};
use crate::serve::{self, Digest, Listen, Pages, Screen, Server};
use crate::source;
use crate::theme;
use crate::workspace::Update;

#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    site: SiteOptions,
    #[command(flatten)]
    watch: WatchOptions,
    /// The port; 0 takes any that is free
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// The network interface to listen on
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    interface: IpAddr,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
}

/// What the readers see.
struct Stage<'a> {
    server: Server,
    terminal: &'a Terminal,
    root: PathBuf,
    /// The last site of which every page could be made.
    good: Option<Arc<Preview>>,
    /// A site of which not every page was tried yet.
    untried: Option<Publication>,
    /// Whether the last site that was tried has a page that cannot be made.
    broken: bool,
}

impl Serve {
    pub(super) fn run(&self, terminal: &Terminal) -> u8 {
        match self.serve(terminal) {
            Ok(()) => exit::DONE,
            Err(failure) => fail(&failure, terminal),
        }
    }

    fn serve(&self, terminal: &Terminal) -> Result<(), Failure> {
        let root = self.site.root()?;
        let listen = Listen { interface: self.interface, port: self.port, ..Listen::default() };
        let empty = Screen { language: terminal.language, ..Screen::default() };
        let server = serve::start(listen, empty).map_err(Failure::Serve)?;
        let mut rounds = Rounds::new(root, self.site.order(), &self.watch, true)?;
        self.announce(&server, terminal);
        let root = rounds.root().to_owned();
        let mut stage = Stage { server, terminal, root, good: None, untried: None, broken: false };
        while let Some(update) = rounds.next(terminal) {
            match update {
                Ok(Update::Same) => {}
                Ok(Update::Sound(publication)) => stage.take(publication),
                Ok(Update::Faulty(problems)) => stage.fault(&problems, rounds.root()),
                Err(told) => stage.screen(stage.good.as_ref(), Some(Arc::from(told))),
            }
            stage.try_all(&rounds);
        }
        Ok(())
    }

    fn announce(&self, server: &Server, terminal: &Terminal) {
        let address = server.address();
        terminal.say(
            &format!("Vorschau: http://{address}/ (beenden mit Strg+C)"),
            &format!("Preview: http://{address}/ (stop with Ctrl+C)"),
        );
        if !self.interface.is_loopback() {
            terminal.say(
                "Achtung: Die Vorschau ist auch für andere Rechner im Netz erreichbar. Sie zeigt den Stand vor der Veröffentlichung.",
                "Beware: other machines on the network can reach this preview. It shows what is not published yet.",
            );
        }
        if self.open && open::that_detached(format!("http://{address}/")).is_err() {
            terminal.say(
                "Der Browser lässt sich nicht öffnen. Rufen Sie die Adresse selbst auf.",
                "The browser cannot be opened. Go to the address yourself.",
            );
        }
    }
}

impl Stage<'_> {
    /// Shows `publication`; after a mistake of the theme only once all pages were tried.
    fn take(&mut self, publication: Publication) {
        if !self.broken {
            let preview = Preview::new(publication.clone(), self.good.clone(), self);
            self.screen(Some(&Arc::new(preview)), None);
        }
        self.untried = Some(publication);
    }

    /// Tries the pages that were not yet tried, as long as nothing else happens.
    fn try_all(&mut self, rounds: &Rounds) {
        let Some(publication) = self.untried.take() else { return };
        match publication.check(|| rounds.is_quiet()) {
            Ok(()) if !rounds.is_quiet() => self.untried = Some(publication),
            Ok(()) => {
                let documents = publication.site().published().count();
                let good = Arc::new(Preview::new(publication, None, self));
                if std::mem::take(&mut self.broken) {
                    self.screen(Some(&good), None);
                }
                self.good = Some(good);
                self.terminal.tell(
                    &format!("{documents} Dokumente, keine Fehler"),
                    &format!("{documents} documents, no errors"),
                );
            }
            Err(PublishError::Site(problems)) => {
                self.broken = true;
                self.fault(&problems, rounds.root());
            }
            Err(PublishError::Output(error)) => {
                fail(&Failure::output(error), self.terminal);
            }
        }
    }

    /// Keeps the last good site, and tells what is wrong with the present one.
    fn fault(&mut self, problems: &[Diagnostic], root: &Path) {
        self.untried = None;
        self.terminal.show(problems, root);
        let told = self.terminal.shown(problems, root);
        self.screen(self.good.as_ref(), Some(Arc::from(told)));
    }

    fn screen(&self, pages: Option<&Arc<Preview>>, problems: Option<Arc<str>>) {
        let pages = pages.map(|preview| Arc::clone(preview) as Arc<dyn Pages>);
        self.server.show(Screen { pages, problems, language: self.terminal.language });
    }
}

/// A publication as pages.
struct Preview {
    publication: Publication,
    /// What is shown of a page that cannot be made.
    good: Option<Arc<Preview>>,
    looks: Digest,
    scripts: Digest,
    language: Language,
    root: PathBuf,
}

impl Preview {
    fn new(publication: Publication, good: Option<Arc<Preview>>, stage: &Stage<'_>) -> Preview {
        let digest = |is_meant: fn(&str) -> bool| {
            let assets = publication.theme_assets().iter();
            let meant = assets.filter(|(path, _)| is_meant(path));
            Digest::of_parts(meant.flat_map(|(path, bytes)| [path.as_bytes(), bytes.as_slice()]))
        };
        let (looks, scripts) = (digest(|path| !is_script(path)), digest(is_script));
        let (language, root) = (stage.terminal.language, stage.root.clone());
        Preview { publication, good, looks, scripts, language, root }
    }
}

fn is_script(path: &str) -> bool {
    path.ends_with(".js") || path.ends_with(".mjs")
}

impl Pages for Preview {
    fn file(&self, path: &OutPath) -> Result<Option<Vec<u8>>, Arc<str>> {
        match self.publication.file(path) {
            None => Ok(None),
            Some(Ok(Content::Bytes(bytes))) => Ok(Some(bytes)),
            // A file that changed since it was listed is shown after the next look.
            Some(Ok(Content::File(asset))) => Ok(source::bytes_of(asset, &self.root).ok()),
            Some(Err(problem)) => match &self.good {
                Some(good) => good.file(path),
                None => {
                    let style = Style { language: self.language, colour: false };
                    Err(Arc::from(human::rendered(&[*problem], style, theme::embedded)))
                }
            },
        }
    }

    fn looks(&self) -> Digest {
        self.looks
    }

    fn scripts(&self) -> Digest {
        self.scripts
    }
}
