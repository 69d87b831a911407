//! The sheets of member checks: `outcome`, a row for every statement and participant; `statements`,
//! where formulas count the answers; `outcome notes`, what was said of the findings. A study without
//! a member check has none of them.

use std::io::{self, Seek, Write};

use super::book::{Book, MOST_ROWS, Sheet};
use super::rows::{Rows, letters};
use super::style::Style;
use crate::handover::job::Job;
use crate::handover::md::clock;
use crate::handover::outcome::{Cell, Finding, List, Outcome, Reply, Said};
use crate::journal::deed::Recognition;
use crate::texts::fill;

const OUTCOME: &str = "outcome";
const STATEMENTS: &str = "statements";
const NOTES: &str = "outcome notes";

/// The columns that a statement is known by, in every one of these sheets.
const OF_STATEMENT: [(&str, f64); 4] = [
    ("list", 6.0),
    ("guide", 24.0),
    ("guide_version", 14.0),
    ("statement", 11.0),
];

/// Where those columns are that formulas look at.
const LIST: usize = 0;
const STATEMENT: usize = 3;

/// A finding in its place: the number of its list, from 1, the list, and the finding in that.
type Placed<'a> = (u64, &'a List, &'a Finding);

/// Writes the sheets of member checks, if there was one.
pub(super) fn sheets<W: Write + Seek>(
    book: &mut Book<W>,
    outcome: &Outcome,
    job: &Job<'_>,
) -> io::Result<()> {
    if outcome.lists.is_empty() {
        return Ok(());
    }
    let answers = Answers::new(outcome);
    let mut rows = answers.sheet.below_the_heads();
    for placed in findings(outcome) {
        for cell in &placed.2.cells {
            rows.row(|row| one_answer(row, placed, cell));
        }
    }
    whole(book, &answers.sheet, rows, answers.rows, job)?;
    statements(book, outcome, &answers, job)?;
    notes(book, outcome, job)
}

fn findings(outcome: &Outcome) -> impl Iterator<Item = Placed<'_>> {
    let lists = (1..).zip(&outcome.lists);
    lists.flat_map(|(number, list)| list.findings.iter().map(move |one| (number, list, one)))
}

/// Writes a sheet whose rows are all there.
fn whole<W: Write + Seek>(
    book: &mut Book<W>,
    sheet: &Sheet,
    rows: Rows,
    count: usize,
    job: &Job<'_>,
) -> io::Result<()> {
    let texts = &job.wording.texts.handover;
    if count >= MOST_ROWS {
        let values: [(&str, &dyn std::fmt::Display); 3] = [
            ("session", &sheet.name),
            ("rows", &count),
            ("most", &MOST_ROWS),
        ];
        return Err(io::Error::other(fill(texts.sheet_rows, &values)));
    }
    let (xml, cut) = rows.done();
    for what in super::said(&sheet.name, &cut, job) {
        (job.warn)(&what);
    }
    book.begin(sheet)?;
    book.rows(&xml)?;
    book.end(sheet, count)
}

fn sheet(name: &str, columns: &[(&str, f64)]) -> Sheet {
    let mut sheet = Sheet::new(name);
    for (head, width) in OF_STATEMENT.iter().chain(columns) {
        sheet.column(head, *width);
    }
    sheet
}

fn known_by(row: &mut Rows, (number, list, finding): Placed<'_>) {
    of_list(row, number, list);
    row.text(&finding.id, Style::Plain);
}

fn of_list(row: &mut Rows, number: u64, list: &List) {
    row.whole(number, Style::Plain);
    row.text(&list.guide, Style::Plain);
    row.text(&list.version, Style::Plain);
}

/// The sheet with the answers, which the other one counts.
struct Answers {
    sheet: Sheet,
    rows: usize,
}

impl Answers {
    const ANSWER: &str = "answer";
    const COLUMNS: [(&str, f64); 10] = [
        ("concept", 16.0),
        ("text", 60.0),
        ("participant", 12.0),
        (Answers::ANSWER, 12.0),
        ("nuance", 40.0),
        ("session", 24.0),
        ("clock", 9.0),
        ("moment", 17.0),
        ("silent", 9.0),
        ("earlier", 40.0),
    ];

    fn new(outcome: &Outcome) -> Answers {
        let cells = findings(outcome).map(|(_, _, finding)| finding.cells.len());
        Answers {
            sheet: sheet(OUTCOME, &Answers::COLUMNS),
            rows: cells.sum(),
        }
    }

    /// How many rows there are of the statement in a row of another sheet, with an answer or with
    /// any. `COUNTIFS` would take the ids `1.1` and `1.10` for one number.
    fn count(&self, row: u32, answer: Option<&str>) -> String {
        let own = |column: usize| format!("({}=${}{row})", self.range(column), letters(column));
        let of_statement = format!("{}*{}", own(LIST), own(STATEMENT));
        let Some(answer) = answer else {
            return format!("SUMPRODUCT({of_statement})");
        };
        let mut heads = Answers::COLUMNS.iter();
        let column = heads.position(|(head, _)| *head == Answers::ANSWER);
        let answers = self.range(OF_STATEMENT.len() + column.unwrap_or_default());
        format!("SUMPRODUCT({of_statement}*({answers}=\"{answer}\"))")
    }

    fn range(&self, column: usize) -> String {
        self.sheet.range(column, self.rows)
    }
}

