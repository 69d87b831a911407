//! `export qdpx`: the study as a REFI-QDA project, which ATLAS.ti, NVivo, MAXQDA, QualCoder and others
//! open.

use std::fs::File;
use std::io::{self, BufWriter};

use super::gather::gather;
use super::project::Project;
use super::sound::Along;
use super::sources::file_name;
use crate::handover::cabinet::Zip;
use crate::handover::job::Job;
use crate::handover::{Format, Make};
use crate::texts::fill;

/// The format.
pub const FORMAT: Format = Format {
    name: "qdpx",
    make: Make::File(write),
};

fn write(job: &Job<'_>, file: &mut File) -> io::Result<()> {
    let register = job.register;
    let mut zip = Zip::new(BufWriter::new(file));
    let mut project = Project::default();
    job.each(
        |loaded| gather(loaded, &job.wording, job.audio.is_some()),
        |part| {
            let mut part = part?;
            for packed in part.packed.drain(..) {
                zip.add(packed)?;
            }
            part.warnings.iter().for_each(|what| (job.warn)(what));
            project.take(part);
            Ok(())
        },
    )?;
    for participant in &register.participants {
        project.used.take_participant(participant.id.clone());
    }
    job.guide
        .iter()
        .cloned()
        .for_each(|guide| project.used.take_guide(guide));
    if job.audio == Some(Along::Copy) {
        for sound in &project.sounds {
            zip.store(&format!("sources/{}", file_name(sound)), &sound.path)?;
        }
    }
    let is_large = project.size() >= u64::from(u32::MAX);
    let mut qde = BufWriter::new(zip.begin("project.qde", is_large)?);
    project.write(job, &register.participants, &mut qde)?;
    qde.into_inner().map_err(io::IntoInnerError::into_error)?;
    warn(job, &project);
    zip.finish()
}

fn warn(job: &Job<'_>, project: &Project) {
    let texts = &job.wording.texts.coding;
    if let Some(first) = project.wide.first() {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("count", &project.wide.len()), ("name", first)];
        (job.warn)(&fill(texts.wide, &values));
    }
    if !project.sounds.is_empty() {
        (job.warn)(texts.voices);
    }
}
