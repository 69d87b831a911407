//! Home, drawn in both languages: before the first session, in a full study, with what lies over
//! it; and that no window, however small, and no text, however odd, makes drawing fail.

// Outside #[test] functions clippy does not see that helpers of tests are tests.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use leidraad::home::{
    Act, Around, Facts, Found, GuideRow, Home, Input, Part, Seen, SessionRow, Subject,
};
use leidraad::session::header::Phase;
use leidraad::study::load::Standing;
use leidraad::study::participants::{Attribute, Participant};
use leidraad::study::ready::Check;
use leidraad::texts::Texts;
use leidraad::tui::home::draw;
use leidraad::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use time::macros::datetime;

const LANGUAGES: [&str; 2] = ["nl", "en"];

/// A study that stands still.
struct Still;

impl Around for Still {
    fn end_after(&self, _: u32) -> String {
        "15:00".to_owned()
    }

    fn end_trouble(&self, end: &str) -> Option<String> {
        (end != "15:00").then(|| "nee".to_owned())
    }

    fn ready(&self, _: &str, participants: &[String]) -> Vec<Check> {
        let check = |is_fine, words: &str| Check {
            is_fine,
            words: words.to_owned(),
        };
        vec![
            check(false, &format!("{} before", participants.join(","))),
            check(true, "all else is ready"),
        ]
    }

    fn document(&self, _: &Subject) -> String {
        let mut text = String::from("2026-01-12-R7-abcd\n  participants: R7\n");
        for number in 1..=60 {
            let words = "a note that is a good deal longer than the window is wide ".repeat(2);
            let _ = writeln!(text, "  {number:02}:00 {words}#doelen");
        }
        text
    }
}

fn guide(id: &str, title: &str, phase: Phase) -> GuideRow {
    GuideRow {
        id: id.to_owned(),
        title: title.to_owned(),
        languages: vec!["nl".to_owned(), "en".to_owned()],
        minutes: 60,
        phase,
        built_in: true,
    }
}

/// Sixty sessions with twenty participants, the last of them open; one cannot be read.
fn sessions() -> Vec<SessionRow> {
    let facts = |number: usize| Facts {
        participants: vec![format!("R{}", number % 20 + 1)],
        guide: "kwaliteitszorg".to_owned(),
        phase: if number.is_multiple_of(10) {
            Phase::Pilot
        } else {
            Phase::Main
        },
        start: datetime!(2026-01-12 10:00 +1) + time::Duration::days(number.try_into().unwrap()),
        standing: match number {
            59 => Standing::Open,
            55 => Standing::Damaged,
            _ => Standing::Finished,
        },
        is_finished: number != 59,
        notes: number,
        ms: 3_600_000,
    };
    let row = |number| {
        let facts = facts(number);
        SessionRow {
            id: format!("{}-{}-abcd", facts.start.date(), facts.participants[0]),
            facts: (number != 3).then_some(facts),
        }
    };
    (0..60).map(row).collect()
}

fn empty(language: &str) -> Home {
    Home {
        texts: Texts::of(language),
        study: "Onderwijskwaliteit".to_owned(),
        guides: vec![
            guide(
                "kwaliteitszorg",
                "Sturen op onderwijskwaliteit",
                Phase::Main,
            ),
            guide("template", "Leren op het werk", Phase::Main),
        ],
        usual: 0,
        registered: Vec::new(),
        participants: Vec::new(),
        sessions: Vec::new(),
        is_reading: false,
        part: Part::Guides,
        selected: [0; 3],
        find: None,
        layer: None,
        trouble: None,
        seen: Seen::default(),
    }
}

fn full(language: &str) -> Home {
    let mut home = empty(language);
    let known = |name: &str, value| (name.to_owned(), value);
    home.registered = vec![
        Participant {
            id: "R2".to_owned(),
            attributes: vec![
                known("sector", Attribute::Word("po".to_owned())),
                known("jaren", Attribute::Number("12".to_owned())),
                known("groot", Attribute::Holds(true)),
            ],
        },
        Participant {
            id: "R31".to_owned(),
            attributes: vec![known("sector", Attribute::Word("vo".to_owned()))],
        },
    ];
    let found = Found {
        sessions: sessions(),
        places: BTreeMap::new(),
        trouble: None,
    };
    home.update(Input::Found(found), &Still);
    home
}

fn after(mut home: Home, acts: &[Act]) -> Home {
    for act in acts {
        home.update(Input::Do(*act), &Still);
    }
    home
}

fn typed(mut home: Home, text: &str) -> Home {
    home.update(Input::Insert(text.to_owned()), &Still);
    home
}

