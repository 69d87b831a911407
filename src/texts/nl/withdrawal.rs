//! Withdrawals, in Dutch.

use crate::texts::WithdrawalTexts;

/// The texts in Dutch.
pub const WITHDRAWAL: WithdrawalTexts = WithdrawalTexts {
    scopes: ["wat is opgenomen", "letterlijke citaten", "alles"],
    not_in_study: "er is geen deelnemer {participant} in dit onderzoek; er is niets veranderd",
    not_in_session: "{participant} doet niet mee in die sessie; er is niets veranderd",
    goes: "{participant} trekt {what} terug. Dit wordt gewist, voorgoed:",
    may_go: "Wissen?",
    nobody_to_ask: "er is niemand om het te vragen; --yes wist zonder vragen. Er is niets veranderd",
    kept: "er is niets veranderd",
    gone: "{participant} heeft {what} teruggetrokken. Gewist, en voortaan overal weggelaten:",
    lines: "regels van het journaal: {count}",
    lines_beside: "regels van journalen van codeurs en wie meeschrijft: {count}",
    turns: "beurten van de transcripten: {count}",
    as_they_came: "transcripten zoals ze kwamen: {count}",
    recordings: "opnamen: {count} ({megabytes} MB)",
    nothing: "er is niets meer te wissen",
    of_group: "uit een opname is geen stem los te knippen: die van {others} gaat mee",
    doubtful: "{session}: notities die niemand noemen, of over {participant} gaan, blijven staan. Lees ze na: {moments}",
    to_recall: "Uitvoer waarin staat wat {participant} terugtrok, om terug te roepen:",
    nothing_to_recall: "Er is geen uitvoer bekend waarin staat wat {participant} terugtrok.",
    a_folder: "(een map)",
    still_holds: "Hier niet bekend: wat naar de standaarduitvoer ging of met de hand gekopieerd is. Een SSD kan oude \
                  blokken bewaren tot ze opnieuw gebruikt worden; back-ups, momentopnamen en gesynchroniseerde kopieën \
                  zijn van hieruit niet te bereiken: wis die zelf.",
    unreadable: "{session}: beschadigde regels die niet te onderscheiden zijn: {count}. Er kunnen nog woorden in staan, \
                 dus bekijk het journaal",
    held: "{session} is in gebruik: sluit die daar eerst",
    again: "De terugtrekking is vastgelegd en er wordt niets meer van getoond of uitgevoerd; geef de opdracht opnieuw om \
            het wissen af te maken.",
    left_over: "{participant} heeft zich teruggetrokken en er staat hier nog iets van: `leidraad participants withdraw {participant} --scope {scope}{session}` wist het",
    left: "{participant} heeft zich op {date} uit het onderzoek teruggetrokken: wie opnieuw meedoet krijgt een nieuw nummer; er is niets veranderd",
    not_shown: "{participant} heeft zich teruggetrokken: daarvan wordt niets getoond",
    marked: "(teruggetrokken)",
};
