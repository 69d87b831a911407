//! `leidraad study leaks`: finished exports searched for what names somebody.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::guarding::warn_of_destroyed;
use crate::guard::terms::{Kind, Terms};
use crate::handover::leaks::{Leak, Searched};
use crate::safe::shown;
use crate::study::reader::Reader;
use crate::texts::{LeakTexts, fill};

/// Arguments of `study leaks`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// What is searched: exports, or folders with them
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// Searches exports for listed terms.
///
/// # Errors
/// When something was found, nothing is listed, or something cannot be read.
pub fn leaks(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let texts = &context.texts.leaks;
    let terms = context.study.listed_terms();
    let terms = terms.map_err(|error| context.of_study(&error))?;
    if terms.is_empty() {
        warn_of_destroyed(context, &Reader::of(&context.study));
        return Err(Failure::could_not(texts.nothing_listed).hint(texts.nothing_listed_hint));
    }
    let mut searched = Searched::default();
    for path in &args.paths {
        searched.search(path, &terms);
    }
    for file in &searched.passed {
        context.warn(&fill(texts.passed, &[("file", file)]));
    }
    for (file, reason) in &searched.broken {
        context.warn(&fill(texts.broken, &[("file", file), ("reason", reason)]));
    }
    print(context, &searched, &terms)?;
    match (searched.leaks.is_empty(), searched.broken.is_empty()) {
        (false, _) => Err(Failure::found()),
        (true, false) => Err(Failure::could_not(texts.not_all)),
        (true, true) => Ok(()),
    }
}

fn print(context: &Context, searched: &Searched, terms: &Terms) -> Result<(), Failure> {
    let texts = &context.texts.leaks;
    let mut out = context.out();
    for leak in &searched.leaks {
        writeln!(out, "{}", said(leak, terms, texts))?;
    }
    let found: BTreeSet<usize> = searched.leaks.iter().map(|leak| leak.term).collect();
    let end = fill(
        if found.is_empty() {
            texts.none_found
        } else {
            texts.all_found
        },
        &[
            ("terms", &found.len()),
            ("listed", &terms.len()),
            ("count", &searched.leaks.len()),
            ("texts", &searched.texts),
        ],
    );
    writeln!(out, "{end}")?;
    Ok(out.flush()?)
}

/// Something that was found, in words.
#[must_use]
pub fn said(leak: &Leak, terms: &Terms, texts: &LeakTexts) -> String {
    let file = shown(&leak.file);
    let place = match leak.line {
        Some(line) => fill(texts.at_line, &[("file", &file), ("line", &line)]),
        None => file.into_owned(),
    };
    let term = terms.get(leak.term);
    let kind = term.map_or(Kind::Added, |term| term.kind);
    let [name, email, organisation, at, added] = texts.kinds;
    let kind = match kind {
        Kind::Name => name,
        Kind::Email => email,
        Kind::Organisation => organisation,
        Kind::Place => at,
        Kind::Added => added,
    };
    let [before, words, after] = &leak.words;
    fill(
        texts.found,
        &[
            ("place", &place),
            ("code", &shown(term.map_or("", |term| &term.code))),
            ("kind", &kind),
            ("before", &shown(before)),
            ("words", &shown(words)),
            ("after", &shown(after)),
        ],
    )
}
