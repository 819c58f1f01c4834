//! A bag as a ZIP. That others can read it is tested in `tests/data/bags.py`.

use std::fs::{self, File, FileTimes};
use std::time::{Duration, SystemTime};

use fahrplan::bag::{ExportError, export};

use super::{Place, bag, with_bag};

fn zip(place: &Place) -> Vec<u8> {
    let mut bytes = Vec::new();
    export(&place.folder().join("1"), &mut bytes).unwrap();
    bytes
}

#[test]
fn the_zip_of_a_bag_is_the_same_wherever_and_whenever() {
    let (one, two) = (with_bag(), with_bag());
    let file = File::options().write(true).open(two.folder().join("1/bagit.txt")).unwrap();
    let past = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    file.set_times(FileTimes::new().set_modified(past)).unwrap();
    assert_eq!(zip(&one), zip(&two));
    assert_eq!(zip(&one), zip(&one));
}

#[test]
fn a_zip_holds_every_file_in_order_at_the_first_day_of_its_calendar() {
    let bytes = zip(&with_bag());
    let mut names = Vec::new();
    let heads = bytes.windows(4).enumerate().filter(|(_, window)| *window == b"PK\x01\x02");
    for (at, _) in heads {
        let record = &bytes[at..];
        let length = usize::from(u16::from_le_bytes([record[28], record[29]]));
        assert_eq!(record[12..16], [0, 0, 0x21, 0]);
        names.push(String::from_utf8(record[46..46 + length].to_vec()).unwrap());
    }
    let expected: Vec<_> = bag().files().map(|(path, _)| format!("1/{path}")).collect();
    assert_eq!(names, expected);
}

#[test]
fn a_damaged_bag_is_not_handed_out() {
    let place = with_bag();
    fs::write(place.folder().join("1/data/neu"), "").unwrap();
    let result = export(&place.folder().join("1"), &mut Vec::new());
    assert!(matches!(result, Err(ExportError::Damaged { .. })));
}
