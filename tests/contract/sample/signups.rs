//! Sign-ups taken in.

use super::fixture::{NAMES, STUDY, imported, outside_private, read, signed_up, study, table};
use crate::fixture::Study;
use crate::workbooks::foreign;

#[test]
fn each_sign_up_gets_the_next_number_and_names_stay_in_the_private_folder() {
    let study = signed_up();
    let key = read(&study, "private/key.toml");
    let outside = outside_private(&study);
    for (name, number) in NAMES.iter().zip(1..) {
        let entry = format!(
            "[R{number}]\nname = \"{name} van der Quast-Ebbes{number}\"\nemail = \"{}@board{number}.example\"\norganisation = \"Stichting Verzonnen {number}\"\n",
            name.to_lowercase()
        );
        assert!(key.contains(&entry), "{entry}: {key}");
        assert!(!outside.contains(name), "{name} got out");
    }
    assert!(!outside.contains("@board") && !outside.contains("Verzonnen"));
    let attributes = read(&study, "participants.toml");
    let third = "[R3]\nsize = \"11-23\"\nkind = \"combination\"\nprovince = \"Zeeland\"\n";
    assert!(attributes.contains(third), "{attributes}");
    assert!(
        !attributes.contains("schools"),
        "what is only screened by is not kept"
    );
    assert!(study.out(&["verify"]).contains("study.jsonl: ok, 24 lines"));
}

#[cfg(unix)]
#[test]
fn what_is_written_is_readable_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let study = signed_up();
    let mode = |name: &str| study.path(name).metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("private"), 0o700);
    for file in ["private/key.toml", "participants.toml", "study.jsonl"] {
        assert_eq!(mode(file), 0o600, "{file}");
    }
}

#[test]
fn who_does_not_belong_in_the_sample_is_screened_out_with_the_reason_in_the_language_of_the_study()
{
    let study = study();
    let ran = imported(&study, table(","));
    assert!(
        ran.err.contains("screened out: 2, fewer than five schools"),
        "{ran:?}"
    );
    let dutch = super::fixture::study();
    dutch.write("study.toml", format!("language = \"nl\"\n{STUDY}"));
    imported(&dutch, table(","));
    assert!(
        read(&dutch, "study.jsonl")
            .contains("\"place\":\"screened-out\",\"why\":\"minder dan vijf scholen\"")
    );
}

#[test]
fn delimiters_and_encodings_of_forms_and_spreadsheets_are_read() {
    let wanted = (
        read(&signed_up(), "private/key.toml"),
        read(&signed_up(), "participants.toml"),
    );
    let utf_16: Vec<u8> = ("\u{feff}".to_owned() + &table("\t"))
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let windows: Vec<u8> = table(";")
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let files: [(&str, Vec<u8>); 8] = [
        ("comma", table(",").into()),
        ("tab", table("\t").into()),
        ("bar", table("|").into()),
        ("mark", ("\u{feff}".to_owned() + &table(";")).into()),
        ("sep", ("sep=;\r\n".to_owned() + &table(";")).into()),
        ("cr", table(";").replace('\n', "").into()),
        ("utf-16", utf_16),
        ("windows-1252", windows),
    ];
    for (what, file) in files {
        let study = study();
        let ran = imported(&study, file);
        assert_eq!(ran.code, 0, "{what}: {ran:?}");
        let found = (
            read(&study, "private/key.toml"),
            read(&study, "participants.toml"),
        );
        assert_eq!(found, wanted, "{what}");
    }
}

#[test]
fn the_same_list_again_adds_only_who_is_new() {
    let study = signed_up();
    let before = (
        read(&study, "private/key.toml"),
        read(&study, "participants.toml"),
        read(&study, "study.jsonl"),
    );
    let ran = imported(&study, table(";"));
    assert_eq!(ran.code, 0);
    assert!(
        ran.err.contains("nobody is new") && ran.err.contains("signed up before: 21"),
        "{ran:?}"
    );
    let after = (
        read(&study, "private/key.toml"),
        read(&study, "participants.toml"),
        read(&study, "study.jsonl"),
    );
    assert_eq!(after, before);
    let one_more = table(";").replace(";Zeeland", ";Drenthe")
        + "2026-02-01 09:00;Wobbe Nieuw;WOBBE@board22.example;Stichting N;12;Basisonderwijs;Zeeland\r\n";
    let ran = imported(&study, one_more);
    assert!(ran.err.contains("1 sign-up: R22"), "{ran:?}");
    assert!(
        ran.err
            .contains("R3 answers otherwise than before (province); what is there stays"),
        "{ran:?}"
    );
    let attributes = read(&study, "participants.toml");
    assert!(attributes.starts_with(&before.1) && attributes.contains("[R22]"));
    let again = "E-mailadres,Naam,Bestuur,Hoeveel scholen heeft uw bestuur?,Soort onderwijs,Provincie\n wobbe@BOARD22.example ,W,S,12,Basisonderwijs,Zeeland\n";
    let ran = imported(&study, again);
    assert!(
        ran.err.contains("signed up before: 1"),
        "an address is one whatever its case: {ran:?}"
    );
}

