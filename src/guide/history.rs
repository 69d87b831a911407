//! The history of a guide: what became of its versions, and why.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TomlError, value};

/// One step from a version to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The day, as it is written.
    pub date: String,
    /// The version there was.
    pub from: String,
    /// The version it became.
    pub to: String,
    /// Why.
    pub reason: String,
}

/// The text of a guide with a step more in its history, all else as it was; none when the history in
/// it is no row of `[[history]]` tables.
///
/// # Errors
/// When the text is no TOML.
pub fn with(text: &str, revision: &Revision) -> Result<Option<String>, TomlError> {
    let mut document: DocumentMut = text.parse()?;
    let history = document
        .entry("history")
        .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(history) = history.as_array_of_tables_mut() else {
        return Ok(None);
    };
    let mut step = Table::new();
    step.insert("date", value(&revision.date));
    step.insert("from", value(&revision.from));
    step.insert("to", value(&revision.to));
    step.insert("reason", value(&revision.reason));
    history.push(step);
    Ok(Some(document.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::parse::parse_alone;

    fn step(to: &str) -> Revision {
        Revision {
            date: "2026-11-26".to_owned(),
            from: "0.1".to_owned(),
            to: to.to_owned(),
            reason: "the pilots \"stumbled\" over it".to_owned(),
        }
    }

    #[test]
    fn a_step_is_added_behind_the_others_and_nothing_else_changes() {
        let text = include_str!("../../guides/template.toml");
        let once = with(text, &step("0.2")).unwrap().unwrap();
        assert!(once.starts_with(text.trim_end()), "{once}");
        let twice = with(&once, &step("0.3")).unwrap().unwrap();
        let guide = parse_alone("g.toml", &twice).unwrap().guide;
        assert_eq!(guide.history, [step("0.2"), step("0.3")]);
    }

    #[test]
    fn a_history_of_another_shape_is_left_alone() {
        assert_eq!(with("history = []\n", &step("1")).unwrap(), None);
        assert!(with("history = [", &step("1")).is_err());
    }
}
