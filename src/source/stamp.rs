//! What the file system says of a file without its bytes: enough to tell that it may have changed, and
//! when it is too fresh to tell. Reads no clock: a stamp is compared with other stamps alone.

use std::fs::Metadata;
use std::time::{Duration, SystemTime, SystemTimeError};

use sha2::Digest;

/// Two edits within this time may leave one stamp: FAT counts in steps of two seconds.
pub(super) const GRAIN: Duration = Duration::from_secs(2);

/// The length of a file, and when and as what it was last written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// Its length in bytes.
    pub size: u64,
    modified: Option<SystemTime>,
    changed: Option<SystemTime>,
    number: u64,
}

impl Stamp {
    /// The stamp of the file with this metadata.
    #[cfg(unix)]
    pub(crate) fn of(metadata: &Metadata) -> Stamp {
        use std::os::unix::fs::MetadataExt;
        // No program can set this time, whatever it does to the other one.
        let seconds = u64::try_from(metadata.ctime()).ok().map(Duration::from_secs);
        let fraction = u64::try_from(metadata.ctime_nsec()).ok().map(Duration::from_nanos);
        let changed = seconds.zip(fraction).and_then(|(seconds, fraction)| {
            SystemTime::UNIX_EPOCH.checked_add(seconds)?.checked_add(fraction)
        });
        let modified = metadata.modified().ok();
        Stamp { size: metadata.len(), modified, changed, number: metadata.ino() }
    }

    /// The stamp of the file with this metadata.
    #[cfg(not(unix))]
    pub(crate) fn of(metadata: &Metadata) -> Stamp {
        let modified = metadata.modified().ok();
        Stamp { size: metadata.len(), modified, changed: modified, number: 0 }
    }

    /// Adds it to `digest`; `None` where it does not tell when the file changed.
    pub(crate) fn feed(&self, digest: &mut impl Digest) -> Option<()> {
        for time in [self.modified?, self.changed?] {
            // A file may be older than the epoch: both sides count.
            let since = |it: Result<Duration, SystemTimeError>| it.map_or(0, |it| it.as_nanos());
            digest.update(since(time.duration_since(SystemTime::UNIX_EPOCH)).to_le_bytes());
            digest.update(since(SystemTime::UNIX_EPOCH.duration_since(time)).to_le_bytes());
        }
        digest.update(self.size.to_le_bytes());
        digest.update(self.number.to_le_bytes());
        Some(())
    }

    /// When the file last changed, by the system's own account.
    pub(super) fn changed(&self) -> Option<SystemTime> {
        self.changed
    }

    /// Whether an edit made when something else had the time `newest` would give another stamp.
    pub(crate) fn is_older_than(&self, newest: Option<SystemTime>) -> bool {
        let next = self.changed.and_then(|changed| changed.checked_add(GRAIN));
        next.zip(newest).is_some_and(|(next, newest)| next < newest)
    }
}
