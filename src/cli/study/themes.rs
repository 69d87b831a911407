//! `leidraad study themes`: the themes of the study, and another name for one.

use std::io::Write as _;

use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value, json};

use crate::cli::ask::{agreed, is_somebody_there};
use crate::cli::{Context, Failure, Kind};
use crate::guide::near::nearest;
use crate::handover::aligned::aligned;
use crate::handover::reading;
use crate::journal::deed::ThemeRenamed;
use crate::review::guarded::Guard;
use crate::review::renames::trimmed;
use crate::safe::shown;
use crate::session::header::Phase;
use crate::study::reader::Reader;
use crate::study::themes::{Given, Themes};
use crate::texts::fill;

/// Arguments of `study themes`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// What is to be done with them; without it they are listed
    #[command(subcommand)]
    pub what: Option<What>,
    /// How they are printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: ThemesFormat,
}

/// How themes are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ThemesFormat {
    /// For reading
    Text,
    /// For programs
    Json,
}

/// What can be done with themes.
#[derive(Debug, Subcommand)]
pub enum What {
    /// Give a theme another name; with the name of another the two become one
    Rename(RenameArgs),
}

/// Arguments of `study themes rename`.
#[derive(Debug, Args)]
pub struct RenameArgs {
    /// The theme as it is called now
    pub old: String,
    /// What it is called from here on
    pub new: String,
    /// Join two themes without asking
    #[arg(long)]
    pub yes: bool,
}

/// Lists themes, or renames one.
///
/// # Errors
/// When there is no such theme, joining was not agreed to, or something cannot be read or written.
pub fn themes(context: &Context, args: &Arguments) -> Result<(), Failure> {
    match &args.what {
        Some(What::Rename(args)) => rename(context, args),
        None => list(context, args.format),
    }
}

fn list(context: &Context, format: ThemesFormat) -> Result<(), Failure> {
    let found = gathered(context, &Phase::COUNTED, &seen(context))?;
    let texts = &context.texts.themes;
    let mut out = context.out();
    match format {
        ThemesFormat::Json => {
            let each = found.all().map(|(name, given)| {
                let Given {
                    fragments,
                    sessions,
                } = given;
                json!({ "theme": name, "fragments": fragments, "sessions": sessions })
            });
            writeln!(out, "{:#}", each.collect::<Value>())?;
        }
        ThemesFormat::Text if found.all().next().is_none() => writeln!(out, "{}", texts.none)?,
        ThemesFormat::Text => {
            let mut lines = vec![texts.heads.map(str::to_owned).to_vec()];
            lines.extend(found.all().map(|(name, given)| {
                let counts = [given.fragments, given.sessions].map(|count| count.to_string());
                [&[name.to_owned()], &counts[..]].concat()
            }));
            write!(out, "{}", aligned(&lines))?;
        }
    }
    Ok(out.flush()?)
}

fn rename(context: &Context, args: &RenameArgs) -> Result<(), Failure> {
    let texts = &context.texts.themes;
    let (Some(from), Some(to)) = (trimmed(&args.old), trimmed(&args.new)) else {
        return Err(Failure::usage(texts.empty));
    };
    if from == to {
        return Err(Failure::usage(fill(texts.same, &[("theme", &shown(from))])));
    }
    let reader = Reader::of(&context.study);
    let found = gathered(context, &[], &reader)?;
    let from = &as_given(context, &found, from);
    let Some(given) = found.get(from) else {
        let failure = Failure::usage(fill(texts.unknown, &[("theme", &shown(from))]));
        let near = nearest(from, found.all().map(|(name, _)| name));
        return Err(match near {
            Some(near) => failure.hint(fill(texts.near, &[("theme", &shown(&near))])),
            None => failure.hint(texts.unknown_hint),
        });
    };
    if let Some(others) = found.get(to)
        && !args.yes
    {
        join(context, (from, given), (to, others))?;
    }
    let renamed = ThemeRenamed {
        from: from.to_owned(),
        to: to.to_owned(),
    };
    let done = context.study.record(renamed);
    done.map_err(|error| Failure::could_not(context.of_log(&error)))?;
    let mut out = context.out();
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("from", &shown(from)),
        ("to", &shown(to)),
        ("fragments", &given.fragments),
        ("sessions", &given.sessions),
    ];
    writeln!(out, "{}", fill(texts.renamed, &values))?;
    Ok(out.flush()?)
}

/// What reading the themes takes, with codes in the place of names; when the key cannot be read they
/// are listed all the same.
fn seen(context: &Context) -> Reader {
    let guarded = Reader::of(&context.study).guarding(&context.study);
    guarded.unwrap_or_else(|error| {
        context.warn(&error.say(&context.texts.study));
        context.warn(context.texts.leaks.unguarded);
        Reader::of(&context.study)
    })
}

/// A theme as it was given, where it was listed with codes in the place of names.
fn as_given(context: &Context, found: &Themes, listed: &str) -> String {
    let terms = context.study.listed_terms().unwrap_or_default();
    let guard = Guard::of(terms);
    let mut all = found.all().map(|(name, _)| name);
    let given = all.find(|name| found.get(listed).is_none() && guard.text(name) == listed);
    given.unwrap_or(listed).to_owned()
}

/// Says what becomes one, and asks.
fn join(
    context: &Context,
    (from, given): (&str, Given),
    (to, others): (&str, Given),
) -> Result<(), Failure> {
    let texts = &context.texts.themes;
    let values: [(&str, &dyn std::fmt::Display); 6] = [
        ("from", &shown(from)),
        ("fragments", &given.fragments),
        ("sessions", &given.sessions),
        ("to", &shown(to)),
        ("others", &others.fragments),
        ("other_sessions", &others.sessions),
    ];
    let joins = fill(texts.joins, &values);
    if !is_somebody_there() {
        return Err(Failure::usage(joins).hint(texts.nobody_to_ask));
    }
    if agreed(context, &format!("{joins}. {}", texts.may_join))? {
        return Ok(());
    }
    Err(Failure::new(Kind::Found, texts.kept))
}

/// The themes of the sessions of these phases; of all of them when none is named.
fn gathered(context: &Context, phases: &[Phase], reader: &Reader) -> Result<Themes, Failure> {
    let sessions = context.study.sessions();
    let sessions = sessions.map_err(|error| context.of_study(&error))?;
    let chosen = reading::choose(sessions, phases, &reader.withdrawals, context.texts);
    chosen.complaints.iter().for_each(|what| context.warn(what));
    let mut all = Themes::default();
    let take = |themes: Themes| {
        all.add(themes);
        Ok::<(), Failure>(())
    };
    reading::each(
        reader,
        &chosen.sessions,
        context.texts,
        Themes::of,
        take,
        |what| context.warn(&what),
    )?;
    Ok(all)
}