/// What stands in the window, row by row, and where the cursor is.
fn drawn(home: &Home, width: u16, height: u16) -> String {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    let drawn = draw(&mut buffer, area, home, &Theme::colourless());
    let mut text = String::new();
    for row in 0..height {
        let line: String = (0..width)
            .map(|column| buffer[(column, row)].symbol())
            .collect();
        writeln!(text, "{}", line.trim_end()).unwrap();
    }
    if let Some(cursor) = drawn.cursor {
        writeln!(text, "cursor: column {}, row {}", cursor.x, cursor.y).unwrap();
    }
    text
}

/// A scene in both languages, in one snapshot.
fn pictured(name: &str, width: u16, height: u16, scene: impl Fn(&str) -> Home) {
    let drawn = LANGUAGES.map(|language| {
        let picture = drawn(&scene(language), width, height);
        format!("{language}, {width} by {height}\n{picture}")
    });
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, drawn.join("\n"));
    });
}

#[test]
fn every_window_shows_what_is_there() {
    for (width, height) in [(80, 24), (120, 40), (60, 15), (40, 10)] {
        pictured(
            &format!("home_empty_{width}x{height}"),
            width,
            height,
            empty,
        );
        pictured(&format!("home_full_{width}x{height}"), width, height, full);
    }
}

#[test]
fn each_list_has_the_keys_in_turn() {
    pictured("home_participants", 80, 24, |language| {
        after(full(language), &[Act::Next, Act::Last])
    });
    pictured("home_sessions", 80, 24, |language| {
        after(full(language), &[Act::Before, Act::Last])
    });
    pictured("home_sessions_low", 60, 15, |language| {
        after(full(language), &[Act::Before, Act::PageDown])
    });
}

#[test]
fn a_list_that_is_narrowed_says_by_what() {
    pictured("home_narrowed", 80, 24, |language| {
        typed(after(full(language), &[Act::Before, Act::Find]), "r7-")
    });
    pictured("home_nothing_found", 80, 24, |language| {
        typed(after(full(language), &[Act::Before, Act::Find]), "xyz")
    });
}

#[test]
fn the_form_says_what_is_wrong_and_whether_all_is_ready() {
    for (width, height) in [(80, 24), (60, 15), (40, 10)] {
        pictured(
            &format!("home_form_{width}x{height}"),
            width,
            height,
            |language| after(full(language), &[Act::Choose]),
        );
        pictured(
            &format!("home_form_wrong_{width}x{height}"),
            width,
            height,
            |language| typed(after(full(language), &[Act::Choose]), ",Jan"),
        );
    }
}

#[test]
fn what_is_read_lies_over_home() {
    pictured("home_page", 80, 24, |language| {
        after(full(language), &[Act::Look, Act::Down])
    });
    pictured("home_keys", 80, 24, |language| {
        after(full(language), &[Act::Help])
    });
    pictured("home_keys_low", 60, 15, |language| {
        after(full(language), &[Act::Help])
    });
}

#[test]
fn the_guides_are_there_while_sessions_are_being_read() {
    pictured("home_reading", 80, 24, |language| {
        let mut home = empty(language);
        home.is_reading = true;
        home
    });
}

#[test]
fn without_colour_everything_is_drawn_in_the_terminals_own() {
    let area = Rect::new(0, 0, 80, 24);
    let mut buffer = Buffer::empty(area);
    draw(&mut buffer, area, &full("nl"), &Theme::colourless());
    let is_plain =
        |cell: &ratatui::buffer::Cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset);
    assert!(buffer.content.iter().all(is_plain));
}

#[test]
fn no_window_and_no_text_makes_drawing_fail() {
    let odd = "\u{1b}[31m日本語\u{202e}e\u{301}👩‍👧‍👦\n\t".repeat(30);
    let mut scenes = vec![
        empty("nl"),
        after(full("nl"), &[Act::Choose]),
        after(full("nl"), &[Act::Look]),
        after(full("nl"), &[Act::Help]),
        after(full("nl"), &[Act::Before, Act::Last]),
    ];
    let mut hostile = full("en");
    hostile.study.clone_from(&odd);
    hostile.trouble = Some(odd.clone());
    hostile.guides[0].id.clone_from(&odd);
    hostile.guides[0].title.clone_from(&odd);
    hostile.sessions[0].id.clone_from(&odd);
    hostile.participants[0].participant.attributes =
        vec![(odd.clone(), Attribute::Word(odd.clone()))];
    scenes.push(typed(after(full("en"), &[Act::Choose]), &odd));
    scenes.push(typed(after(full("en"), &[Act::Find]), &odd));
    scenes.push(hostile);
    for home in &scenes {
        for width in [0, 1, 2, 5, 20, 40, 79, 200] {
            for height in [0, 1, 2, 3, 5, 8, 12, 15, 24] {
                let text = drawn(home, width, height);
                assert!(!text.contains('\u{1b}'), "{width} by {height}");
            }
        }
    }
}
