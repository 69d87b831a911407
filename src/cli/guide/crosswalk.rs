//! `leidraad guide crosswalk`: what became of the concepts of the study that this one repeats.

use std::fmt::Display;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind};
use crate::cli::findings;
use crate::durable;
use crate::guide::concept::ConceptModel;
use crate::guide::crosswalk::draft::draft;
use crate::guide::crosswalk::read::{Read, read};
use crate::guide::crosswalk::{Crosswalk, Link, place};
use crate::guide::finding::{Severity, Worded};
use crate::guide::load::{Loaded, Origin, load};
use crate::guide::source::Source;
use crate::handover::aligned::aligned;
use crate::handover::csv::whole;
use crate::handover::pack::{MANIFEST, Manifest, PACK};
use crate::safe::{disarmed, shown};
use crate::study::begin::GUIDES;
use crate::texts::{CrosswalkTexts, fill};

/// Arguments of `guide crosswalk`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The guide of this study: an id, or a path with a / or .toml [default: the study's]
    pub guide: Option<String>,
    /// Write a draft beside the guide, to be filled in
    #[arg(long)]
    pub draft: bool,
    /// The guide of the first study: an id, or a path with a / or .toml [default: that in pack/]
    #[arg(long, value_name = "GUIDE")]
    pub of: Option<String>,
    /// How it is printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: CrosswalkFormat,
}

/// How `guide crosswalk` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CrosswalkFormat {
    /// For reading
    Text,
    /// For spreadsheets
    Csv,
    /// For programs
    Json,
}

/// The first study, as far as its pack came along.
#[derive(Debug)]
pub struct First {
    /// What it is called.
    pub name: String,
    /// Its guide.
    pub guide: Loaded,
}

/// Drafts a crosswalk, or checks and prints the one there is.
///
/// # Errors
/// When there is nothing to compare with, the crosswalk has errors, or something cannot be read or
/// written.
pub fn crosswalk(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let own = match &args.guide {
        Some(wanted) => context.guide(wanted)?,
        None => context.usual_guide()?,
    };
    let texts = &context.texts.crosswalk;
    let first = first(context, &own, args.of.as_deref())?
        .ok_or_else(|| Failure::usage(texts.no_pack).hint(texts.no_pack_hint))?;
    if args.draft {
        return write_draft(context, &own, &first);
    }
    let crosswalk = valid(context, &own, &first.guide)?;
    let mut out = context.out();
    match args.format {
        CrosswalkFormat::Text => write!(out, "{}", aligned(&lines(&crosswalk, texts)))?,
        CrosswalkFormat::Csv => out.write_all(&csv(&crosswalk)?)?,
        CrosswalkFormat::Json => writeln!(out, "{:#}", value(&crosswalk))?,
    }
    Ok(out.flush()?)
}

/// The first study's guide: the one that was named, else that of the same id in pack/, or the one
/// to start from there; none when the study started from no pack.
///
/// # Errors
/// When it cannot be used.
pub fn first(
    context: &Context,
    own: &Loaded,
    named: Option<&str>,
) -> Result<Option<First>, Failure> {
    if let Some(named) = named {
        let guide = context.guide(named)?;
        let name = guide.guide.title.words(context.language()).to_owned();
        return Ok(Some(First { name, guide }));
    }
    let folder = context.study.root.join(PACK);
    let Ok(text) = std::fs::read_to_string(folder.join(MANIFEST)) else {
        return Ok(None);
    };
    let Ok(manifest) = toml::from_str::<Manifest>(&text) else {
        return Ok(None);
    };
    let mut guides = manifest.guides.iter();
    let same = guides.find(|one| one.id == own.guide.id);
    let Some(packed) = same.or(manifest.guides.first()) else {
        return Ok(None);
    };
    // The name is somebody else's: a plain one, in this folder.
    let Some(file) = Path::new(&packed.file).file_name() else {
        return Ok(None);
    };
    let path = folder.join(GUIDES).join(file);
    if !path.is_file() {
        return Ok(None);
    }
    let guide = load(&path.to_string_lossy(), None).map_err(|refused| context.refused(&refused))?;
    let name = format!("{} {}", manifest.name, manifest.version);
    Ok(Some(First { name, guide }))
}

