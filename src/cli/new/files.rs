//! The files that a study begins with: study.toml, README.md, the guide and what goes with it.

use std::fmt::Display;

use super::Choices;
use crate::guide::builtin;
use crate::guide::load::{Loaded, Origin};
use crate::rehearsal::wanted;
use crate::study::STUDY;
use crate::study::begin::{File, GUIDES};
use crate::study::choose::line;
use crate::texts::{BeginTexts, fill};

/// The files of a study with these choices.
pub fn of(choices: &Choices, texts: &BeginTexts) -> Vec<File> {
    let guide = &choices.guide;
    let own = guide.files().map(|(name, text)| (name, text.to_owned()));
    let mut files: Vec<File> = own
        .chain(rehearsals(guide))
        .map(|(name, text)| File::new(format!("{GUIDES}/{name}"), text))
        .collect();
    files.push(File::new(STUDY, settings(choices, texts)));
    files.push(File::new("README.md", readme(choices, texts)));
    files
}

/// The scripts of respondents that go with the guide.
fn rehearsals(loaded: &Loaded) -> Vec<(String, String)> {
    let id = &loaded.guide.id;
    if loaded.origin == Origin::BuiltIn {
        let shipped = builtin::REHEARSALS.iter().filter(|(of, _, _)| of == id);
        let named = shipped.map(|(_, _, it)| (it.file.to_owned(), it.text.to_owned()));
        return named.collect();
    }
    let spoken = loaded.guide.languages.iter();
    let found = spoken.filter_map(|tag| wanted::beside(loaded, tag).ok().flatten());
    let named = found.filter_map(|found| {
        let name = found.file.file_name()?.to_string_lossy().into_owned();
        Some((name, found.text))
    });
    // Two variants of a language share a script.
    let mut scripts: Vec<(String, String)> = named.collect();
    scripts.dedup_by(|one, other| one.0 == other.0);
    scripts
}

fn settings(choices: &Choices, texts: &BeginTexts) -> String {
    let lines = [
        line("title", &choices.title),
        line("language", &choices.language),
        line("guide", &choices.guide.guide.id),
        "researchers = []".to_owned(),
    ];
    let explained = texts.settings.iter().zip(&lines);
    let parts: Vec<String> = explained
        .map(|(why, line)| format!("# {why}\n{line}\n"))
        .collect();
    parts.join("\n")
}

fn readme(choices: &Choices, texts: &BeginTexts) -> String {
    let files = choices.guide.files();
    let file = files.map(|(name, _)| name).next().unwrap_or_default();
    let values: [(&str, &dyn Display); 3] = [
        ("title", &choices.title),
        ("guide", &choices.guide.guide.id),
        ("file", &file),
    ];
    fill(texts.readme, &values)
}
