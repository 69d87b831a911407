//! Names in a review: on the line, and in the selected item.

use leidraad::guard::terms::{Kind, Terms};
use leidraad::journal::deed::Deed;
use leidraad::live::lookout::Lookout;
use leidraad::live::model::Level;

use crate::fixture::{Desk, sit};
use crate::press;

fn guarded() -> Desk {
    let mut desk = sit("en");
    let mut terms = Terms::default();
    terms.add("De Linde", Kind::Organisation, "school");
    desk.model.lookout = Lookout::of(terms);
    desk
}

#[test]
fn tab_puts_the_codes_on_the_line_and_undo_brings_the_names_back() {
    let mut desk = guarded();
    press(&mut desk, "* overleg met De Linde<tab>");
    assert_eq!(desk.model.line.editor.text(), "* overleg met [school]");
    press(&mut desk, "<ctrl-z>");
    assert_eq!(desk.model.line.editor.text(), "* overleg met De Linde");
}

#[test]
fn a_theme_that_names_somebody_is_told_and_gets_its_code() {
    let mut desk = guarded();
    let note = desk.model.session.notes.all()[0].label();
    desk.line(&format!("/go {note}"));
    desk.line("* zoals De Linde");
    let answer = desk.answer.clone().unwrap();
    assert_eq!(answer.level, Level::Note);
    assert_eq!(answer.before, ["names [school]; /code puts the code there"]);
    assert!(
        desk.model
            .notice
            .as_ref()
            .unwrap()
            .text
            .contains("[school]")
    );
    desk.line("/code");
    assert_eq!(desk.level(), Some(Level::Note), "{}", desk.said());
    let Some(Deed::Themed(themed)) = desk.kept.last().map(|event| &event.deed) else {
        panic!("{:?}", desk.kept.last());
    };
    assert_eq!(themed.theme.as_deref(), Some("zoals [school]"));
    desk.line("/code");
    assert_eq!(desk.level(), Some(Level::Warn));
}

#[test]
fn the_words_of_an_item_get_their_codes() {
    let mut desk = guarded();
    desk.line("/correct wij van De Linde");
    desk.line("/code");
    let Some(Deed::Corrected(corrected)) = desk.kept.last().map(|event| &event.deed) else {
        panic!("{:?}", desk.kept.last());
    };
    assert_eq!(corrected.text, "wij van [school]");
}
