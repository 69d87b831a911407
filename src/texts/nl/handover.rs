//! Exports and imports in Dutch.

use crate::texts::HandoverTexts;

/// Exports and imports in Dutch.
pub const HANDOVER: HandoverTexts = HandoverTexts {
    participants: "deelnemers",
    guide: "leidraad",
    phase: "fase",
    start: "begin",
    no_topic: "Zonder onderwerp",
    opening: "Opening",
    closing: "Afsluiting",
    talk_share: "jij sprak {percent}%",
    talk_in_all: "van het gesprek was {percent}% van jou",
    longest_yours: "de langste beurt was van jou: {length}",
    longest_theirs: "de langste beurt was van de ander: {length}",
    debrief: "Nabespreking",
    setting: "setting",
    asked: "{asked} van {all} gesteld",
    row: "regel {line}: {what}",
    cell: "kolom {column}, `{text}`: {what}",
    column_missing: "er is geen kolom `{column}`: de kopregel moet participant, concept en text noemen, gescheiden door , ; of TAB",
    column_twice: "er zijn twee kolommen `{column}`",
    too_many_cells: "{cells} cellen waar de kopregel er {columns} heeft: zet een tekst met het scheidingsteken erin tussen dubbele aanhalingstekens",
    empty_text: "er staat geen tekst",
    not_a_participant: "een deelnemer is een R met een nummer, zoals R7",
    not_a_moment: "een moment ziet eruit als 2026-01-12T14:05:00+01:00",
    not_a_number: "dit moet een aantal milliseconden zijn",
    near_concept: "dat concept is er niet; bedoel je `{near}`?",
    no_concept: "dat concept staat niet in de leidraad (laat het leeg voor wat twijfelachtig is, `#-` voor wat buiten het model valt)",
    not_utf8: "dit is geen UTF-8: bewaar het bestand als \"CSV UTF-8\" en probeer het opnieuw",
    nul: "hier staat een NUL-byte, dus dit is geen tabel in UTF-8: bewaar het bestand als \"CSV UTF-8\" en probeer het opnieuw",
    more_wrong: "en nog {count}",
};
