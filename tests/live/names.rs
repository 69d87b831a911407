//! The guard while one types: names on the line and in notes, and codes in their place.

use leidraad::guard::terms::{Kind, Terms};
use leidraad::journal::deed::Deed;
use leidraad::journal::draft::Draft;
use leidraad::live::command::Command;
use leidraad::live::lookout::Lookout;
use leidraad::live::message::Message;
use leidraad::live::model::Level;

use crate::fixture::{Table, noon, sit};

fn guarded() -> Table {
    let mut table = sit();
    let mut terms = Terms::default();
    terms.add("Anna de Vries", Kind::Name, "R7");
    terms.add("De Linde", Kind::Organisation, "school");
    table.model.lookout = Lookout::of(terms);
    table
}

fn type_in(table: &mut Table, text: &str) {
    for letter in text.chars() {
        table.send(Message::Insert(letter.into()));
    }
}

fn line(table: &Table) -> &str {
    table.model.line.editor.text()
}

#[test]
fn tab_puts_the_codes_on_the_line_and_undo_brings_the_names_back() {
    let mut table = guarded();
    type_in(&mut table, "Anna is van De Linde");
    table.send(Message::Tab);
    assert_eq!(line(&table), "[R7] is van [school]");
    table.send(Message::Do(Command::Undo));
    assert_eq!(line(&table), "Anna is van De Linde");
    table.send(Message::Tab);
    type_in(&mut table, " nu");
    table.send(Message::Enter);
    assert_eq!(table.last_note().text, "[R7] is van [school] nu");
    assert!(!table.everything_said_to_the_disk().contains("Linde nu"));
}

#[test]
fn a_tag_is_completed_before_names_are_looked_at_and_a_known_tag_is_no_name() {
    let mut table = guarded();
    let mut terms = Terms::default();
    terms.add("Doelen", Kind::Added, "name");
    table.model.lookout = Lookout::of(terms);
    type_in(&mut table, "Doelen #doel");
    table.send(Message::Tab);
    assert_eq!(line(&table), "Doelen #doelen ");
    table.send(Message::Tab);
    assert_eq!(line(&table), "[name] #doelen ");
    table.send(Message::Tab);
    assert_eq!(line(&table), "[name] #doelen ");
}

#[test]
fn without_a_key_tab_does_nothing_and_the_command_says_why() {
    let mut table = sit();
    type_in(&mut table, "Anna zei");
    assert_eq!(table.send(Message::Tab), None);
    assert_eq!(line(&table), "Anna zei");
    table.send(Message::Enter);
    let said = table.says("/code", Level::Warn);
    assert!(said.contains("no names are listed"), "{said}");
    table.model.lookout = Lookout::blind("the key is locked".into());
    let said = table.says("/code", Level::Warn);
    assert!(said.contains("the key is locked"), "{said}");
}

#[test]
fn a_kept_note_that_names_somebody_is_kept_as_typed_and_said_so_before_the_answer() {
    let mut table = guarded();
    table.says("een gewone notitie", Level::Note);
    let answer = table.line("> Anna zei dat de linde groeit");
    assert_eq!(answer.level, Level::Note);
    assert_eq!(
        answer.before,
        ["names [R7], [school]; /code 2 puts the code there"]
    );
    assert_eq!(table.last_note().text, "Anna zei dat de linde groeit");
    assert_eq!(table.ok("/code 2"), "note 2: [R7] zei dat [school] groeit");
    assert_eq!(table.last_note().text, "[R7] zei dat [school] groeit");
    let said = table.says("/code 2", Level::Warn);
    assert!(said.contains("nothing in it"), "{said}");
    assert!(table.error("/code 9").contains('9'));
}

#[test]
fn without_a_number_the_last_note_that_names_somebody_gets_its_codes() {
    let mut table = guarded();
    table.line("Anna zei iets");
    table.line("en nog iets");
    assert_eq!(table.ok("/code"), "note 1: [R7] zei iets");
    table.line("/undo");
    assert_eq!(table.ok("/code"), "note 1: [R7] zei iets");
    let kinds: Vec<_> = table.kept().iter().filter_map(|deed| deed.kind()).collect();
    assert!(
        kinds.ends_with(&["edited", "undone", "edited"]),
        "{kinds:?}"
    );
    assert!(matches!(table.kept().last(), Some(Deed::Edited(_))));
}

#[test]
fn reasons_and_corrections_that_name_somebody_are_told_too() {
    let mut table = guarded();
    table.line("iets");
    for line in ["/edit 1 Anna zei iets", "/skip O2.1 dat weet De Linde al"] {
        let answer = table.line(line);
        assert_eq!(answer.level, Level::Ok, "{line}");
        assert_eq!(answer.before.len(), 1, "{line}: {answer:?}");
        assert!(answer.before[0].starts_with("names ["), "{answer:?}");
    }
    assert!(
        table
            .line("/find Anna")
            .before
            .iter()
            .all(|it| !it.starts_with("names"))
    );
}

#[test]
fn off_the_record_no_number_is_offered() {
    let mut table = guarded();
    table.line("/off");
    let answer = table.line("Anna zei iets");
    assert_eq!((answer.level, answer.before.len()), (Level::Warn, 0));
}

#[test]
fn a_line_that_comes_back_after_a_crash_is_looked_at_too() {
    let mut table = guarded();
    table.model.line.restore(Draft {
        seq: None,
        at: noon(),
        ms: 0,
        text: "Anna zei".into(),
    });
    table.send(Message::Tab);
    assert_eq!(line(&table), "[R7] zei");
}
