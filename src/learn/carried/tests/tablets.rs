//! Tablets that meet a server now and then.

use super::*;

/// A tablet's log, and what it was last sent.
struct Tablet {
    stream: StreamId,
    log: History,
    sent_down: Carried,
}

impl Tablet {
    fn new(number: u8) -> Self {
        Self { stream: stream(number), log: Vec::new(), sent_down: Carried::default() }
    }

    fn play(&mut self, day: i32, skill: &str, right: bool) {
        let at = Order { day, stream: self.stream, seq: self.log.len() as u64 + 1 };
        self.log.push((at, attempt(skill, right)));
    }

    fn known(&self) -> Known {
        let mut known = Known::from(self.sent_down.clone());
        self.log.iter().for_each(|(at, attempt)| known.fold(*at, attempt));
        known
    }
}

#[derive(Default)]
struct Server {
    log: History,
    covers: BTreeMap<StreamId, u64>,
}

impl Server {
    fn hear(&mut self, tablet: &Tablet) {
        let heard = self.covers.entry(tablet.stream).or_default();
        self.log.extend_from_slice(&tablet.log[*heard as usize..]);
        *heard = tablet.log.len() as u64;
    }

    fn fold(&self) -> Facts {
        folded(&self.log)
    }

    /// Sends a state down, by its bytes.
    fn tell(&self, tablet: &mut Tablet) {
        let covers = self.covers.iter().map(|(stream, through)| (*stream, *through));
        let bytes = Carried::of(&self.fold(), &Chosen::default(), covers).to_bytes();
        tablet.sent_down = Carried::from_bytes(&bytes).unwrap();
    }
}

#[test]
fn monday_on_tablet_3_wednesday_on_tablet_7_and_on_friday_both_say_the_same() {
    let (monday, wednesday, thursday) = (20_702, 20_704, 20_705);
    let (mut third, mut seventh, mut server) = (Tablet::new(3), Tablet::new(7), Server::default());
    let level = |tablet: &Tablet, skill: &str| tablet.known().state(&skill.into());

    for right in [true, true, false] {
        third.play(monday, "bn.v1", right);
    }
    seventh.play(wednesday, "bn.v1", true);
    seventh.play(wednesday, "bn.v1", true);
    seventh.play(wednesday, "bn.c1", false);
    server.hear(&seventh);
    server.tell(&mut seventh);

    // A card brings Wednesday's state to the third tablet, which was heard by nobody yet: it
    // has Monday, and sees that this makes Wednesday's answers the fourth and fifth.
    server.tell(&mut third);
    assert_eq!(level(&seventh, "bn.v1"), Level::Growing);
    assert_eq!(level(&third, "bn.v1"), Level::Known);
    third.play(thursday, "bn.c1", true);
    assert_eq!(level(&third, "bn.c1"), Level::Met);

    server.hear(&third);
    server.hear(&seventh);
    server.tell(&mut third);
    server.tell(&mut seventh);
    let all = told_by_facts(&server.fold());
    assert_eq!(told(&third.known()), all);
    assert_eq!(told(&seventh.known()), all);
    assert_eq!(all.levels, [("bn.c1".into(), Level::Met), ("bn.v1".into(), Level::Known)]);
    assert_eq!(all.confusions, [("ka-kha".to_owned(), 2)]);
}

#[test]
fn a_slip_before_what_another_tablet_saw_on_the_same_day_takes_nothing_away() {
    let [mut mine, mut other] = [1, 3].map(Tablet::new);
    let mut server = Server::default();
    mine.play(20_000, "s", true);
    other.play(20_000, "s", true);
    server.hear(&other);
    server.tell(&mut other);
    server.tell(&mut mine);
    assert_eq!(mine.known().state(&"s".into()), Level::Growing);
    mine.play(20_000, "s", false);
    assert_eq!(mine.known().state(&"s".into()), Level::Growing);
}

#[derive(Clone, Copy, Debug)]
enum Act {
    Play {
        tablet: usize,
        days: i32,
        skill: u8,
        right: bool,
    },
    /// Answers go up and a state comes down.
    Sync(usize),
    /// A state comes down by card; nothing goes up.
    Card(usize),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        8 => (0..3usize, 0..3i32, 0..3u8, 0..4u8).prop_map(|(tablet, days, skill, right)| {
            Act::Play { tablet, days, skill, right: right > 0 }
        }),
        1 => (0..3usize).prop_map(Act::Sync),
        1 => (0..3usize).prop_map(Act::Card),
    ]
}

proptest! {
    #[test]
    fn whatever_the_ways_everybody_comes_to_the_same(acts in prop::collection::vec(act(), 0..120)) {
        let mut tablets = [1, 2, 3].map(Tablet::new);
        let mut server = Server::default();
        let mut day = 20_000;
        for act in acts {
            match act {
                Act::Play { tablet, days, skill, right } => {
                    day += days;
                    let tablet = &mut tablets[tablet];
                    let before = tablet.known();
                    tablet.play(day, &format!("s{skill}"), right);
                    let after = tablet.known();
                    // What a child sees shine on this tablet goes on shining as she plays.
                    for (skill, level) in before.levels() {
                        prop_assert!(after.state(skill) >= level);
                    }
                }
                Act::Sync(tablet) => {
                    server.hear(&tablets[tablet]);
                    server.tell(&mut tablets[tablet]);
                    let known = tablets[tablet].known();
                    prop_assert_eq!(told(&known), told_by_facts(&server.fold()));
                }
                Act::Card(tablet) => {
                    server.tell(&mut tablets[tablet]);
                    let known = tablets[tablet].known();
                    for (skill, level) in server.fold().levels() {
                        prop_assert!(known.state(skill) >= level);
                    }
                }
            }
        }
        tablets.iter().for_each(|tablet| server.hear(tablet));
        tablets.iter_mut().for_each(|tablet| server.tell(tablet));
        let all = told_by_facts(&server.fold());
        for tablet in &tablets {
            prop_assert_eq!(&told(&tablet.known()), &all);
        }
    }
}
