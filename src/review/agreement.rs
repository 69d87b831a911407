//! Agreement: how far two sheets give the same units the same concepts, per concept and in all.
//!
//! Only what both reviewed is looked at: a proposal that nobody confirmed is nobody's judgement.

pub mod pair;

use std::collections::BTreeMap;

use pair::Pair;

/// What stands for "outside the model" beside the ids of concepts.
pub const OUTSIDE: &str = "-";

/// How two judged the same units with regard to one concept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Table {
    /// Both gave it.
    pub both: u32,
    /// Only the first gave it.
    pub first: u32,
    /// Only the second gave it.
    pub second: u32,
    /// Neither gave it.
    pub neither: u32,
}

impl Table {
    /// How many units were judged.
    #[must_use]
    pub fn units(self) -> u32 {
        self.both + self.first + self.second + self.neither
    }

    /// The share of the units on which they agree; none without units.
    #[must_use]
    pub fn observed(self) -> Option<f64> {
        share(self.both + self.neither, self.units())
    }

    /// The share on which two would agree by chance who give the concept as often as these two: that
    /// both give it and that neither does, `p₁·p₂ + (1 − p₁)·(1 − p₂)`.
    #[must_use]
    pub fn expected(self) -> Option<f64> {
        let first = share(self.both + self.first, self.units())?;
        let second = share(self.both + self.second, self.units())?;
        Some(first * second + (1.0 - first) * (1.0 - second))
    }

    /// Whether chance alone would make them agree on every unit: both gave it always, or never. Told
    /// from the counts, as a sum of rounded numbers might miss it.
    #[must_use]
    pub fn is_certain(self) -> bool {
        self.first == 0 && self.second == 0 && (self.both == 0 || self.neither == 0)
    }

    /// Cohen's kappa, `(Pₒ − Pₑ) / (1 − Pₑ)` with the observed and the expected share; undefined where
    /// the expected share is 1.
    ///
    /// J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
    /// Measurement 20 (1960), 37–46.
    #[must_use]
    pub fn kappa(self) -> Option<f64> {
        if self.is_certain() {
            return None;
        }
        let (observed, expected) = (self.observed()?, self.expected()?);
        Some((observed - expected) / (1.0 - expected))
    }
}

fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

/// How far two agree over any number of sessions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Units that both reviewed.
    pub units: u32,
    /// Those that got just the same concepts.
    pub same: u32,
    /// Concepts in the order of the models they come from.
    order: Vec<String>,
    /// How many units got a concept from both, only the first and only the second.
    given: BTreeMap<String, [u32; 3]>,
}

impl Agreement {
    /// The agreement over the units of a session, with the concepts of its model in their order.
    #[must_use]
    pub fn of<'m>(model: impl Iterator<Item = &'m str>, pairs: &[Pair<'_>]) -> Agreement {
        let mut agreement = Agreement {
            order: model.map(str::to_owned).collect(),
            ..Agreement::default()
        };
        for pair in pairs {
            agreement.take(pair);
        }
        agreement
    }

    fn take(&mut self, pair: &Pair<'_>) {
        self.units += 1;
        self.same += u32::from(pair.is_same());
        let [first, second] = &pair.given;
        for concept in first.union(second) {
            let given = self.given.entry((*concept).to_owned()).or_default();
            let [both, only_first, only_second] = given;
            let count = match (first.contains(concept), second.contains(concept)) {
                (true, true) => both,
                (true, false) => only_first,
                (false, _) => only_second,
            };
            *count += 1;
        }
    }

    /// Adds what was found in another session.
    pub fn add(&mut self, other: Agreement) {
        self.units += other.units;
        self.same += other.same;
        for concept in other.order {
            if !self.order.contains(&concept) {
                self.order.push(concept);
            }
        }
        for (concept, more) in other.given {
            let sums = self.given.entry(concept).or_default();
            sums.iter_mut()
                .zip(more)
                .for_each(|(sum, more)| *sum += more);
        }
    }

    /// The concepts that either gave at least once, in the order of the models, then those that are
    /// in none.
    #[must_use]
    pub fn tables(&self) -> Vec<(&str, Table)> {
        let known = self
            .order
            .iter()
            .filter_map(|id| self.given.get_key_value(id));
        let unknown = self.given.iter().filter(|(id, _)| !self.order.contains(id));
        let table = |&[both, first, second]: &[u32; 3]| Table {
            both,
            first,
            second,
            neither: self.units - both - first - second,
        };
        let all = known.chain(unknown);
        all.map(|(id, given)| (id.as_str(), table(given))).collect()
    }

    /// The share of the units that got just the same concepts.
    #[must_use]
    pub fn identical(&self) -> Option<f64> {
        share(self.same, self.units)
    }

    /// The mean of the concepts' observed shares.
    #[must_use]
    pub fn observed(&self) -> Option<f64> {
        self.mean(Table::observed)
    }

    /// Kappa over all concepts together: with the means of their observed and of their expected
    /// shares; undefined where each expected share is 1.
    ///
    /// H. de Vries, M. N. Elliott, D. E. Kanouse and S. S. Teleki, "Using pooled kappa to summarize
    /// interrater agreement across many items", Field Methods 20 (2008), 272–282.
    #[must_use]
    pub fn kappa(&self) -> Option<f64> {
        if self.tables().iter().all(|(_, table)| table.is_certain()) {
            return None;
        }
        let (observed, expected) = (self.observed()?, self.mean(Table::expected)?);
        Some((observed - expected) / (1.0 - expected))
    }

