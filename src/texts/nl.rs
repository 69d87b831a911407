//! Dutch.

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

/// The program in Dutch.
pub const NL: Texts = Texts {
    tag: "nl",
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
        no_terminal: "er is geen terminal om op te tekenen; met --plain gaat de sessie als regels",
        not_a_time: "{time} is geen tijd van de dag; bijvoorbeeld 15:00",
        nothing_open: "er is geen open sessie om mee verder te gaan; run GUIDE -p R7 begint er een",
        could_not: "de sessie kon niet gehouden worden: {reason}; alles wat bewaard was, staat op de schijf",
        left: "{id}: alles is bewaard. Laatste hash, om op te schrijven: {hash}",
        not_written: "{count} regels konden niet geschreven worden; ze staan hierboven, woord voor woord, kopieer ze nu",
    },
    plain: PlainTexts {
        session: "{participants}, {guide} {version}, sessie {id}",
        until: "tot {end}",
        draft: "niet afgemaakt: {text}",
        not_utf8: "een regel was geen UTF-8: wat niet te lezen was, staat er als \u{fffd}",
    },
    journal: JournalTexts {
        line: "{file}, regel {line}: {what}",
        not_a_line: "dit is geen regel van een journaal; hij wordt overgeslagen en blijft staan",
        session_changed: "volgt niet uit session.toml; dat is veranderd of ontbreekt",
        out_of_order: "is niet de volgende regel: ervóór is iets weggehaald, toegevoegd of verplaatst",
        line_changed: "is veranderd, of volgt niet uit de regel ervoor",
        data_changed: "de inhoud is niet wat er geschreven is",
        not_understood: "is heel, maar deze versie begrijpt hem niet; een latere misschien wel",
        emptied: "is leeggemaakt, maar geen wissing noemt hem met dezelfde reden",
        torn: "{file}: de laatste {bytes} bytes zijn een onvoltooide regel",
        torn_set_aside: "een onvoltooide laatste regel staat nu apart in {file}; er is niets verloren",
        draft_set_aside: "de onvoltooide regel was niet te lezen en staat nu apart in {file}",
        held: "een ander proces heeft deze sessie open: sluit die eerst daar, of wacht; er is niets veranderd",
        newer: "deze sessie is geschreven door een latere versie (formaat {format}); lezen kan, verdergaan niet",
        empty: "{file} is leeg: zelfs de eerste regel ontbreekt",
        guide_changed: "guide.toml is niet de leidraad waarmee dit gesprek gevoerd is: ze is later veranderd",
        guide_missing: "guide.toml ontbreekt of is niet te lezen",
        guide_unnamed: "session.toml heeft geen guide_sha256; guide.toml is dus niet te controleren",
        erased: "regel {seq} is gewist: {reason}",
        half_erased: "regel {seq} staat als gewist vermeld maar is er nog: wis hem nog eens om het af te maken",
        not_erasable: "regel {seq} kan niet gewist worden: de eerste regel en de wissingen zelf blijven; er is niets veranderd",
        nothing_to_erase: "er is geen regel {seq} om te wissen; er is niets veranderd",
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
