//! Drawn screens: every layout and every layer in both languages, on the shipped guide and at a
//! clock that stands still; and that no window, however small, and no text, however odd, makes
//! drawing fail.

// Outside #[test] functions clippy does not see that helpers of tests are tests.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[allow(dead_code, reason = "the live session's tests use all of it")]
#[path = "live/fixture.rs"]
mod fixture;

use std::fmt::Write as _;

use fixture::Table;
use leidraad::guard::terms::{Kind, Terms};
use leidraad::guide::text::Text;
use leidraad::journal::deed::{Recognition, RecordedTrack};
use leidraad::journal::writer::Report;
use leidraad::live::command::Command;
use leidraad::live::editor::Edit;
use leidraad::live::lookout::Lookout;
use leidraad::live::message::{Message, Top};
use leidraad::live::model::Layer;
use leidraad::live::sound::State;
use leidraad::recorder::level::Level;
use leidraad::recorder::track::Track;
use leidraad::recorder::watch::Trouble;
use leidraad::study::ready::{Last, Readiness};
use leidraad::tui::keymap::Keymap;
use leidraad::tui::screen::draw_on;
use leidraad::tui::theme::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

const LANGUAGES: [&str; 2] = ["nl", "en"];

/// R7 before the shipped guide, in a language.
fn opening(language: &str) -> Table {
    let mut table = fixture::sit();
    table.send(Message::Do(Command::Language(language.into())));
    table.send(Message::Escape);
    kept(&mut table);
    table
}

/// Everything is on the disk.
fn kept(table: &mut Table) {
    let through = table.session().next_seq - 1;
    table.send(Message::Disk(Report::Kept { through }));
}

fn note(table: &mut Table, minutes: i64, text: &str) {
    table.wait(minutes * 60_000);
    table.send(Message::Insert(text.into()));
    table.send(Message::Enter);
    table.wait(1_000);
    kept(table);
}

/// Twenty minutes in, in the topic of goals, with notes of every kind.
fn topic(language: &str) -> Table {
    let mut table = opening(language);
    table.send(Message::Do(Command::Consent {
        agreed: true,
        item: None,
        participant: None,
    }));
    table.wait(180_000);
    table.send(Message::Do(Command::Go("O1.1".into())));
    note(&mut table, 5, "begint zelf al over doelen voor taal #basis");
    table.send(Message::Do(Command::Mentioned(Some("O2.1b".into()))));
    note(&mut table, 4, "+ hoe kwam dat zo?");
    table.send(Message::Do(Command::Asked(Some("O1.1".into()))));
    table.send(Message::Do(Command::Go("O2.1".into())));
    note(
        &mut table,
        2,
        "> wij kijken of de school haar eigen doelen haalt #proces",
    );
    note(&mut table, 1, "? terugkomen op de rol van de bestuurder");
    note(
        &mut table,
        1,
        "schoolleiders stellen hun eigen doelen, en het bestuur kijkt pas aan het einde van het jaar of ze gehaald zijn",
    );
    table.send(Message::Do(Command::Asked(Some("O2.1a".into()))));
    table.send(Message::Do(Command::Tick("breed".into())));
    table.send(Message::Escape);
    kept(&mut table);
    table
}

/// A member check of so many: a statement answered, the next one half, somebody gone and one late.
fn grid(language: &str, participants: usize) -> Table {
    let everyone: Vec<String> = (15..15 + participants).map(|at| format!("R{at}")).collect();
    let everyone: Vec<&str> = everyone.iter().map(String::as_str).collect();
    let mut table = Table::with(fixture::member_check(), &everyone, 60);
    table.send(Message::Do(Command::Language(language.into())));
    table.send(Message::Do(Command::Go("M1.s1".into())));
    let answers = Recognition::ALL;
    let press = |table: &mut Table, at: usize| {
        let (answer, nuance) = (answers[at % answers.len()], String::new());
        table.send(Message::Do(Command::Heard { answer, nuance }));
        kept(table);
    };
    for at in 0..participants {
        press(&mut table, at);
    }
    note(&mut table, 1, ": alleen bij nieuwe scholen");
    note(&mut table, 0, "& en de ouders dan? #+ouderbetrokkenheid");
    table.send(Message::Enter);
    table.send(Message::Do(Command::Left("R17".into())));
    press(&mut table, 1);
    table.send(Message::Do(Command::Join("R90".into())));
    table.send(Message::Escape);
    kept(&mut table);
    table
}

