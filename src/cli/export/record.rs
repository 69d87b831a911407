//! An export that was written to a file is written down, so that it can be recalled when somebody in
//! it withdraws.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;

use crate::cli::Context;
use crate::handover::job::Job;
use crate::journal::append::OpenError;
use crate::journal::deed::Exported;
use crate::journal::hash::Hash;
use crate::texts::fill;

/// Writes an export down in the study's own journal. When that cannot be, it is said and no more: the
/// export is there.
pub fn record(context: &Context, path: &Path, format: &str, job: &Job<'_>, coarsened: &[String]) {
    let recorded = exported(path, format, job)
        .map(|exported| Exported {
            coarsened: coarsened.to_vec(),
            ..exported
        })
        .map_err(OpenError::from)
        .and_then(|exported| context.study.record(exported));
    if let Err(error) = recorded {
        let reason = context.of_log(&error);
        let texts = &context.texts.study;
        context.warn(&fill(texts.not_recorded, &[("reason", &reason)]));
    }
}

fn exported(path: &Path, format: &str, job: &Job<'_>) -> io::Result<Exported> {
    let sha256 = if path.is_file() {
        let mut written = BufReader::with_capacity(1 << 20, File::open(path)?);
        Some(Hash::of_reader(&mut written)?.to_string())
    } else {
        None
    };
    let wanted = job.reader.wanted.clone().unwrap_or_default();
    let sessions = job.sessions.iter().chain(job.checks);
    let guard = job.reader.guard.as_ref();
    let codes = guard.map(|guard| guard.all().values().sum());
    let name = path.file_name().unwrap_or_default();
    Ok(Exported {
        format: format.to_owned(),
        // The way to it says where this computer keeps its things.
        file: name.to_string_lossy().into_owned(),
        sha256,
        sessions: sessions.map(|session| session.id.clone()).collect(),
        language: Some(job.wording.names.to_owned()).filter(|tag| !tag.is_empty()),
        coder: wanted.coder,
        round: wanted.round,
        coarsened: Vec::new(),
        unguarded: job.reader.unguarded,
        codes: codes.filter(|count| *count > 0),
    })
}
