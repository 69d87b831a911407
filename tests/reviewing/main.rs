//! Review without a terminal: keys in, and what is selected, shown and asked to be kept.

// Outside #[test] functions clippy does not see that helpers of tests are tests.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod fixture;
mod names;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use fixture::{Desk, noted, said, sit, sit_at};
use leidraad::journal::deed::{
    Deed, Point, RecordedTrack, RecordingStarted, Talked, TalkedIn, Unit,
};
use leidraad::journal::draft::Draft;
use leidraad::journal::writer::Report;
use leidraad::live::model::Level;
use leidraad::review::Review;
use leidraad::reviewing::effect::Effect;
use leidraad::reviewing::message::Message;
use leidraad::reviewing::model::Layer;
use leidraad::reviewing::{perform, phrases, typing};
use leidraad::tui::review::keys::messages;
use proptest::prelude::*;

/// Presses keys: letters as they are, others by their names between angle brackets.
fn press(desk: &mut Desk, keys: &str) {
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let named = rest
            .strip_prefix('<')
            .and_then(|inner| inner.split_once('>'));
        let event = if let Some((name, after)) = named {
            rest = after;
            named_key(name)
        } else {
            rest = &rest[first.len_utf8()..];
            KeyEvent::new(KeyCode::Char(first), KeyModifiers::NONE)
        };
        desk.wait(50);
        for message in messages(&Event::Key(event)) {
            desk.send(message);
        }
    }
}

fn named_key(name: &str) -> KeyEvent {
    let (modifiers, name) = match name.split_once('-') {
        Some(("ctrl", name)) => (KeyModifiers::CONTROL, name),
        Some(("shift", name)) => (KeyModifiers::SHIFT, name),
        _ => (KeyModifiers::NONE, name),
    };
    let code = match name {
        "enter" => KeyCode::Enter,
        "space" => KeyCode::Char(' '),
        "tab" => KeyCode::Tab,
        "esc" => KeyCode::Esc,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "pageup" => KeyCode::PageUp,
        "pagedown" => KeyCode::PageDown,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "backspace" => KeyCode::Backspace,
        "f1" => KeyCode::F(1),
        letter => KeyCode::Char(letter.chars().next().unwrap()),
    };
    KeyEvent::new(code, modifiers)
}

/// What is selected, in words.
fn here(desk: &Desk) -> String {
    let unit = desk.model.unit().unwrap();
    format!(
        "{}: {}",
        phrases::name(&desk.model, &unit),
        phrases::words_of(&desk.model, &unit)
    )
}

fn codes(desk: &Desk) -> String {
    phrases::codes(&desk.model, &desk.model.unit().unwrap()).join(" · ")
}

/// The words that are being selected.
fn selected(desk: &Desk) -> String {
    let span = desk.model.selection.as_ref().unwrap().span();
    let mut words = String::new();
    for turn in span.from.turn..=span.to.turn {
        let text: Vec<char> = fixture::said()[turn as usize - 1].text.chars().collect();
        let from = if turn == span.from.turn {
            span.from.char as usize
        } else {
            0
        };
        let to = if turn == span.to.turn {
            span.to.char as usize
        } else {
            text.len()
        };
        words.extend(&text[from..to]);
        words.push('|');
    }
    words
}

#[test]
fn everything_stands_on_one_clock_and_the_first_open_item_is_selected() {
    let desk = sit("en");
    let names: Vec<String> = desk
        .model
        .stream
        .items
        .iter()
        .map(|item| {
            format!(
                "{} {}",
                phrases::clock(item.ms),
                phrases::name(&desk.model, &item.unit)
            )
        })
        .collect();
    assert_eq!(names[0], "00:03:00 Interviewer");
    assert_eq!(names[2], "00:04:05 note 1");
    assert_eq!(names[5], "00:06:05 note 3 =");
    assert_eq!(names.len(), 10);
    assert_eq!(desk.model.selected, 0);
    assert_eq!(
        phrases::progress(&desk.model),
        "notes 0/3 · turns 0/6 · residual 1"
    );
}

#[test]
fn enter_confirms_a_note_reads_a_turn_and_goes_on_to_the_next_that_is_open() {
    let mut desk = sit("en");
    press(&mut desk, "<enter><enter><enter>");
    assert_eq!(desk.kinds(), ["read", "read", "coded"]);
    assert_eq!(here(&desk), "R7: Samen 👩‍🏫 met het team.");
    press(&mut desk, "<enter><enter>");
    // The memo between does not wait for a coder.
    assert_eq!(here(&desk), "Interviewer: In hoeverre stel je zelf doelen?");
    desk.line("/go 2");
    assert_eq!(codes(&desk), "#gezamenlijk · reviewed, anna round 1");
    press(&mut desk, "<enter><enter><enter><enter><enter>");
    assert!(
        desk.said().starts_with("everything is reviewed"),
        "{}",
        desk.said()
    );
    let kept = desk.kept.len();
    press(&mut desk, "<enter><enter>");
    assert_eq!(desk.kept.len(), kept);
}

