//! `leidraad audio use`: the choice of devices, kept in study.toml.

use std::io::{self, Write as _};

use super::of_capture;
use crate::cli::args::AudioUseArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::recorder::devices;
use crate::recorder::track::Track;
use crate::safe::shown;
use crate::study::STUDY;
use crate::study::choose::{self, Sources};
use crate::texts::fill;

/// Keeps a choice.
///
/// # Errors
/// When a device that is named is not there, or study.toml cannot be written.
pub fn choose(context: &Context, args: &AudioUseArgs) -> Result<(), Failure> {
    let texts = &context.texts.audio;
    let named = [
        (Track::Microphone, &args.microphone),
        (Track::Call, &args.call),
    ];
    match devices::list() {
        Ok(found) => {
            for (track, name) in named {
                if let Some(name) = name {
                    devices::find(&found, track, name)
                        .map_err(|error| of_capture(&error, texts))?;
                }
            }
        }
        // A choice can be written before the sound server runs.
        Err(error) => {
            let reason = error.say(texts);
            context.warn(&fill(texts.unchecked, &[("reason", &reason)]));
        }
    }
    let chosen = Sources {
        microphone: args.microphone.clone(),
        call: args.call.clone(),
        is_without_call: args.no_call,
    };
    let file = context.study.root.join(STUDY);
    choose::sources(&file, &chosen).map_err(|error| context.of_study(&error))?;
    let file = file.display().to_string();
    // A message, not a result.
    let _ = writeln!(
        io::stderr(),
        "{}",
        fill(texts.chosen, &[("file", &shown(&file))])
    );
    Ok(())
}
