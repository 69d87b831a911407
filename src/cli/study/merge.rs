//! `leidraad study merge`: the folders of other interviewers brought together with this one. All that
//! clashes is said first, at once; the others are only read.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::merging::{self, say_of};
use crate::cli::ask::{agreed, is_somebody_there};
use crate::cli::{Context, Failure, Kind};
use crate::safe::shown;
use crate::study::Study;
use crate::study::error::StudyError;
use crate::study::merge::NotMerged;
use crate::study::merge::plan::Plan;
use crate::study::merge::side::Side;
use crate::study::name::participant;
use crate::texts::fill;

/// Arguments of `study merge`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The folders of the others, in which nothing is changed
    #[arg(required = true, value_name = "FOLDER")]
    pub folders: Vec<PathBuf>,
    /// Only say what clashes and what would come in
    #[arg(long)]
    pub dry_run: bool,
    /// Give whoever has a number that is somebody else's here the next free one
    #[arg(long)]
    pub renumber: bool,
    /// Numbers that are one person in both, with commas between
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',')]
    pub same: Vec<String>,
}

/// Brings folders together.
///
/// # Errors
/// When a folder is no study, numbers clash, something did not come in, or a file stands in the way.
pub fn merge(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let failed = |error: NotMerged| could_not(context, &error);
    let same = args.same.iter().map(|number| participant(number));
    let same: Result<BTreeSet<String>, _> = same.collect();
    let same = same.map_err(|error| context.of_study(&error))?;
    let studies = studies(context, &args.folders).map_err(failed)?;
    let plans = plans(context, &studies, &same).map_err(failed)?;
    let mut out = context.out();
    for (plan, there) in &plans {
        say_of(&mut out, context, plan, there, args.dry_run)?;
    }
    out.flush()?;
    let is_clash = plans.iter().any(|(plan, _)| !plan.same.clashes.is_empty());
    if is_clash && !args.renumber && !may_renumber(context, args.dry_run)? {
        return Err(not_merged(context));
    }
    let is_all = plans
        .iter()
        .all(|(plan, there)| merging::is_all(plan, there));
    if !args.dry_run {
        bring_in(context, &studies, &same, is_clash)?;
    }
    if is_all {
        return Ok(());
    }
    Err(Failure::new(Kind::Found, context.texts.merge.not_all))
}

/// What bringing each of the folders in would do, one after the other.
fn plans(
    context: &Context,
    studies: &[Study],
    same: &BTreeSet<String>,
) -> Result<Vec<(Plan, Side)>, NotMerged> {
    let mut here = Side::here(&context.study)?;
    let mut plans = Vec::new();
    for study in studies {
        let there = Side::there(study.clone())?;
        let plan = Plan::of(&here, &there, same);
        here.expect(&plan, &there);
        plans.push((plan, there));
    }
    Ok(plans)
}

/// Brings the folders in, one after the other, while nobody else writes to the study.
fn bring_in(
    context: &Context,
    studies: &[Study],
    same: &BTreeSet<String>,
    may_renumber: bool,
) -> Result<(), Failure> {
    let failed = |error: NotMerged| {
        let failure = could_not(context, &error);
        match failure.hint {
            None => failure.hint(context.texts.merge.again),
            Some(_) => failure,
        }
    };
    let log = context.study.hold_log();
    let mut log = log.map_err(|error| failed(error.into()))?;
    let mut out = context.out();
    for study in studies {
        let here = Side::here(&context.study).map_err(failed)?;
        let there = Side::there(study.clone()).map_err(failed)?;
        let plan = Plan::of(&here, &there, same);
        if !may_renumber && !plan.same.clashes.is_empty() {
            // A number was given out since it was looked.
            return Err(not_merged(context));
        }
        let carried = context.study.carry(&mut log, &here, &there, &plan);
        merging::say_what_came(&mut out, context, &plan, &carried.map_err(failed)?)?;
    }
    Ok(out.flush()?)
}

fn not_merged(context: &Context) -> Failure {
    let texts = &context.texts.merge;
    Failure::new(Kind::Found, texts.not_merged).hint(texts.offer)
}

fn may_renumber(context: &Context, dry_run: bool) -> Result<bool, Failure> {
    if dry_run || !is_somebody_there() {
        return Ok(false);
    }
    agreed(context, context.texts.merge.may_renumber)
}

/// The studies in these folders: others than this one, each once.
fn studies(context: &Context, folders: &[PathBuf]) -> Result<Vec<Study>, NotMerged> {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut known = BTreeSet::from([whole(&context.study.root)]);
    let mut studies = Vec::new();
    let keyring = || context.study.keyring.clone();
    for folder in folders {
        if whole(folder) == whole(&context.study.root) {
            return Err(NotMerged::Itself(folder.clone()));
        }
        if !known.insert(whole(folder)) {
            return Err(NotMerged::Twice(folder.clone()));
        }
        // What opens the key here opens that of the others, or they have to be opened first.
        let found = Study::find(folder, Some(folder), None)?;
        studies.push(Study {
            keyring: keyring(),
            ..found
        });
    }
    Ok(studies)
}

fn could_not(context: &Context, error: &NotMerged) -> Failure {
    let texts = &context.texts.merge;
    let show = |path: &Path| shown(&path.display().to_string()).into_owned();
    match error {
        NotMerged::NoStudy(path) => {
            Failure::usage(fill(texts.no_study, &[("folder", &show(path))]))
        }
        NotMerged::Itself(path) => Failure::usage(fill(texts.itself, &[("folder", &show(path))])),
        NotMerged::Twice(path) => Failure::usage(fill(texts.twice, &[("folder", &show(path))])),
        NotMerged::Newer(path, format) => {
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("folder", &show(path)), ("format", format)];
            Failure::could_not(fill(texts.newer, &values))
        }
        NotMerged::Log(error) => Failure::could_not(context.of_log(error)),
        NotMerged::InUse(session) => {
            Failure::could_not(fill(texts.in_use, &[("session", &shown(session))]))
        }
        NotMerged::Study(error @ StudyError::Locked(..)) => {
            context.of_study(error).hint(texts.locked_hint)
        }
        NotMerged::Study(error) => context.of_study(error),
    }
}
