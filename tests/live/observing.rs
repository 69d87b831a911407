//! An observer's seat, and what the moderator hears of it: pure.

use std::sync::Arc;

use leidraad::guide::load::load;
use leidraad::guide::outline::Outline;
use leidraad::journal::Event;
use leidraad::journal::deed::{Answered, Deed, Grid, Move, Moved, Off, On, Recognition};
use leidraad::journal::follow::News;
use leidraad::live::beside::{Heard, Watched};
use leidraad::live::message::{Message, Top};
use leidraad::live::model::Level;
use leidraad::session::history::History;

use crate::fixture::{SMALL, Table, noon, opened, parsed};

fn event(seq: u64, ms: u64, deed: impl Into<Deed>) -> Event {
    Event {
        seq,
        at: noon().plus_ms(i64::try_from(ms).unwrap()),
        ms,
        deed: deed.into(),
    }
}

fn moved(to: &str) -> Deed {
    let (to, how) = (to.to_owned(), Move::Jump);
    Moved { to, how }.into()
}

fn answered(participant: &str, answer: Recognition) -> Deed {
    Answered {
        statement: "M1.s1".into(),
        participant: participant.into(),
        answer,
        nuance: None,
        silent: false,
    }
    .into()
}

fn grid(owner: Option<&str>, turn: u32) -> Deed {
    let owner = owner.map(str::to_owned);
    Grid { owner, turn }.into()
}

/// Anna beside the moderator, who has begun.
fn beside(mut table: Table) -> Table {
    let session = table.session().clone();
    let moderator = History::of(
        session.header.as_ref().clone(),
        Arc::clone(&session.guide),
        Arc::new(Outline::of(&session.guide)),
        vec![opened()],
    );
    table.model.beside.watched = Some(Watched {
        name: "anna".into(),
        moderator,
        offset_ms: 0,
        away: None,
    });
    table
}

fn sit() -> Table {
    beside(Table::with(parsed(SMALL), &["R7"], 10))
}

fn check() -> Table {
    let guide = load("kwaliteitszorg-member-check", None).unwrap().guide;
    Table::with(guide, &["R15", "R16"], 60)
}

fn hear(table: &mut Table, heard: Heard) -> Option<String> {
    let said = table.send(Message::Heard(heard));
    said.map(|answer| answer.text)
}

fn hear_moderator(table: &mut Table, events: Vec<Event>) -> Option<String> {
    hear(table, Heard::Moderator(News::More(events)))
}

fn hear_anna(table: &mut Table, events: Vec<Event>) -> Option<String> {
    hear(table, Heard::Observer("anna".into(), News::More(events)))
}

#[test]
fn no_key_of_hers_moves_or_marks_anything() {
    let mut table = sit();
    hear_moderator(&mut table, vec![event(1, 2_000, moved("A.1"))]);
    table.wait(2_000);
    table.keys("<enter><space><up><down><pageup><pagedown>");
    for top in [
        Top::Find,
        Top::FollowUps,
        Top::Plan,
        Top::Ready,
        Top::Finish,
    ] {
        table.send(Message::Show(top));
        assert!(table.model.layers.is_empty(), "{top:?}");
    }
    table.send(Message::PassBy);
    table.send(Message::ToggleOffRecord);
    for line in [
        "/next", "/go A.1", "/go", "/asked", "/off", "/more 5", "/finish", "/record",
    ] {
        let said = table.error(line);
        assert!(said.contains("moderator"), "{line}: {said}");
    }
    assert_eq!(table.place(), "A.1");
    // The agreed end is of the fixture.
    assert_eq!(table.kept().len(), 0);
}

#[test]
fn her_clock_may_differ_and_what_she_sees_is_the_moderators() {
    let mut table = sit();
    table.wait(60_000);
    table.ok("/sync 30");
    assert_eq!(table.model.session_ms() + 30_000, table.model.now.ms);
    table.ok("/sync -30");
    assert_eq!(table.model.session_ms(), table.model.now.ms + 30_000);
    table.ok("/sync 0");
    assert_eq!(table.model.session_ms(), table.model.now.ms);
    table.error("/sync 1:2:3:4");
    table.error("/sync");
}

