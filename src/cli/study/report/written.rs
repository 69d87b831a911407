//! What was written down, in study.jsonl and study.toml, for the overview.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Count, Export, Gone};
use super::seen::Seen;
use crate::cli::{Context, Failure};
use crate::journal::Event;
use crate::journal::deed::{Deed, Withdrawal};
use crate::review::withdrawals::Withdrawals;
use crate::study::STUDY;
use crate::study::error::StudyError;
use crate::study::settings::Recorder;

/// The tables of study.toml that the overview repeats: the researcher's own, and the pack.
const TABLES: [&str; 2] = ["plan", "pack"];

/// What was destroyed, by moment.
pub(super) fn destroyed(events: &[Event], seen: &[Seen]) -> Vec<Gone> {
    let private = events.iter().filter_map(|event| match &event.deed {
        Deed::Destroyed(gone) => Some(Gone {
            what: gone.what.word(),
            session: None,
            at: event.at.to_string(),
            author: gone.author.clone(),
            why: gone.why.clone(),
            people: gone.people,
            bytes: gone.files.iter().map(|file| file.bytes).sum(),
            sha256: gone.files.iter().map(|file| file.sha256.clone()).collect(),
        }),
        _ => None,
    });
    let sound = seen.iter().flat_map(|one| {
        one.destroyed.iter().map(|(at, gone)| Gone {
            what: "recording",
            session: Some(one.held.id.clone()),
            at: at.to_string(),
            author: None,
            why: gone.why.clone(),
            people: None,
            bytes: gone.bytes,
            sha256: vec![gone.sha256.clone()],
        })
    });
    let mut all: Vec<Gone> = private.chain(sound).collect();
    all.sort_by(|a, b| (&a.at, &a.session).cmp(&(&b.at, &b.session)));
    all
}

/// How many withdrew what. Why is theirs, and not in it.
pub(super) fn withdrawals(all: &Withdrawals) -> Vec<Count> {
    let scopes = [Withdrawal::All, Withdrawal::Recording, Withdrawal::Quotes];
    let count = |scope: Withdrawal| {
        let of = all.all().filter(|(_, withdrawn)| withdrawn.scope == scope);
        let who: BTreeSet<&str> = of.map(|(_, it)| it.participant.as_str()).collect();
        Count {
            scope: scope.word(),
            participants: who.len(),
        }
    };
    let counts = scopes.into_iter().map(count);
    counts.filter(|count| count.participants > 0).collect()
}

/// The exports that were made to a file.
pub(super) fn exports(events: &[Event], seen: &[Seen]) -> Vec<Export> {
    let phases: BTreeMap<&str, &'static str> = seen
        .iter()
        .map(|one| (one.held.id.as_str(), one.held.phase.word()))
        .collect();
    let made = events.iter().filter_map(|event| match &event.deed {
        Deed::Exported(exported) => {
            let of = exported.sessions.iter();
            let of: BTreeSet<&'static str> = of
                .filter_map(|id| phases.get(id.as_str()).copied())
                .collect();
            Some(Export {
                at: event.at.to_string(),
                format: exported.format.clone(),
                file: exported.file.clone(),
                sha256: exported.sha256.clone(),
                sessions: exported.sessions.len(),
                phases: of.into_iter().collect(),
            })
        }
        _ => None,
    });
    made.collect()
}

/// What study.toml says of recording; where on this computer a program or model is, is not in it.
pub(super) fn recorder(recorder: &Recorder) -> BTreeMap<&'static str, String> {
    let model = recorder.model.as_deref().and_then(|path| path.file_name());
    let engine = recorder.engine.as_ref().and_then(|all| all.first());
    let engine = engine.and_then(|path| std::path::Path::new(path).file_name());
    let all = [
        ("microphone", recorder.microphone.clone()),
        ("call", recorder.call.clone()),
        ("rate", recorder.rate.map(|rate| rate.to_string())),
        (
            "engine",
            engine.map(|name| name.to_string_lossy().into_owned()),
        ),
        (
            "model",
            model.map(|name| name.to_string_lossy().into_owned()),
        ),
    ];
    let given = all.into_iter();
    given
        .filter_map(|(key, value)| Some((key, value?)))
        .collect()
}

/// `[plan]` and `[pack]` of study.toml: words and numbers, whatever they are called.
///
/// # Errors
/// When study.toml cannot be read.
pub(super) fn tables(context: &Context) -> Result<[BTreeMap<String, String>; 2], Failure> {
    let path = context.study.root.join(STUDY);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(context.of_study(&StudyError::Io(path, error))),
    };
    let parsed = toml::from_str::<toml::Table>(&text);
    let file =
        parsed.map_err(|error| context.of_study(&StudyError::broken(path, &text, &error)))?;
    Ok(TABLES.map(|name| {
        let table = file.get(name).and_then(toml::Value::as_table);
        let fields = table.into_iter().flatten();
        let words = fields.filter_map(|(key, value)| Some((key.clone(), words(value)?)));
        words.collect()
    }))
}

fn words(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        toml::Value::Table(_) => None,
        toml::Value::Array(all) => {
            let all: Vec<String> = all.iter().filter_map(words).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        other => Some(other.to_string()),
    }
}
