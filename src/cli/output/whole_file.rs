//! A file that appears whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Is written beside its place and moved there by [`persist`](WholeFile::persist); dropped before
/// that, it leaves nothing behind and what stood there stays.
pub(crate) enum WholeFile {
    /// A regular file.
    Beside(BufWriter<NamedTempFile>, PathBuf),
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
        let file = builder().tempfile_in(folder).map_err(|error| {
            let reason = match error.kind() {
                io::ErrorKind::NotFound => "its folder does not exist",
                io::ErrorKind::PermissionDenied => "permission denied",
                _ => return error,
            };
            io::Error::new(error.kind(), reason)
        })?;
        if let Some(old) = old {
            file.as_file().set_permissions(old.permissions())?;
        }
        Ok(WholeFile::Beside(BufWriter::new(file), path))
    }

    /// Puts the file in its place.
    pub(super) fn persist(self) -> io::Result<()> {
        match self {
            WholeFile::Device(mut device) => device.flush(),
            WholeFile::Beside(writer, path) => {
                let file = writer
                    .into_inner()
                    .map_err(io::IntoInnerError::into_error)?;
                file.persist(path)?;
                Ok(())
            }
        }
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            WholeFile::Beside(file, _) => file.write(bytes),
            WholeFile::Device(device) => device.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            WholeFile::Beside(file, _) => file.flush(),
            WholeFile::Device(device) => device.flush(),
        }
    }
}

/// Temporary files are private by default; results are not, the user's mask decides.
#[cfg(unix)]
fn builder() -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = tempfile::Builder::new();
    builder
        .prefix(".analyze-")
        .permissions(fs::Permissions::from_mode(0o666));
    builder
}

#[cfg(not(unix))]
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".analyze-");
    builder
}
