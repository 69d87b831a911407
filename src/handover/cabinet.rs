//! Several files together: in a zip, or in a folder.

use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

use zip::write::{PreparedZipFile, SimpleFileOptions};
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::{durable, system};

/// Where files are put, one after the other; a name may have folders in it, with `/`.
pub trait Cabinet {
    /// Puts a file in.
    ///
    /// # Errors
    /// When it cannot be written.
    fn put(&mut self, name: &str, bytes: &[u8]) -> io::Result<()>;

    /// Begins a file that is not written from its beginning to its end.
    ///
    /// # Errors
    /// When it cannot be made.
    fn scratch(&mut self, name: &str) -> io::Result<Scratch>;

    /// Puts in a file that was begun so.
    ///
    /// # Errors
    /// When it cannot be written.
    fn place(&mut self, name: &str, scratch: Scratch) -> io::Result<()>;
}

/// A file that is not written from its beginning to its end.
#[derive(Debug)]
pub enum Scratch {
    /// In its place on the disk.
    File(BufWriter<File>),
    /// In memory: a zip takes files whole.
    Memory(io::Cursor<Vec<u8>>),
}

impl Write for Scratch {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Scratch::File(file) => file.write(bytes),
            Scratch::Memory(memory) => memory.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Scratch::File(file) => file.flush(),
            Scratch::Memory(memory) => memory.flush(),
        }
    }
}

impl Seek for Scratch {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        match self {
            Scratch::File(file) => file.seek(to),
            Scratch::Memory(memory) => memory.seek(to),
        }
    }
}

/// A zip. Its entries have no date of their own, so that the same files give the same bytes.
#[derive(Debug)]
pub struct Zip<W: Write + Seek>(ZipWriter<W>);

/// A folder that is being filled.
#[derive(Debug)]
pub struct Folder(pub PathBuf);

/// An entry of a zip, compressed: that is most of the work, and several can be made at once.
#[derive(Debug)]
pub struct Packed(PreparedZipFile);

impl Packed {
    /// Compresses a file.
    ///
    /// # Errors
    /// Never in practice; the compressor's type allows it.
    pub fn new(name: &str, bytes: &[u8]) -> io::Result<Packed> {
        Ok(Packed(PreparedZipFile::from_data(name, options(), bytes)?))
    }
}

impl<W: Write + Seek> Zip<W> {
    /// An empty zip.
    pub fn new(file: W) -> Zip<W> {
        Zip(ZipWriter::new(file))
    }

    /// Adds an entry that is compressed already.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&mut self, entry: Packed) -> io::Result<()> {
        Ok(self.0.add_prepared_file(entry.0)?)
    }

    /// Begins an entry, which is what is written from now on.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(&mut self, name: &str, is_large: bool) -> io::Result<&mut impl Write> {
        // What is long here is mostly guids, of which no effort makes much less.
        let options = options().compression_level(Some(2));
        self.0.start_file(name, options.large_file(is_large))?;
        Ok(&mut self.0)
    }

    /// Adds a file as it is on the disk, uncompressed: sound is compressed already.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub fn store(&mut self, name: &str, path: &Path) -> io::Result<()> {
        let mut file = File::open(path)?;
        let is_large = file.metadata()?.len() >= u64::from(u32::MAX);
        let options = options().compression_method(CompressionMethod::Stored);
        self.0.start_file(name, options.large_file(is_large))?;
        io::copy(&mut file, &mut self.0).map(drop)
    }

    /// Writes the table of contents.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(self) -> io::Result<()> {
        self.0.finish()?.flush()
    }
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o600)
}

impl<W: Write + Seek> Cabinet for Zip<W> {
    fn put(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.add(Packed::new(name, bytes)?)
    }

    fn scratch(&mut self, _: &str) -> io::Result<Scratch> {
        Ok(Scratch::Memory(io::Cursor::default()))
    }

    fn place(&mut self, name: &str, scratch: Scratch) -> io::Result<()> {
        match scratch {
            Scratch::Memory(memory) => self.put(name, memory.get_ref()),
            Scratch::File(mut file) => file.flush(),
        }
    }
}

impl Cabinet for Folder {
    fn put(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        durable::create_unsynced(&self.path(name)?, bytes)
    }

    fn scratch(&mut self, name: &str) -> io::Result<Scratch> {
        let mut options = system::private_file();
        let file = options
            .write(true)
            .create_new(true)
            .open(self.path(name)?)?;
        Ok(Scratch::File(BufWriter::new(file)))
    }

    fn place(&mut self, name: &str, scratch: Scratch) -> io::Result<()> {
        match scratch {
            Scratch::File(mut file) => file.flush(),
            Scratch::Memory(memory) => self.put(name, memory.get_ref()),
        }
    }
}

impl Folder {
    /// Where a file will be, in a folder that is there.
    fn path(&self, name: &str) -> io::Result<PathBuf> {
        let path = self.0.join(name);
        let folder = durable::folder_of(&path);
        if !folder.is_dir() {
            system::create_private_folder(folder)?;
        }
        Ok(path)
    }
}
