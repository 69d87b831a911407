//! Home, tried without a screen.

use time::macros::datetime;

use super::*;
use crate::journal::deed::Venue;
use crate::study::load::Standing;
use crate::study::participants::Attribute;
use crate::texts::NL;

/// A study that stands still.
struct Still;

impl Around for Still {
    fn end_after(&self, minutes: u32) -> String {
        format!("15:{:02}", minutes % 60)
    }

    fn end_trouble(&self, end: &str) -> Option<String> {
        (!end.starts_with("15:")).then(|| format!("{end}: nee"))
    }

    fn ready(&self, guide: &str, participants: &[String]) -> Vec<Check> {
        vec![Check {
            is_fine: true,
            words: format!("{guide} {}", participants.join(",")),
        }]
    }

    fn document(&self, subject: &Subject) -> String {
        format!("{subject:?}")
    }
}

fn guide(id: &str) -> GuideRow {
    GuideRow {
        id: id.to_owned(),
        title: "Kwaliteitszorg".to_owned(),
        languages: vec!["en".to_owned(), "nl".to_owned()],
        minutes: 60,
        phase: Phase::Main,
        built_in: true,
    }
}

fn session(day: u8, participants: &[&str], standing: Standing) -> SessionRow {
    let start = datetime!(2026-01-01 10:00 +1).replace_day(day).unwrap();
    SessionRow {
        id: format!("2026-01-{day:02}-{}-abcd", participants[0]),
        facts: Some(Facts {
            participants: participants.iter().map(|&who| who.to_owned()).collect(),
            guide: "kwaliteitszorg".to_owned(),
            phase: Phase::Main,
            start,
            standing,
            is_finished: standing == Standing::Finished,
            notes: 3,
            ms: 0,
        }),
    }
}

fn home() -> Home {
    let register = |id: &str, word: &str| Participant {
        id: id.to_owned(),
        attributes: vec![("sector".to_owned(), Attribute::Word(word.to_owned()))],
    };
    let mut home = Home {
        texts: &NL,
        study: "studie".to_owned(),
        guides: vec![guide("template"), guide("kwaliteitszorg")],
        usual: 1,
        registered: vec![register("R2", "po"), register("R10", "vo")],
        participants: Vec::new(),
        sessions: Vec::new(),
        is_reading: true,
        part: Part::Guides,
        selected: [0; 3],
        find: None,
        layer: None,
        trouble: None,
        seen: Seen::default(),
    };
    let found = Found {
        sessions: vec![
            session(3, &["R7"], Standing::Open),
            session(9, &["R2"], Standing::Finished),
            session(5, &["R15", "R7"], Standing::Damaged),
        ],
        places: BTreeMap::new(),
        trouble: None,
    };
    home.update(Input::Found(found), &Still);
    home
}

fn act(home: &mut Home, acts: &[Act]) -> Option<Choice> {
    let mut choice = None;
    for act in acts {
        choice = home.update(Input::Do(*act), &Still);
    }
    choice
}

fn typed(home: &mut Home, text: &str) {
    home.update(Input::Insert(text.to_owned()), &Still);
}

fn form(home: &Home) -> &Form {
    match &home.layer {
        Some(Layer::Form(form)) => form,
        other => panic!("no form but {other:?}"),
    }
}

fn page(home: &Home) -> &Page {
    match &home.layer {
        Some(Layer::Page(page)) => page,
        other => panic!("no page but {other:?}"),
    }
}

#[test]
fn enter_twice_begins_a_session_with_the_next_participant() {
    let mut home = home();
    assert_eq!(act(&mut home, &[Act::Choose]), None);
    let wanted = Choice::Begin {
        guide: "template".to_owned(),
        participants: vec!["R16".to_owned()],
        language: "nl".to_owned(),
        phase: Phase::Main,
        setting: Setting {
            place: Venue::Online,
            others: 0,
        },
        end: "15:00".to_owned(),
    };
    assert_eq!(act(&mut home, &[Act::Choose]), Some(wanted));
}

#[test]
fn the_latest_session_comes_first_and_an_open_one_is_gone_on_with() {
    let mut home = home();
    act(&mut home, &[Act::Before]);
    assert_eq!(home.session().unwrap().id, "2026-01-09-R2-abcd");
    let chosen = act(&mut home, &[Act::Last, Act::Choose]);
    assert_eq!(
        chosen,
        Some(Choice::Resume("2026-01-03-R7-abcd".to_owned()))
    );
}

