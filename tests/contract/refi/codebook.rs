//! The codes: as the concept model nests them, and what became of concepts since.

use super::reader::{Element, Project, xml};
use crate::fixture::{SMALL, Study};

fn names(element: &Element) -> Vec<String> {
    let mut found = Vec::new();
    for code in element.children.iter().filter(|child| child.name == "Code") {
        found.push(code.get("name").to_owned());
        found.extend(names(code).into_iter().map(|name| format!("- {name}")));
    }
    found
}

fn codebook(study: &Study) -> Element {
    xml(&study.out(&["export", "qdc", "--lang", "en"]))
}

#[test]
fn the_codes_are_the_concept_model_with_colours_and_descriptions() {
    let study = Study::new();
    let described = SMALL.replace(
        "id = \"b\"\n",
        "id = \"b\"\ncolor = \"#12ab34\"\ndescription.en = \"What <comes> & goes\"\ndescription.nl = \"Wat\"\nsource = \"Honig\"\n",
    );
    study.write("guides/small.toml", described);
    let root = codebook(&study);
    assert_eq!(root.get("xmlns"), "urn:QDA-XML:codebook:1.0");
    let codes = root.child("Codes").unwrap();
    let wanted = ["Top", "- Alpha", "- - Alpha one", "- Beta", "Loose", "Rest"];
    assert_eq!(names(codes), wanted);
    for code in codes.all("Code") {
        let colour = code.get("color");
        assert!(colour.len() == 7 && colour.starts_with('#'), "{colour}");
        assert_eq!(code.get("isCodable"), "true");
    }
    let beta = codes.all("Code")[3];
    assert_eq!(beta.get("color"), "#12ab34");
    assert_eq!(
        beta.child("Description").unwrap().text,
        "What <comes> & goes\n\nSource: Honig"
    );
}

#[test]
fn two_concepts_of_one_name_are_told_apart_by_what_they_stand_under() {
    let study = Study::new();
    let doubled = SMALL.replace("name.en = \"Loose\"", "name.en = \"Alpha one\"");
    let doubled = doubled.replace("name.en = \"Rest\"", "name.en = \"beta\"");
    study.write("guides/small.toml", doubled);
    let root = codebook(&study);
    let wanted = [
        "Top",
        "- Alpha",
        "- - Alpha one",
        "- Beta",
        "Alpha one (loose)",
        "beta (rest)",
    ];
    assert_eq!(names(root.child("Codes").unwrap()), wanted);
}

#[test]
fn a_concept_that_is_gone_from_the_model_stays_a_code_and_says_so() {
    let study = Study::new();
    study.held("R1", &["old #loose"]);
    let without = SMALL.replace(
        "[[concept]]\nid = \"loose\"\nname.en = \"Loose\"\nname.nl = \"Los\"\n",
        "",
    );
    assert_ne!(without, SMALL);
    let without = without.replace("version = \"2.1\"", "version = \"3.0\"");
    study.write("guides/small.toml", without);
    study.held("R2", &["new #b"]);
    let root = codebook(&study);
    let codes = root.all("Code");
    let loose = codes
        .iter()
        .find(|code| code.get("name") == "Loose")
        .unwrap();
    let said = &loose.child("Description").unwrap().text;
    assert!(said.contains("small 2.1"), "{said}");
    study.out(&["export", "qdpx", "-o", "out.qdpx", "--lang", "en"]);
    let project = Project::read(&study.path("out.qdpx"));
    let coding = project.codings().into_iter().find(|it| it.code == "Loose");
    assert_eq!(coding.unwrap().quote, "old");
}
