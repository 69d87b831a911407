//! A REFI-QDA codebook, alone or in a project: codes within codes. No entity of a file's own is
//! expanded, nothing outside the file is read.

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::draft::{Draft, Model, color, line, lines};
use super::{DEEPEST, MOST};
use crate::handover::table::Refused;
use crate::safe::shown;
use crate::texts::{ConceptTexts, fill};

/// More mistakes than this are not shown.
const MOST_SHOWN: usize = 50;

/// Reads a codebook.
///
/// # Errors
/// All that is wrong, each with its line and column; after what is no XML nothing more is read.
pub fn read(text: &str, texts: &ConceptTexts) -> Result<Model, Refused> {
    let mut reading = Reading {
        text,
        texts,
        model: Model::default(),
        open: Vec::new(),
        inside: Vec::new(),
        description: None,
        found_codebook: false,
        sets: 0,
        wrong: Vec::new(),
    };
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    loop {
        let at = position(reader.buffer_position());
        let event = match reader.read_event() {
            Ok(Event::Eof) => {
                if !reading.inside.is_empty() {
                    reading.complain(at, texts.cut_off);
                }
                break;
            }
            Ok(event) => event,
            Err(error) => {
                let at = position(reader.error_position());
                let reason = shown(&error.to_string()).into_owned();
                reading.complain(at, &fill(texts.no_xml, &[("reason", &reason)]));
                break;
            }
        };
        if !reading.take(at, &event) {
            break;
        }
    }
    reading.done()
}

fn position(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

struct Reading<'a> {
    text: &'a str,
    texts: &'a ConceptTexts,
    model: Model,
    /// The codes that are open, by their place; none for one that has no name.
    open: Vec<Option<usize>>,
    /// The names of the elements that are open.
    inside: Vec<String>,
    /// The description that is being read.
    description: Option<String>,
    found_codebook: bool,
    sets: usize,
    wrong: Vec<String>,
}

impl Reading<'_> {
    /// Takes one event; false when no more can be taken.
    fn take(&mut self, at: usize, event: &Event<'_>) -> bool {
        match event {
            Event::DocType(_) => {
                self.complain(at, self.texts.doctype);
                return false;
            }
            Event::Start(element) => return self.begin(at, element),
            Event::End(_) => self.end(),
            Event::Text(text) => self.words(&text.xml10_content()),
            Event::CData(text) => self.words(&text.xml10_content()),
            Event::GeneralRef(reference) => self.reference(at, reference),
            _ => {}
        }
        true
    }

    fn begin(&mut self, at: usize, element: &BytesStart<'_>) -> bool {
        let name = element.local_name().as_ref().to_owned();
        if self.inside.len() > DEEPEST * 2 {
            let values: [(&str, &dyn std::fmt::Display); 1] = [("deepest", &DEEPEST)];
            self.complain(at, &fill(self.texts.too_deep, &values));
            return false;
        }
        let in_codebook = self.inside.iter().any(|name| name == "CodeBook");
        match name.as_str() {
            "CodeBook" => self.found_codebook = true,
            "Code" if in_codebook => {
                if self.model.codes.len() >= MOST {
                    self.complain(at, &fill(self.texts.too_many, &[("most", &MOST)]));
                    return false;
                }
                self.code(at, element);
            }
            "Set" if in_codebook => self.sets += 1,
            "Description" if self.is_in("Code") => self.description = Some(String::new()),
            _ => {}
        }
        self.inside.push(name);
        true
    }

    fn code(&mut self, at: usize, element: &BytesStart<'_>) {
        let mut draft = Draft {
            parent: self.open.last().copied().flatten(),
            ..Draft::default()
        };
        for attribute in element.attributes() {
            let value = attribute
                .map_err(|error| error.to_string())
                .and_then(|attribute| {
                    let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                    let value = value.map_err(|error| error.to_string())?;
                    Ok((
                        attribute.key.local_name().as_ref().to_owned(),
                        value.into_owned(),
                    ))
                });
            match value {
                Ok((key, value)) if key == "name" => draft.name = line(&value),
                Ok((key, value)) if key == "color" => draft.color = color(&value),
                Ok(_) => {}
                Err(reason) => {
                    let reason = shown(&reason).into_owned();
                    self.complain(at, &fill(self.texts.no_xml, &[("reason", &reason)]));
                }
            }
        }
        if draft.name.is_empty() {
            self.complain(at, self.texts.no_name);
            self.open.push(None);
        } else {
            self.open.push(Some(self.model.codes.len()));
            self.model.codes.push(draft);
        }
    }

    fn end(&mut self) {
        let in_codebook = self.inside.iter().any(|name| name == "CodeBook");
        match self.inside.pop().as_deref() {
            Some("Code") if in_codebook => {
                self.open.pop();
            }
            Some("Description") => {
                let code = self.open.last().copied().flatten();
                let code = code.and_then(|at| self.model.codes.get_mut(at));
                if let (Some(description), Some(code)) = (self.description.take(), code) {
                    code.description = lines(&description);
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        if let Some(description) = self.description.as_mut().filter(|_| !self.open.is_empty()) {
            description.push_str(text);
        }
    }

    /// `&amp;`, `&#233;`: the five of XML and characters by number; there are no others here.
    fn reference(&mut self, at: usize, reference: &BytesRef<'_>) {
        let name = reference.xml10_content().into_owned();
        let character = match name.as_str() {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => reference.resolve_char_ref().ok().flatten(),
        };
        if let Some(character) = character {
            self.words(character.encode_utf8(&mut [0; 4]));
        } else {
            let name = shown(&name).into_owned();
            self.complain(at, &fill(self.texts.entity, &[("name", &name)]));
        }
    }

    fn is_in(&self, name: &str) -> bool {
        self.inside.last().is_some_and(|inside| inside == name)
    }

    fn complain(&mut self, at: usize, what: &str) {
        if self.wrong.len() == MOST_SHOWN {
            self.wrong.push(self.texts.and_more.to_owned());
        }
        if self.wrong.len() > MOST_SHOWN {
            return;
        }
        let before = self.text.get(..at).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("line", &line), ("column", &column), ("what", &what)];
        self.wrong.push(fill(self.texts.place, &values));
    }

    fn done(mut self) -> Result<Model, Refused> {
        if self.wrong.is_empty() && !self.found_codebook {
            self.complain(0, self.texts.no_codebook);
        } else if self.wrong.is_empty() && self.model.codes.is_empty() {
            self.complain(0, self.texts.no_codes);
        }
        if !self.wrong.is_empty() {
            return Err(Refused::Wrong(self.wrong));
        }
        if self.sets > 0 {
            let said = fill(self.texts.sets, &[("count", &self.sets)]);
            self.model.remarks.push(said);
        }
        Ok(self.model)
    }
}
