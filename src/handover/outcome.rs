//! The outcome of member checks: for each finding what was answered, what was said of it, and what the
//! moderator concludes. It nuances findings, and counts only if everyone was heard (Birt et al. 2016).

pub mod csv;
pub mod document;
pub mod json;

use time::OffsetDateTime;

use crate::handover::record::{Record, records};
use crate::journal::deed::{Conclusion, NoteKind, Recognition, Unit};
use crate::journal::moment::Timestamp;
use crate::session::table::Presence;
use crate::session::{Session, grid};
use crate::study::load::Loaded;
use crate::study::name::natural;

/// Below so many people percentages say more than there is.
pub const FEW: usize = 10;

/// The outcome of one or more sessions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The statement lists that were laid before participants, in the order of their first session.
    pub lists: Vec<List>,
}

/// One version of a statement list, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The guide's id.
    pub guide: String,
    /// The guide's version.
    pub version: String,
    /// SHA-256 of the guide: two lists of one version may still differ.
    pub sha256: String,
    /// When its first session began.
    pub start: OffsetDateTime,
    /// The sessions it was used in.
    pub sessions: Vec<String>,
    /// The participants, in natural order.
    pub participants: Vec<String>,
    /// Those who were invited and did not come.
    pub not_come: Vec<NotCome>,
    /// The findings, in the list's order.
    pub findings: Vec<Finding>,
    /// What was said that hangs on no finding, such as a theme that is missing.
    pub besides: Vec<Said>,
}

/// Somebody who was invited and did not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotCome {
    /// Who.
    pub participant: String,
    /// The session.
    pub session: String,
    /// What she said when invited.
    pub said: Option<String>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The statement's id.
    pub id: String,
    /// The concept it is about.
    pub concept: Option<String>,
    /// The finding as it was laid before them.
    pub text: String,
    /// What each participant answered; one who was never asked has a cell without an answer.
    pub cells: Vec<Cell>,
    /// Nuances, additions and disagreements, the earliest first.
    pub said: Vec<Said>,
    /// What was concluded, the latest session's last.
    pub conclusions: Vec<Concluded>,
}

/// What one participant answered to one finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The participant.
    pub participant: String,
    /// The session she sat in, the last of several.
    pub session: String,
    /// The answers, the one that stands last.
    pub answers: Vec<Reply>,
    /// Not at the table when the statement was laid there.
    is_away: bool,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The answer.
    pub answer: Recognition,
    /// The nuance, in words.
    pub nuance: Option<String>,
    /// The session.
    pub session: String,
    /// When, in milliseconds on the session's clock.
    pub ms: u64,
    /// When, by the calendar.
    pub at: Timestamp,
    /// Given before anybody spoke.
    pub silent: bool,
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What kind of note holds it.
    pub kind: NoteKind,
    /// Who said it; nobody where that is not known.
    pub participants: Vec<String>,
    /// What names it within the session, for good.
    pub unit: Unit,
    /// The words.
    pub text: String,
    /// The concepts it was given.
    pub concepts: Vec<String>,
    /// The concept that it proposes, which the model lacks.
    pub proposed: Option<String>,
    /// The session.
    pub session: String,
    /// When, in milliseconds on the session's clock.
    pub ms: u64,
    /// When, by the calendar.
    pub at: Timestamp,
}

/// What was concluded in a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concluded {
    /// The session.
    pub session: String,
    /// What.
    pub conclusion: Conclusion,
    /// The finding in its new words.
    pub wording: Option<String>,
}

impl Cell {
    /// The answer that stands, as it was given.
    #[must_use]
    pub fn standing(&self) -> Option<&Reply> {
        self.answers.last()
    }

    /// What stands in the cell: who was away is absent; none while the cell is open.
    #[must_use]
    pub fn answer(&self) -> Option<Recognition> {
        let away = self.is_away.then_some(Recognition::Absent);
        self.standing().map(|reply| reply.answer).or(away)
    }
}

impl Finding {
    /// How many gave an answer that stands.
    #[must_use]
    pub fn count(&self, answer: Recognition) -> usize {
        let answers = self.cells.iter().filter_map(Cell::answer);
        answers.filter(|given| *given == answer).count()
    }

    /// Who was not asked: silence is not assent.
    pub fn open(&self) -> impl Iterator<Item = &str> {
        let open = self.cells.iter().filter(|cell| cell.answer().is_none());
        open.map(|cell| cell.participant.as_str())
    }
}

/// The outcome of one session; an interview, which lays no statements before anybody, has none.
#[must_use]
pub fn of_session(loaded: &Loaded, language: &str) -> Outcome {
    let session = loaded.session();
    let id = &loaded.folder.id;
    let header = &session.header;
    let mut findings: Vec<Finding> = Vec::new();
    let outline = &session.outline;
    let statements = outline.statements();
    let statements =
        statements.filter_map(|at| outline.statement(&session.guide, at).map(|one| (at, one)));
    for (at, statement) in statements {
        let cell = |participant: &String| Cell {
            participant: participant.clone(),
            session: id.clone(),
            answers: replies(loaded, &statement.id, participant),
            is_away: session.cell(at, participant) == grid::Cell::Away,
        };
        let concluded = session.answers.conclusion(&statement.id);
        let conclusions = concluded.map(|concluded| Concluded {
            session: id.clone(),
            conclusion: concluded.conclusion,
            wording: concluded.wording.clone(),
        });
        findings.push(Finding {
            id: statement.id.clone(),
            concept: statement.concept.clone(),
            text: statement.text.words(language).to_owned(),
            cells: session.table.everyone().iter().map(cell).collect(),
            said: Vec::new(),
            conclusions: conclusions.into_iter().collect(),
        });
    }
    if findings.is_empty() {
        return Outcome::default();
    }
    let mut besides = Vec::new();
    for record in records(loaded, language) {
        let finding = findings.iter_mut();
        let mut named = finding.filter(|one| record.question == Some(one.id.as_str()));
        match named.next() {
            Some(finding) if is_of_an_outcome(record.kind) => finding.said.push(said(&record)),
            None if is_besides(session, &record) => besides.push(said(&record)),
            _ => {}
        }
    }
    let list = List {
        guide: header.guide.clone(),
        version: header.guide_version.clone(),
        sha256: header.guide_sha256.clone(),
        start: header.start,
        sessions: vec![id.clone()],
        participants: session.table.everyone().to_vec(),
        not_come: not_come(loaded),
        findings,
        besides,
    };
    Outcome { lists: vec![list] }
}

