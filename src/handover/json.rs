//! `show --format json`: one session whole, its notes as they are exported.

use serde_json::{Map, Value, json};

use super::record::records;
use super::recordings;
use super::{Wording, reviewed, talk, transcripts};
use crate::session::Session;
use crate::session::place::Section;
use crate::session::table::Presence;
use crate::study::load::Loaded;

/// A session as one JSON object.
///
/// # Errors
/// Never in practice; the writer's type allows it.
pub fn session(loaded: &Loaded, wording: &Wording<'_>) -> serde_json::Result<Value> {
    let session = loaded.session();
    let header = &session.header;
    let notes = records(loaded, wording.names);
    Ok(json!({
        "session": loaded.folder.id,
        "uuid": header.uuid,
        "guide": header.guide,
        "guide_version": header.guide_version,
        "guide_sha256": header.guide_sha256,
        "participants": session.table.everyone(),
        "phase": header.phase,
        "language": header.language,
        "start": header.start.format(&time::format_description::well_known::Rfc3339).ok(),
        "state": loaded.standing().word(),
        "sittings": session.sittings,
        "ms": session.last_ms,
        "setting": session.setting,
        "consents": consents(session),
        "notes": serde_json::to_value(&notes)?,
        "note_numbers": notes.iter().map(|note| note.number).collect::<Vec<_>>(),
        "questions": questions(session),
        "checklist": checklist(session),
        "time_ms": times(session),
        "talk": talk::json(session),
        "review": reviewed::values(loaded),
        "observers": loaded.observers.iter().map(|(name, _)| name).collect::<Vec<_>>(),
        "flags": session.flags.iter().map(|(id, why)| json!({ "id": id, "why": why })).collect::<Value>(),
        "follow_ups": session.follow_ups,
        "table": table(session),
        "statements": statements(session),
        "answers": session.answers.standing().map(|given| &given.answered).collect::<Vec<_>>(),
        "recordings": recordings::values(loaded),
        "unknown_recordings": recordings::unknown(loaded),
        "transcripts": transcripts::values(loaded),
    }))
}

fn consents(session: &Session) -> Value {
    let answers = session.consents.iter().map(|answer| {
        json!({
            "item": answer.consent.item,
            "participant": answer.consent.participant,
            "agreed": answer.consent.agreed,
            "wording": answer.consent.wording,
            "language": answer.consent.language,
            "at": answer.at,
            "ms": answer.ms,
        })
    });
    answers.collect()
}

fn questions(session: &Session) -> Value {
    let (guide, outline) = (&session.guide, &session.outline);
    let items = outline.items().iter().enumerate();
    let each = items
        .filter(|(at, _)| !outline.is_statement(*at))
        .map(|(at, item)| {
            let parent = item
                .parent
                .and_then(|at| outline.item(at))
                .map(|parent| &parent.id);
            json!({
                "id": item.id,
                "topic": guide.topics.get(item.topic).map(|topic| &topic.id),
                "state": session.state_of(at),
                "parent": parent,
            })
        });
    each.collect()
}

/// Everyone who is or was expected, and where she is.
fn table(session: &Session) -> Value {
    let seats = session.table.all().iter().map(|seat| {
        let (presence, ms, said) = match &seat.presence {
            Presence::Here => ("here", None, None),
            Presence::Joined(ms) => ("joined", Some(ms), None),
            Presence::Left(ms) => ("left", Some(ms), None),
            Presence::Absent { said } => ("absent", None, said.as_ref()),
        };
        json!({ "participant": seat.participant, "presence": presence, "ms": ms, "said": said })
    });
    seats.collect()
}

fn statements(session: &Session) -> Value {
    let outline = &session.outline;
    let each = outline.statements().filter_map(|at| {
        let item = outline.item(at)?;
        Some(json!({
            "id": item.id,
            "topic": session.guide.topics.get(item.topic).map(|topic| &topic.id),
            "state": session.state_of(at),
            "not_asked": session.open_in_row(at).collect::<Vec<_>>(),
        }))
    });
    each.collect()
}

fn checklist(session: &Session) -> Value {
    let topics = session.guide.topics.iter().enumerate();
    let items = topics.flat_map(|(at, topic)| {
        topic.checklist.iter().map(move |item| {
            json!({
                "topic": topic.id,
                "item": item.id,
                "ticked": session.is_ticked(at, &item.id),
            })
        })
    });
    items.collect()
}

fn times(session: &Session) -> Value {
    let spent = Section::all(&session.guide).map(|section| {
        let spent = session.spent_in(section, session.last_ms);
        (section.id(&session.guide).to_owned(), spent.into())
    });
    Value::Object(spent.collect::<Map<String, Value>>())
}
