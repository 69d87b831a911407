//! All that differs between operating systems: permissions, clocks that run through sleep, signals,
//! free space. Nothing else in the program says `cfg(unix)` or `cfg(windows)`; where sound comes in
//! is told in `recorder/capture.rs`.

use std::fs::{DirBuilder, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Options that open or create a file only its owner may read (0600 where the system has modes).
#[must_use]
pub fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options
}

/// Makes a folder, and those above it, that only its owner may enter (0700 where there are modes).
///
/// # Errors
/// When a folder cannot be made.
pub fn create_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(path)
}

/// Makes one new folder that only its owner may enter; it must not be there yet.
///
/// # Errors
/// When something of that name is there, or it cannot be made.
pub fn create_new_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(path)
}

/// Whether others than its owner can read a file; none where the system does not tell by its mode.
#[cfg(unix)]
#[must_use]
pub fn others_can_read(data: &std::fs::Metadata) -> Option<bool> {
    use std::os::unix::fs::PermissionsExt as _;
    Some(data.permissions().mode() & 0o044 != 0)
}

/// Whether others than its owner can read a file; none where the system does not tell by its mode.
#[cfg(not(unix))]
#[must_use]
pub fn others_can_read(_: &std::fs::Metadata) -> Option<bool> {
    None
}

/// Whether a file or folder itself, not what it links to, has the same owner as another.
#[must_use]
pub fn has_owner_of(path: &Path, other: &Path) -> bool {
    let (Ok(one), Ok(other)) = (path.symlink_metadata(), other.symlink_metadata()) else {
        return false;
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        one.uid() == other.uid()
    }
    #[cfg(not(unix))]
    {
        one.is_dir() == other.is_dir()
    }
}

/// Makes a rename or a new file in `folder` durable; where a folder cannot be synced, does nothing.
///
/// # Errors
/// When the folder cannot be opened or synced.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    std::fs::File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// The folder for a user's settings: `XDG_CONFIG_HOME` or `~/.config`, on Windows `%APPDATA%`; none
/// when the user has no home.
#[must_use]
pub fn settings_folder() -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.config_dir())
}

/// Calls `asked` whenever the system asks the program to stop: the terminal hangs up, the computer
/// shuts down. Where there are no signals, never.
///
/// # Errors
/// When the signals cannot be listened to.
pub fn on_stop(asked: impl Fn() + Send + 'static) -> io::Result<()> {
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM])?;
        std::thread::Builder::new()
            .name("signals".to_owned())
            .spawn(move || signals.forever().for_each(|_| asked()))?;
    }
    #[cfg(not(unix))]
    let _ = asked;
    Ok(())
}

/// Makes everything durable that was written to the disk that `folder` is on; answers whether the
/// system can do that and tell of failures.
///
/// # Errors
/// When the folder cannot be opened, or something could not be written.
pub fn sync_disk_of(folder: &Path) -> io::Result<bool> {
    #[cfg(target_os = "linux")]
    rustix::fs::syncfs(std::fs::File::open(folder)?)?;
    #[cfg(not(target_os = "linux"))]
    let _ = folder;
    Ok(cfg!(target_os = "linux"))
}

/// What is free on the disk that `folder` is on, in bytes; none when the system does not say.
#[must_use]
pub fn free_space(folder: &Path) -> Option<u64> {
    fs4::available_space(folder).ok()
}

/// A folder whose files are in memory and never on a disk (but for what the system swaps), with room
/// for so many bytes; none where there is no such thing.
#[must_use]
pub fn memory_folder(bytes: u64) -> Option<PathBuf> {
    #[cfg(target_os = "linux")]
    {
        let folder = PathBuf::from("/dev/shm");
        let is_fit = folder.is_dir() && free_space(&folder).is_some_and(|free| free > bytes);
        is_fit.then_some(folder)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = bytes;
        None
    }
}

/// Time since the computer started, sleep included; only differences mean anything.
#[must_use]
pub fn uptime() -> Duration {
    #[cfg(target_os = "linux")]
    {
        let now = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
        Duration::new(
            u64::try_from(now.tv_sec).unwrap_or_default(),
            u32::try_from(now.tv_nsec).unwrap_or_default(),
        )
    }
    #[cfg(all(unix, not(target_os = "linux")))]
    {
        let now = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
        Duration::new(
            u64::try_from(now.tv_sec).unwrap_or_default(),
            u32::try_from(now.tv_nsec).unwrap_or_default(),
        )
    }
    #[cfg(not(unix))]
    {
        use std::sync::OnceLock;
        use std::time::Instant;
        static START: OnceLock<Instant> = OnceLock::new();
        START.get_or_init(Instant::now).elapsed()
    }
}
