//! Reads gzip and Zstandard as if it were not there.
//!
//! What an input is, its first bytes say, not its name: neither begins as text does.

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::fmt::Display;
use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};

/// What one read takes from a file or a pipe.
const BUFFER: usize = 1 << 16;
/// What gzip begins with.
const GZIP: [u8; 2] = [0x1F, 0x8B];
/// What a frame of Zstandard begins with.
const ZSTANDARD: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];

/// True when these are the first bytes of gzip or Zstandard.
pub(super) fn is_compressed(bytes: &[u8]) -> bool {
    bytes.starts_with(&GZIP) || bytes.starts_with(&ZSTANDARD)
}

/// The bytes of an input, decompressed when they came compressed.
pub struct Plain<R: Read>(Kind<R>);

enum Kind<R: Read> {
    /// As they came.
    AsIs(BufReader<Peeked<R>>),
    /// From gzip, all members.
    Gzip(BufReader<MultiGzDecoder<BufReader<Peeked<R>>>>),
    /// From Zstandard, all frames.
    Zstandard(Box<BufReader<Frames<BufReader<Peeked<R>>>>>),
}

/// An input whose first bytes have been looked at.
type Peeked<R> = Chain<Cursor<Vec<u8>>, R>;

impl<R: Read> Plain<R> {
    /// Looks at the first bytes of `input`, at no more of them than it needs to tell what it is.
    ///
    /// # Errors
    /// When `input` cannot be read.
    pub fn new(mut input: R) -> io::Result<Self> {
        let head = head(&mut input)?;
        let (gzip, zstandard) = (head == GZIP, head == ZSTANDARD);
        let whole = BufReader::with_capacity(BUFFER, Cursor::new(head).chain(input));
        Ok(Plain(if gzip {
            let decoder = MultiGzDecoder::new(whole);
            Kind::Gzip(BufReader::with_capacity(BUFFER, decoder))
        } else if zstandard {
            let frames = Frames::new(whole);
            Kind::Zstandard(Box::new(BufReader::with_capacity(BUFFER, frames)))
        } else {
            Kind::AsIs(whole)
        }))
    }

    fn reader(&mut self) -> &mut dyn BufRead {
        match &mut self.0 {
            Kind::AsIs(reader) => reader,
            Kind::Gzip(reader) => reader,
            Kind::Zstandard(reader) => reader.as_mut(),
        }
    }
}

impl<R: Read> Read for Plain<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.reader().read(buffer)
    }
}

impl<R: Read> BufRead for Plain<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.reader().fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.reader().consume(amount);
    }
}

/// The first bytes, as many as speak for a kind of compression.
fn head(input: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(ZSTANDARD.len());
    let mut byte = [0];
    loop {
        match input.read(&mut byte) {
            Ok(0) => break,
            Ok(_) => head.extend_from_slice(&byte),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        }
        let may_be = |magic: &[u8]| magic.len() > head.len() && magic.starts_with(&head);
        if !may_be(&GZIP) && !may_be(&ZSTANDARD) {
            break;
        }
    }
    Ok(head)
}

/// Decodes all frames of Zstandard, one after the other, and passes over frames that hold no data.
struct Frames<R> {
    source: R,
    decoder: FrameDecoder,
    inside: bool,
}

impl<R: BufRead> Frames<R> {
    fn new(source: R) -> Self {
        Frames {
            source,
            decoder: FrameDecoder::new(),
            inside: false,
        }
    }

    /// Goes to the next frame that holds data; false at the end.
    fn enter(&mut self) -> io::Result<bool> {
        while !self.source.fill_buf()?.is_empty() {
            match self.decoder.reset(&mut self.source) {
                Ok(()) => {
                    self.inside = true;
                    return Ok(true);
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let length = u64::from(length);
                    let mut frame = self.source.by_ref().take(length);
                    if io::copy(&mut frame, &mut io::sink())? < length {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                }
                Err(error) => return Err(damaged(error)),
            }
        }
        Ok(false)
    }

    /// The end of a frame: what was decoded must be what was encoded.
    fn leave(&mut self) -> io::Result<()> {
        self.inside = false;
        let told = self.decoder.get_checksum_from_data();
        if told.is_some() && told != self.decoder.get_calculated_checksum() {
            return Err(damaged("wrong checksum"));
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !buffer.is_empty() && (self.inside || self.enter()?) {
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                self.decoder
                    .decode_blocks(&mut self.source, BlockDecodingStrategy::UptoBlocks(1))
                    .map_err(damaged)?;
            }
            match self.decoder.read(buffer)? {
                0 => self.leave()?,
                read => return Ok(read),
            }
        }
        Ok(0)
    }
}

fn damaged(error: impl Display) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("damaged Zstandard data: {error}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        let _ = encoder.write_all(bytes);
        encoder.finish().unwrap_or_default()
    }

    fn zstandard(bytes: &[u8]) -> Vec<u8> {
        compress_to_vec(bytes, CompressionLevel::Fastest)
    }

    fn plain(bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut read = Vec::new();
        Plain::new(bytes)?.read_to_end(&mut read)?;
        Ok(read)
    }

    #[test]
    fn the_first_bytes_decide() -> io::Result<()> {
        let text = b"Talks begin. ".repeat(20_000);
        for bytes in [text.clone(), gzip(&text), zstandard(&text)] {
            assert_eq!(plain(&bytes)?, text);
        }
        for short in [&b""[..], b"\x1F", b"(", b"\x28\xB5\x2F", b"\x1F\x1F\x8B"] {
            assert_eq!(plain(short)?, short);
        }
        Ok(())
    }

    #[test]
    fn all_members_and_frames_are_read() -> io::Result<()> {
        let skipped = b"\x50\x2A\x4D\x18\x03\x00\x00\x00abc";
        for bytes in [
            [gzip(b"One. "), gzip(b"Two.")].concat(),
            [
                &zstandard(b"One. ")[..],
                skipped,
                &zstandard(b"Two."),
                skipped,
            ]
            .concat(),
        ] {
            assert_eq!(plain(&bytes)?, b"One. Two.");
        }
        Ok(())
    }

    #[test]
    fn damage_is_an_error() {
        let text = b"The mayor has not said when talks begin.".repeat(50);
        for whole in [gzip(&text), zstandard(&text)] {
            let cut = whole.len() - 5;
            assert!(plain(whole.get(..cut).unwrap_or_default()).is_err());
            let mut changed = whole.clone();
            if let Some(byte) = changed.last_mut() {
                *byte ^= 1;
            }
            assert!(plain(&changed).is_err(), "the checksum tells");
            assert!(plain(&[&whole[..], b"rubbish"].concat()).is_err());
        }
        let cut_in_skipped = b"\x28\xB5\x2F\xFD";
        assert!(plain(cut_in_skipped).is_err());
    }

    #[test]
    fn looks_at_no_more_than_it_needs() -> io::Result<()> {
        let mut input = &b"\n{}"[..];
        assert_eq!(head(&mut input)?, b"\n");
        assert_eq!(input, b"{}");
        Ok(())
    }
}
