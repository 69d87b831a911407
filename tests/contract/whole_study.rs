//! A made-up study from 21 sign-ups to what is handed over: pilots, three versions of the guide, 14
//! chosen over two strata, interviews full of names, a member check, withdrawals, destruction.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::fixture::{SMALL, Study, contents, fed, levels};
use crate::sample::fixture::{NAMES, outside_private, read, signed_up};

/// The formats that one file each is exported to.
const FORMATS: [&str; 8] = [
    "csv", "jsonl", "md", "xlsx", "qdpx", "qdc", "taguette", "maxqda",
];

/// Who signed up, who was interviewed of them, and who is kept for the member check.
struct Held {
    study: Study,
    interviewed: Vec<String>,
    reserve: [String; 2],
}

impl Held {
    /// The one who withdraws everything.
    fn leaver(&self) -> &str {
        &self.interviewed[0]
    }

    /// The one who takes back the recording.
    fn unheard(&self) -> &str {
        &self.interviewed[1]
    }

    /// The one who takes back quotes.
    fn unquoted(&self) -> &str {
        &self.interviewed[2]
    }
}

/// What names the `number`th who signed up, from 1: of what a key holds, whatever the way it is written.
fn names(number: usize) -> [String; 4] {
    let given = NAMES[number - 1];
    [
        given.to_lowercase(),
        format!("van der quast-ebbes{number}"),
        format!("{}@board{number}.example", given.to_lowercase()),
        format!("verzonnen {number}"),
    ]
}

/// Every term of every key.
fn terms() -> impl Iterator<Item = String> {
    (1..=21).flat_map(names).chain(["vuurtoren".to_owned()])
}

/// The whole study up to the day before anything is withdrawn or handed over.
fn held() -> Held {
    let study = signed_up();
    let text = format!("guide = \"small\"\n{}", read(&study, "study.toml"));
    study.write("study.toml", text);
    study.write("private/terms.txt", "De Vuurtoren = school A\n");
    pilot(&study);
    let (interviewed, reserve) = choose(&study);
    for (at, participant) in interviewed.iter().enumerate() {
        interview(&study, at, participant);
    }
    check_with_members(&study, &reserve);
    Held {
        study,
        interviewed,
        reserve,
    }
}

/// Two pilots, each followed by a version with another wording and the reason for it.
fn pilot(study: &Study) {
    let mut last = SMALL.to_owned();
    for (who, from, to, old, new) in [
        ("R50", "2.1", "2.2", "How does it go?", "How is it going?"),
        ("R51", "2.2", "2.3", "What next?", "What comes next?"),
    ] {
        let args = ["run", "small", "-p", who, "--plain", "--phase", "pilot"];
        let flag = "/flag T1.1 what is meant by it?";
        let said = study.typed(
            &args,
            &["/consent yes", "/go T1.1", flag, "de proef #a", "/finish"],
        );
        assert!(!levels(&said).contains(&"error"), "{said:?}");
        let before = study.home().join(format!("{from}.toml"));
        fs::write(&before, &last).unwrap();
        last = last.replace(from, to).replace(old, new);
        study.write("guides/small.toml", &last);
        let before = before.to_string_lossy();
        let reason = "a pilot stumbled over the words";
        study.out(&["guide", "diff", &before, "small", "--reason", reason]);
        last = read(study, "guides/small.toml");
    }
}

/// Takes what is proposed, loses two of them, takes two others in their place, keeps two in reserve.
fn choose(study: &Study) -> (Vec<String>, [String; 2]) {
    let proposed = || -> Vec<String> {
        let text = study.out(&["participants", "choose", "--format", "json"]);
        let proposal: Value = serde_json::from_str(&text).unwrap();
        let ids = proposal["proposed"].as_array().unwrap().iter();
        ids.map(|one| one["participant"].as_str().unwrap().to_owned())
            .collect()
    };
    let mut chosen = proposed();
    assert_eq!(chosen.len(), 14);
    study.out(&["participants", "set", &chosen.join(","), "chosen"]);
    for (place, why) in [("refused", "no time"), ("no-show", "ill")] {
        let lost = chosen.pop().unwrap();
        study.out(&["participants", "set", &lost, place, "--why", why]);
    }
    let instead = proposed();
    assert_eq!(instead.len(), 2, "as many as were lost");
    study.out(&["participants", "set", &instead.join(","), "chosen"]);
    chosen.extend(instead);
    let flow = read(study, "study.jsonl");
    let mut free = (1..=21)
        .map(|number| format!("R{number}"))
        .filter(|id| !flow.contains(&format!("\"participant\":\"{id}\",\"place\"")));
    let reserve = [free.next().unwrap(), free.next().unwrap()];
    study.out(&["participants", "set", &reserve.join(","), "reserve"]);
    (chosen, reserve)
}

