//! The two languages say the same: each text has the same places to fill in, and none is empty.

// Outside #[test] functions clippy does not see that helpers of tests are tests.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The string literals of a table by the name of their field (of the enclosing table too), in order.
type Fields = BTreeMap<String, Vec<String>>;

/// Reads `name: "text"`; literals without a name of their own belong to the last one.
fn fields(source: &str) -> Fields {
    let mut found = Fields::new();
    let mut table = String::new();
    let mut field = String::new();
    let mut rest = source;
    while let Some(letter) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.split_once('\n').map_or("", |(_, after)| after);
            continue;
        }
        if let Some((text, after)) = literal(rest) {
            found
                .entry(format!("{table}.{field}"))
                .or_default()
                .push(text);
            rest = after;
            continue;
        }
        if letter.is_alphabetic() || letter == '_' {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
            if word.ends_with("Texts") {
                word.clone_into(&mut table);
            } else if after.starts_with(':') && !after.starts_with("::") {
                word.clone_into(&mut field);
            }
            rest = after;
            continue;
        }
        rest = rest.get(letter.len_utf8()..).unwrap();
    }
    found
}

/// The texts of a file: a page stands in one of its own, whole.
fn texts_of(path: &str) -> Fields {
    let source = fs::read_to_string(path).unwrap();
    if Path::new(path).extension().is_some_and(|kind| kind == "md") {
        return Fields::from([("page".to_owned(), vec![source])]);
    }
    fields(&source)
}

/// A string literal at the beginning, and what follows it.
fn literal(source: &str) -> Option<(String, &str)> {
    let inner = source.strip_prefix('"')?;
    let mut escaped = false;
    for (at, letter) in inner.char_indices() {
        match letter {
            '\\' if !escaped => escaped = true,
            '"' if !escaped => {
                let (text, after) = inner.split_at(at);
                return Some((text.to_owned(), after.get(1..)?));
            }
            _ => escaped = false,
        }
    }
    None
}

fn places(text: &str) -> BTreeSet<String> {
    // `\u{fffd}` is a sign, not a place.
    let text = text.replace("\\u{", "");
    let begun = text.split('{').skip(1);
    begun
        .filter_map(|after| after.split_once('}'))
        .map(|(name, _)| name.to_owned())
        .collect()
}

/// The pairs of files that hold the two languages: `en.rs` and `nl.rs`, `en/x.rs` and `nl/x.rs`.
fn pairs() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
                continue;
            }
            let english = path.to_str().unwrap().replace('\\', "/");
            let dutch = match english.rsplit_once("/en/") {
                Some((before, file)) => format!("{before}/nl/{file}"),
                None if english.ends_with("/en.rs") => english.replace("/en.rs", "/nl.rs"),
                None => continue,
            };
            found.push((english, dutch));
        }
    }
    let mut found = vec![];
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/texts"),
        &mut found,
    );
    found
}

#[test]
fn both_languages_have_the_same_places_to_fill_in() {
    let pairs = pairs();
    assert!(pairs.len() >= 4, "{pairs:?}");
    let mut wrong = vec![];
    for (english, dutch) in pairs {
        let in_english = texts_of(&english);
        let in_dutch = texts_of(&dutch);
        assert!(!in_english.is_empty(), "{english}");
        let names: BTreeSet<&String> = in_english.keys().chain(in_dutch.keys()).collect();
        for name in names {
            let of = |fields: &Fields| {
                let texts = fields.get(name).cloned().unwrap_or_default();
                texts.iter().map(|text| places(text)).collect::<Vec<_>>()
            };
            if of(&in_english) != of(&in_dutch) {
                wrong.push(format!(
                    "{english}: {name}: {:?} and {:?}",
                    of(&in_english),
                    of(&in_dutch)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_text_is_empty() {
    for (english, dutch) in pairs() {
        for file in [english, dutch] {
            for (name, texts) in fields(&fs::read_to_string(&file).unwrap()) {
                assert!(
                    texts.iter().all(|text| !text.trim().is_empty()),
                    "{file}: {name} is empty"
                );
            }
        }
    }
}

#[test]
fn a_table_is_read_by_its_fields() {
    let source = "const X: ATexts = ATexts {\n // a \"b\"\n one: \"a {b} \\\"c\\\"\",\n two: &[(\"k\", \"{d}\")],\n};";
    let read = fields(source);
    assert_eq!(read.get("ATexts.one").unwrap(), &["a {b} \\\"c\\\""]);
    assert_eq!(read.get("ATexts.two").unwrap(), &["k", "{d}"]);
    assert_eq!(places("a {b} {c}").len(), 2);
}
