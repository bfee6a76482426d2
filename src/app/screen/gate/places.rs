//! Where things lie on the gate's page, on any glass.

use super::DIGITS;
use scene::{Point, Rect, Stage};

/// Where things lie on one glass.
pub(super) struct Places {
    pub(super) title: Rect,
    pub(super) hold: Rect,
    pub(super) keys: Rect,
    pub(super) lock: Rect,
    pub(super) say: Rect,
    pub(super) hint: Rect,
}

impl Places {
    pub(super) fn new(stage: &Stage) -> Self {
        let (mm, gap) = (stage.mm, stage.gap());
        let home = stage.home();
        let title =
            Rect::new(home.right() + gap, home.y, stage.width - 2.0 * (home.right() + gap), home.h);
        let top = home.bottom() + gap * 0.7;
        let bottom = stage.height - gap * 0.7;
        let left = stage.margin().x;
        let room = stage.width - 2.0 * left;
        let (hold, keys) = if stage.is_portrait() {
            let h = (bottom - top - gap) / 2.0;
            (
                Rect::new(left, top, room, h * 0.8),
                Rect::new(left, top + h * 0.8 + gap, room, h * 1.2),
            )
        } else {
            let w = (room - gap) * 0.44;
            (
                Rect::new(left, top, w, bottom - top),
                Rect::new(left + w + gap, top, room - gap - w, bottom - top),
            )
        };
        let words = mm * 15.0;
        let side = (hold.h - words - mm * 9.0).min(hold.w - mm * 9.0).min(mm * 33.0);
        let lock =
            Rect::around(Point::new(hold.middle().x, hold.y + (hold.h - words) / 2.0), side, side);
        let inner = hold.grown(-mm * 2.0);
        let say = Rect::new(inner.x, hold.bottom() - words - mm, inner.w, words * 0.55);
        let hint = Rect::new(inner.x, say.bottom(), inner.w, words * 0.4);
        Self { title, hold, keys, lock, say, hint }
    }

    pub(super) fn boxes(&self) -> Vec<Rect> {
        let (side, step) = self.rows();
        let gap = side * 0.22;
        let wide = side * DIGITS as f32 + gap * (DIGITS - 1) as f32;
        let x = self.keys.middle().x - wide / 2.0;
        let y = self.keys.y + step * 0.16;
        (0..DIGITS).map(|at| Rect::new(x + at as f32 * (side + gap), y, side, side)).collect()
    }

    /// The side of a box, and the distance from one line of keys to the next.
    fn rows(&self) -> (f32, f32) {
        let step = self.keys.h / 5.1;
        (step * 0.74, step)
    }

    pub(super) fn keypad(&self) -> Vec<(&'static str, Rect)> {
        let (_, step) = self.rows();
        let (h, gap) = (step * 0.86, step * 0.14);
        let w = (h * 1.5).min((self.keys.w - 4.0 * gap) / 3.0);
        let x = self.keys.middle().x - (3.0 * w + 2.0 * gap) / 2.0;
        let y = self.keys.y + step;
        KEYS.iter()
            .enumerate()
            .filter(|(_, id)| !id.is_empty())
            .map(|(at, id)| {
                let (column, line) = ((at % 3) as f32, (at / 3) as f32);
                (*id, Rect::new(x + column * (w + gap), y + line * step, w, h))
            })
            .collect()
    }
}

const KEYS: [&str; 12] = [
    "key-1", "key-2", "key-3", "key-4", "key-5", "key-6", "key-7", "key-8", "key-9", "erase",
    "key-0", "",
];