#[test]
fn a_tag_takes_the_place_of_what_was_proposed_and_a_double_enter_does_not_go_on() {
    let mut desk = sit("en");
    desk.line("/go 1");
    press(&mut desk, "#ba<tab><enter><enter>");
    assert_eq!(
        here(&desk),
        "note 1: kijkt eerst naar eigen doelen van de school"
    );
    assert_eq!(codes(&desk), "#basis · reviewed, anna round 1");
    desk.wait(800);
    press(&mut desk, "+#doelen<enter>");
    assert_eq!(codes(&desk), "#basis #doelen · reviewed, anna round 1");
    press(&mut desk, "-#basis<enter>");
    press(&mut desk, "#-<enter>");
    assert_eq!(codes(&desk), "#- · reviewed, anna round 1");
    desk.wait(800);
    press(&mut desk, "<enter>");
    assert_eq!(desk.kinds(), ["coded"; 4]);
    assert_eq!(here(&desk), "R7: Samen 👩‍🏫 met het team.");
}

#[test]
fn a_stretch_is_placed_drawn_out_and_tagged() {
    let mut desk = sit("en");
    press(&mut desk, "<down><space>");
    assert_eq!(selected(&desk), "Nou|");
    press(&mut desk, "<right><right><right><space><right><right>");
    assert_eq!(selected(&desk), "eerst naar de|");
    press(&mut desk, "<left><ctrl-right><shift-right><space>");
    assert_eq!(selected(&desk), "eerst naar d|");
    press(&mut desk, "#do<tab><enter>");
    let Deed::Marked(marked) = &desk.kept[0].deed else {
        panic!("{:?}", desk.kept);
    };
    assert_eq!(marked.from, Point { turn: 2, char: 16 });
    assert_eq!(marked.to, Point { turn: 2, char: 28 });
    assert_eq!(here(&desk), "fragment: eerst naar d");
    assert!(desk.model.selection.is_none());
    // Another one begins behind it.
    desk.wait(800);
    press(&mut desk, "<space>");
    assert_eq!(selected(&desk), "doelen|");
}

#[test]
fn a_selection_goes_over_turns_and_back_and_never_out_of_them() {
    let mut desk = sit("en");
    press(&mut desk, "<down><space><right><space>");
    press(&mut desk, "<down><down>");
    assert!(
        selected(&desk).ends_with("toetsen.|Samen 👩‍🏫 met het team.|"),
        "{}",
        selected(&desk)
    );
    assert_eq!(here(&desk), "R7: Samen 👩‍🏫 met het team.");
    press(&mut desk, "<up><up>");
    assert_eq!(selected(&desk), "wij|");
    press(&mut desk, "<left><left><left>");
    assert_eq!(selected(&desk), "Nou, wij|");
    press(&mut desk, "<up><up><up>");
    assert_eq!(
        selected(&desk),
        "Kun je iets vertellen over kwaliteit?|Nou, wij|"
    );
    press(&mut desk, "<right>");
    assert!(
        selected(&desk).starts_with("je iets"),
        "{}",
        selected(&desk)
    );
    press(&mut desk, "<esc>");
    assert!(desk.model.selection.is_none() && desk.kept.is_empty());
    for keys in [
        "<right>",
        "<left>",
        "<down>",
        "<up>",
        "<ctrl-right>",
        "<ctrl-left>",
    ] {
        for stage in ["<space>", "<space><space>", "<space><space><space>"] {
            desk.line("/go t6");
            press(&mut desk, stage);
            press(&mut desk, &keys.repeat(60));
            assert!(desk.model.selection.is_some(), "{keys} {stage}");
            press(&mut desk, "<esc>");
        }
    }
}

#[test]
fn a_character_of_several_code_points_is_never_cut_in_two() {
    let mut desk = sit("en");
    desk.line("/go t3");
    press(&mut desk, "<space><space><ctrl-right><ctrl-right>");
    assert_eq!(selected(&desk), "Samen 👩‍🏫|");
    press(&mut desk, "<ctrl-left>");
    assert_eq!(selected(&desk), "Samen |");
}