/// Who was invited and did not come.
fn not_come(loaded: &Loaded) -> Vec<NotCome> {
    let seats = loaded.session().table.all().iter();
    let not_come = seats.filter_map(|seat| match &seat.presence {
        Presence::Absent { said } => Some(NotCome {
            participant: seat.participant.clone(),
            session: loaded.folder.id.clone(),
            said: said.clone(),
        }),
        _ => None,
    });
    not_come.collect()
}

fn replies(loaded: &Loaded, statement: &str, participant: &str) -> Vec<Reply> {
    let given = loaded.session().answers.of(statement, participant).iter();
    given
        .map(|given| Reply {
            answer: given.answered.answer,
            nuance: given.answered.nuance.clone(),
            session: loaded.folder.id.clone(),
            ms: given.ms,
            at: given.at,
            silent: given.answered.silent,
        })
        .collect()
}

fn is_of_an_outcome(kind: NoteKind) -> bool {
    matches!(
        kind,
        NoteKind::Nuance | NoteKind::Addition | NoteKind::Disagreement
    )
}

/// Whether something that hangs on no finding belongs to the outcome: a kind of its own, a concept that
/// is proposed, and whatever was said where no statement was laid, such as which themes are missing.
fn is_besides(session: &Session, record: &Record<'_>) -> bool {
    let topic = record.topic.and_then(|id| session.guide.topic(id));
    let is_free = topic.is_some_and(|topic| topic.statements.is_empty());
    let is_said = record.kind.is_fragment() && (is_free || record.theme.is_some());
    is_said || is_of_an_outcome(record.kind)
}

fn said(record: &Record<'_>) -> Said {
    let one = record.participant.map(str::to_owned);
    let participants = if record.speakers.is_empty() {
        one.into_iter().collect()
    } else {
        record.speakers.to_vec()
    };
    Said {
        kind: record.kind,
        participants,
        unit: record.unit.clone(),
        text: record.text.to_string(),
        concepts: record.concepts.to_vec(),
        proposed: record.theme.map(str::to_owned),
        session: record.session.to_owned(),
        ms: record.ms,
        at: record.at,
    }
}

impl Outcome {
    /// The outcome of several sessions, in whatever order they come.
    #[must_use]
    pub fn of_all(sessions: impl IntoIterator<Item = Outcome>) -> Outcome {
        let mut lists: Vec<List> = sessions.into_iter().flat_map(|one| one.lists).collect();
        // A later session's answer replaces an earlier one's; ids tell the day alone.
        lists.sort_by_key(|list| list.start);
        let mut all = Outcome::default();
        all.add(Outcome { lists });
        all
    }

    /// The finding that a list before this one laid before participants by the same id, with that
    /// list's version: a changed list goes to a next group.
    #[must_use]
    pub fn earlier(&self, list: &List, finding: &Finding) -> Option<(&str, &Finding)> {
        let before = self.lists.iter().take_while(|one| !one.is_same_as(list));
        let latest = before.filter(|one| one.guide == list.guide).last()?;
        let mut all = latest.findings.iter();
        Some((&latest.version, all.find(|one| one.id == finding.id)?))
    }

    /// Adds the outcome of a later session: to the same list where the same one was used.
    pub fn add(&mut self, other: Outcome) {
        for list in other.lists {
            let mut known = self.lists.iter_mut();
            match known.find(|known| known.is_same_as(&list)) {
                Some(known) => known.add(list),
                None => self.lists.push(list),
            }
        }
    }
}

impl List {
    fn is_same_as(&self, other: &List) -> bool {
        (&self.guide, &self.sha256) == (&other.guide, &other.sha256)
    }

    fn add(&mut self, other: List) {
        self.sessions.extend(other.sessions);
        let new = other.participants.into_iter();
        let new: Vec<String> = new.filter(|who| !self.participants.contains(who)).collect();
        self.participants.extend(new);
        self.participants.sort_by(|a, b| natural(a, b));
        self.not_come.extend(other.not_come);
        self.besides.extend(other.besides);
        for (mine, theirs) in self.findings.iter_mut().zip(other.findings) {
            mine.add(theirs);
        }
    }
}

impl Finding {
    fn add(&mut self, other: Finding) {
        for cell in other.cells {
            let mut known = self.cells.iter_mut();
            match known.find(|known| known.participant == cell.participant) {
                // Somebody who sat at two tables: what she answered last stands.
                Some(known) => {
                    known.session = cell.session;
                    known.answers.extend(cell.answers);
                    known.is_away &= cell.is_away;
                }
                None => self.cells.push(cell),
            }
        }
        self.cells
            .sort_by(|a, b| natural(&a.participant, &b.participant));
        self.said.extend(other.said);
        self.conclusions.extend(other.conclusions);
    }
}
