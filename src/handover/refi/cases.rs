//! Participants as cases, with what participants.toml knows of them as variables.

use std::collections::HashMap;
use std::io;

use uuid::Uuid;

use super::guid;
use super::xml::Xml;
use crate::handover::codebook::Key;
use crate::handover::names::Names;
use crate::study::participants::{Attribute, Participant};

/// What REFI-QDA can say of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Boolean,
    Integer,
    Float,
}

/// A variable: what the participants may differ in.
#[derive(Debug)]
struct Variable<'a> {
    name: &'a str,
    guid: String,
    kind: Kind,
}

/// The cases of a project.
#[derive(Debug)]
pub struct Cases<'a> {
    /// The participants, in order.
    ids: Vec<String>,
    known: &'a [Participant],
    variables: Vec<Variable<'a>>,
}

impl<'a> Cases<'a> {
    /// These participants, of whom some are known.
    #[must_use]
    pub fn new(ids: Vec<String>, known: &'a [Participant]) -> Cases<'a> {
        let mut variables: Vec<Variable<'_>> = Vec::new();
        for (name, value) in known.iter().flat_map(|one| &one.attributes) {
            let kind = Kind::of(value);
            match variables.iter_mut().find(|known| known.name == name) {
                Some(variable) => variable.kind = variable.kind.or(kind),
                None => variables.push(Variable {
                    name,
                    guid: guid::of(&format!("variable/{name}")).to_string(),
                    kind,
                }),
            }
        }
        Cases {
            ids,
            known,
            variables,
        }
    }

    /// Writes `Variables`; nothing when there is none.
    pub fn write_variables(&self, xml: &mut Xml) -> io::Result<()> {
        if self.variables.is_empty() {
            return Ok(());
        }
        let mut names = Names::default();
        xml.open("Variables", &[])?;
        for variable in &self.variables {
            let name = names.give(variable.name, variable.kind.word());
            let attributes = [
                ("guid", variable.guid.as_str()),
                ("name", &name),
                ("typeOfVariable", variable.kind.word()),
            ];
            xml.empty("Variable", &attributes)?;
        }
        xml.close("Variables")
    }

    /// Writes `Cases`, with the texts of each; nothing when there is none.
    pub fn write(&self, xml: &mut Xml, texts: &HashMap<&str, Vec<Uuid>>) -> io::Result<()> {
        if self.ids.is_empty() {
            return Ok(());
        }
        xml.open("Cases", &[])?;
        for id in &self.ids {
            let guid = guid::of_code(&Key::Case(id.clone())).to_string();
            xml.open("Case", &[("guid", &guid), ("name", id)])?;
            let known = self.known.iter().find(|known| known.id == *id);
            for (name, value) in known.iter().flat_map(|known| &known.attributes) {
                self.write_value(xml, name, value)?;
            }
            for text in texts.get(id.as_str()).into_iter().flatten() {
                xml.empty("SourceRef", &[("targetGUID", &text.to_string())])?;
            }
            xml.close("Case")?;
        }
        xml.close("Cases")
    }

    fn write_value(&self, xml: &mut Xml, name: &str, value: &Attribute) -> io::Result<()> {
        let Some(variable) = self.variables.iter().find(|known| known.name == name) else {
            return Ok(());
        };
        xml.open("VariableValue", &[])?;
        xml.empty("VariableRef", &[("targetGUID", &variable.guid)])?;
        let written = match value {
            Attribute::Word(text) | Attribute::Number(text) => text.clone(),
            Attribute::Holds(holds) => holds.to_string(),
        };
        xml.text(&format!("{}Value", variable.kind.word()), &written)?;
        xml.close("VariableValue")
    }
}

impl Kind {
    fn of(value: &Attribute) -> Kind {
        match value {
            Attribute::Word(_) => Kind::Text,
            Attribute::Holds(_) => Kind::Boolean,
            Attribute::Number(number) => Kind::of_number(number),
        }
    }

    /// Numbers as TOML has them may be more than XML's decimals: `1e9`, `inf`, `0x1F`.
    fn of_number(number: &str) -> Kind {
        let digits = number.trim_start_matches(['+', '-']);
        let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit());
        match digits.split_once('.') {
            None if are_digits(digits) => Kind::Integer,
            Some((whole, rest)) if are_digits(whole) && are_digits(rest) => Kind::Float,
            _ => Kind::Text,
        }
    }

    /// What can hold both.
    fn or(self, other: Kind) -> Kind {
        match (self, other) {
            (one, other) if one == other => one,
            (Kind::Integer, Kind::Float) | (Kind::Float, Kind::Integer) => Kind::Float,
            _ => Kind::Text,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Kind::Text => "Text",
            Kind::Boolean => "Boolean",
            Kind::Integer => "Integer",
            Kind::Float => "Float",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_has_the_kind_that_holds_all_its_values() {
        let of = |number: &str| Kind::of_number(number);
        assert_eq!(
            [of("12"), of("-1.5"), of("1e9"), of("inf"), of("0x1F")],
            [
                Kind::Integer,
                Kind::Float,
                Kind::Text,
                Kind::Text,
                Kind::Text
            ]
        );
        assert_eq!(Kind::Integer.or(Kind::Float), Kind::Float);
        assert_eq!(Kind::Boolean.or(Kind::Integer), Kind::Text);
    }
}
