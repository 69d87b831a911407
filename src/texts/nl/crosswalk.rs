//! Crosswalks in Dutch.

use crate::texts::{Advice, CrosswalkTexts};

/// Crosswalks in Dutch.
pub const CROSSWALK: CrosswalkTexts = CrosswalkTexts {
    undecided: Advice {
        what: "wat er van `{id}` geworden is, is nog niet beslist",
        remedy: "schrijf new, of adapted met in `from` waar het van gemaakt is",
    },
    no_why: Advice {
        what: "er staat niet bij waarom `{id}` {is} is",
        remedy: "geef de reden in `why`",
    },
    no_id: Advice {
        what: "een regel die {is} is, moet het begrip van dit onderzoek noemen",
        remedy: "geef de `id` ervan",
    },
    no_from: Advice {
        what: "een regel die dropped is, moet het begrip van het eerste onderzoek noemen",
        remedy: "geef het in `from`",
    },
    superfluous: Advice {
        what: "`{key}` past niet bij {is}",
        remedy: "new heeft alleen een `id`, dropped alleen een `from`; met beide is het same of adapted",
    },
    unknown_here: Advice {
        what: "dit onderzoek heeft geen begrip `{id}`",
        remedy: "bedoelde je `{near}`?",
    },
    unknown_there: Advice {
        what: "het eerste onderzoek heeft geen begrip `{id}`",
        remedy: "bedoelde je `{near}`?",
    },
    twice_here: Advice {
        what: "`{id}` staat al in regel {line}",
        remedy: "laat er een weg",
    },
    twice_there: Advice {
        what: "`{id}` van het eerste onderzoek staat al in regel {line}",
        remedy: "één begrip komt van één ander: noem het tweede new, en zeg in `why` waarom",
    },
    not_same: Advice {
        what: "`{id}` heet hetzelfde te zijn, maar verschilt in {parts}",
        remedy: "maak er adapted van, met de reden in `why`",
    },
    missing_here: Advice {
        what: "het begrip `{id}` van dit onderzoek staat er niet in",
        remedy: "voeg een [[concept]] met deze `id` toe",
    },
    missing_there: Advice {
        what: "het begrip `{id}` van het eerste onderzoek staat er niet in",
        remedy: "voeg een [[concept]] met deze `from` toe; is = \"dropped\" als het niet gebruikt wordt",
    },
    draft_head: "Wat er in dit onderzoek geworden is van de begrippen van \"{name}\", elk een tabel.\nis: same (hetzelfde), adapted (aangepast), new (nieuw), dropped (vervallen).\n`from`: het begrip daar, als het een andere id heeft.\n`why`, de reden, is nodig bij wat aangepast of vervallen is.\nEen opzet: vul elke `why` en elke ? in, en controleer met: leidraad guide crosswalk",
    draft_differs: "verschilt in: {parts}",
    draft_likely: "Was dit `{from}`? Dan: is = \"adapted\", from = \"{from}\", en haal de tabel van `{from}` hieronder weg. Anders: is = \"new\".",
    draft_new: "Nieuw, of gemaakt van een van deze: {from}? Dan: is = \"adapted\", met `from`, en haal die tabel hieronder weg.",
    draft_dropped: "Haal deze tabel weg als een begrip hierboven ervan komt.",
    drafted: "{file} is een opzet: vul elke `?` en `why` in, en voer daarna `leidraad guide crosswalk` uit",
    exists: "{file} bestaat al, en is gelaten zoals het was",
    no_pack: "dit onderzoek ging niet uit van een pakket, of er staat geen leidraad in pack/: er is niets om mee te vergelijken",
    no_pack_hint: "--of GUIDE noemt de leidraad van het eerste onderzoek, met het pad ernaartoe",
    none: "de begrippen zijn anders dan die van het eerste onderzoek, en {file} ontbreekt",
    none_hint: "leidraad guide crosswalk --draft schrijft er een om mee te beginnen",
    built_in: "de leidraad `{id}` zit in het programma; een overzicht van begrippen staat naast een leidraad van het onderzoek zelf",
    heads: ["hier", "is", "daar", "waarom"],
    relations: ["hetzelfde", "aangepast", "nieuw", "vervallen"],
    beside_heads: [
        "kopje",
        "daar",
        "is",
        "fragmenten",
        "deelnemers",
        "aandeel",
        "daar: fragmenten",
        "deelnemers",
        "aandeel",
    ],
    not_prevalence: "Aantallen zeggen niets over het voorkomen: ze tellen wat er gezegd en gecodeerd is, niet hoe vaak iets gebeurt.",
    adapted: "Wat aangepast is, betekent hier iets anders dan daar: houd `leidraad guide crosswalk` ernaast.",
    apart: "zonder tegenhanger",
    first_head: "de eerste kolom is `{found}`, en hoort `participant` te zijn",
    last_head: "de laatste kolom is `{found}`, en hoort `total` te zijn",
    no_heading: "het eerste onderzoek heeft geen kopje `{id}`; wel: {known}",
    no_column: "er is geen kolom voor het kopje `{id}` van het eerste onderzoek",
    column_twice: "er zijn twee kolommen `{id}`",
    no_number: "kolom {column}: `{text}` is geen heel getal",
    cells: "{cells} cellen waar de kopregel er {columns} heeft",
    row_twice: "`{name}` heeft twee rijen",
    no_total: "de rij `total` aan het eind ontbreekt",
    sums: "kolom {column}: de rijen zijn samen {sum}, en `total` zegt {total}",
    beside_hint: "het hoort te zijn wat `leidraad pivot --format csv` in het andere onderzoek geeft, onveranderd",
};