#[test]
fn numbers_go_on_after_all_that_anybody_has_and_what_stands_in_the_files_stays() {
    let study = study();
    study.write(
        "participants.toml",
        "# mine\n[R4] # four\nsector = \"po\"\n",
    );
    study.held("R9", &["a note"]);
    imported(&study, table(";"));
    let attributes = read(&study, "participants.toml");
    assert!(
        attributes.starts_with("# mine\n[R4] # four\nsector = \"po\"\n\n[R10]\n"),
        "{attributes}"
    );
    assert_eq!(study.out(&["participants", "add"]).trim(), "R31");
}

#[test]
fn what_was_stopped_halfway_is_finished_by_the_same_command() {
    let study = signed_up();
    let whole = read(&study, "participants.toml");
    // As after the key was written, and then after participants.toml was.
    for gone in [&["study.jsonl", "participants.toml"][..], &["study.jsonl"]] {
        for file in gone {
            std::fs::remove_file(study.path(file)).unwrap();
        }
        let ran = imported(&study, table(";"));
        assert!(ran.err.contains("21 sign-ups: R1 to R21"), "{ran:?}");
        assert_eq!(read(&study, "participants.toml"), whole);
    }
    assert_eq!(read(&study, "private/key.toml").matches("[R").count(), 21);
}

#[test]
fn with_a_lost_key_nobody_gets_another_number() {
    let study = signed_up();
    let key = read(&study, "private/key.toml");
    std::fs::remove_file(study.path("private/key.toml")).unwrap();
    let ran = imported(&study, table(";"));
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(
        ran.err.contains("lacks R1, R2, R3") && ran.err.contains("(+11)"),
        "{ran:?}"
    );
    assert!(!study.path("private/key.toml").exists());
    let lost: Vec<String> = (1..=20).map(|number| format!("[R{number}]\n")).collect();
    let rest = &key[key.find("[R21]").unwrap()..];
    study.write("private/key.toml", lost.concat() + rest);
    let ran = imported(&study, table(";"));
    assert!(
        ran.err.contains("20 sign-ups: R22 to R41") && ran.err.contains("signed up before: 1"),
        "{ran:?}"
    );
}

#[test]
fn who_withdrew_is_out_of_quotas_and_proposals_and_told_when_a_list_comes_in_again() {
    let study = signed_up();
    study.out(&["participants", "set", "R1,R3,R4", "chosen"]);
    study.held("R1", &["a note"]);
    study.held("R3", &["a note"]);
    let leave = |who: &str| {
        study.out(&["participants", "withdraw", who, "--scope", "all", "--yes"]);
    };
    leave("R1");
    leave("R4");
    leave("R5");
    assert!(!read(&study, "private/key.toml").contains("Anneke"));
    let ran = study.ran(&["participants", "set", "R3,R4", "reserve"]);
    assert!(
        ran.code == 2 && ran.err.contains("R4 withdrew from the study"),
        "{ran:?}"
    );
    let quota = study.out(&["participants", "quota", "--by", "kind", "--format", "csv"]);
    assert!(quota.ends_with("*,14,1,0,13,15\n"), "{quota}");
    let proposal = study.out(&["participants", "choose", "--format", "csv"]);
    for who in ["R1", "R4", "R5"] {
        assert!(!proposal.contains(&format!("\n{who},")), "{proposal}");
    }
    let flow: serde_json::Value =
        serde_json::from_str(&study.out(&["participants", "flow", "--format", "json"])).unwrap();
    for (name, count) in [
        ("signed_up", 21),
        ("eligible", 19),
        ("withdrawn_early", 1),
        ("chosen", 3),
        ("withdrawn_before", 1),
        ("interviewed", 2),
        ("withdrawn", 1),
        ("analysed", 1),
    ] {
        assert_eq!(flow[name], count, "{name}: {flow}");
    }
    let ran = imported(&study, table(";"));
    assert!(
        ran.err.contains("R1, R4, R5 withdrew, and cannot be told"),
        "{ran:?}"
    );
    assert!(ran.err.contains("3 sign-ups: R22 to R24"), "{ran:?}");
}

