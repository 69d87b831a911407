//! Guides: which one is meant, what is wrong with it, and its table.

use crate::fixture::{SMALL, Study};

#[test]
fn a_sound_guide_is_zero_a_wrong_one_one_and_a_doubtful_one_as_told() {
    let study = Study::new();
    assert_eq!(study.ran(&["guide", "check", "small"]).code, 0);
    study.write(
        "wrong.toml",
        SMALL.replace("concept = \"b\"", "concept = \"nope\""),
    );
    assert_eq!(study.ran(&["guide", "check", "./wrong.toml"]).code, 1);
    study.write("doubt.toml", SMALL.replace("minutes = 30", "minutes = 10"));
    assert_eq!(study.ran(&["guide", "check", "./doubt.toml"]).code, 0);
    let strict = study.ran(&["guide", "check", "--strict", "./doubt.toml"]);
    assert_eq!(strict.code, 1, "{strict:?}");
    for built_in in ["kwaliteitszorg", "kwaliteitszorg-member-check"] {
        assert_eq!(study.ran(&["guide", "check", "--strict", built_in]).code, 0);
    }
}

#[test]
fn all_findings_come_at_once_with_line_and_column() {
    let study = Study::new();
    let broken = SMALL
        .replace("version = \"2.1\"", "version = \"2.1\"\nverzion = \"x\"")
        .replace("id = \"T2\"", "id = \"T1\"")
        .replace("concept = \"b\"", "concept = \"nope\"")
        .replace("ask.en = \"What next?\"", "ask.en = \"\"")
        .replace("parent = \"a\"", "parent = \"a1\"");
    study.write("broken.toml", &broken);
    let ran = study.ran(&["guide", "check", "./broken.toml"]);
    assert_eq!(ran.code, 1);
    let told = ran.out + &ran.err;
    let line = |part: &str| broken.lines().position(|line| line.contains(part)).unwrap() + 1;
    for part in ["verzion", "\"nope\"", "parent = \"a1\"", "ask.en = \"\""] {
        let place = format!("broken.toml:{}:", line(part));
        assert!(told.contains(&place), "{part} at {place}: {told}");
    }
    assert!(told.contains("verzion") && told.contains("`T1`") && told.contains("nope"));
}

#[test]
fn a_slash_or_toml_makes_a_path_and_else_it_is_an_id() {
    let study = Study::new();
    assert_eq!(study.ran(&["guide", "check", "guides/small.toml"]).code, 0);
    assert_eq!(study.ran(&["guide", "check", "small"]).code, 0);
    assert_eq!(
        study.ran(&["guide", "check", "small.toml"]).code,
        3,
        "a path that is not there"
    );
    let absent = study.ran(&["guide", "check", "absent"]);
    assert_eq!(absent.code, 2);
    assert!(
        absent.err.contains("small") && absent.err.contains("kwaliteitszorg"),
        "{absent:?}"
    );
}

#[test]
fn the_studys_guide_comes_before_the_built_in_one() {
    let study = Study::new();
    study.write(
        "guides/own.toml",
        SMALL.replace("id = \"small\"", "id = \"kwaliteitszorg\""),
    );
    study.typed(&["run", "kwaliteitszorg", "-p", "R1", "--plain"], &["x"]);
    assert_eq!(study.shown("R1")["guide_version"], "2.1");
}

