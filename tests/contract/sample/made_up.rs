//! The made-up study from 21 sign-ups to 14 chosen, and what becomes of them.

use serde_json::Value;

use super::fixture::{read, signed_up};
use crate::fixture::Study;

fn json(study: &Study, args: &[&str]) -> Value {
    serde_json::from_str(&study.out(&[args, &["--format", "json"]].concat())).unwrap()
}

/// The proposal, as `set` takes it.
fn proposed(study: &Study) -> String {
    let proposal = json(study, &["participants", "choose"]);
    let ids = proposal["proposed"].as_array().unwrap().iter();
    let ids: Vec<&str> = ids
        .map(|one| one["participant"].as_str().unwrap())
        .collect();
    ids.join(",")
}

#[test]
fn fourteen_are_proposed_as_the_strata_want_them() {
    let study = signed_up();
    let proposal = json(&study, &["participants", "choose"]);
    assert_eq!(proposal["proposed"].as_array().unwrap().len(), 14);
    let cells = proposal["afterwards"]["cells"].as_array().unwrap();
    let planned: Vec<&Value> = cells
        .iter()
        .filter(|cell| !cell["planned"].is_null())
        .collect();
    assert_eq!(planned.len(), 6);
    for cell in planned {
        assert_eq!(cell["planned"], cell["chosen"], "{cell}");
        assert_eq!(cell["short"], 0);
    }
    assert_eq!(json(&study, &["participants", "choose"]), proposal);
    assert_eq!(
        study.out(&["participants", "choose"]),
        study.out(&["participants", "choose"])
    );
    assert!(
        !read(&study, "study.jsonl").contains("chosen"),
        "a proposal decides nothing"
    );
    let other = json(&study, &["participants", "choose", "--seed", "another"]);
    assert_ne!(other["proposed"], proposal["proposed"]);
}

#[test]
fn the_choice_is_the_researchers_and_the_quotas_follow_it() {
    let study = signed_up();
    let text = study.out(&["participants", "choose"]);
    let command = text.lines().last().unwrap().trim();
    let args: Vec<&str> = command.split(' ').skip(1).collect();
    study.out(&args);
    let quota = study.out(&["participants", "quota", "--format", "csv"]);
    let lines: Vec<&str> = quota.lines().collect();
    assert_eq!(lines[0], "size,kind,planned,chosen,interviewed,short,open");
    assert!(lines.contains(&"5-10,*,4,4,0,0,3"), "{quota}");
    assert_eq!(*lines.last().unwrap(), "*,*,14,14,0,0,5");
    let ran = study.ran(&["participants", "set", &proposed_first(&study), "refused"]);
    assert_eq!(ran.code, 2, "a refusal has a reason: {ran:?}");
    let first = proposed_first(&study);
    study.out(&["participants", "set", &first, "refused", "--why", "no time"]);
    let quota = study.out(&["participants", "quota", "--format", "csv"]);
    assert!(
        quota.lines().last().unwrap().starts_with("*,*,14,13,0,1,"),
        "{quota}"
    );
    let again = json(&study, &["participants", "choose"]);
    assert_eq!(again["proposed"].as_array().unwrap().len(), 1);
    let text = study.out(&["participants", "quota"]);
    assert!(text.contains("planned") && text.contains("total"), "{text}");
}

/// Somebody who is chosen.
fn proposed_first(study: &Study) -> String {
    let log = read(study, "study.jsonl");
    let line = log
        .lines()
        .find(|line| line.contains("\"place\":\"chosen\""))
        .unwrap();
    let line: Value = serde_json::from_str(line).unwrap();
    line["data"]["participant"].as_str().unwrap().to_owned()
}

