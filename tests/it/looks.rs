//! Looking at a site again and again: what a look says after whatever an editor, a file manager or a
//! version control system does to real folders. Whatever is done, the looks added up are the site as it
//! is read afresh.

use std::collections::BTreeMap;
use std::fs::{self, File, FileTimes};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use fahrplan::source::{self, Change, Reader};
use tempfile::TempDir;

/// A site in a folder, looked at, and what all looks so far add up to.
struct Looked {
    folder: TempDir,
    reader: Reader,
    sum: Sum,
}

/// A site's files with what they hold, as far as it is known.
#[derive(Default, PartialEq, Eq, Debug)]
struct Sum {
    files: BTreeMap<String, Vec<u8>>,
    assets: BTreeMap<String, (PathBuf, u64, bool)>,
    problems: Vec<String>,
}

impl Sum {
    fn add(&mut self, change: Change) {
        for gone in &change.removed {
            assert!(self.files.remove(&**gone).is_some(), "{gone} was not there");
        }
        for text in change.texts {
            let old = self.files.insert(text.file.to_string(), text.text.clone().into_bytes());
            assert_ne!(old.as_deref(), Some(text.text.as_bytes()), "{} is the same", text.file);
        }
        for file in change.themes {
            let old = self.files.insert(file.file.to_string(), file.bytes.clone());
            assert_ne!(old.as_ref(), Some(&file.bytes), "{} is the same", file.file);
        }
        for (path, asset) in change.assets {
            match asset {
                Some(asset) => {
                    self.assets.insert(path, (asset.location, asset.size, asset.active));
                }
                None => assert!(self.assets.remove(&path).is_some(), "{path} was not there"),
            }
        }
        if let Some(problems) = change.problems {
            self.problems = sorted(&problems);
        }
    }

    /// The site as it is read in one go.
    fn afresh(root: &Path) -> Sum {
        let sources = source::read(root).unwrap();
        let mut sum = Sum { problems: sorted(&sources.problems), ..Sum::default() };
        for text in sources.site_file.into_iter().chain(sources.documents) {
            sum.files.insert(text.file.to_string(), text.text.into_bytes());
        }
        for (theme, files) in sources.themes {
            for (path, bytes) in files {
                sum.files.insert(format!("themes/{theme}/{path}"), bytes);
            }
        }
        for (path, asset) in sources.assets {
            sum.assets.insert(path, (asset.location, asset.size, asset.active));
        }
        sum
    }
}

fn sorted(problems: &[fahrplan::diagnostics::Diagnostic]) -> Vec<String> {
    let code = |it: &fahrplan::diagnostics::Diagnostic| {
        format!("{} {} {:?}", it.place.file, it.problem.code(), it.problem)
    };
    let mut problems: Vec<String> = problems.iter().map(code).collect();
    problems.sort();
    problems
}

const A: &str = "content/stadt/plan/1a.md";