#[test]
fn a_theme_alone_makes_a_fragment_and_themes_are_offered_again() {
    let mut desk = sit("en");
    desk.send(Message::Themes(vec![
        ("samen leren".into(), 3),
        ("Samen werken".into(), 9),
    ]));
    desk.line("/go t3");
    press(&mut desk, "* sa");
    let offers: Vec<String> = typing::offers(&desk.model)
        .into_iter()
        .map(|it| it.label)
        .collect();
    assert_eq!(offers, ["Samen werken", "samen leren"]);
    press(&mut desk, "men l<tab><enter>");
    assert_eq!(desk.kinds(), ["marked", "themed"]);
    assert_eq!(
        codes(&desk),
        "no concept · reviewed, anna round 1 · * samen leren"
    );
    let first = &perform::themes(&desk.model)[0];
    assert_eq!(
        (first.name.as_str(), first.here, first.elsewhere),
        ("samen leren", 1, 3)
    );
    press(&mut desk, "* -<enter>");
    assert_eq!(codes(&desk), "no concept · reviewed, anna round 1");
}

#[test]
fn a_doubt_and_a_remark_belong_to_a_note_or_fragment_not_to_a_whole_turn() {
    let mut desk = sit("en");
    press(&mut desk, "?<enter>");
    assert_eq!(desk.level(), Some(Level::Error));
    assert_eq!(desk.model.line.editor.text(), "?");
    press(&mut desk, "<backspace>");
    desk.line("/go 1");
    press(&mut desk, "? past ook elders<enter>");
    assert_eq!(
        codes(&desk),
        "#doelen · proposal · ? doubtful · = past ook elders"
    );
    press(&mut desk, "?<enter>=-<enter>");
    assert_eq!(codes(&desk), "#doelen · proposal");
    assert_eq!(desk.model.stream.progress.notes, (0, 3));
}

#[test]
fn words_are_put_on_the_line_to_be_corrected_and_fragments_follow() {
    let mut desk = sit("en");
    desk.line("/go t3");
    desk.line("/mark \"het team\" #gezamenlijk");
    press(&mut desk, "<ctrl-e>");
    assert_eq!(
        desk.model.line.editor.text(),
        "/correct Samen 👩‍🏫 met het team."
    );
    press(&mut desk, "<home>");
    for _ in 0.."/correct ".len() {
        press(&mut desk, "<right>");
    }
    press(&mut desk, "Echt <enter>");
    assert_eq!(desk.kinds(), ["marked", "corrected"]);
    assert_eq!(here(&desk), "fragment: het team");
    press(&mut desk, "<ctrl-z>");
    assert_eq!(here(&desk), "R7: Samen 👩‍🏫 met het team.");
    press(&mut desk, "<ctrl-y>");
    assert_eq!(here(&desk), "R7: Echt Samen 👩‍🏫 met het team.");
}

#[test]
fn what_cannot_be_understood_stays_on_the_line_and_changes_nothing() {
    let mut desk = sit("en");
    desk.line("/go 1");
    for line in [
        "gewoon woorden",
        "#nietbestaand",
        "#- #doelen",
        "/nergens",
        "/go 99",
        "/mark 1 2",
        "/theme",
    ] {
        press(&mut desk, line);
        press(&mut desk, "<enter>");
        assert_eq!(desk.level(), Some(Level::Error), "{line}");
        assert_eq!(desk.model.line.editor.text(), line);
        while !desk.model.line.editor.is_empty() {
            press(&mut desk, "<backspace>");
        }
    }
    assert!(desk.kept.is_empty());
}

#[test]
fn one_goes_to_a_note_a_moment_a_turn_a_topic_and_a_question() {
    let mut desk = sit("en");
    for (wanted, found) in [
        ("2", "note 2 >"),
        ("00:12:00", "R7"),
        ("12:30", "note 4"),
        ("0:00", "Interviewer"),
        ("t6", "—"),
        ("o2", "Interviewer"),
        ("O1.1", "Interviewer"),
    ] {
        desk.line(&format!("/go {wanted}"));
        let name = phrases::name(&desk.model, &desk.model.unit().unwrap());
        assert_eq!(
            (desk.level(), name.as_str()),
            (Some(Level::Ok), found),
            "{wanted}"
        );
    }
    press(&mut desk, "<home><pagedown>");
    assert_eq!(here(&desk), "Interviewer: In hoeverre stel je zelf doelen?");
    press(&mut desk, "<pageup><end>");
    assert!(here(&desk).starts_with('—'));
}

