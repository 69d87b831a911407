//! How far the sample is: of each kind how many are planned, chosen and interviewed, how many are short,
//! and how many of those who signed up nothing is decided of. Pure.

use super::name::natural;
use super::plan::Plan;
use super::plan::targets::Target;
use super::sample::Member;

/// Stands for the value of who has none.
pub const NONE: &str = "(none)";

/// The counts of one kind of participant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// The value of each attribute, in the order of [`Quota::attributes`]; none for every value.
    pub values: Vec<Option<String>>,
    /// How many are wanted, when that was said.
    pub planned: Option<u32>,
    /// How many are chosen, those who were interviewed among them.
    pub chosen: u32,
    /// How many were interviewed, to the end.
    pub interviewed: u32,
    /// How many signed up of whom nothing is decided.
    pub open: u32,
}

impl Cell {
    /// How many are lacking.
    #[must_use]
    pub fn short(&self) -> Option<u32> {
        self.planned
            .map(|planned| planned.saturating_sub(self.chosen))
    }

    fn count(&mut self, member: &Member) {
        self.chosen += u32::from(member.is_in());
        self.interviewed += u32::from(member.is_done());
        self.open += u32::from(member.is_open());
    }
}

/// How far the sample is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quota {
    /// What is counted by.
    pub attributes: Vec<String>,
    /// The values of each attribute by itself, then of all together.
    pub cells: Vec<Cell>,
    /// Everybody.
    pub total: Cell,
}

impl Plan {
    /// What the sample is counted by unless told otherwise: the strata, and what else is wanted so many
    /// of.
    #[must_use]
    pub fn counted_by(&self) -> Vec<String> {
        let mut attributes = self.strata.clone();
        let others = self.targets.iter().flat_map(|target| &target.cell);
        for (name, _) in others {
            if !attributes.contains(name) {
                attributes.push(name.clone());
            }
        }
        attributes
    }

    /// What is wanted adds up to, by attribute, for those of which any number is given.
    #[must_use]
    pub fn sums(&self) -> Vec<(String, u32)> {
        let mut sums: Vec<(String, u32)> = Vec::new();
        for target in &self.targets {
            let names: Vec<&str> = target.cell.iter().map(|(name, _)| name.as_str()).collect();
            let name = names.join(" / ");
            match sums.iter_mut().find(|(known, _)| *known == name) {
                Some((_, sum)) => *sum = sum.saturating_add(target.planned),
                None => sums.push((name, target.planned)),
            }
        }
        sums
    }

    /// How many are to be interviewed in all: what study.toml says, else the highest sum of what is
    /// wanted.
    #[must_use]
    pub fn planned(&self) -> Option<u32> {
        let highest = || self.sums().into_iter().map(|(_, sum)| sum).max();
        self.sample.planned.or_else(highest)
    }
}

impl Quota {
    /// How far the sample is, by some attributes.
    #[must_use]
    pub fn of(members: &[Member], attributes: Vec<String>, plan: &Plan) -> Quota {
        let is_counted = |member: &&Member| member.is_in() || member.is_open();
        let counted: Vec<&Member> = members.iter().filter(is_counted).collect();
        let mut cells = Vec::new();
        for at in 0..attributes.len() {
            let only = |other: usize| other == at;
            cells.extend(table(&counted, &attributes, plan, &only));
        }
        if attributes.len() > 1 {
            cells.extend(table(&counted, &attributes, plan, &|_| true));
        }
        let mut total = Cell {
            values: vec![None; attributes.len()],
            planned: plan.planned(),
            ..Cell::default()
        };
        for member in &counted {
            total.count(member);
        }
        Quota {
            attributes,
            cells,
            total,
        }
    }
}

/// The cells over some of the attributes: those that are wanted in the order of the file, then those
/// that occur.
fn table(
    members: &[&Member],
    attributes: &[String],
    plan: &Plan,
    is_over: &dyn Fn(usize) -> bool,
) -> Vec<Cell> {
    let over = (0..attributes.len()).filter(|at| is_over(*at)).count();
    let mut cells: Vec<Cell> = Vec::new();
    let wanted = plan.targets.iter().filter(|target| {
        let is_own = |name: &String| attributes.iter().position(|own| own == name);
        // What is wanted of one attribute stands with that attribute; of several, with all together.
        let fits = target
            .cell
            .iter()
            .all(|(name, _)| is_own(name).is_some_and(is_over));
        fits && (target.cell.len() > 1) == (over > 1)
    });
    for target in wanted {
        cells.push(Cell {
            values: values_of(target, attributes),
            planned: Some(target.planned),
            ..Cell::default()
        });
    }
    let mut others = Vec::new();
    for member in members {
        let values: Vec<Option<String>> = (attributes.iter().enumerate())
            .map(|(at, name)| is_over(at).then(|| member.value(name).unwrap_or(NONE).to_owned()))
            .collect();
        let is_known = |cell: &Cell| cell.values == values;
        if !cells.iter().any(is_known) && !others.iter().any(is_known) {
            others.push(Cell {
                values,
                ..Cell::default()
            });
        }
    }
    others.sort_by(by_values);
    cells.extend(others);
    for cell in &mut cells {
        for member in members {
            if is_of(member, attributes, &cell.values) {
                cell.count(member);
            }
        }
    }
    cells
}

fn values_of(target: &Target, attributes: &[String]) -> Vec<Option<String>> {
    let value = |name: &String| {
        let found = target.cell.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.clone())
    };
    attributes.iter().map(value).collect()
}

fn is_of(member: &Member, attributes: &[String], values: &[Option<String>]) -> bool {
    let mut pairs = attributes.iter().zip(values);
    pairs.all(|(name, value)| {
        let own = member.value(name).unwrap_or(NONE);
        value.as_ref().is_none_or(|value| value == own)
    })
}

fn by_values(a: &Cell, b: &Cell) -> std::cmp::Ordering {
    let word = |value: &Option<String>| value.clone().unwrap_or_default();
    let pairs = a.values.iter().zip(&b.values);
    let orders = pairs.map(|(a, b)| natural(&word(a), &word(b)));
    orders.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
}
