//! The overview put together from the folds that there are.

use std::collections::{BTreeMap, BTreeSet};

use super::consents;
use super::facts::{
    About, Agreed, Check, Coder, GuideUsed, Journal, Left, PhaseCount, Report, Step,
};
use super::seen::{JournalSeen, Seen};
use super::stored::{private_is_open, stored};
use super::written;
use crate::PROGRAM;
use crate::cli::participants::{plan, quota, warn_of};
use crate::cli::{Context, Failure};
use crate::guide::history::Revision;
use crate::guide::load;
use crate::handover::reading;
use crate::journal::STUDY_JOURNAL;
use crate::review::agreement::Agreement;
use crate::session::header::Phase;
use crate::study::flow::{Flow, Sessions};
use crate::study::load::Loaded;
use crate::study::progress::Progress;
use crate::study::quota::Quota;
use crate::study::reader::Reader;
use crate::study::retention::written::Written;
use crate::study::retention::{Kind, Rules};

/// The overview of a study.
///
/// # Errors
/// When study.toml, study.jsonl or the sessions cannot be read.
pub(super) fn report(context: &Context, reader: &Reader) -> Result<Report, Failure> {
    let study = &context.study;
    let plan = plan(context)?;
    let members = study.members().map_err(|error| context.of_study(&error))?;
    warn_of(context, &members);
    let mut problems = Vec::new();
    let seen = seen(context, reader, &mut problems)?;
    let retention = study
        .retention()
        .map_err(|error| context.of_study(&error))?;
    let texts = &context.texts.retention;
    problems.extend(retention.problems.iter().map(|one| one.say(texts)));
    let flow = Flow::of(&members.all, plan.sample.approached, &sessions(&seen));
    let quota = Quota::of(&members.all, plan.counted_by(), &plan);
    let log = study.log().map_err(Failure::from)?;
    let events = log.as_ref().map_or(&[][..], |log| &log.events);
    let mut journals: Vec<JournalSeen> = Vec::new();
    if let Some(log) = &log {
        journals.push(JournalSeen::of(STUDY_JOURNAL.to_owned(), &log.outcome));
    }
    let as_of = events.last().map(|event| event.at);
    let as_of = as_of.max(seen.iter().filter_map(|one| one.last).max());
    let coders = coders(&seen);
    let agreement = agreement(&seen);
    let checks = checks(&seen);
    Ok(Report {
        program: PROGRAM,
        as_of: as_of.map(|at| at.to_string()),
        study: about(context, &retention)?,
        guides: guides(context, &seen),
        flow,
        quota: quota::json(&quota),
        quota_rows: quota::rows(&quota, &context.texts.sample),
        consent: consents::items(context, reader)?,
        data: data(context, &retention.rules, &seen)?,
        private_open: private_is_open(study),
        destroyed: written::destroyed(events, &seen),
        withdrawals: written::withdrawals(&reader.withdrawals),
        exports: written::exports(events, &seen),
        recorder: written::recorder(&study.settings.recorder),
        journals: journals_of(&journals, &seen),
        coders,
        agreement,
        member_checks: checks,
        problems,
        phases: Vec::new(),
        left: Left::default(),
    }
    .with_progress(seen))
}

/// What each session says; what could not be read is said, and a problem.
fn seen(
    context: &Context,
    reader: &Reader,
    problems: &mut Vec<String>,
) -> Result<Vec<Seen>, Failure> {
    let sessions = context.study.sessions();
    let sessions = sessions.map_err(|error| context.of_study(&error))?;
    let language = context.language();
    let make = |loaded: &Loaded| Seen::of(loaded, language);
    let mut found = Vec::new();
    let take = |one: Seen| {
        if !one.held.is_practice() {
            found.push(one);
        }
        Ok::<(), Failure>(())
    };
    reading::each_at_all(reader, &sessions, context.texts, make, take, |what| {
        problems.push(what);
    })?;
    found.sort_by(|a, b| (a.held.start, &a.held.id).cmp(&(b.held.start, &b.held.id)));
    Ok(found)
}

/// What the sessions that count say of those who took part.
fn sessions(seen: &[Seen]) -> Sessions {
    let (mut found, mut stayed) = (Sessions::default(), BTreeSet::new());
    for one in seen.iter().filter(|one| one.held.is_counted()) {
        found.analysed.extend(one.flow.analysed.iter().cloned());
        found.left.extend(one.flow.left.iter().cloned());
        stayed.extend(one.flow.stayed.iter());
    }
    found.left.retain(|who| !stayed.contains(who));
    found
}

fn about(context: &Context, retention: &Written) -> Result<About, Failure> {
    let settings = &context.study.settings;
    let title = settings.title.as_ref();
    let [plan, pack] = written::tables(context)?;
    Ok(About {
        title: title.map(|title| title.words(context.language())),
        language: settings.language.clone(),
        researchers: settings.researchers.clone(),
        ends: retention.rules.ends.map(|date| date.to_string()),
        plan,
        pack,
    })
}