#[test]
fn who_says_during_the_interview_that_they_do_not_take_part_withdrew() {
    let study = signed_up();
    study.typed(
        &["run", "kwaliteitszorg", "-p", "R3", "--plain"],
        &["/consent yes", "a note", "/consent no part R3"],
    );
    let flow: serde_json::Value =
        serde_json::from_str(&study.out(&["participants", "flow", "--format", "json"])).unwrap();
    assert_eq!(
        (flow["interviewed"].as_u64(), flow["withdrawn"].as_u64()),
        (Some(1), Some(1)),
        "{flow}"
    );
}

#[test]
fn lists_that_come_in_at_the_same_time_get_numbers_of_their_own() {
    let study = study();
    let list = |from: usize| {
        let rows = (from..from + 30).map(|number| {
            format!("p{number}@x.example,P {number},B {number},9,Basisonderwijs,Utrecht\n")
        });
        let heads = "E-mailadres,Naam,Bestuur,Hoeveel scholen heeft uw bestuur?,Soort onderwijs,Provincie\n";
        heads.to_owned() + &rows.collect::<String>()
    };
    std::thread::scope(|scope| {
        for at in 0..4 {
            let file = study.home().join(format!("list-{at}.csv"));
            std::fs::write(&file, list(at * 30)).unwrap();
            let study = &study;
            scope.spawn(move || {
                let ran = study.ran(&["import", "signups", file.to_str().unwrap()]);
                assert_eq!(ran.code, 0, "{ran:?}");
            });
        }
    });
    let key: toml::Table = toml::from_str(&read(&study, "private/key.toml")).unwrap();
    let people: toml::Table = toml::from_str(&read(&study, "participants.toml")).unwrap();
    assert_eq!((key.len(), people.len()), (120, 120));
    assert_eq!(
        read(&study, "study.jsonl").matches("signed_up").count(),
        120
    );
}

