//! `leidraad import signups`: a list of sign-ups as a web form exports it. Names stay in the private
//! folder.

use std::fmt::Display;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind};
use crate::cli::participants::plan;
use crate::handover::signups::example::example;
use crate::handover::signups::{By, Reading, read};
use crate::handover::table::Refused;
use crate::study::signups::{NotTaken, Taken};
use crate::texts::fill;

/// Arguments of `import signups`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The list: CSV with , ; or TAB, or a workbook (.xlsx)
    pub file: PathBuf,
    /// The sheet of a workbook [default: its first]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
}

/// Takes sign-ups in, all or none.
///
/// # Errors
/// When anything is wrong with the list or with what study.toml says of it, or a file stands in the
/// way.
pub fn signups(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let texts = context.texts;
    let plan = plan(context)?;
    let Some(wanted) = &plan.signups else {
        return Err(no_mapping(context, args));
    };
    let by = By {
        plan: &plan,
        language: context.language(),
        offset: context.offset,
        texts,
    };
    let reading = read(&args.file, args.sheet.as_deref(), wanted, by)
        .map_err(|refused| said(context, &args.file, &refused))?;
    if let Some(encoding) = reading.encoding {
        let what = fill(texts.sample.encoding, &[("encoding", &encoding)]);
        context.warn(&what);
    }
    if reading.signups.is_empty() {
        context.warn(texts.sample.no_rows);
        return Ok(());
    }
    let doubles = reading.doubles;
    let taken = take(context, reading)?;
    told(context, &taken, doubles);
    Ok(())
}

fn take(context: &Context, reading: Reading) -> Result<Taken, Failure> {
    let texts = &context.texts.sample;
    let hint = texts.nothing_taken;
    let taken = context.study.take_signups(reading.signups);
    taken.map_err(|error| match error {
        NotTaken::Study(error) => context.of_study(&error).hint(hint),
        NotTaken::Log(error) => Failure::could_not(context.of_log(&error)).hint(hint),
        NotTaken::KeyLacks(ids) => {
            let participants = listed(&ids);
            let said = fill(texts.key_lacks, &[("participants", &participants)]);
            Failure::could_not(said).hint(texts.key_lacks_hint)
        }
    })
}

/// That study.toml does not say which column is what, with what it could say.
fn no_mapping(context: &Context, args: &Arguments) -> Failure {
    let texts = context.texts;
    let guess = example(&args.file, args.sheet.as_deref(), context.offset, texts);
    match guess {
        Ok(guess) => {
            let file = args.file.display().to_string();
            let message = fill(texts.sample.no_mapping, &[("file", &file)]);
            let hint = format!("{}\n\n{guess}", texts.sample.mapping_hint);
            Failure::new(Kind::Found, message).hint(hint)
        }
        Err(refused) => said(context, &args.file, &refused),
    }
}

fn said(context: &Context, file: &Path, refused: &Refused) -> Failure {
    let texts = context.texts;
    let (kind, reason) = match refused {
        Refused::Io(error) => (Kind::CouldNot, error.to_string()),
        Refused::Wrong(lines) => (Kind::Found, lines.join("\n  ")),
    };
    let values: [(&str, &dyn Display); 2] = [("file", &file.display()), ("reason", &reason)];
    Failure::new(kind, fill(texts.cli.file, &values)).hint(texts.sample.nothing_taken)
}

/// Participants, as many as can be read at a glance.
fn listed(ids: &[String]) -> String {
    const MOST: usize = 10;
    let first = ids.get(..MOST).unwrap_or(ids).join(", ");
    match ids.len().saturating_sub(MOST) {
        0 => first,
        more => format!("{first} … (+{more})"),
    }
}

/// Says what came of it: messages, not a result in a machine format.
fn told(context: &Context, taken: &Taken, doubles: usize) {
    let texts = &context.texts.sample;
    let mut lines = Vec::new();
    match (taken.fresh.first(), taken.fresh.last()) {
        (Some(first), Some(last)) if taken.fresh.len() > 1 => {
            let values: [(&str, &dyn Display); 3] = [
                ("count", &taken.fresh.len()),
                ("first", first),
                ("last", last),
            ];
            lines.push(fill(texts.taken, &values));
        }
        (Some(first), _) => lines.push(fill(texts.taken_one, &[("first", first)])),
        (None, _) => lines.push(texts.none_new.to_owned()),
    }
    for (reason, count) in &taken.screened_out {
        let values: [(&str, &dyn Display); 2] = [("count", count), ("reason", reason)];
        lines.push(fill(texts.screened, &values));
    }
    for (count, text) in [(taken.known, texts.known), (doubles, texts.doubles)] {
        if count > 0 {
            lines.push(fill(text, &[("count", &count)]));
        }
    }
    for (participant, names) in &taken.differing {
        let names = names.join(", ");
        let values: [(&str, &dyn Display); 2] = [("participant", participant), ("names", &names)];
        lines.push(fill(texts.differs, &values));
    }
    if !taken.fresh.is_empty() && !taken.left.is_empty() {
        let participants = listed(&taken.left);
        lines.push(fill(texts.left, &[("participants", &participants)]));
    }
    if !taken.fresh.is_empty() {
        let file = context.study.key_file();
        lines.push(fill(texts.key_is, &[("file", &file.display())]));
    }
    let mut err = std::io::stderr().lock();
    for line in lines {
        // What cannot be printed cannot be reported either.
        let _ = writeln!(err, "{}", crate::safe::shown(&line));
    }
}
