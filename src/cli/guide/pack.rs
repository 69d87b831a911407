//! `leidraad guide pack`: what another needs to do the study again, in one zip.

use std::fmt::Display;
use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::export::not_written;
use crate::cli::failure::{Failure, Kind};
use crate::cli::study::leaks::said;
use crate::durable;
use crate::guide::load::{Loaded, Origin, known};
use crate::handover::Wording;
use crate::handover::leaks::Searched;
use crate::handover::pack::make::{self, Contents, Files, NotMade};
use crate::handover::pack::{MANIFEST, SETTINGS};
use crate::journal::hash::Hash;
use crate::safe::shown;
use crate::study::STUDY;
use crate::study::begin::GUIDES;
use crate::study::protocol;
use crate::texts::fill;

/// Arguments of `guide pack`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The guides: ids, or paths with a / or .toml; a study starts from the first [default: study.toml's,
    /// then the others of the study]
    pub guides: Vec<String>,
    /// The pack to write, whole or not at all
    #[arg(short, long, value_name = "PACK.zip")]
    pub output: PathBuf,
    /// Look for no names
    #[arg(long)]
    pub unguarded: bool,
}

/// Writes the pack.
///
/// # Errors
/// When a guide cannot be used, or the pack not be written.
pub fn pack(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let guides = chosen(context, &args.guides)?;
    let language = context.language();
    let title = context.study.settings.title(language);
    let own = guides.first().map(|it| it.guide.title.words(language));
    let name = title.or(own.map(str::to_owned)).unwrap_or_default();
    let contents = Contents {
        name: &shown(&name),
        guides: &guides,
        settings: &settings(context).map_err(|error| not_written(context, &args.output, &error))?,
        from: context.study.settings.pack.as_ref(),
        wording: Wording {
            names: language,
            texts: context.texts,
        },
    };
    let refused = |refused| not_made(context, args, refused);
    let files = make::files(&contents).map_err(refused)?;
    guard(context, args, &files)?;
    let written = durable::replace_by(&args.output, |file| {
        let mut out = BufWriter::new(file);
        make::write(&files, &mut out)?;
        out.flush()
    });
    written.map_err(|error| not_made(context, args, error.into()))?;
    let hash = std::fs::File::open(&args.output)
        .and_then(|mut file| Hash::of_reader(&mut file))
        .map_err(|error| not_made(context, args, error.into()))?;
    let values: [(&str, &dyn Display); 3] = [
        ("file", &args.output.display()),
        ("count", &files.len()),
        ("hash", &hash.as_str()),
    ];
    let mut out = context.out();
    writeln!(out, "{}", shown(&fill(context.texts.pack.made, &values)))?;
    Ok(out.flush()?)
}

/// Refuses a pack that names somebody: what is asked of participants is not changed behind anybody's
/// back. Looked at is what was written; the rest of a pack is made of that.
fn guard(context: &Context, args: &Arguments, files: &Files) -> Result<(), Failure> {
    let texts = &context.texts.leaks;
    if args.unguarded {
        context.warn(texts.unguarded);
        return Ok(());
    }
    let terms = context.study.listed_terms();
    let terms = terms.map_err(|error| context.of_study(&error).hint(texts.no_key))?;
    let mut searched = Searched::default();
    for (name, bytes) in files {
        let is_written = name.starts_with(GUIDES) || [SETTINGS, MANIFEST].contains(&name.as_str());
        if let Some(text) = std::str::from_utf8(bytes).ok().filter(|_| is_written) {
            searched.search_text(name, text, &terms);
        }
    }
    if searched.leaks.is_empty() {
        return Ok(());
    }
    let lines = searched.leaks.iter().map(|leak| said(leak, &terms, texts));
    let lines: Vec<String> = lines.collect();
    let failure = Failure::new(Kind::Found, context.texts.pack.names);
    Err(failure.hint(lines.join("\n  ")))
}

/// The guides that were named; else the usual one, and behind it the study's others.
fn chosen(context: &Context, named: &[String]) -> Result<Vec<Loaded>, Failure> {
    if !named.is_empty() {
        return named.iter().map(|guide| context.guide(guide)).collect();
    }
    let mut guides = vec![context.usual_guide()?];
    for (id, origin) in known(Some(&context.guides_folder())) {
        let is_there = guides.iter().any(|loaded| loaded.guide.id == id);
        if matches!(origin, Origin::File(_)) && !is_there {
            guides.push(context.guide(&id)?);
        }
    }
    Ok(guides)
}

/// The protocol of study.toml; nothing when there is no such file.
fn settings(context: &Context) -> io::Result<String> {
    match std::fs::read_to_string(context.study.root.join(STUDY)) {
        Ok(text) => protocol::of(&text).map_err(io::Error::other),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error),
    }
}

fn not_made(context: &Context, args: &Arguments, refused: NotMade) -> Failure {
    let texts = &context.texts.pack;
    match refused {
        NotMade::Clash(name) => Failure::could_not(fill(texts.clash, &[("name", &shown(&name))])),
        NotMade::Name(name) => {
            Failure::could_not(fill(texts.name_to_pack, &[("name", &shown(&name))]))
                .hint(context.texts.cli.not_written)
        }
        NotMade::Io(error) => not_written(context, &args.output, &error),
    }
}
