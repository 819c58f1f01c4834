//! What a chain of bags proves, and what it does not.

use fahrplan::bag::{Chain, Info, Link, PREDECESSOR, PREDECESSOR_DIGEST, Verified, verify_chain};

use super::{Place, bag, draft, successor};

/// Three bags, each bound to the one before.
fn chained() -> Place {
    let place = Place::new();
    let first = place.create("1", &bag());
    let second = place.create("2", &successor("1", &first));
    place.create("3", &successor("2", &second));
    place
}

fn follow(bags: &[(&str, &Verified)]) -> Chain {
    let links: Vec<_> = bags.iter().map(|&(name, bag)| Link { name, bag }).collect();
    verify_chain(&links)
}

fn words(bags: &[(&str, &Verified)]) -> Vec<String> {
    follow(bags).faults.iter().map(ToString::to_string).collect()
}

#[test]
fn a_chain_holds_and_gives_its_head() {
    let place = chained();
    let [one, two, three] = ["1", "2", "3"].map(|name| place.verify(name));
    let chain = follow(&[("1", &one), ("2", &two), ("3", &three)]);
    assert_eq!(chain, Chain { faults: Vec::new(), head: three.digest });
    assert_eq!(follow(&[]), Chain { faults: Vec::new(), head: None });
}

#[test]
fn each_break_is_told() {
    let place = chained();
    let [one, two, three] = ["1", "2", "3"].map(|name| place.verify(name));
    assert_eq!(words(&[("1", &one), ("3", &three)]), ["3: its predecessor 2 is missing"]);
    assert_eq!(
        words(&[("2", &two), ("1", &one), ("3", &three)]),
        ["2: its predecessor 1 does not come before it", "1: names no predecessor"]
    );
    assert_eq!(
        words(&[("1", &one), ("2", &two), ("2b", &two), ("3", &three)]),
        ["2b: names the predecessor 1, as 2 does"]
    );
}

#[test]
fn a_bag_that_was_replaced_by_a_sound_one_is_found_by_its_successor() {
    let place = chained();
    let mut other = draft();
    other.payload[0].1 = b"another plan".to_vec();
    let forged = Place::new();
    forged.create("1", &other.write().unwrap());
    let one = forged.verify("1");
    assert_eq!(one.faults, []);
    let [two, three] = ["2", "3"].map(|name| place.verify(name));
    let words = words(&[("1", &one), ("2", &two), ("3", &three)]);
    assert!(
        words.len() == 1 && words[0].starts_with("2: its predecessor 1 was replaced: "),
        "{words:?}"
    );
}

#[test]
fn half_a_predecessor_is_none() {
    let digest = format!("sha512:{}", "0".repeat(127));
    for pairs in [
        vec![(PREDECESSOR, "1")],
        vec![(PREDECESSOR_DIGEST, "x")],
        vec![(PREDECESSOR, "1"), (PREDECESSOR_DIGEST, digest.as_str())],
    ] {
        let mut draft = draft();
        draft.info = Info::new(pairs);
        let place = Place::new();
        place.create("2", &draft.write().unwrap());
        let two = place.verify("2");
        assert_eq!(words(&[("2", &two)]), ["2: its predecessor cannot be read"]);
    }
}
