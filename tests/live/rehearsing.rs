//! A rehearsal: what the interviewer does, and what the respondent makes of it.

use leidraad::guide::builtin;
use leidraad::live::command::{self, Command};
use leidraad::live::message::Message;
use leidraad::live::rehearsing;
use leidraad::rehearsal::report::Report;
use leidraad::rehearsal::respondent::{Doing, Respondent};
use leidraad::rehearsal::script::parse;

use crate::fixture::{Table, sit};

/// R7 in the opening of the shipped guide, with the shipped respondent.
fn rehearsal() -> Table {
    let mut table = sit();
    let text = builtin::rehearsal("kwaliteitszorg", "nl").unwrap().text;
    let session = table.session();
    let is_command = |line: &str| command::read(line, &session.outline).is_ok();
    let script = parse(text, &session.guide, &session.outline, &is_command).unwrap();
    let respondent = Respondent::new(script, "R7".to_owned(), 1);
    rehearsing::begin(&mut table.model, respondent);
    table
}

fn go(table: &mut Table, id: &str) {
    table.send(Message::Do(Command::Go(id.to_owned())));
}

fn pass(table: &mut Table, seconds: i64) {
    for _ in 0..seconds {
        table.wait(1_000);
        table.send(Message::Tick);
    }
}

fn heard(table: &Table) -> (String, Doing) {
    let respondent = table.model.rehearsal.as_ref().unwrap();
    let heard = respondent.hears(table.model.now.ms).unwrap();
    (heard.words.to_owned(), heard.doing)
}

fn report(table: &Table) -> Report {
    let model = &table.model;
    let respondent = model.rehearsal.as_ref().unwrap();
    let events = model.history.events();
    Report::of(model.session(), events, respondent, model.now.ms)
}

#[test]
fn a_step_asks_and_the_next_step_cuts_off() {
    let mut table = rehearsal();
    table.send(Message::Do(Command::Next));
    assert_eq!(heard(&table).1, Doing::Listening);
    pass(&mut table, 6);
    assert!(heard(&table).0.starts_with("Even denken."));
    table.send(Message::Do(Command::Next));
    assert_eq!(heard(&table).1, Doing::Listening);
}

#[test]
fn a_jump_while_she_speaks_is_listening_and_is_noticed_in_the_report() {
    let mut table = rehearsal();
    go(&mut table, "O1.1");
    pass(&mut table, 45);
    let before = heard(&table);
    assert_eq!(before.1, Doing::Speaking);
    go(&mut table, "O3.1");
    pass(&mut table, 1);
    assert_eq!(heard(&table).1, Doing::Speaking);
    table.send(Message::Insert("die school van vorig jaar".to_owned()));
    table.send(Message::Enter);
    table.send(Message::Do(Command::Back));
    pass(&mut table, 60);
    assert_eq!(heard(&table).1, Doing::Done);
    let moments = report(&table).moments;
    assert_eq!(moments.mentioned, [("O3.1".to_owned(), true)]);
}

#[test]
fn a_note_under_a_question_in_its_own_turn_notices_nothing() {
    let mut table = rehearsal();
    go(&mut table, "O1.1");
    pass(&mut table, 240);
    go(&mut table, "O3.1");
    pass(&mut table, 10);
    table.line("die school van vorig jaar");
    table.line("/asked O3.1");
    let moments = report(&table).moments;
    assert_eq!(moments.mentioned, [("O3.1".to_owned(), false)]);
}

#[test]
fn a_jump_when_she_has_done_is_asking() {
    let mut table = rehearsal();
    go(&mut table, "O0.1");
    pass(&mut table, 60);
    assert_eq!(heard(&table).1, Doing::Done);
    go(&mut table, "O5.1");
    pass(&mut table, 30);
    assert!(
        heard(&table).0.starts_with("Goede vraag."),
        "{:?}",
        heard(&table)
    );
}

#[test]
fn staying_where_one_jumped_to_is_asking_in_the_end() {
    let mut table = rehearsal();
    go(&mut table, "O0.1");
    pass(&mut table, 5);
    go(&mut table, "O0.2");
    pass(&mut table, 40);
    assert!(heard(&table).0.starts_with("Dat zijn de bestuurder"));
}

#[test]
fn off_the_record_is_measured_against_what_was_asked_for() {
    let off_and_on = |reacts: bool| {
        let mut table = rehearsal();
        go(&mut table, "O3.1b");
        for _ in 0..120 {
            pass(&mut table, 1);
            let (words, _) = heard(&table);
            let off = table.model.is_off_record();
            if reacts && words.contains("buiten het verslag") && !off {
                table.send(Message::Do(Command::Off));
                table.send(Message::Insert("dit niet".to_owned()));
                table.send(Message::Enter);
            }
            if off && words.contains("weer schrijven") {
                table.send(Message::Do(Command::On));
            }
        }
        report(&table)
    };
    let kept = off_and_on(true);
    assert_eq!(kept.held, 1);
    assert!(kept.moments.off[0].kept_ms * 10 >= kept.moments.off[0].asked_ms * 7);
    let missed = off_and_on(false);
    assert_eq!(missed.moments.off[0].kept_ms, 0);
}

#[test]
fn a_silence_that_is_cut_short_shows_in_the_report() {
    let mut table = rehearsal();
    go(&mut table, "O4.1g");
    let reading = 8;
    pass(&mut table, reading + 4);
    assert_eq!(heard(&table).1, Doing::Silent);
    table.send(Message::Do(Command::Next));
    pass(&mut table, 1);
    let silences = report(&table).moments.silences;
    assert_eq!(silences[0].whole_ms, 14_000);
    assert!(silences[0].given_ms < 7_000, "{silences:?}");
}

#[test]
fn a_refusal_that_is_kept_as_a_yes_shows_in_the_report() {
    let mut table = rehearsal();
    pass(&mut table, 120);
    let refused = |table: &Table| report(table).moments.refused[0].clone();
    assert_eq!(refused(&table), ("recording".to_owned(), None));
    table.line("/consent yes");
    assert_eq!(refused(&table).1, Some(true));
    table.line("/consent no recording");
    assert_eq!(refused(&table).1, Some(false));
}
