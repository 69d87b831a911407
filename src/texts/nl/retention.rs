//! How long what may be kept, in Dutch.

use crate::texts::RetentionTexts;

/// How long what may be kept, in Dutch.
pub const RETENTION: RetentionTexts = RetentionTexts {
    at: "{file}:{line}:{column}: {what}",
    no_kind: "[retention] kent geen `{key}`; bedoeld: {meant}",
    no_time: "`{key}` noemt geen termijn; goed zijn 30 (dagen), \"6 weken\", \"3 maanden\", \"10 jaar\", 2036-12-31, \
              \"einde\", of meer tussen [ ], waarvan telt wat het eerst komt; bij opnamen ook \"tot uitgeschreven\"",
    only_recordings: "`{key}` wordt niet uitgeschreven; alleen opnamen worden bewaard \"tot uitgeschreven\"",
    no_end: "`{key}` moet weg aan het einde van het onderzoek, en wanneer dat is, staat er niet; zet bovenaan, vóór de \
             eerste [ ]: ends = 2027-06-30",
    no_date: "`ends` is geen datum; goed is ends = 2027-06-30",
    no_table: "`retention` is geen tabel; goed is [retention] met regels als recordings = \"30 dagen\"",
    kinds: [
        "transcripten zoals ze binnenkwamen",
        "lijsten met aanmeldingen",
        "de sleutel van wie wie is",
        "de gegevens",
    ],
    sound: "{session}: opname",
    sound_not_transcribed: "{session}: opname, nog niet uitgeschreven",
    kept: "{what}: te bewaren tot en met {date}",
    until_transcribed: "{what}: te bewaren tot dat gebeurd is",
    until_transcribed_or: "{what}: te bewaren tot dat gebeurd is, uiterlijk tot en met {date}",
    due: "{what}: kan weg, want uitgeschreven: {how}",
    due_soon: "{what}: moet binnenkort weg, te bewaren tot en met {date}: {how}",
    overdue: "{what}: mocht bewaard blijven tot en met {date}, {days} dagen te lang: {how}",
    destroy: "`leidraad destroy {session}`",
    ways: [
        "`leidraad destroy --transcripts`",
        "`leidraad destroy --signups`",
        "`leidraad destroy --key`",
        "verwijder de map van het onderzoek en de kopieën ervan",
    ],
};