#[test]
fn a_finished_session_is_looked_at() {
    let mut home = home();
    assert_eq!(act(&mut home, &[Act::Before, Act::Choose]), None);
    let wanted = Text::Document(r#"Session("2026-01-09-R2-abcd")"#.to_owned());
    assert_eq!(page(&home).text, wanted);
    assert_eq!(act(&mut home, &[Act::Back]), None);
    assert_eq!(home.layer, None);
}

#[test]
fn registered_participants_and_those_of_sessions_are_one_list_in_natural_order() {
    let home = home();
    let ids = home
        .participants
        .iter()
        .map(|row| row.participant.id.as_str());
    assert_eq!(ids.collect::<Vec<_>>(), ["R2", "R7", "R10", "R15"]);
    assert_eq!(home.participants[1].sessions, [1, 2]);
}

#[test]
fn a_participant_goes_on_with_what_is_open_and_else_begins_with_the_usual_guide() {
    let mut home = home();
    act(&mut home, &[Act::Next, Act::Choose]);
    assert_eq!(
        (form(&home).guide, form(&home).participants.text()),
        (1, "R2")
    );
    // Damaged but not finished is gone on with too, and the latest comes first.
    let chosen = act(&mut home, &[Act::Back, Act::Down, Act::Choose]);
    assert_eq!(
        chosen,
        Some(Choice::Resume("2026-01-05-R15-abcd".to_owned()))
    );
}

#[test]
fn practice_makes_nobody_a_participant() {
    let mut practice = session(9, &["R99"], Standing::Finished);
    practice.facts.as_mut().unwrap().phase = Phase::Rehearsal;
    assert!(rows::participants(&[], &[practice], &BTreeMap::new()).is_empty());
}

#[test]
fn the_arrow_keys_turn_what_has_a_few_values_both_ways() {
    let mut home = home();
    act(&mut home, &[Act::Choose]);
    for edit in [Edit::Right, Edit::Left, Edit::Right, Edit::Left] {
        act(&mut home, &[Act::Down]);
        home.update(Input::Edit(edit), &Still);
    }
    let turned = form(&home);
    assert_eq!((turned.language, turned.phase), (0, Phase::Rehearsal));
    assert_eq!((turned.place, turned.others), (Venue::Location, 9));
    typed(&mut home, "3");
    typed(&mut home, "x");
    assert_eq!(form(&home).others, 3);
}

#[test]
fn what_is_wrong_is_said_at_once_and_nothing_typed_is_lost() {
    let mut home = home();
    act(&mut home, &[Act::Choose]);
    typed(&mut home, ", Jan");
    assert!(
        form(&home)
            .trouble(Field::Participants)
            .unwrap()
            .contains("Jan")
    );
    act(&mut home, &[Act::Before, Act::Next, Act::Next, Act::Next]);
    assert_eq!(act(&mut home, &[Act::Choose]), None);
    assert_eq!(form(&home).field, Field::Participants);
    assert_eq!(form(&home).participants.text(), "R16, Jan");
    for _ in 0.." Jan,".len() {
        home.update(Input::Edit(Edit::Backspace), &Still);
    }
    assert_eq!(form(&home).troubles, []);
    act(
        &mut home,
        &[
            Act::Up,
            Act::Next,
            Act::Next,
            Act::Next,
            Act::Next,
            Act::Next,
        ],
    );
    typed(&mut home, "x");
    home.update(Input::Edit(Edit::Home), &Still);
    typed(&mut home, "1");
    assert_eq!(form(&home).trouble(Field::End), Some("115:00x: nee"));
}

#[test]
fn the_keys_can_be_looked_up_without_losing_the_form() {
    let mut home = home();
    act(&mut home, &[Act::Choose]);
    typed(&mut home, ",R3");
    act(&mut home, &[Act::Help]);
    assert_eq!(page(&home).text, Text::Keys);
    act(&mut home, &[Act::Back]);
    assert_eq!(form(&home).participants.text(), "R16,R3");
}

#[test]
fn a_list_is_narrowed_by_id_title_participant_or_word() {
    let mut home = home();
    act(&mut home, &[Act::Before, Act::Find]);
    assert!(home.is_typing());
    typed(&mut home, "r15");
    assert_eq!(home.shown(Part::Sessions).len(), 1);
    typed(&mut home, "zz");
    assert_eq!(home.session(), None);
    assert_eq!(act(&mut home, &[Act::Choose]), None);
    assert_eq!(act(&mut home, &[Act::Back]), None);
    assert_eq!(home.shown(Part::Sessions).len(), 3);
    act(&mut home, &[Act::Before, Act::Find]);
    typed(&mut home, "VO");
    assert_eq!(home.participant().unwrap().participant.id, "R10");
}

#[test]
fn what_is_selected_stays_so_when_sessions_are_added() {
    let mut home = home();
    act(&mut home, &[Act::Before, Act::Down]);
    let before = home.session().unwrap().id.clone();
    let mut sessions = home.sessions.clone();
    sessions.push(session(20, &["R1"], Standing::Open));
    let found = Found {
        sessions,
        places: BTreeMap::new(),
        trouble: None,
    };
    home.update(Input::Found(found), &Still);
    assert_eq!(home.session().unwrap().id, before);
}

#[test]
fn a_session_that_cannot_be_read_is_there_as_damaged_at_the_end() {
    let mut home = home();
    let mut sessions = home.sessions.clone();
    sessions.insert(
        0,
        SessionRow {
            id: "2026-02-01-R1-zzzz".to_owned(),
            facts: None,
        },
    );
    let found = Found {
        sessions,
        places: BTreeMap::new(),
        trouble: None,
    };
    home.update(Input::Found(found), &Still);
    act(&mut home, &[Act::Before, Act::Last]);
    assert_eq!(home.session().unwrap().standing(), Standing::Damaged);
    act(&mut home, &[Act::Choose]);
    assert!(matches!(page(&home).text, Text::Document(_)));
}

#[test]
fn a_guide_with_errors_says_so_instead_of_a_form() {
    let mut home = home();
    home.guides[0].languages.clear();
    act(&mut home, &[Act::Choose]);
    assert_eq!(home.layer, None);
    assert!(home.trouble.is_some());
}

#[test]
fn a_page_stops_at_its_end_and_at_its_beginning() {
    let mut page = Page::new(String::new(), Text::Keys);
    let seen = Seen { rows: 10, last: 15 };
    for (act, first) in [
        (Act::PageDown, 9),
        (Act::PageDown, 15),
        (Act::Down, 15),
        (Act::Up, 14),
        (Act::First, 0),
        (Act::Up, 0),
        (Act::Last, 15),
    ] {
        page.go(act, seen);
        assert_eq!(page.first, first, "{act:?}");
    }
}

#[test]
fn whether_all_is_ready_is_told_for_whoever_is_filled_in() {
    let mut home = home();
    act(&mut home, &[Act::Choose]);
    assert_eq!(form(&home).ready[0].words, "template R16");
    typed(&mut home, ",");
    typed(&mut home, "R3");
    assert_eq!(form(&home).ready[0].words, "template R16,R3");
    typed(&mut home, "x");
    assert_eq!(form(&home).ready, []);
}

#[test]
fn a_guide_is_rehearsed_in_the_language_of_the_program() {
    let mut home = home();
    let wanted = Choice::Rehearse {
        guide: "template".to_owned(),
        language: "nl".to_owned(),
    };
    assert_eq!(act(&mut home, &[Act::Rehearse]), Some(wanted));
    assert_eq!(act(&mut home, &[Act::Next, Act::Rehearse]), None);
}

#[test]
fn a_form_opened_before_the_sessions_were_read_guesses_again() {
    let mut home = home();
    let sessions = std::mem::take(&mut home.sessions);
    let nothing = Found {
        sessions: Vec::new(),
        places: BTreeMap::new(),
        trouble: None,
    };
    home.update(Input::Found(nothing), &Still);
    act(&mut home, &[Act::Choose]);
    assert_eq!(form(&home).participants.text(), "R11");
    let found = Found {
        sessions: sessions.clone(),
        places: BTreeMap::new(),
        trouble: None,
    };
    home.update(Input::Found(found), &Still);
    assert_eq!(form(&home).participants.text(), "R16");
    typed(&mut home, "0");
    let found = Found {
        sessions,
        places: BTreeMap::new(),
        trouble: None,
    };
    home.update(Input::Found(found), &Still);
    assert_eq!(form(&home).participants.text(), "R160");
}

#[test]
fn a_session_is_reviewed_by_itself_or_by_its_participant_and_a_guide_is_not() {
    let mut home = home();
    assert_eq!(act(&mut home, &[Act::Review]), None);
    let latest = home.sessions[0].id.clone();
    let review = Some(Choice::Review(latest));
    assert_eq!(act(&mut home, &[Act::Next, Act::Review]), review);
    assert_eq!(act(&mut home, &[Act::Next, Act::Review]), review);
}

#[test]
fn who_was_chosen_and_not_interviewed_yet_is_the_next_and_stands_so_in_the_list() {
    let mut home = home();
    let places = [
        ("R2", Place::Chosen),
        ("R10", Place::Chosen),
        ("R7", Place::Reserve),
    ];
    let found = Found {
        sessions: vec![session(9, &["R2"], Standing::Finished)],
        places: places.map(|(id, place)| (id.to_owned(), place)).into(),
        trouble: None,
    };
    home.update(Input::Found(found), &Still);
    assert_eq!(home.participants[1].place, Place::Chosen);
    act(&mut home, &[Act::Choose]);
    assert_eq!(form(&home).participants.text(), "R10");
}

#[test]
fn a_member_check_is_begun_with_those_who_were_kept_for_it() {
    let mut home = home();
    home.guides[0].phase = Phase::MemberCheck;
    home.registered.push(Participant {
        id: "R11".to_owned(),
        attributes: Vec::new(),
    });
    act(&mut home, &[Act::Choose]);
    assert_eq!(form(&home).participants.text(), "R16");
    let places = [
        ("R2", Place::Chosen),
        ("R10", Place::Reserve),
        ("R11", Place::Reserve),
    ];
    let found = Found {
        sessions: Vec::new(),
        places: places.map(|(id, place)| (id.to_owned(), place)).into(),
        trouble: None,
    };
    home.update(Input::Found(found), &Still);
    assert_eq!(form(&home).participants.text(), "R10,R11");
}
