//! The manifest: which files the last build put into the output folder, and so
//! may replace or delete. Knows text, and no disk.
//!
//! It holds paths alone. Whether a file changed is asked of the file itself:
//! reading nine kilobytes back costs a twentieth of their SHA-256, is exact,
//! and needs no time stamp to be believed.
//!
//! ```text
//! fahrplan manifest 1
//! <path>                                   sorted, one a line
//! end <checksum of all before this line>   against damage, not malice
//! ```

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::path::{OutPath, fold};

const HEAD: &str = "fahrplan manifest 1\n";

/// The files of the last build.
#[derive(Debug)]
pub(super) struct Manifest {
    /// Sorted.
    pub(super) paths: Vec<OutPath>,
    /// Where upper and lower case are one: the paths folded.
    keys: Option<BTreeSet<String>>,
}

impl Manifest {
    /// `one_case`: the file system takes `A` and `a` for one name. `paths` are sorted.
    pub(super) fn new(paths: Vec<OutPath>, one_case: bool) -> Self {
        let keys = one_case.then(|| paths.iter().map(OutPath::folded).collect());
        Self { paths, keys }
    }

    /// Whether the last build wrote `path`, in this spelling.
    pub(super) fn has(&self, path: &str) -> bool {
        has(&self.paths, path)
    }

    /// Whether what the system finds at `path` is a file of ours, in any spelling.
    pub(super) fn owns(&self, path: &str) -> bool {
        self.has(path) || self.keys.as_ref().is_some_and(|keys| keys.contains(&fold(path)))
    }

    /// Whether the folder that the system finds at `path` held files of ours.
    pub(super) fn owns_below(&self, path: &str) -> bool {
        let Some(keys) = &self.keys else { return has_below(&self.paths, path) };
        let prefix = format!("{}/", fold(path));
        keys.range(prefix.clone()..).next().is_some_and(|key| key.starts_with(&prefix))
    }
}

/// Whether `path` is among the sorted `paths`.
pub(super) fn has(paths: &[OutPath], path: &str) -> bool {
    paths.binary_search_by(|known| known.as_str().cmp(path)).is_ok()
}

/// Whether one of the sorted `paths` lies below the folder `path`.
pub(super) fn has_below(paths: &[OutPath], path: &str) -> bool {
    let prefix = format!("{path}/");
    let at = paths.partition_point(|known| known.as_str() < prefix.as_str());
    paths.get(at).is_some_and(|known| known.as_str().starts_with(&prefix))
}

/// The text of a manifest of the sorted `paths`.
pub(super) fn render(paths: &[OutPath]) -> String {
    let length: usize = paths.iter().map(|path| path.as_str().len() + 1).sum();
    let mut text = String::with_capacity(HEAD.len() + length + 32);
    text.push_str(HEAD);
    for path in paths {
        text.push_str(path.as_str());
        text.push('\n');
    }
    let sum = checksum(&text);
    writeln!(text, "end {sum:016x}").expect("writing to a string cannot fail");
    text
}

/// The paths of a manifest; `None` if it is not exactly as [`render`] wrote it.
pub(super) fn parse(text: &str) -> Option<Vec<OutPath>> {
    let (body, last) = text.strip_suffix('\n')?.rsplit_once('\n')?;
    let sealed = text.get(..=body.len())?;
    if last.strip_prefix("end ")? != format!("{:016x}", checksum(sealed)) {
        return None;
    }
    let lines = sealed.strip_prefix(HEAD)?.lines();
    let paths: Vec<OutPath> = lines.map(|line| OutPath::new(line).ok()).collect::<Option<_>>()?;
    paths.is_sorted_by(|a, b| a < b).then_some(paths)
}

/// FNV-1a, 64 bits.
fn checksum(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{Manifest, parse, render};
    use crate::output::OutPath;

    fn paths(texts: &[&str]) -> Vec<OutPath> {
        texts.iter().map(|text| OutPath::new(text).unwrap()).collect()
    }

    #[test]
    fn a_manifest_reads_back_as_itself() {
        let paths = paths(&["a b.html", "end 1", "ä/index.html"]);
        assert_eq!(parse(&render(&paths)), Some(paths));
        assert_eq!(parse(&render(&[])), Some(Vec::new()));
    }

    #[test]
    fn any_damage_is_seen() {
        let text = render(&paths(&["a.html", "b.html"]));
        for cut in 0..text.len() {
            assert_eq!(parse(&text[..cut]), None, "cut at {cut}");
        }
        assert_eq!(parse(&text.replace("a.html", "c.html")), None);
        assert_eq!(parse(&text.replace("manifest 1", "manifest 2")), None);
        assert_eq!(parse(&render(&paths(&["b", "a"]))), None);
    }

    #[test]
    fn case_counts_only_where_the_system_counts_it() {
        let manifest = |one_case| Manifest::new(paths(&["A/B.html", "ab"]), one_case);
        assert!(!manifest(false).owns("a/b.html"));
        assert!(manifest(true).owns("a/b.html"));
        assert!(!manifest(true).has("a/b.html"));
        assert!(!manifest(false).owns_below("a"));
        assert!(manifest(true).owns_below("a"));
        assert!(manifest(false).owns_below("A"));
    }
}
