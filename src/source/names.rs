//! Names of files: which of them programs keep for themselves, and how a path is written below the
//! site's root. Looks at nothing but names.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostics::FileName;

/// Whether editors, office programs and systems keep the file or folder of this name for themselves.
pub fn is_passed_over(name: &str, is_folder: bool) -> bool {
    name.starts_with('.') || (!is_folder && is_left_behind(name))
}

/// Whether a file of this name is an editor's copy or probe, the lock of an office program, or what Windows keeps of a
/// folder.
fn is_left_behind(name: &str) -> bool {
    name.ends_with('~')
        || name.starts_with("~$")
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        // Vim tries with a file of this name whether it may write, before it saves.
        || name == "4913"
        || ["thumbs.db", "desktop.ini"].iter().any(|it| name.eq_ignore_ascii_case(it))
}

/// Endings that documents have elsewhere, or that an editor adds to theirs.
const OTHER_ENDINGS: &[&str] = &[".md.txt", ".markdown", ".mdown", ".mkd", ".md"];

/// The name that the file called `name` should have to be read as a document, where it looks like one and is none for its
/// ending.
pub fn document_meant(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let ending = OTHER_ENDINGS.iter().find(|ending| lower.ends_with(**ending))?;
    let stem = name.get(..name.len() - ending.len()).filter(|stem| !stem.is_empty())?;
    Some(format!("{stem}.md")).filter(|meant| meant != name)
}

/// The path of `file` below `root` with forward slashes; `None` where it is no Unicode.
pub(super) fn site_path(root: &Path, file: &Path) -> Option<FileName> {
    let mut path = String::with_capacity(file.as_os_str().len());
    for part in file.strip_prefix(root).ok()?.components() {
        if !path.is_empty() {
            path.push('/');
        }
        path.push_str(part.as_os_str().to_str()?);
    }
    Some(Arc::from(path))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{is_left_behind, is_passed_over, site_path};

    #[test]
    fn only_what_programs_leave_behind_is_passed_over() {
        for name in ["2a.md~", "#2a.md#", "~$plan.docx", "4913", "Thumbs.db", "desktop.ini"] {
            assert!(is_left_behind(name), "{name}");
        }
        for name in ["#hash.md", "a#.md", "~2a.md", "2a.md", "#", "$a", "4913.md"] {
            assert!(!is_left_behind(name), "{name}");
        }
    }

    #[test]
    fn a_folder_is_passed_over_for_its_dot_alone() {
        assert!(is_passed_over(".git", true));
        assert!(is_passed_over(".2a.md.swp", false));
        assert!(!is_passed_over("alt~", true));
    }

    #[test]
    fn a_path_is_written_with_forward_slashes() {
        let path = site_path(Path::new("./site"), Path::new("./site/content/a b/ä.md"));
        assert_eq!(path.as_deref(), Some("content/a b/ä.md"));
        assert_eq!(site_path(Path::new("site"), Path::new("other/a.md")), None);
    }
}
