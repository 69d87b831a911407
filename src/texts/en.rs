//! English.

mod advice;
mod agreement;
mod audio;
mod begin;
mod cli;
mod coding;
mod concepts;
mod consent;
mod crosswalk;
mod destroy;
mod diff;
mod group;
mod guide;
mod handover;
mod home;
mod keys;
mod leaks;
mod live;
mod lock;
mod merge;
mod names;
mod observe;
mod outcome;
mod pack;
mod participants;
mod pilot;
mod rare;
mod ready;
mod recording;
mod recordings;
mod rehearsal;
mod report;
mod retention;
mod review;
mod sample;
mod screen;
mod seal;
mod stage;
mod status;
mod study;
mod themes;
mod transcripts;
mod withdrawal;

use super::{JournalTexts, PlainTexts, SitTexts, Texts};

/// The program in English.
pub const EN: Texts = Texts {
    tag: "en",
    concepts: concepts::CONCEPTS,
    guide: guide::GUIDE,
    commands: live::COMMANDS,
    live: live::LIVE,
    observe: observe::OBSERVE,
    group: group::GROUP,
    outcome: outcome::OUTCOME,
    pack: pack::PACK,
    participants: participants::PARTICIPANTS,
    crosswalk: crosswalk::CROSSWALK,
    consent: consent::CONSENT,
    withdrawal: withdrawal::WITHDRAWAL,
    destroy: destroy::DESTROY,
    diff: diff::DIFF,
    pilot: pilot::PILOT,
    rare: rare::RARE,
    ready: ready::READY,
    recording: recording::RECORDING,
    home: home::HOME,
    stage: stage::STAGE,
    sit: SitTexts {
        no_terminal: "there is no terminal to draw on; --plain holds the session as lines",
        not_a_time: "{time} is not a time of day; for instance 15:00",
        nothing_open: "there is no open session to go on with; run GUIDE -p R7 begins one",
        could_not: "the session could not be held: {reason}; all that was kept is on the disk",
        left: "{id}: all is kept. Last hash, to write down: {hash}",
        not_written: "{count} entries could not be written; they stand above, word for word, so copy them now",
    },
    plain: PlainTexts {
        session: "{participants}, {guide} {version}, session {id}",
        until: "until {end}",
        draft: "unfinished: {text}",
        not_utf8: "a line was not UTF-8: what could not be read stands as \u{fffd}",
    },
    journal: JournalTexts {
        line: "{file}, line {line}: {what}",
        not_a_line: "this is not a line of a journal; it is passed over and left as it is",
        session_changed: "does not follow from session.toml, which was changed or is missing",
        out_of_order: "is not the next line: lines before it were taken out, put in or moved",
        line_changed: "was changed, or does not follow from the line before it",
        data_changed: "its contents are not those that were written",
        not_understood: "is whole, but this version does not understand it; a later one may",
        emptied: "was emptied, but no erasure names it with the same reason",
        torn: "{file}: the last {bytes} bytes are an unfinished line",
        torn_set_aside: "an unfinished last line was set aside in {file}; nothing was lost",
        draft_set_aside: "the unfinished line could not be read and was set aside in {file}",
        held: "another process holds this session: close it there first, or wait; nothing was changed",
        newer: "this session was written by a later version (format {format}); it can be read, not gone on with",
        empty: "{file} is empty: not even its first line is there",
        guide_changed: "guide.toml is not the guide this session was held with: it was changed afterwards",
        guide_missing: "guide.toml is missing or cannot be read",
        guide_unnamed: "session.toml has no guide_sha256, so guide.toml cannot be checked",
        erased: "line {seq} was erased: {reason}",
        half_erased: "line {seq} is named as erased but still there: erase it again to finish",
        not_erasable: "line {seq} cannot be erased: the first line and the erasures themselves stay; nothing was changed",
        nothing_to_erase: "there is no line {seq} to erase; nothing was changed",
    },
    keys: keys::KEYS,
    study: study::STUDY,
    names: names::NAMES,
    leaks: leaks::LEAKS,
    status: status::STATUS,
    lock: lock::LOCK,
    merge: merge::MERGE,
    themes: themes::THEMES,
    screen: screen::SCREEN,
    seal: seal::SEAL,
    agreement: agreement::AGREEMENT,
    handover: handover::HANDOVER,
    rehearsal: rehearsal::REHEARSAL,
    retention: retention::RETENTION,
    report: report::REPORT,
    review: review::REVIEW,
    sample: sample::SAMPLE,
    advice: advice::ADVICE,
    audio: audio::AUDIO,
    begin: begin::BEGIN,
    recordings: recordings::RECORDINGS,
    transcripts: transcripts::TRANSCRIPTS,
    cli: cli::CLI,
    coding: coding::CODING,
};
