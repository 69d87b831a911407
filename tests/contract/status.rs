//! Where a study stands.

use serde_json::{Value, json};

use crate::fixture::Study;

fn status(study: &Study) -> Value {
    serde_json::from_str(&study.out(&["study", "status", "--format", "json"])).unwrap()
}

/// A session's id.
fn id(study: &Study, participant: &str) -> String {
    let folder = study.session(participant);
    folder.file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
fn a_study_without_sessions_stands_at_its_beginning() {
    let study = Study::new();
    let told = status(&study);
    assert_eq!(told["interviewed"], 0);
    assert_eq!(told["phases"], json!([]));
    assert_eq!(told["questions"], json!([]));
    let text = study.out(&["study", "status"]);
    assert!(text.contains("no session was held yet"), "{text}");
}

#[test]
fn interviews_are_counted_against_what_is_planned() {
    let study = Study::new();
    study.write("study.toml", "title = \"x\"\n[sample]\nplanned = 3\n");
    study.held("R1", &["/finish"]);
    study.held("R2", &["still going on"]);
    let told = status(&study);
    assert_eq!(told["quota"]["total"]["planned"], 3);
    assert_eq!(
        told["phases"],
        json!([{ "phase": "main", "finished": 1, "open": 1, "damaged": 0 }])
    );
    assert_eq!(
        told["unfinished"],
        json!([{ "session": id(&study, "R2"), "state": "open" }])
    );
    let text = study.out(&["study", "status"]);
    assert!(text.contains("1 of 3 planned, 2 to go"), "{text}");
    assert_eq!(
        (&told["interviewed"], &told["begun"]),
        (&json!(1), &json!(1))
    );
    assert!(text.contains("begun and is not finished: 1"), "{text}");
}

#[test]
fn a_base_question_that_was_not_asked_everywhere_is_told_with_where() {
    let study = Study::new();
    study.held("R1", &["/go T0.1", "/asked", "/finish"]);
    study.held("R2", &["/go T0.1", "/skip no time", "/finish"]);
    // Not finished: nothing was missed yet.
    study.held("R3", &["x"]);
    let told = status(&study);
    let of_guide = &told["questions"][0];
    assert_eq!(
        (&of_guide["guide"], &of_guide["interviews"]),
        (&json!("small"), &json!(2))
    );
    let first = &of_guide["questions"][0];
    assert_eq!(
        (&first["question"], &first["asked"]),
        (&json!("T0.1"), &json!(1))
    );
    let missed = json!([{ "session": id(&study, "R2"), "why": "skipped" }]);
    assert_eq!(first["missed"], missed);
}

#[test]
fn new_themes_and_parked_follow_ups_are_told_by_session() {
    let study = Study::new();
    study.held("R1", &["one", "? ask about money", "/finish"]);
    study.held("R2", &["two", "three", "/finish"]);
    study.held("R3", &["four", "/finish"]);
    let coded = |who: &str, lines: &str| {
        let ran = study.fed(&["review", who, "--plain", "--coder", "anna"], lines);
        assert_eq!(ran.code, 0, "{ran:?}");
    };
    coded("R1", "/go 1\n* time\n");
    coded("R2", "/go 1\n* time\n/go 2\n* trust\n");
    let told = status(&study);
    let themes = told["themes"].as_array().unwrap();
    let new: Vec<_> = themes
        .iter()
        .map(|it| (it["new"].as_u64(), it["all"].as_u64()))
        .collect();
    let expected = [(1, 1), (1, 2), (0, 2)];
    assert_eq!(new, expected.map(|(new, all)| (Some(new), Some(all))));
    let parked = json!([{ "session": id(&study, "R1"), "note": "2", "words": "ask about money" }]);
    assert_eq!(told["parked"], parked);
    let text = study.out(&["study", "status"]);
    let of_nothing = format!("no fragment has a theme yet: {}", id(&study, "R3"));
    assert!(text.contains(&of_nothing), "{text}");
}

#[test]
fn a_member_check_tells_who_was_not_asked_and_a_rehearsal_counts_for_nothing() {
    let study = Study::new();
    let table = [
        "run",
        "kwaliteitszorg-member-check",
        "-p",
        "R15,R16",
        "--plain",
    ];
    study.typed(&table, &["/answer M1.s1 R15 recognised", "/finish"]);
    let rehearsal = [
        "run",
        "small",
        "-p",
        "R1",
        "--phase",
        "rehearsal",
        "--plain",
    ];
    study.typed(&rehearsal, &["? practice"]);
    let told = status(&study);
    let check = &told["member_checks"][0];
    assert_eq!(check["participants"], json!(["R15", "R16"]));
    let first = json!({ "statement": "M1.s1", "participants": ["R16"] });
    assert_eq!(check["not_asked"][0], first);
    assert_eq!(told["parked"], json!([]));
    assert_eq!(told["not_transcribed"].as_array().unwrap().len(), 1);
}

#[test]
fn a_plan_that_is_wrong_is_told_and_nothing_else() {
    let study = Study::new();
    study.write("study.toml", "[strata.size]\nlarge = \"six\"\n");
    let ran = study.ran(&["study", "status"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{ran:?}");
}

#[test]
fn what_is_past_its_time_is_told_with_what_to_do() {
    let study = Study::new();
    study.write(
        "study.toml",
        "[retention]\nrecordings = 2020-01-31\nkey = 30\ndata = \"ten years\"\n",
    );
    study.held("R1", &["/finish"]);
    study.write("private/key.toml", "");
    let session = id(&study, "R1");
    study.write(&format!("sessions/{session}/audio/001.flac"), "sound");
    let ran = study.ran(&["study", "status", "--format", "json"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    let due = told["retention"].as_array().unwrap();
    assert_eq!(due.len(), 2);
    assert_eq!(
        (&due[0]["session"], &due[0]["until"]),
        (&json!(session), &json!("2020-01-31"))
    );
    assert!(due[0]["past_days"].as_i64().unwrap() > 2_000);
    assert_eq!(
        (&due[1]["kind"], &due[1]["past_days"]),
        (&json!("key"), &Value::Null)
    );
    assert_eq!(told["not_transcribed"][0]["recorded"], true);
    let text = study.ran(&["study", "status"]).out;
    let destroy = format!("`leidraad destroy {session}`");
    assert!(
        text.contains(&destroy) && text.contains("not written out yet"),
        "{text}"
    );
    assert!(
        text.contains("study.toml:4:8: `data` says no time"),
        "{text}"
    );
    assert!(study.out(&["list"]).contains("past the study's"));
}

#[test]
fn recordings_go_once_they_are_written_out_and_the_rest_when_the_study_ends() {
    let study = Study::new();
    let end =
        "ends = 2999-12-31\n[retention]\nrecordings = [\"until transcribed\", \"5000 days\"]\n";
    let rules =
        "key = \"end\"\nsignups = 2020-01-31\ntranscripts = \"6 weken\"\ndata = \"10 years\"\n";
    study.write("study.toml", [end, rules].concat());
    for who in ["R1", "R2"] {
        study.held(who, &["/finish"]);
        let sound = study.session(who).join("audio/001.flac");
        study.write(sound.to_str().unwrap(), "sound");
    }
    study.write("private/list.csv", "a,b\n");
    study.write("said.txt", "R1: wat wij doen\n");
    study.out(&[
        "import",
        "transcript",
        "R1",
        "said.txt",
        "--offset",
        "00:00",
    ]);
    study.write("private/key.toml.age", "locked");
    let told = status(&study);
    let state = |kind: &str, session: Option<&str>| {
        let due = told["retention"].as_array().unwrap().iter();
        let of = due.filter(|due| due["kind"] == kind && due["session"].as_str() == session);
        let of: Vec<&Value> = of.collect();
        assert_eq!(of.len(), 1, "{kind}: {told}");
        (of[0]["state"].clone(), of[0]["until"].clone())
    };
    assert_eq!(state("recordings", Some(&id(&study, "R1"))).0, "due");
    assert_eq!(
        state("recordings", Some(&id(&study, "R2"))).0,
        "not_transcribed"
    );
    assert_eq!(state("key", None), (json!("kept"), json!("2999-12-31")));
    assert_eq!(
        state("signups", None),
        (json!("overdue"), json!("2020-01-31"))
    );
    assert_eq!(state("transcripts", None).1, "3000-02-11");
    assert_eq!(state("data", None).1, "3009-12-31");
    let dutch = study.out(&["study", "status", "--lang", "nl"]);
    assert!(dutch.contains("kan weg, want uitgeschreven"), "{dutch}");
    assert!(dutch.contains("`leidraad destroy --signups`"), "{dutch}");
}

#[test]
fn who_refuses_in_the_interview_itself_is_not_counted_and_the_flow_says_refused() {
    let study = Study::new();
    study.write("study.toml", "[sample]\nplanned = 2\n");
    study.typed(
        &["run", "kwaliteitszorg", "-p", "R1", "--plain"],
        &["/consent no part"],
    );
    study.held("R2", &["/finish"]);
    assert_eq!(status(&study)["interviewed"], 1);
    let told = |args: &[&str]| -> Value {
        let out = study.out(&[args, &["--format", "json"]].concat());
        serde_json::from_str(&out).unwrap()
    };
    let flow = told(&["participants", "flow"]);
    assert_eq!(
        (&flow["refused"]["count"], &flow["interviewed"]),
        (&json!(1), &json!(1))
    );
    study.write(
        "participants.toml",
        "[R1]\nkind = \"a\"\n[R2]\nkind = \"a\"\n",
    );
    let quota = told(&["participants", "quota", "--by", "kind"]);
    let total = &quota["total"];
    assert_eq!(
        (&total["chosen"], &total["interviewed"], &total["open"]),
        (&json!(1), &json!(1), &json!(0))
    );
}
