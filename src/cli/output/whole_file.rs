//! A file that appears whole or not at all.

use crate::cli::interrupt::Unfinished;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use tempfile::NamedTempFile;

/// Is written beside its place and moved there by [`persist`](WholeFile::persist); dropped before
/// that, it leaves nothing behind and what stood there stays.
pub(crate) enum WholeFile {
    /// A regular file.
    Beside(BufWriter<NamedTempFile>, PathBuf, Unfinished),
    /// A device or a pipe, which cannot be replaced.
    Device(BufWriter<File>),
}

impl WholeFile {
    /// Begins a file that is to stand at `path`. It gets the permissions of the file that stands
    /// there, or those of any new file.
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        // The file behind a link is replaced, not the link.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let old = fs::metadata(&path).ok();
        if old.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(io::Error::other(
                "it is a folder; did you mean --output-dir?",
            ));
        }
        if old.as_ref().is_some_and(|old| !old.is_file()) {
            let device = File::options().write(true).open(&path)?;
            return Ok(WholeFile::Device(BufWriter::new(device)));
        }
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let (file, unfinished) = Unfinished::begin(|| {
            let file = beside(folder)?;
            let path = file.path().to_path_buf();
            Ok((file, path))
        })?;
        if let Some(old) = old {
            file.as_file().set_permissions(old.permissions())?;
        }
        Ok(WholeFile::Beside(BufWriter::new(file), path, unfinished))
    }

    /// Puts the file in its place; what it holds was true at `begun`.
    pub(super) fn persist(self, begun: Option<SystemTime>) -> io::Result<()> {
        match self {
            WholeFile::Device(mut device) => device.flush(),
            WholeFile::Beside(writer, path, _unfinished) => {
                let file = writer
                    .into_inner()
                    .map_err(io::IntoInnerError::into_error)?;
                if let Some(begun) = begun {
                    // Some file systems keep no times of their own; then results seem newer.
                    let _ = file.as_file().set_modified(begun);
                }
                file.persist(path)?;
                Ok(())
            }
        }
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            WholeFile::Beside(file, ..) => file.write(bytes),
            WholeFile::Device(device) => device.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            WholeFile::Beside(file, ..) => file.flush(),
            WholeFile::Device(device) => device.flush(),
        }
    }
}

/// What the names of unfinished files begin with.
const PREFIX: &str = ".analyze-";

/// Removes unfinished files that a run has left behind when it was killed. A file that another run
/// is writing stays.
#[cfg(unix)]
pub(super) fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let named = entry.file_name();
        if !named.as_encoded_bytes().starts_with(PREFIX.as_bytes()) {
            continue;
        }
        let abandoned = |file: File| file.try_lock().is_ok().then_some(file);
        // The lock is held until it is gone.
        if let Some(_file) = File::open(entry.path()).ok().and_then(abandoned) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Without locks nobody knows whose they are.
#[cfg(not(unix))]
pub(super) fn sweep(_: &Path) {}

/// An unfinished file in `folder`, locked as long as it is written.
#[cfg(unix)]
fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    use std::fs::TryLockError;
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    loop {
        let mut builder = tempfile::Builder::new();
        // Temporary files are private by default; results are not, the user's mask decides.
        builder.permissions(fs::Permissions::from_mode(0o666));
        let file = create(&mut builder, folder)?;
        let locked = file.as_file().try_lock();
        // Another run may have taken it for abandoned before it was locked. Where there are no
        // locks, there is no sweeping.
        let swept = matches!(locked, Err(TryLockError::WouldBlock))
            || file.as_file().metadata()?.nlink() == 0;
        if !swept {
            return Ok(file);
        }
    }
}

#[cfg(not(unix))]
fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    create(&mut tempfile::Builder::new(), folder)
}

fn create(builder: &mut tempfile::Builder, folder: &Path) -> io::Result<NamedTempFile> {
    builder.prefix(PREFIX).tempfile_in(folder).map_err(|error| {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "its folder does not exist",
            io::ErrorKind::PermissionDenied => "permission denied",
            // Without the name of the unfinished file, which tells nobody anything.
            io::ErrorKind::StorageFull => "no space left on device",
            _ => return error,
        };
        io::Error::new(error.kind(), reason)
    })
}
