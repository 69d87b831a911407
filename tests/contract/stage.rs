//! `run GUIDE --stage`: what participants see of a session that is held elsewhere, as lines.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::fixture::Study;

const CHECK: &str = "kwaliteitszorg-member-check";
const PATIENCE: Duration = Duration::from_secs(20);

/// The program while it runs: what is typed to it, and its lines as they come.
struct Running {
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
}

impl Running {
    fn begin(mut command: Command) -> Running {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::null()).spawn().unwrap();
        let (sender, lines) = channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Running {
            input: child.stdin.take(),
            child,
            lines,
        }
    }

    fn line(&self) -> String {
        self.lines.recv_timeout(PATIENCE).expect("a line")
    }

    /// Types a line, and waits until it is answered.
    fn type_in(&mut self, line: &str) {
        let input = self.input.as_mut().unwrap();
        writeln!(input, "{line}").unwrap();
        while !self.line().starts_with('[') {}
    }

    /// Types `q`, and waits until the program has ended; gives the lines that came before.
    fn quit(mut self) -> Vec<String> {
        writeln!(self.input.as_mut().unwrap(), "q").unwrap();
        assert!(self.child.wait().unwrap().success());
        self.lines.iter().collect()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn stage(study: &Study, more: &[&str]) -> Running {
    let arguments = ["run", CHECK, "--stage", "--plain"];
    Running::begin(study.program(&[&arguments[..], more].concat()))
}

fn moderator(study: &Study) -> Running {
    let arguments = ["run", CHECK, "-p", "R15,R16", "--plain", "--lang", "en"];
    Running::begin(study.program(&arguments))
}

const TITLE: &str = "Steering on educational quality: member check";

#[test]
fn the_stage_waits_for_the_session_and_follows_it_to_its_end() {
    let study = Study::new();
    let stage = stage(&study, &[]);
    assert_eq!(stage.line(), format!("{TITLE}: We will begin in a moment"));
    let mut moderator = moderator(&study);
    assert_eq!(stage.line(), format!("{TITLE}: Welcome"));
    moderator.type_in("/go M0");
    assert_eq!(stage.line(), "The model");
    assert_eq!(stage.line(), "  Governance action");
    assert_eq!(stage.line(), "    Strengthening the governance community");
    let rest: Vec<String> = (0..16).map(|_| stage.line()).collect();
    assert_eq!(rest.last().unwrap(), "  Other");
    moderator.type_in("/go M1.s1");
    let statement = "Quality staff deliberately build their own relation with schools: visible, known and easy to reach.";
    assert_eq!(stage.line(), format!("Engagement: {statement}"));
    moderator.type_in("/off");
    assert_eq!(stage.line(), format!("{TITLE}: A short break"));
    moderator.type_in("/on");
    assert_eq!(stage.line(), format!("Engagement: {statement}"));
    moderator.type_in("/lang nl");
    assert!(
        stage
            .line()
            .starts_with("Betrokkenheid: Kwaliteitsmedewerkers bouwen")
    );
    moderator.type_in("/finish");
    assert!(stage.line().ends_with(": Bedankt voor het meedoen"));
    assert_eq!(stage.quit(), Vec::<String>::new());
}

#[test]
fn nothing_of_the_moderators_is_on_the_stage() {
    let study = Study::new();
    let mut moderator = moderator(&study);
    moderator.type_in("/where");
    let stage = stage(&study, &[]);
    let mut shown = vec![stage.line()];
    for line in [
        "/go M1",
        "secret note",
        "@R15 > secret words",
        "? secret question",
        "= secret memo",
        "/answer M1.s1 R15 partly secret nuance",
        "/conclude M1.s1 nuanced secret wording",
        "/skip M1.1 secret reason",
        "/go M2",
    ] {
        moderator.type_in(line);
    }
    moderator.type_in("/finish");
    while !shown
        .last()
        .is_some_and(|line: &String| line.contains("Thank you"))
    {
        shown.push(stage.line());
    }
    let all = shown.join("\n");
    assert!(!all.contains("secret") && !all.contains("R15"), "{all}");
    assert!(
        !all.contains("Welcome, and thank you for being here"),
        "{all}"
    );
}

#[test]
fn the_stage_outlives_a_crash_writes_nothing_and_goes_on_with_the_resumed_session() {
    let study = Study::new();
    let mut first = moderator(&study);
    first.type_in("/go M2");
    let folder = study.session("group");
    let listed = || {
        let entries = std::fs::read_dir(&folder).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = listed();
    let stage = stage(&study, &[]);
    assert!(stage.line().starts_with("Connecting: "));
    assert_eq!(listed(), before);
    first.child.kill().unwrap();
    first.child.wait().unwrap();
    let resume = ["resume", "R15", "--plain", "--lang", "en"];
    let mut again = Running::begin(study.program(&resume));
    again.type_in("/go M1");
    assert!(stage.line().starts_with("Engagement: "));
    assert_eq!(stage.quit(), Vec::<String>::new());
}

#[test]
fn a_language_that_is_asked_for_stays_and_the_latest_session_is_followed() {
    let study = Study::new();
    let mut first = moderator(&study);
    first.type_in("/go M2");
    let stage = stage(&study, &["--lang", "nl"]);
    assert!(stage.line().starts_with("Verbinden: "));
    let mut second = moderator(&study);
    assert!(stage.line().ends_with(": Welkom"));
    second.type_in("/go M1");
    assert!(stage.line().starts_with("Betrokkenheid: "));
}

#[test]
fn an_interview_shows_the_question_and_never_its_probes() {
    let study = Study::new();
    let arguments = ["run", "small", "-p", "R1", "--plain"];
    let mut interview = Running::begin(study.program(&arguments));
    interview.type_in("/go T1.1a");
    let stage = Running::begin(study.program(&["run", "small", "--stage", "--plain"]));
    assert_eq!(stage.line(), "First: How does it go?");
}

#[test]
fn each_statement_has_its_turn_and_in_silence_the_answers_stand_below_it() {
    let study = Study::new();
    let mut moderator = moderator(&study);
    moderator.type_in("/go M1.s2");
    let stage = stage(&study, &[]);
    let second = stage.line();
    assert!(second.contains("pitfall"), "{second}");
    moderator.type_in("/silent");
    assert_eq!(stage.line(), second);
    let hint = "  Write down for yourself first:";
    assert_eq!(stage.line(), hint);
    assert_eq!(
        stage.line(),
        "  I recognise it · in part · I do not · no view"
    );
    moderator.type_in("/answer M1.s2 R15 partly");
    moderator.type_in("/answer M1.s2 R16 not");
    assert_eq!(stage.line(), second);
    moderator.type_in("/go M1.1");
    assert!(stage.line().contains("personal click"), "the one before it");
    moderator.type_in("/go M1.s1");
    assert!(stage.line().contains("visible, known"));
    assert_eq!(stage.line(), hint);
}

#[test]
fn a_stage_takes_no_participants_and_a_session_needs_them() {
    let study = Study::new();
    assert_eq!(study.ran(&["run", CHECK, "--stage", "-p", "R1"]).code, 2);
    assert_eq!(study.ran(&["run", CHECK, "--plain"]).code, 2);
    assert_eq!(study.ran(&["run", "nothing", "--stage", "--plain"]).code, 2);
    study.held("R7", &["/go T1.1", "/finish"]);
    let named = study.out(&["observe", "R7", "--stage", "--plain"]);
    assert_eq!(named, "Small: Thank you for taking part\n");
    let observers = study.session("R7").join("observers");
    assert!(!observers.exists());
    let once = study.out(&["run", CHECK, "--stage", "--plain"]);
    assert_eq!(once, format!("{TITLE}: We will begin in a moment\n"));
}