#[test]
fn a_member_check_shows_everyones_answers() {
    for (width, height) in [(80, 24), (120, 40), (250, 70), (60, 6), (70, 14), (40, 10)] {
        let name = format!("grid_{width}x{height}");
        pictured(&name, width, height, |language| grid(language, 6));
    }
    pictured("grid_of_a_long_statement", 80, 24, |_| {
        let mut guide = fixture::member_check();
        let long = "Kwaliteitsmedewerkers bouwen bewust aan een eigen band met scholen. ";
        let statement = &mut guide.topics[1].statements[0];
        statement.text = Text::new(vec![("nl".to_owned(), long.repeat(20))]);
        let mut table = Table::with(guide, &["R15", "R16"], 60);
        table.send(Message::Do(Command::Go("M1.s1".into())));
        table.send(Message::Escape);
        kept(&mut table);
        table
    });
    pictured("grid_of_thirty", 80, 24, |language| grid(language, 30));
    pictured("grid_of_one", 80, 24, |language| grid(language, 1));
}

/// What stands in the window, row by row, and where the cursor is.
fn drawn(table: &Table, width: u16, height: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let theme = Theme::colourless();
    terminal
        .draw(|frame| leidraad::tui::screen::draw(frame, &table.model, &theme, &Keymap::usual()))
        .unwrap();
    let cursor = terminal.get_cursor_position().unwrap();
    let buffer = terminal.backend().buffer();
    let mut text = String::new();
    for row in 0..height {
        let line: String = (0..width)
            .map(|column| buffer[(column, row)].symbol())
            .collect();
        writeln!(text, "{}", line.trim_end()).unwrap();
    }
    writeln!(text, "cursor: column {}, row {}", cursor.x, cursor.y).unwrap();
    text
}

/// A scene in both languages, in one snapshot.
fn pictured(name: &str, width: u16, height: u16, scene: impl Fn(&str) -> Table) {
    let drawn = LANGUAGES.map(|language| {
        let picture = drawn(&scene(language), width, height);
        format!("{language}, {width} by {height}\n{picture}")
    });
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, drawn.join("\n"));
    });
}

#[test]
fn every_layout_shows_the_topic() {
    let sizes = [
        (80, 24),
        (120, 40),
        (250, 70),
        (60, 6),
        (70, 14),
        (45, 20),
        (39, 3),
    ];
    for (width, height) in sizes {
        pictured(&format!("topic_{width}x{height}"), width, height, topic);
    }
}

#[test]
fn the_opening_shows_what_to_say_and_the_consent_items() {
    pictured("opening", 80, 24, opening);
    pictured("opening_strip", 60, 6, opening);
    pictured("opening_begun", 80, 24, |language| {
        let mut table = opening(language);
        table.send(Message::Insert(" ".into()));
        table.send(Message::PassBy);
        table
    });
}

#[test]
fn a_strip_shows_what_it_acts_on_and_what_is_asked() {
    let go = |id: &str| Message::Do(Command::Go(id.into()));
    pictured("strip_selected", 60, 6, |language| {
        let mut table = topic(language);
        table.send(Message::Down);
        kept(&mut table);
        table
    });
    pictured("strip_condition", 60, 6, |language| {
        let mut table = topic(language);
        table.send(go("O3.1d"));
        kept(&mut table);
        table
    });
    pictured("strip_long_question", 60, 6, |language| {
        let mut table = topic(language);
        table.send(go("O1.1"));
        table.send(Message::Insert(
            "een notitie die niet in een rij van zestig kolommen past omdat ze zo lang is".into(),
        ));
        kept(&mut table);
        table
    });
    pictured("strip_closing", 60, 6, |language| {
        let mut table = topic(language);
        table.send(go("closing"));
        table.send(Message::Down);
        kept(&mut table);
        table
    });
    pictured("strip_consent", 60, 6, |language| {
        let mut table = opening(language);
        table.send(Message::Insert(" ".into()));
        table.send(Message::Show(Top::Words));
        table
    });
    pictured("strip_agreed", 60, 6, |language| {
        let mut table = opening(language);
        table.line("/consent yes");
        table
    });
    pictured("low_finish", 60, 15, |language| {
        let mut table = topic(language);
        table.send(go("closing"));
        table.send(Message::Show(Top::Finish));
        table
    });
}

