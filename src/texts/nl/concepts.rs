//! Codebooks that become concept models in Dutch.

use crate::texts::ConceptTexts;

/// Codebooks that become concept models in Dutch.
pub const CONCEPTS: ConceptTexts = ConceptTexts {
    preface: [
        "Gemaakt van een codeboek met `leidraad import codebook`. Eén tabel per begrip, een hoger begrip eerst.",
        "Een code is het id: maak het zo kort als je wilt typen. Een kopje (`heading`) is een kolom van de pivot.",
        "Eén begrip mag `residual = true` hebben: daar gaat heen wat twijfelachtig is.",
        "Een leidraad gebruikt dit bestand met `concepts = \"…\"` in `[guide]`; `leidraad guide check` gaat beide na.",
    ],
    place: "regel {line}, kolom {column}: {what}",
    no_xml: "dit is geen welgevormde XML ({reason}): voer het codeboek nog eens uit",
    cut_off: "hier houdt het bestand op, middenin: voer het codeboek nog eens uit",
    doctype: "hier staat een documenttype, en dat heeft een codeboek niet nodig: haal het weg",
    entity: "`&{name};` is hier niet bekend: schrijf het teken zelf, of zijn nummer zoals in `&#233;`",
    encoding: "dit is niet de {encoding} die het bestand zegt te zijn: bewaar het als UTF-8",
    no_codebook: "er staat geen `CodeBook` in dit bestand: voer een codeboek (.qdc) of project (.qdpx) volgens REFI-QDA uit",
    no_codes: "er staan geen codes in dit bestand",
    no_name: "deze code heeft geen naam",
    no_name_column: "er is geen kolom met namen: er moet er een name, code, tag of path heten",
    bad_id: "`{id}` kan geen id zijn: neem letters, cijfers, `.`, `_` en `-`, of laat het leeg voor een id dat van de naam gemaakt is",
    double_id: "het id `{id}` is er al: elk begrip heeft zijn eigen id",
    no_parent: "er is geen code `{name}` om onder te staan: schrijf het id of de naam van een code uit de tabel",
    near_parent: "er is geen code `{name}` om onder te staan; bedoel je `{near}`?",
    several_parents: "er heten meer codes `{name}`: schrijf het id van de code die je bedoelt",
    circle: "`{name}` staat onder zichzelf: laat van een van de codes in de kring leeg waar die onder staat",
    too_deep: "een code kan hoogstens {deepest} diep staan",
    too_many: "een codeboek kan hoogstens {most} codes hebben",
    too_large: "dit bestand is te groot voor een codeboek",
    and_more: "en nog meer",
    sets: "verzamelingen van codes die weggelaten zijn, want een begrip staat onder één ander: {count}",
    made: "deze hebben geen eigen rij en zijn erbij gemaakt: {names}",
    uncoloured: "kleuren die weggelaten zijn, want een kleur ziet eruit als #2563EB: {count}",
    done: "{concepts} begrippen in {file}; een leidraad gebruikt ze met: concepts = \"{name}\"",
    exists: "dit bestand is er al: noem een ander met `-o`, of haal het eerst weg",
    nothing_made: "er is niets gemaakt: verbeter het bestand en probeer het opnieuw",
    no_language: "`{tag}` is geen taal: geef een tag zoals nl of en-GB",
};
