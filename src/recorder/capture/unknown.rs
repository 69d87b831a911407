//! A system whose sound is not known: it says so.

use super::{CaptureError, Heard, Stop, Wanted};
use crate::recorder::devices::Device;

/// A capture that cannot be.
#[derive(Debug)]
pub(super) enum Running {}

impl Running {
    pub(super) fn run(self, _heard: &mut dyn FnMut(Heard), _stop: &Stop) {}
}

pub(super) fn open(_wanted: &Wanted) -> Result<Running, CaptureError> {
    Err(CaptureError::UnknownSystem)
}

pub(in crate::recorder) fn devices() -> Result<Vec<Device>, CaptureError> {
    Err(CaptureError::UnknownSystem)
}

/// Always an error.
pub(super) fn play(
    _sound: &[i16],
    _shape: crate::recorder::flac::Shape,
    _is_stopped: &dyn Fn() -> bool,
) -> Result<(), CaptureError> {
    Err(CaptureError::UnknownSystem)
}
