//! `leidraad new DIR`: a study's folder, with a guide to start from.

mod ask;
mod files;

use std::fmt::Display;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;

use super::ask::is_somebody_there;
use super::context::Context;
use super::failure::{Failure, Kind};
use crate::durable::folder_of;
use crate::guide::load::{Loaded, load};
use crate::guide::parse::is_tag;
use crate::handover::pack::read::{self, NotAPack, Pack};
use crate::safe::shown;
use crate::study::begin;
use crate::texts::{Texts, fill};
use ask::Question;

/// The guide to start from when none is chosen.
const USUAL: &str = "template";

/// Arguments of `new`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The folder to make; one that is there has to be empty
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// What the study is called [default: asked; without a terminal, the folder's name]
    #[arg(long, value_name = "WORDS")]
    pub title: Option<String>,
    /// The guide to start from: an id, or a path with a / or .toml [default: asked; without a
    /// terminal, the template]
    #[arg(long, value_name = "GUIDE")]
    pub guide: Option<String>,
    /// The pack to start from, as `guide pack` makes it
    #[arg(long, value_name = "PACK.zip", conflicts_with = "guide")]
    pub from: Option<PathBuf>,
}

/// What a study begins with.
#[derive(Debug)]
struct Choices {
    title: String,
    language: String,
    start: Start,
}

/// What a study starts from.
#[derive(Debug)]
enum Start {
    Guide(Box<Loaded>),
    Pack(Box<Pack>),
}

impl Start {
    fn guide(&self) -> &Loaded {
        match self {
            Start::Guide(guide) => guide,
            Start::Pack(pack) => &pack.guide,
        }
    }
}

/// Asks what was not said, and makes the folder.
///
/// # Errors
/// When an answer is not right, or the folder cannot be made; nothing is left of it then.
pub fn new(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let folder = place(context, &args.folder)?;
    let choices = choose(context, args, &folder)?;
    let texts = Texts::of(&choices.language);
    begin::begin(&folder, &files::of(&choices, texts))
        .map_err(|error| not_made(context, &args.folder, &error))?;
    say(context, texts, args, &choices)
}

/// Where the folder will be, with a name that things can stand beside; refused before anything is
/// asked when it cannot be.
fn place(context: &Context, named: &Path) -> Result<PathBuf, Failure> {
    let texts = &context.texts.begin;
    let refuse = |reason: &str| {
        let values: [(&str, &dyn Display); 2] = [("folder", &named.display()), ("reason", &reason)];
        Err(Failure::usage(fill(texts.not_made, &values)).hint(texts.nothing_made))
    };
    if let Ok(found) = named.canonicalize() {
        let here = std::env::current_dir().and_then(|here| here.canonicalize());
        if here.is_ok_and(|here| here.starts_with(&found)) {
            return refuse(texts.is_here);
        }
        return match found.read_dir().map(|mut entries| entries.next().is_none()) {
            Ok(true) => Ok(found),
            Ok(false) => refuse(texts.not_empty),
            Err(error) => Err(not_made(context, named, &error)),
        };
    }
    let parent = folder_of(named);
    if named.file_name().is_none() || !parent.is_dir() {
        return refuse(&fill(texts.no_parent, &[("folder", &parent.display())]));
    }
    Ok(named.to_owned())
}

fn choose(context: &Context, args: &Arguments, folder: &Path) -> Result<Choices, Failure> {
    // A pack that is none is said before anything is asked.
    let pack = args.from.as_deref().map(|path| packed(context, path));
    let pack = pack.transpose()?;
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let asks = is_somebody_there();
    let given = args.title.as_deref().map(str::trim);
    let title = match given.filter(|title| !title.is_empty()) {
        Some(title) => title.to_owned(),
        None if asks => Question::new(context.texts.begin.ask_title, &name).answer()?,
        None => name.into_owned(),
    };
    let language = match &context.asked_language {
        Some(tag) => language(context, tag)?,
        None if asks => Question::new(context.texts.begin.ask_language, context.language())
            .until(|tag| language(context, tag))?,
        None => context.language().to_owned(),
    };
    let start = match (pack, &args.guide) {
        (Some(pack), _) => pack,
        (None, Some(guide)) => Start::Guide(Box::new(context.guide(guide)?)),
        (None, None) if asks => {
            let known = ask::guides(context, &language)?;
            Question::new(context.texts.begin.ask_guide, "1")
                .until(|answer| named(context, ask::numbered(answer, &known)))?
        }
        (None, None) => {
            let usual = load(USUAL, None).map_err(|refused| context.refused(&refused))?;
            Start::Guide(Box::new(usual))
        }
    };
    Ok(Choices {
        title: shown(title.trim()).into_owned(),
        language,
        start,
    })
}

