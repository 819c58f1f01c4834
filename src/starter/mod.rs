//! The files of a new site, as values: what a person answered goes in, paths with texts come out. Everything
//! that is still to be replaced carries the word [`MARK`]. Knows no disk, no terminal and no clock.

mod answers;
mod fault;
mod fill;
mod laender;
mod law;
mod writing;

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

pub use answers::Answers;
pub use fault::Fault;
pub use laender::Land;

use crate::path::OutPath;
use fill::Values;

static SITE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/starter/site");

/// The word by which all places are found that are still to be filled in.
pub const MARK: &str = "ERSETZEN";

/// The folders of authority and plan among the embedded files.
const AUTHORITY: &str = "behoerde";
const PLAN: &str = "plan";

/// Keeps git from taking what a build writes.
const OUTPUT_IGNORED: (&str, &str) = ("output/.gitignore", "*\n!.gitignore\n");

/// A new site.
pub struct Starter {
    /// Its files below the site's folder.
    pub files: BTreeMap<OutPath, String>,
    /// The id of the authority, which is its folder below `content/`.
    pub authority: String,
}

/// The new site that `answers` describe. It builds without an error or warning.
pub fn site(answers: &Answers) -> Starter {
    let values = Values::of(answers);
    let (authority, plan) = (values.authority().to_owned(), values.plan().to_owned());
    let mut files = BTreeMap::new();
    embedded(&SITE, &mut |path, text| {
        files.insert(placed(path, &authority, &plan), fill::filled(path, text, &values));
    });
    let (path, text) = OUTPUT_IGNORED;
    files.insert(placed(path, &authority, &plan), text.to_owned());
    Starter { files, authority }
}

fn embedded(dir: &'static Dir<'static>, take: &mut impl FnMut(&'static str, &'static str)) {
    for file in dir.files() {
        let path = file.path().to_str().expect("the names of the embedded files are ASCII");
        let text = file.contents_utf8().expect("the embedded files are UTF-8");
        take(path, text);
    }
    dir.dirs().for_each(|dir| embedded(dir, take));
}

/// Where the embedded file at `path` comes to lie.
fn placed(path: &str, authority: &str, plan: &str) -> OutPath {
    let name = |segment| match segment {
        AUTHORITY => authority,
        PLAN => plan,
        other => other,
    };
    // Windows parts the names of embedded files by backslashes.
    let segments: Vec<&str> = path.split(['/', '\\']).map(name).collect();
    OutPath::new(&segments.join("/")).expect("embedded names and slugs are good on every system")
}

#[cfg(test)]
mod tests {
    use super::{Answers, site};
    use crate::date::Day;

    #[test]
    fn nothing_is_left_to_fill_in_but_what_is_marked() {
        let starter = site(&Answers::example(Day::parse("2026-05-04").unwrap()));
        assert_eq!(starter.authority, "beispielstadt");
        for (path, text) in &starter.files {
            assert!(!text.contains('%'), "{path}: {text}");
            assert!(text.ends_with('\n') && !text.contains('\r'), "{path}");
        }
    }
}
