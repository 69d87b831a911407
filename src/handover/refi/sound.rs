//! Recordings in a project, each with its transcripts and where in the sound their lines begin.

use std::io;
use std::path::PathBuf;

use uuid::Uuid;

use super::gather::{Part, text};
use super::guid;
use super::xml::moment;
use crate::handover::Wording;
use crate::handover::document::{Document, SyncPoint};
use crate::recorder::source::is_sealed;
use crate::session::recordings::Recording;
use crate::study::load::Loaded;
use crate::texts::fill;

/// How the recordings of a study go along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Along {
    /// Copied into the project
    Copy,
    /// Left where they are: the project says where
    Refer,
}

/// A recording.
#[derive(Debug)]
pub struct Sound {
    /// Its guid.
    pub guid: Uuid,
    /// Its name, one of its kind.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// The session it is of, and its file there: where it is below the folder with the sessions.
    pub below: String,
    /// When the session began, as REFI-QDA has moments.
    pub at: String,
    /// What was said.
    pub transcripts: Vec<Transcript>,
}

/// What was said in a recording.
#[derive(Debug)]
pub struct Transcript {
    /// Its guid, which its file is named by.
    pub guid: Uuid,
    /// Its name within the recording.
    pub name: String,
    /// Where in the sound its lines begin.
    pub sync: Vec<SyncPoint>,
}

/// Adds the recordings of a session that are still there, but for those in which something can be
/// heard that was off the record.
///
/// # Errors
/// Never in practice; the compressor's type allows it.
pub fn gather(
    loaded: &Loaded,
    documents: &[Document<'_>],
    wording: &Wording<'_>,
    part: &mut Part,
) -> io::Result<()> {
    let session = loaded.session();
    let id = &loaded.folder.id;
    let files = loaded.folder.sound_files().unwrap_or_default();
    let told = session
        .recordings
        .all()
        .iter()
        .filter(|told| !told.destroyed);
    for recording in told.filter(|recording| !recording.is_running()) {
        let Some(file) = files.iter().find(|file| file.name == recording.file) else {
            continue;
        };
        if is_sealed(&file.path).unwrap_or(false) {
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("session", id), ("file", &recording.file)];
            part.warnings
                .push(fill(wording.texts.coding.encrypted, &values));
            continue;
        }
        if is_heard_off_the_record(loaded, recording) {
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("session", id), ("file", &recording.file)];
            part.warnings
                .push(fill(wording.texts.coding.off_the_record, &values));
            continue;
        }
        let guid = guid::of(&format!("session/{id}/audio/{}", file.name));
        let mut sound = Sound {
            guid,
            name: format!("{id} {}", file.name),
            path: file.path.clone(),
            below: format!("{id}/audio/{}", file.name),
            at: moment(session.header.start),
            transcripts: Vec::new(),
        };
        for document in documents
            .iter()
            .filter(|it| it.recording == Some(&file.name))
        {
            let transcript = guid::part(guid, &document.key);
            part.packed.push(text(transcript, &document.text)?);
            sound.transcripts.push(Transcript {
                guid: transcript,
                name: document.name.clone(),
                sync: document.sync.clone(),
            });
        }
        part.sounds.push(sound);
    }
    Ok(())
}

fn is_heard_off_the_record(loaded: &Loaded, recording: &Recording) -> bool {
    let signed = |ms: u64| i64::try_from(ms).unwrap_or(i64::MAX);
    let mut off = loaded.session().timeline.off_record().iter();
    off.any(|off| {
        let off = signed(off.start)..signed(off.end);
        recording.stretches(&off).next().is_some()
    })
}