/// An interview in which others are named in every way there is, written out and reviewed. Over all
/// interviews everybody who signed up is named.
fn interview(study: &Study, at: usize, participant: &str) {
    let own: usize = participant.trim_start_matches('R').parse().unwrap();
    let mut lines: Vec<String> = ["/consent yes", "/go T1.1", "/asked", "een gewone dag #a"]
        .map(str::to_owned)
        .to_vec();
    for number in (1..=21).filter(|number| number % 14 == at) {
        let [given, surname, mail, board] = names(number);
        lines.extend([
            format!("{}S deden mee #b", given.to_uppercase()),
            format!("> \"bij stichting {board} ging het anders\" #a"),
            format!("= {given} {surname} nog mailen: {mail}"),
            format!("? naar {board} vragen"),
            format!("/flag T1.2 {given} begreep het niet"),
        ]);
    }
    lines.push(format!("> \"een zeepaard van {participant}\" #b"));
    lines.push("bij de\u{301} vuurtoren ook * rust".to_owned());
    lines.push("/finish".to_owned());
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let said = study.held(participant, &lines);
    assert!(!levels(&said).contains(&"error"), "{said:?}");
    transcribe(study, participant, own);
    let [given, ..] = names(1 + at);
    let input =
        format!("/go t2\n/mark 1 2 #a\n* {given} denkt mee\n/go 1\n= van {given} gehoord\n");
    let ran = study.fed(&["review", participant, "--plain", "--coder", "c1"], input);
    assert!(ran.code == 0 && !ran.out.contains("] error"), "{ran:?}");
    let audio = study.session(participant).join("audio");
    fs::create_dir_all(&audio).unwrap();
    fs::write(audio.join("001.flac"), format!("sound of {participant}")).unwrap();
}

fn transcribe(study: &Study, participant: &str, own: usize) {
    let name = format!("{} van der Quast-Ebbes{own}", NAMES[own - 1]);
    let vtt = format!(
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Mies Vraagster>Zeg, {name}, hoe gaat het?</v>\n\n\
         00:00:03.000 --> 00:00:04.000\n<v {name}>een zeepaard bij Stichting Verzonnen {own}</v>\n"
    );
    let file = study.home().join("a.vtt");
    fs::write(&file, vtt).unwrap();
    let file = file.to_string_lossy();
    let other = format!("{name}={participant}");
    study.out(&[
        "import",
        "transcript",
        participant,
        &file,
        "--offset",
        "0:00",
        "--speaker",
        "Mies Vraagster=interviewer",
        "--speaker",
        &other,
    ]);
}

fn check_with_members(study: &Study, [first, second]: &[String; 2]) {
    let both = format!("{first},{second}");
    let [given, _, _, board] = names(7);
    let said = study.typed(
        &["run", "kwaliteitszorg-member-check", "-p", &both, "--plain"],
        &[
            "/consent yes",
            &format!("/answer M1.s1 {first} partly zoals {given} het zei"),
            &format!("/answer M1.s1 {second} recognised"),
            &format!("@{first} bij {board} is het net andersom"),
            "/finish",
        ],
    );
    assert!(!levels(&said).contains(&"error"), "{said:?}");
}

/// Exports all there is in every format, with these options, and whatever is printed besides, into a
/// folder elsewhere.
fn hand_over(study: &Study, name: &str, options: &[&str]) -> PathBuf {
    let folder = study.home().join(name);
    fs::create_dir_all(&folder).unwrap();
    for format in FORMATS {
        let out = folder.join(format!("all.{format}"));
        let to = ["export", format, "--phase", "main,member-check", "-o"];
        study.out(&[&to[..], &[out.to_str().unwrap()], options].concat());
    }
    for (name, args) in [
        ("outcome.csv", &["study", "outcome", "--format", "csv"][..]),
        ("outcome.json", &["study", "outcome", "--format", "json"]),
        ("outcome.md", &["study", "outcome", "--format", "md"]),
        ("pivot.csv", &["pivot", "--format", "csv"]),
        ("pivot.txt", &["pivot", "--by", "theme"]),
    ] {
        fs::write(folder.join(name), study.out(args)).unwrap();
    }
    folder
}

