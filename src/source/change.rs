//! How a site differs from what it was at the last look. Data alone: who looks is next door in `reader`.

use std::collections::BTreeMap;

use super::{Asset, TextFile};
use crate::diagnostics::{Diagnostic, FileName};

/// A file of a theme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ThemeFile {
    /// Its path below the site's root: `themes/`, the theme's name, the path in it.
    pub file: FileName,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// How a site differs from the last look at it. The lists are in order of path.
#[derive(Debug, Default)]
pub struct Change {
    /// Documents and `content/site.yaml`, where new or with another text.
    pub texts: Vec<TextFile>,
    /// Files of themes, where new or with other bytes.
    pub themes: Vec<ThemeFile>,
    /// Texts and files of themes that are gone, or are texts no longer.
    pub removed: Vec<FileName>,
    /// Assets by their path below `content/`, where new or with another stamp; `None` where gone.
    pub assets: BTreeMap<String, Option<Asset>>,
    /// Everything that is wrong with the files themselves, where that is not what it was.
    pub problems: Option<Vec<Diagnostic>>,
}

impl Change {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        let Change { texts, themes, removed, assets, problems } = self;
        texts.is_empty()
            && themes.is_empty()
            && removed.is_empty()
            && assets.is_empty()
            && problems.is_none()
    }
}
