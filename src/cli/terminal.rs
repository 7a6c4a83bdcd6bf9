//! What the terminal can do, and text that is safe to show on it.

use super::options::{Options, When};
use analyze::report::text::{Layout, is_command};
use anstream::{AutoStream, ColorChoice};
use std::fmt::Write;
use std::io::{self, IsTerminal};

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

/// True when results are printed on a terminal.
pub(crate) fn shows_results(options: &Options) -> bool {
    options.output.is_none() && options.output_dir.is_none() && io::stdout().is_terminal()
}

/// The same JSON with every character that a terminal would obey written as an escape.
pub(crate) fn harmless(json: &[u8]) -> Vec<u8> {
    let mut shown = String::with_capacity(json.len());
    for c in String::from_utf8_lossy(json).chars() {
        // Outside of strings JSON has no such character but the newline.
        if c == '\n' || !is_command(c) {
            shown.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing into a string cannot fail.
            let _ = write!(shown, "\\u{unit:04x}");
        }
    }
    shown.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn harmless_json_means_the_same() {
        let text = "“a” \u{9B}31m \u{202E}b\u{E0041}\u{7F}";
        let value = serde_json::json!({ "text": text });
        let json = serde_json::to_vec_pretty(&value).unwrap_or_default();
        let shown = String::from_utf8(harmless(&json)).unwrap_or_default();
        assert!(
            shown.contains(r"“a” \u009b31m \u202eb\udb40\udc41\u007f"),
            "{shown}"
        );
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&shown).ok(),
            Some(value)
        );
    }
}
