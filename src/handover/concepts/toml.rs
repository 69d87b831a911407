//! A concept model as the file that a guide names.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::draft::{Draft, Model};
use super::slug::{Ids, slug};
use super::tree::walk;
use crate::texts::ConceptTexts;

/// Names that say that what is doubtful goes there.
const RESIDUAL: [&str; 10] = [
    "overig",
    "overige",
    "rest",
    "restcategorie",
    "residu",
    "other",
    "others",
    "residual",
    "miscellaneous",
    "remainder",
];

/// The file's text: one table a concept, a parent before its children, names in one language. Where
/// the codebook does not say what its headings are, they are the concepts `level` deep, and those
/// less deep that have none below them.
#[must_use]
pub fn written(model: &Model, level: usize, language: &str, texts: &ConceptTexts) -> String {
    let codes = &model.codes;
    let walked = walk(codes);
    let ids = ids(codes, &walked);
    let parents: HashSet<usize> = codes.iter().filter_map(|code| code.parent).collect();
    let knows_headings = codes.iter().any(|code| code.heading.is_some());
    let residual = residual(codes, &walked);
    let mut out = String::new();
    for line in texts.preface {
        let _ = writeln!(out, "# {line}");
    }
    for (at, depth) in walked {
        let (Some(code), Some(id)) = (codes.get(at), ids.get(at)) else {
            continue;
        };
        let is_deep = depth == level || (depth < level && !parents.contains(&at));
        let is_heading = if knows_headings {
            code.heading == Some(true)
        } else {
            is_deep
        };
        let parent = code.parent.and_then(|parent| ids.get(parent));
        // Writing to memory does not fail.
        let _ = write!(out, "\n[[concept]]\nid = {}\n", quoted(id));
        if let Some(parent) = parent {
            let _ = writeln!(out, "parent = {}", quoted(parent));
        }
        let language = key(language);
        let _ = writeln!(out, "name.{language} = {}", quoted(&code.name));
        if !code.description.is_empty() {
            let _ = writeln!(
                out,
                "description.{language} = {}",
                quoted(&code.description)
            );
        }
        if !code.source.is_empty() {
            let _ = writeln!(out, "source = {}", quoted(&code.source));
        }
        if let Some(color) = &code.color {
            let _ = writeln!(out, "color = {}", quoted(color));
        }
        out.push_str(if is_heading { "heading = true\n" } else { "" });
        out.push_str(if residual == Some(at) {
            "residual = true\n"
        } else {
            ""
        });
    }
    out
}

/// Each code's id: its own, else one of its name.
fn ids(codes: &[Draft], walked: &[(usize, usize)]) -> Vec<String> {
    let mut taken = Ids::default();
    for id in codes.iter().filter_map(|code| code.id.as_ref()) {
        taken.claim(id);
    }
    let mut ids = vec![String::new(); codes.len()];
    for (at, _) in walked {
        let (Some(code), Some(slot)) = (codes.get(*at), ids.get_mut(*at)) else {
            continue;
        };
        *slot = match &code.id {
            Some(id) => id.clone(),
            None => taken.of(&code.name),
        };
    }
    ids
}

/// The one code that what is doubtful goes to: the one that says so, else the first so called.
fn residual(codes: &[Draft], walked: &[(usize, usize)]) -> Option<usize> {
    let find = |is_it: &dyn Fn(&Draft) -> bool| {
        let mut all = walked.iter().map(|(at, _)| *at);
        all.find(|at| codes.get(*at).is_some_and(is_it))
    };
    if codes.iter().any(|code| code.residual.is_some()) {
        return find(&|code| code.residual == Some(true));
    }
    find(&|code| RESIDUAL.contains(&slug(&code.name).as_str()))
}

fn quoted(text: &str) -> String {
    ::toml::Value::String(text.to_owned()).to_string()
}

/// A language as a key: a tag needs no quotes, and has none that could end them.
fn key(language: &str) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
    language.chars().filter(|c| fits(*c)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::guide::parse::parse_alone;
    use crate::handover::concepts::draft::{color, line, lines};
    use crate::handover::concepts::qdc;
    use crate::texts::{EN, NL};

    const GUIDE: &str = "[guide]\nid = \"g\"\nversion = \"1\"\nkind = \"interview\"\nlanguages = [\"nl\"]\n\
        minutes = 10\ntitle.nl = \"G\"\n[opening]\nminutes = 1\nsay.nl = \"Welkom\"\n[closing]\nminutes = 1\n\
        say.nl = \"Dank\"\n[[topic]]\nid = \"O1\"\ntitle.nl = \"T\"\nconcept = \"none\"\nminutes = 8\n\
        [[topic.question]]\nid = \"O1.1\"\nask.nl = \"Wat?\"\n";

    fn passes(model: &Model) {
        let text = written(model, 1, "nl", &NL.concepts);
        let parsed = parse_alone("g.toml", &format!("{GUIDE}{text}"));
        let concepts = parsed
            .unwrap_or_else(|all| panic!("{text}\n{all:?}"))
            .guide
            .concepts;
        assert_eq!(concepts.all().len(), model.codes.len());
        for (concept, (at, depth)) in concepts.all().iter().zip(walk(&model.codes)) {
            assert_eq!(concept.name.words("nl"), model.codes[at].name);
            assert_eq!(concept.description.words("nl"), model.codes[at].description);
            assert_eq!(concepts.depth(&concept.id), depth);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_in_a_codebook_the_check_takes_what_is_made_of_it(
            codes in prop::collection::vec((any::<String>(), any::<String>(), any::<usize>(), any::<String>()), 1..30)
        ) {
            let mut model = Model::default();
            for (at, (name, description, parent, colour)) in codes.into_iter().enumerate() {
                let name = line(&name);
                model.codes.push(Draft {
                    name: if name.is_empty() { "x".to_owned() } else { name },
                    description: lines(&description),
                    parent: Some(parent % (at + 1)).filter(|parent| *parent < at),
                    color: color(&colour),
                    ..Draft::default()
                });
            }
            passes(&model);
        }

        #[test]
        fn no_xml_makes_the_reader_fall(text in any::<String>(), cut in 0_usize..300) {
            let whole = "<CodeBook><Codes><Code name=\"a\"><Description>x &amp; y</Description>\
                <Code name=\"b\" color=\"#AABBCC\"/></Code></Codes></CodeBook>";
            let at = whole.char_indices().map(|(at, _)| at).nth(cut).unwrap_or(whole.len());
            let (before, after) = whole.split_at(at);
            for text in [text.clone(), format!("{before}{text}{after}"), before.to_owned()] {
                if let Ok(model) = qdc::read(&text, &EN.concepts) {
                    passes(&model);
                }
            }
        }
    }

    #[test]
    fn the_residual_is_what_is_called_so_once() {
        let code = |name: &str| Draft {
            name: name.to_owned(),
            ..Draft::default()
        };
        let model = Model {
            codes: vec![code("Doelen"), code("Overige"), code("Rest")],
            remarks: Vec::new(),
        };
        let text = written(&model, 1, "nl", &NL.concepts);
        assert_eq!(text.matches("residual = true\n").count(), 1);
        passes(&model);
    }
}
