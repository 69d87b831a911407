//! A project read back: XML as a tree, and what each coding quotes.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element.
#[derive(Debug, Default, Clone)]
pub struct Element {
    pub name: String,
    pub attributes: HashMap<String, String>,
    pub children: Vec<Element>,
    pub text: String,
}

impl Element {
    pub fn get(&self, attribute: &str) -> &str {
        let value = self.attributes.get(attribute);
        value.unwrap_or_else(|| panic!("{} has no {attribute}", self.name))
    }

    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All elements of a name, however deep.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }
}

/// Reads XML; what it escapes is resolved as every reader does.
pub fn xml(text: &str) -> Element {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(start) => {
                let element = element(&start);
                open.last_mut().unwrap().children.push(element);
            }
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(done);
            }
            Event::Text(text) => {
                open.last_mut().unwrap().text.push_str(&text);
            }
            Event::GeneralRef(name) => {
                let name = format!("&{};", &*name);
                let text = quick_xml::escape::unescape(&name).unwrap();
                open.last_mut().unwrap().text.push_str(&text);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    open.pop().unwrap().children.remove(0)
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let value = quick_xml::escape::unescape(&attribute.value).unwrap();
        (attribute.key.as_ref().to_owned(), value.into_owned())
    });
    Element {
        name: start.name().as_ref().to_owned(),
        attributes: attributes.collect(),
        ..Element::default()
    }
}

/// A project with its files.
#[derive(Debug)]
pub struct Project {
    pub root: Element,
    pub files: HashMap<String, Vec<u8>>,
}

/// A coding: its code, what it quotes, and what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Coding {
    pub code: String,
    pub quote: String,
    pub remark: String,
}

impl Project {
    pub fn read(path: &Path) -> Project {
        let mut zip = zip::ZipArchive::new(File::open(path).unwrap()).unwrap();
        let mut files = HashMap::new();
        for index in 0..zip.len() {
            let mut file = zip.by_index(index).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            files.insert(file.name().unwrap().into_owned(), bytes);
        }
        let text = String::from_utf8(files.remove("project.qde").unwrap()).unwrap();
        Project {
            root: xml(&text),
            files,
        }
    }

    /// A file that an element names.
    pub fn file(&self, path: &str) -> &[u8] {
        let name = path.strip_prefix("internal://").unwrap();
        &self.files[&format!("sources/{name}")]
    }

    pub fn text(&self, path: &str) -> String {
        String::from_utf8(self.file(path).to_vec()).unwrap()
    }

    /// The names of the codes by guid.
    pub fn codes(&self) -> HashMap<&str, &str> {
        let codes = self.root.child("CodeBook").unwrap().all("Code");
        let each = codes
            .into_iter()
            .map(|code| (code.get("guid"), code.get("name")));
        each.collect()
    }

    /// The codings of all texts but those that say whose a text is.
    pub fn codings(&self) -> Vec<Coding> {
        let codes = self.codes();
        let cases: Vec<&str> = self
            .root
            .all("Case")
            .iter()
            .map(|case| case.get("guid"))
            .collect();
        let mut found = Vec::new();
        for source in self.root.all("TextSource") {
            let text: Vec<char> = self.text(source.get("plainTextPath")).chars().collect();
            for selection in source.all("PlainTextSelection") {
                let place = |name: &str| selection.get(name).parse::<usize>().unwrap();
                let quote = &text[place("startPosition")..place("endPosition")];
                for coding in selection.all("Coding") {
                    let target = coding.child("CodeRef").unwrap().get("targetGUID");
                    if cases.contains(&target) {
                        continue;
                    }
                    found.push(Coding {
                        code: codes[target].to_owned(),
                        quote: quote.iter().collect(),
                        remark: selection
                            .child("Description")
                            .map_or(String::new(), |it| it.text.clone()),
                    });
                }
            }
        }
        found
    }
}
