//! Cues in the order they were said, each with a time: what the file has, or the stretch it must lie
//! in.

use super::decode::{clean, one_line};
use super::repair::{Repairs, Wrong};
use super::{Cue, Draft};

/// Settles the times of all that was read, and leaves out what has no words.
pub fn settle(drafts: Vec<Draft>, repairs: &mut Repairs) -> Vec<Cue> {
    let mut cues: Vec<(Option<i64>, Cue)> = Vec::with_capacity(drafts.len());
    let mut latest = i64::MIN;
    // What has no time of its own stays behind the one it follows.
    let mut key = 0;
    for draft in drafts {
        let text = one_line(&clean(&draft.text, draft.at, repairs));
        if text.is_empty() {
            continue;
        }
        let (ms, end_ms) = times(&draft, repairs);
        if let Some(ms) = ms {
            if ms < latest {
                repairs.add(draft.at, Wrong::Order);
            }
            latest = latest.max(ms);
            key = ms;
        } else {
            repairs.add(draft.at, Wrong::Untimed);
        }
        let speaker = draft
            .speaker
            .map(|name| one_line(&clean(&name, draft.at, repairs)));
        cues.push((
            ms,
            Cue {
                at: draft.at,
                ms: key,
                end_ms,
                is_exact: ms.is_some(),
                speaker: speaker.filter(|name| !name.is_empty()),
                text,
                turn: draft.turn,
            },
        ));
    }
    cues.sort_by_key(|(_, cue)| cue.ms);
    end(&mut cues, repairs);
    cues.into_iter().map(|(_, cue)| cue).collect()
}

/// The times of a draft, none of them below zero and the end not before the beginning.
fn times(draft: &Draft, repairs: &mut Repairs) -> (Option<i64>, Option<i64>) {
    if draft.ms.is_some_and(|ms| ms < 0) || draft.end_ms.is_some_and(|ms| ms < 0) {
        repairs.add(draft.at, Wrong::Negative);
    }
    let positive = |ms: Option<i64>| ms.map(|ms| ms.max(0));
    let (ms, end_ms) = (positive(draft.ms), positive(draft.end_ms));
    if let (Some(start), Some(end)) = (ms, end_ms)
        && end < start
    {
        repairs.add(draft.at, Wrong::Backwards);
        return (ms, None);
    }
    // An end alone says nothing about where it began.
    (ms, end_ms.filter(|_| ms.is_some()))
}

/// Gives each cue without an end the beginning of the next one that begins later, and lists those that
/// begin before the one before ended.
fn end(cues: &mut [(Option<i64>, Cue)], repairs: &mut Repairs) {
    let mut next = None;
    let mut later = None;
    for (ms, cue) in cues.iter_mut().rev() {
        if later.is_none_or(|later| cue.ms < later) {
            next = later;
        }
        if cue.end_ms.is_none() || ms.is_none() {
            cue.end_ms = next;
        }
        if ms.is_some() {
            later = Some(later.map_or(cue.ms, |later: i64| later.min(cue.ms)));
        }
    }
    let mut ended = i64::MIN;
    for (_, cue) in cues.iter().filter(|(_, cue)| cue.is_exact) {
        if cue.ms < ended {
            repairs.add(cue.at, Wrong::Overlap);
        }
        ended = ended.max(cue.end_ms.unwrap_or(cue.ms));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(at: usize, ms: Option<i64>, end_ms: Option<i64>) -> Draft {
        Draft {
            at,
            ms,
            end_ms,
            text: format!("t{at}"),
            ..Draft::default()
        }
    }

    type Brief = (usize, i64, Option<i64>, bool);

    fn settled(drafts: Vec<Draft>) -> (Vec<Brief>, Vec<(usize, Wrong)>) {
        let mut repairs = Repairs::default();
        let cues = settle(drafts, &mut repairs);
        let cues = cues
            .into_iter()
            .map(|cue| (cue.at, cue.ms, cue.end_ms, cue.is_exact));
        let repairs = repairs.all().iter().map(|it| (it.at, it.wrong.clone()));
        (cues.collect(), repairs.collect())
    }

    #[test]
    fn what_ends_before_it_begins_ends_where_the_next_begins() {
        let (cues, repairs) = settled(vec![
            draft(1, Some(1_000), Some(500)),
            draft(2, Some(1_000), None),
            draft(3, Some(4_000), Some(5_000)),
            draft(4, Some(6_000), None),
        ]);
        assert_eq!(
            cues,
            [
                (1, 1_000, Some(4_000), true),
                (2, 1_000, Some(4_000), true),
                (3, 4_000, Some(5_000), true),
                (4, 6_000, None, true)
            ]
        );
        assert!(repairs.contains(&(1, Wrong::Backwards)));
    }

    #[test]
    fn cues_come_in_the_order_they_were_said() {
        let (cues, repairs) = settled(vec![
            draft(1, Some(5_000), Some(6_000)),
            draft(2, Some(-9), Some(2_000)),
            draft(3, Some(1_500), Some(3_000)),
        ]);
        assert_eq!(cues.iter().map(|it| it.0).collect::<Vec<_>>(), [2, 3, 1]);
        assert_eq!(
            repairs,
            [
                (2, Wrong::Negative),
                (2, Wrong::Order),
                (3, Wrong::Order),
                (3, Wrong::Overlap)
            ]
        );
    }

    #[test]
    fn what_has_no_time_lies_between_the_times_around_it() {
        let (cues, _) = settled(vec![
            draft(1, None, None),
            draft(2, Some(2_000), None),
            draft(3, None, Some(9)),
            draft(4, None, None),
            draft(5, Some(9_000), None),
            draft(6, None, None),
        ]);
        assert_eq!(
            cues,
            [
                (1, 0, Some(2_000), false),
                (2, 2_000, Some(9_000), true),
                (3, 2_000, Some(9_000), false),
                (4, 2_000, Some(9_000), false),
                (5, 9_000, None, true),
                (6, 9_000, None, false)
            ]
        );
        let (cues, _) = settled(vec![draft(1, None, None), draft(2, None, None)]);
        assert_eq!(cues, [(1, 0, None, false), (2, 0, None, false)]);
    }
}
