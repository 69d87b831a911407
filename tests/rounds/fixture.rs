//! A study with a session, its transcript, and journals of coders.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use leidraad::journal::Event;
use leidraad::journal::begin::begin;
use leidraad::journal::deed::{
    Coded, Deed, Earlier, FORMAT, Marked, Opened, Point, Round, Themed, TurnsRead, Unit,
};
use leidraad::journal::moment::Timestamp;

const NOTES: &str = "participant,concept,text,at,theme,topic,kind\n\
    R7,doelen,wij stellen zelf doelen,2026-01-12T13:00:05Z,samen leren,O2,\n\
    R7,,dat weet ik niet zo,2026-01-12T13:00:50Z,,O2,\n\
    R7,doelen,een memo van mijzelf,2026-01-12T13:00:55Z,,O2,memo\n\
    R7,basis,lezen staat voorop,2026-01-12T13:01:10Z,,O3,\n";

const TRANSCRIPT: &str = r#"{"version":1,"source":null,"engine":"vtt","language":"nl","turns":[
{"speaker":"interviewer","ms":1000,"end_ms":2000,"position":null,"text":"Wat doe je?","topic":"O2","question":"O2.1"},
{"speaker":"R7","ms":7000,"end_ms":9000,"position":null,"text":"Ik kijk 👩‍🏫 naar doelen","topic":"O2","question":"O2.1"},
{"speaker":"R7","ms":9000,"end_ms":12000,"position":null,"text":"שלום en naar de school","topic":"O3","question":null}]}"#;

/// A study's folder that is gone after the test.
pub struct Study(tempfile::TempDir);

impl Study {
    /// One session of R7: three notes and a memo, of `seq` 1 to 4, and a transcript of three turns.
    pub fn new() -> Study {
        let study = Study(tempfile::tempdir().unwrap());
        study.import(NOTES);
        let folder = study.session().join("transcript");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("001.json"), TRANSCRIPT).unwrap();
        study
    }

    /// Brings notes in, as sessions of their own.
    pub fn import(&self, table: &str) {
        let file = self.path().join("notes.csv");
        fs::write(&file, table).unwrap();
        self.out(&["import", "fragments", file.to_str().unwrap()]);
        fs::remove_file(&file).unwrap();
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The session of R7.
    pub fn session(&self) -> PathBuf {
        let sessions = fs::read_dir(self.path().join("sessions")).unwrap();
        let mut sessions = sessions.flatten().map(|entry| entry.path());
        let is_of_r7 = |path: &PathBuf| path.to_str().unwrap().contains("-R7-");
        sessions.find(is_of_r7).unwrap()
    }

    /// Makes a coder's journal, a minute from event to event.
    pub fn review(&self, coder: &str, begins: &str, deeds: Vec<Deed>) {
        let folder = self.session().join("reviews").join(coder);
        fs::create_dir_all(&folder).unwrap();
        let header = format!("role = \"review\"\nauthor = \"{coder}\"\n");
        fs::write(folder.join("session.toml"), &header).unwrap();
        let opened = Opened {
            format: FORMAT,
            program: "leidraad".into(),
            author: Some(coder.into()),
        };
        let begins = Timestamp::parse(begins).unwrap();
        let all = [opened.into()].into_iter().chain(deeds);
        let event = |(seq, deed): (u64, Deed)| Event {
            seq,
            at: begins.plus_ms(i64::try_from(seq).unwrap() * 60_000),
            ms: seq * 60_000,
            deed,
        };
        let events: Vec<Event> = (0..).zip(all).map(event).collect();
        begin(&folder, header.as_bytes(), &events).unwrap();
    }

    pub fn ran(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_leidraad"))
            .arg("--study")
            .arg(self.path())
            .env("LC_ALL", "en_US.UTF-8")
            .args(args)
            .output()
            .unwrap()
    }

    /// Runs the program, which must succeed; gives its standard output.
    pub fn out(&self, args: &[&str]) -> String {
        let output = self.ran(args);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The same as JSON.
    pub fn json(&self, args: &[&str]) -> serde_json::Value {
        serde_json::from_str(&self.out(args)).unwrap()
    }

    /// Runs the program, which must end with this code; gives its standard error.
    pub fn fails(&self, code: i32, args: &[&str]) -> String {
        let output = self.ran(args);
        assert_eq!(output.status.code(), Some(code), "{output:?}");
        err(&output)
    }
}

pub fn err(output: &Output) -> String {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(!said.contains("panicked"), "{said}");
    said
}

pub fn round(round: u32, from: Option<(&str, u32, u64)>) -> Deed {
    let from = from.map(|(coder, round, through)| Earlier {
        coder: coder.into(),
        round,
        through,
    });
    Round { round, from }.into()
}

pub fn coded(seq: u64, concepts: &[&str]) -> Deed {
    Coded {
        unit: Unit::Note(seq),
        concepts: concepts.iter().map(|&id| id.into()).collect(),
        outside: concepts.is_empty(),
    }
    .into()
}

pub fn marked(from: (u32, u32), to: (u32, u32), concept: &str) -> Deed {
    let point = |(turn, char)| Point { turn, char };
    Marked {
        transcript: "001".into(),
        from: point(from),
        to: point(to),
        concepts: vec![concept.into()],
        outside: false,
    }
    .into()
}

pub fn read(from: u32, to: u32) -> Deed {
    let transcript = "001".into();
    TurnsRead {
        transcript,
        from,
        to,
    }
    .into()
}

pub fn themed(unit: Unit, theme: &str) -> Deed {
    let theme = Some(theme.to_owned());
    Themed { unit, theme }.into()
}
