//! Forgiving touch: a small hand that lands beside a thing meant that thing.

use crate::{Item, Point};

/// The live item that a touch at `at` means: the topmost one it lies in, else the nearest
/// one whose edge is at most `reach` pixels away.
pub fn hit(items: &[Item], at: Point, reach: f32) -> Option<&Item> {
    let live = || items.iter().rev().filter(|item| item.live && item.opacity > 0.0);
    live().find(|item| item.rect.contains(at)).or_else(|| {
        live()
            .map(|item| (distance(item, at), item))
            .filter(|(distance, _)| *distance <= reach)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, item)| item)
    })
}

fn distance(item: &Item, at: Point) -> f32 {
    let dx = (item.rect.x - at.x).max(at.x - item.rect.right()).max(0.0);
    let dy = (item.rect.y - at.y).max(at.y - item.rect.bottom()).max(0.0);
    dx.hypot(dy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Icon, Look, Rect};

    fn item(id: &str, x: f32) -> Item {
        Item::new(id, Rect::new(x, 0.0, 10.0, 10.0), Look::Icon(Icon::Tick)).live()
    }

    #[test]
    fn the_nearest_live_thing_within_reach_is_meant() {
        let items = [item("a", 0.0), item("b", 30.0)];
        let at = |x: f32| hit(&items, Point::new(x, 5.0), 8.0).map(|item| item.id.as_str());
        assert_eq!(at(5.0), Some("a"));
        assert_eq!(at(16.0), Some("a"));
        assert_eq!(at(24.0), Some("b"));
        assert_eq!(at(60.0), None);
    }

    #[test]
    fn what_is_not_live_lets_touches_through() {
        let mut over = item("over", 0.0);
        over.live = false;
        let items = [item("under", 0.0), over];
        assert_eq!(hit(&items, Point::new(5.0, 5.0), 0.0).map(|i| i.id.as_str()), Some("under"));
    }
}