#[test]
fn the_closing_shows_what_to_say_and_what_was_not_asked() {
    pictured("closing", 80, 24, |language| {
        let mut table = topic(language);
        table.wait(1_200_000);
        table.send(Message::Do(Command::Go("closing".into())));
        table
    });
}

#[test]
fn a_group_shows_whose_consent_is_open() {
    pictured("group", 80, 24, |language| {
        let mut table = Table::with(fixture::shipped(), &["R15", "R16"], 60);
        table.send(Message::Do(Command::Language(language.into())));
        table.send(Message::Do(Command::Consent {
            agreed: true,
            item: Some("part".into()),
            participant: Some("R16".into()),
        }));
        kept(&mut table);
        table
    });
}

#[test]
fn a_mentioned_probe_shows_its_note_and_a_bridge() {
    pictured("mentioned", 80, 24, |language| {
        let mut table = topic(language);
        table.send(Message::Do(Command::Go("O2.1b".into())));
        table
    });
}

#[test]
fn behind_the_plan_shows_the_new_minutes_and_what_is_not_reached() {
    for (width, height) in [(80, 24), (120, 40)] {
        pictured(
            &format!("behind_{width}x{height}"),
            width,
            height,
            |language| {
                let mut table = topic(language);
                table.wait(1_320_000);
                table.tick();
                table
            },
        );
    }
}

#[test]
fn off_the_record_cannot_be_overlooked() {
    let scene = |language: &str| {
        let mut table = topic(language);
        table.send(Message::ToggleOffRecord);
        table.send(Message::Insert("dit blijft onder ons".into()));
        table.send(Message::Enter);
        table
    };
    pictured("off_record", 80, 24, scene);
    pictured("off_record_strip", 60, 6, scene);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    let area = buffer.area;
    draw_on(
        &mut buffer,
        area,
        &scene("nl").model,
        &Theme::colourless(),
        &Keymap::usual(),
    );
    let is_loud = |column| buffer[(column, 1)].modifier.contains(Modifier::REVERSED);
    assert!((1..79).all(is_loud), "a whole row is reversed");
}

#[test]
fn lost_focus_and_a_disk_that_refuses_are_said_aloud() {
    pictured("unfocused", 80, 24, |language| {
        let mut table = topic(language);
        table.send(Message::Focus(false));
        table
    });
    pictured("trouble", 80, 24, |language| {
        let mut table = topic(language);
        table.send(Message::Insert("nog niet bewaard".into()));
        table.send(Message::Enter);
        let reason = "No space left on device (os error 28)".into();
        table.send(Message::Disk(Report::Failing { reason }));
        table
    });
}

#[test]
fn the_note_line_hints_wraps_and_folds_a_page() {
    let with = |text: &'static str| {
        move |language: &str| {
            let mut table = topic(language);
            table.send(Message::Insert(text.into()));
            table
        }
    };
    pictured("line_tag", 80, 24, with("hij leest mee #be"));
    pictured("line_command", 80, 24, with("/s"));
    pictured("line_numbers", 80, 24, with("/strike 2"));
    pictured(
        "line_long",
        80,
        24,
        with(
            "een lange zin die over de rand van het venster heen gaat en daarna nog een keer, zodat er drie regels van komen, en dan nog een stuk dat niet meer past op die regels",
        ),
    );
    pictured(
        "line_page",
        80,
        24,
        with("eerste regel\ntweede\nderde\nvierde"),
    );
    pictured("struck", 80, 24, |language| {
        let mut table = topic(language);
        table.send(Message::Do(Command::Strike("1".into())));
        table.send(Message::Do(Command::Settle("4".into())));
        table.send(Message::Down);
        table
    });
}