impl Looked {
    /// A small site that was looked at once.
    fn new() -> Looked {
        let folder = tempfile::tempdir().unwrap();
        let reader = Reader::new(folder.path().to_owned());
        let mut looked = Looked { folder, reader, sum: Sum::default() };
        looked.write("content/site.yaml", "titel: Probe\n");
        looked.write("content/stadt/index.md", "Stadt\n");
        looked.write(A, "Eins\n");
        looked.write("content/stadt/bild.png", "png");
        looked.write("content/stadt/plan.svg", "<svg/>");
        looked.write("themes/stadt/assets/stil.css", "a{}");
        let said = looked.look();
        assert_eq!(
            said,
            "+content/site.yaml +content/stadt/index.md +content/stadt/plan/1a.md \
             +themes/stadt/assets/stil.css +stadt/bild.png +stadt/plan.svg"
        );
        looked
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    /// Looks, and says what is new (+) and gone (-). The looks so far must add up to the site as it is.
    #[track_caller]
    fn look(&mut self) -> String {
        let change = self.reader.look().unwrap();
        let texts = change.texts.iter().map(|text| format!("+{}", text.file));
        let themes = change.themes.iter().map(|file| format!("+{}", file.file));
        let gone = change.removed.iter().map(|file| format!("-{file}"));
        let sign = |gone| if gone { '-' } else { '+' };
        let assets = change.assets.iter().map(|(path, it)| format!("{}{path}", sign(it.is_none())));
        let problems = change.problems.iter().flat_map(|it| sorted(it)).map(|it| {
            let mut words = it.split(' ');
            format!("!{} {}", words.next().unwrap(), words.next().unwrap())
        });
        let said: Vec<String> =
            texts.chain(themes).chain(gone).chain(assets).chain(problems).collect();
        assert_eq!(said.is_empty(), change.problems.is_none() && change.is_empty());
        self.sum.add(change);
        assert_eq!(self.sum, Sum::afresh(self.folder.path()));
        said.join(" ")
    }

    /// Gives a file the time stamp of a moment long ago, or the one it had.
    fn set_modified(&self, path: &str, time: SystemTime) {
        let file = File::options().write(true).open(self.path(path)).unwrap();
        file.set_times(FileTimes::new().set_modified(time)).unwrap();
    }
}

#[test]
fn nothing_done_is_nothing_changed() {
    let mut site = Looked::new();
    assert_eq!(site.look(), "");
    assert_eq!(site.look(), "");
}

#[test]
fn a_text_saved_in_place_is_new() {
    let mut site = Looked::new();
    site.write(A, "Eins, neu\n");
    assert_eq!(site.look(), "+content/stadt/plan/1a.md");
    assert_eq!(site.look(), "");
}

#[test]
fn a_text_of_the_same_length_in_the_same_moment_is_new() {
    let mut site = Looked::new();
    for text in ["Zwei\n", "Drei\n", "Vier\n"] {
        let before = fs::metadata(site.path(A)).unwrap().modified().unwrap();
        site.write(A, text);
        site.set_modified(A, before);
        assert_eq!(site.look(), "+content/stadt/plan/1a.md");
    }
}

#[test]
fn a_text_that_looks_old_is_new_where_it_differs() {
    let mut site = Looked::new();
    site.write(A, "Neun\n");
    site.set_modified(A, SystemTime::UNIX_EPOCH + Duration::from_secs(86_400));
    assert_eq!(site.look(), "+content/stadt/plan/1a.md");
}

#[test]
fn a_text_saved_through_a_temporary_file_is_new() {
    let mut site = Looked::new();
    site.write("content/stadt/plan/.1a.md.swp", "Zwei\n");
    site.write("content/stadt/plan/4913", "");
    assert_eq!(site.look(), "");
    fs::rename(site.path(A), site.path("content/stadt/plan/1a.md~")).unwrap();
    fs::rename(site.path("content/stadt/plan/.1a.md.swp"), site.path(A)).unwrap();
    assert_eq!(site.look(), "+content/stadt/plan/1a.md");
}

#[test]
fn a_touched_file_is_no_change() {
    let mut site = Looked::new();
    site.set_modified(A, SystemTime::UNIX_EPOCH);
    site.write("themes/stadt/assets/stil.css", "a{}");
    assert_eq!(site.look(), "");
}

#[test]
fn deleted_and_renamed_files_are_gone() {
    let mut site = Looked::new();
    fs::remove_file(site.path("content/stadt/bild.png")).unwrap();
    fs::rename(site.path(A), site.path("content/stadt/plan/1b.md")).unwrap();
    assert_eq!(site.look(), "+content/stadt/plan/1b.md -content/stadt/plan/1a.md -stadt/bild.png");
    fs::remove_file(site.path("content/stadt/plan/1b.md")).unwrap();
    assert_eq!(site.look(), "-content/stadt/plan/1b.md");
}

#[test]
fn a_moved_folder_takes_everything_along() {
    let mut site = Looked::new();
    fs::rename(site.path("content/stadt"), site.path("content/dorf")).unwrap();
    assert_eq!(
        site.look(),
        "+content/dorf/index.md +content/dorf/plan/1a.md -content/stadt/index.md \
         -content/stadt/plan/1a.md +dorf/bild.png +dorf/plan.svg -stadt/bild.png -stadt/plan.svg"
    );
}

#[test]
fn a_folder_from_elsewhere_is_found_as_it_is() {
    let mut site = Looked::new();
    let elsewhere = tempfile::tempdir_in(site.folder.path()).unwrap();
    fs::create_dir_all(elsewhere.path().join("kreis/tief/er")).unwrap();
    fs::write(elsewhere.path().join("kreis/tief/er/a.md"), "Kreis\n").unwrap();
    fs::rename(elsewhere.path().join("kreis"), site.path("content/kreis")).unwrap();
    assert_eq!(site.look(), "+content/kreis/tief/er/a.md");
    let folders: Vec<_> = site.reader.folders().iter().map(|it| it.to_str().unwrap()).collect();
    assert!(folders.contains(&"content/kreis/tief/er"), "{folders:?}");
}

#[test]
fn content_removed_and_brought_back_is_a_state_like_any_other() {
    let mut site = Looked::new();
    fs::rename(site.path("content"), site.path("away")).unwrap();
    assert_eq!(
        site.look(),
        "-content/site.yaml -content/stadt/index.md -content/stadt/plan/1a.md -stadt/bild.png \
         -stadt/plan.svg"
    );
    fs::rename(site.path("away"), site.path("content")).unwrap();
    assert_eq!(
        site.look(),
        "+content/site.yaml +content/stadt/index.md +content/stadt/plan/1a.md +stadt/bild.png \
         +stadt/plan.svg"
    );
}

#[test]
fn a_text_that_is_none_any_more_is_gone_until_it_is_mended() {
    let mut site = Looked::new();
    fs::write(site.path(A), b"\xff").unwrap();
    assert_eq!(site.look(), "-content/stadt/plan/1a.md !content/stadt/plan/1a.md F101");
    assert_eq!(site.look(), "");
    site.write("content/x.md", "X\n");
    assert_eq!(site.look(), "+content/x.md");
    site.write(A, "Eins\n");
    let change = site.reader.look().unwrap();
    assert_eq!(change.problems, Some(Vec::new()));
    assert_eq!(change.texts.len(), 1);
}

#[test]
fn a_theme_is_looked_at_by_its_bytes_and_an_asset_by_its_stamp() {
    let mut site = Looked::new();
    site.write("themes/stadt/assets/stil.css", "b{}");
    site.write("themes/stadt/templates/basis.html", "<p>");
    assert_eq!(site.look(), "+themes/stadt/assets/stil.css +themes/stadt/templates/basis.html");
    site.write("content/stadt/bild.png", "png, larger");
    assert_eq!(site.look(), "+stadt/bild.png");
    site.write("content/stadt/plan.svg", "<svg><script/></svg>");
    assert_eq!(site.look(), "+stadt/plan.svg");
    assert!(site.sum.assets["stadt/plan.svg"].2);
    fs::remove_dir_all(site.path("themes")).unwrap();
    assert_eq!(site.look(), "-themes/stadt/assets/stil.css -themes/stadt/templates/basis.html");
}

#[cfg(unix)]
#[test]
fn a_link_shows_what_it_leads_to_now() {
    use std::os::unix::fs::symlink;

    let mut site = Looked::new();
    site.write("vorlagen/eins.md", "Ein Text\n");
    site.write("vorlagen/zwei.md", "Zweiter!\n");
    symlink("../vorlagen/eins.md", site.path("content/link.md")).unwrap();
    assert_eq!(site.look(), "+content/link.md");
    assert_eq!(site.reader.targets(), [PathBuf::from("vorlagen/eins.md")]);
    fs::remove_file(site.path("content/link.md")).unwrap();
    symlink("../vorlagen/zwei.md", site.path("content/link.md")).unwrap();
    assert_eq!(site.look(), "+content/link.md");
    site.write("vorlagen/zwei.md", "Dritter!\n");
    assert_eq!(site.look(), "+content/link.md");
    fs::rename(site.path("vorlagen"), site.path("weg")).unwrap();
    assert_eq!(site.look(), "-content/link.md !content/link.md F107");
    assert_eq!(site.reader.targets(), [PathBuf::from("vorlagen")]);
    fs::rename(site.path("weg"), site.path("vorlagen")).unwrap();
    assert_eq!(site.look(), "+content/link.md");
}

#[test]
fn two_thousand_files_at_once_are_all_seen() {
    let mut site = Looked::new();
    for n in 0..2000 {
        site.write(&format!("content/stadt/{}/{n}.md", n % 40), &format!("Nummer {n}\n"));
    }
    assert_eq!(site.look().split(' ').count(), 2000);
    for n in (0..2000).step_by(2) {
        site.write(&format!("content/stadt/{}/{n}.md", n % 40), &format!("Zahl   {n}\n"));
    }
    assert_eq!(site.look().split(' ').count(), 1000);
    fs::remove_dir_all(site.path("content/stadt")).unwrap();
    assert_eq!(site.look().split(' ').count(), 2004);
}

#[test]
fn a_look_that_failed_loses_nothing() {
    let mut site = Looked::new();
    site.write(A, "Zwei\n");
    fs::rename(site.folder.path(), site.folder.path().with_extension("away")).unwrap();
    assert!(site.reader.look().is_err());
    fs::rename(site.folder.path().with_extension("away"), site.folder.path()).unwrap();
    assert_eq!(site.look(), "+content/stadt/plan/1a.md");
}