#[test]
fn the_table_is_text_csv_or_markdown() {
    let study = Study::new();
    let csv = study.out(&["guide", "table", "kwaliteitszorg", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert!(reader.records().flatten().count() > 5);
    let md = study.out(&["guide", "table", "kwaliteitszorg", "--format", "md"]);
    assert!(md.starts_with("| ") && md.lines().nth(1).unwrap().starts_with("| ---"));
    assert!(
        study
            .out(&["guide", "table", "small"])
            .contains("How does it go?")
    );
    assert_eq!(study.ran(&["guide", "table", "absent"]).code, 2);
}

#[test]
fn no_file_makes_the_check_panic() {
    let study = Study::new();
    let files: [(&str, Vec<u8>); 9] = [
        ("none.toml", b"not = \"a guide\"".to_vec()),
        ("prose.toml", b"Dear all, here is my guide.\n".to_vec()),
        ("empty.toml", Vec::new()),
        ("latin.toml", b"title = \"caf\xe9\"".to_vec()),
        ("nul.toml", b"a = \"\0\"\n\0".to_vec()),
        ("large.toml", b"x = 1\n".repeat(50 * 1024 * 1024 / 6)),
        (
            "deep.toml",
            [b"a = ".to_vec(), b"[".repeat(100_000)].concat(),
        ),
        ("bom.toml", b"\xff\xfe[\0g\0u\0".to_vec()),
        (
            "odd.toml",
            SMALL.replace("[[topic]]", "[topic]").into_bytes(),
        ),
    ];
    for (name, content) in files {
        study.write(name, content);
        let path = format!("./{name}");
        let ran = study.ran(&["guide", "check", &path]);
        assert_eq!(ran.code, 1, "{name}: {ran:?}");
        assert!(ran.out.len() + ran.err.len() > 20, "{name}");
        let ran = study.ran(&["run", &path, "-p", "R1", "--plain"]);
        assert_eq!(ran.code, 1, "{name}: {ran:?}");
    }
    assert_eq!(study.ran(&["guide", "check", "./guides"]).code, 3);
    assert_eq!(
        study.ran(&["run", "./guides", "-p", "R1", "--plain"]).code,
        3
    );
    assert!(!study.path("sessions").exists());
}

#[test]
fn a_guide_with_a_byte_order_mark_is_read() {
    let study = Study::new();
    study.write("bom.toml", "\u{feff}".to_owned() + SMALL);
    study.write("crlf.toml", SMALL.replace('\n', "\r\n"));
    assert_eq!(
        study
            .ran(&["guide", "check", "./bom.toml", "./crlf.toml"])
            .code,
        0
    );
}

#[test]
fn a_regional_variant_needs_only_the_texts_that_differ() {
    let study = Study::new();
    let guide = SMALL
        .replace(
            "languages = [\"en\", \"nl\"]",
            "languages = [\"en\", \"nl\", \"nl-BE\"]",
        )
        .replace(
            "title.nl = \"Klein\"",
            "title.nl = \"Klein\"\ntitle.nl-BE = \"Kleintje\"",
        )
        .replace(
            "say.nl = \"Welkom.\"",
            "say.nl = \"Welkom.\"\nsay.nl-BE = \"Hartelijk welkom.\"",
        )
        .replace(
            "name.nl = \"Alfa\"",
            "name.nl = \"Alfa\"\nname.nl-BE = \"Alfaatje\"",
        );
    study.write("guides/small.toml", &guide);
    let check = study.ran(&["guide", "check", "small"]);
    assert_eq!(check.code, 0, "{check:?}");
    assert!(!check.out.contains("nl-BE"), "{}", check.out);
    let shown = study.out(&["guide", "show", "small", "--lang", "nl-BE"]);
    for words in ["Kleintje", "Hartelijk welkom.", "Wat doe je?"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(
        !study
            .out(&["guide", "show", "small", "--lang", "nl"])
            .contains("Kleintje")
    );
    // What is read in the language it is a variant of is as meant, and not marked.
    let lines = "/consent yes\n/next\niets #a\n/finish\n";
    let run = ["run", "small", "-p", "R1", "--plain", "--lang", "nl-BE"];
    let ran = study.fed(&run, lines);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("Hartelijk welkom.") && ran.out.contains("  Wat doe je?\n"));
    assert!(!ran.out.contains("in nl"), "{}", ran.out);
    let header = std::fs::read_to_string(study.session("R1").join("session.toml")).unwrap();
    assert!(header.contains("language = \"nl-BE\""), "{header}");
    let jsonl = study.out(&["export", "jsonl"]);
    assert!(jsonl.contains("Alfaatje"), "{jsonl}");
    // A variant that the guide does not have is read in what it has of that language.
    let other = study.out(&["guide", "show", "small", "--lang", "nl-NL"]);
    assert!(other.contains("Wat doe je?"), "{other}");
    // A whole language is not made up for by a variant of it.
    let lacking = guide.replace("title.nl = \"Klein\"\n", "");
    study.write("guides/small.toml", lacking);
    let check = study.ran(&["guide", "check", "small"]);
    assert_eq!(check.code, 1, "{check:?}");
    assert!(check.out.contains("nl"), "{}", check.out);
}
