//! A participant withdraws: from that moment on and back all of hers is out of every file and every
//! export, and what others said is not.

use std::fs;
use std::path::{Path, PathBuf};

use leidraad::journal::resume::resume;
use serde_json::Value;

use crate::fixture::{Ran, Study, contents, levels};

/// Stands in everything that R1 said.
const HERS: &str = "zeepaard";
/// Stands in everything that R16 said.
const OTHERS: &str = "walvis";

/// What she said in her interview and at a table, noted in every way there is, written out, recorded,
/// reviewed, and half written when the program stopped.
fn study() -> Study {
    let study = Study::new();
    study.write(
        "participants.toml",
        "# who\n[R16]\nsector = \"vo\"\n\n# zeepaard\n[R1]\nsector = \"po\"\n",
    );
    interview(&study);
    table(&study);
    study
}

fn interview(study: &Study) {
    let said = study.held(
        "R1",
        &[
            "/consent yes",
            "/go T1.1",
            "een zeepaard #a",
            "> \"het zeepaard van de school\"",
            "= zelf aan zeepaard denken",
            "? naar het zeepaard vragen",
            "eerst dit",
            "/edit 5 toch een zeepaard",
            "* zeepaard | met een thema",
            "/flag T1.1 te veel zeepaard",
            "/tick role",
        ],
    );
    assert_eq!(said.len(), 11);
    let folder = study.session("R1");
    observe(study, "R1", "zag een zeepaard\n> het zeepaard!\n");
    transcribe(study, "R1", "1", &[("Anna de Vries", "R1")]);
    sound(&folder);
    let input =
        "/go 1\n/correct een beter zeepaard\n? wat voor zeepaard\n#b\n/go t2\n/mark 1 4 #a\n";
    review(study, "R1", input);
    append(
        &folder.join("journal.jsonl"),
        "{\"seq\":99,\"text\":\"zeepaard",
    );
    fs::write(
        folder.join("draft.json"),
        "{\"seq\":99,\"at\":\"2026-01-12T13:05:00.250Z\",\"ms\":9,\"text\":\"half zeepaard\"}\n",
    )
    .unwrap();
}

fn table(study: &Study) {
    let args = [
        "run",
        "kwaliteitszorg-member-check",
        "-p",
        "R1,R16",
        "--plain",
    ];
    let said = study.typed(
        &args,
        &[
            "/consent yes",
            "/answer M1.s1 R1 partly alleen bij een zeepaard",
            "/answer M1.s1 R16 recognised altijd een walvis",
            "/answer M1.s2 R1 not",
            "@R1 nog een zeepaard",
            "@R16 nog een walvis",
            "@R1,R16 > samen een zeepaard",
            "@R16 > \"een walvis\"",
        ],
    );
    assert!(!levels(&said).contains(&"error"), "{said:?}");
    observe(
        study,
        &id(study, "group"),
        "@R1 een stil zeepaard\n@R16 een stille walvis\n",
    );
    let who = [("Anna de Vries", "R1"), ("Bea Bos", "R16")];
    transcribe(study, "group", "2", &who);
    let group = id(study, "group");
    let input = "/go t2\n/mark 1 4 #doelen\n/correct wij zien een groter zeepaard\n/go t3\n/mark 1 3 #doelen\n";
    review(study, &group, input);
    sound(&study.session("group"));
}

fn id(study: &Study, participant: &str) -> String {
    let folder = study.session(participant);
    folder.file_name().unwrap().to_string_lossy().into_owned()
}

fn transcribe(study: &Study, session: &str, name: &str, who: &[(&str, &str)]) {
    let vtt = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Karin Jansen>Vertel eens.</v>\n\n\
        00:00:03.000 --> 00:00:04.000\n<v Anna de Vries>wij zien een zeepaard</v>\n\n\
        00:00:05.000 --> 00:00:06.000\n<v Bea Bos>wij zien een walvis</v>\n";
    let vtt = match who.len() {
        1 => vtt.split("\n00:00:05").next().unwrap(),
        _ => vtt,
    };
    let file = study.home().join(format!("{name}.vtt"));
    fs::write(&file, vtt).unwrap();
    let speakers = who.iter().map(|(name, code)| format!("{name}={code}"));
    let speakers: Vec<String> = speakers
        .chain(["Karin Jansen=interviewer".into()])
        .collect();
    let session = id(study, session);
    let file = file.to_string_lossy().into_owned();
    let mut args = vec!["import", "transcript", &session, &file, "--offset", "0:00"];
    for speaker in &speakers {
        args.extend(["--speaker", speaker]);
    }
    study.out(&args);
}

