//! The help of `audio` in Dutch.

/// The help, by the command's path and the argument's id.
pub(super) const HELP: &[(&str, &str)] = &[
    (
        "audio",
        "Geluid: waarvan wordt opgenomen, en de opnamen die er zijn",
    ),
    ("audio devices", "Microfoons en uitgangen"),
    (
        "audio test",
        "Even luisteren en zeggen wat elke kant hoorde; er wordt niets bewaard",
    ),
    ("audio test.seconds", "Hoe lang er geluisterd wordt"),
    (
        "audio test.microphone",
        "De microfoon [standaard: die van study.toml, anders die van het systeem]",
    ),
    (
        "audio test.call",
        "De uitgang waarop het gesprek klinkt [standaard: die van study.toml]",
    ),
    (
        "audio use",
        "De apparaten voor dit onderzoek kiezen, in study.toml",
    ),
    (
        "audio use.microphone",
        "De microfoon: een naam die audio devices noemt",
    ),
    (
        "audio use.call",
        "De uitgang waarop het gesprek klinkt: een naam die audio devices noemt",
    ),
    ("audio use.no_call", "Eén spoor, zonder het gesprek"),
    (
        "audio attach",
        "Een opname toevoegen die elders gemaakt is: Teams, Zoom, een recorder op tafel",
    ),
    (
        "audio attach.session",
        "De sessie: een id, het begin ervan, of een deelnemer met één sessie",
    ),
    (
        "audio attach.file",
        "De opname: MP4, M4A, MP3, Ogg, WAV of FLAC; ze wordt gekopieerd en blijft waar ze is",
    ),
    (
        "audio attach.at",
        "De markering (het nummer, zoals in show) bij het starten van de opname of bij een klap; of consent, waar de toestemming kwam",
    ),
    (
        "audio attach.position",
        "Waar in de opname die markering te horen is [standaard: aan het begin]",
    ),
    (
        "audio attach.offset",
        "De sessieklok toen de opname begon: 02:10 na het begin van de sessie, -00:30 ervoor",
    ),
    (
        "audio export",
        "Schrijven wat is opgenomen, als WAV, zonder wat buiten verslag was",
    ),
    (
        "audio export.session",
        "De sessie: een id, het begin ervan, of een deelnemer met één sessie",
    ),
    (
        "audio export.output",
        "Het WAV-bestand, in zijn geheel of helemaal niet geschreven",
    ),
    (
        "audio export.tracks",
        "Een bestand per spoor: UIT-microphone.wav, UIT-call.wav",
    ),
    (
        "audio export.topic",
        "Alleen terwijl dit onderwerp open was: het id, opening of closing",
    ),
    ("audio export.from", "Vanaf hier op de sessieklok"),
    ("audio export.to", "Tot hier op de sessieklok"),
    (
        "audio export.file",
        "Deze opname [standaard: die van de recorder zelf; zonder die de toegevoegde]",
    ),
    (
        "audio play",
        "Afspelen vanaf enkele seconden voor een notitie",
    ),
    (
        "audio play.session",
        "De sessie: een id, het begin ervan, of een deelnemer met één sessie",
    ),
    ("audio play.note", "Het nummer van de notitie"),
    (
        "audio play.seconds",
        "Hoe lang er gespeeld wordt; Enter of Ctrl-C stopt eerder",
    ),
    (
        "audio play.file",
        "Deze opname [standaard: die van de recorder zelf; zonder die de toegevoegde]",
    ),
    (
        "audio transcribe",
        "Een spraakherkenner op deze computer laten uitschrijven wat er gezegd is",
    ),
    (
        "audio transcribe.session",
        "De sessie: een id, het begin ervan, of een deelnemer met één sessie",
    ),
    (
        "audio transcribe.file",
        "Deze opname [standaard: die van de recorder zelf; zonder die de toegevoegde]",
    ),
    (
        "audio transcribe.again",
        "Een transcript dat er al is vervangen",
    ),
];
