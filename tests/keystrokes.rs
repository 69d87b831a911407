//! What an interviewer does in the hour, done in a pseudo-terminal with the real binary: each is seen
//! to happen in the journal, and docs/keystrokes.md tells how many keys it took.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[allow(dead_code, reason = "the terminal's tests use all of it")]
#[path = "terminal/sitting.rs"]
mod sitting;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use leidraad::guide::load::load;
use leidraad::guide::outline::Outline;
use sitting::{PATIENCE, Sitting, journal};

/// After a note Enter and Space on the empty line do nothing for a moment.
fn breathe() {
    std::thread::sleep(Duration::from_millis(900));
}

/// One thing pressed.
#[derive(Clone)]
enum Press {
    /// A key, as docs/keys.md names it.
    Key(&'static str),
    /// Letters that are typed to do something: each counts.
    Letters(String),
    /// The words of a note: they do not count.
    Words,
}

use Press::{Key, Words};

fn letters(text: &str) -> Press {
    Press::Letters(text.to_owned())
}

impl Press {
    fn bytes(&self) -> String {
        match self {
            Press::Letters(letters) => letters.clone(),
            Words => "een paar woorden".to_owned(),
            Key(name) => match *name {
                "Enter" => "\r",
                "Tab" => "\t",
                "Space" => " ",
                "Esc" => "\u{1b}",
                "↓" => "\u{1b}[B",
                "PageDown" => "\u{1b}[6~",
                "Ctrl-↓" => "\u{1b}[1;5B",
                "F2" => "\u{1b}OQ",
                "F3" => "\u{1b}OR",
                "F4" => "\u{1b}OS",
                "F5" => "\u{1b}[15~",
                "F6" => "\u{1b}[17~",
                "F7" => "\u{1b}[18~",
                other => return control(other),
            }
            .to_owned(),
        }
    }

    fn count(&self) -> usize {
        match self {
            Key(_) => 1,
            Press::Letters(letters) => letters.chars().count(),
            Words => 0,
        }
    }

    fn shown(&self) -> String {
        match self {
            Key(name) => (*name).to_owned(),
            Press::Letters(letters) => format!("`{letters}`"),
            Words => "*words*".to_owned(),
        }
    }
}

/// What a terminal sends for Ctrl and a letter.
fn control(name: &str) -> String {
    let letter = name.strip_prefix("Ctrl-").unwrap().as_bytes();
    char::from(letter.first().unwrap() & 0x1f).to_string()
}

fn count(keys: &[Press]) -> usize {
    keys.iter().map(Press::count).sum()
}

/// The count as the page has it: letters that are looked for by are told apart.
fn counted(keys: &[Press]) -> String {
    let looked_for = keys.iter().find_map(|press| match press {
        Press::Letters(letters) if letters.chars().count() > 3 => Some(press.count()),
        _ => None,
    });
    match looked_for {
        Some(letters) => format!("{} and {letters} letters", count(keys) - letters),
        None => count(keys).to_string(),
    }
}

fn shown(keys: &[Press]) -> String {
    let all: Vec<String> = keys.iter().map(Press::shown).collect();
    all.join(" ")
}

/// A session under way, and the page that is being written.
struct Hour {
    study: tempfile::TempDir,
    sitting: Sitting,
    page: String,
}

impl Hour {
    fn begin() -> Hour {
        let study = tempfile::tempdir().unwrap();
        let sitting = Sitting::run(study.path());
        let page = INTRODUCTION.to_owned();
        Hour {
            study,
            sitting,
            page,
        }
    }

    fn press(&mut self, keys: &[Press]) {
        let bytes: String = keys.iter().map(Press::bytes).collect();
        self.sitting.press(&bytes);
    }

