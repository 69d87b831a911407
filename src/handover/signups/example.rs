//! What study.toml could say of a list of sign-ups whose columns nobody named yet: a guess by their
//! heads, to be corrected and kept.

use std::path::Path;

use csv::ByteRecord;
use time::UtcOffset;
use toml_edit::Value;

use super::{head, open, plain};
use crate::handover::concepts::slug;
use crate::handover::fragments::utf8;
use crate::handover::table::Refused;
use crate::texts::Texts;

/// What is in the head of a column with addresses, names, organisations; the first that fits counts.
const EMAIL: [&str; 3] = ["e-mail", "email", "mail"];
const NAME: [&str; 3] = ["naam", "name", "wie"];
const ORGANISATION: [&str; 8] = [
    "organisatie",
    "organisation",
    "organization",
    "bestuur",
    "board",
    "stichting",
    "instelling",
    "school",
];

/// The tables that study.toml could have for a file.
///
/// # Errors
/// When the file cannot be read, or is no table.
pub fn example(
    path: &Path,
    sheet: Option<&str>,
    offset: UtcOffset,
    texts: &Texts,
) -> Result<String, Refused> {
    let is_known = |head: &str| !head.trim().is_empty();
    let (table, _) = open(path, sheet, &is_known, (offset, texts))?;
    let mut raw = ByteRecord::new();
    table.reader(table.source()?).read_byte_record(&mut raw)?;
    let heads = utf8(&raw, &texts.handover).map_err(|what| {
        let said = table.at(raw.position(), &what, &texts.handover);
        Refused::Wrong(vec![said])
    })?;
    let heads: Vec<String> = heads.iter().map(plain).collect();
    let heads: Vec<String> = heads.into_iter().filter(|head| !head.is_empty()).collect();
    Ok(written(heads, texts))
}

fn written(mut heads: Vec<String>, texts: &Texts) -> String {
    let email = take(&mut heads, &EMAIL);
    let name = take(&mut heads, &NAME);
    let organisation = take(&mut heads, &ORGANISATION);
    let mut lines = vec![
        format!("# {}", texts.sample.mapping_head),
        "[signups]".to_owned(),
    ];
    let fields = [
        ("email", email.as_ref()),
        ("name", name.as_ref()),
        ("organisation", organisation.as_ref()),
    ];
    for (key, column) in fields {
        lines.push(match column {
            Some(column) => format!("{key} = {}", Value::from(column.as_str())),
            None if key == "email" => format!("{key} = \"…\""),
            None => format!("# {key} = \"…\""),
        });
    }
    lines.push("[signups.attributes]".to_owned());
    for (number, column) in (1..).zip(heads) {
        let name = match slug(&column) {
            name if name.is_empty() => format!("q{number}"),
            name => name.chars().take(24).collect(),
        };
        let name = name.trim_end_matches('-');
        lines.push(format!("# {name} = {}", Value::from(column.as_str())));
    }
    lines.join("\n")
}

/// Takes the column out whose head has the first of some words in it.
fn take(heads: &mut Vec<String>, words: &[&str]) -> Option<String> {
    let find = |word: &&str| heads.iter().position(|own| head(own).contains(*word));
    let at = words.iter().find_map(find)?;
    Some(heads.remove(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::EN;

    #[test]
    fn the_columns_are_guessed_by_their_heads() {
        let heads = [
            "Tijdstempel",
            "Wat is uw naam?",
            "E-mailadres",
            "Bestuur",
            "Aantal \"scholen\"",
        ];
        let text = written(heads.map(str::to_owned).to_vec(), &EN);
        let read: toml::Table = toml::from_str(&text).unwrap();
        let signups = read["signups"].as_table().unwrap();
        assert_eq!(signups["email"].as_str(), Some("E-mailadres"));
        assert_eq!(signups["name"].as_str(), Some("Wat is uw naam?"));
        assert_eq!(signups["organisation"].as_str(), Some("Bestuur"));
        assert!(text.contains("# tijdstempel = \"Tijdstempel\""), "{text}");
        assert!(
            text.contains("# aantal-scholen = 'Aantal \"scholen\"'"),
            "{text}"
        );
    }
}
