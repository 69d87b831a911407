//! `leidraad participants withdraw`: what a participant withdraws is left out from here on, and erased.

use std::fmt::Display;
use std::io::{self, Write};

use clap::{Args, ValueEnum};

use super::recall::{recall, to_recall};
use super::set::names_somebody;
use crate::cli::ask::{agreed, is_somebody_there};
use crate::cli::{Context, Failure, Kind};
use crate::handover::md::clock;
use crate::journal::append::OpenError;
use crate::journal::deed::Withdrawal;
use crate::journal::erase::EraseError;
use crate::safe::shown;
use crate::study::name::participant;
use crate::study::register::People;
use crate::study::withdraw::{Leaving, Share, WithdrawError};
use crate::texts::{WithdrawalTexts, fill};

/// Arguments of `participants withdraw`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The participant, such as R7
    pub participant: String,
    /// What is withdrawn
    #[arg(long, value_enum)]
    pub scope: Scope,
    /// Why, for the record
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Of this session alone: an id, or its beginning [default: all of theirs]
    #[arg(long, value_name = "SESSION")]
    pub session: Option<String>,
    /// Ask nothing
    #[arg(long)]
    pub yes: bool,
}

/// What can be withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Scope {
    /// Recordings, and what was written out of them
    Recording,
    /// Verbatim quotes
    Quotes,
    /// Everything
    All,
}

impl From<Scope> for Withdrawal {
    fn from(scope: Scope) -> Withdrawal {
        match scope {
            Scope::Recording => Withdrawal::Recording,
            Scope::Quotes => Withdrawal::Quotes,
            Scope::All => Withdrawal::All,
        }
    }
}

/// Writes the withdrawal down, erases what it is about, and lists the exports to be recalled.
///
/// # Errors
/// When there is no such participant or session, it was not agreed to, a session is in use, or
/// something cannot be erased.
pub fn withdraw(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let texts = &context.texts.withdrawal;
    let failed = |error| context.of_study(&error);
    let id = participant(&args.participant).map_err(failed)?;
    let people = People::of(&context.study).map_err(failed)?;
    let known = &people.withdrawals;
    let session = args
        .session
        .as_deref()
        .map(|name| context.study.find_session(name));
    let session = session.transpose().map_err(failed)?;
    let leaving = Leaving {
        participant: id.clone(),
        scope: args.scope.into(),
        session: session.map(|session| session.id),
    };
    let why = why(context, args.reason.as_deref(), &id)?;
    let shares = context.study.shares(&leaving, known).map_err(failed)?;
    let is_known = || people.all.iter().any(|(one, _)| one.id == id) || known.left(&id).is_some();
    if shares.is_empty() && (leaving.session.is_some() || !is_known()) {
        let text = match leaving.session {
            Some(_) => texts.not_in_session,
            None => texts.not_in_study,
        };
        return Err(Failure::usage(fill(text, &[("participant", &id)])));
    }
    if !args.yes {
        agree(context, &leaving, &shares)?;
    }
    for share in &shares {
        let free = share.is_free();
        free.map_err(|error| could_not(context, &error).hint(texts.kept))?;
    }
    let recorded = context
        .study
        .record_withdrawal(&leaving, &shares, known, why);
    recorded.map_err(|error| Failure::could_not(context.of_log(&error)))?;
    for share in &shares {
        let erased = context.study.erase_share(share, &id);
        erased.map_err(|error| could_not(context, &error).hint(texts.again))?;
    }
    if leaving.scope == Withdrawal::All && leaving.session.is_none() {
        context.study.forget(&id).map_err(failed)?;
    }
    report(context, &leaving, &shares)
}

/// The reason, which is kept for good and so names nobody.
fn why<'a>(
    context: &Context,
    reason: Option<&'a str>,
    participant: &str,
) -> Result<Option<&'a str>, Failure> {
    let Some(why) = reason.map(str::trim).filter(|why| !why.is_empty()) else {
        return Ok(None);
    };
    let failed = |error| context.of_study(&error);
    let key = context.study.key().map_err(failed)?;
    let terms = context.study.listed_terms().map_err(failed)?;
    let is_listed = !terms.edits(why).is_empty();
    if is_listed || names_somebody(&key, why, &[participant.to_owned()]) {
        return Err(Failure::usage(context.texts.sample.why_names));
    }
    Ok(Some(why))
}