fn one_answer(row: &mut Rows, placed: Placed<'_>, cell: &Cell) {
    let finding = placed.2;
    let standing = cell.standing();
    known_by(row, placed);
    row.maybe(finding.concept.as_deref());
    row.text(&finding.text, Style::Wrapped);
    row.text(&cell.participant, Style::Plain);
    row.maybe(cell.answer().map(Recognition::word));
    let nuance = standing.and_then(|reply| reply.nuance.as_deref());
    row.text(nuance.unwrap_or_default(), Style::Wrapped);
    row.text(
        standing.map_or(&cell.session, |reply| &reply.session),
        Style::Plain,
    );
    row.clock(standing.map(|reply| reply.ms));
    match standing {
        Some(reply) => row.moment(reply.at.utc().to_offset(placed.1.start.offset())),
        None => row.skip(),
    }
    match standing {
        Some(reply) => row.flag(reply.silent),
        None => row.skip(),
    }
    let earlier = cell.answers.len().saturating_sub(1);
    let earlier: Vec<String> = cell.answers.iter().take(earlier).map(before).collect();
    row.text(&earlier.join("\n"), Style::Wrapped);
}

/// An answer that was changed later: `recognised (12:40): only here`.
fn before(reply: &Reply) -> String {
    let said = format!("{} ({})", reply.answer.word(), clock(reply.ms));
    match &reply.nuance {
        Some(nuance) => format!("{said}: {nuance}"),
        None => said,
    }
}

fn statements<W: Write + Seek>(
    book: &mut Book<W>,
    outcome: &Outcome,
    answers: &Answers,
    job: &Job<'_>,
) -> io::Result<()> {
    let mut columns = vec![
        ("concept", 16.0),
        ("text", 60.0),
        ("earlier_text", 40.0),
        ("participants", 13.0),
    ];
    columns.extend(Recognition::ALL.map(|answer| (answer.word(), 11.0)));
    columns.extend([("open", 8.0), ("conclusion", 14.0), ("new_text", 60.0)]);
    let sheet = sheet(STATEMENTS, &columns);
    let mut rows = sheet.below_the_heads();
    let mut count = 0;
    for placed in findings(outcome) {
        count += 1;
        let earlier = outcome.earlier(placed.1, placed.2);
        rows.row(|row| one_statement(row, placed, earlier.map(|(_, one)| one), answers));
    }
    whole(book, &sheet, rows, count, job)
}

fn one_statement(row: &mut Rows, placed: Placed<'_>, before: Option<&Finding>, answers: &Answers) {
    let (_, list, finding) = placed;
    known_by(row, placed);
    row.maybe(finding.concept.as_deref());
    row.text(&finding.text, Style::Wrapped);
    row.text(before.map_or("", |before| &before.text), Style::Wrapped);
    counts(row, finding, answers);
    let several = list.sessions.len() > 1;
    let said = |session: &str, what: &str| {
        if several {
            format!("{session}: {what}")
        } else {
            what.to_owned()
        }
    };
    let concluded = || finding.conclusions.iter();
    let conclusions = concluded().map(|one| said(&one.session, one.conclusion.word()));
    let wordings = concluded().filter_map(|one| Some(said(&one.session, one.wording.as_deref()?)));
    for lines in [
        conclusions.collect::<Vec<String>>(),
        wordings.collect::<Vec<String>>(),
    ] {
        row.text(&lines.join("\n"), Style::Wrapped);
    }
}

/// How many rows there are of a statement, with each answer and with none.
fn counts(row: &mut Rows, finding: &Finding, answers: &Answers) {
    let at = row.current();
    let whole = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let all = row.column();
    row.formula(
        &answers.count(at, None),
        whole(finding.cells.len()),
        Style::Plain,
    );
    let first = row.column();
    for answer in Recognition::ALL {
        let formula = answers.count(at, Some(answer.word()));
        row.formula(&formula, whole(finding.count(answer)), Style::Plain);
    }
    let (all, first, last) = (letters(all), letters(first), letters(row.column() - 1));
    let open = format!("{all}{at}-SUM({first}{at}:{last}{at})");
    row.formula(&open, whole(finding.open().count()), Style::Plain);
}

fn notes<W: Write + Seek>(book: &mut Book<W>, outcome: &Outcome, job: &Job<'_>) -> io::Result<()> {
    let columns = [
        ("kind", 13.0),
        ("participants", 14.0),
        ("text", 60.0),
        ("concepts", 18.0),
        ("proposed", 18.0),
        ("session", 24.0),
        ("clock", 9.0),
        ("moment", 17.0),
    ];
    let sheet = sheet(NOTES, &columns);
    let mut rows = sheet.below_the_heads();
    let mut count = 0;
    for (number, list) in (1..).zip(&outcome.lists) {
        let of_findings = list.findings.iter();
        let of_findings =
            of_findings.flat_map(|one| one.said.iter().map(|said| (one.id.as_str(), said)));
        let besides = list.besides.iter().map(|said| ("", said));
        for (statement, said) in of_findings.chain(besides) {
            count += 1;
            rows.row(|row| {
                of_list(row, number, list);
                row.text(statement, Style::Plain);
                one_note(row, list, said);
            });
        }
        for one in &list.not_come {
            count += 1;
            rows.row(|row| {
                of_list(row, number, list);
                row.skip();
                row.text(Recognition::Absent.word(), Style::Plain);
                row.text(&one.participant, Style::Plain);
                row.text(one.said.as_deref().unwrap_or_default(), Style::Wrapped);
                row.skip();
                row.skip();
                row.text(&one.session, Style::Plain);
            });
        }
    }
    whole(book, &sheet, rows, count, job)
}

fn one_note(row: &mut Rows, list: &List, said: &Said) {
    row.text(said.kind.word(), Style::Plain);
    row.text(&said.participants.join(";"), Style::Plain);
    row.text(&said.text, Style::Wrapped);
    row.text(&said.concepts.join(";"), Style::Plain);
    row.maybe(said.proposed.as_deref());
    row.text(&said.session, Style::Plain);
    row.clock(Some(said.ms));
    row.moment(said.at.utc().to_offset(list.start.offset()));
}
