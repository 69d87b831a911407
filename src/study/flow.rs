//! The flow from who was approached to what was analysed: numbers that add up, with the reasons why
//! people are not further on. Pure.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::sample::Member;
use crate::journal::deed::Place;

/// People with the reasons that were written down.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// How many.
    pub count: usize,
    /// Why, the most frequent reason first.
    pub reasons: Vec<Reason>,
}

/// A reason, with how often it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The words; none where no reason was written down.
    pub why: Option<String>,
    /// How often.
    pub count: usize,
}

/// The flow. `signed_up + otherwise = screened_out + eligible`; `eligible = declined + refused_early +
/// withdrawn_early + reserve + open + chosen`; `chosen = refused + no_show + withdrawn_before +
/// to_interview + interviewed`; `interviewed = withdrawn + to_analyse + analysed`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Flow {
    /// Asked to sign up, as study.toml says.
    pub approached: Option<u32>,
    /// Signed up.
    pub signed_up: usize,
    /// Came in without signing up.
    pub otherwise: usize,
    /// Do not belong in the sample.
    pub screened_out: Counted,
    /// Could be chosen.
    pub eligible: usize,
    /// Not taken by the researcher.
    pub declined: Counted,
    /// Did not want to any more before they were chosen.
    pub refused_early: Counted,
    /// Withdrew before they were chosen.
    pub withdrawn_early: usize,
    /// Kept for the member check.
    pub reserve: usize,
    /// Of these, took part in one.
    pub reserve_checked: usize,
    /// Not decided.
    pub open: usize,
    /// Chosen.
    pub chosen: usize,
    /// Did not want to after they were chosen.
    pub refused: Counted,
    /// Did not turn up.
    pub no_show: Counted,
    /// Withdrew after they were chosen, before the interview.
    pub withdrawn_before: usize,
    /// Chosen and not interviewed yet.
    pub to_interview: usize,
    /// Interviewed, or being so.
    pub interviewed: usize,
    /// Of these, not finished, and not withdrawn.
    pub begun: usize,
    /// Withdrew since.
    pub withdrawn: usize,
    /// Nothing of theirs counts yet.
    pub to_analyse: usize,
    /// At least one fragment of theirs counts.
    pub analysed: usize,
}

/// What sessions that count say of those who took part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sessions {
    /// Of whom at least one fragment counts.
    pub analysed: BTreeSet<String>,
    /// Who took part after all in none of them: they withdrew, or said so in the session itself.
    pub left: BTreeSet<String>,
}

/// Where somebody's way ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum End {
    ScreenedOut,
    Declined,
    RefusedEarly,
    WithdrawnEarly,
    Reserve,
    Open,
    Refused,
    NoShow,
    WithdrawnBefore,
    ToInterview,
    Withdrawn,
    ToAnalyse,
    Analysed,
}

impl Flow {
    /// The flow of the people of a study, as far as their sessions go.
    #[must_use]
    pub fn of(members: &[Member], approached: Option<u32>, sessions: &Sessions) -> Flow {
        let mut flow = Flow {
            approached,
            ..Flow::default()
        };
        let mut ends: BTreeMap<End, Vec<&Member>> = BTreeMap::new();
        for member in members.iter().filter(|member| member.is_of_sample()) {
            if member.record.signed_up.is_some() {
                flow.signed_up += 1;
            } else {
                flow.otherwise += 1;
            }
            let end = end_of(member, sessions);
            ends.entry(end).or_default().push(member);
        }
        let of = |end: End| ends.get(&end).map_or(&[][..], Vec::as_slice);
        flow.screened_out = counted(of(End::ScreenedOut));
        flow.declined = counted(of(End::Declined));
        flow.refused_early = counted(of(End::RefusedEarly));
        flow.withdrawn_early = of(End::WithdrawnEarly).len();
        flow.reserve = of(End::Reserve).len();
        let reserve = of(End::Reserve).iter();
        flow.reserve_checked = reserve.filter(|member| member.is_checked()).count();
        flow.open = of(End::Open).len();
        flow.refused = counted(of(End::Refused));
        flow.no_show = counted(of(End::NoShow));
        flow.withdrawn_before = of(End::WithdrawnBefore).len();
        flow.to_interview = of(End::ToInterview).len();
        flow.to_analyse = of(End::ToAnalyse).len();
        flow.analysed = of(End::Analysed).len();
        flow.withdrawn = of(End::Withdrawn).len();
        let going = [End::ToAnalyse, End::Analysed].map(of).concat();
        flow.begun = going.iter().filter(|member| !member.is_done()).count();
        flow.interviewed = flow.withdrawn + flow.to_analyse + flow.analysed;
        let lost = flow.refused.count + flow.no_show.count + flow.withdrawn_before;
        flow.chosen = lost + flow.to_interview + flow.interviewed;
        flow.eligible = flow.signed_up + flow.otherwise - flow.screened_out.count;
        flow
    }
}

