//! A group around the table, in Dutch.

use crate::texts::GroupTexts;

/// See [`crate::texts::Texts::group`].
pub const GROUP: GroupTexts = GroupTexts {
    heard: "wat de gekozen deelnemer op de open uitspraak antwoordt, en door naar de volgende",
    join: "iemand komt aan tafel",
    left: "iemand gaat van tafel",
    absent: "iemand was uitgenodigd en is er niet; wat zij zei",
    silent: "ieder antwoordt eerst in stilte, dan pas het gesprek; nog eens: om de beurt",
    next: "nu {who}",
    row_full: "iedereen is gehoord",
    not_asked: "{statement} niet gevraagd: {who}",
    nobody_asked: "{statement} aan niemand voorgelegd",
    nobody_chosen: "iedereen heeft geantwoord; ← en → kiezen wiens antwoord wijzigt",
    no_statement: "er is geen uitspraak open: /answer UITSPRAAK WIE WOORD",
    joined: "{who} zit aan tafel",
    consent_open: "toestemming van {who} is nog open: lees voor, dan /consent yes {who}",
    recorder_waits: "de opname stopt: {who} heeft er nog niet mee ingestemd",
    gone: "{who} is weg; eerdere antwoorden blijven",
    not_come: "{who} is er niet; dat is vastgelegd",
    is_here: "{who} zit al aan tafel",
    is_not_here: "{who} zit niet aan tafel",
    no_number: "{who} is geen deelnemer; R en een nummer, zoals R17",
    silent_on: "eerst in stilte: ieder schrijft een antwoord op, dan het gesprek",
    silent_off: "weer om de beurt",
    write_first: "eerst in stilte: schrijven, handen omhoog, dan praten",
    now_talk: "iedereen heeft geantwoord: nu het gesprek",
    times_heard: "gehoord",
    minutes: "{used}/{minutes} min",
    share_used: "{statement}: de {minutes} min zijn op",
    open: "{count} open",
    answers: ["herkend", "deels", "niet", "geen mening", "knik", "afwezig"],
    keys: [
        "bij een uitspraak: herkend, en door naar de volgende deelnemer",
        "bij een uitspraak: deels herkend",
        "bij een uitspraak: niet herkend",
        "bij een uitspraak: geen mening",
        "bij een uitspraak: een knik, zonder woorden",
        "bij een uitspraak: even weg",
    ],
    keys_title: "Een member check",
    signs: &[
        (
            ":",
            "member check: een nuance, van wie net antwoordde of van @R16",
        ),
        ("&", "member check: een aanvulling, die de bevinding miste"),
        ("!", "member check: deelnemers zijn het oneens"),
        (
            "#+naam",
            "member check: stelt een begrip voor dat het model mist",
        ),
    ],
};
