//! Notes: their place, their moment, their tags; taken in every state.

use leidraad::journal::deed::{NoteKind, Origin};
use leidraad::live::model::Level;

use crate::fixture::{noon, sit, sit_small};

#[test]
fn a_note_takes_the_concept_of_the_open_question_by_default_and_typed_tags_replace_it() {
    let mut table = sit();
    table.line("/go O2.1");
    assert_eq!(
        table.says("eigen doelen", Level::Note),
        "eigen doelen #doelen"
    );
    assert_eq!(table.last_note().origin, Origin::Default);
    table.says("samen #verbinden", Level::Note);
    let note = table.last_note();
    assert_eq!(
        (note.origin, note.concepts.as_slice()),
        (Origin::Chosen, &["verbinden".to_owned()][..])
    );
    assert_eq!(table.says("zomaar #-", Level::Note), "zomaar #-");
    let note = table.last_note();
    assert!(note.outside && note.concepts.is_empty());
    assert_eq!(
        (note.origin, note.text.as_str()),
        (Origin::Chosen, "zomaar")
    );
}

#[test]
fn a_note_outside_every_concept_has_none_and_stays_default() {
    let mut table = sit();
    for place in ["/go O0.1", "/go closing", "/go opening"] {
        table.line(place);
        table.says("context", Level::Note);
        let note = table.last_note();
        assert_eq!(
            (note.concepts.len(), note.outside, note.origin),
            (0, false, Origin::Default)
        );
    }
}

#[test]
fn an_unknown_tag_stays_text_with_a_warning_before_the_answer() {
    let mut table = sit();
    table.line("/go O2.1");
    let answer = table.line("de #taal telt");
    assert_eq!((answer.level, answer.before.len()), (Level::Note, 1));
    assert!(answer.before[0].contains("#taal"), "{answer:?}");
    assert_eq!(table.last_note().text, "de #taal telt");
}

#[test]
fn notes_are_taken_in_every_state() {
    let mut table = sit();
    table.says("in de opening", Level::Note);
    assert_eq!(table.last_note().topic.as_deref(), Some("opening"));
    table.line("/consent no part");
    table.says("na een weigering", Level::Note);
    table.line("/go O3.1d1");
    table.says("onder een gesloten voorwaarde", Level::Note);
    let note = table.last_note();
    assert_eq!(
        (note.question.as_deref(), note.probe.as_deref()),
        (Some("O3.1"), Some("O3.1d1"))
    );
    table.line("/interrupted");
    table.says("tijdens een onderbreking", Level::Note);
    table.line("/go closing");
    table.says("in het slot", Level::Note);
    assert_eq!(table.last_note().topic.as_deref(), Some("closing"));
    table.line("/finish");
    table.says("na afloop", Level::Note);
    table.ok("/go O4");
    assert_eq!(table.place(), "O4.1");
}

#[test]
fn a_note_has_the_moment_of_its_first_keystroke() {
    let mut table = sit();
    table.wait(60_000);
    table.keys("h");
    let (at, ms) = (table.at, table.ms);
    table.wait(30_000);
    table.keys("ij<enter>");
    assert_eq!((table.last_note().at, table.last_note().ms), (at, ms));
    let event = table.model.history.events().last().unwrap();
    assert!(event.ms > ms && event.at > at);
}

#[test]
fn a_line_emptied_and_begun_anew_has_its_new_moment() {
    let mut table = sit();
    table.keys("x<bs>");
    table.wait(9_000);
    table.keys("y");
    let ms = table.ms;
    table.keys("z<enter>");
    assert_eq!(table.last_note().ms, ms);
    assert!(table.last_note().at > noon());
}

#[test]
fn signs_give_the_kind_and_parked_ones_wait_until_settled() {
    let mut table = sit();
    for (line, kind) in [
        ("> letterlijk", NoteKind::Quote),
        ("? later", NoteKind::Parked),
        ("= denk ik", NoteKind::Memo),
        ("+ en toen?", NoteKind::Improvised),
    ] {
        table.says(line, Level::Note);
        assert_eq!(table.last_note().kind, kind);
    }
    assert_eq!(table.session().notes.waiting().count(), 1);
    table.error("/settle 1");
    table.ok("/settle 2");
    table.error("/settle 2");
    assert_eq!(table.session().notes.waiting().count(), 0);
}

#[test]
fn a_mark_is_kept_without_words() {
    let mut table = sit();
    table.keys("half<c-n>");
    assert_eq!(
        (table.last_note().kind, table.last_note().text.as_str()),
        (NoteKind::Mark, "")
    );
    assert_eq!(table.model.line.editor.text(), "half");
}

#[test]
fn notes_are_tagged_edited_and_struck_by_their_number() {
    let mut table = sit_small();
    table.says("een", Level::Note);
    table.ok("/tag 1 #Doelen");
    assert_eq!(table.last_note().concepts, ["doelen"]);
    assert_eq!(table.last_note().origin, Origin::Chosen);
    table.ok("/tag 1 #-");
    assert!(table.last_note().outside && table.last_note().concepts.is_empty());
    table.ok("/edit 1 twee woorden");
    assert_eq!(table.last_note().text, "twee woorden");
    table.ok("/strike 1");
    assert!(table.session().notes.all()[0].struck);
    for wrong in [
        "/tag 2 #doelen",
        "/tag 1 doelen",
        "/tag 1 #niets",
        "/tag 1",
        "/edit 0 x",
        "/edit 1",
        "/strike x",
        "/strike -1",
    ] {
        table.error(wrong);
    }
}

#[test]
fn tab_completes_a_tag_by_id_or_name() {
    let mut table = sit();
    table.keys("iets #doe<tab>meer<enter>");
    assert_eq!(table.last_note().concepts, ["doelen"]);
    assert_eq!(table.last_note().text, "iets meer");
}

#[test]
fn on_the_screen_an_unknown_tag_is_warned_of_though_the_note_is_kept() {
    let mut table = sit();
    table.ok("/go O1.1");
    table.keys("netwerk #gezz<enter>");
    assert_eq!(table.last_note().text, "netwerk #gezz");
    let notice = table.model.notice.as_ref().unwrap();
    assert_eq!(notice.level, Level::Warn);
    assert!(notice.text.contains("#gezz"), "{notice:?}");
    table.keys("zonder<enter>");
    assert!(table.model.notice.is_none());
}

#[test]
fn what_was_done_is_said_for_a_moment_and_a_warning_stays() {
    let mut table = sit();
    table.ok("/go O1.1");
    table.wait(3_000);
    table.tick();
    assert!(table.model.notice.is_some());
    table.wait(1_500);
    table.tick();
    assert!(table.model.notice.is_none());
    table.keys("/nxt<enter>");
    table.wait(60_000);
    table.tick();
    assert!(table.model.notice.is_some());
}
