//! The fold over random sessions: at once or one by one, taken back and done again.

use std::sync::Arc;

use leidraad::guide::outline::Outline;
use leidraad::journal::Event;
use leidraad::journal::deed::{Agreed, Deed, Planned, Resumed};
use leidraad::live::message::Message;
use leidraad::session::Session;
use leidraad::session::history::History;
use leidraad::session::pace;
use proptest::prelude::*;

use crate::fixture::{SMALL, Table, header, noon, opened, parsed, sit_small};

const LINES: &[&str] = &[
    "een",
    "> twee #doelen",
    "? later",
    "#- buiten",
    "/go A.1",
    "/go B",
    "/go closing",
    "/back",
    "/next",
    "/prev",
    "/asked",
    "/asked A.2",
    "/skip",
    "/skip B.1 tijd",
    "/mentioned B.1",
    "/tick rol",
    "/open A.1a",
    "/open A.1b",
    "/flag x",
    "/tag 1 #doelen",
    "/edit 1 anders",
    "/strike 2",
    "/settle 1",
    "/plan A 2",
    "/plan B 0",
    "/more 5",
    "/lang en",
    "/lang nl",
    "/off",
    "/on",
    "/keep",
    "/consent yes",
    "/consent no recording",
    "/mark",
    "/interrupted",
    "/finish",
    "/undo",
    "/undo",
    "/undo",
    "/redo",
    "/redo",
];

/// Lines by number, and beyond them the arrow keys.
fn play(steps: &[usize]) -> Table {
    let mut table = sit_small();
    for step in steps {
        match LINES.get(*step) {
            Some(line) => {
                table.line(line);
            }
            None if step % 2 == 0 => {
                table.send(Message::Down);
            }
            None => {
                table.send(Message::Up);
            }
        }
        table.wait(700);
    }
    table
}

fn steps() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..LINES.len() + 6, 0..60)
}

/// A session without what undoing itself adds: the clock and the count of events.
fn timeless(session: &Session) -> Session {
    let mut session = session.clone();
    session.last_ms = 0;
    session.held_ms = 0;
    session.last_at = None;
    session.next_seq = 0;
    session.spent.clear();
    session.spent_on_items.clear();
    session
}

fn anew(events: Vec<Event>) -> History {
    let guide = Arc::new(parsed(SMALL));
    let outline = Arc::new(Outline::of(&guide));
    History::of(header(&["R7"]), guide, outline, events)
}

proptest! {
    #[test]
    fn read_back_it_is_what_it_was_live(steps in steps()) {
        let table = play(&steps);
        let again = anew(table.model.history.events().to_vec());
        prop_assert_eq!(again.session(), table.session());
        prop_assert_eq!(again.last_step(), table.model.history.last_step());
        prop_assert_eq!(again.last_undone(), table.model.history.last_undone());
    }

    #[test]
    fn undone_and_done_again_is_as_it_was(steps in steps()) {
        let mut table = play(&steps);
        let before = timeless(table.session());
        if table.model.history.last_step().is_some() {
            table.ok("/undo");
            table.ok("/redo");
            prop_assert_eq!(timeless(table.session()), before);
        }
    }

    #[test]
    fn a_step_and_its_undoing_leave_what_was(steps in steps(), step in 0..22_usize) {
        let mut table = play(&steps);
        let before = timeless(table.session());
        let depth = table.model.history.last_step().map(|event| event.seq);
        table.line(LINES[step]);
        if table.model.history.last_step().map(|event| event.seq) != depth {
            table.ok("/undo");
            prop_assert_eq!(timeless(table.session()), before);
        }
    }

    #[test]
    fn time_is_spent_whole_and_in_one_section(steps in steps()) {
        let table = play(&steps);
        let spent: u64 = table.session().spent.values().sum();
        prop_assert!(spent <= table.session().last_ms);
    }

    #[test]
    fn no_journal_however_odd_brings_the_fold_or_the_pace_down(
        minutes in any::<u32>(), more in any::<i64>(), ms in any::<u64>(), sitting in any::<u32>(), undone in any::<u64>(),
    ) {
        let deeds: Vec<Deed> = vec![
            Agreed { end: noon(), more: None }.into(),
            Planned { topic: "A".into(), minutes }.into(),
            Agreed { end: noon().plus_ms(more), more: Some(more) }.into(),
            Agreed { end: noon(), more: Some(more) }.into(),
            Resumed { sitting, program: String::new() }.into(),
            leidraad::journal::deed::Undone { step: undone }.into(),
            leidraad::journal::deed::Redone { step: undone }.into(),
        ];
        let event = |(seq, deed)| Event { seq, at: noon(), ms, deed };
        let events = std::iter::once(opened()).chain((1..).zip(deeds).map(event)).collect();
        let history = anew(events);
        prop_assert!(pace::at(history.session(), ms).is_some());
        prop_assert!(pace::wanted_ms(history.session(), 0) >= 0);
    }
}
