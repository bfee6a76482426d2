//! Several fingers on the glass, one of which leads.
//!
//! A child rests her wrist, holds the tablet by its edge, or points with two fingers. The
//! newest finger leads, and the one that moves: a finger that is drawing keeps the lead
//! against newcomers, and a finger that begins to draw takes it from one that rests.

use scene::{Ms, Point};

/// A finger that has not moved for so long is at rest.
const REST_MS: Ms = 400;
/// Less than this is no movement, millimetres: no finger lies quite still.
const STILL_MM: f32 = 1.5;
/// A finger that follows takes the lead after so much, millimetres.
const DRAW_MM: f32 = 3.0;

/// What the system tells of one finger.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contact {
    /// Which finger, for as long as it touches.
    pub finger: u64,
    /// What it does.
    pub phase: Phase,
    /// Where, in pixels of the stage.
    pub at: Point,
    /// When.
    pub now: Ms,
}

/// What a finger does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It touches.
    Down,
    /// It slides.
    Moved,
    /// It leaves.
    Up,
    /// The system takes it away.
    Cancel,
}

/// What the one pointer does that is sent on. A press is ended once, by leaving or by being
/// given up, before the next begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Touch {
    /// It presses.
    Down(Point),
    /// It slides while pressed.
    Moved(Point),
    /// It lets go: whatever lies there is meant.
    Up(Point),
    /// It is given up: nothing is meant.
    Cancel,
}

/// The fingers on the glass.
#[derive(Clone, Debug, Default)]
pub struct Hands {
    fingers: Vec<Finger>,
    lead: Option<u64>,
}

#[derive(Clone, Copy, Debug)]
struct Finger {
    id: u64,
    /// Where it rested last: movement is measured from there.
    rest: Point,
    /// When it moved last; none before it has.
    moved: Option<Ms>,
}

impl Hands {
    /// What follows from one contact; `mm` is the number of pixels in a millimetre.
    pub fn feel(&mut self, contact: Contact, mm: f32) -> Vec<Touch> {
        match contact.phase {
            Phase::Down => self.down(contact),
            Phase::Moved => self.moved(contact, mm),
            Phase::Up => self.ended(contact.finger, Touch::Up(contact.at)),
            Phase::Cancel => self.ended(contact.finger, Touch::Cancel),
        }
    }

    fn down(&mut self, Contact { finger, at, now, .. }: Contact) -> Vec<Touch> {
        // A finger that comes twice has left unheard.
        let mut touches = self.ended(finger, Touch::Cancel);
        self.fingers.push(Finger { id: finger, rest: at, moved: None });
        let is_drawing = |lead: &Finger| lead.moved.is_some_and(|moved| now < moved + REST_MS);
        if self.leader().is_some_and(is_drawing) {
            return touches;
        }
        if self.lead.replace(finger).is_some() {
            touches.push(Touch::Cancel);
        }
        touches.push(Touch::Down(at));
        touches
    }

    fn moved(&mut self, Contact { finger, at, now, .. }: Contact, mm: f32) -> Vec<Touch> {
        let leads = self.lead == Some(finger);
        let is_led =
            self.leader().is_some_and(|lead| lead.moved.is_some_and(|m| now < m + REST_MS));
        let Some(moving) = self.fingers.iter_mut().find(|one| one.id == finger) else {
            return Vec::new();
        };
        let far = moving.rest.distance(at);
        if leads {
            if far >= STILL_MM * mm {
                (moving.moved, moving.rest) = (Some(now), at);
            }
            return vec![Touch::Moved(at)];
        }
        if is_led || far < DRAW_MM * mm {
            return Vec::new();
        }
        // The line begins where the finger lay.
        let from = moving.rest;
        (moving.moved, moving.rest) = (Some(now), at);
        let before = self.lead.replace(finger).map(|_| Touch::Cancel);
        before.into_iter().chain([Touch::Down(from), Touch::Moved(at)]).collect()
    }

    fn ended(&mut self, finger: u64, how: Touch) -> Vec<Touch> {
        self.fingers.retain(|one| one.id != finger);
        if self.lead == Some(finger) {
            self.lead = None;
            return vec![how];
        }
        Vec::new()
    }

