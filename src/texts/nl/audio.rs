//! Sound devices in Dutch.

use crate::texts::AudioTexts;

/// Sound devices in Dutch.
pub const AUDIO: AudioTexts = AudioTexts {
    tracks: ["microfoon", "gesprek"],
    microphones: "Microfoons",
    outputs: "Uitgangen: wat een videogesprek afspeelt, de stem van de ander",
    none: "geen",
    marks: [
        "keuze van het systeem",
        "gedempt",
        "gekozen: microfoon",
        "gekozen: gesprek",
    ],
    to_write: "Kiezen: leidraad audio use --microphone NAAM --call NAAM, of in study.toml:",
    chosen_missing: "study.toml noemt `{name}` voor: {track}, maar dat apparaat is er nu niet",
    no_server: "er antwoordt geen geluidsserver op {tried}: {reason}",
    no_server_hint: "Start hem, bijvoorbeeld met `systemctl --user start pipewire-pulse` of `pulseaudio --start`; een sessie kan ook zonder geluid",
    elsewhere: "PULSE_SERVER is `{server}`, en dat is geen server op deze computer; een opname blijft hier: haal de variabele weg, of noem een socket (unix:PAD)",
    no_source: "er is geen apparaat `{name}` voor: {track}; wel:\n  {known}",
    no_source_at_all: "er is geen apparaat `{name}` voor: {track}, en ook geen ander",
    no_microphone: "het systeem heeft zelf geen microfoon gekozen: sluit er een aan, of kies er een met `leidraad audio use --microphone NAAM`",
    same_twice: "microfoon en gesprek zouden allebei `{name}` zijn: laat het gesprek weg (één spoor), of kies een ander",
    rate: "{rate} is geen bemonsteringsfrequentie voor een opname; 48000 en 16000 wel (study.toml, [recorder] rate)",
    other_rate: "`{name}` geeft {rate} monsters per seconde en niets anders: zet rate = {rate} in study.toml, [recorder]",
    refused: "het geluidssysteem weigerde: {reason}",
    unknown_system: "op dit systeem kan geen geluid worden opgenomen; op Linux, macOS en Windows wel",
    gone: [
        "het apparaat is weg",
        "de geluidsserver zette het spoor over op een ander apparaat; daar is niet naar geluisterd",
        "het apparaat is in de slaapstand gezet",
        "de geluidsserver is gestopt",
        "het apparaat is er, maar geeft geen geluid",
    ],
    listening: "Luistert {seconds} s naar {microphone}: praat zoals straks in het gesprek …",
    listening_both: "Luistert {seconds} s naar {microphone} en {call}: praat, en laat de ander praten …",
    own_choice: "de microfoon van het systeem",
    heard: "{track}: {verdict} (piek {peak} dB, stem {level} dB)",
    heard_nothing: "{track}: {verdict}",
    microphone_verdicts: [
        "er kwam niets binnen; houdt een ander programma het apparaat vast?",
        "stil; staat hij uit, of is dit een andere microfoon?",
        "zwak; zet hem dichterbij of harder",
        "goed",
        "overstuurd; zet hem zachter of verder weg",
    ],
    call_verdicts: [
        "er kwam niets binnen; is dit de uitgang waarop het gesprek klinkt?",
        "stil; klinkt het gesprek op deze uitgang, en zei er iemand iets?",
        "zwak; zet het gesprek harder",
        "goed",
        "overstuurd; zet het gesprek zachter",
    ],
    nothing_kept: "Er is niets van bewaard.",
    chosen: "geschreven in {file}",
    unchecked: "of deze apparaten bestaan kon niet worden nagegaan: {reason}",
};
