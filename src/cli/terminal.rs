//! What the terminal can do, and text that is safe to show on it.

use super::options::{Options, When};
use analyze::report::text::Layout;
use anstream::{AutoStream, ColorChoice};
use std::io;

/// Columns where there is no terminal.
const COLUMNS: usize = 80;

/// Whether standard output gets colours.
pub(super) fn color_choice(options: &Options) -> ColorChoice {
    match options.color {
        When::Always => ColorChoice::Always,
        When::Never => ColorChoice::Never,
        When::Auto => AutoStream::choice(&io::stdout()),
    }
}

/// How the text report is laid out.
pub(crate) fn layout(options: &Options) -> Layout {
    let elsewhere = options.output.is_some() || options.output_dir.is_some();
    let color = match options.color {
        When::Auto if elsewhere => false,
        _ => color_choice(options) != ColorChoice::Never,
    };
    let width = match terminal_size::terminal_size_of(io::stdout()) {
        Some((width, _)) if !elsewhere => usize::from(width.0),
        _ => COLUMNS,
    };
    Layout::new(width, color)
}
