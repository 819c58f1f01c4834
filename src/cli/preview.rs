//! A publication as the pages of a preview: what is shown of a page that cannot be made, and of a file while
//! the site is broken. Knows no server.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use sha2::{Digest as _, Sha256};

use crate::diagnostics::human::{self, Style};
use crate::language::Language;
use crate::path::OutPath;
use crate::publish::{Content, Publication};
use crate::serve::{self, Digest, Pages, Stored};
use crate::source::{self, Asset, Stamp};
use crate::theme;

/// The most bytes of files that are held while the site is broken.
const HELD: u64 = 64 << 20;

/// A publication as pages.
#[derive(Clone)]
pub(super) struct Preview {
    publication: Publication,
    /// Files as they were when the site broke: what changes on the disk meanwhile is no part of what is shown.
    held: Arc<OnceLock<BTreeMap<OutPath, Vec<u8>>>>,
    /// What is shown of a page that cannot be made.
    good: Option<Arc<Preview>>,
    looks: Digest,
    scripts: Digest,
    language: Language,
    root: PathBuf,
}

impl Preview {
    /// `publication`; where a page of it cannot be made, that of `good` is shown.
    pub(super) fn new(
        publication: Publication,
        good: Option<Arc<Preview>>,
        language: Language,
        root: PathBuf,
    ) -> Preview {
        let digest = |is_meant: fn(&str) -> bool| {
            let assets = publication.theme_assets().iter();
            let meant = assets.filter(|(path, _)| is_meant(path));
            Digest::of_parts(meant.flat_map(|(path, bytes)| [path.as_bytes(), bytes.as_slice()]))
        };
        let (looks, scripts) = (digest(|path| !is_script(path)), digest(is_script));
        Preview { publication, held: Arc::default(), good, looks, scripts, language, root }
    }

    /// The same, with nothing to fall back on.
    pub(super) fn alone(&self) -> Preview {
        Preview { good: None, ..self.clone() }
    }

    /// Takes the files of the site into memory as they are now, the small ones first, as many as [`HELD`]
    /// allows. One that has changed already is no longer to be had, and is not there.
    pub(super) fn hold(&self) {
        self.held.get_or_init(|| {
            let mut assets: Vec<_> = self.publication.assets().collect();
            assets.sort_by_key(|(path, asset)| (asset.size, *path));
            let mut room = HELD;
            let fits = |(_, asset): &(&OutPath, &Asset)| {
                room = room.saturating_sub(asset.size);
                room > 0
            };
            let few = assets.into_iter().take_while(fits);
            let read = |(path, asset): (&OutPath, &Asset)| {
                Some((path.clone(), source::bytes_of(asset, &self.root).ok()?))
            };
            few.filter_map(read).collect()
        });
    }

    /// What `asset` holds. A file that changed since it was listed is shown after the next look, if the site is sound
    /// then.
    fn asset(&self, asset: &Asset) -> Option<serve::Content> {
        let Some(digest) = asset.stamp.as_ref().and_then(digest) else {
            return source::bytes_of(asset, &self.root).ok().map(serve::Content::Bytes);
        };
        let file = source::opened(asset, &self.root).ok()?;
        Some(serve::Content::Stored(Stored { file, size: asset.size, digest }))
    }
}

/// A name for what a file holds, by what the system says of it: another where it was written since.
fn digest(stamp: &Stamp) -> Option<Digest> {
    let mut told = Sha256::new();
    stamp.feed(&mut told)?;
    Some(Digest::of(&told.finalize()))
}

fn is_script(path: &str) -> bool {
    path.ends_with(".js") || path.ends_with(".mjs")
}

impl Pages for Preview {
    fn file(&self, path: &OutPath) -> Result<Option<serve::Content>, Arc<str>> {
        match self.publication.file(path) {
            None => Ok(None),
            Some(Ok(Content::Bytes(bytes))) => Ok(Some(serve::Content::Bytes(bytes))),
            Some(Ok(Content::File(asset))) => {
                let held = self.held.get().and_then(|held| held.get(path)).cloned();
                Ok(held.map(serve::Content::Bytes).or_else(|| self.asset(asset)))
            }
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