#[test]
fn a_question_parked_before_one_sat_down_waits_without_being_news() {
    let mut table = Table::with(parsed(SMALL), &["R7"], 10);
    let mut observer = sit();
    observer.says("? first", Level::Note);
    observer.says("? second", Level::Note);
    let events = observer.model.history.events().to_vec();
    let anew = Heard::Observer("anna".into(), News::Anew(events.clone()));
    assert_eq!(hear(&mut table, anew.clone()), None);
    assert_eq!(table.model.parked().count(), 2);
    let last = events.last().unwrap().clone();
    let again = Event {
        seq: last.seq + 1,
        ..last
    };
    let said = hear_anna(&mut table, vec![again.clone()]).unwrap();
    assert!(said.contains("anna:3"), "{said}");
    // A journal that is read anew says nothing again.
    let all = [events, vec![again]].concat();
    let anew = Heard::Observer("anna".into(), News::Anew(all));
    assert_eq!(hear(&mut table, anew), None);
    table.ok("/settle anna:3");
    assert_eq!(table.model.parked().count(), 2);
    table.ok("/undo");
    assert_eq!(table.model.parked().count(), 3);
}

#[test]
fn what_she_typed_off_the_record_is_gone_when_it_is_off_again() {
    let mut table = sit();
    hear_moderator(&mut table, vec![event(1, 2_000, Off {})]);
    table.says("one", Level::Warn);
    let said = hear_moderator(&mut table, vec![event(2, 3_000, On {})]).unwrap();
    assert!(said.contains('1'), "{said}");
    hear_moderator(&mut table, vec![event(3, 4_000, Off {})]);
    hear_moderator(&mut table, vec![event(4, 5_000, On {})]);
    table.says("/keep", Level::Warn);
    assert!(!table.everything_said_to_the_disk().contains("one"));
}

#[test]
fn of_two_who_take_the_grid_at_once_the_moderator_has_it_and_every_seat_knows() {
    let (mut moderator, mut anna) = (check(), beside(check()));
    let opened = opened();
    hear_anna(
        &mut moderator,
        vec![opened, event(1, 9_000, grid(Some("anna"), 1))],
    );
    assert_eq!(moderator.model.grid_owner(), Some("anna"));
    moderator.ok("/grid");
    let taken = moderator.model.history.events().last().unwrap().clone();
    assert_eq!(taken.deed, grid(None, 2));
    anna.ok("/grid");
    anna.ok("/grid");
    // Both wrote a second turn: whatever their clocks say, the moderator's holds.
    hear_anna(
        &mut moderator,
        vec![event(2, 99_000, grid(Some("anna"), 2))],
    );
    assert!(moderator.model.owns_grid());
    let late = Event { ms: 1, ..taken };
    hear_moderator(&mut anna, vec![late]);
    assert!(!anna.model.owns_grid());
}

#[test]
fn answers_of_both_stand_in_both_seats_by_the_clock_and_outlive_an_undo() {
    let mut moderator = check();
    moderator.ok("/answer M1.s1 R15 partly");
    let given = [
        event(1, 500, answered("R15", Recognition::Not)),
        event(2, 600, answered("R16", Recognition::Nod)),
    ];
    hear_anna(&mut moderator, [vec![opened()], given.to_vec()].concat());
    let answers = |table: &Table, who: &str| -> Vec<Recognition> {
        let all = table.session().answers.of("M1.s1", who).iter();
        all.map(|given| given.answered.answer).collect()
    };
    assert_eq!(
        answers(&moderator, "R15"),
        [Recognition::Not, Recognition::Partly]
    );
    assert_eq!(answers(&moderator, "R16"), [Recognition::Nod]);
    moderator.ok("/undo");
    assert_eq!(answers(&moderator, "R15"), [Recognition::Not]);
    assert_eq!(answers(&moderator, "R16"), [Recognition::Nod]);
    // An observer's undo comes as a journal like any other.
    let undone = leidraad::journal::deed::Undone { step: 2 };
    hear_anna(&mut moderator, vec![event(3, 700, undone)]);
    assert!(answers(&moderator, "R16").is_empty());
    let mut anna = beside(check());
    anna.ok("/grid");
    anna.ok("/answer M1.s1 R16 not");
    assert_eq!(answers(&anna, "R16"), [Recognition::Not]);
    anna.ok("/undo");
    assert!(answers(&anna, "R16").is_empty());
}

#[test]
fn a_moderators_journal_that_is_read_anew_keeps_what_observers_took_down() {
    let mut anna = beside(check());
    anna.ok("/grid");
    anna.ok("/answer M1.s1 R16 not");
    let anew = vec![opened(), event(1, 2_000, moved("M1.s1"))];
    hear(&mut anna, Heard::Moderator(News::Anew(anew)));
    assert_eq!(anna.place(), "M1.s1");
    assert_eq!(anna.session().answers.of("M1.s1", "R16").len(), 1);
}