#[test]
fn a_sheet_of_a_workbook_is_read_with_the_numbers_of_its_rows() {
    let study = study();
    let heads = "<row r=\"1\"><c r=\"B1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c><c r=\"D1\" t=\"s\"><v>2</v></c><c r=\"E1\" t=\"s\"><v>3</v></c><c r=\"F1\" t=\"s\"><v>4</v></c><c r=\"G1\" t=\"s\"><v>5</v></c></row>";
    let row = |row: u32, mail: &str| {
        format!(
            "<row r=\"{row}\"><c r=\"B{row}\" t=\"s\"><v>6</v></c>{mail}<c r=\"D{row}\"><v>12</v></c><c r=\"E{row}\" t=\"s\"><v>8</v></c><c r=\"F{row}\" t=\"s\"><v>9</v></c></row>"
        )
    };
    let mailed = row(4, "<c r=\"C4\" t=\"s\"><v>7</v></c>");
    let sheets = [
        ("Form1", [heads, &row(4, "")].concat()),
        ("Checked", [heads, &mailed].concat()),
    ];
    let sheets = sheets
        .each_ref()
        .map(|(name, cells)| (*name, cells.as_str()));
    let strings = [
        "Naam",
        "E-mailadres",
        "Hoeveel scholen heeft uw bestuur?",
        "Soort onderwijs",
        "Provincie",
        "Bestuur",
        "Wobbe",
        "w@x.example",
        "Basisonderwijs",
        "Drenthe",
    ];
    let book = study.home().join("signups.xlsx");
    std::fs::write(&book, foreign(&sheets, &strings)).unwrap();
    let book = book.to_str().unwrap();
    let ran = study.ran(&["import", "signups", book]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.err
            .contains("sheet Form1, row 4: column 3 (E-mailadres): there is no address here"),
        "{ran:?}"
    );
    let ran = study.ran(&["import", "signups", book, "--sheet", "Checked"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        read(&study, "participants.toml").contains("[R1]\nsize = \"11-23\"\nkind = \"regular\"")
    );
    let ran = study.ran(&["import", "signups", book, "--sheet", "None"]);
    assert!(
        ran.code == 1 && ran.err.contains("Form1, Checked"),
        "{ran:?}"
    );
}

#[test]
fn whoever_signed_up_is_known_by_name_in_a_transcript_of_theirs() {
    let study = signed_up();
    study.held("R1", &["a note"]);
    let said = "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Anneke van der Quast-Ebbes1>Ik ben Anneke.</v>\n\n00:02.000 --> 00:04.000\n<v Karin>Dag Bouke zei je?</v>\n";
    study.write("talk.vtt", said);
    let ran = study.ran(&[
        "import",
        "transcript",
        "R1",
        "talk.vtt",
        "--offset",
        "00:00",
    ]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let kept = std::fs::read_dir(study.session("R1").join("transcript")).unwrap();
    let kept = kept.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
    let kept: String = kept.collect();
    assert!(
        kept.contains("\"speaker\":\"R1\"") && kept.contains("Ik ben [R1]."),
        "{kept}"
    );
    assert!(!kept.contains("Anneke"), "{kept}");
}

#[test]
fn of_somebody_who_signed_up_twice_the_last_or_the_first_counts_when_the_study_says_so() {
    let twice = table(";")
        + "x;Anneke Later;ANNEKE@board1.example;Stichting Verzonnen 1;25;Basisonderwijs;Utrecht\r\n";
    for (which, size) in [("last", "24+"), ("first", "5-10")] {
        let study = study();
        let text = STUDY.replace("[signups]\n", &format!("[signups]\ndouble = \"{which}\"\n"));
        study.write("study.toml", text);
        let ran = imported(&study, &twice);
        assert!(ran.err.contains("1 rows left out"), "{ran:?}");
        let list = study.out(&["participants", "quota", "--by", "size", "--format", "csv"]);
        assert_eq!(list.contains("24+,5,0,0,5,7"), size == "24+", "{list}");
    }
}

#[test]
fn a_form_whose_columns_nobody_named_is_answered_with_a_mapping_to_correct() {
    let study = Study::new();
    let ran = imported(&study, table(";"));
    assert_eq!(ran.code, 1);
    for line in [
        "[signups]",
        "email = \"E-mailadres\"",
        "name = \"Naam\"",
        "organisation = \"Bestuur\"",
        "# provincie = \"Provincie\"",
    ] {
        assert!(ran.err.contains(line), "{line}: {ran:?}");
    }
    assert!(!study.path("private").exists() && !study.path("study.jsonl").exists());
    let guess = ran.err.split_once("\n\n").unwrap().1.to_owned();
    study.write("study.toml", guess.replace("# provincie", "provincie"));
    assert_eq!(imported(&study, table(";")).code, 0);
    assert!(read(&study, "participants.toml").contains("[R1]\nprovincie = \"Utrecht\""));
}

#[test]
fn five_thousand_sign_ups_are_taken_in_and_proposed_from() {
    let study = study();
    let mut list = String::from(
        "E-mailadres,Naam,Bestuur,Hoeveel scholen heeft uw bestuur?,Soort onderwijs,Provincie\n",
    );
    for number in 0..5_000 {
        let kind = ["Basisonderwijs", "Speciaal onderwijs"][number % 2];
        let province = ["Utrecht", "Zeeland"][number / 2 % 2];
        let row = format!("p{number}@x.example,Person {number},Board {number}");
        let schools = (number % 40).to_string();
        list += &([&row, schools.as_str(), kind, province].join(",") + "\n");
    }
    let ran = imported(&study, &list);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.err.contains("5000 sign-ups: R1 to R5000") && ran.err.contains("screened out: 625"),
        "{ran:?}"
    );
    let ran = imported(&study, &list);
    assert!(ran.err.contains("signed up before: 5000"), "{ran:?}");
    let proposal = study.out(&["participants", "choose", "--format", "json"]);
    let proposal: serde_json::Value = serde_json::from_str(&proposal).unwrap();
    assert_eq!(proposal["proposed"].as_array().unwrap().len(), 14);
    assert_eq!(proposal["open"], 4_375);
}