#[test]
fn find_narrows_while_one_types_and_goes_there() {
    let mut desk = sit("en");
    press(&mut desk, "<ctrl-g>TEAM samen");
    let Some(Layer::Find(find)) = &desk.model.layer else {
        panic!("{:?}", desk.model.layer);
    };
    assert_eq!(find.count(), 2);
    press(&mut desk, "<down><enter>");
    assert_eq!(here(&desk), "note 2 >: samen met het team");
    assert!(desk.model.layer.is_none() && desk.model.line.editor.is_empty());
    press(&mut desk, "/find ecHt<enter>");
    let Some(Layer::Find(find)) = &desk.model.layer else {
        panic!("{:?}", desk.model.layer);
    };
    assert_eq!(find.count(), 1);
    press(&mut desk, "<esc>");
    press(&mut desk, "<ctrl-o>");
    assert!(matches!(&desk.model.layer, Some(Layer::Find(find)) if find.count() == 1));
}

#[test]
fn the_next_round_is_asked_for_and_takes_over_what_stood_there() {
    let mut desk = sit("en");
    desk.line("/go 1");
    press(&mut desk, "#basis<enter>/round<enter>");
    press(&mut desk, "<enter>");
    assert!(matches!(desk.model.layer, Some(Layer::Round)));
    desk.wait(1_000);
    press(&mut desk, "<enter>");
    assert_eq!(desk.kinds(), ["coded", "round"]);
    assert_eq!(
        (desk.model.sheet.round, desk.model.stream.progress.notes),
        (2, (0, 3))
    );
    desk.line("/go 1");
    assert_eq!(codes(&desk), "#basis · reviewed, anna round 1");
    press(&mut desk, "<ctrl-z>");
    assert_eq!(desk.level(), Some(Level::Warn));
    press(&mut desk, "<ctrl-y>");
    assert_eq!(desk.kinds(), ["coded", "round"]);
    press(&mut desk, "<enter>");
    desk.line("/go 1");
    assert_eq!(codes(&desk), "#basis · reviewed, anna round 2");
}

#[test]
fn the_unfinished_line_is_checkpointed_and_comes_back() {
    let mut desk = sit("en");
    press(&mut desk, "* een begin");
    desk.wait(500);
    desk.send(Message::Tick);
    let drafts: Vec<&Draft> = desk
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Draft(Some(draft)) => Some(draft),
            _ => None,
        })
        .collect();
    let last = (*drafts.last().unwrap()).clone();
    assert_eq!((last.text.as_str(), last.seq), ("* een begin", Some(1)));
    let mut again = sit("en");
    again.model.line.restore(last);
    press(&mut again, " van iets");
    assert_eq!(again.model.line.editor.text(), "* een begin van iets");
    while !again.model.line.editor.is_empty() {
        press(&mut again, "<backspace>");
    }
    assert_eq!(again.effects.last(), Some(&Effect::Draft(None)));
}

#[test]
fn nothing_is_shown_as_kept_before_the_disk_says_so() {
    let mut desk = sit("en");
    assert!(desk.model.is_all_kept());
    press(&mut desk, "<enter>");
    assert!(!desk.model.is_all_kept());
    let reason = "no space left".to_owned();
    desk.send(Message::Disk(Report::Failing { reason }));
    assert!(desk.said().contains("no space left"));
    desk.disk();
    assert!(desk.model.is_all_kept() && desk.model.saving.trouble.is_none());
}

#[test]
fn leaving_asks_once_and_what_was_not_recorded_is_not_played() {
    let mut desk = sit("en");
    press(&mut desk, "<ctrl-p>");
    assert_eq!(desk.level(), Some(Level::Error));
    press(&mut desk, "<ctrl-c>");
    assert!(!desk.effects.contains(&Effect::Leave));
    press(&mut desk, "<esc><ctrl-c><ctrl-c>");
    assert!(desk.effects.contains(&Effect::Leave));
    let mut desk = sit("en");
    press(&mut desk, "<ctrl-q>");
    assert!(desk.effects.contains(&Effect::Leave));
}

#[test]
fn the_language_can_be_changed_to_one_that_the_program_speaks() {
    let mut desk = sit("nl");
    desk.line("/lang fr");
    assert_eq!(desk.level(), Some(Level::Error));
    desk.line("/lang en");
    desk.line("/go 4");
    assert_eq!(
        codes(&desk),
        "#overig · proposal, typed during the interview"
    );
}

