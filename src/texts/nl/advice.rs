//! Advice on wording in Dutch.

use crate::texts::{Advice, AdviceTexts};

/// Advice in Dutch.
pub const ADVICE: AdviceTexts = AdviceTexts {
    double: Advice {
        what: "twee vragen in één (“{words}”): wie antwoordt, kiest er een",
        remedy: "stel ze na elkaar, of maak van de tweede een doorvraag",
    },
    leading: Advice {
        what: "stuurt (“{words}”): het antwoord ligt al in de vraag",
        remedy: "vraag hoe het is, en laat weg wat je verwacht",
    },
    closed: Advice {
        what: "gesloten (begint met “{words}”): ja of nee is een heel antwoord",
        remedy: "begin met hoe, wat of waardoor, of vraag om een voorbeeld",
    },
    long: Advice {
        what: "lang: {words} woorden zijn in één keer horen niet te onthouden",
        remedy: "breng het terug tot hooguit 30, of maak van een deel een doorvraag",
    },
    jargon: Advice {
        what: "“{words}” is een naam uit het conceptmodel: een deelnemer zegt het misschien anders, of gaat het nazeggen",
        remedy: "vraag ernaar in gewone woorden",
    },
    silence: "is het zo bedoeld, zet dan silence = [\"{rule}\"] bij de vraag",
};