fn sound(session: &Path) {
    fs::create_dir_all(session.join("audio")).unwrap();
    fs::write(session.join("audio/001.flac"), "sound of a zeepaard").unwrap();
}

fn review(study: &Study, session: &str, input: &str) {
    let ran = study.fed(&["review", session, "--plain", "--coder", "anna"], input);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(!ran.out.contains("] error"), "{ran:?}");
}

fn observe(study: &Study, session: &str, input: &str) {
    let ran = study.fed(&["observe", session, "--plain", "--as", "bea"], input);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(!ran.out.contains("] error"), "{ran:?}");
}

fn append(path: &Path, text: &str) {
    let mut whole = fs::read_to_string(path).unwrap();
    whole.push_str(text);
    fs::write(path, whole).unwrap();
}

fn withdraw(study: &Study, options: &[&str]) -> Ran {
    let args = [
        &["participants", "withdraw", "R1", "--yes", "--scope"],
        options,
    ]
    .concat();
    study.ran(&args)
}

/// The files below a folder in which a word stands, or whose names hold it.
fn holding(folder: &Path, word: &str) -> Vec<PathBuf> {
    let holds = |(path, bytes): &(PathBuf, Vec<u8>)| {
        String::from_utf8_lossy(bytes).contains(word) || path.to_string_lossy().contains(word)
    };
    let found = contents(folder).into_iter().filter(holds);
    found.map(|(path, _)| path).collect()
}

/// Exports everything in every way, in a folder outside the study.
fn exported(study: &Study) -> PathBuf {
    let folder = study.home().join("out");
    fs::create_dir_all(&folder).unwrap();
    let to = |name: &str| folder.join(name).to_string_lossy().into_owned();
    for format in [
        "csv", "jsonl", "md", "xlsx", "qdpx", "qdc", "taguette", "maxqda",
    ] {
        let phases = "--phase=main,member-check";
        study.out(&[
            "export",
            format,
            phases,
            "-o",
            &to(&format!("all.{format}")),
        ]);
    }
    study.out(&[
        "export",
        "qdpx",
        "--with-audio",
        "--phase=main,member-check",
        "-o",
        &to("sound.qdpx"),
    ]);
    for format in ["text", "csv", "json", "md"] {
        let out = study.out(&["study", "outcome", "--format", format]);
        fs::write(to(&format!("outcome.{format}")), out).unwrap();
    }
    for by in ["participant", "topic", "session", "theme", "round"] {
        let out = study.out(&[
            "pivot",
            "--phase=main,member-check",
            "--format=csv",
            "--by",
            by,
        ]);
        fs::write(to(&format!("pivot-{by}.csv")), out).unwrap();
    }
    fs::write(to("themes"), study.out(&["study", "themes"])).unwrap();
    let group = id(study, "group");
    for format in ["text", "json", "md"] {
        let out = study.out(&["show", &group, "--format", format]);
        fs::write(to(&format!("show.{format}")), out).unwrap();
    }
    folder
}

