//! What of study.toml another study starts from: how the sample is made and how long what is kept;
//! never who takes part, who does the research, or what was written beside it.

use super::confidentiality::{CONFIDENTIALITY, KEYS};
use toml_edit::visit_mut::{
    VisitMut, visit_array_mut, visit_table_like_kv_mut, visit_table_mut, visit_value_mut,
};
use toml_edit::{Array, DocumentMut, Item, KeyMut, Table, TomlError, Value};

/// The keys that go along.
const KEPT: [&str; 7] = [
    "strata",
    "quota",
    "sample",
    "screening",
    "signups",
    "retention",
    CONFIDENTIALITY,
];

/// The protocol in the text of a study.toml, without comments: they may name somebody.
///
/// # Errors
/// When the text is no TOML.
pub fn of(text: &str) -> Result<String, TomlError> {
    let mut document: DocumentMut = text.parse()?;
    document.as_table_mut().retain(|key, _| KEPT.contains(&key));
    // How many were asked is of the one study and not of the other.
    let sample = document.get_mut("sample");
    if let Some(sample) = sample.and_then(Item::as_table_like_mut) {
        sample.remove("approached");
    }
    // Who may open what is locked is of the one study as well.
    let confidentiality = document.get_mut(CONFIDENTIALITY);
    if let Some(table) = confidentiality.and_then(Item::as_table_like_mut) {
        let others: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
        for other in others.iter().filter(|key| !KEYS.contains(&key.as_str())) {
            table.remove(other);
        }
    }
    document.set_trailing("");
    Bare.visit_document_mut(&mut document);
    Ok(document.to_string().trim_start().to_owned())
}

/// Takes away what stands around keys and values.
struct Bare;

impl VisitMut for Bare {
    fn visit_table_mut(&mut self, table: &mut Table) {
        table.decor_mut().clear();
        visit_table_mut(self, table);
    }

    fn visit_table_like_kv_mut(&mut self, mut key: KeyMut<'_>, item: &mut Item) {
        key.leaf_decor_mut().clear();
        key.dotted_decor_mut().clear();
        visit_table_like_kv_mut(self, key, item);
    }

    fn visit_array_mut(&mut self, array: &mut Array) {
        visit_array_mut(self, array);
        array.set_trailing("");
        array.fmt();
    }

    fn visit_value_mut(&mut self, value: &mut Value) {
        visit_value_mut(self, value);
        value.decor_mut().clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_design_goes_along_and_nobody_s_name_does() {
        let text = "# Jansen\ntitle = \"mine\"\nresearchers = [\"Jansen\"]\nstrata = [\"kind\", # Jansen\n  \"size\"] # Jansen\n# Jansen\n\n[sample] # Jansen\nplanned = 14\napproached = 90 # Jansen\n\n[recorder]\nmicrophone = \"Jansen\"\n\n# Jansen\n[[screening]]\nattribute = \"schools\" # Jansen\nbelow = 5\n# Jansen\n[confidentiality]\nminimum = 4\nrecipients = [\"Jansen\"]\n";
        assert_eq!(
            of(text).unwrap(),
            "strata = [\"kind\", \"size\"]\n\n[sample]\nplanned = 14\n\n[[screening]]\nattribute = \"schools\"\nbelow = 5\n\n[confidentiality]\nminimum = 4\n"
        );
        assert_eq!(of("title = \"mine\"\n# Jansen\n").unwrap(), "");
    }
}
