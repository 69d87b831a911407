//! The key, lists of sign-ups and transcripts as they came, destroyed with a record of it.

use std::fmt::Display;
use std::io::{self, Write as _};

use crate::cli::args::DestroyArgs;
use crate::cli::ask::{agreed, is_somebody_there};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind};
use crate::journal::deed::Private;
use crate::safe::shown;
use crate::study::destroy::{NotDestroyed, kind_of};
use crate::study::holdings::File;
use crate::texts::fill;

/// What is to be destroyed, with what there is of it.
type Held = Vec<(Private, Vec<File>)>;

/// Finds what was asked for; what is not there is said.
///
/// # Errors
/// When a folder cannot be listed, or the reason names somebody.
pub(super) fn held(context: &Context, args: &DestroyArgs) -> Result<Held, Failure> {
    let asked = [
        (args.key, Private::Key),
        (args.signups, Private::Signups),
        (args.transcripts, Private::Transcripts),
    ];
    let texts = &context.texts.destroy;
    let mut held = Held::new();
    for (_, what) in asked.into_iter().filter(|(is_asked, _)| *is_asked) {
        let files = context.study.held_in_private(kind_of(what));
        let files = files.map_err(|error| context.of_study(&error))?;
        if files.is_empty() {
            let what = name(context, what);
            context.warn(&fill(texts.none_there, &[("what", &what)]));
        } else {
            held.push((what, files));
        }
    }
    if !held.is_empty() && names_somebody(context, &args.why) {
        return Err(Failure::usage(texts.why_names));
    }
    Ok(held)
}

/// Says what goes, and asks; only two times yes is yes.
///
/// # Errors
/// When nobody is there to ask, or it was not agreed to.
pub(super) fn agree(context: &Context, held: &Held) -> Result<(), Failure> {
    let texts = &context.texts.destroy;
    if held.is_empty() {
        return Ok(());
    }
    if !is_somebody_there() {
        return Err(Failure::usage(texts.nobody_to_ask));
    }
    for (what, files) in held {
        let mut err = io::stderr().lock();
        let bytes: u64 = files.iter().map(|file| file.bytes).sum();
        let values: [(&str, &dyn Display); 3] = [
            ("what", &name(context, *what)),
            ("count", &files.len()),
            ("bytes", &bytes),
        ];
        writeln!(err, "{}", fill(texts.private_goes, &values))?;
        for file in files {
            writeln!(err, "  {}", shown(&file.name()))?;
        }
        drop(err);
        let of_kind = match what {
            Private::Key => texts.is_key_done,
            Private::Signups => texts.is_list_done,
            Private::Transcripts => texts.is_checked,
        };
        for question in [of_kind, texts.may_go] {
            if !agreed(context, question)? {
                return Err(Failure::new(Kind::Found, texts.kept));
            }
        }
    }
    Ok(())
}

/// Destroys it, and says what went.
///
/// # Errors
/// When a file cannot be read or removed, or it cannot be written down.
pub(super) fn destroy(context: &Context, args: &DestroyArgs, held: &Held) -> Result<(), Failure> {
    let texts = &context.texts.destroy;
    let mut out = context.out();
    for (what, files) in held {
        let author = args.by.clone().or_else(|| context.only_researcher());
        let gone = context.study.destroy_private(*what, author, &args.why);
        let gone = gone.map_err(|error| match error {
            NotDestroyed::Study(error) => context.of_study(&error),
            NotDestroyed::Log(error) => Failure::could_not(context.of_log(&error)),
        })?;
        for (file, record) in files.iter().zip(&gone.files) {
            let name = file.name();
            let values: [(&str, &dyn Display); 3] = [
                ("file", &shown(&name)),
                ("bytes", &record.bytes),
                ("sha256", &record.sha256),
            ];
            writeln!(out, "{}", fill(texts.gone, &values))?;
        }
        if *what == Private::Key {
            writeln!(out, "{}", texts.key_is_gone)?;
        }
    }
    Ok(out.flush()?)
}

/// Whether a reason names somebody, as far as what is open can tell.
fn names_somebody(context: &Context, why: &str) -> bool {
    let listed = context.study.listed_terms();
    let key = context.study.key().unwrap_or_default();
    let mut people = key.people();
    listed.is_ok_and(|terms| !terms.find(why).is_empty())
        || people.any(|(_, one)| one.is_named_in(why) || one.is_partly_named_in(why))
}

/// What a kind is called.
fn name(context: &Context, what: Private) -> &'static str {
    let [transcripts, signups, key, _] = context.texts.retention.kinds;
    match what {
        Private::Key => key,
        Private::Signups => signups,
        Private::Transcripts => transcripts,
    }
}
