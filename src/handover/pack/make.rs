//! A pack, made of guides: the same guides give the same bytes.

use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};
use std::io::{self, Seek, Write};
use std::sync::Arc;

use super::{FORMAT, MANIFEST, Manifest, PackedFile, PackedGuide, SETTINGS, is_plain};
use crate::PROGRAM;
use crate::guide::crosswalk;
use crate::guide::load::Loaded;
use crate::guide::table;
use crate::handover::Wording;
use crate::handover::cabinet::{Cabinet as _, Zip};
use crate::handover::codebook::collect::Used;
use crate::handover::codebook::{Codebook, Reach};
use crate::handover::names::for_a_file;
use crate::handover::refi::qdc;
use crate::journal::hash::Hash;
use crate::rehearsal::wanted;
use crate::safe::shown;
use crate::study::begin::GUIDES;
use crate::study::origin::Origin;
use crate::texts::{Texts, fill};

/// What a pack is made of.
#[derive(Debug)]
pub struct Contents<'a> {
    /// What it is called.
    pub name: &'a str,
    /// The guides, the one to start from first; there is one at least.
    pub guides: &'a [Loaded],
    /// The protocol, as study.toml has it.
    pub settings: &'a str,
    /// The pack that the study started from itself.
    pub from: Option<&'a Origin>,
    /// The language of what is for reading.
    pub wording: Wording<'a>,
}

/// Why a pack cannot be made: see [`is_plain`] for names.
#[derive(Debug)]
pub enum NotMade {
    /// Two guides bring different files of this name.
    Clash(String),
    /// A file has a name that no pack is read with.
    Name(String),
    /// It cannot be written.
    Io(io::Error),
}

impl From<io::Error> for NotMade {
    fn from(error: io::Error) -> NotMade {
        NotMade::Io(error)
    }
}

/// The files of a pack by their names, pack.toml included.
pub type Files = BTreeMap<String, Vec<u8>>;

/// All files of a pack.
///
/// # Errors
/// When two guides bring different files of one name.
pub fn files(contents: &Contents<'_>) -> Result<Files, NotMade> {
    let mut files = Files::new();
    for loaded in contents.guides {
        let own = loaded.files().map(|(name, text)| (name, text.to_owned()));
        for (name, text) in own.chain(wanted::all(loaded)) {
            put(&mut files, format!("{GUIDES}/{name}"), text)?;
        }
        // For reading: it is about the pack that this study started from.
        let crosswalk =
            crosswalk::place(loaded).and_then(|path| std::fs::read_to_string(path).ok());
        if let Some(text) = crosswalk {
            put(
                &mut files,
                format!("crosswalk.{}.toml", loaded.guide.id),
                text,
            )?;
        }
        for language in &loaded.guide.languages {
            let texts = &Texts::of(language).guide;
            let rows = table::rows(&loaded.guide, language);
            let name = format!("table.{}.{language}.md", loaded.guide.id);
            put(&mut files, name, table::markdown(&rows, texts))?;
        }
    }
    put(&mut files, "consent.md".to_owned(), consent(contents))?;
    put(&mut files, "HOWTO.md".to_owned(), howto(contents))?;
    if !contents.settings.is_empty() {
        put(
            &mut files,
            SETTINGS.to_owned(),
            contents.settings.to_owned(),
        )?;
    }
    files.insert("codebook.qdc".to_owned(), codebook(contents)?);
    let manifest = manifest(contents, &files)?;
    files.insert(MANIFEST.to_owned(), manifest);
    Ok(files)
}

/// Writes the files as a zip.
///
/// # Errors
/// When it cannot be written.
pub fn write(files: &Files, out: impl Write + Seek) -> io::Result<()> {
    let mut zip = Zip::new(out);
    for (name, bytes) in files {
        zip.put(name, bytes)?;
    }
    zip.finish()
}

fn put(files: &mut Files, name: String, text: String) -> Result<(), NotMade> {
    let bytes = text.into_bytes();
    if !is_plain(&name) {
        return Err(NotMade::Name(name));
    }
    match files.get(&name) {
        Some(other) if *other != bytes => Err(NotMade::Clash(name)),
        _ => {
            files.insert(name, bytes);
            Ok(())
        }
    }
}

fn manifest(contents: &Contents<'_>, files: &Files) -> io::Result<Vec<u8>> {
    let guides = contents.guides.iter().map(|loaded| PackedGuide {
        id: loaded.guide.id.clone(),
        version: loaded.guide.version.clone(),
        status: loaded.guide.status.clone(),
        file: loaded
            .files()
            .map(|(name, _)| name)
            .next()
            .unwrap_or_default(),
    });
    let listed = files.iter().map(|(path, bytes)| PackedFile {
        path: path.clone(),
        sha256: Hash::of(bytes).as_str().to_owned(),
    });
    let first = contents.guides.first();
    let manifest = Manifest {
        format: FORMAT,
        name: contents.name.to_owned(),
        version: first.map(|it| it.guide.version.clone()).unwrap_or_default(),
        program: PROGRAM.to_owned(),
        from: contents.from.cloned(),
        guides: guides.collect(),
        files: listed.collect(),
    };
    let text = toml::to_string(&manifest).map_err(io::Error::other)?;
    Ok(text.into_bytes())
}

fn codebook(contents: &Contents<'_>) -> io::Result<Vec<u8>> {
    let mut used = Used::default();
    for loaded in contents.guides {
        used.take_guide(Arc::new(loaded.guide.clone()));
    }
    qdc::bytes(&Codebook::of(&used, Reach::Concepts, &contents.wording))
}

/// What participants are asked to agree to, word for word, in every language.
fn consent(contents: &Contents<'_>) -> String {
    let texts = &contents.wording.texts.pack;
    let mut page = format!("# {}\n", texts.consent);
    for loaded in contents.guides {
        let guide = &loaded.guide;
        for language in &guide.languages {
            let title = shown(guide.title.words(language)).into_owned();
            // Writing to a string never fails.
            let _ = writeln!(page, "\n## {title} {} ({language})\n", guide.version);
            for item in &guide.consent {
                let ask = shown(item.ask.words(language)).into_owned();
                let _ = writeln!(page, "- **{}** ({}): {ask}", item.id, item.scope.word());
            }
        }
    }
    page
}

fn howto(contents: &Contents<'_>) -> String {
    let guides = contents.guides.iter().map(|loaded| {
        let (guide, language) = (&loaded.guide, contents.wording.names);
        let title = shown(guide.title.words(language)).into_owned();
        let status = guide.status.as_deref().map(shown);
        let status = status.map_or(String::new(), |status| format!(": {status}"));
        format!("- `{}` {}, {title}{status}\n", guide.id, guide.version)
    });
    let guides: String = guides.collect();
    let file = format!("{}.zip", for_a_file(contents.name));
    let values: [(&str, &dyn Display); 3] = [
        ("name", &contents.name),
        ("guides", &guides),
        ("file", &file),
    ];
    fill(contents.wording.texts.pack.howto, &values)
}
