//! The exports that were made before somebody withdrew and hold their words: to be recalled.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::io::{self, Write};

use crate::cli::Context;
use crate::journal::Event;
use crate::journal::deed::{Deed, Exported};
use crate::journal::moment::Timestamp;
use crate::safe::shown;
use crate::study::Study;
use crate::study::withdraw::{Leaving, Share};
use crate::texts::fill;

/// The exports that were made of sessions that somebody withdraws, before that was written down.
#[must_use]
pub fn to_recall(study: &Study, leaving: &Leaving, shares: &[Share]) -> Vec<(Timestamp, Exported)> {
    let Ok(Some(log)) = study.log() else {
        return Vec::new();
    };
    let withdrawn = log.events.iter().find_map(|event| match &event.deed {
        Deed::Withdrawn(it)
            if it.participant == leaving.participant
                && it.scope == leaving.scope
                && it.session == leaving.session =>
        {
            // A session that came back later was handed over as well, perhaps.
            let there = shares.iter().map(|share| share.session.id.clone());
            Some((
                event.seq,
                it.sessions.iter().cloned().chain(there).collect::<Vec<_>>(),
            ))
        }
        _ => None,
    });
    let Some((seq, sessions)) = withdrawn else {
        return Vec::new();
    };
    // Whoever made an export elsewhere did not know of the withdrawal yet.
    let elsewhere = study.log_as_written().ok().flatten();
    let elsewhere = elsewhere.map_or_else(Vec::new, |log| log.events);
    let elsewhere: BTreeSet<u64> = elsewhere
        .iter()
        .filter(|event| matches!(event.deed, Deed::TakenOver(_)))
        .map(|event| event.seq)
        .collect();
    let is_before = |event: &Event| event.seq < seq || elsewhere.contains(&event.seq);
    let before = log.events.into_iter().filter(is_before);
    let exported = before.filter_map(|event| match event.deed {
        Deed::Exported(exported) => Some((event.at, exported)),
        _ => None,
    });
    let holds = |exported: &Exported| exported.sessions.iter().any(|it| sessions.contains(it));
    exported.filter(|(_, exported)| holds(exported)).collect()
}

/// Lists them, or says that none was written down.
///
/// # Errors
/// When they cannot be printed.
pub fn recall(
    out: &mut impl Write,
    context: &Context,
    leaving: &Leaving,
    exports: &[(Timestamp, Exported)],
) -> io::Result<()> {
    let texts = &context.texts.withdrawal;
    let participant: (&str, &dyn Display) = ("participant", &leaving.participant);
    if exports.is_empty() {
        return writeln!(out, "{}", fill(texts.nothing_to_recall, &[participant]));
    }
    writeln!(out, "{}", fill(texts.to_recall, &[participant]))?;
    for (at, exported) in exports {
        let local = at.utc().to_offset(context.offset);
        let (date, hour, minute) = (local.date(), local.hour(), local.minute());
        let hash = exported.sha256.as_deref().unwrap_or(texts.a_folder);
        let file = shown(&exported.file);
        let format = shown(&exported.format);
        writeln!(
            out,
            "  {file}  {format}  {date} {hour:02}:{minute:02}  {hash}"
        )?;
    }
    Ok(())
}
