use time::macros::datetime;

use super::*;

fn held(id: &str, base: &[(&str, Option<State>)], themes: &[&str]) -> Held {
    Held {
        id: id.to_owned(),
        phase: Phase::Main,
        participants: vec!["R1".to_owned()],
        guide: "small".to_owned(),
        start: datetime!(2026-01-12 14:00 +1),
        standing: Standing::Finished,
        base: base
            .iter()
            .map(|(id, state)| ((*id).to_owned(), *state))
            .collect(),
        themes: themes.iter().map(|name| (*name).to_owned()).collect(),
        themed: themes.len(),
        parked: Vec::new(),
        open_cells: Vec::new(),
        recorded: false,
        sound: false,
        transcribed: false,
    }
}

#[test]
fn a_question_is_missed_where_its_guide_had_it_not_and_not_where_it_was_not_to_be_asked() {
    let progress = Progress::of(vec![
        held("a", &[("q1", Some(State::Asked)), ("q2", None)], &[]),
        held(
            "b",
            &[
                ("q1", Some(State::Mentioned)),
                ("q2", Some(State::Asked)),
                ("q3", Some(State::Asked)),
            ],
            &[],
        ),
    ]);
    let asked = progress.asked();
    assert_eq!(asked[0].interviews, 2);
    let told: Vec<_> = asked[0]
        .questions
        .iter()
        .map(|one| {
            let missed = one.missed.iter();
            let missed: Vec<_> = missed.map(|(held, why)| (held.id.as_str(), *why)).collect();
            (one.id, one.asked, missed)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("q1", 1, vec![("b", Missed::Mentioned)]),
            ("q2", 1, vec![]),
            ("q3", 1, vec![("a", Missed::NotInGuide)]),
        ]
    );
}

#[test]
fn a_theme_is_new_in_the_session_that_began_first() {
    let mut late = held("a", &[], &["time", "trust"]);
    late.start = datetime!(2026-02-01 9:00 +1);
    let mut pilot = held("p", &[], &["space"]);
    pilot.phase = Phase::Pilot;
    let progress = Progress::of(vec![late, pilot, held("b", &[], &["time", "work"])]);
    let themes = progress.themes();
    let told: Vec<_> = themes
        .iter()
        .map(|added| (added.held.id.as_str(), added.new, added.all))
        .collect();
    assert_eq!(told, [("b", 2, 2), ("a", 1, 3)]);
}

#[test]
fn an_interview_that_is_not_finished_missed_nothing_yet() {
    let mut open = held("a", &[("q1", Some(State::Open))], &[]);
    open.standing = Standing::Open;
    let progress = Progress::of(vec![open]);
    assert!(progress.asked().is_empty());
    assert_eq!(progress.unfinished().count(), 1);
    assert_eq!(progress.by_phase()[0].open, 1);
}
