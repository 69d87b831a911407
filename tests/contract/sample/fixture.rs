//! A made-up study: 21 sign-ups as a web form exports them, two strata, 14 wanted.

use crate::fixture::{Ran, Study};

/// study.toml of the made-up study.
pub const STUDY: &str = r#"title = "Made up"

[strata.size]
"5-10" = 4
"11-23" = 5
"24+" = 5
[strata.kind]
regular = 6
special = 1
combination = 7

[sample]
approached = 309
balance = ["province"]

[signups]
email = "E-mailadres"
name = "Naam"
organisation = "Bestuur"
[signups.attributes]
size = { column = "Hoeveel scholen heeft uw bestuur?", bands = [5, 11, 24] }
schools = { column = "Hoeveel scholen heeft uw bestuur?", keep = false }
kind = { column = "Soort onderwijs", values = { "Basisonderwijs" = "regular", "Speciaal onderwijs" = "special" }, several = "combination" }
province = "Provincie"

[[screening]]
attribute = "schools"
below = 5
reason.nl = "minder dan vijf scholen"
reason.en = "fewer than five schools"
"#;

/// How many schools, and which kinds.
const BOARDS: [(u32, &str); 21] = [
    (7, "b"),
    (3, "b"),
    (12, "bs"),
    (9, "b"),
    (30, "bs"),
    (6, "s"),
    (15, "b"),
    (24, "bs"),
    (11, "b"),
    (4, "b"),
    (8, "bs"),
    (40, "bs"),
    (10, "b"),
    (18, "bs"),
    (27, "b"),
    (5, "b"),
    (23, "bs"),
    (13, "b"),
    (26, "bs"),
    (9, "bs"),
    (31, "b"),
];

/// Given names; nobody of this name and board is there.
pub const NAMES: [&str; 21] = [
    "Anneke", "Bouke", "Céline", "Dorus", "Evelien", "Fedde", "Gerlof", "Hiltje", "Idske",
    "Jorrit", "Klaske", "Lamkje", "Menno", "Nynke", "Okke", "Piebe", "Quirine", "Renske", "Sjoerd",
    "Tjitske", "Uilkje",
];

/// The table, with this between its cells.
pub fn table(between: &str) -> String {
    let heads = [
        "Tijdstempel",
        "Naam",
        "E-mailadres",
        "Bestuur",
        "Hoeveel scholen heeft uw bestuur?",
        "Soort onderwijs",
        "Provincie",
    ];
    let mut out = heads.join(between) + "\r\n";
    for (at, (schools, kinds)) in BOARDS.iter().enumerate() {
        let kind = match *kinds {
            "b" => "Basisonderwijs",
            "s" => "Speciaal onderwijs",
            _ => "\"Basisonderwijs;Speciaal onderwijs;\"",
        };
        let number = at + 1;
        let cells = [
            format!("2026-01-{number:02} 10:00"),
            format!("{} van der Quast-Ebbes{number}", NAMES[at]),
            format!("{}@board{number}.example", NAMES[at].to_lowercase()),
            format!("Stichting Verzonnen {number}"),
            schools.to_string(),
            kind.to_owned(),
            ["Utrecht", "Gelderland", "Zeeland"][at % 3].to_owned(),
        ];
        out += &(cells.join(between) + "\r\n");
    }
    out
}

/// A study with the mapping, and no sign-up yet.
pub fn study() -> Study {
    let study = Study::new();
    study.write("study.toml", STUDY);
    study
}

/// A study in which all 21 signed up.
pub fn signed_up() -> Study {
    let study = study();
    let ran = imported(&study, table(";"));
    assert_eq!(ran.code, 0, "{ran:?}");
    study
}

/// Brings a list in; the file lies outside the study, as a download does.
pub fn imported(study: &Study, list: impl AsRef<[u8]>) -> Ran {
    let file = study.home().join("signups.csv");
    std::fs::write(&file, list).unwrap();
    study.ran(&["import", "signups", file.to_str().unwrap()])
}

/// A file of the study, empty when it is not there.
pub fn read(study: &Study, name: &str) -> String {
    std::fs::read_to_string(study.path(name)).unwrap_or_default()
}

/// Everything that was written of the study but in its private folder.
pub fn outside_private(study: &Study) -> String {
    fn walk(folder: &std::path::Path, found: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with("private") {
                    walk(&path, found);
                }
            } else if !path.ends_with("study.toml") {
                *found += &String::from_utf8_lossy(&std::fs::read(&path).unwrap());
            }
        }
    }
    let mut found = String::new();
    walk(study.root.path(), &mut found);
    found
}
