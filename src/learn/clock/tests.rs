//! A simulated tablet with true times and wrong clocks.

use super::*;
use proptest::prelude::*;

/// 2026-01-05 10:00 in Dhaka.
const START: i64 = 1_767_585_600_000;
const HOUR: i64 = 3_600_000;

/// What a tablet's wall clock shows.
#[derive(Clone, Copy, Debug)]
enum Wall {
    /// The time, so many milliseconds wrong.
    Off(i64),
    /// What its chip falls back to at each boot, counting on from there.
    Reset(i64),
}

#[derive(Clone, Copy, Debug)]
enum Moment {
    Event,
    /// A contact whose question was on its way for so long; all events arrive.
    Contact(i64),
    /// The log is copied to a card, which arrives so much later.
    Card(i64),
    /// Somebody sets the clock by so much.
    Jump(i64),
}

/// One boot: how long the tablet was off before, parts in a million by which its count is
/// wrong, its clock, and what happens after how many milliseconds.
type Boot = (i64, i64, Wall, Vec<(i64, Moment)>);

fn wall() -> impl Strategy<Value = Wall> {
    prop_oneof![
        3 => Just(Wall::Off(0)),
        2 => (-400 * DAY_MS..400 * DAY_MS).prop_map(Wall::Off),
        1 => Just(Wall::Reset(0)),
        1 => Just(Wall::Reset(1_748_736_000_000)),
        1 => Just(Wall::Reset(4_294_967_296_000)),
    ]
}

fn moment() -> impl Strategy<Value = Moment> {
    prop_oneof![
        12 => Just(Moment::Event),
        2 => (0..=JOURNEY_MS as i64).prop_map(Moment::Contact),
        1 => (0..5 * DAY_MS).prop_map(Moment::Card),
        1 => (-40 * DAY_MS..40 * DAY_MS).prop_map(Moment::Jump),
    ]
}

fn boots(wall: impl Strategy<Value = Wall>) -> impl Strategy<Value = Vec<Boot>> {
    let moments = prop::collection::vec((0..3 * HOUR, moment()), 0..12);
    prop::collection::vec((1_000..10 * DAY_MS, -100..=100i64, wall, moments), 1..12)
}

/// What the server has, and what is true.
#[derive(Default)]
struct Lived {
    heard: Vec<Heard>,
    anchors: Vec<Anchor>,
    truth: Vec<i64>,
}

fn live(boots: &[Boot]) -> Lived {
    let mut lived = Lived::default();
    let mut now = START;
    let mut arrived = 0;
    for (number, (off, ppm, wall, moments)) in boots.iter().enumerate() {
        let boot = number as u32 + 1;
        let booted = now + off;
        now = booted;
        let (mut mono, mut jumped) = (0, 0);
        for (pause, moment) in moments {
            mono += pause;
            now = booted + mono + mono * ppm / 1_000_000;
            let mono_ms = mono as u64;
            let mut arrive = |at: i64, heard: &mut Vec<Heard>| {
                heard[arrived..].iter_mut().for_each(|heard| heard.received_ms = at);
                arrived = heard.len();
            };
            match *moment {
                Moment::Event => {
                    let wall_ms = jumped
                        + match wall {
                            Wall::Off(wrong) => now + wrong,
                            Wall::Reset(from) => from + mono,
                        };
                    let at = Stamp { wall_ms, mono_ms, boot };
                    lived.heard.push(Heard { at, received_ms: 0 });
                    lived.truth.push(now);
                }
                Moment::Contact(journey) => {
                    let server_ms = now + journey;
                    lived.anchors.push(Anchor { boot, mono_ms, server_ms });
                    arrive(server_ms, &mut lived.heard);
                }
                Moment::Card(later) => arrive(now + later, &mut lived.heard),
                Moment::Jump(by) => jumped += by,
            }
        }
    }
    lived.heard[arrived..].iter_mut().for_each(|heard| heard.received_ms = now + HOUR);
    lived
}

fn is_monotone(estimates: &[Estimate]) -> bool {
    estimates.is_sorted_by_key(|estimate| estimate.at_ms)
}

fn any_heard() -> impl Strategy<Value = Heard> {
    let extreme = prop_oneof![any::<i64>(), Just(i64::MIN), Just(i64::MAX), START..START + HOUR];
    let mono = prop_oneof![any::<u64>(), Just(u64::MAX), 0..10_000u64];
    let boot = prop_oneof![any::<u32>(), 0..4u32];
    (extreme.clone(), mono, boot, extreme).prop_map(|(wall_ms, mono_ms, boot, received_ms)| Heard {
        at: Stamp { wall_ms, mono_ms, boot },
        received_ms,
    })
}

