//! Where a study stands, in Dutch.

use crate::texts::StatusTexts;

/// Where a study stands, in Dutch.
pub const STATUS: StatusTexts = StatusTexts {
    interviews: "Interviews",
    done: "deelnemers geïnterviewd: {done}; hoeveel er gepland zijn, staat niet in study.toml",
    done_of: "deelnemers geïnterviewd: {done} van de {planned} die gepland zijn, nog {left} te gaan",
    begun: "deelnemers van wie het interview begonnen en nog niet afgerond is: {begun}",
    phases: ["fase", "afgerond", "niet afgerond", "beschadigd"],
    no_sessions: "er is nog geen sessie gehouden",
    unfinished: "Niet afgerond",
    open: "{session}: verder met `leidraad resume {session}`",
    damaged: "{session}: beschadigd; `leidraad verify` zegt waar",
    questions: "Basisvragen",
    none_finished: "er is nog geen interview afgerond",
    everywhere: "{guide}: in elk interview gesteld: {everywhere} van de {all} (interviews: {interviews})",
    not_everywhere: "{question}: gesteld in {asked} van {interviews}",
    missed: "{session}: {why}",
    why: [
        "niet gesteld",
        "wel ter sprake gekomen, niet gesteld",
        "overgeslagen",
        "niet in de leidraad",
    ],
    themes: "Nieuwe thema's, in volgorde van afname",
    theme_heads: ["sessie", "fragmenten met een thema", "nieuw", "in totaal"],
    no_themes: "er zijn nog geen thema's gegeven",
    no_theme_in: "nog geen fragment met een thema: {sessions}. Over verzadiging zegt dat niets",
    parked: "Geparkeerde vragen die nog wachten",
    one_parked: "{session}, notitie {note}: {words}",
    member_check: "Member check",
    checked: "deelnemers die meededen: {checked} van de {interviewed} geïnterviewden",
    check_full: "{session}: {participants}",
    check_open: "{session}: {participants}; stellingen die niet zijn voorgelegd: {cells}",
    transcripts: "Transcripten",
    transcribed: "uitgeschreven: {done} van de {all}",
    recorded: "{session}: opgenomen, nog niet uitgeschreven",
    not_recorded: "{session}: geen opname en geen transcript",
    retention: "Bewaartermijnen",
    unclear: "wat study.toml over bewaartermijnen zegt, is niet duidelijk; zie onder Bewaartermijnen",
    none: "geen",
};
