//! docs/sample.md, as it is written.

use super::fixture::imported;
use crate::fixture::Study;

const DOC: &str = include_str!("../../../docs/sample.md");

/// What stands between fences of a language, one after the other.
fn blocks(language: &str) -> String {
    let fence = format!("```{language}\n");
    let begun = DOC.split(fence.as_str()).skip(1);
    begun
        .map(|rest| rest.split("```").next().unwrap())
        .collect::<Vec<_>>()
        .join("\n")
}

fn study() -> Study {
    let study = Study::new();
    study.write("study.toml", blocks("toml"));
    let mut list = String::from("Naam;E-mailadres;Bestuur;Provincie;Hoeveel scholen?;Soort\n");
    for number in 1..=21 {
        let kind = ["Basisonderwijs", "Speciaal onderwijs", "Anders"][number % 3];
        let schools = number * 2;
        list += &["P;p", &number.to_string(), "@x.example;B;Utrecht;"].concat();
        list += &[schools.to_string().as_str(), ";", kind, "\n"].concat();
    }
    study.write("sign-ups.csv", &list);
    study
}

#[test]
fn its_study_toml_is_read_and_its_commands_run_as_they_are_written() {
    let study = study();
    let commands = blocks("sh");
    assert!(commands.lines().count() >= 6);
    for line in commands.lines() {
        let command = line.split('#').next().unwrap().trim();
        let mut args = Vec::new();
        for (at, part) in command.split('"').enumerate() {
            if at % 2 == 1 {
                args.push(part);
            } else {
                args.extend(part.split_whitespace());
            }
        }
        study.out(args.strip_prefix(&["leidraad"]).unwrap());
    }
    let flow = study.out(&["participants", "flow"]);
    assert!(flow.contains("the stratum is full"), "{flow}");
}

#[test]
fn its_table_names_every_place_that_can_be_set() {
    let study = study();
    let list = std::fs::read(study.path("sign-ups.csv")).unwrap();
    imported(&study, list);
    for place in [
        "chosen", "reserve", "declined", "refused", "no-show", "open",
    ] {
        assert!(DOC.contains(&["| `", place, "` |"].concat()), "{place}");
        study.out(&["participants", "set", "R5", place, "--why", "so"]);
    }
}
