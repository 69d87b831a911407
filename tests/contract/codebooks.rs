//! Codebooks that were made elsewhere become concept models.

use std::io::Write as _;

use crate::fixture::{Ran, Study};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

fn imported(name: &str, content: impl AsRef<[u8]>) -> (Study, Ran) {
    let study = Study::bare();
    study.write(name, content);
    let ran = study.ran(&[
        "import",
        "codebook",
        name,
        "--lang",
        "nl",
        "-o",
        "made.toml",
    ]);
    (study, ran)
}

/// The concepts that were made, a line each: id, id of the parent, name, description, colour, flags.
fn made(study: &Study) -> Vec<String> {
    let text = std::fs::read_to_string(study.path("made.toml")).unwrap();
    let table: toml::Table = text.parse().unwrap();
    let one = |concept: &toml::Value| {
        let word = |key: &str| match concept.get(key) {
            Some(toml::Value::Table(texts)) => texts["nl"].as_str().unwrap().to_owned(),
            Some(toml::Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => "-".to_owned(),
        };
        let keys = [
            "id",
            "parent",
            "name",
            "description",
            "color",
            "heading",
            "residual",
        ];
        keys.map(word).join("|")
    };
    table["concept"]
        .as_array()
        .unwrap()
        .iter()
        .map(one)
        .collect()
}

/// The lines of what is said to be wrong, after the file.
fn wrong(ran: &Ran) -> Vec<&str> {
    let lines = ran.err.lines().map(str::trim);
    lines
        .filter(|line| line.contains("line ") || line.contains("regel "))
        .collect()
}

#[test]
fn a_refi_codebook_becomes_a_model_that_the_check_takes() {
    let (study, ran) = imported(
        "codes.qdc",
        format!(
            "{HEAD}<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"X\"><Codes>\
             <Code guid=\"1\" name=\"Doelen stellen\" isCodable=\"false\" color=\"#117a3a\">\
             <Description>Wat men wil &amp; waarom.\nTweede regel &#233;.</Description>\
             <Code guid=\"2\" name=\"Doelen stellen\" isCodable=\"true\"/>\
             <Code guid=\"3\" name=\"&lt;taal&gt; ]]&gt; 🙂\" isCodable=\"true\"><NoteRef targetGUID=\"9\"/></Code></Code>\
             <Code guid=\"4\" name=\"Overig\" isCodable=\"true\"/></Codes>\
             <Sets><Set guid=\"5\" name=\"S\"><MemberCode guid=\"2\"/></Set></Sets></CodeBook>"
        ),
    );
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(
        made(&study),
        [
            "doelen-stellen|-|Doelen stellen|Wat men wil & waarom.\nTweede regel é.|#117A3A|true|-",
            "doelen-stellen-2|doelen-stellen|Doelen stellen|-|-|-|-",
            "taal|doelen-stellen|<taal> ]]> 🙂|-|-|-|-",
            "overig|-|Overig|-|-|true|true",
        ]
    );
    assert!(
        ran.err.contains("weggelaten") && ran.err.contains(": 1"),
        "{}",
        ran.err
    );
}

#[test]
fn a_guide_with_the_model_passes_the_check() {
    let study = Study::bare();
    study.write(
        "codes.csv",
        "name,description,color\nDoelen,Wat men wil,#112233\nDoelen>>Taal,,\nOverig,,\n",
    );
    study.out(&["import", "codebook", "codes.csv", "--lang", "nl"]);
    study.write(
        "guides/own.toml",
        "[guide]\nid = \"own\"\nversion = \"1\"\nkind = \"interview\"\nlanguages = [\"nl\"]\nminutes = 30\n\
         concepts = \"codes.concepts.toml\"\ntitle.nl = \"Eigen\"\n[opening]\nsay.nl = \"Welkom.\"\n\
         [closing]\nsay.nl = \"Dank.\"\n[[consent]]\nid = \"mee\"\nscope = \"part\"\nask.nl = \"Doet u mee?\"\n\
         [[topic]]\nid = \"O1\"\ntitle.nl = \"Doelen\"\nconcept = \"doelen\"\nminutes = 10\n\
         [[topic.question]]\nid = \"O1.1\"\nask.nl = \"Welke doelen?\"\nconcept = \"taal\"\n",
    );
    let checked = study.ran(&["guide", "check", "own", "--strict"]);
    assert_eq!(checked.code, 0, "{checked:?}");
    let counts = study.out(&["pivot", "--format", "csv"]);
    assert_eq!(counts, "participant,doelen,overig,total\ntotal,0,0,0\n");
}

#[test]
fn tables_of_other_software_are_understood() {
    let cases = [
        (
            "tag,description\nDoelen,a\nTaal,b\n",
            "doelen|-|Doelen|a",
            "taal|-|Taal|b",
        ),
        (
            "Code;Comment;Code Groups\nTaal;b;Doelen\nRekenen;c;Doelen\n",
            "doelen|-|Doelen|-",
            "taal|doelen|Taal|b",
        ),
        (
            "path\tcolour\nDoelen > Taal\tf00\nDoelen\t\n",
            "doelen|-|Doelen|-",
            "taal|doelen|Taal|-|#FF0000",
        ),
        (
            "\u{feff}id,name,parent,heading\nt,Taal,d,true\nd,Doelen,,\n",
            "d|-|Doelen|-",
            "t|d|Taal|-|-|true",
        ),
        (
            "name,parent\nTaal,doelen\nDoelen,\n",
            "doelen|-|Doelen|-",
            "taal|doelen|Taal|-",
        ),
    ];
    for (table, first, second) in cases {
        let (study, ran) = imported("codes.csv", table);
        assert_eq!(ran.code, 0, "{table}: {ran:?}");
        let made = made(&study);
        assert!(made[0].starts_with(first), "{table}: {made:?}");
        assert!(made[1].starts_with(second), "{table}: {made:?}");
    }
}

#[test]
fn all_that_is_wrong_with_a_table_is_said_at_once_with_its_line() {
    let (study, ran) = imported(
        "codes.csv",
        "id,name,parent\na,Een,twee\nb,,\na,Drie,\nx y,Vier,\ne,Twee b,f\nf,Zes,e\n",
    );
    assert_eq!(ran.code, 1, "{ran:?}");
    let wrong = wrong(&ran);
    for (line, what) in [
        (2, "`twee`"),
        (3, "naam"),
        (4, "`a`"),
        (5, "`x y`"),
        (6, "`Twee b`"),
        (7, "`Zes`"),
    ] {
        let begin = format!("regel {line}: ");
        let found = wrong
            .iter()
            .any(|said| said.contains(&begin) && said.contains(what));
        assert!(found, "{begin}{what}: {wrong:#?}");
    }
    assert!(!study.path("made.toml").exists());
    for table in ["colour,x\nred,y\n", "name\n", "name\n\"\"\n"] {
        let (_, ran) = imported("codes.csv", table);
        assert_eq!(ran.code, 1, "{table}: {ran:?}");
    }
}

#[test]
fn all_that_is_wrong_with_xml_is_said_with_line_and_column() {
    let (study, ran) = imported(
        "codes.qdc",
        format!(
            "{HEAD}<CodeBook><Codes>\n  <Code name=\"\"/>\n  <Code guid=\"1\">\n\
             <Description>&nbsp;</Description></Code>\n</Codes></CodeBook>"
        ),
    );
    assert_eq!(ran.code, 1, "{ran:?}");
    let wrong = wrong(&ran);
    assert!(wrong[0].contains("regel 3, kolom 3: "), "{wrong:?}");
    assert!(wrong[1].contains("regel 4, kolom 3: "), "{wrong:?}");
    assert!(
        wrong[2].contains("regel 5, kolom 14: ") && wrong[2].contains("nbsp"),
        "{wrong:?}"
    );
    assert!(!study.path("made.toml").exists());
}

#[test]
fn hostile_xml_is_refused_or_read_as_data() {
    let laughs = format!(
        "{HEAD}<!DOCTYPE b [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>\
         <CodeBook><Codes><Code name=\"x\"><Description>&b;&c;</Description></Code></Codes></CodeBook>"
    );
    let in_a_name = format!("{HEAD}<CodeBook><Codes><Code name=\"&b;\"/></Codes></CodeBook>");
    let deep = format!(
        "{HEAD}<CodeBook><Codes>{}{}</Codes></CodeBook>",
        "<Code name=\"x\">".repeat(50_000),
        "</Code>".repeat(50_000)
    );
    let many = format!(
        "{HEAD}<CodeBook><Codes>{}</Codes></CodeBook>",
        "<Code name=\"x\"/>".repeat(10_001)
    );
    let none = format!("{HEAD}<html><body>no codebook</body></html>");
    let cut = format!("{HEAD}<CodeBook><Codes><Code name=\"x\">");
    for (name, text) in [
        ("laughs", &laughs),
        ("in a name", &in_a_name),
        ("deep", &deep),
        ("many", &many),
        ("none", &none),
        ("cut", &cut),
    ] {
        let (study, ran) = imported("codes.qdc", text);
        assert_eq!(ran.code, 1, "{name}: {ran:?}");
        assert!(!study.path("made.toml").exists(), "{name}");
        assert!(!ran.err.contains("root:"), "{name}");
    }
    let steering = "\u{202e}";
    let (study, ran) = imported(
        "codes.qdc",
        format!("{HEAD}<CodeBook><Codes><Code name=\"a{steering}b&#27;[2J\"/></Codes></CodeBook>"),
    );
    // A character that XML cannot hold may be refused; what is taken steers nothing.
    if ran.code == 0 {
        assert_eq!(made(&study), ["ab-2j|-|ab[2J|-|-|true|-"]);
    }
}

#[test]
fn every_encoding_that_xml_names_is_read() {
    let text = "<CodeBook><Codes><Code name=\"Één school\"/></Codes></CodeBook>";
    let utf_16 = |text: &str| -> Vec<u8> {
        let head = "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-16\"?>";
        let units = head.encode_utf16().chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    };
    let latin: Vec<u8> = format!("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>{text}")
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    for bytes in [
        utf_16(text),
        latin.clone(),
        format!("\u{feff}{HEAD}{text}").into_bytes(),
    ] {
        let (study, ran) = imported("codes.qdc", bytes);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert_eq!(made(&study), ["een-school|-|Één school|-|-|true|-"]);
    }
    let wrongly = String::from_utf8_lossy(&latin).replace("ISO-8859-1", "UTF-8");
    let mut bytes = wrongly.into_bytes();
    bytes.push(0xff);
    assert_eq!(imported("codes.qdc", bytes).1.code, 1);
}

#[test]
fn the_codebook_of_a_project_is_taken_and_nothing_is_unpacked() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, content) in [
        ("../../outside.txt", "out"),
        (
            "project.qde",
            "<Project><CodeBook><Codes><Code name=\"Doelen\"/></Codes></CodeBook>\
             <Sources><TextSource name=\"R1\"><Code name=\"no code\"/></TextSource></Sources></Project>",
        ),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let (study, ran) = imported("study.qdpx", bytes);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(made(&study), ["doelen|-|Doelen|-|-|true|-"]);
    assert_eq!(std::fs::read_dir(study.root.path()).unwrap().count(), 2);
}

