//! Makes the made-up session that comes with the repository: an interview of an hour, typed through
//! the same update as a real one, on a clock of its own.
//!
//! `cargo run --example demo_session -- sessions/2026-01-12-R0-demo`

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;

use leidraad::guide::load::load;
use leidraad::guide::outline::Outline;
use leidraad::journal::Event;
use leidraad::journal::begin::begin;
use leidraad::journal::deed::{Agreed, Deed};
use leidraad::journal::moment::{Moment, Timestamp};
use leidraad::live::message::Message;
use leidraad::live::model::Model;
use leidraad::live::update::update;
use leidraad::session::header::Phase;
use leidraad::session::history::History;
use leidraad::study::create::{NewSession, opened, write};
use leidraad::texts::NL;
use time::macros::datetime;

/// What was typed, and when, in minutes and seconds since the start.
const SCRIPT: &[(u64, u64, &str)] = &[
    (1, 10, "/consent yes part"),
    (1, 25, "/consent yes recording"),
    (1, 40, "/consent yes destruction"),
    (1, 55, "/consent yes quotes"),
    (2, 5, "/consent no deposit"),
    (2, 20, "/next"),
    (3, 5, "ruim vier jaar, daarvoor intern begeleider"),
    (3, 20, "/asked"),
    (
        5,
        40,
        "bestuurder, twee adviseurs en het directieberaad, samen #gemeenschap",
    ),
    (5, 50, "/asked"),
    (
        7,
        30,
        "> “ik ben een soort tolk tussen kantoor en school” #verbinden",
    ),
    (7, 45, "/asked"),
    (10, 15, "schoolleiders eerst, dan de bestuurder"),
    (10, 20, "/asked O1.1"),
    (10, 30, "/tick betrokkenheid"),
    (
        12,
        50,
        "loopt elke maand een dagdeel mee op een school #betrokkenheid",
    ),
    (13, 40, "begint zelf al over doelen voor taal #basis"),
    (13, 50, "/mentioned O2.1"),
    (
        16,
        20,
        "scholen zoeken elkaar op rond rekenen, hij brengt ze samen #gezamenlijk",
    ),
    (16, 30, "/tick gezamenlijk"),
    (19, 0, "? vraag nog naar de school die niet mee wilde"),
    (20, 0, "/go O2"),
    (
        21,
        30,
        "schrijft mee aan het koersplan; de bestuurder stelt vast",
    ),
    (22, 10, "/tick basis"),
    (23, 0, "/asked"),
    (
        26,
        40,
        "> “wij kijken of de school haar eigen doelen haalt” #proces",
    ),
    (28, 0, "/tick proces"),
    (31, 0, "/go O3"),
    (
        33,
        20,
        "één school zakte drie jaar door de ondergrens; zelf naar de bestuurder gegaan",
    ),
    (34, 0, "/asked"),
    (
        37,
        10,
        "druk zetten doet de bestuurder, hij adviseert #druk",
    ),
    (41, 0, "/go O4"),
    (
        43,
        30,
        "kijkwijzer samen gemaakt, nu op alle scholen in gebruik #instrumenten",
    ),
    (43, 50, "/asked O4.1"),
    (44, 0, "/tick instrumenten"),
    (
        47,
        45,
        "= let op: noemt zichzelf hier adviseur, eerder tolk",
    ),
    (51, 0, "/go O5"),
    (
        54,
        30,
        "invloed zonder eindverantwoordelijkheid, en zo wil hij het houden",
    ),
    (55, 0, "/asked"),
    (
        57,
        20,
        "over de school die niet mee wilde: kwam na een jaar zelf terug",
    ),
    (57, 40, "/settle 8"),
    (58, 40, "/finish"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name the folder to make")?);
    let start = datetime!(2026-01-12 14:05:00 +01:00);
    let loaded = load("kwaliteitszorg", None).map_err(|_| "the built-in guide has errors")?;
    let new = NewSession {
        frozen: &loaded.frozen,
        guide: &loaded.guide,
        participants: vec!["R0".to_owned()],
        phase: Phase::Example,
        language: "nl".to_owned(),
        start,
    };
    let first = opened(start);
    write(&folder, &new, std::slice::from_ref(&first))?;
    let text = std::fs::read_to_string(folder.join("session.toml"))?;
    let header = leidraad::session::header::Header::from_toml(&text)?;

    let outline = Arc::new(Outline::of(&loaded.guide));
    let mut history = History::new(header, Arc::new(loaded.guide), outline);
    let end = Timestamp::new(start + time::Duration::minutes(60));
    let agreed = Agreed { end, more: None };
    history.push(first);
    history.push(Event {
        seq: 1,
        at: Timestamp::new(start),
        ms: 0,
        deed: Deed::Agreed(agreed),
    });

    let at = |minutes: u64, seconds: u64| {
        let ms = (minutes * 60 + seconds) * 1000 + 120;
        let passed = time::Duration::milliseconds(i64::try_from(ms).unwrap_or_default());
        Moment {
            at: Timestamp::new(start + passed),
            ms,
        }
    };
    let mut model = Model::new(history, &NL, start.offset(), at(0, 0));
    for (minutes, seconds, line) in SCRIPT {
        let out = update(
            &mut model,
            Message::Line((*line).to_owned()),
            at(*minutes, *seconds),
        );
        println!(
            "{line}: {:?}",
            out.answer.map(|answer| (answer.level, answer.text))
        );
    }
    std::fs::remove_file(folder.join("journal.jsonl"))?;
    begin(&folder, text.as_bytes(), model.history.events())?;
    Ok(())
}
