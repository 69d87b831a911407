//! Combinations of attributes in English.

use crate::texts::{Advice, RareTexts};

/// Combinations of attributes in English.
pub const RARE: RareTexts = RareTexts {
    key: Advice {
        what: "`{key}` is no key of [confidentiality]",
        remedy: "did you mean `{near}`?",
    },
    shape: Advice {
        what: "`{key}` has another form",
        remedy: "minimum = 3, attributes = [\"kind\"], and under [confidentiality.coarser.kind] lines such as special = \"special or combination\"",
    },
    minimum: Advice {
        what: "a minimum of {number} keeps nobody from being known",
        remedy: "give a whole number of 2 or more; 3 if participants know who takes part",
    },
    above: Advice {
        what: "no combination can fit {number} participants: {planned} are planned",
        remedy: "give a smaller number; 3 is usual",
    },
    attribute: Advice {
        what: "no participant has an attribute `{name}`",
        remedy: "attributes are those of participants.toml: {near}",
    },
    twice: Advice {
        what: "`{name}` is named twice",
        remedy: "leave one out",
    },
    circle: Advice {
        what: "values become each other: {around}",
        remedy: "a coarser value must not lead back; take one of these lines out",
    },
    found: "{count} combination(s) of attributes fit fewer than {minimum} participants, and may tell who somebody is: {list}",
    one: "{values} ({people})",
    more: "and {count} more (leidraad study status lists them all)",
    coarsen: "--coarsen takes the coarser values of study.toml and leaves out what is still too rare",
    refused: "nothing was handed over: {count} combination(s) of attributes fit fewer than {minimum} participants",
    refused_hint: "--coarsen takes the coarser values of study.toml and leaves out what is still too rare",
    taken: "coarser: {attribute} {values} became {coarser}",
    left_out: "left out, since a combination would fit fewer than {minimum}: {attribute} of {people}",
    others: "left out: the attributes of {count} participant(s) of whom nothing is analysed",
    nothing: "no combination of attributes fits too few: nothing was made coarser",
    no_attributes: "there are no attributes in {format}: there is nothing to make coarser",
    head: "Combinations of attributes that fit fewer than {minimum}",
};
