//! The gate to the adults' pages: a lock to be held for three seconds, then four digits.
//!
//! It keeps small children out, not thieves: nothing behind it can lose a child's work.

mod draw;
mod places;

use i18n::Tr;
use scene::{Item, Ms, Point, Stage};

/// The code where a school has set none: the year of independence, which the page hints at
/// in writing. Whoever can read the hint is old enough.
pub const FIRST_CODE: &str = "1971";

/// How long the lock is held.
const HOLD_MS: Ms = 3_000;
/// How long the keys sleep after three wrong codes.
const SHUT_MS: Ms = 30_000;
/// After so long without a touch the page goes away.
const IDLE_MS: Ms = 20_000;
const WOBBLE_MS: Ms = 240;
/// So many digits has the code.
pub const DIGITS: usize = 4;

/// The gate's state.
pub struct Gate {
    code: String,
    typed: String,
    held_since: Option<Ms>,
    is_held: bool,
    n_wrong: u8,
    shut_until: Ms,
    wobble_until: Ms,
    pressed: Option<String>,
    touched_at: Ms,
    words: Words,
}

/// What the page says, in the language of the shell.
struct Words {
    title: String,
    hold: String,
    then: String,
    wait: String,
    hint: String,
    digits: Vec<String>,
}

/// Where a touch leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    /// Nowhere.
    Stay,
    /// Back to the children's pages.
    Home,
    /// Through.
    Through,
}

impl Gate {
    /// A gate with the school's code, if it has set one.
    pub fn new(code: Option<String>, tr: &Tr, now: Ms) -> Self {
        let is_code =
            |code: &String| code.len() == DIGITS && code.bytes().all(|b| b.is_ascii_digit());
        let code = code.filter(is_code);
        let hint = if code.is_none() { tr.msg("gate-hint", &[]) } else { String::new() };
        Self {
            code: code.unwrap_or_else(|| FIRST_CODE.to_owned()),
            typed: String::new(),
            held_since: None,
            is_held: false,
            n_wrong: 0,
            shut_until: 0,
            wobble_until: 0,
            pressed: None,
            touched_at: now,
            words: Words {
                title: tr.msg("teacher-gate", &[]),
                hold: tr.msg("gate-hold", &[]),
                then: tr.msg("gate-code", &[]),
                wait: tr.msg("gate-wait", &[]),
                hint,
                digits: (0..10).map(|n| tr.digits(&n.to_string())).collect(),
            },
        }
    }

    /// A finger came down.
    pub fn down(&mut self, at: Point, now: Ms, stage: &Stage) {
        self.touched_at = now;
        self.pressed = self.hit(at, now, stage);
        if self.pressed.as_deref() == Some("lock") && !self.is_held {
            self.held_since = Some(now);
        }
    }

    /// It moved: off the lock, the holding ends.
    pub fn moved(&mut self, at: Point, now: Ms, stage: &Stage) {
        if self.held_since.is_some() && self.hit(at, now, stage).as_deref() != Some("lock") {
            self.held_since = None;
        }
    }

    /// The touch is given up.
    pub fn cancel(&mut self) {
        self.held_since = None;
        self.pressed = None;
    }

    /// It left the glass.
    pub fn up(&mut self, at: Point, now: Ms, stage: &Stage) -> Passage {
        self.tick(now);
        self.held_since = None;
        let meant = self.hit(at, now, stage);
        match self.pressed.take().filter(|id| meant.as_ref() == Some(id)).as_deref() {
            Some("home") => Passage::Home,
            Some("erase") => {
                self.typed.pop();
                Passage::Stay
            }
            Some(key) => match key.strip_prefix("key-") {
                Some(digit) => self.key(digit, now),
                None => Passage::Stay,
            },
            None => Passage::Stay,
        }
    }

    /// Time has passed; [`Passage::Home`] once nobody has touched it for a while.
    pub fn tick(&mut self, now: Ms) -> Passage {
        if self.held_since.is_some_and(|since| now >= since + HOLD_MS) {
            self.is_held = true;
            self.held_since = None;
        }
        let is_idle = self.held_since.is_none() && now >= self.touched_at + IDLE_MS;
        if is_idle && now >= self.shut_until { Passage::Home } else { Passage::Stay }
    }