#[test]
fn all_of_hers_is_out_of_every_file_and_every_export_and_what_others_said_is_not() {
    let study = study();
    let before = exported(&study);
    assert!(
        holding(&before, HERS).len() > 15,
        "{:?}",
        holding(&before, HERS)
    );
    fs::remove_dir_all(&before).unwrap();
    let ran = withdraw(&study, &["all", "--reason", "on second thoughts"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("all.qdpx  qdpx  20"), "{ran:?}");
    assert!(ran.out.contains("that of R16 goes with it"), "{ran:?}");
    assert_eq!(holding(study.root.path(), HERS), Vec::<PathBuf>::new());
    assert_eq!(
        holding(study.root.path(), "Anna de Vries"),
        Vec::<PathBuf>::new()
    );
    let register = fs::read_to_string(study.path("participants.toml")).unwrap();
    assert_eq!(register, "# who\n[R16]\nsector = \"vo\"\n");
    let after = exported(&study);
    assert_eq!(holding(&after, HERS), Vec::<PathBuf>::new());
    // In a sheet `"R1"` is a column and a row as well.
    for trace in [
        ",R1,",
        "\nR1,",
        ">R1<",
        "name=\"R1\"",
        ":\"R1\"",
        "[\"R1\"",
        "R1:",
        "-R1-",
        "*R1",
    ] {
        assert_eq!(holding(&after, trace), Vec::<PathBuf>::new(), "{trace}");
    }
    for format in ["csv", "jsonl", "md", "xlsx", "qdpx", "maxqda"] {
        let whole = holding(&after, OTHERS);
        let begins = after.join(format!("all.{format}"));
        assert!(
            whole.iter().any(|path| path.starts_with(&begins)),
            "{format}: {whole:?}"
        );
    }
    let verified = study.ran(&["verify"]);
    assert_eq!(verified.code, 0, "{verified:?}");
    assert!(verified.out.contains("withdrawn by R1"), "{verified:?}");
    let last = fs::read_to_string(study.path("study.jsonl")).unwrap();
    let withdrawn = last
        .lines()
        .find(|line| line.contains("\"withdrawn\""))
        .unwrap();
    let withdrawn: Value = serde_json::from_str(withdrawn).unwrap();
    assert_eq!(withdrawn["data"]["scope"], "all");
    assert_eq!(withdrawn["data"]["reason"], "on second thoughts");
    assert_eq!(withdrawn["data"]["sessions"].as_array().unwrap().len(), 2);
}

#[test]
fn the_outcome_has_no_row_of_hers_and_its_counts_go_down() {
    let study = study();
    let outcome = |format: &str| study.out(&["study", "outcome", "--format", format]);
    assert!(outcome("csv").contains("M1.s1,betrokkenheid,R1,partly"));
    assert_eq!(withdraw(&study, &["all"]).code, 0);
    let table = outcome("csv");
    assert!(
        table.contains("M1.s1,betrokkenheid,R16,recognised"),
        "{table}"
    );
    assert!(!table.contains("R1,"), "{table}");
    let json: Value = serde_json::from_str(&outcome("json")).unwrap();
    let list = &json["lists"][0];
    assert_eq!(list["participants"], serde_json::json!(["R16"]));
    assert_eq!(list["statements"][0]["counts"]["partly"], 0);
    assert_eq!(list["statements"][0]["counts"]["recognised"], 1);
    assert_eq!(list["statements"][1]["open"], serde_json::json!(["R16"]));
}

#[test]
fn a_folder_that_comes_back_stays_out_of_everything_and_is_emptied_by_the_same_command() {
    let study = study();
    let kept = study.home().join("backup");
    copy(&study.path("sessions"), &kept);
    assert_eq!(withdraw(&study, &["all"]).code, 0);
    fs::remove_dir_all(study.path("sessions")).unwrap();
    copy(&kept, &study.path("sessions"));
    assert!(!holding(&study.path("sessions"), HERS).is_empty());
    let after = exported(&study);
    assert_eq!(holding(&after, HERS), Vec::<PathBuf>::new());
    assert!(!holding(&after, OTHERS).is_empty());
    let verified = study.ran(&["verify"]);
    assert_eq!(verified.code, 1, "{verified:?}");
    let again = "leidraad participants withdraw R1 --scope all";
    assert_eq!(verified.out.matches(again).count(), 2, "{verified:?}");
    let reviewing = study.ran(&["review", &id(&study, "group"), "--plain"]);
    assert!(
        reviewing.code == 3 && reviewing.err.contains(again),
        "{reviewing:?}"
    );
    assert_eq!(withdraw(&study, &["all"]).code, 0);
    assert_eq!(holding(study.root.path(), HERS), Vec::<PathBuf>::new());
    assert_eq!(study.ran(&["verify"]).code, 0);
    let log = fs::read_to_string(study.path("study.jsonl")).unwrap();
    assert_eq!(log.matches("\"kind\":\"withdrawn\"").count(), 1, "{log}");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn a_session_in_use_is_left_as_it_is() {
    let study = study();
    let held = resume(&study.session("group")).unwrap();
    let ran = withdraw(&study, &["all"]);
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(ran.err.contains("in use"), "{ran:?}");
    assert!(!study.path("study.jsonl").exists());
    drop(held);
    assert_eq!(withdraw(&study, &["all"]).code, 0);
}

#[test]
fn without_a_yes_or_a_participant_nothing_is_changed() {
    let study = study();
    let before = contents(study.root.path());
    for (args, code) in [
        (vec!["R1", "--scope", "all"], 2),
        (vec!["R9", "--scope", "all", "--yes"], 2),
        (vec!["anna", "--scope", "all", "--yes"], 2),
        (
            vec![
                "R16",
                "--scope",
                "all",
                "--yes",
                "--session",
                &id(&study, "R1"),
            ],
            2,
        ),
        (vec!["R1", "--yes"], 2),
    ] {
        let ran = study.ran(&[&["participants", "withdraw"], &args[..]].concat());
        assert_eq!(ran.code, code, "{ran:?}");
    }
    assert_eq!(contents(study.root.path()), before);
}

#[test]
fn a_recording_that_is_withdrawn_takes_what_was_written_out_of_it_and_leaves_the_notes() {
    let study = study();
    assert_eq!(withdraw(&study, &["recording"]).code, 0);
    assert!(!study.session("R1").join("audio/001.flac").exists());
    assert!(
        !study
            .session("R1")
            .join("transcript/imported-001.json")
            .exists()
    );
    let group = study.session("group").join("transcript/imported-001.json");
    let turns: Value = serde_json::from_slice(&fs::read(group).unwrap()).unwrap();
    assert_eq!(turns["turns"][1]["text"], "[…]");
    assert_eq!(turns["turns"][1]["speaker"], Value::Null);
    assert_eq!(turns["turns"][2]["text"], "wij zien een walvis");
    let rows = study.out(&["export", "csv"]);
    assert!(rows.contains("een beter zeepaard"), "{rows}");
    assert!(!rows.contains("wij zien een"), "{rows}");
    assert_eq!(study.ran(&["verify"]).code, 0);
}

#[test]
fn quotes_that_are_withdrawn_are_gone_and_what_was_noted_in_other_words_stays() {
    let study = study();
    assert_eq!(withdraw(&study, &["quotes"]).code, 0);
    let rows = study.out(&["export", "csv", "--phase=main,member-check"]);
    assert!(!rows.contains("het zeepaard van de school"), "{rows}");
    assert!(!rows.contains("samen een zeepaard"), "{rows}");
    assert!(rows.contains("een beter zeepaard"), "{rows}");
    assert!(rows.contains("een walvis"), "{rows}");
    let sessions = study.path("sessions");
    assert_eq!(holding(&sessions, "zeepaard van"), Vec::<PathBuf>::new());
    assert_eq!(study.ran(&["verify"]).code, 0);
}

#[test]
fn one_session_can_be_withdrawn_and_the_other_stays() {
    let study = study();
    let group = id(&study, "group");
    assert_eq!(withdraw(&study, &["all", "--session", &group]).code, 0);
    assert!(!holding(&study.session("R1"), HERS).is_empty());
    assert_eq!(
        holding(&study.session("group"), HERS),
        Vec::<PathBuf>::new()
    );
    assert!(study.path("participants.toml").exists());
    assert!(study.out(&["export", "csv"]).contains(HERS));
}

#[test]
fn who_says_no_to_taking_part_is_left_out_from_then_on() {
    let study = Study::new();
    study.held("R1", &["/consent yes", "een zeepaard", "/consent no part"]);
    study.held("R2", &["/consent yes", "een walvis"]);
    let rows = study.out(&["export", "csv"]);
    assert!(!rows.contains(HERS) && rows.contains(OTHERS), "{rows}");
    let counted = study.out(&["pivot", "--format", "csv"]);
    assert!(!counted.contains("R1,"), "{counted}");
    assert!(!study.out(&["show", "R1"]).contains(HERS));
    assert!(study.out(&["list"]).contains("R1"));
}

#[test]
fn the_number_of_somebody_who_withdrew_is_nobodys() {
    let study = Study::new();
    study.out(&["participants", "add", "R7"]);
    let args = ["participants", "withdraw", "R7", "--scope", "all", "--yes"];
    study.out(&args);
    assert!(
        !fs::read_to_string(study.path("participants.toml"))
            .unwrap()
            .contains("R7")
    );
    assert_eq!(study.out(&["participants", "add"]).trim(), "R8");
    let again = study.fed(&["run", "small", "-p", "R7", "--plain"], "een zeepaard\n");
    assert!(
        again.code == 2 && again.err.contains("a new number"),
        "{again:?}"
    );
    assert!(!study.path("sessions").exists());
}

#[test]
fn who_came_late_or_did_not_come_can_withdraw_as_well() {
    let study = Study::new();
    let args = [
        "run",
        "kwaliteitszorg-member-check",
        "-p",
        "R15,R16",
        "--plain",
    ];
    let said = study.typed(
        &args,
        &[
            "/join R1",
            "/absent R17 zij zei: een haai",
            "/answer M1.s1 R1 partly bij een zeepaard",
            "/answer M1.s1 R15 not geen walvis",
            "@R1 > nog een zeepaard",
        ],
    );
    assert!(!levels(&said).contains(&"error"), "{said:?}");
    assert_eq!(withdraw(&study, &["all"]).code, 0);
    let args = ["participants", "withdraw", "R17", "--yes", "--scope", "all"];
    study.out(&args);
    assert_eq!(holding(study.root.path(), HERS), Vec::<PathBuf>::new());
    assert_eq!(
        holding(study.root.path(), "een haai"),
        Vec::<PathBuf>::new()
    );
    let outcome = study.out(&["study", "outcome", "--format", "json"]);
    assert!(outcome.contains(OTHERS), "{outcome}");
    assert!(
        !outcome.contains("\"R1\"") && !outcome.contains("R17"),
        "{outcome}"
    );
    assert_eq!(study.ran(&["verify"]).code, 0);
}

#[test]
fn notes_of_a_group_that_name_nobody_are_listed_to_be_read() {
    let study = Study::new();
    let args = ["run", "small", "-p", "R1,R16", "--plain"];
    study.typed(
        &args,
        &[
            "@R16 zoals R1 al zei",
            "wie zei dat?",
            "@R16 een walvis",
            "@R1 ja",
        ],
    );
    let ran = withdraw(&study, &["all"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let listed = "or speak of R1, stay. Read them: 00:00, 00:00\n";
    assert!(ran.out.contains(listed), "{ran:?}");
}

#[test]
fn killed_at_any_moment_the_same_command_finishes_it() {
    for after_ms in [1, 2, 4, 7, 11, 16, 25, 40] {
        let study = study();
        let args = ["participants", "withdraw", "R1", "--yes", "--scope", "all"];
        let mut child = study
            .program(&args)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(after_ms));
        child.kill().unwrap();
        child.wait().unwrap();
        let log = fs::read_to_string(study.path("study.jsonl")).unwrap_or_default();
        if log.contains("\"kind\":\"withdrawn\"") {
            let rows = study.out(&["export", "csv", "--phase=main,member-check"]);
            assert!(!rows.contains(HERS), "{after_ms}: {rows}");
        }
        assert_eq!(withdraw(&study, &["all"]).code, 0);
        assert_eq!(
            holding(study.root.path(), HERS),
            Vec::<PathBuf>::new(),
            "{after_ms}"
        );
        let verified = study.ran(&["verify"]);
        assert_eq!(verified.code, 0, "{after_ms}: {verified:?}");
    }
}

#[test]
fn a_reason_that_names_somebody_is_refused_before_anything_goes() {
    let study = Study::new();
    study.held("R1", &["/consent yes", "een zeepaard #a"]);
    study.write("private/key.toml", "[R1]\nname = \"Anna de Vries\"\n");
    study.write("private/terms.txt", "De Linde\n");
    for reason in [
        "mail van ANNA de Vries",
        "volgens Anna",
        "zij werkt op de linde",
    ] {
        let args = [
            "participants",
            "withdraw",
            "R1",
            "--scope",
            "all",
            "--yes",
            "--reason",
            reason,
        ];
        let ran = study.ran(&args);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(!ran.err.contains("Vries"), "{ran:?}");
    }
    assert!(study.out(&["export", "jsonl"]).contains("zeepaard"));
    study.out(&[
        "participants",
        "withdraw",
        "R1",
        "--scope",
        "all",
        "--yes",
        "--reason",
        "per e-mail",
    ]);
    assert!(
        fs::read_to_string(study.path("study.jsonl"))
            .unwrap()
            .contains("per e-mail")
    );
}