#[test]
fn a_session_without_anything_is_no_error() {
    let mut desk = sit_at("en", Vec::new(), Vec::new());
    press(
        &mut desk,
        "<enter><down><pagedown><space>#doelen<enter><esc><ctrl-z><ctrl-o><esc>",
    );
    for line in [
        "/where",
        "/residual",
        "/themes",
        "/todo",
        "/mark 1 1 #doelen",
        "/correct x",
        "? x",
    ] {
        desk.line(line);
    }
    assert!(desk.kept.is_empty());
}

#[test]
fn a_fragment_that_is_marked_twice_is_coded_anew() {
    let mut desk = sit("en");
    desk.line("/go t3");
    desk.line("/mark \"het team\" #gezamenlijk");
    desk.line("/mark \"het team\" #doelen");
    assert_eq!(desk.kinds(), ["marked", "coded"]);
    assert_eq!(codes(&desk), "#doelen · reviewed, anna round 1");
    assert!(matches!(desk.model.unit(), Some(Unit::Fragment(..))));
    desk.line("/remove");
    assert_eq!(here(&desk), "R7: Samen 👩‍🏫 met het team.");
    desk.line("/remove");
    assert_eq!(desk.level(), Some(Level::Error));
}

#[test]
fn ten_thousand_turns_are_gone_through_without_a_wait() {
    let turns = (0..10_000).map(|at| fixture::turn(at / 60, Some("R7"), "wij kijken naar doelen"));
    let mut desk = sit_at("en", fixture::noted(), turns.collect());
    let start = std::time::Instant::now();
    for _ in 0..50 {
        press(&mut desk, "<enter>");
    }
    // Without optimisation, on a busy machine; the benchmark has the figures.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    assert_eq!(desk.kept.len(), 50);
}

/// Whatever a hand may do.
const ANYTHING: &[&str] = &[
    "<enter>",
    "<space>",
    "<left>",
    "<right>",
    "<up>",
    "<down>",
    "<ctrl-right>",
    "<ctrl-left>",
    "<esc>",
    "<tab>",
    "<pagedown>",
    "<pageup>",
    "<home>",
    "<end>",
    "<backspace>",
    "<ctrl-z>",
    "<ctrl-y>",
    "<ctrl-g>",
    "<ctrl-o>",
    "<ctrl-e>",
    "<ctrl-l>",
    "<f1>",
    "#doelen<enter>",
    "+#basis<enter>",
    "-#doelen<enter>",
    "#-<enter>",
    "* samen<enter>",
    "?<enter>",
    "= zo<enter>",
    "/remove<enter>",
    "/round new<enter>",
    "/correct iets anders 🙂<enter>",
    "/correct nee<enter>",
    "/untag<enter>",
    "/go t2<enter>",
    "/go 2<enter>",
    "/todo<enter>",
    "e\u{301}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_is_pressed_what_is_shown_is_what_the_journal_comes_to(
        presses in prop::collection::vec(prop::sample::select(ANYTHING), 1..60)
    ) {
        let mut desk = sit("en");
        for keys in presses {
            desk.wait(1_000);
            press(&mut desk, keys);
        }
        let model = &desk.model;
        let review = Review::of(model.journals(), &model.transcripts);
        prop_assert_eq!(review.latest_of("anna"), Some(&model.sheet));
        let seqs: Vec<u64> = desk.kept.iter().map(|event| event.seq).collect();
        prop_assert_eq!(seqs, (2..model.next_seq()).collect::<Vec<u64>>());
        prop_assert!(model.selected < model.stream.items.len());
    }
}

#[test]
fn the_interviewers_share_of_the_speech_is_in_view_per_topic_and_in_all() {
    let track = |track: &str| RecordedTrack {
        track: track.into(),
        device: track.into(),
    };
    let started = RecordingStarted {
        file: "001.flac".into(),
        rate: 16_000,
        tracks: vec![track("microphone"), track("call")],
        at_ms: 0,
    };
    let in_section = |section: &str, microphone_ms, call_ms| TalkedIn {
        section: section.into(),
        microphone_ms,
        call_ms,
    };
    let talked = Talked {
        file: "001.flac".into(),
        sections: vec![
            in_section("O1", 30_000, 90_000),
            in_section("O2", 0, 60_000),
        ],
        longest_track: None,
        longest_ms: None,
    };
    let mut notes = noted();
    notes.extend([started.into(), talked.into()]);
    let desk = sit_at("en", notes, said());
    let progress = phrases::progress(&desk.model);
    assert!(
        progress.ends_with("of the speech 17% was yours"),
        "{progress}"
    );
    let silent = phrases::progress(&sit("en").model);
    assert!(!silent.contains('%'), "{silent}");
}
