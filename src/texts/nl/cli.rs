//! The commands in Dutch.

use crate::texts::CliTexts;

/// The commands in Dutch.
pub const CLI: CliTexts = CliTexts {
    warning: "let op",
    list: [
        "sessie",
        "deelnemers",
        "fase",
        "leidraad",
        "stand",
        "notities",
        "review",
    ],
    no_sessions: "er zijn geen sessies in {folder}",
    standing: ["open", "afgerond", "beschadigd"],
    whole: "{id}: in orde, {lines} regels, {erased} gewist, laatste hash {hash}",
    faulty: "{id}: beschadigd, {lines} regels, {erased} gewist, laatste hash {hash}",
    unverifiable: "{id}: beschadigd, niet te lezen: {reason}",
    verify_hint: "`leidraad show` geeft nog wat te lezen is; vergelijk met een kopie als die er is",
    unknown_columns: "kolommen die niet gelezen worden: {columns}",
    imported: "{rows} fragmenten in {sessions} sessies",
    nothing_imported: "er is niets overgenomen: verbeter het bestand en probeer het opnieuw",
    no_rows: "het bestand heeft geen rijen",
    file: "{file}: {reason}",
    guide_fine: "{id} {version}: niets gevonden",
    not_written: "er is niets geschreven; een bestand dat er al was, staat er nog net zo",
    needs_a_file: "`{format}` gaat niet naar standaarduitvoer: noem een bestand met `-o`",
    folder_not_empty: "in deze map staat al iets; noem er een die er nog niet is, of een lege",
    without_audio: "`{format}` kent geen opnamen: laat `--with-audio` weg, of voer qdpx uit",
};
