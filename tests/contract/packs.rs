//! `guide pack` and `new --from`: a study done again elsewhere, from one file without data.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};

use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::begin::tree;
use crate::fixture::{SMALL, Study};

const SETTINGS: &str = "\
title = \"Tried out\"
researchers = [\"Prof. Zonderland\"]
strata = [\"kind\"]  # Zonderland chose these
[sample]
planned = 14
approached = 90
[retention]
recordings = 30
";

/// A study with a session, a key, an attribute and a guide of its own; and its pack.
fn packed() -> (Study, Vec<u8>) {
    let study = Study::bare();
    study.write("guides/small.toml", SMALL);
    study.write("study.toml", SETTINGS);
    study.write("participants.toml", "[R1]\nkind = \"Kraaiennest\"\n");
    study.write("private/key.toml", "[R1]\nname = \"Jantje Beton\"\n");
    study.held("R1", &["/consent yes", "een Zeldzaamwoord", "/finish"]);
    let ran = study.ran(&["guide", "pack", "-o", "p.zip"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let bytes = fs::read(study.path("p.zip")).unwrap();
    (study, bytes)
}

/// The files of a zip.
fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = zip.len();
    let read = |at| {
        let mut entry = zip.by_index(at).unwrap();
        let mut content = vec![];
        entry.read_to_end(&mut content).unwrap();
        (entry.name().unwrap().into_owned(), content)
    };
    (0..count).map(read).collect()
}

/// A zip of files.
fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    for (name, content) in files {
        let name = name.as_str();
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Asserts that a pack is refused, with this said of it, and that nothing is left behind.
fn refused(bytes: &[u8], said: &str) {
    let study = Study::bare();
    study.write("bad.zip", bytes);
    let ran = study.ran(&["new", "replica", "--from", "bad.zip"]);
    assert_eq!(ran.code, 1, "{said}: {ran:?}");
    assert!(ran.err.contains(said), "{said}: {}", ran.err);
    assert!(!ran.err.contains('\u{1b}'), "{}", ran.err);
    assert_eq!(tree(study.root.path()), ["bad.zip"], "{said}");
}

#[test]
fn a_pack_has_the_guide_and_the_protocol_and_nobody() {
    let (study, bytes) = packed();
    let files = files(&bytes);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    for name in [
        "HOWTO.md",
        "codebook.qdc",
        "consent.md",
        "guides/small.toml",
        "pack.toml",
    ] {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
    let whole: String = files
        .iter()
        .map(|(_, content)| String::from_utf8_lossy(content).into_owned())
        .collect();
    for word in [
        "Zonderland",
        "Kraaiennest",
        "Beton",
        "Zeldzaamwoord",
        "approached",
    ] {
        assert!(!whole.contains(word), "{word}");
    }
    assert!(whole.contains("planned = 14") && whole.contains("recordings = 30"));
    study.out(&["guide", "pack", "-o", "again.zip"]);
    assert_eq!(
        fs::read(study.path("again.zip")).unwrap(),
        bytes,
        "the same bytes"
    );
}

#[test]
fn a_replica_starts_from_a_pack_knows_which_and_is_interviewed_with() {
    let (_, bytes) = packed();
    let elsewhere = Study::bare();
    elsewhere.write("p.zip", &bytes);
    let ran = elsewhere.ran(&["new", "replica", "--from", "p.zip", "--lang", "en"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let settings = fs::read_to_string(elsewhere.path("replica/study.toml")).unwrap();
    let settings: toml::Table = settings.parse().unwrap();
    assert_eq!(settings["pack"]["name"].as_str(), Some("Tried out"));
    assert_eq!(settings["pack"]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(settings["title"].as_str(), Some("replica"));
    assert_eq!(settings["sample"]["planned"].as_integer(), Some(14));
    let mut program = elsewhere.program(&["run", "small", "-p", "R1", "--plain"]);
    program.current_dir(elsewhere.path("replica"));
    let ran = crate::fixture::fed(program, b"/consent yes\nfirst words\n/finish\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(elsewhere.path("replica/pack/HOWTO.md").is_file());
    // What came stays as it was, whatever becomes of the study's own guide.
    let original = fs::read_to_string(elsewhere.path("replica/pack/guides/small.toml"));
    assert_eq!(original.unwrap(), SMALL);
}

#[test]
fn a_pack_of_a_replica_names_those_it_goes_back_to() {
    let (_, first) = packed();
    let study = Study::bare();
    study.write("first.zip", &first);
    study.out(&["new", "second", "--from", "first.zip", "--title", "Second"]);
    study.out(&["--study", "second", "guide", "pack", "-o", "second.zip"]);
    let ran = study.ran(&["new", "third", "--from", "second.zip", "--lang", "en"]);
    assert!(
        ran.out.contains(
            "Starting from Second, version 2.1.\nThat goes back to Tried out, version 2.1."
        ),
        "{ran:?}"
    );
    study.out(&["--study", "third", "guide", "pack", "-o", "third.zip"]);
    let manifest = files(&fs::read(study.path("third.zip")).unwrap());
    let (_, manifest) = manifest
        .iter()
        .find(|(name, _)| name == "pack.toml")
        .unwrap();
    let manifest: toml::Table = String::from_utf8_lossy(manifest).parse().unwrap();
    assert_eq!(manifest["from"]["name"].as_str(), Some("Second"));
    let before = &manifest["from"]["from"];
    assert_eq!(before["name"].as_str(), Some("Tried out"));
    let hash = before["sha256"].as_str().unwrap();
    assert_eq!(hash, hex::encode(Sha256::digest(&first)));
}

#[test]
fn the_shipped_guide_can_be_packed_and_started_from() {
    let study = Study::bare();
    study.out(&[
        "guide",
        "pack",
        "kwaliteitszorg",
        "kwaliteitszorg-member-check",
        "-o",
        "k.zip",
    ]);
    assert_eq!(study.ran(&["new", "replica", "--from", "k.zip"]).code, 0);
    let guides = tree(&study.path("replica/guides"));
    assert!(
        guides.contains(&"kwaliteitszorg.concepts.toml".to_owned()),
        "{guides:?}"
    );
    assert!(guides.contains(&"kwaliteitszorg-member-check.toml".to_owned()));
}

#[test]
fn what_is_no_pack_is_refused_with_what_is_wrong_and_nothing_is_left() {
    let (_, bytes) = packed();
    let whole = files(&bytes);
    let with = |name: &str, content: &[u8]| {
        let mut files = whole.clone();
        files.push((name.to_owned(), content.to_vec()));
        zipped(&files)
    };
    refused(b"title = 1", "zip");
    refused(&bytes[..bytes.len() / 2], "zip");
    refused(&zipped(&[("a.txt".to_owned(), vec![])]), "pack.toml");
    refused(&with("../out.toml", b"x"), "../out.toml");
    refused(&with("/etc/out.toml", b"x"), "/etc/out.toml");
    refused(&with(".git/hooks/post-commit", b"x"), ".git");
    refused(&with("a\u{1b}[2Jb", b"x"), "strange characters");
    refused(&with("extra.txt", b"x"), "extra.txt");
    refused(&with("read.me", b"a\x1b[2Jb"), "control characters");
    let mut many = whole.clone();
    many.extend((0..300).map(|n| (format!("n{n}"), vec![])));
    refused(&zipped(&many), "200 files");
    refused(&with("zeros", &vec![b'0'; 40 << 20]), "32 MiB");
    let changed: Vec<_> = whole
        .iter()
        .map(|(name, content)| match name.as_str() {
            "guides/small.toml" => (name.clone(), [content, &b"# more\n"[..]].concat()),
            _ => (name.clone(), content.clone()),
        })
        .collect();
    refused(&zipped(&changed), "guides/small.toml");
    let gone: Vec<_> = whole
        .iter()
        .filter(|(name, _)| name != "HOWTO.md")
        .cloned()
        .collect();
    refused(&zipped(&gone), "HOWTO.md");
}

#[test]
fn a_link_in_a_pack_is_refused() {
    let (_, bytes) = packed();
    let mut zip = ZipWriter::new_append(Cursor::new(bytes)).unwrap();
    zip.add_symlink("link", "/etc/passwd", SimpleFileOptions::default())
        .unwrap();
    refused(&zip.finish().unwrap().into_inner(), "link");
}

#[test]
fn a_pack_of_a_later_version_or_without_a_whole_guide_is_refused() {
    let (_, bytes) = packed();
    let manifest = |change: &dyn Fn(String) -> String| {
        let changed = files(&bytes).into_iter().map(|(name, content)| {
            if name == "pack.toml" {
                let text = change(String::from_utf8(content).unwrap());
                (name, text.into_bytes())
            } else {
                (name, content)
            }
        });
        zipped(&changed.collect::<Vec<_>>())
    };
    refused(
        &manifest(&|text| text.replace("format = 1", "format = 9")),
        "9",
    );
    refused(
        &manifest(&|text| text.replace("file = \"small.toml\"", "file = \"no.toml\"")),
        "no.toml",
    );
    refused(&manifest(&|_| "format = \u{1b}".to_owned()), "pack.toml");
}

#[test]
fn a_pack_is_not_written_over_anything_when_a_guide_is_not_right() {
    let study = Study::new();
    study.write("guides/broken.toml", "[guide]\nid = \"broken\"\n");
    study.write("p.zip", "mine");
    let ran = study.ran(&["guide", "pack", "broken", "-o", "p.zip"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert_eq!(fs::read(study.path("p.zip")).unwrap(), b"mine");
}
