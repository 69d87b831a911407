//! Destroying recordings, in Dutch.

use crate::texts::DestroyTexts;

/// The texts in Dutch.
pub const DESTROY: DestroyTexts = DestroyTexts {
    nothing: "{session} heeft geen opname op deze schijf",
    goes: "{session}: {count} opnamen, {megabytes} MB",
    is_transcribed: "Is ze uitgeschreven, en is het transcript nagekeken?",
    may_go: "Mag dit weg volgens de bewaartermijn van je instelling?",
    yes: &["j", "ja"],
    nobody_to_ask: "er is niemand om het te vragen; --yes vernietigt zonder vragen. Er is niets vernietigd",
    kept: "er is niets vernietigd",
    gone: "vernietigd: {file}, {bytes} bytes, SHA-256 {sha256}",
    still_holds: "De bestanden zijn verwijderd en het journaal zegt het. Een SSD kan oude blokken bewaren tot ze opnieuw \
                  gebruikt worden; back-ups, momentopnamen en gesynchroniseerde kopieën zijn van hieruit niet te \
                  bereiken: vernietig die zelf.",
    none_there: "{what}: die zijn er niet",
    why_names: "de reden noemt iemand, en study.jsonl is geen plek voor namen; er is niets vernietigd",
    private_goes: "{what}; bestanden: {count}, bytes: {bytes}:",
    is_key_done: "Hierna kan niemand meer zeggen wie er meededen, iemand op naam terugtrekken of namen zoeken in exports. \
                  Is alles overgedragen wat overgedragen moet worden?",
    is_list_done: "Is iedereen ingelezen die ingelezen moet worden?",
    is_checked: "Zijn ze allemaal ingelezen en nagekeken?",
    key_is_gone: "Wie wie is, valt uit deze map niet meer op te maken. Exports gaan door; ze zeggen steeds dat er niet \
                  naar namen gezocht is.",
    nothing_to_look_for: "de sleutel is vernietigd op {date}: er valt niets meer te zoeken, naar namen is niet gezocht",
    not_strict: "--strict weigert wat iemand noemt, en nu de sleutel vernietigd is, kan niemand dat zeggen; er is niets \
                 uitgevoerd",
    not_strict_hint: "zonder --strict gaat het eruit, onbewaakt: lees het eerst",
    past: "{session}: de opname is {days} dagen over de bewaartermijn van de studie",
};
