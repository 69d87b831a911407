//! Texts for software that does not read REFI-QDA: a folder or a zip, whole or not at all.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use crate::fixture::Study;

fn study() -> Study {
    let study = Study::new();
    study.held(
        "R1",
        &[
            "/go T1.2",
            "said <b> & \"more\" é",
            "> in their words #b",
            "= my own",
            "🙂 שלום",
        ],
    );
    let run = ["run", "small", "-p", "R15,R16", "--plain"];
    study.typed(&run, &["/go T1.1", "@R15 mine", "of all"]);
    study
}

/// The files below a folder.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(folder: &Path, below: &str, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = format!("{below}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{name}/"), found);
            } else {
                found.insert(name, fs::read(entry.path()).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, "", &mut found);
    found
}

fn zipped(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut found = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        found.insert(file.name().unwrap().into_owned(), bytes);
    }
    found
}

fn text(files: &BTreeMap<String, Vec<u8>>, part: &str) -> String {
    let found = files.iter().find(|(name, _)| name.contains(part));
    String::from_utf8(found.unwrap().1.clone()).unwrap()
}

#[test]
fn a_folder_and_a_zip_hold_the_same_files() {
    let study = study();
    for format in ["taguette", "maxqda"] {
        study.out(&["export", format, "-o", "out"]);
        study.out(&["export", format, "-o", "out.ZIP"]);
        let folder = files(&study.path("out"));
        assert_eq!(folder, zipped(&study.path("out.ZIP")));
        assert_eq!(folder.len(), if format == "taguette" { 4 } else { 2 });
        fs::remove_dir_all(study.path("out")).unwrap();
    }
}

#[test]
fn taguettes_documents_are_a_paragraph_a_line_and_its_tags_are_paths() {
    let study = study();
    study.out(&["export", "taguette", "-o", "out", "--lang", "en"]);
    let files = files(&study.path("out"));
    let page = text(&files, "R1-");
    assert!(
        page.contains("said &lt;b&gt; &amp; \"more\" é</p>\n<p>"),
        "{page}"
    );
    assert!(text(&files, "codebook.csv").contains("\nTop.Alpha.Alpha one,\n"));
    let database = &files["project.sqlite3"];
    assert!(database.starts_with(b"SQLite format 3\0") && database.len().is_multiple_of(4096));
}

#[test]
fn maxqdas_paragraphs_begin_with_who_speaks() {
    let study = study();
    study.out(&["export", "maxqda", "-o", "out"]);
    let files = files(&study.path("out"));
    let wanted =
        "R1: said <b> & \"more\" é\nR1: in their words\nInterviewer: my own\nR1: 🙂 שלום\n";
    assert_eq!(text(&files, "R1-"), wanted);
    assert_eq!(text(&files, "group"), "R15: mine\nR15, R16: of all\n");
}

#[test]
fn a_folder_with_something_in_it_is_left_alone_and_nothing_is_left_beside_it() {
    let study = study();
    study.write("full/mine.txt", "mine");
    let ran = study.ran(&["export", "taguette", "-o", "full"]);
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(
        ran.err.contains("full") && ran.err.contains("nothing was written"),
        "{ran:?}"
    );
    assert_eq!(files(&study.path("full")).len(), 1);
    fs::create_dir(study.path("empty")).unwrap();
    study.out(&["export", "maxqda", "-o", "empty"]);
    assert_eq!(files(&study.path("empty")).len(), 2);
    assert_eq!(
        study.ran(&["export", "taguette"]).code,
        2,
        "a pipe takes no folder"
    );
    assert_eq!(
        study.ran(&["export", "taguette", "-o", "nowhere/out"]).code,
        3
    );
    let left = fs::read_dir(study.root.path()).unwrap();
    let hidden = left.filter(|it| {
        it.as_ref()
            .unwrap()
            .file_name()
            .to_string_lossy()
            .starts_with('.')
    });
    assert_eq!(hidden.count(), 0);
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_what_was_exported() {
    use std::os::unix::fs::PermissionsExt as _;
    let study = study();
    study.out(&["export", "taguette", "-o", "out"]);
    study.out(&["export", "qdpx", "-o", "out.qdpx"]);
    let mode = |name: &str| fs::metadata(study.path(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(
        (mode("out"), mode("out/documents"), mode("out.qdpx")),
        (0o700, 0o700, 0o600)
    );
    assert_eq!(
        (mode("out/codebook.csv"), mode("out/project.sqlite3")),
        (0o600, 0o600)
    );
}