#[test]
fn what_we_export_comes_back() {
    let study = Study::new();
    study.held("R1", &["x #a1"]);
    study.out(&["export", "xlsx", "-o", "out.xlsx"]);
    study.out(&[
        "import",
        "codebook",
        "out.xlsx",
        "--sheet",
        "codebook",
        "--lang",
        "nl",
        "-o",
        "made.toml",
    ]);
    let made = made(&study);
    assert_eq!(made[1], "a|top|Alpha|-|-|true|-");
    assert_eq!(made.last().unwrap(), "rest|-|Rest|-|-|true|true");
    study.out(&["export", "qdc", "-o", "out.qdc"]);
    study.out(&[
        "import",
        "codebook",
        "out.qdc",
        "-o",
        "again.toml",
        "--level",
        "2",
    ]);
    let again = std::fs::read_to_string(study.path("again.toml")).unwrap();
    assert!(
        again.contains("[[concept]]\nid = \"alpha-one\"\nparent = \"alpha\"\n"),
        "{again}"
    );
}

#[test]
fn a_model_that_is_there_is_not_touched() {
    let study = Study::bare();
    study.write("codes.csv", "name\nDoelen\n");
    study.out(&["import", "codebook", "codes.csv"]);
    study.write("guides/codes.concepts.toml", "# mine\n");
    let ran = study.ran(&["import", "codebook", "codes.csv"]);
    assert_eq!(ran.code, 3, "{ran:?}");
    let kept = std::fs::read_to_string(study.path("guides/codes.concepts.toml")).unwrap();
    assert_eq!(kept, "# mine\n");
}
