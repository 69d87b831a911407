//! The check of a guide: everything at once, at its line, and never a panic.

use std::fmt::Write as _;

use leidraad::guide::builtin;
use leidraad::guide::finding::{Finding, worded};
use leidraad::guide::keys::SECTIONS;
use leidraad::guide::load::load;
use leidraad::guide::parse::parse_alone;
use leidraad::guide::problem::Problem;
use leidraad::guide::report;
use leidraad::guide::source::Source;
use leidraad::texts::{LANGUAGES, NL};
use proptest::prelude::*;

const BROKEN: &str = include_str!("guide/broken.toml");

/// A small guide without errors.
const SMALL: &str = r#"
[guide]
id = "small"
version = "1"
kind = "interview"
languages = ["nl", "nl-BE"]
minutes = 10
title.nl = "Klein"

[[consent]]
id = "part"
scope = "part"
ask.nl = "Doe je mee?"

[[topic]]
id = "T1"
title.nl = "Een"
title.nl-BE = "Ene"
concept = "c"
minutes = 5
[[topic.question]]
id = "T1.1"
ask.nl = "Wat?"

[[concept]]
id = "c"
name.nl = "C"
heading = true
[[concept]]
id = "rest"
name.nl = "Rest"
residual = true
"#;

fn broken() -> String {
    BROKEN.replace("LANG", &"lang ".repeat(70))
}

/// The names of the problems by line, as the comments of the broken guide announce them.
fn announced(text: &str) -> Vec<(usize, String)> {
    let mut announced: Vec<(usize, String)> = text
        .lines()
        .enumerate()
        .skip(1)
        .filter_map(|(place, line)| Some((place + 1, line.rsplit_once("# ")?.1)))
        .flat_map(|(line, names)| names.split(' ').map(move |name| (line, name.to_owned())))
        .collect();
    announced.sort();
    announced
}

fn found(findings: &[Finding]) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = findings
        .iter()
        .map(|finding| {
            let name: String = format!("{:?}", finding.problem)
                .chars()
                .take_while(|letter| letter.is_alphanumeric())
                .collect();
            (finding.line, name)
        })
        .collect();
    found.sort();
    found
}

fn problems(text: &str) -> Vec<Problem> {
    let findings = match parse_alone("g.toml", text) {
        Ok(parsed) => parsed.doubts,
        Err(findings) => findings,
    };
    findings.into_iter().map(|found| found.problem).collect()
}

#[test]
fn every_mistake_of_a_broken_guide_is_found_in_one_run_at_its_line() {
    let text = broken();
    let findings = parse_alone("broken.toml", &text).unwrap_err();
    let (found, wanted) = (found(&findings), announced(&text));
    let missed: Vec<_> = wanted.iter().filter(|one| !found.contains(one)).collect();
    let extra: Vec<_> = found.iter().filter(|one| !wanted.contains(one)).collect();
    assert!(
        missed.is_empty() && extra.is_empty(),
        "missed {missed:?}, extra {extra:?}"
    );
    assert_eq!(found, wanted);
}

#[test]
fn every_finding_says_what_is_wrong_and_what_would_be_right_in_each_language() {
    let findings = parse_alone("broken.toml", &broken()).unwrap_err();
    for (_, texts) in LANGUAGES {
        for finding in &findings {
            let (what, remedy) = (finding.what(&texts.guide), finding.remedy(&texts.guide));
            assert!(!what.is_empty() && !remedy.is_empty());
            assert!(!what.contains('\u{1b}') && !what.contains('\u{202e}'));
        }
    }
    let said = report::plain(&worded(&findings, &NL.guide), &NL.guide);
    assert_eq!(said.lines().count(), findings.len());
}

#[test]
fn a_small_guide_is_clean_and_a_regional_variant_needs_only_what_differs() {
    assert_eq!(problems(SMALL), Vec::new());
    let guide = parse_alone("g.toml", SMALL).unwrap().guide;
    assert_eq!(guide.title.words("nl-BE"), "Klein");
    assert_eq!(guide.topics[0].title.words("nl-BE"), "Ene");
    assert_eq!((guide.opening.minutes, guide.closing.minutes), (0, 3));
}

