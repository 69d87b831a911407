//! Where the sound server is, and the cookie it may want: looked for as its own library does.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::recorder::capture::CaptureError;

/// The length of a cookie; the server hangs up on any other.
const COOKIE: usize = 256;

/// The sockets to try, in order: those of `PULSE_SERVER` when it is set, else the usual ones.
///
/// # Errors
/// When `PULSE_SERVER` names servers, but none on this computer.
pub(super) fn sockets(
    env: impl Fn(&str) -> Option<OsString>,
) -> Result<Vec<PathBuf>, CaptureError> {
    let set = |name: &str| env(name).filter(|value| !value.is_empty());
    if let Some(named) = set("PULSE_SERVER") {
        let named = named.to_string_lossy();
        let here: Vec<PathBuf> = named.split_whitespace().filter_map(socket).collect();
        return if here.is_empty() {
            Err(CaptureError::Elsewhere(named.into_owned()))
        } else {
            Ok(here)
        };
    }
    let below = |variable: &str, rest: &str| set(variable).map(|at| Path::new(&at).join(rest));
    let usual = [
        below("PULSE_RUNTIME_PATH", "native"),
        below("XDG_RUNTIME_DIR", "pulse/native"),
        Some(PathBuf::from("/run/pulse/native")),
    ];
    Ok(usual.into_iter().flatten().collect())
}

/// The socket of one server string: `unix:PATH` or a path, perhaps behind `{MACHINE-ID}`.
fn socket(server: &str) -> Option<PathBuf> {
    let server = match server.strip_prefix('{') {
        Some(rest) => rest.split_once('}')?.1,
        None => server,
    };
    let path = server.strip_prefix("unix:").unwrap_or(server);
    path.starts_with('/').then(|| PathBuf::from(path))
}

/// The cookie; zeros when there is none, which a server that knows its user by the socket takes.
pub(super) fn cookie(env: impl Fn(&str) -> Option<OsString>) -> Vec<u8> {
    let below = |variable: &str, rest: &str| {
        let folder = env(variable).filter(|value| !value.is_empty());
        folder.map(|at| Path::new(&at).join(rest))
    };
    let places = [
        env("PULSE_COOKIE").map(PathBuf::from),
        below("XDG_CONFIG_HOME", "pulse/cookie"),
        below("HOME", ".config/pulse/cookie"),
        below("HOME", ".pulse-cookie"),
    ];
    let read = places
        .into_iter()
        .flatten()
        .filter_map(|at| std::fs::read(at).ok());
    read.into_iter()
        .find(|cookie| cookie.len() == COOKIE)
        .unwrap_or_else(|| vec![0; COOKIE])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&str, &str)]) -> Result<Vec<PathBuf>, CaptureError> {
        sockets(|name| {
            let found = pairs.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    fn a_server_that_is_named_is_the_only_one_that_is_tried() {
        let named = "{2f0a}unix:/a/native /b/native tcp:far";
        let found = of(&[("PULSE_SERVER", named), ("XDG_RUNTIME_DIR", "/run/user/7")]);
        let expected = ["/a/native", "/b/native"].map(PathBuf::from);
        assert_eq!(found, Ok(expected.to_vec()));
    }

    #[test]
    fn the_usual_places_are_tried_when_none_is_named() {
        let found = of(&[("PULSE_SERVER", ""), ("XDG_RUNTIME_DIR", "/run/user/7")]);
        let expected = ["/run/user/7/pulse/native", "/run/pulse/native"].map(PathBuf::from);
        assert_eq!(found, Ok(expected.to_vec()));
    }

    #[test]
    fn a_server_on_another_computer_is_not_used() {
        let found = of(&[("PULSE_SERVER", "tcp:far:4713")]);
        assert_eq!(
            found,
            Err(CaptureError::Elsewhere("tcp:far:4713".to_owned()))
        );
    }

    #[test]
    fn a_cookie_that_is_none_becomes_zeros() {
        let home = tempfile::tempdir().unwrap();
        let at = |name: &str| (name == "HOME").then(|| home.path().as_os_str().to_owned());
        assert_eq!(cookie(at), vec![0; COOKIE]);
        std::fs::write(home.path().join(".pulse-cookie"), vec![7; COOKIE]).unwrap();
        assert_eq!(cookie(at), vec![7; COOKIE]);
    }
}
