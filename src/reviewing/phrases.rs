//! What is said of an item: where it stands, its words, what it is coded with, how far one is.

use crate::guide::text::Text;
use crate::journal::deed::{NoteKind, Origin, Unit};
use crate::live::phrases::tags;
use crate::review::coding::Standing;
use crate::session::place::{CLOSING, OPENING};
use crate::session::recordings::Recording;
use crate::session::talk;
use crate::texts::fill;
use crate::transcript::script::{byte_at, name_of};

use super::model::Model;

/// A moment of the session's clock: `01:02:05`.
#[must_use]
pub fn clock(ms: i64) -> String {
    let sign = if ms < 0 { "-" } else { "" };
    let seconds = ms.unsigned_abs() / 1_000;
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    format!("{sign}{hours:02}:{minutes:02}:{:02}", seconds % 60)
}

/// How a note or fragment stands; a turn has no concepts of its own.
#[must_use]
pub fn standing_of<'a>(model: &'a Model, unit: &Unit) -> Option<Standing<'a>> {
    match unit {
        Unit::Note(_) | Unit::Observed(..) => {
            let kept = model.session.notes.of(unit)?;
            Some(model.sheet.standing_of(kept))
        }
        Unit::Fragment(..) => model.sheet.coding(unit).map(Standing::of_fragment),
        Unit::Turn(..) => None,
    }
}

/// The words of a unit as they stand; a fragment's over several turns with a blank between.
#[must_use]
pub fn words_of(model: &Model, unit: &Unit) -> String {
    match unit {
        Unit::Note(_) | Unit::Observed(..) => {
            let kept = model.session.notes.of(unit);
            kept.map_or("", |kept| model.sheet.note_words(kept))
                .to_owned()
        }
        Unit::Turn(transcript, turn) => {
            let words = model
                .sheet
                .turn_words(transcript, *turn, &model.transcripts);
            words.unwrap_or_default().to_owned()
        }
        Unit::Fragment(..) => fragment_words(model, unit).unwrap_or_default(),
    }
}

fn fragment_words(model: &Model, unit: &Unit) -> Option<String> {
    let span = model.sheet.span(unit)?;
    let mut parts = Vec::new();
    for turn in span.from.turn..=span.to.turn {
        let words = model
            .sheet
            .turn_words(&span.transcript, turn, &model.transcripts)?;
        let from = if turn == span.from.turn {
            byte_at(words, span.from.char)?
        } else {
            0
        };
        let to = if turn == span.to.turn {
            byte_at(words, span.to.char)?
        } else {
            words.len()
        };
        parts.push(words.get(from..to)?);
    }
    Some(parts.join(" "))
}

/// What a unit is called: `note 4 >`, `R7`, `fragment`.
#[must_use]
pub fn name(model: &Model, unit: &Unit) -> String {
    let texts = &model.texts.review;
    match unit {
        Unit::Note(_) | Unit::Observed(..) => {
            let Some(kept) = model.session.notes.of(unit) else {
                return String::new();
            };
            let mut name = fill(texts.note, &[("number", &kept.label())]);
            name.extend(sign(kept.note.kind).map(|sign| format!(" {sign}")));
            name
        }
        Unit::Turn(transcript, turn) => {
            let said = model.transcripts.turn(transcript, *turn);
            let speaker = said.and_then(|said| said.speaker.as_deref());
            speaker.map_or("—", name_of).to_owned()
        }
        Unit::Fragment(..) => texts.fragment.to_owned(),
    }
}

/// The sign that a kind of note was typed with.
#[must_use]
pub fn sign(kind: NoteKind) -> Option<char> {
    match kind {
        NoteKind::Quote => Some('>'),
        NoteKind::Parked => Some('?'),
        NoteKind::Memo => Some('='),
        NoteKind::Improvised => Some('+'),
        NoteKind::Mark => Some('•'),
        _ => None,
    }
}

/// The question that was open, by its id.
#[must_use]
pub fn question_of<'a>(model: &'a Model, unit: &Unit) -> Option<&'a str> {
    match unit {
        Unit::Note(_) | Unit::Observed(..) => {
            let kept = model.session.notes.of(unit)?;
            kept.note.question.as_deref()
        }
        Unit::Turn(transcript, turn) => {
            let said = model.transcripts.turn(transcript, *turn)?;
            said.question.as_deref()
        }
        Unit::Fragment(..) => {
            let span = model.sheet.span(unit)?;
            let said = model.transcripts.turn(&span.transcript, span.from.turn)?;
            said.question.as_deref()
        }
    }
}

/// What a topic is called.
#[must_use]
pub fn title<'a>(model: &'a Model, topic: &str) -> &'a str {
    match topic {
        OPENING => model.texts.live.opening,
        CLOSING => model.texts.live.closing,
        _ => {
            let found = model.session.guide.topic(topic);
            found.map_or("", |found| in_language(model, &found.title))
        }
    }
}

/// The words of a question.
#[must_use]
pub fn question_words<'a>(model: &'a Model, id: &str) -> Option<&'a str> {
    let session = &model.session;
    let item = session.outline.find(id)?;
    let question = session.outline.question(&session.guide, item)?;
    Some(in_language(model, &question.ask))
}

