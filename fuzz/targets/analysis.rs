//! Any text as an article: the analysis keeps the contract in every format.
#![no_main]

use analyze_fuzz::{hold_json, hold_reports};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    if analyze::source::check(&text).is_err() {
        return;
    }
    let analysis = analyze::analyze(&text);
    hold_json(&text, &analysis);
    hold_reports(&text, &analysis);
});
