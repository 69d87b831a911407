//! Drawn screens of a review: every layout and every layer in both languages; and that no window,
//! however small, and no text, however odd, makes drawing fail.

// Outside #[test] functions clippy does not see that helpers of tests are tests.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[allow(dead_code, reason = "the tests of the model use all of it")]
#[path = "reviewing/fixture.rs"]
mod fixture;

use std::fmt::Write as _;

use fixture::{Desk, sit, sit_at};
use leidraad::live::editor::Edit;
use leidraad::reviewing::command::Command;
use leidraad::reviewing::message::Message;
use leidraad::tui::review::draw_on;
use leidraad::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

const LANGUAGES: [&str; 2] = ["nl", "en"];

/// A round under way: notes confirmed and re-tagged, a fragment with a theme, a doubt.
fn under_way(language: &str) -> Desk {
    let mut desk = sit(language);
    for line in [
        "/go 1",
        "/confirm",
        "/go t2",
        "/mark \"naar de doelen die de school zelf stelt\" #doelen",
        "* eigen doelen eerst",
        "/go 2",
        "? kan ook over rollen gaan",
        "/go t1",
        "/confirm",
    ] {
        desk.line(line);
    }
    desk.disk();
    desk.wait(10_000);
    desk.send(Message::Tick);
    desk
}

fn key(desk: &mut Desk, message: Message) {
    desk.send(message);
}

fn typed(desk: &mut Desk, text: &str) {
    desk.send(Message::Insert(text.into()));
}

fn drawn(desk: &Desk, width: u16, height: u16) -> Buffer {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    draw_on(&mut buffer, area, &desk.model, &Theme::colourless());
    buffer
}

/// The screen as text, with what is selected between brackets of its own.
fn text(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let mut row = String::new();
        let mut was = false;
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            let is = cell.modifier.contains(Modifier::REVERSED);
            if is != was {
                row.push(if is { '⟦' } else { '⟧' });
                was = is;
            }
            row.push_str(cell.symbol());
        }
        if was {
            row.push('⟧');
        }
        writeln!(text, "{}", row.trim_end()).unwrap();
    }
    text
}

/// The same moment in both languages.
fn both(make: impl Fn(&str) -> Desk, width: u16, height: u16) -> String {
    let mut all = String::new();
    for language in LANGUAGES {
        let desk = make(language);
        writeln!(all, "{language}\n{}", text(&drawn(&desk, width, height))).unwrap();
    }
    all
}

fn shows(name: &str, screens: &str) {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, screens);
    });
}

#[test]
fn a_round_under_way_in_windows_of_every_size() {
    for (width, height) in [(80, 24), (120, 40), (250, 70), (40, 10)] {
        let name = format!("review_{width}x{height}");
        shows(&name, &both(under_way, width, height));
    }
}

#[test]
fn a_stretch_is_seen_while_it_is_being_selected() {
    let make = |language: &str| {
        let mut desk = under_way(language);
        desk.line("/go t2");
        typed(&mut desk, " ");
        for _ in 0..3 {
            key(&mut desk, Message::Edit(Edit::Right));
        }
        typed(&mut desk, " ");
        key(&mut desk, Message::Edit(Edit::Right));
        desk
    };
    shows("review_selecting", &both(make, 80, 24));
}

#[test]
fn what_lies_over_the_stream() {
    let with = |command: Command| {
        move |language: &str| {
            let mut desk = under_way(language);
            key(&mut desk, Message::Do(command.clone()));
            desk
        }
    };
    let find = |language: &str| {
        let mut desk = with(Command::Find(String::new()))(language);
        typed(&mut desk, "doelen");
        desk
    };
    shows("review_find", &both(find, 80, 24));
    for (name, command) in [
        ("residual", Command::Residual),
        ("themes", Command::Themes),
        ("help", Command::Help),
        ("round", Command::Round(false)),
        ("leave", Command::Quit),
    ] {
        shows(&format!("review_{name}"), &both(with(command), 80, 24));
    }
}

#[test]
fn what_is_typed_is_offered_and_explained() {
    for (name, line) in [
        ("concept", "#do"),
        ("theme", "* ei"),
        ("commands", "/re"),
        ("command", "/go "),
    ] {
        let make = |language: &str| {
            let mut desk = under_way(language);
            typed(&mut desk, line);
            desk
        };
        shows(&format!("review_typing_{name}"), &both(make, 80, 24));
    }
}

#[test]
fn without_a_transcript_or_anything_it_says_so() {
    let notes_alone = |language: &str| sit_at(language, fixture::noted(), Vec::new());
    shows("review_notes_alone", &both(notes_alone, 120, 24));
    let nothing = |language: &str| sit_at(language, Vec::new(), Vec::new());
    shows("review_nothing", &both(nothing, 80, 24));
}

#[test]
fn no_window_and_no_state_makes_drawing_fail() {
    let mut desks = vec![
        sit_at("en", Vec::new(), Vec::new()),
        under_way("nl"),
        under_way("en"),
    ];
    let mut selecting = under_way("nl");
    selecting.line("/go t2");
    typed(&mut selecting, " ");
    typed(&mut selecting, " ");
    for _ in 0..40 {
        key(&mut selecting, Message::Edit(Edit::Right));
    }
    desks.push(selecting);
    for command in [
        Command::Find(String::new()),
        Command::Residual,
        Command::Themes,
        Command::Help,
        Command::Round(false),
        Command::Quit,
        Command::Correct(String::new()),
    ] {
        let mut desk = under_way("nl");
        key(&mut desk, Message::Do(command));
        desks.push(desk);
    }
    for desk in &desks {
        for width in [0, 1, 3, 9, 39, 60, 107, 108] {
            for height in [0, 1, 2, 3, 4, 5, 6, 9, 17, 18] {
                drawn(desk, width, height);
            }
        }
    }
}

#[test]
fn no_text_steers_the_terminal_and_wide_letters_keep_their_columns() {
    let mut desk = under_way("nl");
    desk.line("/go t6");
    for (width, height) in [(80, 24), (120, 40), (40, 10)] {
        let all = text(&drawn(&desk, width, height));
        assert!(!all.contains(['\u{1b}', '\u{202e}']), "{all}");
        assert!(all.contains("verstaat"), "{all}");
    }
}

#[test]
fn what_is_being_selected_stays_in_view_in_a_turn_longer_than_the_window() {
    let long = "woord ".repeat(1_000);
    let turns = vec![fixture::turn(3, Some("R7"), &long)];
    let mut desk = sit_at("nl", Vec::new(), turns);
    typed(&mut desk, " ");
    typed(&mut desk, " ");
    for _ in 0..500 {
        key(&mut desk, Message::Edit(Edit::Right));
    }
    let buffer = drawn(&desk, 80, 24);
    assert!(text(&buffer).contains("⟦"));
    assert!(text(&buffer).contains("⟧ woord"), "{}", text(&buffer));
}