/// Twenty minutes in, with a line that names somebody.
fn named(language: &str) -> Table {
    let mut table = topic(language);
    let mut terms = Terms::default();
    terms.add("Anna de Vries", Kind::Name, "R7");
    terms.add("De Linde", Kind::Organisation, "school");
    table.model.lookout = Lookout::of(terms);
    table.send(Message::Insert("dat zei Anna ook van De Linde".into()));
    table
}

#[test]
fn a_line_that_names_somebody_says_so_with_the_key_that_puts_codes_there() {
    pictured("named_80x24", 80, 24, named);
    pictured("named_40x10", 40, 10, named);
    pictured("named_60x6", 60, 6, named);
}

#[test]
fn a_name_on_the_line_stands_out_without_colour_also_where_the_line_breaks() {
    let mut table = named("en");
    table.send(Message::Insert(" en van juf Anna de Vries".into()));
    let keys = Keymap::usual();
    for width in [80, 40] {
        let area = Rect::new(0, 0, width, 24);
        let mut buffer = Buffer::empty(area);
        draw_on(&mut buffer, area, &table.model, &Theme::colourless(), &keys);
        let marked = buffer.content.iter().filter(|cell| {
            let modifier = cell.modifier;
            modifier.contains(Modifier::UNDERLINED | Modifier::BOLD)
        });
        let marked: String = marked.map(|cell| cell.symbol().to_owned()).collect();
        assert_eq!(marked, "AnnaDe LindeAnna de Vries", "{width}");
    }
}

#[test]
fn every_layer_is_drawn() {
    let over = |top| {
        move |language: &str| {
            let mut table = topic(language);
            table.send(Message::Insert("onaf".into()));
            table.send(Message::Show(top));
            table
        }
    };
    let layers = [
        ("help", Top::Help),
        ("follow_ups", Top::FollowUps),
        ("concepts", Top::Concepts),
        ("plan", Top::Plan),
        ("finish", Top::Finish),
        ("leave", Top::Leave),
    ];
    for (name, top) in layers {
        pictured(&format!("layer_{name}"), 80, 24, over(top));
    }
    pictured("layer_help_tall", 100, 110, over(Top::Help));
    pictured("layer_help_opening", 80, 24, |language| {
        let mut table = opening(language);
        table.send(Message::Show(Top::Help));
        table
    });
    pictured("layer_find_strip", 60, 6, over(Top::Find));
    pictured("layer_find", 80, 24, |language| {
        let mut table = over(Top::Find)(language);
        table.send(Message::Insert("doelen".into()));
        table.send(Message::Down);
        table
    });
    pictured("layer_find_nothing", 80, 24, |language| {
        let mut table = over(Top::Find)(language);
        table.send(Message::Insert("qqq".into()));
        table
    });
    pictured("layer_interrupted", 80, 24, |language| {
        let mut table = topic(language);
        table.send(Message::Do(Command::Interrupted));
        table
    });
}

/// What an interviewer finds who was here before, in a study with something left open.
fn readiness() -> Readiness {
    Readiness {
        guide: "kwaliteitszorg 1.0".into(),
        doubts: 0,
        free_bytes: Some(100 << 30),
        participants: vec!["R7".into()],
        earlier: vec![("R7".into(), "2025-12-01-R7-abcd".into())],
        last: Some(Last {
            id: "2026-01-09-R6-efgh".into(),
            is_open: false,
            parked: 2,
            change: Some("langer stil zijn na een vraag".into()),
        }),
    }
}

