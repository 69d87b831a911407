//! Packs in English.

use crate::texts::PackTexts;

/// Packs in English.
pub const PACK: PackTexts = PackTexts {
    names: "nothing was packed: names from the key stand in it. Change the guide, or pack with --unguarded",
    made: "{file}: {count} files, with no data of participants. SHA-256 {hash}",
    clash: "two guides each bring another file `{name}`: give one of them another name; nothing was written",
    name_to_pack: "`{name}` cannot go along like this: use only letters, digits, spaces and . _ - + ( ) , in the file's name",
    refused: "{file} is no pack to start from: {reason}",
    no_zip: "it is no whole zip file ({reason})",
    no_manifest: "there is no pack.toml in it; `leidraad guide pack` makes a pack",
    broken: "{file}: {reason}",
    newer: "a later version of the program made it (format {format})",
    too_much: "it is too large: a pack has {files} files at most, {mib} MiB together",
    name: "`{name}` leads out of the folder, is hidden or has strange characters",
    steers: "`{name}` has control characters in it, and should be plain text",
    link: "`{name}` is a link to another file",
    differs: "not as pack.toml says: {names}. Ask who made it for the pack as it was",
    guide: "the guide in it has errors",
    from: "Starting from {name}, version {version}.",
    before: "That goes back to {name}, version {version}.",
    setting: "The pack that this study started from.",
    consent: "Consent: what participants are asked",
    howto: include_str!("howto.md"),
};
