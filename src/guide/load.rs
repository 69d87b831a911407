//! From what a command names to a guide: a path, the study's own, or a built-in one.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::finding::Finding;
use super::near::nearest;
use super::parse::{Parsed, Unfetched, id_of, parse, parse_alone};
use super::problem::{Problem, printable};
use super::source::{LARGEST, Place, Source};
use super::{Guide, builtin};
use crate::durable::folder_of;
use crate::texts::{GuideTexts, fill};

/// A guide ready for use.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The guide.
    pub guide: Guide,
    /// What a person should look at.
    pub doubts: Vec<Finding>,
    /// The guide's text with its concept model behind it: read alone it gives the same guide, so a
    /// session keeps it.
    pub frozen: String,
    /// The guide's own file.
    pub source: Arc<Source>,
    /// The file with its concepts, unless they stand inside.
    pub concepts: Option<Arc<Source>>,
    /// Where it came from.
    pub origin: Origin,
}

/// Where a guide comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// The program itself.
    BuiltIn,
}

/// Why there is no guide.
#[derive(Debug)]
pub enum Refused {
    /// No guide has the id.
    Unknown {
        /// The id that was wanted.
        id: String,
        /// The ids there are.
        known: Vec<String>,
    },
    /// The file cannot be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The guide has errors.
    Findings(Vec<Finding>),
}

impl Loaded {
    /// The files that the guide is made of, by the names they have beside each other.
    pub fn files(&self) -> impl Iterator<Item = (String, &str)> {
        let sources = std::iter::once(&self.source).chain(&self.concepts);
        sources.filter_map(|source| {
            let name = Path::new(source.name()).file_name()?;
            Some((name.to_string_lossy().into_owned(), source.text()))
        })
    }
}

impl Refused {
    /// What to say, in one paragraph; findings are left to [`report`](super::report).
    #[must_use]
    pub fn message(&self, texts: &GuideTexts) -> Option<String> {
        match self {
            Refused::Unknown { id, known } => {
                let said = fill(
                    texts.unknown_guide,
                    &[("id", &printable(id)), ("known", &known.join(", "))],
                );
                let near = nearest(id, known.iter().map(String::as_str))
                    .map(|near| format!(" ({})", fill(texts.did_you_mean, &[("near", &near)])));
                Some(said + &near.unwrap_or_default())
            }
            Refused::Unreadable { path, error } => Some(fill(
                texts.unreadable_guide,
                &[
                    ("file", &printable(&path.to_string_lossy())),
                    ("reason", error),
                ],
            )),
            Refused::Findings(_) => None,
        }
    }
}

/// Loads the guide that `wanted` names: a path when it has a `/` or `\` or ends in `.toml`, else an
/// id, first of the guides in `folder` (the study's `guides/`), then of the built-in ones.
///
/// # Errors
/// When there is none, it cannot be read, or it has errors.
pub fn load(wanted: &str, folder: Option<&Path>) -> Result<Loaded, Refused> {
    let is_toml = Path::new(wanted)
        .extension()
        .is_some_and(|extension| extension == "toml");
    if wanted.contains(['/', '\\']) || is_toml {
        return from_file(Path::new(wanted));
    }
    let own = folder.map(own_guides).unwrap_or_default();
    if let Some((_, path)) = own.iter().find(|(id, _)| id == wanted) {
        return from_file(path);
    }
    if let Some(shipped) = builtin::guide(wanted) {
        let source = Source::new(shipped.file, shipped.text);
        let fetch = |file: &str| {
            let found = builtin::concepts(file);
            found
                .map(|shipped| Source::new(shipped.file, shipped.text))
                .ok_or_else(|| unreadable(file, &io::ErrorKind::NotFound.into()))
        };
        return freeze(&source, &fetch, Origin::BuiltIn);
    }
    Err(Refused::Unknown {
        id: wanted.to_owned(),
        known: known(folder).into_iter().map(|(id, _)| id).collect(),
    })
}

