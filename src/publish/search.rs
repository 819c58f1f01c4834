//! The files of the search index: the records of all published documents, laid out, each with its path.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::formats::search::{self, FOLDER};
use crate::model::DocIx;
use crate::path::OutPath;
use crate::view::{Context, search_records};

/// Every file of the index; none where the site has no search page.
pub(super) fn files(cx: &Context<'_>) -> BTreeMap<OutPath, Vec<u8>> {
    if !cx.is_searchable() {
        return BTreeMap::new();
    }
    let documents: Vec<DocIx> = cx.site.published().map(|(ix, _)| ix).collect();
    let records: Vec<_> = documents.par_iter().map(|ix| search_records::record(cx, *ix)).collect();
    let files = search::files(&records).into_iter();
    files.filter_map(|(name, bytes)| Some((path(&name)?, bytes))).collect()
}

/// Whether `path` lies where the files of the index do.
pub(super) fn is_of_index(path: &OutPath) -> bool {
    path.folder() == FOLDER
}

fn path(name: &str) -> Option<OutPath> {
    OutPath::new(&format!("{FOLDER}/{name}")).ok()
}
