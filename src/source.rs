//! Bytes to text: encodings, limits, errors. The only stage that can fail.