#[test]
fn the_flow_adds_up_from_approached_to_analysed() {
    let study = signed_up();
    let chosen = proposed(&study);
    let ids: Vec<&str> = chosen.split(',').collect();
    study.out(&["participants", "set", &chosen, "chosen"]);
    let set = |who: &str, place: &str, why: &str| {
        study.out(&["participants", "set", who, place, "--why", why]);
    };
    set(ids[0], "refused", "no time");
    set(ids[1], "no-show", "ill");
    let open: Vec<String> = (1..=21)
        .map(|number| format!("R{number}"))
        .filter(|id| !ids.contains(&id.as_str()) && !["R2", "R10"].contains(&id.as_str()))
        .collect();
    study.out(&[
        "participants",
        "set",
        &format!("{},{}", open[0], open[1]),
        "reserve",
    ]);
    set(&open[2], "declined", "the stratum is full");
    set(&open[3], "refused", "left the board");
    for id in &ids[2..5] {
        study.held(id, &["a note"]);
    }
    study.held(ids[5], &["= only a memo of my own"]);
    study.held("R40", &["came in by word of mouth"]);
    study.typed(
        &["run", "small", "-p", "R50", "--plain", "--phase", "pilot"],
        &["x"],
    );
    let flow = json(&study, &["participants", "flow"]);
    let number = |name: &str| {
        let value = &flow[name];
        let value = value.as_u64().or_else(|| value["count"].as_u64());
        value.unwrap_or_else(|| panic!("{name}: {flow}"))
    };
    assert_eq!(
        (
            number("approached"),
            number("signed_up"),
            number("otherwise")
        ),
        (309, 21, 1)
    );
    assert_eq!(number("screened_out"), 2);
    assert_eq!(
        flow["screened_out"]["reasons"][0]["why"],
        "fewer than five schools"
    );
    assert_eq!(
        (
            number("declined"),
            number("refused_early"),
            number("reserve"),
            number("open")
        ),
        (1, 1, 2, 1)
    );
    assert_eq!((number("refused"), number("no_show")), (1, 1));
    assert_eq!(
        (
            number("interviewed"),
            number("to_analyse"),
            number("analysed")
        ),
        (5, 1, 4)
    );
    assert_eq!(
        number("eligible"),
        number("signed_up") + number("otherwise") - number("screened_out")
    );
    let from_eligible = ["declined", "refused_early", "reserve", "open", "chosen"].map(number);
    assert_eq!(number("eligible"), from_eligible.iter().sum::<u64>());
    let from_chosen = ["refused", "no_show", "to_interview", "interviewed"].map(number);
    assert_eq!(number("chosen"), from_chosen.iter().sum::<u64>());
    let text = study.out(&["participants", "flow"]);
    for line in [
        "approached",
        "    fewer than five schools",
        "  did not turn up",
        "    ill",
        "analysed",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    let drawn = study.out(&["participants", "flow", "--format", "mermaid"]);
    assert!(
        drawn.starts_with("flowchart TD\n") && drawn.contains("-->"),
        "{drawn}"
    );
    assert!(
        study
            .out(&["participants", "flow", "--format", "md"])
            .contains("| **analysed** | **4** |")
    );
    let dutch = study.out(&["--lang", "nl", "participants", "flow"]);
    assert!(
        dutch.contains("aangemeld") && dutch.contains("geanalyseerd"),
        "{dutch}"
    );
}

#[test]
fn a_reason_that_names_somebody_is_not_written_down() {
    let study = signed_up();
    for why in [
        "anneke van der quast-ebbes1 wil niet",
        "mail van bouke@board2.example",
        "Stichting Verzonnen 3 zit er al in",
        "volgens Anneke te druk",
    ] {
        let ran = study.ran(&["participants", "set", "R1", "declined", "--why", why]);
        assert_eq!(ran.code, 2, "{why}: {ran:?}");
        assert!(!ran.err.contains("Anneke"), "{ran:?}");
    }
    assert!(!read(&study, "study.jsonl").contains("declined"));
    study.out(&[
        "participants",
        "set",
        "R1",
        "declined",
        "--why",
        "te druk, in overleg",
    ]);
}

#[test]
fn nobody_who_is_not_known_is_chosen_and_all_or_none_are_set() {
    let study = signed_up();
    let before = read(&study, "study.jsonl");
    for (args, code) in [
        (vec!["R1,R99", "chosen"], 2),
        (vec!["anna", "chosen"], 2),
        (vec!["R1,R1", "chosen"], 2),
        (vec!["R1", "screened-out"], 2),
        (vec!["R1"], 2),
    ] {
        let ran = study.ran(&[&["participants", "set"], args.as_slice()].concat());
        assert_eq!(ran.code, code, "{args:?}: {ran:?}");
    }
    assert_eq!(read(&study, "study.jsonl"), before);
    let ran = study.ran(&["participants", "set", "R2", "chosen"]);
    assert!(
        ran.err
            .contains("R2 had been screened out (fewer than five schools)"),
        "{ran:?}"
    );
    assert!(
        study
            .out(&["participants", "set", "R2", "chosen"])
            .contains("already")
    );
}

#[test]
fn a_decision_has_its_author_and_its_moment() {
    let study = signed_up();
    let text = format!("researchers = [\"mg\"]\n{}", read(&study, "study.toml"));
    study.write("study.toml", text);
    study.out(&["participants", "set", "R1", "chosen"]);
    study.out(&["participants", "set", "R3", "chosen", "--by", "assistant"]);
    let log = read(&study, "study.jsonl");
    assert!(
        log.contains("\"data\":{\"participant\":\"R1\",\"place\":\"chosen\",\"author\":\"mg\"}"),
        "{log}"
    );
    assert!(log.contains(
        "\"data\":{\"participant\":\"R3\",\"place\":\"chosen\",\"author\":\"assistant\"}"
    ));
    assert!(study.out(&["verify"]).contains("study.jsonl: ok, 26 lines"));
}

#[test]
fn a_study_without_strata_or_numbers_is_told_what_to_say() {
    let study = Study::new();
    let ran = study.ran(&["participants", "quota"]);
    assert!(ran.code == 2 && ran.err.contains("strata"), "{ran:?}");
    let ran = study.ran(&["participants", "choose"]);
    assert!(ran.code == 2 && ran.err.contains("--count"), "{ran:?}");
    study.write(
        "participants.toml",
        "[R1]\nsector = \"po\"\n[R2]\nsector = \"vo\"\n",
    );
    let ran = study.ran(&["participants", "quota", "--by", "secto"]);
    assert!(
        ran.code == 2 && ran.err.contains("there are: sector"),
        "{ran:?}"
    );
    let quota = study.out(&["participants", "quota", "--by", "sector", "--format", "csv"]);
    assert_eq!(
        quota,
        "sector,planned,chosen,interviewed,short,open\npo,,0,0,,1\nvo,,0,0,,1\n*,,0,0,,2\n"
    );
    assert_eq!(
        json(&study, &["participants", "choose", "--count", "1"])["proposed"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let flow = study.out(&["participants", "flow"]);
    assert!(flow.contains("analysed"), "{flow}");
}

#[test]
fn too_few_people_are_no_reason_to_say_that_there_are_enough() {
    let study = signed_up();
    study.out(&["participants", "set", "R1", "chosen"]);
    let ran = study.ran(&["participants", "choose", "--count", "30"]);
    assert!(
        ran.err.contains("only 18 can be chosen, and 29 are wanted"),
        "{ran:?}"
    );
    assert!(ran.out.contains("Proposal: 18 of the 18"), "{ran:?}");
    let ran = study.ran(&["participants", "choose", "--count", "1"]);
    assert!(
        ran.out.contains("nobody has to be chosen any more"),
        "{ran:?}"
    );
}

#[test]
fn the_list_of_participants_says_how_each_stands() {
    let study = signed_up();
    study.out(&["participants", "set", "R3", "declined", "--why", "full"]);
    let list = json(&study, &["participants", "list"]);
    let third = &list[2];
    assert_eq!(
        (&third["participant"], &third["place"], &third["why"]),
        (&"R3".into(), &"declined".into(), &"full".into())
    );
    let text = study.out(&["participants", "list"]);
    assert!(text.lines().next().unwrap().contains("sample"), "{text}");
    assert!(
        text.lines().nth(2).unwrap().contains("screened out"),
        "{text}"
    );
    let plain = Study::new();
    plain.out(&["participants", "add"]);
    assert!(!plain.out(&["participants", "list"]).contains("sample"));
}

#[test]
fn cells_of_several_strata_can_be_planned() {
    let study = signed_up();
    let text = read(&study, "study.toml")
        + "\n[[quota]]\nsize = \"24+\"\nkind = \"regular\"\nplanned = 2\n";
    study.write("study.toml", text);
    let quota = study.out(&["participants", "quota", "--format", "csv"]);
    assert!(quota.contains("\n24+,regular,2,0,0,2,2\n"), "{quota}");
    let proposal = json(&study, &["participants", "choose"]);
    let is_it =
        |one: &&Value| one["attributes"]["size"] == "24+" && one["attributes"]["kind"] == "regular";
    assert_eq!(
        proposal["proposed"]
            .as_array()
            .unwrap()
            .iter()
            .filter(is_it)
            .count(),
        2
    );
}
