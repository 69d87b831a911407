//! `leidraad import codebook`: a concept model of a codebook that was made elsewhere.

use std::fmt::Display;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind};
use crate::guide::parse::is_tag;
use crate::handover::concepts::{read, slug, written};
use crate::handover::table::Refused;
use crate::texts::fill;
use crate::{durable, system};

/// Arguments of `import codebook`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The codebook: REFI-QDA (.qdc, or the project .qdpx), or a table: CSV in UTF-8 or a workbook
    pub file: PathBuf,
    /// The file to make [default: guides/NAME.concepts.toml, after the codebook's name]
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Concepts this deep become headings, 1 for the topmost, unless the table says which
    #[arg(long, value_name = "N", default_value = "1", value_parser = clap::value_parser!(u8).range(1..))]
    pub level: u8,
    /// The sheet of a workbook [default: its first]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
}

/// Makes the model; a file that is there already is not touched.
///
/// # Errors
/// When the codebook cannot be read, anything is wrong with it, or the file not be made.
pub fn codebook(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let texts = context.texts;
    let words = &texts.concepts;
    let language = context.language();
    if !is_tag(language) {
        return Err(Failure::usage(fill(
            words.no_language,
            &[("tag", &language)],
        )));
    }
    let model = read(&args.file, args.sheet.as_deref(), texts)
        .map_err(|refused| said(&refused, &args.file, context))?;
    for remark in &model.remarks {
        context.warn(remark);
    }
    let out = args
        .output
        .clone()
        .unwrap_or_else(|| usual(context, &args.file));
    let text = written(&model, usize::from(args.level), language, words);
    put(&out, &text).map_err(|error| not_made(context, &out, &error))?;
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    let values: [(&str, &dyn Display); 3] = [
        ("concepts", &model.codes.len()),
        ("file", &out.display()),
        ("name", &name),
    ];
    // A message, not a result in a machine format.
    let _ = writeln!(std::io::stderr(), "{}", fill(words.done, &values));
    Ok(())
}

/// Beside the study's guides, called after the codebook.
fn usual(context: &Context, file: &Path) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let name = match slug(&stem) {
        name if name.is_empty() => "codebook".to_owned(),
        name => name,
    };
    context
        .guides_folder()
        .join(format!("{name}.concepts.toml"))
}

fn put(out: &Path, text: &str) -> std::io::Result<()> {
    if out.symlink_metadata().is_ok() {
        return Err(std::io::ErrorKind::AlreadyExists.into());
    }
    system::create_private_folder(durable::folder_of(out))?;
    durable::replace(out, text.as_bytes())
}

fn not_made(context: &Context, out: &Path, error: &std::io::Error) -> Failure {
    let words = &context.texts.concepts;
    let reason: &dyn Display = match error.kind() {
        std::io::ErrorKind::AlreadyExists => &words.exists,
        _ => error,
    };
    let values: [(&str, &dyn Display); 2] = [("file", &out.display()), ("reason", reason)];
    Failure::could_not(fill(context.texts.cli.file, &values)).hint(context.texts.cli.not_written)
}

fn said(refused: &Refused, file: &Path, context: &Context) -> Failure {
    let texts = context.texts;
    let (kind, reason) = match refused {
        Refused::Io(error) => (Kind::CouldNot, error.to_string()),
        Refused::Wrong(lines) => (Kind::Found, lines.join("\n  ")),
    };
    let values: [(&str, &dyn Display); 2] = [("file", &file.display()), ("reason", &reason)];
    Failure::new(kind, fill(texts.cli.file, &values)).hint(texts.concepts.nothing_made)
}