/// What stands in every file below a folder, zips unpacked, in small letters, each under the name of
/// the export it is of.
fn told(folder: &Path) -> Vec<(String, String)> {
    let each = contents(folder).into_iter().map(|(path, bytes)| {
        let within = path.strip_prefix(folder).unwrap();
        let export = within.iter().next().unwrap().to_string_lossy();
        let text = String::from_utf8_lossy(&bytes);
        let text = format!("{}\n{text}", within.display()).to_lowercase();
        (export.into_owned(), text)
    });
    each.collect()
}

/// The files of a folder in which a word begins with this.
fn holding(told: &[(String, String)], word: &str) -> Vec<String> {
    let begins = |text: &str| {
        let mut places = text.match_indices(word);
        places.any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
    };
    let holding = told.iter().filter(|(_, text)| begins(text));
    let mut names: Vec<String> = holding.map(|(name, _)| name.clone()).collect();
    names.sort();
    names.dedup();
    names
}

fn flow(study: &Study, step: &str) -> u64 {
    let text = study.out(&["participants", "flow", "--format", "json"]);
    let flow: Value = serde_json::from_str(&text).unwrap();
    let count = flow[step].as_u64().or_else(|| flow[step]["count"].as_u64());
    count.unwrap_or_else(|| panic!("{step}: {flow}"))
}

fn withdraw(study: &Study, who: &str, scope: &str) -> String {
    let args = ["participants", "withdraw", who, "--yes", "--scope", scope];
    study.out(&args)
}

#[test]
fn no_format_names_anybody_who_signed_up_though_the_interviews_name_them_all() {
    let Held { study, .. } = held();
    let bare = told(&hand_over(&study, "bare", &["--unguarded"]));
    for term in terms() {
        assert!(holding(&bare, &term).len() > 3, "{term} was noted nowhere");
    }
    let out = hand_over(&study, "out", &[]);
    let guarded = told(&out);
    assert_eq!(holding(&guarded, ""), holding(&bare, ""), "the same files");
    for term in terms() {
        assert_eq!(holding(&guarded, &term), [""; 0], "{term}");
    }
    let searched = study.ran(&["study", "leaks", out.to_str().unwrap()]);
    assert_eq!(searched.code, 0, "{searched:?}");
    assert!(searched.out.starts_with("none of the "), "{searched:?}");
    let outside = outside_private(&study).to_lowercase();
    let journals_apart = outside.lines().filter(|line| !line.starts_with("{\"seq\""));
    let left: String = journals_apart.collect();
    assert!(!left.contains("@board"), "an address outside private/");
}

#[test]
fn the_way_from_309_approached_to_those_analysed_adds_up_to_the_end() {
    let held = held();
    let study = &held.study;
    assert_eq!(flow(study, "approached"), 309);
    assert_eq!(flow(study, "signed_up"), 21);
    assert_eq!(flow(study, "screened_out"), 2);
    assert_eq!((flow(study, "refused"), flow(study, "no_show")), (1, 1));
    assert_eq!(flow(study, "reserve"), 2);
    assert_eq!(
        (flow(study, "interviewed"), flow(study, "analysed")),
        (14, 14)
    );
    let pivot = study.out(&["pivot", "--format", "csv"]);
    assert_eq!(pivot.lines().count(), 16, "head, 14, total: {pivot}");
    withdraw(study, held.leaver(), "all");
    assert_eq!(flow(study, "analysed"), 13);
    let fewer = study.out(&["pivot", "--format", "csv"]);
    assert_eq!(fewer.lines().count(), 15, "{fewer}");
    let told = study.out(&["guide", "pilot", "small", "--format", "json"]);
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!(told["versions"].as_array().unwrap().len(), 2, "{told}");
    let history = read(study, "guides/small.toml");
    assert_eq!(history.matches("a pilot stumbled").count(), 2, "{history}");
    let outcome = study.out(&["study", "outcome", "--format", "csv"]);
    let answered = format!("M1.s1,betrokkenheid,{},recognised,", held.reserve[1]);
    assert!(outcome.contains(&answered), "{outcome}");
}