    fn key(&mut self, digit: &str, now: Ms) -> Passage {
        self.typed.push_str(digit);
        if self.typed.len() < DIGITS {
            return Passage::Stay;
        }
        let typed = std::mem::take(&mut self.typed);
        if typed == self.code {
            return Passage::Through;
        }
        self.wobble_until = now + WOBBLE_MS;
        self.n_wrong += 1;
        if self.n_wrong == 3 {
            self.n_wrong = 0;
            self.shut_until = now + SHUT_MS;
        }
        Passage::Stay
    }

    fn keys_awake(&self, now: Ms) -> bool {
        self.is_held && now >= self.shut_until
    }

    fn hit(&self, at: Point, now: Ms, stage: &Stage) -> Option<String> {
        let items: Vec<Item> =
            self.view(now, stage).rows.into_iter().map(|(item, _)| item).collect();
        scene::hit::hit(&items, at, stage.mm).map(|item| item.id.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stage() -> Stage {
        Stage::of_display(1280, 800, 8.0)
    }

    fn gate(code: Option<&str>) -> Gate {
        Gate::new(code.map(str::to_owned), &Tr::new("en"), 0)
    }

    fn middle(gate: &Gate, id: &str, now: Ms) -> Point {
        let rows = gate.view(now, &stage()).rows;
        let (item, _) = rows.iter().find(|(item, _)| item.id == id).expect("is on the page");
        item.rect.middle()
    }

    fn hold(gate: &mut Gate, now: Ms, ms: Ms) {
        let at = middle(gate, "lock", now);
        gate.down(at, now, &stage());
        gate.up(at, now + ms, &stage());
    }

    fn tap(gate: &mut Gate, id: &str, now: Ms) -> Passage {
        let at = middle(gate, id, now);
        gate.down(at, now, &stage());
        gate.up(at, now + 50, &stage())
    }

    fn type_code(gate: &mut Gate, code: &str, now: Ms) -> Passage {
        let taps = code.chars().map(|digit| tap(gate, &format!("key-{digit}"), now));
        taps.last().expect("a code has digits")
    }

    #[test]
    fn a_child_who_taps_about_stays_outside() {
        let mut gate = gate(None);
        hold(&mut gate, 0, 2_900);
        assert_eq!(type_code(&mut gate, "1971", 3_000), Passage::Stay);
    }

    #[test]
    fn who_holds_the_lock_and_knows_the_code_goes_through() {
        let mut first = gate(None);
        hold(&mut first, 0, 3_000);
        assert_eq!(type_code(&mut first, "1971", 4_000), Passage::Through);
        let mut school = gate(Some("2468"));
        hold(&mut school, 0, 3_000);
        assert_eq!(type_code(&mut school, "1971", 4_000), Passage::Stay);
        assert_eq!(type_code(&mut school, "2468", 5_000), Passage::Through);
    }

    #[test]
    fn three_wrong_codes_put_the_keys_to_sleep_for_half_a_minute() {
        let mut gate = gate(None);
        hold(&mut gate, 0, 3_000);
        for round in 0..3 {
            assert_eq!(type_code(&mut gate, "0000", 4_000 + round), Passage::Stay);
        }
        assert_eq!(type_code(&mut gate, "1971", 20_000), Passage::Stay);
        assert_eq!(gate.tick(33_000), Passage::Stay, "the page waits as long as its keys sleep");
        assert_eq!(type_code(&mut gate, "1971", 34_100), Passage::Through);
    }

    #[test]
    fn a_finger_that_slides_off_the_lock_does_not_hold_it() {
        let mut gate = gate(None);
        let at = middle(&gate, "lock", 0);
        gate.down(at, 0, &stage());
        gate.moved(Point::new(5.0, 790.0), 100, &stage());
        gate.up(at, 3_500, &stage());
        assert!(!gate.keys_awake(3_500));
    }

    #[test]
    fn a_page_that_nobody_touches_goes_away() {
        let mut gate = gate(None);
        assert_eq!(gate.tick(19_999), Passage::Stay);
        assert_eq!(gate.tick(20_000), Passage::Home);
    }

    #[test]
    fn a_wrong_digit_can_be_taken_back() {
        let mut gate = gate(None);
        hold(&mut gate, 0, 3_000);
        type_code(&mut gate, "18", 4_000);
        tap(&mut gate, "erase", 4_100);
        assert_eq!(type_code(&mut gate, "971", 4_200), Passage::Through);
    }
}
