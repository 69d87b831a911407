//! Finished exports are searched for what names somebody, whatever they are packed in.

use std::fs;
use std::io::Write as _;

use crate::fixture::Study;

const KEY: &str = "\
[R1]
name = \"Renée de Vos\"
email = \"r.devos@linde.example\"
organisation = \"Stichting De Linde\"
[R2]
name = \"Bo Li\"
place = \"Zaandam\"
";

fn study() -> Study {
    let study = Study::new();
    study.write("private/key.toml", KEY);
    study.write("private/terms.txt", "# more\nDe Horizon = school B\n");
    study
}

/// A session in which names are noted, exported in this format.
fn exported(format: &str, out: &str) -> Study {
    let study = study();
    study.held(
        "R1",
        &[
            "/go T1.1",
            "renee zei dat de linde groeit #a",
            "uit zaandam, \"&\" de\u{301}horizon",
        ],
    );
    study.out(&["export", format, "-o", out]);
    study
}

#[test]
fn nothing_found_is_said_with_the_number_of_terms_and_never_as_safe() {
    let study = study();
    study.write("out/notes.csv", "text\neen vos en een linde\n");
    let ran = study.ran(&["study", "leaks", "out"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(
        ran.out,
        "none of the 6 listed terms found; texts searched: 1\n"
    );
}

#[test]
fn a_name_is_found_with_its_file_line_code_and_what_stands_around_it() {
    let study = study();
    study.write("out/notes.md", "one\nDat zei RENEE ook\n");
    let ran = study.ran(&["study", "leaks", "out/notes.md"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert_eq!(
        ran.out,
        "out/notes.md, line 2: [R1] (name): Dat zei »RENEE« ook\n\
         1 of the 6 listed terms found, in 1 places; texts searched: 1\n"
    );
}

#[test]
fn what_is_packed_encoded_or_marked_up_is_searched_too() {
    let study = study();
    let mut zip = zip::ZipWriter::new(fs::File::create(study.path("a.zip")).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    for (name, content) in [
        ("in/x.xml", "<a>Ren&#233;e <b>de</b> Vos</a>"),
        ("y.html", "<p title='De Horizon'>Zaan<i>dam</i></p>"),
        ("Bo Li.txt", "niets"),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    study.write("b.jsonl", "{\"text\":\"eerst\\nRen\\u00e9e\"}\n");
    study.write(
        "c.txt",
        [0xff, 0xfe, b'B', 0, b'o', 0, b' ', 0, b'L', 0, b'i', 0],
    );
    study.write("d.txt", b"mail R.DeVos@Linde.example, Ren\xe9e" as &[u8]);
    study.write("e.flac", "fLaC Bo Li");
    let ran = study.ran(&[
        "study", "leaks", "a.zip", "b.jsonl", "c.txt", "d.txt", "e.flac",
    ]);
    assert_eq!(ran.code, 1, "{ran:?}");
    for found in [
        "a.zip › in/x.xml, line 1: [R1] (name): »Renée de Vos«",
        "a.zip › y.html: [school B] (listed by the researcher)",
        "a.zip › y.html, line 1: [place] (place): »Zaandam«",
        "a.zip › Bo Li.txt: [R2] (name): »Bo Li«.txt",
        "b.jsonl, line 1: [R1] (name): {\"text\":\"eerst »Renée«\"}",
        "c.txt, line 1: [R2] (name): »Bo Li«",
        "d.txt, line 1: [R1] (address): mail »R.DeVos@Linde.example«, Renée",
    ] {
        assert!(ran.out.contains(found), "{found}: {}", ran.out);
    }
    assert!(ran.err.contains("e.flac: no text"), "{}", ran.err);
}

#[test]
fn without_a_list_or_with_a_broken_file_it_does_not_say_that_nothing_was_found() {
    let study = Study::new();
    study.write("x.txt", "x");
    let ran = study.ran(&["study", "leaks", "x.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{ran:?}");
    study.write("private/key.toml", KEY);
    study.write("x.zip", "PK\u{3}\u{4} cut off");
    for path in ["x.zip", "none.csv"] {
        let ran = study.ran(&["study", "leaks", path]);
        assert_eq!(ran.code, 3, "{ran:?}");
        assert!(ran.err.contains("not searched"), "{}", ran.err);
    }
    study.write("private/key.toml", "[R1]\nname = \n");
    let ran = study.ran(&["study", "leaks", "x.txt"]);
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(ran.err.contains("line 2"), "{}", ran.err);
}

#[test]
fn every_format_can_be_searched() {
    for (format, out) in [
        ("csv", "o.csv"),
        ("jsonl", "o.jsonl"),
        ("md", "o.md"),
        ("xlsx", "o.xlsx"),
        ("qdpx", "o.qdpx"),
        ("taguette", "o.sqlite3"),
        ("maxqda", "o.zip"),
    ] {
        let study = exported(format, out);
        let ran = study.ran(&["study", "leaks", out]);
        assert_eq!(ran.code, 1, "{format}: {ran:?}");
        for code in ["[R1]", "[school]", "[place]", "[school B]"] {
            assert!(ran.out.contains(code), "{format}, {code}: {}", ran.out);
        }
    }
}
