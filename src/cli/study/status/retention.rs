//! What should be gone, by when, and what to do about it.

use serde_json::{Value, json};

use crate::cli::{Context, Failure};
use crate::safe::shown;
use crate::study::progress::held::Held;
use crate::study::retention::Kind;
use crate::study::retention::due::{Due, Held as Kept, State};
use crate::study::retention::written::Written;
use crate::texts::{RetentionTexts, fill};

/// How it stands with what may not be kept for ever, and what of study.toml is wrong about it.
#[derive(Default)]
pub(super) struct Retention {
    due: Vec<Due>,
    problems: Vec<String>,
}

impl Retention {
    /// What is due of these sessions and of the private folder.
    pub(super) fn of(sessions: &[Held], context: &Context) -> Result<Retention, Failure> {
        let written = context.study.retention();
        let Written { rules, problems } = written.map_err(|error| context.of_study(&error))?;
        let today = context.now().date();
        let mut due: Vec<Due> = recordings(sessions)
            .filter_map(|kept| rules.due(&kept, today))
            .collect();
        let data = sessions.iter().filter(|held| !held.is_practice());
        let last = data.map(|held| held.start.date()).max();
        for kind in Kind::ALL.into_iter().skip(1) {
            if is_there(context, kind, !sessions.is_empty())? {
                let from = rules.counted_from(last);
                let kept = Kept {
                    kind,
                    session: None,
                    from,
                    transcribed: false,
                };
                due.extend(rules.due(&kept, today));
            }
        }
        due.sort_by_key(|due| (due.state == State::NotTranscribed, due.until));
        let texts = &context.texts.retention;
        Ok(Retention {
            due,
            problems: problems.iter().map(|one| one.say(texts)).collect(),
        })
    }

    /// Whether study.toml says something about it that is no rule.
    pub(super) fn is_unclear(&self) -> bool {
        !self.problems.is_empty()
    }

    /// The lines that are read.
    pub(super) fn text(&self, texts: &RetentionTexts) -> Vec<String> {
        let due = self.due.iter().map(|due| line(due, texts));
        self.problems.iter().cloned().chain(due).collect()
    }

    /// The same for programs.
    pub(super) fn json(&self) -> Value {
        let due = self.due.iter().map(|due| {
            json!({
                "kind": due.kind.word(),
                "session": due.session,
                "state": due.state.word(),
                "until": due.until.map(|until| until.to_string()),
                "past_days": due.state.past_days(),
                "transcribed": due.session.is_some().then_some(due.transcribed),
            })
        });
        due.collect()
    }

    /// What of study.toml is wrong, for programs.
    pub(super) fn problems(&self) -> &[String] {
        &self.problems
    }
}

/// The recordings, practice among them, which is to go as well.
fn recordings(sessions: &[Held]) -> impl Iterator<Item = Kept<'_>> {
    let with_sound = sessions.iter().filter(|held| held.sound);
    with_sound.map(|held| Kept {
        kind: Kind::Recordings,
        session: Some(&held.id),
        from: Some(held.start.date()),
        transcribed: held.transcribed,
    })
}

fn is_there(context: &Context, kind: Kind, has_sessions: bool) -> Result<bool, Failure> {
    if kind == Kind::Data {
        return Ok(has_sessions);
    }
    let files = context.study.held_in_private(kind);
    let files = files.map_err(|error| context.of_study(&error))?;
    Ok(!files.is_empty())
}

fn line(due: &Due, texts: &RetentionTexts) -> String {
    let session = due.session.as_deref().unwrap_or_default();
    let own = |all: [&'static str; 4]| {
        let mut others = Kind::ALL.into_iter().skip(1).zip(all);
        let found = others.find(|(kind, _)| *kind == due.kind);
        found.map_or("", |(_, text)| text)
    };
    let (what, how) = match due.kind {
        Kind::Recordings if due.transcribed => (texts.sound, texts.destroy),
        Kind::Recordings => (texts.sound_not_transcribed, texts.destroy),
        _ => (own(texts.kinds), own(texts.ways)),
    };
    let what = fill(what, &[("session", &shown(session))]);
    let how = fill(how, &[("session", &shown(session))]);
    let text = match (due.state, due.until) {
        (State::Kept, _) => texts.kept,
        (State::NotTranscribed, None) => texts.until_transcribed,
        (State::NotTranscribed, Some(_)) => texts.until_transcribed_or,
        (State::Due, _) => texts.due,
        (State::Soon, _) => texts.due_soon,
        (State::Overdue(_), _) => texts.overdue,
    };
    let date = due.until.map(|until| until.to_string()).unwrap_or_default();
    let days = due.state.past_days().unwrap_or_default();
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("what", &what),
        ("date", &date),
        ("days", &days),
        ("how", &how),
    ];
    fill(text, &values)
}