proptest! {
    #[test]
    fn the_truth_is_never_further_away_than_the_error(boots in boots(wall())) {
        let lived = live(&boots);
        let estimates = estimates(&lived.heard, &lived.anchors);
        prop_assert_eq!(estimates.len(), lived.truth.len());
        for (estimate, truth) in estimates.iter().zip(&lived.truth) {
            prop_assert!(estimate.at_ms.abs_diff(*truth) <= estimate.err_ms, "{estimate:?} {truth}");
        }
    }

    #[test]
    fn estimates_never_go_backwards(boots in boots(wall())) {
        let lived = live(&boots);
        prop_assert!(is_monotone(&estimates(&lived.heard, &lived.anchors)));
    }

    #[test]
    fn an_anchor_more_makes_no_estimate_worse(
        boots in boots(wall()), chosen in any::<[bool; 8]>()
    ) {
        let lived = live(&boots);
        let some: Vec<Anchor> = lived.anchors.iter().enumerate()
            .filter(|(n, _)| chosen[n % 8]).map(|(_, anchor)| *anchor).collect();
        let (few, all) = (estimates(&lived.heard, &some), estimates(&lived.heard, &lived.anchors));
        for (few, all) in few.iter().zip(&all) {
            prop_assert!(all.err_ms <= few.err_ms, "{few:?} became {all:?}");
            prop_assert!(few.source != Source::Exact || all.source == Source::Exact);
        }
    }

    #[test]
    fn a_boot_with_a_contact_is_exact_whatever_its_clock_says(boots in boots(wall())) {
        let lived = live(&boots);
        for (heard, estimate) in lived.heard.iter().zip(estimates(&lived.heard, &lived.anchors)) {
            let contact = lived.anchors.iter().any(|anchor| anchor.boot == heard.at.boot);
            prop_assert_eq!(estimate.source == Source::Exact, contact);
            prop_assert!(!contact || estimate.err_ms <= JOURNEY_MS / 2 + 40_000, "{estimate:?}");
        }
    }

    #[test]
    fn a_right_clock_is_believed(boots in boots(Just(Wall::Off(0)))) {
        let right = |(pause, moment): &(i64, Moment)| match moment {
            Moment::Jump(_) => (*pause, Moment::Event),
            _ => (*pause, *moment),
        };
        let boots: Vec<Boot> = boots.into_iter()
            .map(|(off, ppm, wall, moments)| (off, ppm, wall, moments.iter().map(right).collect()))
            .collect();
        let lived = live(&boots);
        let estimates = estimates(&lived.heard, &lived.anchors);
        for (estimate, truth) in estimates.iter().zip(&lived.truth) {
            prop_assert!(matches!(estimate.source, Source::Exact | Source::Claimed));
            prop_assert!(estimate.at_ms.abs_diff(*truth) <= JOURNEY_MS, "{estimate:?} {truth}");
            let day = estimate.school_day();
            prop_assert!(day.uncertain || day.day == day_of(*truth));
        }
    }

    #[test]
    fn any_values_give_as_many_estimates_that_never_go_backwards(
        heard in prop::collection::vec(any_heard(), 0..20),
        anchors in prop::collection::vec(any_heard(), 0..6),
    ) {
        let anchors: Vec<Anchor> = anchors.iter().map(|any| Anchor {
            boot: any.at.boot, mono_ms: any.at.mono_ms, server_ms: any.received_ms,
        }).collect();
        let estimates = estimates(&heard, &anchors);
        prop_assert_eq!(estimates.len(), heard.len());
        prop_assert!(is_monotone(&estimates));
        estimates.iter().for_each(|estimate| { estimate.school_day(); });
    }
}

/// One event each: boot, wall clock, and an arrival forty days after the start.
fn events(events: &[(u32, i64)]) -> Vec<Heard> {
    let heard = |&(boot, wall_ms)| Heard {
        at: Stamp { wall_ms, mono_ms: 60_000, boot },
        received_ms: START + 40 * DAY_MS,
    };
    events.iter().map(heard).collect()
}

fn contact(boot: u32, day: i64) -> Anchor {
    Anchor { boot, mono_ms: 60_000, server_ms: START + day * DAY_MS }
}

/// Whole days after the start, to the nearest.
fn days(estimates: &[Estimate]) -> Vec<i64> {
    let noon = START - DAY_MS / 2;
    estimates.iter().map(|estimate| (estimate.at_ms - noon).div_euclid(DAY_MS)).collect()
}

fn sources(estimates: &[Estimate]) -> Vec<Source> {
    estimates.iter().map(|estimate| estimate.source).collect()
}