    /// Presses keys and waits for a line in the journal that was not there, of a kind and with all of
    /// these parts.
    fn does(&mut self, keys: &[Press], kind: &str, parts: &[&str]) {
        let before = journal(self.study.path()).lines().count();
        self.press(keys);
        let kind = format!(r#""kind":"{kind}""#);
        let start = Instant::now();
        loop {
            let journal = journal(self.study.path());
            let new: Vec<&str> = journal.lines().skip(before).collect();
            let holds =
                |line: &&str| line.contains(&kind) && parts.iter().all(|part| line.contains(part));
            if new.iter().any(holds) {
                return;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "{}: no {kind} with {parts:?} in {new:#?}\n{}",
                shown(keys),
                self.sitting.rows().join("\n")
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Goes somewhere, by the way: these keys are nobody's concern.
    fn stand_at(&mut self, id: &str) {
        let part = format!(r#""to":"{id}""#);
        self.does(
            &[letters(&format!("/go {id}")), Key("Enter")],
            "moved",
            &[&part],
        );
    }

    /// A row: at a question, the keys, what is in the journal then, and how many there may be at most;
    /// a laptop's keys are pressed too where they are others.
    fn row(
        &mut self,
        what: &str,
        at: &str,
        ways: &[&[Press]],
        kind: &str,
        parts: &[&str],
        most: usize,
    ) {
        for keys in ways {
            self.stand_at(at);
            self.does(keys, kind, parts);
            assert!(count(keys) <= most, "{what}: {} keys", count(keys));
        }
        self.tell(what, ways);
    }

    fn tell(&mut self, what: &str, ways: &[&[Press]]) {
        let first = ways.first().unwrap();
        let last = ways.last().unwrap();
        let (keys, laptop) = (shown(first), shown(last));
        let count = count(first) == count(last);
        assert!(count, "{what}: a laptop needs as many keys");
        writeln!(
            self.page,
            "| {what} | {keys} | {} | {laptop} |",
            counted(first)
        )
        .unwrap();
    }
}

const INTRODUCTION: &str = "# How many keys

What an interviewer does in the hour, with the keys that it takes besides the words of the note: a test presses them in a
pseudo-terminal, sees in the journal that it happened, and counts. The last column is for a laptop without function and
page keys. The built-in guide `kwaliteitszorg` is the one that is measured.

| what | keys | count | without function keys |
|---|---|---|---|
";

fn notes(hour: &mut Hour) {
    let at = "O2.1";
    let one = |sign: &'static str| vec![letters(sign), Words, Key("Enter")];
    let keys = [Words, Key("Enter")];
    let parts = [r#""origin":"default""#, r#""concepts":["doelen"]"#];
    hour.row(
        "a note with the open question's concept",
        at,
        &[&keys],
        "note",
        &parts,
        1,
    );
    let kinds = [
        (">", "quote", "a verbatim quote"),
        ("?", "parked", "a follow-up parked"),
        ("=", "memo", "a memo of one's own"),
        ("+", "improvised", "a question made up on the spot"),
    ];
    for (sign, kind, what) in kinds {
        let part = format!(r#""kind":"{kind}""#);
        hour.row(what, at, &[&one(sign)], "note", &[&part], 2);
    }
    let part = r#""kind":"mark""#;
    hour.row(
        "this moment marked",
        at,
        &[&[Key("Ctrl-N")]],
        "note",
        &[part],
        1,
    );
}

/// The fewest letters that Tab completes to a concept.
fn letters_for(id: &str) -> String {
    let guide = load("kwaliteitszorg", None).unwrap().guide;
    let first = id.chars().next().unwrap().to_string();
    let two = id.chars().skip(1).map(|other| format!("{first}{other}"));
    let mut all = std::iter::once(first.clone()).chain(two);
    let is_meant = |begun: &String| {
        let meant = guide.concepts.meant_by(begun, "en");
        meant.first().is_some_and(|concept| concept.id == id)
    };
    all.find(is_meant).unwrap()
}

fn concepts(hour: &mut Hour) {
    let guide = load("kwaliteitszorg", None).unwrap().guide;
    let mut most: Vec<Press> = Vec::new();
    let mut few = 0;
    hour.stand_at("O0.1");
    for concept in guide.concepts.all() {
        let tag = format!("#{}", letters_for(&concept.id));
        let keys = [letters(&tag), Key("Tab"), Words, Key("Enter")];
        let part = format!(r#""concepts":["{}"],"origin":"chosen""#, concept.id);
        hour.does(&keys, "note", &[&part]);
        // Four more than the note's own Enter.
        assert!(count(&keys) <= 4 + 1, "{}", concept.id);
        few += usize::from(count(&keys) <= 4);
        if count(&keys) > count(&most) {
            most = keys.to_vec();
        }
    }
    let all = guide.concepts.all().len();
    let what =
        format!("a note with another concept, at most ({few} of the {all} take one key less)");
    hour.tell(&what, &[&most]);
    let keys = [
        Words,
        Key("Ctrl-T"),
        letters("gz"),
        Key("Enter"),
        Key("Enter"),
    ];
    let part = r#""concepts":["gezamenlijk"],"origin":"chosen""#;
    hour.row(
        "the same, after the words",
        "O0.1",
        &[&keys],
        "note",
        &[part],
        5,
    );
}

fn places(hour: &mut Hour) {
    let guide = load("kwaliteitszorg", None).unwrap().guide;
    let outline = Outline::of(&guide);
    let to = |id: &str| [format!(r#""to":"{id}""#), r#""how":"jump""#.to_owned()];
    let mut most: Vec<Press> = Vec::new();
    breathe();
    for item in outline.items() {
        let keys = [
            Key("Ctrl-G"),
            letters(&item.id.to_lowercase()),
            Key("Enter"),
        ];
        let [place, how] = to(&item.id);
        hour.does(&keys, "moved", &[&place, &how]);
        assert!(count(&keys) - item.id.len() <= 3);
        if count(&keys) > count(&most) {
            most = keys.to_vec();
        }
    }
    let what = format!(
        "to any question or probe by its id, at most (all {})",
        outline.items().len()
    );
    hour.tell(&what, &[&most]);
    for (words, id) in [
        ("partners", "O4.1c"),
        ("head t", "O3.1f"),
        ("lasting", "O4.1f"),
    ] {
        let keys = [Key("Ctrl-G"), letters(words), Key("Enter")];
        let [place, how] = to(id);
        let what = format!("to {id} by a word of it");
        hour.row(
            &what,
            "O1.1",
            &[&keys],
            "moved",
            &[&place, &how],
            2 + words.len(),
        );
    }
    hour.stand_at("O1.1");
    for id in ["O2.1", "O3.1", "O4.1"] {
        hour.stand_at(id);
    }
    let back = [Key("Ctrl-O")];
    for id in ["O3.1", "O2.1", "O1.1"] {
        let place = format!(r#""to":"{id}""#);
        hour.does(&back, "moved", &[&place, r#""how":"back""#]);
    }
    hour.tell(
        "back to before a jump, also of several, one after another",
        &[&back],
    );
    let ways: [&[Press]; 2] = [&[Key("PageDown")], &[Key("Ctrl-↓")]];
    hour.row(
        "a topic on",
        "O1.1",
        &ways,
        "moved",
        &[r#""how":"step""#],
        1,
    );
}

fn marks(hour: &mut Hour) {
    breathe();
    let id = |id: &str| format!(r#""id":"{id}""#);
    hour.row(
        "asked, and on",
        "O1.1b",
        &[&[Key("Enter")]],
        "asked",
        &[&id("O1.1b")],
        1,
    );
    let ways: [&[Press]; 2] = [&[Key("F7")], &[Key("Ctrl-X")]];
    hour.row(
        "passed by, answered already",
        "O1.1c",
        &ways,
        "skipped",
        &[&id("O1.1c")],
        1,
    );
    let ways: [&[Press]; 2] = [&[Key("F6")], &[Key("Ctrl-E")]];
    hour.row(
        "mentioned before its turn",
        "O1.1d",
        &ways,
        "mentioned",
        &[&id("O1.1d")],
        1,
    );
    let part = r#""open":true"#;
    hour.row(
        "a condition opened",
        "O2.1d",
        &[&[Key("Enter")]],
        "condition",
        &[part],
        1,
    );
    hour.stand_at("O2.1");
    hour.press(&[Key("↓")]);
    hour.sitting.wait_for("▸□ Attainment");
    let keys = [Key("Space")];
    hour.does(&keys, "ticked", &[r#""item":"basis""#, r#""on":true"#]);
    hour.tell("the selected checklist item ticked", &[&keys]);
    let keys = [Key("Ctrl-Z")];
    hour.does(&keys, "undone", &[]);
    hour.tell("the last step taken back", &[&keys]);
}

fn session(hour: &mut Hour) {
    let ways: [&[Press]; 2] = [&[Key("F2"), Key("Enter")], &[Key("Ctrl-F"), Key("Enter")]];
    hour.stand_at("O1.1");
    hour.does(
        &[letters("? nog een"), Key("Enter")],
        "note",
        &[r#""kind":"parked""#],
    );
    breathe();
    hour.row(
        "the first parked follow-up dealt with",
        "O1.1",
        &ways,
        "settled",
        &[],
        2,
    );
    let ways: [&[Press]; 2] = [&[Key("F2"), Key("Enter")], &[Key("Ctrl-F"), Key("Enter")]];
    let part = r#""role":"follow-up""#;
    hour.row(
        "a general follow-up used, the first, with none parked",
        "O1.1",
        &ways,
        "asked",
        &[part],
        2,
    );
    for key in ["F3", "Ctrl-L"] {
        hour.press(&[Key(key)]);
        hour.sitting.wait_for("── Plan ─");
        hour.press(&[Key("Esc")]);
        hour.sitting.wait_for("▸ O1.1");
        // Esc and what follows at once would be Alt.
        std::thread::sleep(Duration::from_millis(100));
    }
    hour.tell(
        "a look at the plan, and back",
        &[&[Key("F3"), Key("Esc")], &[Key("Ctrl-L"), Key("Esc")]],
    );
    let ways: [&[Press]; 2] = [&[Key("F4")], &[Key("Ctrl-P")]];
    for way in ways {
        hour.does(way, "off", &[]);
        hour.does(way, "on", &[]);
    }
    hour.tell("off the record, and as many on again", &ways);
    let ways: [&[Press]; 2] = [&[Key("F5")], &[Key("Ctrl-D")]];
    for way in ways {
        hour.does(way, "interrupted", &[]);
        hour.does(&[Key("Enter")], "continued", &[]);
    }
    hour.tell("interrupted", &ways);
    hour.tell("it goes on", &[&[Key("Enter")]]);
}

#[test]
fn the_page_of_keystrokes_is_what_was_pressed() {
    let mut hour = Hour::begin();
    notes(&mut hour);
    concepts(&mut hour);
    places(&mut hour);
    marks(&mut hour);
    session(&mut hour);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/keystrokes.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &hour.page).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(
        written, hour.page,
        "docs/keystrokes.md: UPDATE_DOCS=1 cargo test --test keystrokes writes it anew"
    );
}