/// A text of the guide in the language that the session was held in.
fn in_language<'a>(model: &'a Model, text: &'a Text) -> &'a str {
    text.words(&model.session.language)
}

/// Where in a recording an item stands: the file and the position.
#[must_use]
pub fn recorded(model: &Model, ms: i64) -> Option<String> {
    let all = model.session.recordings_to_take(None).into_iter();
    let mut found = all.filter_map(|recording: &Recording| {
        let position = recording.position_at(ms)?;
        Some((&recording.file, recording.ms_of(position)))
    });
    let (file, ms) = found.next()?;
    let position = clock(i64::try_from(ms).unwrap_or(i64::MAX));
    Some(format!("{file} {position}"))
}

/// What a unit is coded with, and where that comes from: parts in the order of their weight.
#[must_use]
pub fn codes(model: &Model, unit: &Unit) -> Vec<String> {
    let texts = &model.texts.review;
    let Some(standing) = standing_of(model, unit) else {
        return Vec::new();
    };
    let tags = tags(standing.concepts, standing.outside);
    let mut parts = vec![if tags.is_empty() {
        texts.no_concept.to_owned()
    } else {
        tags
    }];
    parts.push(origin(model, &standing));
    parts.extend(standing.theme.map(|theme| format!("* {theme}")));
    if let Some(coding) = standing.coding {
        parts.extend(coding.doubtful.then(|| texts.doubtful.to_owned()));
        let remark = coding.remark.as_ref();
        parts.extend(remark.map(|remark| format!("= {remark}")));
    }
    parts
}

/// Where concepts come from: a proposal, or who confirmed them in which round.
#[must_use]
pub fn origin(model: &Model, standing: &Standing<'_>) -> String {
    let texts = &model.texts.review;
    let given = standing.coding.and_then(|coding| coding.tags.as_ref());
    match (standing.origin, given) {
        (Origin::Reviewed, Some(given)) => {
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("coder", &given.coder), ("round", &given.round)];
            fill(texts.reviewed_by, &values)
        }
        (Origin::Reviewed, None) => texts.reviewed.to_owned(),
        (Origin::Chosen, _) => texts.proposal_chosen.to_owned(),
        (Origin::Default, _) => texts.proposal.to_owned(),
    }
}

/// A unit in one line, with all that it is coded with.
#[must_use]
pub fn coded_line(model: &Model, unit: &Unit) -> String {
    let words = words_of(model, unit);
    let codes = codes(model, unit).join(" · ");
    let name = name(model, unit);
    if codes.is_empty() {
        format!("{name}: {words}")
    } else {
        format!("{name}: {words} [{codes}]")
    }
}

/// An item in lines: where it stands, its words, what it is coded with. Of a turn its fragments as well.
#[must_use]
pub fn lines(model: &Model, at: usize) -> Vec<String> {
    let Some(item) = model.stream.items.get(at) else {
        return vec![model.texts.review.nothing_there.to_owned()];
    };
    let mut place = vec![name(model, &item.unit), clock(item.ms)];
    if !item.topic.is_empty() {
        place.push(item.topic.to_string());
        let text = model.texts.handover.talk_share;
        let share = talked(model, Some(&item.topic));
        place.extend(share.map(|percent| fill(text, &[("percent", &percent)])));
    }
    place.extend(question_of(model, &item.unit).map(str::to_owned));
    place.extend(recorded(model, item.ms));
    let is_reviewed = model.stream.reviewed.get(at) == Some(&true);
    if item.is_due {
        let texts = &model.texts.review;
        place.push(match (&item.unit, is_reviewed) {
            (Unit::Turn(..), true) => texts.read.to_owned(),
            (Unit::Turn(..), false) => texts.not_read.to_owned(),
            (_, true) => texts.done.to_owned(),
            (_, false) => texts.not_done.to_owned(),
        });
    }
    let mut lines = vec![place.join(" · "), words_of(model, &item.unit)];
    let codes = codes(model, &item.unit);
    if !codes.is_empty() {
        lines.push(codes.join(" · "));
    }
    lines
}

/// How far one is, in one line.
#[must_use]
pub fn progress(model: &Model) -> String {
    let texts = &model.texts.review;
    let progress = model.stream.progress;
    let of = |text: &str, (done, all): (usize, usize)| {
        let values: [(&str, &dyn std::fmt::Display); 2] = [("done", &done), ("all", &all)];
        fill(text, &values)
    };
    let mut parts = vec![of(texts.notes_done, progress.notes)];
    if progress.turns.1 > 0 {
        parts.push(of(texts.turns_done, progress.turns));
    }
    for (text, count) in [
        (texts.doubtful_count, progress.doubtful),
        (texts.residual_count, progress.residual),
    ] {
        if count > 0 {
            parts.push(fill(text, &[("count", &count)]));
        }
    }
    let text = model.texts.handover.talk_in_all;
    parts.extend(talked(model, None).map(|percent| fill(text, &[("percent", &percent)])));
    parts.join(" · ")
}

/// The interviewer's share of the speech in a topic, else in all, in percent.
fn talked(model: &Model, topic: Option<&str>) -> Option<u64> {
    talk::share(&model.session, topic)
}