/// The ids of all guides that [`load`] finds, the study's own first.
#[must_use]
pub fn known(folder: Option<&Path>) -> Vec<(String, Origin)> {
    let own = folder.map(own_guides).unwrap_or_default();
    let mut known: Vec<(String, Origin)> = own
        .into_iter()
        .map(|(id, path)| (id, Origin::File(path)))
        .collect();
    for (id, _) in builtin::GUIDES {
        if !known.iter().any(|(own, _)| own == id) {
            known.push((id.to_owned(), Origin::BuiltIn));
        }
    }
    known
}

/// The guides in a folder by id, in the order of their names. A file without an id goes by its
/// name when it looks like a guide, so that its errors can be shown; concept files are passed over.
fn own_guides(folder: &Path) -> Vec<(String, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    paths.sort();
    paths
        .into_iter()
        .filter_map(|path| Some((id_in(&path)?, path)))
        .collect()
}

fn id_in(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_string_lossy().into_owned();
    match read(path, &stem) {
        Ok(Ok(source)) => id_of(source.text(), &stem),
        Ok(Err(_)) => Some(stem),
        Err(_) => None,
    }
}

fn from_file(path: &Path) -> Result<Loaded, Refused> {
    let name = path.to_string_lossy();
    let source = read(path, &name)
        .map_err(|error| Refused::Unreadable {
            path: path.to_path_buf(),
            error,
        })?
        .map_err(|finding| Refused::Findings(vec![*finding]))?;
    let folder = folder_of(path);
    let fetch = |file: &str| beside(folder, file);
    freeze(&source, &fetch, Origin::File(path.to_path_buf()))
}

/// The concept file of this name in the guide's folder, and nowhere else.
fn beside(folder: &Path, file: &str) -> Result<Arc<Source>, Unfetched> {
    let plain = Path::new(file).file_name().is_some_and(|name| name == file);
    if !plain || file.contains(['/', '\\', ':']) {
        let file = file.to_owned();
        return Err(Unfetched::Named(Problem::OutsideFolder { file }));
    }
    let path = folder.join(file);
    read(&path, &path.to_string_lossy())
        .map_err(|error| unreadable(file, &error))?
        .map_err(Unfetched::Within)
}

fn unreadable(file: &str, error: &io::Error) -> Unfetched {
    Unfetched::Named(Problem::Unreadable {
        file: file.to_owned(),
        reason: error.to_string(),
    })
}

/// A file's text under a name, never more of it than a guide may have.
fn read(path: &Path, name: &str) -> io::Result<Result<Arc<Source>, Box<Finding>>> {
    let mut bytes = Vec::new();
    let most = u64::try_from(LARGEST).unwrap_or(u64::MAX);
    std::fs::File::open(path)?
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)?;
    Ok(Source::from_bytes(name, &bytes))
}

/// A guide of files that stand in no folder yet: `file` gives the bytes of each by its name.
///
/// # Errors
/// When there is no such file, or the guide has errors.
pub fn among<'a>(name: &str, file: &dyn Fn(&str) -> Option<&'a [u8]>) -> Result<Loaded, Refused> {
    let missing = || io::Error::from(io::ErrorKind::NotFound);
    let bytes = file(name).ok_or_else(|| Refused::Unreadable {
        path: name.into(),
        error: missing(),
    })?;
    let source =
        Source::from_bytes(name, bytes).map_err(|finding| Refused::Findings(vec![*finding]))?;
    let fetch = |wanted: &str| {
        let bytes = file(wanted).ok_or_else(|| unreadable(wanted, &missing()))?;
        Source::from_bytes(wanted, bytes).map_err(Unfetched::Within)
    };
    freeze(&source, &fetch, Origin::File(name.into()))
}

