//! Phrases that the screen and plain mode share: moments, places and the plan, in words.

use time::UtcOffset;

use super::model::Model;
use crate::guide::Priority;
use crate::journal::deed::Note;
use crate::journal::moment::Timestamp;
use crate::safe::shown;
use crate::session::item::State;
use crate::session::notes::KeptNote;
use crate::session::pace::{Pace, Share};
use crate::session::place::{Place, Section};
use crate::session::{AgreedEnd, Session};
use crate::texts::fill;

/// Columns that the ids of what will not be reached take at the most.
const MOST_IDS: usize = 36;

/// A span or moment of the session's clock: `75:03`.
#[must_use]
pub fn minutes_seconds(ms: u64) -> String {
    format!("{:02}:{:02}", ms / 60_000, ms / 1_000 % 60)
}

/// The time of day of a moment: `14:05`.
#[must_use]
pub fn time_of_day(at: Timestamp, offset: UtcOffset) -> String {
    let local = at.utc().to_offset(offset);
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// Whole minutes, rounded to the nearest, of a span in milliseconds.
#[must_use]
pub fn whole_minutes(ms: i64) -> i64 {
    (ms + 30_000).div_euclid(60_000)
}

/// The title of a section, in the language of the guide or of the program.
#[must_use]
pub fn title(model: &Model, section: Section) -> &str {
    let session = model.session();
    match section {
        Section::Opening => model.texts.live.opening,
        Section::Closing => model.texts.live.closing,
        Section::Topic(topic) => session
            .guide
            .topics
            .get(topic)
            .map_or("", |t| t.title.words(&session.language)),
    }
}

/// What to say at a place.
#[must_use]
pub fn words_at(session: &Session, place: Place) -> &str {
    let language = &session.language;
    match place {
        Place::Opening => session.guide.opening.say.words(language),
        Place::Closing => session.guide.closing.say.words(language),
        Place::Topic(topic) => session
            .guide
            .topics
            .get(topic)
            .map_or("", |topic| topic.title.words(language)),
        Place::Item(item) => session
            .outline
            .wording(&session.guide, item)
            .map_or("", |words| words.words(language)),
    }
}

/// The question that is asked of each statement of a topic: its first.
#[must_use]
pub fn asked_of_statement(session: &Session, statement: usize) -> Option<String> {
    let topic = session.outline.topic(&session.guide, statement)?;
    let ask = topic.questions.first()?.ask.words(&session.language);
    Some(shown(ask).into_owned())
}

/// The id of the open place.
#[must_use]
pub fn id_here(session: &Session) -> &str {
    session.place.id(&session.guide, &session.outline)
}

/// When an item was mentioned before its turn, and the note that holds what was said; none once it
/// was asked or skipped.
#[must_use]
pub fn mentioned_earlier(session: &Session, item: usize) -> Option<(u64, Option<&KeptNote>)> {
    let state = session
        .items
        .get(item)
        .filter(|item| item.state() == State::Mentioned)?;
    let (ms, note) = state.mentioned.last()?;
    Some((*ms, note.and_then(|seq| session.notes.get(seq))))
}

/// The moment of a point on the session's clock, as a time of day.
#[must_use]
pub fn time_of_day_at(model: &Model, ms: u64) -> String {
    let before = i64::try_from(model.session_ms().saturating_sub(ms)).unwrap_or(0);
    time_of_day(model.now.at.plus_ms(-before), model.offset)
}

/// How much is left, in words: `24 min left to 15:00`.
#[must_use]
pub fn left(model: &Model, end: AgreedEnd, pace: &Pace) -> String {
    let until = time_of_day(end.at, model.offset);
    let live = &model.texts.live;
    if pace.left_ms >= 0 {
        // Minutes that are whole: what is begun is not there to be planned with any more.
        fill(
            live.left_to,
            &[("minutes", &(pace.left_ms / 60_000)), ("end", &until)],
        )
    } else {
        let over = (-pace.left_ms + 59_999) / 60_000;
        fill(live.over_end, &[("minutes", &over), ("end", &until)])
    }
}

/// How the pace stands, in words; within a minute it is on pace.
#[must_use]
pub fn drift(model: &Model, pace: &Pace) -> String {
    let live = &model.texts.live;
    if !pace.is_off() {
        return live.on_pace.to_owned();
    }
    let minutes = whole_minutes(pace.drift_ms.abs());
    let text = if pace.drift_ms > 0 {
        live.behind
    } else {
        live.ahead
    };
    fill(text, &[("minutes", &minutes)])
}

/// The plan in one line of 60 characters: `12 min to 15:00: O4 6 (2 open), O5 4, closing 2`.
#[must_use]
pub fn plan_line(model: &Model, pace: &Pace) -> String {
    let session = model.session();
    let Some(end) = session.end else {
        return String::new();
    };
    let live = &model.texts.live;
    let until = time_of_day(end.at, model.offset);
    let mut plan = fill(
        live.plan_head,
        &[
            ("minutes", &(pace.left_ms.max(0) / 60_000)),
            ("end", &until),
        ],
    );
    let (topics, closing): (Vec<_>, Vec<_>) = pace
        .plan
        .iter()
        .partition(|share| share.section != Section::Closing);
    let last: Vec<String> = closing
        .iter()
        .map(|share| share_words(model, share, false))
        .collect();
    let mut shown: Vec<String> = Vec::new();
    for share in topics {
        let words = share_words(model, &share, share.section == session.section());
        let tail: usize = last.iter().map(|words| words.chars().count() + 2).sum();
        let so_far: usize = shown.iter().map(|words| words.chars().count() + 2).sum();
        if plan.chars().count() + so_far + words.chars().count() + tail > 58 {
            shown.push("…".to_owned());
            break;
        }
        shown.push(words);
    }
    shown.extend(last);
    plan.push_str(&shown.join(", "));
    plan
}

fn share_words(model: &Model, share: &Share, open: bool) -> String {
    let session = model.session();
    let name = match share.section {
        Section::Topic(_) => share.section.id(&session.guide).to_owned(),
        other => title(model, other).to_lowercase(),
    };
    let label = format!("{name} {}", share.ms / 60_000);
    if open && share.open > 0 {
        format!(
            "{label} ({})",
            fill(model.texts.live.open_count, &[("count", &share.open)])
        )
    } else {
        label
    }
}

/// The ids of what will not be reached, in one line: what must be asked first, and as many as fit;
/// what is being answered now is not among them.
#[must_use]
pub fn unreached_line(model: &Model, pace: &Pace) -> Option<String> {
    let session = model.session();
    let open = session.place.item();
    let priority = |item: &usize| session.outline.priority(&session.guide, *item);
    let mut items: Vec<usize> = pace.unreached.clone();
    items.retain(|item| Some(*item) != open);
    items.sort_by_key(|item| match priority(item) {
        Some(Priority::Must) => 0,
        Some(Priority::Should) => 1,
        Some(Priority::Could) | None => 2,
    });
    let ids = items.iter().filter_map(|item| session.outline.item(*item));
    let ids: Vec<&str> = ids.map(|item| item.id.as_str()).collect();
    if ids.is_empty() {
        return None;
    }
    Some(fill(
        model.texts.live.unreached,
        &[("ids", &as_many_as_fit(&ids))],
    ))
}

/// Ids beside each other, and how many more there are than fit in a line.
#[must_use]
pub fn as_many_as_fit(ids: &[&str]) -> String {
    let mut shown = String::new();
    for (at, id) in ids.iter().enumerate() {
        if shown.chars().count() + id.chars().count() > MOST_IDS {
            shown.extend([" +", &(ids.len() - at).to_string()]);
            break;
        }
        if at > 0 {
            shown.push(' ');
        }
        shown.push_str(id);
    }
    shown
}

/// Base questions that were not asked.
pub fn not_asked(session: &Session) -> impl Iterator<Item = usize> + '_ {
    let items = session.outline.items().iter().enumerate();
    let base = items.filter(|(_, item)| item.depth == 0);
    base.map(|(at, _)| at)
        .filter(|at| !session.outline.is_statement(*at) && session.is_ahead(*at))
}

/// The tags of a note, with the concept that it proposes.
#[must_use]
pub fn tags_of(note: &Note) -> String {
    let tags = tags(&note.concepts, note.outside);
    let proposed = note.theme.as_ref().map(|name| format!("#+{name}"));
    let both = [Some(tags), proposed].into_iter().flatten();
    let both: Vec<String> = both.filter(|tag| !tag.is_empty()).collect();
    both.join(" ")
}

/// The concepts of a note as tags, `#-` when it lies outside the model.
#[must_use]
pub fn tags(concepts: &[String], outside: bool) -> String {
    let mut tags: Vec<String> = concepts
        .iter()
        .map(|concept| format!("#{concept}"))
        .collect();
    if outside {
        tags.push("#-".to_owned());
    }
    tags.join(" ")
}
