//! The grid that the moderator and her observers share: who takes the answers down, one at a time, and
//! everyone's answers in one place.

use super::effect::Outcome;
use super::model::{Answer, Level, Model};
use crate::journal::deed::Grid;
use crate::safe::shown;
use crate::session::answers::Given;
use crate::session::observed::Observed;
use crate::texts::fill;

impl Model {
    /// The observer who has the grid; none while the moderator does.
    #[must_use]
    pub fn grid_owner(&self) -> Option<&str> {
        self.taken().and_then(|taken| taken.owner.as_deref())
    }

    /// Whether who sits here has the grid.
    #[must_use]
    pub fn owns_grid(&self) -> bool {
        self.grid_owner() == self.observer_name()
    }

    /// Who has the grid, in words.
    #[must_use]
    pub fn grid_owner_name(&self) -> &str {
        self.grid_owner().unwrap_or(self.texts.observe.moderator)
    }

    fn observer_name(&self) -> Option<&str> {
        let watched = self.beside.watched.as_ref();
        watched.map(|watched| watched.name.as_str())
    }

    /// How the grid was last handed over, in whoever's journal: each time counts one on from the last
    /// that was known, so that clocks that differ do not matter. Of two at once the moderator's holds.
    fn taken(&self) -> Option<&Grid> {
        let moderators = [(None, self.session().grid.as_ref())];
        let own = self.observer_name();
        let own = own.map(|name| (Some(name), self.own().grid.as_ref()));
        let others = self.beside.observers();
        let others = others.map(|one| (Some(one.name.as_str()), one.session.grid.as_ref()));
        let all = moderators.into_iter().chain(own).chain(others);
        let taken = all.filter_map(|(author, taken)| Some((author, taken?)));
        let latest = taken.max_by_key(|(author, taken)| (taken.turn, author.is_none(), *author));
        latest.map(|(_, taken)| taken)
    }
}

/// Lets the answers that were taken down elsewhere stand in the session that is shown here.
pub fn share(model: &mut Model) {
    let mut given: Vec<Given> = model
        .beside
        .observers()
        .flat_map(Observed::answers)
        .collect();
    if let Some(name) = model.observer_name() {
        given.extend(model.own().answers.all().map(|own| Given {
            ms: model.laid(own.ms),
            author: Some(name.to_owned()),
            ..own.clone()
        }));
    }
    match &mut model.beside.watched {
        Some(watched) => watched.moderator.put_beside(given),
        None => model.history.put_beside(given),
    }
}

/// Takes the grid over, or hands it on: to an observer who is named, from an observer who has it back
/// to the moderator, from the moderator to her only observer.
pub fn hand(model: &mut Model, out: &mut Outcome, to: Option<&str>) {
    let owner = match receiver(model, to) {
        Ok(owner) => owner,
        Err(text) => return out.say(Answer::new(Level::Error, text)),
    };
    let turn = model.taken().map_or(0, |taken| taken.turn) + 1;
    out.record(model, Grid { owner, turn });
    out.say(Answer::new(Level::Ok, whose(model)));
}

/// Who gets the grid.
fn receiver(model: &Model, to: Option<&str>) -> Result<Option<String>, String> {
    let texts = &model.texts.observe;
    if model.session().outline.statements().next().is_none() {
        return Err(texts.no_grid.to_owned());
    }
    let names: Vec<&str> = model
        .beside
        .observers()
        .map(|one| one.name.as_str())
        .collect();
    let own = model.observer_name();
    match to {
        Some(to) => {
            let known = names.iter().chain(&own);
            let mut found = known.filter(|name| name.eq_ignore_ascii_case(to));
            let unknown = || fill(texts.no_observer, &[("name", &shown(to))]);
            found
                .next()
                .map(|name| Some((*name).to_owned()))
                .ok_or_else(unknown)
        }
        None if !model.owns_grid() => Ok(own.map(str::to_owned)),
        None if model.observes() => Ok(None),
        None => match names.as_slice() {
            [] => Err(texts.nobody_observes.to_owned()),
            [only] => Ok(Some((*only).to_owned())),
            _ => Err(fill(texts.hand_to_whom, &[("names", &names.join(", "))])),
        },
    }
}

/// Whose the grid is now, in words.
#[must_use]
pub fn whose(model: &Model) -> String {
    let texts = &model.texts.observe;
    if model.owns_grid() {
        return texts.grid_is_yours.to_owned();
    }
    fill(texts.grid_is_of, &[("who", &model.grid_owner_name())])
}

/// Why no answer can be taken down here, if so.
#[must_use]
pub fn refusal(model: &Model) -> Option<Answer> {
    let text = model.texts.observe.grid_refused;
    let said = || fill(text, &[("who", &model.grid_owner_name())]);
    (!model.owns_grid()).then(|| Answer::new(Level::Error, said()))
}