fn freeze(
    source: &Arc<Source>,
    fetch: super::parse::Fetch<'_>,
    origin: Origin,
) -> Result<Loaded, Refused> {
    let Parsed {
        guide,
        doubts,
        concepts,
    } = parse(source, fetch).map_err(Refused::Findings)?;
    let frozen = match &concepts {
        Some(file) => format!("{}\n{}", source.text(), file.text()),
        None => source.text().to_owned(),
    };
    if let Some(file) = &concepts {
        let again = parse_alone(source.name(), &frozen).map(|parsed| parsed.guide);
        if again.as_ref() != Ok(&guide) {
            let place = Place::start_of(file);
            let finding = Finding::new(&place, Problem::Unfreezable);
            return Err(Refused::Findings(vec![finding]));
        }
    }
    Ok(Loaded {
        guide,
        doubts,
        frozen,
        source: Arc::clone(source),
        concepts,
        origin,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUIDE: &str = include_str!("../../guides/kwaliteitszorg.toml");

    #[test]
    fn every_built_in_guide_is_clean_and_its_frozen_text_gives_the_same_guide() {
        for (id, _) in builtin::GUIDES {
            let loaded = load(id, None).unwrap();
            assert_eq!(loaded.guide.id, id);
            assert!(loaded.doubts.is_empty(), "{id}");
            let again = parse_alone("guide.toml", &loaded.frozen).unwrap();
            assert_eq!(again.guide, loaded.guide);
        }
    }

    #[test]
    fn an_unknown_id_names_the_near_one() {
        let refused = load("kwaliteitszorgg", None).unwrap_err();
        let said = refused.message(&crate::texts::EN.guide).unwrap();
        assert!(said.contains("did you mean `kwaliteitszorg`?"), "{said}");
    }

    #[test]
    fn the_study_s_own_guide_goes_before_the_built_in_one() {
        let folder = tempfile::tempdir().unwrap();
        let own = include_str!("../../guides/template.toml")
            .replace("id = \"template\"", "id = \"kwaliteitszorg\"");
        std::fs::write(folder.path().join("mine.toml"), own).unwrap();
        let loaded = load("kwaliteitszorg", Some(folder.path())).unwrap();
        assert!(matches!(loaded.origin, Origin::File(_)));
    }

    #[test]
    fn a_concept_file_outside_the_guide_s_folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        for climb in ["../x.toml", "/etc/passwd", "..", "a\\\\b.toml"] {
            let text = GUIDE.replace("kwaliteitszorg.concepts.toml", climb);
            let path = folder.path().join("g.toml");
            std::fs::write(&path, text).unwrap();
            let refused = load(&path.to_string_lossy(), None).unwrap_err();
            let Refused::Findings(findings) = refused else {
                panic!("{refused:?}");
            };
            assert!(matches!(findings[0].problem, Problem::OutsideFolder { .. }));
            assert_eq!(findings.len(), 1, "{findings:?}");
        }
    }

    #[test]
    fn windows_line_ends_and_a_byte_order_mark_give_the_same_guide() {
        let folder = tempfile::tempdir().unwrap();
        for file in [
            builtin::guide("kwaliteitszorg").unwrap(),
            builtin::concepts("kwaliteitszorg.concepts.toml").unwrap(),
        ] {
            let text = format!("\u{feff}{}", file.text.replace('\n', "\r\n"));
            std::fs::write(folder.path().join(file.file), text).unwrap();
        }
        let path = folder.path().join("kwaliteitszorg.toml");
        let loaded = load(&path.to_string_lossy(), None).unwrap();
        assert_eq!(loaded.guide, load("kwaliteitszorg", None).unwrap().guide);
    }

    #[test]
    fn concepts_that_are_no_tables_of_their_own_cannot_be_frozen_and_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let text = include_str!("../../guides/template.toml");
        let (head, _) = text.split_once("[[concept]]").unwrap();
        let head = head.replacen("languages", "concepts = \"c.toml\"\nlanguages", 1);
        std::fs::write(folder.path().join("g.toml"), head).unwrap();
        let concepts = "concept = [{ id = \"a\", name = { nl = \"a\", en = \"a\" } }]";
        std::fs::write(folder.path().join("c.toml"), concepts).unwrap();
        let path = folder.path().join("g.toml");
        let refused = load(&path.to_string_lossy(), None).unwrap_err();
        assert!(matches!(refused, Refused::Findings(_)));
    }
}
