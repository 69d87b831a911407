//! Combinations of attributes in Dutch.

use crate::texts::{Advice, RareTexts};

/// Combinations of attributes in Dutch.
pub const RARE: RareTexts = RareTexts {
    key: Advice {
        what: "`{key}` is geen sleutel van [confidentiality]",
        remedy: "bedoelde je `{near}`?",
    },
    shape: Advice {
        what: "`{key}` heeft een andere vorm",
        remedy: "minimum = 3, attributes = [\"soort\"], en onder [confidentiality.coarser.soort] regels als speciaal = \"speciaal of combinatie\"",
    },
    minimum: Advice {
        what: "met een minimum van {number} blijft iedereen herkenbaar",
        remedy: "geef een heel getal vanaf 2; 3 als deelnemers van elkaar weten dat ze meedoen",
    },
    above: Advice {
        what: "geen combinatie kan bij {number} deelnemers passen: er zijn er {planned} gepland",
        remedy: "geef een kleiner getal; 3 is gebruikelijk",
    },
    attribute: Advice {
        what: "geen deelnemer heeft een kenmerk `{name}`",
        remedy: "kenmerken zijn die van participants.toml: {near}",
    },
    twice: Advice {
        what: "`{name}` staat er twee keer",
        remedy: "laat er een weg",
    },
    circle: Advice {
        what: "waarden gaan in elkaar over: {around}",
        remedy: "een ruimere waarde mag niet terugleiden; haal een van deze regels weg",
    },
    found: "{count} combinatie(s) van kenmerken passen bij minder dan {minimum} deelnemers, en kunnen verraden wie iemand is: {list}",
    one: "{values} ({people})",
    more: "en nog {count} (leidraad study status noemt ze allemaal)",
    coarsen: "--coarsen neemt de ruimere waarden van study.toml en laat weg wat dan nog te zeldzaam is",
    refused: "er is niets uitgevoerd: {count} combinatie(s) van kenmerken passen bij minder dan {minimum} deelnemers",
    refused_hint: "--coarsen neemt de ruimere waarden van study.toml en laat weg wat dan nog te zeldzaam is",
    taken: "ruimer: {attribute} {values} werd {coarser}",
    left_out: "weggelaten, omdat een combinatie anders bij minder dan {minimum} zou passen: {attribute} van {people}",
    others: "weggelaten: de kenmerken van {count} deelnemer(s) van wie niets geanalyseerd is",
    nothing: "geen combinatie van kenmerken is te zeldzaam: er is niets ruimer gemaakt",
    no_attributes: "er staan geen kenmerken in {format}: er is niets ruimer te maken",
    head: "Combinaties van kenmerken die bij minder dan {minimum} passen",
};
