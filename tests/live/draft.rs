//! The unfinished line: checkpointed, gone, back again.

use leidraad::live::message::Message;
use leidraad::live::model::Level;
use leidraad::live::typing::CHECKPOINT_MS;

use crate::fixture::{sit, sit_small};

#[test]
fn the_line_is_checkpointed_at_least_twice_a_second_and_not_with_every_key() {
    let mut table = sit();
    let mut written = vec![];
    let mut seen = 0;
    for _ in 0..100 {
        table.keys("a");
        table.tick();
        let drafts = table.drafts();
        if drafts.len() > seen {
            seen = drafts.len();
            written.push((table.ms, drafts.last().unwrap().clone().unwrap().text));
        }
    }
    for pair in written.windows(2) {
        let apart = pair[1].0 - pair[0].0;
        assert!((CHECKPOINT_MS..=500).contains(&apart), "{apart} ms apart");
    }
    table.wait(500);
    table.tick();
    assert_eq!(
        table.drafts().last().unwrap().as_ref().unwrap().text.len(),
        100
    );
    let count = table.drafts().len();
    table.wait(5_000);
    table.tick();
    assert_eq!(
        table.drafts().len(),
        count,
        "nothing changed, nothing written"
    );
}

#[test]
fn a_line_that_is_emptied_leaves_no_draft() {
    let mut table = sit();
    table.keys("ab");
    assert!(table.drafts().last().unwrap().is_some());
    table.keys("<bs><bs>");
    assert_eq!(table.drafts().last(), Some(&None));
    table.keys("cd<enter>");
    assert_eq!(table.drafts().last(), Some(&None));
}

#[test]
fn a_note_is_kept_before_its_draft_goes() {
    use leidraad::live::effect::Effect;
    let mut table = sit();
    table.keys("ab<enter>");
    let [.., Effect::Keep(_), Effect::Draft(None)] = table.effects.as_slice() else {
        panic!("{:?}", table.effects);
    };
}

#[test]
fn a_draft_comes_back_with_its_moment() {
    let mut table = sit();
    table.keys("> half");
    table.wait(500);
    table.tick();
    let draft = table.drafts().last().unwrap().clone().unwrap();
    let mut later = sit();
    later.model.line.restore(draft.clone());
    later.wait(90_000);
    later.keys(" af<enter>");
    let note = later.last_note();
    assert_eq!(
        (note.text.as_str(), note.at, note.ms),
        ("half af", draft.at, draft.ms)
    );
    assert_eq!(later.drafts().last(), Some(&None));
}

#[test]
fn a_pending_draft_stands_before_the_first_line_that_is_no_command() {
    let mut table = sit_small();
    table.keys("half ");
    table.ok("/where");
    table.ok("");
    table.error("/nxt");
    assert_eq!(table.model.line.editor.text(), "half ");
    table.says("//af", Level::Note);
    assert_eq!(table.last_note().text, "half //af");
    table.says("los", Level::Note);
    assert_eq!(table.last_note().text, "los");
}

#[test]
fn an_unfinished_line_of_plain_mode_is_checkpointed_until_the_whole_is_kept() {
    use leidraad::live::effect::Effect;
    let mut table = sit();
    table.send(Message::Unfinished("hal".into()));
    let ms = table.ms;
    table.wait(2_000);
    table.send(Message::Unfinished(String::new()));
    assert_eq!(table.drafts().len(), 1);
    table.says("half", Level::Note);
    assert_eq!(table.last_note().ms, ms);
    assert!(matches!(
        table.effects.as_slice(),
        [_, Effect::Keep(_), Effect::Draft(None)]
    ));
}
