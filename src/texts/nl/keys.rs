//! keys.toml in Dutch.

use crate::texts::{Advice, KeysTexts};

/// The texts of keys.toml in Dutch.
pub const KEYS: KeysTexts = KeysTexts {
    usual_hold: "fouten in keys.toml: {count}; de gewone toetsen gelden, `leidraad keys` toont wat er mis is",
    heads: ["handeling", "toetsen", "wat het doet"],
    file: "gewijzigd door {file}",
    no_file: "de gewone toetsen; {file} kan ze wijzigen",
    no_folder: "de gewone toetsen; het systeem kent geen map voor instellingen, dus er is geen keys.toml",
    unreadable_file: "{file} kan niet gelezen worden: {reason}; de gewone toetsen gelden",
    usual_hold_now: "tot dit hersteld is gelden de gewone toetsen, allemaal",
    unknown_action: Advice {
        what: "geen handeling heet `{action}`",
        remedy: "`leidraad keys` noemt ze",
    },
    fixed: Advice {
        what: "de toets van `{action}` blijft wat hij is",
        remedy: "haal deze regel weg",
    },
    unreadable: Advice {
        what: "`{key}` is geen toets die een handeling kan krijgen",
        remedy: "een letter met ctrl- of alt-, f1 tot f12, of up, down, left, right, home, end, page-up, page-down, insert, delete",
    },
    types: Advice {
        what: "`{key}` wordt getypt",
        remedy: "typen is altijd een notitie; zet ctrl- of alt- voor een letter, of neem een functietoets",
    },
    taken: Advice {
        what: "`{key}` is van tmux, screen of de terminal",
        remedy: "neem een andere letter; ctrl-r is bijvoorbeeld vrij",
    },
    stays: Advice {
        what: "`{key}` houdt zijn betekenis, of komt binnen als een toets die dat doet",
        remedy: "Enter, spatie, Tab, Esc en Backspace blijven, dus ook Ctrl-H, I, J en M; neem een andere toets",
    },
    clash: Advice {
        what: "`{key}` doet al `{action}`, op regel {line}",
        remedy: "een toets doet één ding; geef een van de twee een andere toets",
    },
    clash_with_usual: Advice {
        what: "`{key}` is de gewone toets van `{action}`",
        remedy: "neem een andere toets, of geef ook `{action}` in dit bestand een andere",
    },
    no_keys: Advice {
        what: "voor `{action}` is geen toets over",
        remedy: "als dat de bedoeling is: {typed} doet het nog",
    },
    no_keys_at_all: Advice {
        what: "voor `{action}` is geen toets over, en er is ook geen getypte opdracht voor",
        remedy: "laat het zo als dat de bedoeling is",
    },
};