/// The guides that sessions were held with, version by version, then those that lie in guides/ and were
/// not used.
fn guides(context: &Context, seen: &[Seen]) -> Vec<GuideUsed> {
    let mut found: Vec<GuideUsed> = Vec::new();
    for one in seen {
        let (header, day) = (&one.header, one.held.start.date().to_string());
        let is_it = |known: &&mut GuideUsed| {
            known.guide == header.guide && known.sha256.as_ref() == Some(&header.guide_sha256)
        };
        if let Some(known) = found.iter_mut().find(is_it) {
            *known.sessions.entry(header.phase.word()).or_default() += 1;
            known.last = Some(day);
            continue;
        }
        found.push(GuideUsed {
            guide: header.guide.clone(),
            version: header.guide_version.clone(),
            sha256: Some(header.guide_sha256.clone()),
            title: one.guide.title.clone(),
            status: one.guide.status.clone(),
            sessions: BTreeMap::from([(header.phase.word(), 1)]),
            first: Some(day.clone()),
            last: Some(day),
            history: steps(&one.guide.history),
        });
    }
    for (id, origin) in load::known(Some(&context.guides_folder())) {
        let Ok(own) = context.guide(&id) else {
            continue;
        };
        let is_used = |used: &GuideUsed| used.guide == id && used.version == own.guide.version;
        if matches!(origin, load::Origin::File(_)) && !found.iter().any(is_used) {
            found.push(GuideUsed {
                guide: id,
                version: own.guide.version.clone(),
                sha256: None,
                title: own.guide.title.words(context.language()).to_owned(),
                status: own.guide.status.clone(),
                sessions: BTreeMap::new(),
                first: None,
                last: None,
                history: steps(&own.guide.history),
            });
        }
    }
    found
}

fn steps(history: &[Revision]) -> Vec<Step> {
    let step = |step: &Revision| Step {
        date: step.date.clone(),
        from: step.from.clone(),
        to: step.to.clone(),
        reason: step.reason.clone(),
    };
    history.iter().map(step).collect()
}

fn data(
    context: &Context,
    rules: &Rules,
    seen: &[Seen],
) -> Result<Vec<super::stored::Stored>, Failure> {
    let mut data = stored(&context.study)?;
    let last = seen.iter().map(|one| one.held.start.date()).max();
    for stored in &mut data {
        let kind = Kind::ALL
            .into_iter()
            .find(|kind| kind.word() == stored.rule);
        let Some((kind, rule)) = kind.and_then(|kind| Some((kind, rules.of(kind)?))) else {
            continue;
        };
        // Each recording counts from its own interview: the last of them goes last.
        let from = match kind {
            Kind::Recordings => {
                let with_sound = seen.iter().filter(|one| one.held.sound);
                with_sound.map(|one| one.held.start.date()).max()
            }
            _ => rules.counted_from(last),
        };
        stored.until = rules.last_day(rule, from).map(|day| day.to_string());
        stored.until_transcribed = rule.until_transcribed;
    }
    Ok(data)
}

fn coders(seen: &[Seen]) -> Vec<Coder> {
    let mut found: BTreeMap<&str, (u32, BTreeSet<&str>)> = BTreeMap::new();
    for one in seen {
        for (coder, round) in &one.coders {
            let known = found.entry(coder).or_default();
            known.0 = known.0.max(*round);
            known.1.insert(&one.held.id);
        }
    }
    let coder = |(coder, (rounds, sessions)): (&str, (u32, BTreeSet<&str>))| Coder {
        name: coder.to_owned(),
        rounds,
        sessions: sessions.len(),
    };
    found.into_iter().map(coder).collect()
}

fn agreement(seen: &[Seen]) -> Vec<Agreed> {
    let mut found: BTreeMap<[String; 2], (usize, Agreement)> = BTreeMap::new();
    for (pair, agreement) in seen.iter().flat_map(|one| &one.agreements) {
        let known = found.entry(pair.clone()).or_default();
        known.0 += 1;
        known.1.add(agreement.clone());
    }
    let agreed = |(coders, (sessions, all)): ([String; 2], (usize, Agreement))| Agreed {
        coders,
        sessions,
        units: all.units,
        identical: all.identical(),
        kappa: all.kappa(),
    };
    found.into_iter().map(agreed).collect()
}

fn checks(seen: &[Seen]) -> Vec<Check> {
    let checks = seen
        .iter()
        .filter(|one| one.held.phase == Phase::MemberCheck);
    let check = |one: &Seen| Check {
        session: one.held.id.clone(),
        day: one.held.start.date().to_string(),
        participants: one.held.participants.len(),
        statements: one.statements,
        not_asked: one.held.open_cells.len(),
        state: one.held.standing.word(),
    };
    checks.map(check).collect()
}

fn journals_of(own: &[JournalSeen], seen: &[Seen]) -> Vec<Journal> {
    let each = own.iter().chain(seen.iter().flat_map(|one| &one.journals));
    let journal = |seen: &JournalSeen| Journal {
        file: seen.file.clone(),
        lines: seen.lines,
        last_hash: seen.last_hash.clone(),
        whole: seen.is_whole,
    };
    each.map(journal).collect()
}

impl Report {
    /// The same with where the study stands.
    fn with_progress(mut self, seen: Vec<Seen>) -> Report {
        let there = seen.into_iter().filter(|one| !one.is_withdrawn);
        let there: Vec<Seen> = there.collect();
        let counted = there.iter().filter(|one| one.held.is_counted());
        let fragments = counted.map(|one| one.fragments).sum();
        let progress = Progress::of(there.into_iter().map(|one| one.held).collect());
        let asked = progress.asked();
        let questions = || asked.iter().flat_map(|of_guide| &of_guide.questions);
        self.left = Left {
            unfinished: progress.unfinished().count(),
            parked: progress.sessions.iter().map(|held| held.parked.len()).sum(),
            not_transcribed: progress.not_transcribed().count(),
            fragments,
            base_questions: questions().count(),
            asked_everywhere: questions().filter(|one| one.missed.is_empty()).count(),
        };
        let phases = progress.by_phase().into_iter().map(|tally| PhaseCount {
            phase: tally.phase.word(),
            finished: tally.finished,
            open: tally.open,
            damaged: tally.damaged,
        });
        self.phases = phases.collect();
        self
    }
}