#[test]
fn what_is_withdrawn_and_destroyed_is_out_and_the_journals_still_hold() {
    let held = held();
    let study = &held.study;
    hand_over(study, "before", &[]);
    let recall = withdraw(study, held.leaver(), "all");
    for format in FORMATS.iter().filter(|format| **format != "qdc") {
        assert!(recall.contains(&format!("all.{format}")), "{recall}");
    }
    withdraw(study, held.unheard(), "recording");
    withdraw(study, held.unquoted(), "quotes");
    for participant in &held.interviewed[2..] {
        let why = ["--recording", "--yes", "--why", "written out"];
        study.out(&[&["destroy", participant][..], &why].concat());
    }
    for participant in &held.interviewed {
        assert!(!study.session(participant).join("audio/001.flac").exists());
    }
    let after = told(&hand_over(study, "after", &[]));
    let said = |who: &str| holding(&after, &format!("een zeepaard van {}", who.to_lowercase()));
    assert_eq!(said(held.leaver()), [""; 0]);
    assert_eq!(said(held.unquoted()), [""; 0]);
    assert!(
        said(held.unheard()).len() > 3,
        "a quote noted is no recording"
    );
    assert!(said(&held.interviewed[3]).len() > 3);
    let rows = study.out(&["export", "csv"]);
    let transcribed = |who: &str| {
        let begin = format!(",{who},main,");
        let mut lines = rows.lines().filter(|line| line.contains(&begin));
        lines.any(|line| line.contains("een zeepaard bij"))
    };
    assert!(!transcribed(held.unheard()), "{rows}");
    assert!(transcribed(&held.interviewed[3]), "{rows}");
    let verified = study.ran(&["verify"]);
    assert_eq!(verified.code, 0, "{verified:?}");
    let key = read(study, "private/key.toml").to_lowercase();
    let number: usize = held.leaver()[1..].parse().unwrap();
    assert!(!key.contains(&names(number)[2]), "the key forgot who left");
}

#[test]
fn the_one_board_for_special_education_is_laid_together_with_others() {
    let held = held();
    let study = &held.study;
    let coarser = "\n[confidentiality.coarser.kind]\nspecial = \"not regular\"\ncombination = \"not regular\"\n";
    study.write("study.toml", read(study, "study.toml") + coarser);
    let said = |name: &str, options: &[&str]| {
        let out = study.home().join(name);
        fs::create_dir_all(&out).unwrap();
        for format in ["xlsx", "qdpx"] {
            let file = out.join(format!("all.{format}"));
            let to = ["export", format, "-o", file.to_str().unwrap()];
            let ran = study.ran(&[&to[..], options].concat());
            assert_eq!(ran.code, 0, "{ran:?}");
            assert!(ran.err.contains("special"), "{ran:?}");
        }
        told(&out)
    };
    let whole = said("whole", &[]);
    assert_eq!(holding(&whole, "special").len(), 2, "in both formats");
    let coarse = said("coarse", &["--coarsen"]);
    assert_eq!(holding(&coarse, "special"), [""; 0]);
    assert_eq!(holding(&coarse, "not regular").len(), 2, "in both formats");
}

#[test]
fn at_its_end_the_key_is_locked_then_destroyed_and_the_overview_names_nobody() {
    let held = held();
    let study = &held.study;
    withdraw(study, held.leaver(), "all");
    let with_passphrase = |args: &[&str]| {
        let mut program = study.program(args);
        program.env("LEIDRAAD_PASSPHRASE", "zes woorden die niemand raadt");
        fed(program, b"")
    };
    let open = study.out(&["export", "csv"]);
    assert_eq!(with_passphrase(&["study", "keys"]).code, 0);
    study.out(&["study", "lock"]);
    let shut = study.ran(&["export", "csv"]);
    assert_eq!((shut.code, shut.out.as_str()), (3, ""), "{shut:?}");
    assert_eq!(with_passphrase(&["export", "csv"]).out, open);
    let overview = with_passphrase(&["study", "report"]);
    assert_eq!(overview.code, 0, "{overview:?}");
    study.out(&["destroy", "--key", "--why", "the study ended", "--yes"]);
    assert!(!study.path("private/key.toml.age").exists());
    let after = study.ran(&["export", "csv"]);
    assert!(
        after.code == 0 && after.err.contains("destroyed"),
        "{after:?}"
    );
    let record = study.out(&["study", "report"]);
    assert!(record.contains("the study ended"), "{record}");
    for page in [&overview.out, &record] {
        let pages = [(String::new(), page.to_lowercase())];
        for term in terms() {
            assert_eq!(holding(&pages, &term).len(), 0, "{term}: {page}");
        }
    }
    assert_eq!(study.ran(&["verify"]).code, 0);
}