#[test]
fn doubts_of_the_whole_guide_are_found() {
    let without = SMALL
        .replace("scope = \"part\"", "scope = \"quotes\"")
        .replace("heading = true", "")
        .replace("residual = true", "");
    let found = problems(&without);
    for doubt in [Problem::NoConsent, Problem::NoHeading, Problem::NoResidual] {
        assert!(found.contains(&doubt), "{doubt:?} in {found:?}");
    }
}

#[test]
fn a_guide_without_topics_or_languages_is_refused() {
    let (head, _) = SMALL.split_once("[[topic]]").unwrap();
    assert!(problems(head).contains(&Problem::NoTopics));
    let mute = SMALL.replace("[\"nl\", \"nl-BE\"]", "[]");
    assert!(problems(&mute).contains(&Problem::NoLanguages));
}

#[test]
fn probes_below_the_eighth_level_are_refused() {
    let deep = |levels: usize| {
        let mut probes = String::new();
        for level in 1..=levels {
            let path = ".probe".repeat(level);
            let _ = write!(
                probes,
                "[[topic.question{path}]]\nid = \"p{level}\"\nask.nl = \"En?\"\n"
            );
        }
        SMALL.replacen("[[concept]]", &(probes + "[[concept]]"), 1)
    };
    assert_eq!(problems(&deep(8)), Vec::new());
    assert_eq!(problems(&deep(9)), vec![Problem::TooDeep { deepest: 8 }]);
}

#[test]
fn a_forgotten_quote_does_not_bring_the_other_mistakes_of_its_line() {
    let text = SMALL.replace("id = \"part\"", "id = \"part");
    let found = problems(&text);
    assert!(
        matches!(found.as_slice(), [Problem::Toml { .. }]),
        "{found:?}"
    );
}

#[test]
fn every_key_that_is_read_is_explained_in_the_documentation() {
    let page = include_str!("../docs/guide.md");
    for section in SECTIONS {
        for key in section.keys {
            assert!(
                page.contains(&format!("`{key}`")),
                "{key} of {}",
                section.name
            );
        }
    }
}

#[test]
fn the_example_in_the_documentation_is_a_clean_guide() {
    let page = include_str!("../docs/guide.md");
    let (_, after) = page.split_once("```toml\n").unwrap();
    let (example, _) = after.split_once("```").unwrap();
    assert_eq!(problems(example), Vec::new());
}

#[test]
fn a_file_full_of_mistakes_is_read_in_reasonable_time() {
    let start = std::time::Instant::now();
    let topics = "[[topic]]\nid = \"x\"\nfoo.bar = 1\n".repeat(40_000);
    let mut concepts = String::new();
    for id in 0..40_000 {
        let _ = write!(
            concepts,
            "[[concept]]\nid = \"c{id}\"\nparent = \"d{id}\"\n"
        );
    }
    for text in [topics, concepts] {
        let findings = parse_alone("g.toml", &text).unwrap_err();
        assert!(report::plain(&worded(&findings, &NL.guide), &NL.guide).len() < 100_000);
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(source) = Source::from_bytes("g", &bytes) {
            let _ = parse_alone("g", source.text());
        }
    }

    #[test]
    fn no_change_to_a_shipped_guide_makes_it_panic(
        cut in 0_usize..20_000,
        length in 0_usize..40,
        put in "[\\[\\]{}=\"'.#\\n a-z0-9\u{202e}é]{0,12}",
        which in 0_usize..builtin::GUIDES.len(),
    ) {
        let frozen = load(builtin::GUIDES[which].0, None).unwrap().frozen;
        let letters: Vec<char> = frozen.chars().collect();
        let cut = cut % letters.len();
        let end = (cut + length).min(letters.len());
        let changed: String = letters[..cut].iter().copied()
            .chain(put.chars())
            .chain(letters[end..].iter().copied())
            .collect();
        let findings = match parse_alone("g", &changed) {
            Ok(parsed) => parsed.doubts,
            Err(findings) => findings,
        };
        let look = report::Look { color: false, width: 80 };
        let _ = report::graphical(&worded(&findings, &NL.guide), &NL.guide, look);
    }
}