fn end_of(member: &Member, sessions: &Sessions) -> End {
    let record = &member.record;
    let said_no = sessions.left.contains(&member.id);
    if member.was_interviewed() {
        return match sessions.analysed.contains(&member.id) {
            _ if said_no || member.left || !member.is_interviewed() => End::Withdrawn,
            true => End::Analysed,
            false => End::ToAnalyse,
        };
    }
    match record.place() {
        Place::ScreenedOut => End::ScreenedOut,
        // Who says so at the beginning of the interview had an appointment.
        _ if member.said_no() => End::Refused,
        _ if member.left && record.was_chosen() => End::WithdrawnBefore,
        _ if member.left => End::WithdrawnEarly,
        Place::Declined => End::Declined,
        Place::Reserve => End::Reserve,
        Place::Open => End::Open,
        Place::Chosen => End::ToInterview,
        Place::Refused if record.was_chosen() => End::Refused,
        Place::Refused => End::RefusedEarly,
        // Who does not turn up had an appointment.
        Place::NoShow => End::NoShow,
    }
}

fn counted(members: &[&Member]) -> Counted {
    let mut reasons: Vec<Reason> = Vec::new();
    for member in members {
        // Why they stood as they did is no reason for what they said later.
        let why = member.record.why().filter(|_| !member.said_no());
        let why = why.map(str::trim);
        let why = why.filter(|why| !why.is_empty()).map(str::to_owned);
        match reasons.iter_mut().find(|known| known.why == why) {
            Some(known) => known.count += 1,
            None => reasons.push(Reason { why, count: 1 }),
        }
    }
    reasons.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.why.cmp(&b.why)));
    Counted {
        count: members.len(),
        reasons,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::moment::Timestamp;
    use crate::study::sample::{Record, Step};

    const PLACES: [Place; 7] = [
        Place::Open,
        Place::ScreenedOut,
        Place::Chosen,
        Place::Reserve,
        Place::Declined,
        Place::Refused,
        Place::NoShow,
    ];

    /// Somebody with any history: each number another one.
    fn member(number: usize) -> Member {
        let at = Timestamp::parse("2026-01-12T13:00:00.000Z").unwrap();
        let mut rest = number;
        let mut draw = |sides: usize| {
            let drawn = rest % sides;
            rest /= sides;
            drawn
        };
        let signed_up = (draw(2) == 1).then_some(at);
        let length = draw(3);
        let steps = (0..length).map(|_| Step {
            at,
            place: PLACES[draw(7)],
            why: None,
        });
        let steps = steps.collect();
        let phases = ["main", "pilot", "member-check"];
        let held: BTreeSet<&'static str> = phases.into_iter().filter(|_| draw(2) == 1).collect();
        let (is_kept, is_done) = (draw(2) == 1, !number.is_multiple_of(3));
        Member {
            id: format!("R{number}"),
            attributes: Vec::new(),
            record: Record { signed_up, steps },
            phases: held.iter().copied().filter(|_| is_kept).collect(),
            finished: held
                .iter()
                .copied()
                .filter(|_| is_kept && is_done)
                .collect(),
            held,
            left: draw(3) == 1,
            refused: phases.into_iter().filter(|_| draw(3) == 1).collect(),
        }
    }

    #[test]
    fn whatever_becomes_of_people_the_numbers_add_up() {
        let members: Vec<Member> = (0..15_000).map(member).collect();
        let analysed = (0..15_000)
            .step_by(3)
            .map(|number| format!("R{number}"))
            .collect();
        let sessions = Sessions {
            analysed,
            left: BTreeSet::from(["R8".to_owned(), "R16".to_owned()]),
        };
        let flow = Flow::of(&members, None, &sessions);
        let all = members
            .iter()
            .filter(|member| member.is_of_sample())
            .count();
        assert_eq!(flow.signed_up + flow.otherwise, all);
        assert_eq!(all, flow.screened_out.count + flow.eligible);
        let unwilling = flow.refused_early.count + flow.withdrawn_early;
        let left = flow.declined.count + unwilling + flow.reserve + flow.open;
        assert_eq!(flow.eligible, left + flow.chosen);
        let lost = flow.refused.count + flow.no_show.count + flow.withdrawn_before;
        assert_eq!(flow.chosen, lost + flow.to_interview + flow.interviewed);
        let held = flow.withdrawn + flow.to_analyse + flow.analysed;
        assert_eq!(flow.interviewed, held);
        assert!(flow.begun > 0 && flow.begun < flow.interviewed);
        assert_eq!(
            flow.open,
            members.iter().filter(|one| one.is_open()).count()
        );
        let every = [
            &flow.declined,
            &flow.refused,
            &flow.refused_early,
            &flow.no_show,
        ];
        assert!(every.iter().all(|counted| counted.count > 0) && flow.analysed > 0);
        assert!(flow.withdrawn > 0 && flow.withdrawn_before > 0 && flow.withdrawn_early > 0);
    }

    #[test]
    fn reasons_are_counted_the_most_frequent_first() {
        let mut members: Vec<Member> = (0..4).map(|_| member(0)).collect();
        for (member, why) in
            members
                .iter_mut()
                .zip([Some("ill"), Some(" no time"), None, Some("no time")])
        {
            let at = Timestamp::parse("2026-01-12T13:00:00.000Z").unwrap();
            member.record.steps.push(Step {
                at,
                place: Place::NoShow,
                why: why.map(str::to_owned),
            });
        }
        let flow = Flow::of(&members, None, &Sessions::default());
        let reasons: Vec<(Option<&str>, usize)> = flow
            .no_show
            .reasons
            .iter()
            .map(|reason| (reason.why.as_deref(), reason.count))
            .collect();
        assert_eq!(reasons, [(Some("no time"), 2), (None, 1), (Some("ill"), 1)]);
    }
}
