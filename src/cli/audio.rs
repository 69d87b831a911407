//! `leidraad audio`: devices, and the recordings that are there. One file a command.

pub mod attach;
mod choose;
pub(super) mod clock;
mod devices;
pub mod export;
pub(super) mod marks;
pub mod play;
pub(super) mod source;
mod test;
pub mod transcribe;
mod whisper;

use super::args::{AudioArgs, AudioWhat};
use super::context::Context;
use super::failure::Failure;
use crate::recorder::capture::CaptureError;
use crate::texts::AudioTexts;

/// Does what is asked.
///
/// # Errors
/// When there is no sound, a device or recording that is named is not there, or something is wrong
/// with it.
pub fn audio(context: &Context, args: &AudioArgs) -> Result<(), Failure> {
    match &args.what {
        AudioWhat::Devices => devices::devices(context),
        AudioWhat::Test(args) => test::test(context, args),
        AudioWhat::Use(args) => choose::choose(context, args),
        AudioWhat::Attach(args) => attach::attach(context, args),
        AudioWhat::Export(args) => export::export(context, args),
        AudioWhat::Play(args) => play::play(context, args),
        AudioWhat::Transcribe(args) => transcribe::transcribe(context, args),
    }
}

fn of_capture(error: &CaptureError, texts: &AudioTexts) -> Failure {
    let said = error.say(texts);
    match error {
        CaptureError::NoServer { .. } => Failure::could_not(said).hint(texts.no_server_hint),
        error if error.is_wrong_use() => Failure::usage(said),
        _ => Failure::could_not(said),
    }
}
