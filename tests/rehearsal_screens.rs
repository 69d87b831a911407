//! Drawn screens of a rehearsal: the caption in every layout, and the report's page.

// Outside #[test] functions clippy does not see that helpers of tests are tests.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[allow(dead_code, reason = "the live session's tests use all of it")]
#[path = "live/fixture.rs"]
mod fixture;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use fixture::Table;
use leidraad::guide::builtin;
use leidraad::journal::writer::Report;
use leidraad::live::command::{self, Command};
use leidraad::live::message::Message;
use leidraad::live::rehearsing;
use leidraad::rehearsal::report;
use leidraad::rehearsal::respondent::Respondent;
use leidraad::rehearsal::script::parse;
use leidraad::tui::keymap::Keymap;
use leidraad::tui::report::{Choice, Page, draw};
use leidraad::tui::screen::draw_on;
use leidraad::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const LANGUAGES: [&str; 2] = ["nl", "en"];

/// R7 in the opening of the shipped guide, with the shipped respondent.
fn begun(language: &str) -> Table {
    let mut table = fixture::sit();
    table.send(Message::Do(Command::Language(language.into())));
    table.send(Message::Escape);
    let text = builtin::rehearsal("kwaliteitszorg", language).unwrap().text;
    let session = table.session();
    let is_command = |line: &str| command::read(line, &session.outline).is_ok();
    let script = parse(text, &session.guide, &session.outline, &is_command).unwrap();
    let respondent = Respondent::new(script, "R7".to_owned(), 4);
    rehearsing::begin(&mut table.model, respondent);
    table
}

/// So many seconds after a question was asked.
fn asked(language: &str, id: &str, seconds: i64) -> Table {
    let mut table = begun(language);
    table.send(Message::Do(Command::Go(id.into())));
    table.send(Message::Escape);
    table.wait(seconds * 1_000);
    table.send(Message::Tick);
    let through = table.session().next_seq - 1;
    table.send(Message::Disk(Report::Kept { through }));
    table.send(Message::Escape);
    table
}

fn picture(buffer: &Buffer) -> String {
    let mut text = String::new();
    for row in 0..buffer.area.height {
        let cells = (0..buffer.area.width).map(|column| buffer[(column, row)].symbol());
        writeln!(text, "{}", cells.collect::<String>().trim_end()).unwrap();
    }
    text
}

fn drawn(table: &Table, width: u16, height: u16) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let area = buffer.area;
    let (theme, keys) = (Theme::colourless(), Keymap::usual());
    draw_on(&mut buffer, area, &table.model, &theme, &keys);
    picture(&buffer)
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, text);
    });
}

fn pictured(name: &str, width: u16, height: u16, scene: impl Fn(&str) -> Table) {
    let drawn = LANGUAGES.map(|language| {
        let picture = drawn(&scene(language), width, height);
        format!("{language}, {width} by {height}\n{picture}")
    });
    snapshot(name, &drawn.join("\n"));
}

#[test]
fn every_layout_shows_the_last_words_of_what_is_said() {
    for (width, height) in [(80, 24), (120, 40), (60, 6)] {
        let name = format!("rehearsal_{width}x{height}");
        pictured(&name, width, height, |language| asked(language, "O2.1", 40));
    }
}

#[test]
fn a_silence_is_told_from_an_end() {
    pictured("rehearsal_silent", 80, 24, |language| {
        asked(language, "O3.1e", 20)
    });
    pictured("rehearsal_nothing", 80, 24, |language| {
        asked(language, "O1.1h", 28)
    });
}

#[test]
fn the_report_is_a_page_that_scrolls_and_keeps_only_by_k() {
    let mut pages = Vec::new();
    for language in LANGUAGES {
        let mut table = begun(language);
        table.wait(100_000);
        table.line("/consent no recording");
        table.line("/go O1.1");
        table.wait(120_000);
        table.line("een notitie");
        table.line("/asked O1.1");
        table.line("/finish");
        let model = &table.model;
        let respondent = model.rehearsal.as_ref().unwrap();
        let events = model.history.events();
        let report = report::Report::of(model.session(), events, respondent, model.now.ms);
        let mut page = Page {
            texts: model.texts,
            lines: report.lines(&model.session().guide, language, model.texts),
            first: 0,
            opened: Instant::now(),
        };
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 44));
        let area = buffer.area;
        draw(&mut buffer, area, &mut page, &Theme::colourless());
        pages.push(picture(&buffer));
        let mut low = Buffer::empty(Rect::new(0, 0, 80, 18));
        let area = low.area;
        draw(&mut low, area, &mut page, &Theme::colourless());
        let counts = |row: &str| {
            let last = row.rsplit_once("↓ ");
            last.is_some_and(|(_, count)| count.parse::<u16>().is_ok())
        };
        assert!(picture(&low).lines().any(counts), "{}", picture(&low));
        assert_eq!(page.update(&Message::PageDown), None);
        let mut small = Buffer::empty(Rect::new(0, 0, 60, 6));
        draw(
            &mut small,
            Rect::new(0, 0, 60, 6),
            &mut page,
            &Theme::colourless(),
        );
        assert_eq!(page.first, 10);
        let k = Message::Insert("k".to_owned());
        assert_eq!(page.update(&k), Some(Choice::Keep));
        // A double Enter at the end of the debrief throws nothing away unread.
        assert_eq!(page.update(&Message::Enter), None);
        page.opened = page.opened.checked_sub(Duration::from_secs(2)).unwrap();
        assert_eq!(page.update(&Message::Enter), Some(Choice::ThrowAway));
    }
    snapshot("rehearsal_report", &pages.join("\n"));
}

#[test]
fn no_window_makes_drawing_a_rehearsal_fail() {
    let table = asked("nl", "O2.1", 90);
    for width in (0..130).step_by(7) {
        for height in 0..45 {
            drawn(&table, width, height);
        }
    }
}