    fn mean(&self, of: impl Fn(Table) -> Option<f64>) -> Option<f64> {
        let tables = self.tables();
        let shares: Option<Vec<f64>> = tables.iter().map(|(_, table)| of(*table)).collect();
        let count = u32::try_from(tables.len())
            .ok()
            .filter(|count| *count > 0)?;
        Some(shares?.iter().sum::<f64>() / f64::from(count))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::journal::deed::Unit;

    fn table(both: u32, first: u32, second: u32, neither: u32) -> Table {
        Table {
            both,
            first,
            second,
            neither,
        }
    }

    fn pair<'a>(first: &[&'a str], second: &[&'a str]) -> Pair<'a> {
        let set = |given: &[&'a str]| given.iter().copied().collect::<BTreeSet<_>>();
        Pair {
            unit: Unit::Note(1),
            topic: None,
            question: None,
            speakers: Vec::new(),
            ms: 0,
            text: "",
            before: None,
            after: None,
            given: [set(first), set(second)],
        }
    }

    fn close(found: Option<f64>, wanted: f64) {
        let found = found.unwrap();
        assert!((found - wanted).abs() < 1e-12, "{found} {wanted}");
    }

    #[test]
    fn kappa_is_what_is_worked_out_by_hand() {
        // 50 units: observed 35/50; the first says yes to half, the second to 3 in 5; expected
        // 0.5 × 0.6 + 0.5 × 0.4 = 0.5; (0.7 − 0.5) / 0.5.
        let usual = table(20, 5, 10, 15);
        close(usual.observed(), 0.7);
        close(usual.expected(), 0.5);
        close(usual.kappa(), 0.4);
        // Observed 2/4, both say yes to half: no better than chance.
        close(table(1, 1, 1, 1).kappa(), 0.0);
        close(table(3, 0, 0, 5).kappa(), 1.0);
        close(table(0, 2, 2, 0).kappa(), -1.0);
        // 96 of 100 the same, yet 0.97 × 0.97 + 0.03 × 0.03 = 0.9418 was to be expected.
        close(table(1, 2, 2, 95).kappa(), (0.96 - 0.9418) / 0.0582);
    }

    #[test]
    fn kappa_is_undefined_where_chance_alone_would_agree_always() {
        for certain in [table(9, 0, 0, 0), table(0, 0, 0, 9), Table::default()] {
            assert_eq!(certain.kappa(), None);
        }
        close(table(9, 0, 0, 0).observed(), 1.0);
        // One of them always, the other all but once: nothing but chance, and defined.
        close(table(8, 1, 0, 0).kappa(), 0.0);
        assert_eq!(Agreement::default().kappa(), None);
        let always = Agreement::of(["a"].into_iter(), &[pair(&["a"], &["a"])]);
        assert_eq!((always.kappa(), always.observed()), (None, Some(1.0)));
    }

    #[test]
    fn all_together_are_the_means_of_the_concepts() {
        let pairs = [
            pair(&["a"], &["a"]),
            pair(&["a", "b"], &["a"]),
            pair(&["b"], &["b"]),
            pair(&[], &["b"]),
        ];
        let agreement = Agreement::of(["b", "a", "unused"].into_iter(), &pairs);
        assert_eq!(
            agreement.tables(),
            [("b", table(1, 1, 1, 1)), ("a", table(2, 0, 0, 2))]
        );
        assert_eq!((agreement.units, agreement.same), (4, 2));
        close(agreement.identical(), 0.5);
        // Observed: (1/2 + 1) / 2; expected: (1/2 + 1/2) / 2.
        close(agreement.observed(), 0.75);
        close(agreement.kappa(), 0.5);
    }

    #[test]
    fn sessions_are_added_up_as_if_they_were_one() {
        let one = [pair(&["a"], &["a"]), pair(&["a"], &[])];
        let other = [pair(&["c"], &["c"]), pair(&[OUTSIDE], &["a"])];
        let mut sum = Agreement::of(["a"].into_iter(), &one);
        sum.add(Agreement::of(["a", "c"].into_iter(), &other));
        let [x, y] = one;
        let [z, u] = other;
        assert_eq!(sum, Agreement::of(["a", "c"].into_iter(), &[x, y, z, u]));
        let ids: Vec<&str> = sum.tables().iter().map(|(id, _)| *id).collect();
        assert_eq!(ids, ["a", "c", OUTSIDE]);
    }

    proptest! {
        #[test]
        fn kappa_stays_within_its_bounds_and_is_the_same_both_ways(
            (both, first, second, neither) in (0..5_000_u32, 0..5_000_u32, 0..5_000_u32, 0..5_000_u32)
        ) {
            let found = table(both, first, second, neither);
            let turned = table(both, second, first, neither);
            let inverse = table(neither, second, first, both);
            let near = |a: Option<f64>, b: Option<f64>| match (a, b) {
                (Some(a), Some(b)) => (a - b).abs() < 1e-9,
                (a, b) => a == b,
            };
            prop_assert!(near(found.kappa(), turned.kappa()));
            prop_assert!(near(found.kappa(), inverse.kappa()));
            if let Some(kappa) = found.kappa() {
                prop_assert!(kappa.is_finite());
                prop_assert!((-1.0 - 1e-9..=1.0 + 1e-9).contains(&kappa));
                prop_assert!(kappa <= found.observed().unwrap() + 1e-9);
                prop_assert_eq!((kappa - 1.0).abs() < 1e-9, first + second == 0);
            } else {
                prop_assert!(first + second == 0 && (both == 0 || neither == 0));
            }
        }
    }
}