#[test]
fn boots_without_a_clock_are_spread_between_two_contacts() {
    let heard = events(&[(1, 0), (2, 0), (3, 0), (4, 0), (5, 0)]);
    let estimates = estimates(&heard, &[contact(1, 0), contact(5, 8)]);
    assert_eq!(days(&estimates), [0, 2, 4, 6, 8]);
    let (exact, bounded) = (Source::Exact, Source::Bounded);
    assert_eq!(sources(&estimates), [exact, bounded, bounded, bounded, exact]);
    assert!(estimates[2].school_day().uncertain && !estimates[4].school_day().uncertain);
}

#[test]
fn before_the_first_contact_a_boot_a_day_is_assumed() {
    let heard = events(&[(1, 0), (2, 0), (3, 0)]);
    let estimates = estimates(&heard, &[contact(3, 8)]);
    assert_eq!(days(&estimates), [6, 7, 8]);
    assert_eq!(sources(&estimates), [Source::Unknown, Source::Unknown, Source::Exact]);
}

#[test]
fn a_contact_in_a_boot_without_events_bounds_its_neighbours() {
    let heard = events(&[(1, 0), (3, 0)]);
    let estimates = estimates(&heard, &[contact(2, 20)]);
    let met = START + 20 * DAY_MS;
    assert!(estimates[0].at_ms <= met + 2);
    assert!(estimates[1].at_ms >= met - JOURNEY_MS as i64 - 2);
    assert_eq!(sources(&estimates), [Source::Unknown, Source::Bounded]);
}

#[test]
fn a_clock_that_was_set_right_during_a_boot_counts_for_all_of_it() {
    let mut heard = events(&[(1, 0), (1, START + DAY_MS)]);
    heard[1].at.mono_ms += HOUR as u64;
    let estimates = estimates(&heard, &[]);
    assert_eq!(estimates[0].at_ms, START + DAY_MS - HOUR);
    assert_eq!(sources(&estimates), [Source::Claimed; 2]);
}

#[test]
fn one_wrong_claim_among_right_ones_is_not_believed() {
    let day = |day: i64| START + day * DAY_MS;
    let heard = events(&[(1, day(1)), (2, day(30)), (3, day(3)), (4, day(4)), (5, day(5))]);
    let estimates = estimates(&heard, &[]);
    assert_eq!(days(&estimates), [1, 2, 3, 4, 5]);
    assert_eq!(estimates[1].source, Source::Unknown);
}

#[test]
fn a_claim_that_a_contact_disproves_is_not_believed() {
    let heard = events(&[(1, START), (2, START - 90 * DAY_MS), (3, START)]);
    let estimates = estimates(&heard, &[contact(1, 0), contact(3, 2)]);
    assert_eq!(days(&estimates), [0, 1, 2]);
    assert_eq!(estimates[1].source, Source::Bounded);
}

#[test]
fn a_wrong_time_zone_is_forgiven_and_moved_into_what_is_certain() {
    let mut heard = events(&[(1, START + 5 * HOUR)]);
    heard[0].received_ms = START;
    let estimates = estimates(&heard, &[]);
    assert_eq!(estimates[0].source, Source::Claimed);
    assert!(estimates[0].at_ms.abs_diff(START) < 10);
}

#[test]
fn a_server_whose_clock_was_wrong_once_is_outvoted() {
    let heard = events(&[(1, 0), (2, 0), (3, 0)]);
    let anchors = [contact(1, 0), contact(2, 4_000), contact(3, 2)];
    let estimates = estimates(&heard, &anchors);
    assert_eq!(days(&estimates), [0, 1, 2]);
    assert_eq!(sources(&estimates), [Source::Exact, Source::Bounded, Source::Exact]);
}

#[test]
fn a_boot_number_that_was_given_twice_is_anchored_by_nobody() {
    let heard = events(&[(1, 0), (2, 0), (1, 0)]);
    let estimates = estimates(&heard, &[contact(1, 1), contact(2, 2)]);
    assert_eq!(sources(&estimates), [Source::Unknown, Source::Exact, Source::Bounded]);
}

#[test]
fn a_day_is_uncertain_where_the_error_reaches_over_midnight() {
    let midnight = day_of(START) as i64 * DAY_MS - 6 * HOUR;
    let at = |at_ms, err_ms, source| Estimate { at_ms, err_ms, source }.school_day();
    assert!(at(midnight + 1_000, 1_001, Source::Exact).uncertain);
    assert!(!at(midnight + 1_000, 1_000, Source::Exact).uncertain);
    assert!(at(midnight + 10 * HOUR, 15 * HOUR as u64, Source::Bounded).uncertain);
    assert!(!at(midnight + 10 * HOUR, 15 * HOUR as u64, Source::Claimed).uncertain);
    assert!(at(midnight + 1_000, 15 * HOUR as u64, Source::Claimed).uncertain);
    assert_eq!(at(midnight, 0, Source::Exact).day, day_of(START));
}
