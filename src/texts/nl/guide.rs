//! Dutch.

use crate::texts::{Advice, GuideTexts};

/// The guide's texts in Dutch.
pub const GUIDE: GuideTexts = GuideTexts {
    toml: Advice {
        what: "dit is geen TOML: {message}",
        remedy: "kijk naar de aanhalingstekens, haken en is-tekens hier en vlak ervoor",
    },
    not_utf8: Advice {
        what: "dit teken is geen UTF-8",
        remedy: "sla het bestand op als UTF-8 (meestal: Opslaan als, Codering) en controleer opnieuw",
    },
    too_large: Advice {
        what: "het bestand is groter dan 4 MiB en is niet gelezen",
        remedy: "het hoort een tekst van hooguit enkele tientallen kilobytes te zijn; is dit het goede bestand?",
    },
    nul: Advice {
        what: "het bestand bevat een NUL-byte en is dus geen platte tekst in UTF-8",
        remedy: "sla het op als platte tekst in UTF-8",
    },
    unreadable: Advice {
        what: "het begrippenbestand `{file}` is niet te lezen: {reason}",
        remedy: "zet het in de map van de leidraad, of verbeter de naam",
    },
    outside_folder: Advice {
        what: "`{file}` is geen gewone bestandsnaam",
        remedy: "noem een bestand in de map van de leidraad zelf, zonder `/` of `..`",
    },
    not_alone: Advice {
        what: "de begrippen staan in `{file}`, en deze leidraad wordt zonder andere bestanden gelezen",
        remedy: "zet de tabellen [[concept]] uit dat bestand aan het eind van de leidraad",
    },
    unfreezable: Advice {
        what: "deze begrippen staan niet als tabellen [[concept]]",
        remedy: "begin elk begrip met een regel [[concept]], zodat een sessie ze bij haar leidraad kan bewaren",
    },
    unknown_key: Advice {
        what: "onbekende sleutel `{key}` in {table}",
        remedy: "hier kan staan: {known}",
    },
    missing_key: Advice {
        what: "`{key}` ontbreekt in {table}",
        remedy: "voeg `{key} = …` toe",
    },
    wrong_type: Advice {
        what: "`{key}` is {found}",
        remedy: "het moet {wanted} zijn",
    },
    text_without_language: Advice {
        what: "bij `{key}` staat niet in welke taal het is",
        remedy: "schrijf `{key}.{tag} = \"…\"`, en zo voor elke taal",
    },
    double_id: Advice {
        what: "de id `{id}` komt twee keer voor; de eerste staat op regel {line}",
        remedy: "geef een van de twee een andere id",
    },
    bad_id: Advice {
        what: "`{id}` kan geen id zijn",
        remedy: "een id bestaat uit letters, cijfers, `.`, `_` en `-`, met minstens een letter of cijfer",
    },
    reserved_id: Advice {
        what: "de id `{id}` is gereserveerd",
        remedy: "kies een andere id; `opening`, `closing`, `none` en `-` hebben een eigen betekenis",
    },
    unknown_concept: Advice {
        what: "er is geen begrip `{id}`",
        remedy: "leg het vast met [[concept]], of noem een begrip dat er is; `none` is geen begrip",
    },
    unknown_research_question: Advice {
        what: "er is geen deelvraag `{id}`",
        remedy: "leg haar vast met [[research_question]], of noem een deelvraag die er is",
    },
    unknown_check_item: Advice {
        what: "`{id}` is geen begrip en geen checklistpunt van deze leidraad",
        remedy: "noem een begrip, of schrijf het punt een keer uit, tussen accolades met zijn id en een tekst per taal",
    },
    not_one_of: Advice {
        what: "`{key}` kan niet `{value}` zijn",
        remedy: "het is een van: {known}",
    },
    cycle: Advice {
        what: "deze begrippen zijn elkaars bovenliggende begrip: {ids}",
        remedy: "haal een `parent` weg, zodat de boom een top heeft",
    },
    two_residuals: Advice {
        what: "een tweede restbegrip; `{id}` op regel {line} is het eerste",
        remedy: "laat `residual = true` bij een begrip staan",
    },
    minutes: Advice {
        what: "`{key}` kan niet {value} zijn",
        remedy: "hele minuten, van {least} tot 1440",
    },
    statement_in_interview: Advice {
        what: "stellingen horen bij een member check",
        remedy: "haal haar weg, of zet kind = \"member-check\" in [guide]",
    },
    no_topics: Advice {
        what: "de leidraad heeft geen onderwerpen",
        remedy: "voeg minstens een [[topic]] toe",
    },
    no_languages: Advice {
        what: "de leidraad noemt geen taal",
        remedy: "schrijf bijvoorbeeld languages = [\"nl\"]",
    },
    bad_language: Advice {
        what: "`{tag}` is geen taalcode",
        remedy: "gebruik een code als nl, en of nl-BE (BCP 47)",
    },
    double_language: Advice {
        what: "de taal `{tag}` staat er twee keer",
        remedy: "laat een van de twee staan",
    },
    foreign_language: Advice {
        what: "`{tag}` is geen taal van deze leidraad ({known})",
        remedy: "voeg haar toe aan `languages` in [guide], of haal deze tekst weg",
    },
    missing_text: Advice {
        what: "de tekst van `{key}` ontbreekt in `{tag}`",
        remedy: "voeg `{key}.{tag} = \"…\"` toe",
    },
    blank: Advice {
        what: "`{key}` is leeg",
        remedy: "schrijf de tekst, of haal de sleutel weg als die niet verplicht is",
    },
    control: Advice {
        what: "in deze tekst staat het onzichtbare teken {code}",
        remedy: "haal het weg; het kan het scherm verstoren of de leesrichting omkeren",
    },
    line_break: Advice {
        what: "`{key}` heeft een regeleinde of een tab",
        remedy: "zet het op een regel; alleen `say`, `description`, `examples` en `not` mogen er meer hebben",
    },
    too_deep: Advice {
        what: "doorvragen zijn dieper genest dan {deepest}",
        remedy: "zet deze hoger, of maak er een eigen vraag van",
    },
    color: Advice {
        what: "`{value}` is geen kleur",
        remedy: "schrijf haar als #RRGGBB, bijvoorbeeld #4477AA",
    },
    uncovered: Advice {
        what: "niets in de leidraad dekt het begrip `{id}`",
        remedy: "noem het bij een onderwerp, een vraag of in een checklist, of laat het zo als dat de bedoeling is",
    },
    over_time: Advice {
        what: "de onderdelen duren samen {planned} minuten, de afspraak {total}",
        remedy: "kort onderwerpen in, of verhoog `minutes`",
    },
    unanswered: Advice {
        what: "geen onderwerp beantwoordt de deelvraag `{id}`",
        remedy: "noem haar bij `answers` van een onderwerp",
    },
    no_residual: Advice {
        what: "geen enkel begrip is het restbegrip",
        remedy: "geef een begrip residual = true, zodat twijfelgevallen een plek hebben",
    },
    no_heading: Advice {
        what: "geen enkel begrip is een kop, dus tellingen hebben geen kolommen",
        remedy: "geef de begrippen waaronder geteld wordt heading = true",
    },
    no_consent: Advice {
        what: "geen toestemmingsvraag gaat over het meedoen zelf",
        remedy: "voeg een [[consent]] toe met scope = \"part\"",
    },
    empty_topic: Advice {
        what: "het onderwerp `{id}` heeft geen vraag en geen stelling",
        remedy: "voeg een [[topic.question]] toe, of haal het onderwerp weg",
    },
    long_question: Advice {
        what: "deze vraag telt {characters} tekens; dat is moeilijk in een oogopslag voor te lezen",
        remedy: "houd haar onder de 300, en zet de rest in doorvragen",
    },
    unknown_guide: "er is geen leidraad `{id}`; er zijn: {known}",
    unreadable_guide: "de leidraad {file} is niet te lezen: {reason}",
    did_you_mean: "bedoelde je `{near}`?",
    error: "fout",
    doubt: "twijfel",
    and_more: "… en nog {count}",
    top: "het begin van het bestand",
    a_string: "een tekst tussen aanhalingstekens",
    an_integer: "een geheel getal",
    a_float: "een getal met een punt",
    a_boolean: "true of false",
    a_date: "een datum of tijd",
    a_list: "een lijst",
    a_table: "een tabel",
    tables: "een rij tabellen, elk begonnen met dubbele haken",
    sub_question: "deelvraag",
    concept: "begrip",
    sub_aspect: "deelaspect",
    source: "bron",
    question: "vraag",
    opening: "Opening",
    closing: "Slot",
    consent: "Toestemming",
    follow_ups: "Algemene doorvragen",
    checklist: "Checklist",
    version: "versie {version} · {minutes} minuten",
    in_minutes: "{minutes} min",
    must: "moet",
    should: "hoort",
    could: "kan",
};
