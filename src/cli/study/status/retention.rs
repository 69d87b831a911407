//! What should be gone, by when, and what to do about it.

use serde_json::{Value, json};
use time::Date;

use crate::cli::Context;
use crate::safe::shown;
use crate::study::private::PRIVATE;
use crate::study::progress::held::Held;
use crate::study::retention::Kind;
use crate::texts::{StatusTexts, fill};

/// What may not be kept for ever.
pub(super) struct Due {
    kind: Kind,
    /// The session whose recording it is.
    session: Option<String>,
    until: Date,
    /// How many days it is past that.
    past: Option<i64>,
    transcribed: bool,
}

/// What is due, of all sessions, and what of study.toml says no time.
#[derive(Default)]
pub(super) struct Retention {
    due: Vec<Due>,
    unclear: Vec<Kind>,
}

impl Retention {
    /// What is due of these sessions.
    pub(super) fn of(sessions: &[Held], context: &Context) -> Retention {
        let mut retention = Retention::default();
        let today = context.now().date();
        let due = |kind, session: Option<&Held>, until: Date| Due {
            kind,
            session: session.map(|held| held.id.clone()),
            until,
            past: Some((today - until).whole_days()).filter(|past| *past > 0),
            transcribed: session.is_some_and(|held| held.transcribed),
        };
        let data = sessions.iter().filter(|held| !held.is_practice());
        let last = data.map(|held| held.start.date()).max();
        for kind in [Kind::Recordings, Kind::Key, Kind::Data] {
            let Ok(kept) = context.study.settings.kept(kind) else {
                retention.unclear.push(kind);
                continue;
            };
            let Some(kept) = kept else {
                continue;
            };
            match (kind, last) {
                (Kind::Recordings, _) => {
                    let with_sound = sessions.iter().filter(|held| held.sound);
                    let each =
                        with_sound.map(|held| due(kind, Some(held), kept.day(held.start.date())));
                    retention.due.extend(each);
                }
                (Kind::Key, _) if !context.study.root.join(PRIVATE).is_dir() => {}
                (_, Some(last)) => retention.due.push(due(kind, None, kept.day(last))),
                (_, None) => {}
            }
        }
        retention.due.sort_by_key(|due| due.until);
        retention
    }

    /// The lines that are read.
    pub(super) fn text(&self, texts: &StatusTexts) -> Vec<String> {
        let unclear = self.unclear.iter();
        let unclear = unclear.map(|kind| fill(texts.unclear, &[("key", &kind.word())]));
        let due = self.due.iter().map(|due| due.text(texts));
        unclear.chain(due).collect()
    }

    /// The same for programs.
    pub(super) fn json(&self) -> Value {
        let due = self.due.iter().map(|due| {
            json!({
                "kind": due.kind.word(),
                "session": due.session,
                "until": due.until.to_string(),
                "past_days": due.past,
            })
        });
        due.collect()
    }
}

impl Due {
    fn text(&self, texts: &StatusTexts) -> String {
        let session = self.session.as_deref().unwrap_or_default();
        let what = match self.kind {
            Kind::Recordings if self.transcribed => texts.sound,
            Kind::Recordings => texts.sound_not_transcribed,
            Kind::Key => texts.key,
            Kind::Data => texts.data,
        };
        let what = fill(what, &[("session", &shown(session))]);
        let Some(past) = self.past else {
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("what", &what), ("date", &self.until)];
            return fill(texts.until, &values);
        };
        let how = match self.kind {
            Kind::Recordings => fill(texts.destroy, &[("session", &shown(session))]),
            Kind::Key => texts.remove_key.to_owned(),
            Kind::Data => texts.remove_data.to_owned(),
        };
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("what", &what),
            ("date", &self.until),
            ("days", &past),
            ("how", &how),
        ];
        fill(texts.overdue, &values)
    }
}
