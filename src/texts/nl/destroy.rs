//! Destroying recordings, in Dutch.

use crate::texts::DestroyTexts;

/// The texts in Dutch.
pub const DESTROY: DestroyTexts = DestroyTexts {
    nothing: "{session} heeft geen opname op deze schijf",
    goes: "{session}: {count} opnamen, {megabytes} MB",
    is_transcribed: "Is ze uitgeschreven, en is het transcript nagekeken?",
    may_go: "Mag ze weg volgens de bewaartermijn van je instelling?",
    yes: &["j", "ja"],
    nobody_to_ask: "er is niemand om het te vragen; --yes vernietigt zonder vragen. Er is niets vernietigd",
    kept: "er is niets vernietigd",
    gone: "vernietigd: {file}, {bytes} bytes, SHA-256 {sha256}",
    still_holds: "De bestanden zijn verwijderd en het journaal zegt het. Een SSD kan oude blokken bewaren tot ze opnieuw \
                  gebruikt worden; back-ups, momentopnamen en gesynchroniseerde kopieën zijn van hieruit niet te \
                  bereiken: vernietig die zelf.",
    past: "{session}: de opname is {days} dagen over de bewaartermijn van de studie",
};