#[test]
fn before_and_after_have_their_pages() {
    let ready = |language: &str| {
        let mut table = opening(language);
        table.model.readiness = Some(readiness());
        table.ok("/setting location 1");
        table.send(Message::Escape);
        kept(&mut table);
        table
    };
    pictured("ready", 80, 24, ready);
    pictured("ready_wide", 120, 40, ready);
    pictured("layer_ready", 80, 24, |language| {
        let mut table = ready(language);
        table.send(Message::Show(Top::Ready));
        table
    });
    pictured("layer_reread", 80, 24, |language| {
        let mut table = topic(language);
        table.model.layers.push(Layer::Reread(0));
        table
    });
    let debrief = |language: &str| {
        let mut table = topic(language);
        table.keys("<c-q><enter>open en rustig<enter>");
        kept(&mut table);
        table
    };
    pictured("layer_debrief", 80, 24, debrief);
    pictured("layer_debrief_strip", 60, 6, |language| {
        let mut table = debrief(language);
        table.keys("<down><down>");
        table
    });
}

#[test]
fn a_question_of_600_characters_is_read_whole_at_60_columns() {
    let words: Vec<String> = (0..100).map(|at| format!("w{at:04}")).collect();
    let mut guide = fixture::parsed(fixture::SMALL);
    let ask = words.join(" ");
    guide.topics[0].questions[0].ask = leidraad::guide::text::Text::new(vec![("nl".into(), ask)]);
    let mut table = Table::with(guide, &["R7"], 10);
    table.ok("/go A.1");
    let whole = drawn(&table, 60, 24);
    assert!(words.iter().all(|word| whole.contains(word)), "{whole}");
    // In the strip it is read on a page of its own, a line at a time.
    table.send(Message::Show(Top::Words));
    let mut seen = String::new();
    for _ in 0..20 {
        seen.push_str(&drawn(&table, 60, 6));
        table.send(Message::Down);
    }
    assert!(words.iter().all(|word| seen.contains(word)), "{seen}");
}

#[test]
fn in_a_guide_of_500_questions_the_open_one_is_in_view_and_found() {
    let mut guide = fixture::parsed(fixture::SMALL);
    let model = guide.topics[0].questions[1].clone();
    let ask = |at: usize| vec![("nl".into(), format!("Vraag nummer {at}?"))];
    guide.topics[0].questions = (1..=500)
        .map(|at| {
            let mut question = model.clone();
            question.id = format!("A.{at}");
            question.ask = leidraad::guide::text::Text::new(ask(at));
            question
        })
        .collect();
    let mut table = Table::with(guide, &["R7"], 10);
    table.keys("<c-g>a.377<enter>");
    assert_eq!(table.place(), "A.377");
    for (width, height) in [(80, 24), (120, 40), (60, 6), (250, 70)] {
        let picture = drawn(&table, width, height);
        assert!(picture.contains("Vraag nummer 377?"), "{picture}");
    }
    let plan = table.line("/plan");
    assert!(plan.text.chars().count() <= 60, "{}", plan.text);
}

#[test]
fn a_recording_shows_both_sides_and_what_is_wrong_cannot_be_overlooked() {
    let recording = |language: &str| {
        let mut table = topic(language);
        table.model.sound.devices = ["microphone", "call"]
            .map(|track| RecordedTrack {
                track: track.into(),
                device: "x".into(),
            })
            .into();
        table.model.sound.state = State::On;
        let level = |peak| {
            Some(Level {
                peak,
                rms: peak - 9.0,
                clips: false,
            })
        };
        table.model.sound.levels = [level(-30.0), level(-12.0)];
        table
    };
    for (width, height) in [(80, 24), (120, 40), (60, 6)] {
        pictured(
            &format!("recording_{width}x{height}"),
            width,
            height,
            recording,
        );
    }
    let trouble = |language: &str| {
        let mut table = recording(language);
        let silent = Trouble::Silent { track: Track::Call };
        table.model.sound.troubles.push(silent);
        table.model.sound.room = Some(4_000);
        table
    };
    pictured("recording_trouble", 80, 24, trouble);
    pictured("recording_trouble_strip", 60, 6, trouble);
    pictured("layer_destroy", 80, 24, |language| {
        let mut table = recording(language);
        table.model.layers.push(Layer::Destroy);
        table
    });
}

