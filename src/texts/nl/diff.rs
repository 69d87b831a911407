//! Versions of a guide side by side, in Dutch.

use crate::texts::DiffTexts;

/// The texts in Dutch.
pub const DIFF: DiffTexts = DiffTexts {
    head: "{old} {was} → {new} {now}",
    same: "geen verschillen",
    guide: "leidraad",
    consent: "toestemming",
    follow_up: "doorvraag",
    research_question: "deelvraag",
    added: "nieuw",
    gone: "vervallen",
    moved: "verplaatst: stond onder {was}, nu onder {now}",
    reordered: "verplaatst: andere volgorde",
    nothing: "(niets)",
    history: "Waarom, volgens de leidraad zelf:",
    step: "{date}, {from} → {to}: {reason}",
    ask_reason: "Waarom is dit veranderd? (Enter: nu geen reden)",
    kept: "de reden staat in {file}",
    no_reason_needed: "er is geen verschil om een reden voor te geven; er is niets geschreven",
    not_a_file: "de leidraad `{id}` zit in het programma: een reden kan alleen in een bestand van jezelf; er is niets geschreven",
    other_history: "{file}: `history` is daar geen rij van [[history]]-tabellen; er is niets geschreven",
    same_version: "beide hebben versie {version}: verhoog `version` in de nieuwe, anders zijn ze in de gesprekken niet te onderscheiden",
};
