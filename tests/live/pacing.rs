//! The pace over random sessions: what is promised of the plan holds whatever happened.

use std::sync::Arc;

use leidraad::guide::outline::Outline;
use leidraad::guide::{Guide, Priority, Question};
use leidraad::journal::Event;
use leidraad::journal::deed::{
    Agreed, Asked, Condition, Deed, Mentioned, Move, Moved, Planned, Role, Skipped,
};
use leidraad::session::Session;
use leidraad::session::pace::{self, TOLERANCE_MS};
use leidraad::session::place::Section;
use proptest::prelude::*;

use crate::fixture::{SMALL, header, noon, parsed, shipped};

/// Random priorities and minutes over a guide.
fn guide(small: bool, priorities: &[u8], minutes: &[u32]) -> Guide {
    fn set(questions: &mut [Question], next: &mut impl Iterator<Item = u8>) {
        for question in questions {
            question.priority = match next.next() {
                Some(0) => Priority::Must,
                Some(1) => Priority::Should,
                _ => Priority::Could,
            };
            set(&mut question.probes, next);
        }
    }
    let mut guide = if small { parsed(SMALL) } else { shipped() };
    let mut next = priorities.iter().copied().cycle();
    for (topic, minutes) in guide.topics.iter_mut().zip(minutes.iter().cycle()) {
        topic.minutes = *minutes;
        set(&mut topic.questions, &mut next);
    }
    guide
}

fn deed(guide: &Guide, outline: &Outline, (kind, at, minutes): (u8, usize, u32)) -> Deed {
    let id = outline.items()[at % outline.items().len()].id.clone();
    match kind {
        0 => Asked {
            id,
            role: Role::Planned,
            to: None,
        }
        .into(),
        1 => Skipped {
            id,
            why: String::new(),
            to: None,
        }
        .into(),
        2 => Mentioned { id, note: None }.into(),
        3 => Condition { id, open: true }.into(),
        4 => Planned {
            topic: guide.topics[at % guide.topics.len()].id.clone(),
            minutes,
        }
        .into(),
        5 => Agreed {
            end: noon().plus_ms(i64::from(minutes) * 60_000),
            more: Some(i64::from(minutes) - 10),
        }
        .into(),
        6 => Moved {
            to: ["opening", "closing"][at % 2].to_owned(),
            how: Move::Step,
        }
        .into(),
        _ => Moved {
            to: id,
            how: Move::Jump,
        }
        .into(),
    }
}

prop_compose! {
    fn session()(
        small: bool,
        priorities in prop::collection::vec(0_u8..3, 1..40),
        minutes in prop::collection::vec(0_u32..30, 1..8),
        end in -10_i64..90,
        steps in prop::collection::vec(((0_u8..9, 0_usize..60, 0_u32..20), 0_u64..400_000), 0..40),
    ) -> (Session, u64) {
        let guide = Arc::new(guide(small, &priorities, &minutes));
        let outline = Arc::new(Outline::of(&guide));
        let mut session = Session::new(Arc::new(header(&["R1"])), guide.clone(), outline.clone());
        let agreed = Agreed { end: noon().plus_ms(end * 60_000), more: None };
        session.apply(&Event { seq: 0, at: noon(), ms: 0, deed: agreed.into() });
        let mut ms = 0;
        for (seq, (step, passed)) in (1..).zip(steps) {
            ms += passed;
            let at = noon().plus_ms(i64::try_from(ms).unwrap());
            session.apply(&Event { seq, at, ms, deed: deed(&guide, &outline, step) });
        }
        (session, ms)
    }
}

/// What is still to be asked by the rules of the plan: in view, not asked, not dropped; of a topic
/// behind us only what must be asked.
fn ahead(session: &Session, now_ms: u64) -> Vec<usize> {
    let here = session.section();
    (0..session.items.len())
        .filter(|item| {
            let topic = session.outline.item(*item).unwrap().topic;
            let section = Section::Topic(topic);
            let must = priority(session, *item) == Priority::Must;
            let passed = section < here && session.spent_in(section, now_ms) > 30_000;
            session.is_ahead(*item)
                && session.is_in_view(*item)
                && session.replanned.get(&topic) != Some(&0)
                && (!passed || must)
        })
        .collect()
}

fn priority(session: &Session, item: usize) -> Priority {
    session
        .outline
        .question(&session.guide, item)
        .unwrap()
        .priority
}

proptest! {
    #[test]
    fn shares_are_never_negative_and_never_more_than_what_is_left((session, ms) in session(), later in 0_u64..600_000) {
        let pace = pace::at(&session, ms + later).unwrap();
        prop_assert!(pace.plan.iter().all(|share| share.ms >= 0));
        let sum: i64 = pace.plan.iter().map(|share| share.ms).sum();
        prop_assert!(sum <= pace.left_ms.max(0), "{} of {}", sum, pace.left_ms);
    }

    #[test]
    fn nothing_changes_when_nothing_changed((session, ms) in session()) {
        prop_assert_eq!(pace::at(&session, ms), pace::at(&session, ms));
        prop_assert_eq!(pace::at(&session.clone(), ms), pace::at(&session, ms));
    }

    #[test]
    fn what_is_reached_and_what_is_not_is_all_that_lies_ahead((session, ms) in session()) {
        let pace = pace::at(&session, ms).unwrap();
        let ahead = ahead(&session, ms);
        let reached: usize = pace.plan.iter().map(|share| share.open).sum();
        prop_assert_eq!(reached + pace.unreached.len(), ahead.len());
        prop_assert!(pace.unreached.iter().all(|item| ahead.contains(item)));
        prop_assert!(pace.unreached.is_sorted());
    }

    #[test]
    fn a_must_is_never_dropped_for_a_should_or_a_could((session, ms) in session()) {
        let pace = pace::at(&session, ms).unwrap();
        let drops_a_must = pace.unreached.iter().any(|item| priority(&session, *item) == Priority::Must);
        let lesser = ahead(&session, ms).into_iter().filter(|item| priority(&session, *item) != Priority::Must);
        if drops_a_must {
            for item in lesser {
                prop_assert!(pace.unreached.contains(&item), "{} is kept", item);
            }
        }
    }

    #[test]
    fn within_a_minute_it_is_on_pace((session, ms) in session()) {
        let pace = pace::at(&session, ms).unwrap();
        prop_assert_eq!(pace.is_off(), pace.drift_ms.abs() > TOLERANCE_MS);
    }
}