/// The crosswalk between two guides: the one in the file, which has to be right; without a file, what
/// the models say by themselves, when that is that all is the same.
///
/// # Errors
/// When it has errors, or is needed and not there.
pub fn valid(context: &Context, own: &Loaded, theirs: &Loaded) -> Result<Crosswalk, Failure> {
    let texts = &context.texts.crosswalk;
    let models = (&own.guide.concepts, &theirs.guide.concepts);
    let Some(read) = of_file(context, own, models)? else {
        let plain = Crosswalk::of_models(models.0, models.1);
        if plain.is_same() {
            return Ok(plain);
        }
        let file = place(own).map_or_else(String::new, |path| path.display().to_string());
        let said = match &own.origin {
            Origin::File(_) => fill(texts.none, &[("file", &shown(&file))]),
            Origin::BuiltIn => fill(texts.built_in, &[("id", &own.guide.id)]),
        };
        return Err(Failure::new(Kind::Found, said).hint(texts.none_hint));
    };
    if read.found.is_empty() {
        return Ok(read.crosswalk);
    }
    let said = findings::said(&read.found, context, io::stderr().is_terminal());
    Err(Failure::new(Kind::Found, said.trim_end()))
}

/// What no longer fits in the crosswalk beside a guide, as doubts about the guide; nothing where there
/// is none.
///
/// # Errors
/// When the file cannot be read.
pub fn doubts(context: &Context, own: &Loaded) -> Result<Vec<Worded>, Failure> {
    if place(own).is_none_or(|path| !path.exists()) {
        return Ok(Vec::new());
    }
    // What is the matter with the first study's guide, if anything, is said by `guide crosswalk`.
    let Ok(Some(first)) = first(context, own, None) else {
        return Ok(Vec::new());
    };
    let models = (&own.guide.concepts, &first.guide.guide.concepts);
    let read = of_file(context, own, models)?;
    let found = read.map(|read| read.found).unwrap_or_default();
    let as_doubt = |one: Worded| Worded {
        severity: Severity::Doubt,
        ..one
    };
    Ok(found.into_iter().map(as_doubt).collect())
}

fn of_file(
    context: &Context,
    own: &Loaded,
    (here, there): (&ConceptModel, &ConceptModel),
) -> Result<Option<Read>, Failure> {
    let Some(path) = place(own) else {
        return Ok(None);
    };
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(not_read(context, &path, &error)),
    };
    let source: Arc<Source> = match Source::from_bytes(&path.to_string_lossy(), &bytes) {
        Ok(source) => source,
        Err(finding) => {
            return Ok(Some(Read {
                crosswalk: Crosswalk::default(),
                found: vec![finding.worded(&context.texts.guide)],
            }));
        }
    };
    Ok(Some(read(&source, here, there, context.texts)))
}

fn not_read(context: &Context, path: &Path, error: &dyn Display) -> Failure {
    let values: [(&str, &dyn Display); 2] = [("file", &path.display()), ("reason", error)];
    Failure::could_not(fill(context.texts.cli.file, &values))
}

fn write_draft(context: &Context, own: &Loaded, first: &First) -> Result<(), Failure> {
    let texts = &context.texts.crosswalk;
    let Some(path) = place(own) else {
        return Err(Failure::usage(fill(
            texts.built_in,
            &[("id", &own.guide.id)],
        )));
    };
    let file = path.display().to_string();
    let file = shown(&file);
    if path.symlink_metadata().is_ok() {
        return Err(Failure::could_not(fill(texts.exists, &[("file", &file)])));
    }
    let (here, there) = (&own.guide.concepts, &first.guide.guide.concepts);
    let text = draft(here, there, &shown(&first.name), texts);
    durable::replace(&path, text.as_bytes())
        .map_err(|error| not_read(context, &path, &error).hint(context.texts.cli.not_written))?;
    // A message, not a result.
    Ok(writeln!(
        io::stderr(),
        "{}",
        fill(texts.drafted, &[("file", &file)])
    )?)
}

fn lines(crosswalk: &Crosswalk, texts: &CrosswalkTexts) -> Vec<Vec<String>> {
    let text = |words: &Option<String>| {
        let words = words.as_deref().unwrap_or_default();
        shown(words).replace('\n', " ")
    };
    let line = |link: &Link| {
        let is = link.relation.name(texts).to_owned();
        vec![text(&link.id), is, text(&link.from), text(&link.why)]
    };
    let heads = texts.heads.map(str::to_owned).to_vec();
    [heads]
        .into_iter()
        .chain(crosswalk.links.iter().map(line))
        .collect()
}

fn csv(crosswalk: &Crosswalk) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["id", "is", "from", "why"])?;
    for link in &crosswalk.links {
        let cells = [
            link.id.as_deref().unwrap_or_default(),
            link.relation.word(),
            link.from.as_deref().unwrap_or_default(),
            link.why.as_deref().unwrap_or_default(),
        ];
        writer.write_record(cells.map(|cell| disarmed(cell).into_owned()))?;
    }
    whole(writer)
}

fn value(crosswalk: &Crosswalk) -> Value {
    let links = crosswalk.links.iter().map(|link| {
        json!({
            "id": link.id,
            "is": link.relation.word(),
            "from": link.from,
            "why": link.why,
        })
    });
    json!({ "concepts": links.collect::<Value>() })
}