/// Says what goes, and asks.
fn agree(context: &Context, leaving: &Leaving, shares: &[Share]) -> Result<(), Failure> {
    let texts = &context.texts.withdrawal;
    if !is_somebody_there() {
        return Err(Failure::usage(texts.nobody_to_ask));
    }
    let mut err = io::stderr().lock();
    let values: [(&str, &dyn Display); 2] = [
        ("participant", &leaving.participant),
        ("what", &word(texts, leaving.scope)),
    ];
    writeln!(err, "{}", fill(texts.goes, &values))?;
    each(&mut err, shares, texts)?;
    if agreed(context, texts.may_go)? {
        return Ok(());
    }
    Err(Failure::new(Kind::Found, texts.kept))
}

/// Says what went, what has to be looked at, and which exports are to be recalled.
fn report(context: &Context, leaving: &Leaving, shares: &[Share]) -> Result<(), Failure> {
    let texts = &context.texts.withdrawal;
    let mut out = context.out();
    let values: [(&str, &dyn Display); 2] = [
        ("participant", &leaving.participant),
        ("what", &word(texts, leaving.scope)),
    ];
    writeln!(out, "{}", fill(texts.gone, &values))?;
    each(&mut out, shares, texts)?;
    for share in shares.iter().filter(|share| !share.doubtful.is_empty()) {
        let moments: Vec<String> = share.doubtful.iter().map(|ms| clock(*ms)).collect();
        let values: [(&str, &dyn Display); 3] = [
            ("session", &shown(&share.session.id)),
            ("participant", &leaving.participant),
            ("moments", &moments.join(", ")),
        ];
        writeln!(out, "{}", fill(texts.doubtful, &values))?;
    }
    let recalled = to_recall(&context.study, leaving, shares);
    recall(&mut out, context, leaving, &recalled)?;
    writeln!(out, "{}", texts.still_holds)?;
    out.flush()?;
    let unreadable = shares.iter().filter(|share| share.unreadable > 0);
    let unreadable: Vec<&Share> = unreadable.collect();
    for share in &unreadable {
        let values: [(&str, &dyn Display); 2] =
            [("session", &share.session.id), ("count", &share.unreadable)];
        context.warn(&fill(texts.unreadable, &values));
    }
    if unreadable.is_empty() {
        return Ok(());
    }
    Err(Failure::found())
}

/// A line for each session: what of it goes, in numbers.
fn each(out: &mut impl Write, shares: &[Share], texts: &WithdrawalTexts) -> io::Result<()> {
    for share in shares {
        let megabytes: u64 = share.recordings.iter().map(|file| file.bytes).sum();
        let counts = [
            (texts.lines, share.withheld.lines.len()),
            (texts.lines_beside, share.lines_beside()),
            (texts.turns, share.turns()),
            (texts.as_they_came, share.as_they_came.len()),
            (texts.recordings, share.recordings.len()),
        ];
        let counts = counts.iter().filter(|(_, count)| *count > 0);
        let counts: Vec<String> = counts
            .map(|(text, count)| {
                let megabytes = megabytes.div_ceil(1_000_000);
                fill(text, &[("count", count), ("megabytes", &megabytes)])
            })
            .collect();
        let what = match counts.as_slice() {
            [] => texts.nothing.to_owned(),
            counts => counts.join(", "),
        };
        writeln!(out, "  {}: {what}", shown(&share.session.id))?;
        if !share.recordings.is_empty() && !share.others.is_empty() {
            let others = share.others.join(", ");
            writeln!(out, "    {}", fill(texts.of_group, &[("others", &others)]))?;
        }
    }
    Ok(())
}

fn word(texts: &WithdrawalTexts, scope: Withdrawal) -> &'static str {
    let [recording, quotes, all] = texts.scopes;
    match scope {
        Withdrawal::Recording => recording,
        Withdrawal::Quotes => quotes,
        Withdrawal::All => all,
    }
}

fn could_not(context: &Context, error: &WithdrawError) -> Failure {
    match error {
        WithdrawError::Session(session, EraseError::Open(OpenError::Held)) => {
            let text = context.texts.withdrawal.held;
            Failure::could_not(fill(text, &[("session", &shown(session))]))
        }
        WithdrawError::Session(session, error) => {
            let said = error.say(&context.texts.journal);
            Failure::could_not(format!("{session}: {said}"))
        }
        WithdrawError::Study(error) => context.of_study(error),
    }
}