/// A guide and notes that nobody would write, in every place that shows text.
fn hostile() -> Vec<Table> {
    let odd = [
        "שלום עולם مرحبا بالعالم",
        "👩‍👧‍👦🏳️‍🌈👍🏽 é e\u{301}\u{302}\u{303} Z\u{358}\u{321}",
        "\u{1b}[2J\u{202e}omgekeerd\u{2066}",
        "日本語のとても長い文",
    ]
    .join(" ");
    let long = format!("{odd} {}", "woord ".repeat(100));
    let unbroken = "o".repeat(600);
    let mut guide = fixture::parsed(fixture::SMALL);
    let text = |words: &str| leidraad::guide::text::Text::new(vec![("nl".into(), words.into())]);
    guide.opening.say = text(&format!("{long}\n\n{unbroken}\n{odd}"));
    guide.closing.say = text(&unbroken);
    for item in &mut guide.consent {
        item.ask = text(&long);
    }
    for topic in &mut guide.topics {
        topic.title = text(&odd);
        for check in &mut topic.checklist {
            check.label = text(&odd);
        }
        for (at, question) in topic.questions.iter_mut().enumerate() {
            question.ask = text(if at % 2 == 0 { &long } else { &unbroken });
            for probe in &mut question.probes {
                probe.ask = text(&odd);
                probe.when = Some(text(&long));
            }
        }
    }
    let mut tables = Vec::new();
    for (place, top) in [
        ("opening", None),
        ("A.1", None),
        ("A.1", Some(Top::Find)),
        ("A.1", Some(Top::Help)),
        ("A.1", Some(Top::Plan)),
        ("closing", None),
        ("closing", Some(Top::Finish)),
        ("closing", Some(Top::Words)),
        ("opening", Some(Top::Ready)),
    ] {
        let mut table = Table::with(guide.clone(), &["R7"], 10);
        let first = guide.topics[0].questions[0].id.clone();
        let at_the_end = place == "closing";
        table.model.readiness = Some(Readiness {
            guide: long.clone(),
            ..readiness()
        });
        let place = if place == "A.1" { first } else { place.into() };
        table.send(Message::Do(Command::Go(place)));
        for text in [&odd, &long, &unbroken, &format!("{odd}\n{long}\n{odd}")] {
            table.send(Message::Insert(text.clone()));
            table.send(Message::Enter);
            table.send(Message::Insert(format!("? {text}")));
            table.send(Message::Enter);
        }
        table.send(Message::Insert(format!("{odd}{long}")));
        table.send(Message::Edit(Edit::WordLeft));
        if let Some(top) = top {
            table.send(Message::Show(top));
            table.send(Message::Insert("o".into()));
        } else if at_the_end {
            table.model.layers.push(Layer::Reread(3));
        }
        table.wait(500_000);
        table.tick();
        tables.push(table);
    }
    tables
}

#[test]
fn no_window_and_no_text_makes_drawing_fail() {
    let (theme, keys) = (Theme::own(), Keymap::usual());
    for (at, table) in hostile().iter().enumerate() {
        for width in 1..=120 {
            // Narrow and low windows all, the others in steps that miss no width and no height.
            let step = if at == 1 && width < 45 { 1 } else { 11 };
            for height in (1 + width % step..=50).step_by(step.into()) {
                let area = Rect::new(0, 0, width, height);
                let mut buffer = Buffer::empty(area);
                let cursor = draw_on(&mut buffer, area, &table.model, &theme, &keys);
                assert!(area.contains(cursor), "{width} by {height}: {cursor:?}");
            }
        }
    }
}

#[test]
fn topics_are_in_view_from_80_by_24_on() {
    for (width, height) in [(80, 24), (109, 24), (110, 24), (120, 40), (250, 70)] {
        let picture = drawn(&topic("nl"), width, height);
        for id in ["O0", "O1", "O2", "O3", "O4", "O5"] {
            assert!(
                picture.contains(id),
                "{id} at {width} by {height}\n{picture}"
            );
        }
    }
}
