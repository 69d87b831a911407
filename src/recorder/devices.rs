//! The devices that sound can be captured from.

use super::capture::{self, CaptureError};
use super::track::Track;

/// One device that sound can be captured from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// The name that study.toml takes.
    pub name: String,
    /// What its maker or the system calls it, for people.
    pub description: String,
    /// The track it is for: a microphone, or an output and with it what a call plays.
    pub track: Track,
    /// Whether the system takes it when none is named.
    pub is_default: bool,
    /// Whether it is muted in the system's own mixer.
    pub is_muted: bool,
    /// Another name that study.toml takes for it: of an output its sink.
    pub alias: Option<String>,
}

impl Device {
    /// Whether a name from study.toml means this device.
    #[must_use]
    pub fn goes_by(&self, name: &str) -> bool {
        self.name == name || self.alias.as_deref() == Some(name)
    }
}

/// The devices there are now, microphones before outputs.
///
/// # Errors
/// When there is no sound server, or it cannot be asked.
pub fn list() -> Result<Vec<Device>, CaptureError> {
    let mut found = capture::devices()?;
    found.sort_by(|a, b| a.track.cmp(&b.track).then_with(|| a.name.cmp(&b.name)));
    Ok(found)
}

/// The names of the devices for a track, for an error that says what there is.
#[must_use]
pub(super) fn names(devices: &[Device], track: Track) -> Vec<String> {
    let of_track = devices.iter().filter(|device| device.track == track);
    of_track.map(|device| device.name.clone()).collect()
}

/// The device that a name means, for one track. A microphone may be any source, by its name; the
/// call also goes by the name of the output it is played on.
///
/// # Errors
/// When there is none, with those there are.
pub fn find<'a>(
    devices: &'a [Device],
    track: Track,
    wanted: &str,
) -> Result<&'a Device, CaptureError> {
    let of_track = |device: &&Device| device.track == track && device.goes_by(wanted);
    devices
        .iter()
        .find(of_track)
        .or_else(|| devices.iter().find(|device| device.name == wanted))
        .ok_or_else(|| CaptureError::NoSource {
            track,
            wanted: wanted.to_owned(),
            known: names(devices, track),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn device(name: &str, track: Track, alias: Option<&str>) -> Device {
        Device {
            name: name.to_owned(),
            description: String::new(),
            track,
            is_default: false,
            is_muted: false,
            alias: alias.map(str::to_owned),
        }
    }

    #[test]
    fn the_call_goes_by_its_output_or_the_monitor_of_that() {
        let devices = [
            device("mic", Track::Microphone, None),
            device("speakers.monitor", Track::Call, Some("speakers")),
        ];
        for name in ["speakers", "speakers.monitor"] {
            let found = find(&devices, Track::Call, name).unwrap();
            assert_eq!(found.name, "speakers.monitor");
        }
        assert!(find(&devices, Track::Microphone, "speakers.monitor").is_ok());
        let error = find(&devices, Track::Microphone, "headset").unwrap_err();
        let known = vec!["mic".to_owned()];
        assert!(matches!(error, CaptureError::NoSource { known: k, .. } if k == known));
    }
}
