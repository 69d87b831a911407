//! The files that a study begins with: study.toml, README.md, the guide and what goes with it.

use std::fmt::Display;

use super::{Choices, Start};
use crate::guide::load::Loaded;
use crate::handover::pack::read::Pack;
use crate::handover::pack::{PACK, SETTINGS};
use crate::rehearsal::wanted;
use crate::study::STUDY;
use crate::study::begin::{File, GUIDES};
use crate::study::choose::line;
use crate::study::origin::Origin;
use crate::texts::{BeginTexts, Texts, fill};

/// The files of a study with these choices.
pub fn of(choices: &Choices, texts: &Texts) -> Vec<File> {
    let mut files = match &choices.start {
        Start::Guide(guide) => of_guide(guide),
        Start::Pack(pack) => of_pack(pack),
    };
    files.push(File::new(STUDY, settings(choices, texts)));
    files.push(File::new("README.md", readme(choices, &texts.begin)));
    files
}

fn of_guide(guide: &Loaded) -> Vec<File> {
    let own = guide.files().map(|(name, text)| (name, text.to_owned()));
    own.chain(wanted::all(guide))
        .map(|(name, text)| File::new(format!("{GUIDES}/{name}"), text))
        .collect()
}

/// What is in a pack: guides among the guides, and all of it in a folder of its own, where it can take
/// the place of nothing and stays what it was when the guides become the study's own. The protocol becomes study.toml's.
fn of_pack(pack: &Pack) -> Vec<File> {
    let kept = pack.files.iter().filter(|(name, _)| *name != SETTINGS);
    let placed = kept.flat_map(|(name, bytes)| {
        let is_guide = name.split('/').next() == Some(GUIDES);
        let to_read = File::new(format!("{PACK}/{name}"), bytes.clone());
        let to_use = is_guide.then(|| File::new(name.clone(), bytes.clone()));
        to_use.into_iter().chain([to_read])
    });
    placed.collect()
}

fn settings(choices: &Choices, texts: &Texts) -> String {
    let lines = [
        line("title", &choices.title),
        line("language", &choices.language),
        line("guide", &choices.start.guide().guide.id),
        "researchers = []".to_owned(),
    ];
    let explained = texts.begin.settings.iter().zip(&lines);
    let mut parts: Vec<String> = explained
        .map(|(why, line)| format!("# {why}\n{line}\n"))
        .collect();
    if let Start::Pack(pack) = &choices.start {
        if !pack.settings.is_empty() {
            parts.push(pack.settings.clone());
        }
        parts.push(origin(&pack.origin(), texts));
    }
    parts.join("\n")
}

/// The tables that say which pack a study came from, and which that pack's study had come from.
fn origin(origin: &Origin, texts: &Texts) -> String {
    let tables = origin.line().enumerate().map(|(back, origin)| {
        let lines = [
            format!("[pack{}]", ".from".repeat(back)),
            line("name", &origin.name),
            line("version", &origin.version),
            line("sha256", &origin.sha256),
        ];
        lines.join("\n") + "\n"
    });
    let tables: Vec<String> = tables.collect();
    format!("# {}\n{}", texts.pack.setting, tables.join("\n"))
}

fn readme(choices: &Choices, texts: &BeginTexts) -> String {
    let guide = choices.start.guide();
    let file = guide.files().map(|(name, _)| name).next();
    let values: [(&str, &dyn Display); 3] = [
        ("title", &choices.title),
        ("guide", &guide.guide.id),
        ("file", &file.unwrap_or_default()),
    ];
    fill(texts.readme, &values)
}
