//! Following a journal that somebody else writes: what came to it since the last look.
//!
//! A look reads what is new, holds no lock and never writes. An unfinished last line waits until it
//! is whole. Where the file is no longer the one that was read (it was replaced, cut, or what stands
//! in it was erased), all of it is read anew.

use std::fs::File;
use std::io::{self, BufReader, Read as _, Seek as _, SeekFrom};
use std::time::{Duration, SystemTime};

use super::Event;
use super::deed::Deed;
use super::read::{Outcome, Scan, as_u64, at_path};
use super::site::Site;

/// The coarsest that file systems tell when a file was changed.
const COARSEST: Duration = Duration::from_secs(2);

/// Follows one journal.
#[derive(Debug)]
pub struct Follower {
    site: Site,
    /// What was read so far; nothing before the first look.
    scan: Option<Scan>,
    /// The length of the file and when it was changed, at the last look; nothing while a change
    /// right after it would show in neither.
    seen: Option<(u64, Option<SystemTime>)>,
}

/// What a look at a journal found.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// Nothing new.
    Nothing,
    /// These events came after those that were given before.
    More(Vec<Event>),
    /// These are all events there are: those that were given before hold no longer.
    Anew(Vec<Event>),
}

impl Follower {
    /// Somebody who has not looked yet; the first look gives all events there are.
    #[must_use]
    pub fn new(site: impl Into<Site>) -> Follower {
        Follower {
            site: site.into(),
            scan: None,
            seen: None,
        }
    }

    /// Looks whether something came.
    ///
    /// # Errors
    /// When the file cannot be opened or read, as while it is being replaced or a share is away. The
    /// next look begins where this one did.
    pub fn look(&mut self) -> io::Result<News> {
        let path = self.site.journal();
        self.look_at().map_err(|error| at_path(&path, &error))
    }

    /// What the journal is like, as far as it was read; nothing before the first look.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        let mut outcome = self.scan.clone()?.finish();
        outcome.at(&self.site);
        Some(outcome)
    }

    fn look_at(&mut self) -> io::Result<News> {
        // Opened each time: a file that was renamed over another is a different one, and a shared
        // folder says what is new when a file is opened.
        let mut file = File::open(self.site.journal())?;
        let metadata = file.metadata()?;
        let now = (metadata.len(), metadata.modified().ok());
        if self.seen == Some(now) {
            return Ok(News::Nothing);
        }
        let more = match &self.scan {
            Some(scan) if goes_on(scan, &mut file)? => Some(scan.clone()),
            _ => None,
        };
        let news = match more {
            Some(scan) => self.more(scan, &file)?,
            None => self.anew(file)?,
        };
        self.seen = is_settled(now.1).then_some(now);
        Ok(news)
    }

    fn more(&mut self, mut scan: Scan, file: &File) -> io::Result<News> {
        let mut events = Vec::new();
        scan.go_on(BufReader::new(file), |event| events.push(event))?;
        let erased = |event: &Event| matches!(event.deed, Deed::Erased(_) | Deed::Gone(_));
        if events.iter().any(erased) {
            // What was erased was given before.
            return self.anew(File::open(self.site.journal())?);
        }
        self.scan = Some(scan);
        Ok(if events.is_empty() {
            News::Nothing
        } else {
            News::More(events)
        })
    }

    fn anew(&mut self, mut file: File) -> io::Result<News> {
        file.rewind()?;
        let mut events = Vec::new();
        let mut scan = Scan::new(self.site.anchor()?);
        scan.go_on(BufReader::with_capacity(1 << 16, file), |event| {
            events.push(event);
        })?;
        events.retain_mut(|event| scan.outcome.settle(event));
        let same = self
            .scan
            .as_ref()
            .is_some_and(|known| known.is_same_as(&scan));
        self.scan = Some(scan);
        Ok(if same {
            News::Nothing
        } else {
            News::Anew(events)
        })
    }
}

/// Whether a change made now would get another moment than that of the last change.
fn is_settled(changed: Option<SystemTime>) -> bool {
    let age = changed.and_then(|changed| changed.elapsed().ok());
    age.is_some_and(|age| age > COARSEST)
}

/// Whether the file still holds what was read, so that what is new comes after it; it then stands
/// there. The last line is enough to know: it follows from all those before. Where lines were
/// damaged they may have been mended since, so all of it is read again.
fn goes_on(scan: &Scan, file: &mut File) -> io::Result<bool> {
    let Some(start) = (scan.outcome.good_len).checked_sub(as_u64(scan.last_line.len())) else {
        return Ok(false);
    };
    if !scan.outcome.damage.is_empty() {
        return Ok(false);
    }
    file.seek(SeekFrom::Start(start))?;
    let mut there = vec![0; scan.last_line.len()];
    match file.read_exact(&mut there) {
        Ok(()) => Ok(there == scan.last_line),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests;
