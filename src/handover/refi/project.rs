//! A project: all that project.qde says.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use uuid::Uuid;

use super::cases::Cases;
use super::codes;
use super::gather::{Memo, Part};
use super::sound::{Along, Sound};
use super::source::{INTERVIEWER, Source};
use super::sources;
use super::xml::Xml;
use crate::PROGRAM;
use crate::handover::codebook::collect::Used;
use crate::handover::codebook::{Codebook, Reach};
use crate::handover::job::Job;
use crate::study::participants::Participant;

/// The sources that are written out at one time.
const AT_A_TIME: usize = 64;

/// What has neither a text nor a session is of no date.
const NO_DATE: &str = "1970-01-01T00:00:00Z";

/// What a project has, session by session.
#[derive(Debug, Default)]
pub struct Project {
    /// What was coded with.
    pub used: Used,
    /// The recordings.
    pub sounds: Vec<Sound>,
    sources: Vec<Source>,
    memos: Vec<Memo>,
    /// The names of the texts with characters above U+FFFF.
    pub wide: Vec<String>,
}

impl Project {
    /// Adds what a session has, but for its texts, which are files of their own.
    pub fn take(&mut self, part: Part) {
        if part.is_wide {
            self.wide
                .extend(part.sources.first().map(|source| source.name.clone()));
        }
        self.used.take(part.used);
        self.sources.extend(part.sources);
        self.memos.extend(part.memos);
        self.sounds.extend(part.sounds);
    }

    /// Roughly how many bytes will be written.
    #[must_use]
    pub fn size(&self) -> u64 {
        let codings = self.sources.iter().map(|source| source.spans.len() as u64);
        codings.sum::<u64>().saturating_mul(1_500)
    }

    /// Writes project.qde.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(
        &self,
        job: &Job<'_>,
        known: &[Participant],
        out: &mut impl Write,
    ) -> io::Result<()> {
        let mut book = Codebook::of(&self.used, Reach::Participants, &job.wording);
        let names: Vec<String> = self
            .sources
            .iter()
            .map(|source| book.name(&source.name, &source.guid.to_string()))
            .collect();
        let cases = Cases::new(self.used.participants(), known);

        let mut xml = self.head(job)?;
        if !book.all().is_empty() {
            xml.open("CodeBook", &[])?;
            codes::write(&mut xml, &book)?;
            xml.close("CodeBook")?;
        }
        cases.write_variables(&mut xml)?;
        cases.write(&mut xml, &self.texts_by_participant())?;
        if !self.sources.is_empty() || !self.sounds.is_empty() {
            xml.open("Sources", &[])?;
        }
        out.write_all(&xml.into_bytes())?;
        self.write_texts(&names, out)?;
        let tail = self.tail(&mut book, job)?;
        out.write_all(&tail.into_bytes())
    }

    fn head(&self, job: &Job<'_>) -> io::Result<Xml> {
        let title = job.study.settings.title(job.wording.names);
        let title = title.as_deref().filter(|title| !title.trim().is_empty());
        let base = std::path::absolute(job.study.sessions_folder())?;
        let base = base.to_string_lossy();
        let maker = sources::maker();
        let mut attributes = vec![
            ("xmlns", "urn:QDA-XML:project:1.0"),
            ("name", title.unwrap_or("Leidraad")),
            ("origin", PROGRAM),
            ("creatingUserGUID", &maker),
            ("creationDateTime", self.begun()),
        ];
        if job.audio == Some(Along::Refer) {
            attributes.push(("basePath", &base));
        }
        let mut xml = Xml::document()?;
        xml.open("Project", &attributes)?;
        xml.open("Users", &[])?;
        for coder in self.coders() {
            let guid = sources::user(coder).to_string();
            xml.empty("User", &[("guid", &guid), ("name", coder)])?;
        }
        xml.close("Users")?;
        Ok(xml)
    }

    /// When the first session began.
    fn begun(&self) -> &str {
        let all = self.sources.iter().map(|source| source.at.as_str());
        all.min().unwrap_or(NO_DATE)
    }

    /// The coders, who coded most first: QualCoder shows what the first one coded.
    fn coders(&self) -> Vec<&str> {
        let mut counted: BTreeMap<&str, usize> = BTreeMap::from([(INTERVIEWER, 0)]);
        for source in &self.sources {
            for span in &source.spans {
                let coder = source.coders.get(span.coder as usize);
                *counted
                    .entry(coder.map_or(INTERVIEWER, String::as_str))
                    .or_default() += 1;
            }
        }
        let mut coders: Vec<(&str, usize)> = counted.into_iter().collect();
        coders.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        coders.into_iter().map(|(coder, _)| coder).collect()
    }

    fn texts_by_participant(&self) -> HashMap<&str, Vec<Uuid>> {
        let mut texts: HashMap<&str, Vec<Uuid>> = HashMap::new();
        for source in &self.sources {
            if let Some(participant) = source.participant.as_deref() {
                texts.entry(participant).or_default().push(source.guid);
            }
        }
        texts
    }

    fn write_texts(&self, names: &[String], out: &mut impl Write) -> io::Result<()> {
        let texts: Vec<(&Source, &String)> = self.sources.iter().zip(names).collect();
        for few in texts.chunks(AT_A_TIME) {
            let written: Vec<io::Result<Vec<u8>>> = few
                .par_iter()
                .map(|(source, name)| {
                    let mut xml = Xml::default();
                    sources::write(&mut xml, source, name)?;
                    Ok(xml.into_bytes())
                })
                .collect();
            for bytes in written {
                out.write_all(&bytes?)?;
            }
        }
        Ok(())
    }

    /// What follows the texts: the recordings, the memos.
    fn tail(&self, book: &mut Codebook, job: &Job<'_>) -> io::Result<Xml> {
        let mut xml = Xml::default();
        if let Some(along) = job.audio {
            for sound in &self.sounds {
                sources::write_sound(&mut xml, sound, along, |name, apart| book.name(name, apart))?;
            }
        }
        if !self.sources.is_empty() || !self.sounds.is_empty() {
            xml.close("Sources")?;
        }
        if !self.memos.is_empty() {
            xml.open("Notes", &[])?;
            let maker = sources::maker();
            for memo in &self.memos {
                let guid = memo.guid.to_string();
                let path = format!("internal://{guid}.txt");
                let attributes = [
                    ("guid", guid.as_str()),
                    ("name", &book.name(&memo.name, &guid)),
                    ("plainTextPath", &path),
                    ("creatingUser", &maker),
                    ("creationDateTime", &memo.at),
                ];
                xml.empty("Note", &attributes)?;
            }
            xml.close("Notes")?;
        }
        xml.text_if_any("Description", job.statement().unwrap_or_default())?;
        xml.close("Project")?;
        Ok(xml)
    }
}
