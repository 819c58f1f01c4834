//! `fahrplan serve`: the site in a browser on this machine, kept current. A page is made when it is asked
//! for; between changes all pages are tried, so that a mistake in a template does not wait for a reader.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::counted;
use super::failure::{Failure, exit, fail};
use super::preview::Preview;
use super::rounds::{Rounds, WatchOptions};
use super::site::SiteOptions;
use super::terminal::Terminal;
use super::typed::Expected;
use crate::diagnostics::Diagnostic;
use crate::publish::{Publication, PublishError};
use crate::serve::{self, Listen, Pages, Screen, Server};
use crate::workspace::Update;

#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    site: SiteOptions,
    #[command(flatten)]
    watch: WatchOptions,
    /// The port; 0 takes any that is free
    #[arg(long, default_value_t = 3000, value_parser = port)]
    port: u16,
    /// The network interface to listen on
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST), value_parser = interface)]
    interface: IpAddr,
    /// A name of this machine under which browsers may ask, beside localhost
    #[arg(long, value_name = "NAME")]
    name: Vec<String>,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
}

fn port(text: &str) -> Result<u16, Expected> {
    let expected =
        Expected { german: "eine Zahl von 0 bis 65535", english: "a number from 0 to 65535" };
    text.parse().map_err(|_| expected)
}

fn interface(text: &str) -> Result<IpAddr, Expected> {
    let expected =
        Expected { german: "eine Adresse wie 127.0.0.1", english: "an address such as 127.0.0.1" };
    text.parse().map_err(|_| expected)
}

/// What the readers see.
struct Stage<'a> {
    server: Server,
    terminal: &'a Terminal,
    root: PathBuf,
    /// What is on the screen.
    shown: Option<Arc<Preview>>,
    /// The last site of which every page could be made; until there is one, the one that was shown before
    /// the present one.
    good: Option<Arc<Preview>>,
    /// Whether every page of some site could be made.
    tried: bool,
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
        let listen =
            Listen { interface: self.interface, port: self.port, names: self.name.clone() };
        let empty = Screen { language: terminal.language, ..Screen::default() };
        let server = serve::start(listen, empty).map_err(Failure::Serve)?;
        let mut rounds = Rounds::new(root, self.site.order(), &self.watch, true)?;
        self.announce(&server, terminal);
        let root = rounds.root().to_owned();
        let mut stage = Stage {
            server,
            terminal,
            root,
            shown: None,
            good: None,
            tried: false,
            untried: None,
            broken: false,
        };
        while let Some(update) = rounds.next(terminal) {
            match update {
                Ok(Update::Same) => {}
                Ok(Update::Sound(publication)) => stage.take(publication),
                Ok(Update::Faulty(problems)) => stage.fault(&problems, rounds.root()),
                Err(told) => stage.screen(Some(Arc::from(told))),
            }
            stage.try_all(&rounds);
        }
        Ok(())
    }

    fn announce(&self, server: &Server, terminal: &Terminal) {
        let address = openable(server.address());
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
        if self.interface.is_unspecified() {
            let port = address.port();
            terminal.say(
                &format!("Andere Rechner erreichen sie unter der IP-Adresse dieses Rechners, Port {port}; unter einem Namen nur, wenn --name ihn nennt."),
                &format!("Other machines reach it at the IP address of this one, port {port}; by a name only where --name says so."),
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

/// Where a browser on this machine finds what listens at `address`: every interface is none to go to.
fn openable(address: SocketAddr) -> SocketAddr {
    let own = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(own, address.port())
}

impl Stage<'_> {
    /// Shows `publication`; after a mistake of the theme only once all pages were tried.
    fn take(&mut self, publication: Publication) {
        if !self.broken {
            if !self.tried {
                self.good = self.shown.as_ref().map(|shown| Arc::new(shown.alone()));
            }
            let preview = self.preview(publication.clone(), self.good.clone());
            self.shown = Some(Arc::new(preview));
            self.screen(None);
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
                let good = Arc::new(self.preview(publication, None));
                self.shown = Some(Arc::clone(&good));
                if std::mem::take(&mut self.broken) {
                    self.screen(None);
                }
                (self.good, self.tried) = (Some(good), true);
                self.terminal.tell(
                    &format!("{}, keine Fehler", counted(documents, "Dokument", "Dokumente")),
                    &format!("{}, no errors", counted(documents, "document", "documents")),
                );
            }
            Err(PublishError::Site(problems)) => {
                self.broken = true;
                self.shown.clone_from(&self.good);
                self.fault(&problems, rounds.root());
            }
            Err(PublishError::Output(error)) => {
                fail(&Failure::output(error), self.terminal);
            }
        }
    }

    /// Keeps what is on the screen, and tells what is wrong with the present site.
    fn fault(&mut self, problems: &[Diagnostic], root: &Path) {
        self.untried = None;
        // At first, so that whoever mends the site by the messages finds it held, and on the screen what is held.
        if let Some(shown) = &self.shown {
            shown.hold();
        }
        let told = self.terminal.shown(problems, root);
        self.screen(Some(Arc::from(told)));
        self.terminal.show(problems, root);
    }

    fn preview(&self, publication: Publication, good: Option<Arc<Preview>>) -> Preview {
        Preview::new(publication, good, self.terminal.language, self.root.clone())
    }

    fn screen(&self, problems: Option<Arc<str>>) {
        let pages = self.shown.as_ref().map(|preview| Arc::clone(preview) as Arc<dyn Pages>);
        self.server.show(Screen { pages, problems, language: self.terminal.language });
    }
}