    fn leader(&self) -> Option<&Finger> {
        self.fingers.iter().find(|one| Some(one.id) == self.lead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Phase::{Cancel, Down, Moved, Up};

    const MM: f32 = 7.4;

    /// Feels `(ms, finger, phase, x)` one after the other.
    fn felt(contacts: &[(Ms, u64, Phase, f32)]) -> Vec<Touch> {
        let mut hands = Hands::default();
        let feel = |&(now, finger, phase, x): &(Ms, u64, Phase, f32)| {
            hands.feel(Contact { finger, phase, at: Point::new(x, 0.0), now }, MM)
        };
        contacts.iter().flat_map(feel).collect()
    }

    fn at(x: f32) -> Point {
        Point::new(x, 0.0)
    }

    #[test]
    fn a_tap_beside_a_resting_wrist_is_a_tap() {
        let touches = felt(&[
            (0, 1, Down, 5.0),
            (300, 1, Moved, 6.0),
            (900, 2, Down, 500.0),
            (980, 2, Up, 500.0),
            (990, 1, Moved, 5.5),
            (2_000, 1, Up, 5.0),
        ]);
        let expected = [
            Touch::Down(at(5.0)),
            Touch::Moved(at(6.0)),
            Touch::Cancel,
            Touch::Down(at(500.0)),
            Touch::Up(at(500.0)),
        ];
        assert_eq!(touches, expected, "the wrist chooses nothing when it leaves");
    }

    #[test]
    fn a_wrist_that_lands_with_the_finger_does_not_take_the_line_away() {
        let touches = felt(&[
            (0, 1, Down, 500.0),
            (30, 2, Down, 900.0),
            (60, 1, Moved, 530.0),
            (90, 1, Moved, 560.0),
            (120, 1, Up, 560.0),
        ]);
        let expected = [
            Touch::Down(at(500.0)),
            Touch::Cancel,
            Touch::Down(at(900.0)),
            Touch::Cancel,
            Touch::Down(at(500.0)),
            Touch::Moved(at(530.0)),
            Touch::Moved(at(560.0)),
            Touch::Up(at(560.0)),
        ];
        assert_eq!(touches, expected);
    }

    #[test]
    fn a_finger_that_draws_keeps_the_lead_against_newcomers() {
        let touches = felt(&[
            (0, 1, Down, 500.0),
            (50, 1, Moved, 560.0),
            (80, 2, Down, 20.0),
            (100, 1, Moved, 620.0),
            (110, 2, Moved, 60.0),
            (130, 1, Up, 620.0),
            (150, 2, Up, 60.0),
        ]);
        let expected = [
            Touch::Down(at(500.0)),
            Touch::Moved(at(560.0)),
            Touch::Moved(at(620.0)),
            Touch::Up(at(620.0)),
        ];
        assert_eq!(touches, expected);
    }

    #[test]
    fn what_the_system_takes_away_means_nothing() {
        assert_eq!(felt(&[(0, 1, Down, 5.0), (9, 1, Cancel, 5.0)])[1], Touch::Cancel);
    }

    proptest::proptest! {
        #[test]
        fn every_press_ends_once_and_two_are_never_at_once(
            contacts in proptest::collection::vec((0..300u64, 0..4u64, 0..4u8, 0..400u16), 0..60),
        ) {
            let mut now = 0;
            let mut hands = Hands::default();
            let mut pressed = false;
            let mut down = std::collections::HashSet::new();
            for (wait, finger, phase, x) in contacts {
                now += wait;
                let phase = [Down, Moved, Up, Cancel][usize::from(phase)];
                match phase {
                    Down => drop(down.insert(finger)),
                    Up | Cancel => drop(down.remove(&finger)),
                    Moved => {}
                }
                let contact = Contact { finger, phase, at: at(f32::from(x)), now };
                for touch in hands.feel(contact, MM) {
                    match touch {
                        Touch::Down(_) => {
                            proptest::prop_assert!(!pressed);
                            pressed = true;
                        }
                        Touch::Moved(_) => proptest::prop_assert!(pressed),
                        Touch::Up(_) | Touch::Cancel => {
                            proptest::prop_assert!(pressed);
                            pressed = false;
                        }
                    }
                }
                proptest::prop_assert!(!pressed || !down.is_empty());
            }
        }
    }
}
