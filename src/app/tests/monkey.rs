//! Taps at random: no panic, no screen without a way on, and always a way back.

use crate::ground::{data, playroom};
use activity::random::Chance;
use app::app::App;
use app::commands;
use scene::{Point, Wake};

/// Things that lead away from a page, or begin something on it.
const WAYS: [&str; 9] = ["home", "me", "guest", "go", "more", "face-", "pupil-", "next", "sleeper"];

struct Monkey {
    app: App,
    now: u64,
    chance: Chance,
    size: (u32, u32),
}

impl Monkey {
    fn ids(&self) -> Vec<String> {
        let rows = self.app.view(self.now).rows;
        rows.into_iter().filter(|(item, _)| item.live).map(|(item, _)| item.id).collect()
    }

    /// A place on the glass: half of the time on something that answers.
    fn place(&mut self) -> Point {
        let (w, h) = self.size;
        let rows = self.app.view(self.now).rows;
        let live: Vec<_> = rows.iter().filter(|(item, _)| item.live).collect();
        if self.chance.below(2) == 0 && !live.is_empty() {
            return live[self.chance.below(live.len())].0.rect.middle();
        }
        Point::new(self.chance.below(w as usize) as f32, self.chance.below(h as usize) as f32)
    }

    fn pass(&mut self, ms: u64) {
        let until = self.now + ms;
        while self.now < until {
            self.app.tick(self.now);
            let next = match self.app.view(self.now).wake {
                Wake::Moving => self.now + 150,
                Wake::At(at) => at.max(self.now + 1),
                Wake::Touch => until,
            };
            self.now = next.min(until);
        }
        self.app.tick(self.now);
    }

    fn act(&mut self) {
        let at = self.place();
        match self.chance.below(40) {
            0 => self.app.back(self.now),
            1 => {
                self.app.down(at, self.now);
                self.app.cancel(self.now + 30);
            }
            2 => {
                self.app.down(at, self.now);
                for _ in 0..6 {
                    self.now += 20;
                    let to = self.place();
                    self.app.moved(to, self.now);
                }
                let to = self.place();
                self.app.up(to, self.now);
            }
            3 => {
                self.app.down(at, self.now);
                self.pass(3_200);
                self.app.up(at, self.now);
            }
            4 => self.pass(30_000),
            _ => {
                self.app.down(at, self.now);
                self.now += 40;
                self.app.up(at, self.now);
            }
        }
        let rest = 50 + self.chance.below(700) as u64;
        self.pass(rest);
    }
}

fn taps(n: usize, seed: u64, size: (u32, u32)) {
    let folder = data();
    for (name, picture) in [("ক", "cow"), ("খ", "goat"), ("গ", "cat")] {
        commands::add_learner(folder.path(), name, picture).expect("is entered");
    }
    let app = playroom(folder.path(), size, "bn", seed.is_multiple_of(2));
    let mut monkey = Monkey { app, now: 0, chance: Chance::new(seed), size };
    for tap in 0..n {
        monkey.act();
        // An activity may fall silent for the length of a praise, never longer.
        let mut waited = 0;
        while !monkey.ids().iter().any(|id| WAYS.iter().any(|way| id.starts_with(way))) {
            assert!(waited < 40, "tap {tap}: no way on among {:?}", monkey.ids());
            waited += 1;
            monkey.pass(500);
        }
        if tap % 100 == 99 {
            for _ in 0..6 {
                monkey.app.back(monkey.now);
                monkey.pass(50);
            }
            let ids = monkey.ids();
            let is_start = ids.iter().any(|id| id == "guest" || id == "me" || id == "sleeper");
            assert!(is_start, "tap {tap}: the way back ends at {ids:?}");
        }
    }
}

#[test]
fn random_taps_find_no_panic_and_no_screen_without_a_way_on() {
    for (seed, size) in [(1, (1280, 800)), (2, (800, 480)), (3, (800, 1280)), (4, (1024, 600))] {
        taps(5_000, seed, size);
    }
}