/// What an answer names: a pack when it ends in .zip, else a guide.
fn named(context: &Context, answer: &str) -> Result<Start, Failure> {
    let path = Path::new(answer);
    if path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("zip"))
    {
        return packed(context, path);
    }
    Ok(Start::Guide(Box::new(context.guide(answer)?)))
}

fn packed(context: &Context, path: &Path) -> Result<Start, Failure> {
    let texts = &context.texts.pack;
    let pack = read::read(path).map_err(|refused| {
        let findings = match &refused {
            NotAPack::Guide(refused) => format!("\n{}", context.refused(refused).message),
            _ => String::new(),
        };
        let reason = refused.say(texts) + &findings;
        let values: [(&str, &dyn Display); 2] = [("file", &path.display()), ("reason", &reason)];
        let kind = match refused {
            NotAPack::Io(_) => Kind::CouldNot,
            _ => Kind::Found,
        };
        Failure::new(kind, fill(texts.refused, &values)).hint(context.texts.begin.nothing_made)
    })?;
    Ok(Start::Pack(Box::new(pack)))
}

fn language(context: &Context, tag: &str) -> Result<String, Failure> {
    if is_tag(tag) {
        return Ok(tag.to_owned());
    }
    let texts = &context.texts.begin;
    let said = fill(texts.not_a_language, &[("tag", &shown(tag))]);
    Err(Failure::usage(said).hint(texts.nothing_made))
}

fn not_made(context: &Context, folder: &Path, error: &io::Error) -> Failure {
    let texts = &context.texts.begin;
    let reason: &dyn Display = match error.kind() {
        io::ErrorKind::DirectoryNotEmpty => &texts.not_empty,
        _ => error,
    };
    let values: [(&str, &dyn Display); 2] = [("folder", &folder.display()), ("reason", reason)];
    Failure::new(Kind::CouldNot, fill(texts.not_made, &values)).hint(texts.nothing_made)
}

/// Says that it is there, and what can be done in it.
fn say(
    context: &Context,
    texts: &Texts,
    args: &Arguments,
    choices: &Choices,
) -> Result<(), Failure> {
    let guide = &choices.start.guide().guide;
    let spoken = guide.language(&choices.language);
    if spoken != choices.language {
        let values: [(&str, &dyn Display); 2] =
            [("language", &choices.language), ("instead", &spoken)];
        context.warn(&fill(texts.begin.guide_speaks, &values));
    }
    let folder = args.folder.display().to_string();
    let folder = shown(&folder);
    let mut out = context.out();
    if let Start::Pack(pack) = &choices.start {
        for (back, origin) in pack.origin().line().enumerate() {
            let (name, version) = (shown(&origin.name), shown(&origin.version));
            let values: [(&str, &dyn Display); 2] = [("name", &name), ("version", &version)];
            let said = if back == 0 {
                texts.pack.from
            } else {
                texts.pack.before
            };
            writeln!(out, "{}", fill(said, &values))?;
        }
    }
    writeln!(out, "{}\n", fill(texts.begin.made, &[("folder", &folder)]))?;
    writeln!(out, "  {}", fill(texts.begin.next, &[("folder", &folder)]))?;
    for command in ["guide check", "guide show"] {
        writeln!(out, "  leidraad {command} {}", guide.id)?;
    }
    writeln!(out, "  leidraad")?;
    Ok(out.flush()?)
}
