//! The frame of Exif data (TIFF 6.0, section 2): tables of entries in either order of bytes. Knows two kinds of
//! numbers and no tag, and gives nothing where the bytes end.

/// Exif data from their first byte on.
pub(super) struct Tiff<'a> {
    bytes: &'a [u8],
    little: bool,
}

impl<'a> Tiff<'a> {
    /// `bytes`, where they begin as such data do.
    pub(super) fn of(bytes: &'a [u8]) -> Option<Tiff<'a>> {
        match bytes.get(..4)? {
            b"II\x2a\0" => Some(Tiff { bytes, little: true }),
            b"MM\0\x2a" => Some(Tiff { bytes, little: false }),
            _ => None,
        }
    }

    /// The number of two bytes at `at`.
    pub(super) fn short(&self, at: usize) -> Option<u16> {
        let bytes = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    /// The number of four bytes at `at`.
    pub(super) fn long(&self, at: usize) -> Option<u32> {
        let bytes = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    /// Where the table lies whose offset stands at `at`.
    pub(super) fn table(&self, at: usize) -> Option<usize> {
        self.long(at).and_then(|offset| usize::try_from(offset).ok())
    }

    /// Where the entry of `tag` stands in the table at `table`.
    pub(super) fn entry(&self, table: usize, tag: u16) -> Option<usize> {
        let entries = usize::from(self.short(table)?);
        (0..entries)
            .map(|entry| table + 2 + entry * 12)
            .take_while(|at| *at < self.bytes.len())
            .find(|at| self.short(*at) == Some(tag))
    }
}
