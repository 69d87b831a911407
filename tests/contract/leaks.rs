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

/// The formats, each with a file that it is exported to.
const FORMATS: [(&str, &str); 8] = [
    ("csv", "o.csv"),
    ("jsonl", "o.jsonl"),
    ("md", "o.md"),
    ("xlsx", "o.xlsx"),
    ("qdpx", "o.qdpx"),
    ("qdc", "o.qdc"),
    ("taguette", "o.sqlite3"),
    ("maxqda", "o.zip"),
];

/// A session in which names are noted in every way there is, written out, observed and reviewed.
fn full_of_names() -> Study {
    let study = study();
    study.held(
        "R1",
        &[
            "/go T1.1",
            "renee zei dat de linde groeit #a",
            "> \"uit zaandam, Bo Li\" #b",
            "= denken aan de\u{301} horizon",
            "? naar Bo Li vragen",
            "* Renée de Vos | thema van De Linde #a",
            "/flag T1.1 Renée begreep dit niet",
            "eerst dit",
            "/edit 6 toch Renee",
        ],
    );
    let vtt = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Karin>Vertel eens, kent Karin Bo Li?</v>\n\n\
        00:00:03.000 --> 00:00:04.000\n<v S1>é Bo Li van De Linde in Zaandam en De Horizon</v>\n";
    study.write("t.vtt", vtt);
    study.out(&[
        "import",
        "transcript",
        "R1",
        "t.vtt",
        "--offset",
        "0:00",
        "--speaker",
        "Karin=interviewer",
        "--speaker",
        "S1=R1",
    ]);
    let observed = study.fed(
        &["observe", "R1", "--plain", "--as", "o1"],
        "zag Bo Li lachen\n",
    );
    assert_eq!(observed.code, 0, "{observed:?}");
    let review = "/go t2\n/mark 1 2 #a\n= ook van De Linde\n/theme Bo Li\n/go 1\n/correct renee van De Horizon\n";
    let reviewed = study.fed(&["review", "R1", "--plain", "--coder", "c1"], review);
    assert_eq!(reviewed.code, 0, "{reviewed:?}");
    study
}

#[test]
fn no_format_has_a_listed_term_and_all_have_its_code() {
    let study = full_of_names();
    for (format, out) in FORMATS {
        let ran = study.ran(&["export", format, "-o", out]);
        assert_eq!(ran.code, 0, "{format}: {ran:?}");
        let searched = study.ran(&["study", "leaks", out]);
        assert_eq!(searched.code, 0, "{format}: {searched:?}");
        if format != "qdc" {
            assert!(ran.err.contains("[R1] "), "{format}: {ran:?}");
        }
    }
    let notes = study.out(&["export", "csv"]);
    for text in ["[school]", "[place]", "[R2]", "[school B]", "[interviewer]"] {
        assert!(notes.contains(text), "{text}: {notes}");
    }
    for args in [
        &["show", "R1"][..],
        &["show", "R1", "--format", "json"],
        &["show", "R1", "--format", "md"],
        &["pivot", "--by", "theme"],
    ] {
        study.write("shown.txt", study.out(args));
        let searched = study.ran(&["study", "leaks", "shown.txt"]);
        assert_eq!(searched.code, 0, "{args:?}: {searched:?}");
    }
}

#[test]
fn every_format_is_searched_to_its_last_member() {
    let study = full_of_names();
    for (format, out) in FORMATS.into_iter().filter(|(format, _)| *format != "qdc") {
        let ran = study.ran(&["export", format, "-o", out, "--unguarded"]);
        assert_eq!(ran.code, 0, "{format}: {ran:?}");
        assert!(ran.err.contains("unguarded"), "{ran:?}");
        let searched = study.ran(&["study", "leaks", out]);
        assert_eq!(searched.code, 1, "{format}: {searched:?}");
        for code in ["[R1]", "[R2]", "[school]", "[place]", "[school B]"] {
            assert!(
                searched.out.contains(code),
                "{format}, {code}: {}",
                searched.out
            );
        }
    }
}

#[test]
fn a_strict_export_is_refused_with_the_list_and_leaves_no_file() {
    let study = full_of_names();
    let ran = study.ran(&["export", "csv", "-o", "o.csv", "--strict"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.err.contains("-R1-") && ran.err.contains("[school] "),
        "{}",
        ran.err
    );
    assert!(!study.path("o.csv").exists());
    study.write("private/key.toml", "[R1]\nname = \"Xavier Quist\"\n");
    study.write("private/terms.txt", "");
    study.write("private/speakers.toml", "");
    study.out(&["export", "csv", "-o", "o.csv", "--strict"]);
}

#[test]
fn with_a_key_that_cannot_be_read_nothing_is_handed_over_unless_unguarded() {
    let study = full_of_names();
    study.write("private/key.toml", "[R1]\nname = \n");
    for args in [
        &["export", "csv", "-o", "o.csv"][..],
        &["pivot"],
        &["study", "outcome"],
    ] {
        let ran = study.ran(args);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{ran:?}");
        assert!(ran.err.contains("line 2"), "{}", ran.err);
    }
    assert!(!study.path("o.csv").exists());
    study.out(&["export", "csv", "-o", "o.csv", "--unguarded"]);
    let shown = study.ran(&["show", "R1"]);
    assert_eq!(shown.code, 0, "{shown:?}");
    assert!(shown.err.contains("unguarded"), "{}", shown.err);
}

#[test]
fn a_study_without_a_key_is_handed_over_as_it_is() {
    let study = Study::new();
    study.held("R1", &["/go T1.1", "Renée van De Linde"]);
    let ran = study.ran(&["export", "csv"]);
    assert!(ran.out.contains("Renée van De Linde"), "{ran:?}");
    assert_eq!(ran.err, "");
}
