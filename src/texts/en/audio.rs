//! Sound devices in English.

use crate::texts::AudioTexts;

/// Sound devices in English.
pub const AUDIO: AudioTexts = AudioTexts {
    tracks: ["microphone", "call"],
    microphones: "Microphones",
    outputs: "Outputs: what a call plays, the other side's voice",
    none: "none",
    marks: [
        "the system's choice",
        "muted",
        "chosen: microphone",
        "chosen: call",
    ],
    to_write: "To choose: leidraad audio use --microphone NAME --call NAME, or in study.toml:",
    chosen_missing: "study.toml names `{name}` for the {track}, but there is no such device now",
    no_server: "no sound server answers at {tried}: {reason}",
    no_server_hint: "Start it, for instance with `systemctl --user start pipewire-pulse` or `pulseaudio --start`; a session can be held without sound",
    elsewhere: "PULSE_SERVER is `{server}`, which is no server on this computer; a recording stays here: unset it, or name a socket (unix:PATH)",
    no_source: "there is no device `{name}` for the {track}; there are:\n  {known}",
    no_source_at_all: "there is no device `{name}` for the {track}, nor any other",
    no_microphone: "the system has no microphone of its own choice: plug one in, or choose one with `leidraad audio use --microphone NAME`",
    same_twice: "the microphone and the call would both be `{name}`: leave the call out (one track), or choose another",
    rate: "{rate} is no sampling rate for a recording; 48000 and 16000 are (study.toml, [recorder] rate)",
    other_rate: "`{name}` gives {rate} samples a second and nothing else: write rate = {rate} in study.toml, [recorder]",
    refused: "the sound system refused: {reason}",
    unknown_system: "sound cannot be captured on this system; Linux, macOS and Windows are known",
    gone: [
        "the device was taken away",
        "the sound server moved the track to another device, which was not listened to",
        "the device was put to sleep",
        "the sound server stopped",
        "the device is there, but gives no sound",
    ],
    listening: "Listening for {seconds} s to {microphone}: speak as you will in the interview …",
    listening_both: "Listening for {seconds} s to {microphone} and {call}: speak, and let the other side speak …",
    own_choice: "the system's microphone",
    heard: "{track}: {verdict} (peak {peak} dB, voice {level} dB)",
    heard_nothing: "{track}: {verdict}",
    microphone_verdicts: [
        "nothing came in; does another program hold the device?",
        "silent; is it muted, or is this another microphone?",
        "faint; move it closer or turn it up",
        "good",
        "clipping; turn it down or move it away",
    ],
    call_verdicts: [
        "nothing came in; is this the output that the call plays on?",
        "silent; does the call play on this output, and did somebody speak?",
        "faint; turn the call up",
        "good",
        "clipping; turn the call down",
    ],
    nothing_kept: "Nothing of it was kept.",
    chosen: "written to {file}",
    unchecked: "whether these devices exist could not be checked: {reason}",
};
