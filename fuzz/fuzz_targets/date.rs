//! Any text is a date or not; a date ends no earlier than it starts, can be shown, and orders with itself.

#![no_main]

use fahrplan::date::{Date, Day};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = Day::parse(text);
    let Ok(date) = Date::parse(text) else { return };
    if let (Some(earliest), Some(latest)) = (date.earliest(), date.latest()) {
        assert!(earliest <= latest, "{text}");
    }
    assert_eq!(date.cmp(&date), std::cmp::Ordering::Equal);
    assert_eq!(Date::parse(text).as_ref(), Ok(&date), "{text}");
});
