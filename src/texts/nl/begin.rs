//! The beginning of a study, in Dutch.

use crate::texts::BeginTexts;

/// The texts in Dutch.
pub const BEGIN: BeginTexts = BeginTexts {
    ask_title: "Hoe heet het onderzoek?",
    ask_language: "In welke taal (nl, en, of een andere taalcode)?",
    ask_guide: "Van welke leidraad ga je uit: een nummer, of het pad van een leidraad (.toml) of een pakket (.zip)?",
    not_a_language: "`{tag}` is geen taalcode: dat is nl, en, nl-BE of iets dergelijks",
    not_empty: "in deze map staat al iets; noem een map die er nog niet is, of een lege",
    is_here: "in deze map sta je zelf: ga er één omhoog (`cd ..`) en noem hem bij zijn naam",
    no_parent: "er is geen map {folder} om hem in te zetten",
    not_made: "{folder}: {reason}",
    nothing_made: "er is niets gemaakt en niets veranderd",
    guide_speaks: "deze leidraad is er niet in `{language}`; een gesprek gaat in `{instead}` tot je haar vertaald hebt",
    made: "{folder} staat klaar. Begin met README.md, of meteen met:",
    next: "cd {folder}",
    settings: [
        "Hoe het onderzoek heet.",
        "De taal van het programma en van de namen in uitvoer: nl, en, of een andere taalcode.",
        "De leidraad die geldt als een opdracht er geen noemt: een id, of een bestand in deze map.",
        "Wie het onderzoek doen, met namen tussen aanhalingstekens en komma's ertussen.",
    ],
    readme: include_str!("readme.md"),
};
