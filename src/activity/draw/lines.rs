//! What was drawn: lines with their colours, and their form in the record.

use scene::{Colour, Point};

/// The colours of the box, in their order; a line is recorded with its number.
pub const COLOURS: [Colour; 6] =
    [Colour::INK, Colour::RIVER, Colour::LEAF, Colour::MARIGOLD, Colour::CORAL, Colour::VIOLET];
/// Two places of a line are never nearer, in pixels.
const STEP_PX: f32 = 3.0;
/// How far a kept line may lie beside what the finger drew, in shares of the paper.
const BESIDE: f32 = 0.002;
/// As many places as a slow tablet redraws at once; who draws more draws on, and all lines
/// become coarser.
const MOST: usize = 3000;

/// One line, in shares of the paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The number of its colour.
    pub colour: usize,
    /// Where it goes.
    pub points: Vec<Point>,
}

impl Line {
    /// A line begins.
    pub(super) fn begin(colour: usize, at: Point) -> Self {
        Self { colour, points: vec![at] }
    }

    /// It goes on; the paper is so many pixels wide.
    pub(super) fn go(&mut self, at: Point, paper_px: f32) {
        let last = self.points.last().copied().unwrap_or_default();
        if last.distance(at) * paper_px >= STEP_PX {
            self.points.push(at);
        }
    }

    /// The same line with no more places than it needs (Ramer 1972, Douglas and Peucker 1973).
    fn simplified(mut self, beside: f32) -> Self {
        let mut keep = vec![false; self.points.len()];
        let last = self.points.len() - 1;
        (keep[0], keep[last]) = (true, true);
        let mut open = vec![(0, last)];
        while let Some((from, to)) = open.pop() {
            let far = (from + 1..to)
                .map(|at| (at, beside_of(self.points[at], self.points[from], self.points[to])))
                .max_by(|a, b| a.1.total_cmp(&b.1));
            if let Some((at, _)) = far.filter(|(_, distance)| *distance > beside) {
                keep[at] = true;
                open.extend([(from, at), (at, to)]);
            }
        }
        let mut keep = keep.into_iter();
        self.points.retain(|_| keep.next().unwrap_or(false));
        self
    }
}

/// How far a point lies beside the way between two others.
fn beside_of(at: Point, from: Point, to: Point) -> f32 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx.hypot(dy);
    if length < 1e-6 {
        return at.distance(from);
    }
    let share = (((at.x - from.x) * dx + (at.y - from.y) * dy) / (length * length)).clamp(0.0, 1.0);
    at.distance(Point::new(from.x + dx * share, from.y + dy * share))
}

/// A drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its lines, the oldest first.
    pub lines: Vec<Line>,
}

impl Sheet {
    /// A line is finished.
    pub(super) fn add(&mut self, line: Line) {
        self.lines.push(line.simplified(BESIDE));
        let mut beside = BESIDE;
        while self.places() > MOST && beside < 1.0 {
            beside *= 2.0;
            let lines = std::mem::take(&mut self.lines);
            self.lines = lines.into_iter().map(|line| line.simplified(beside)).collect();
        }
    }

    fn places(&self) -> usize {
        self.lines.iter().map(|line| line.points.len()).sum()
    }

    /// The last line goes.
    pub(super) fn take_back(&mut self) {
        self.lines.pop();
    }

    /// Its form in the record: lines with `|` between them, each the number of its colour,
    /// a colon, and places in thousandths of the paper as `x,y` with spaces between.
    pub fn to_text(&self) -> String {
        let thousandths = |share: f32| (share * 1000.0).round() as i32;
        let place = |at: &Point| format!("{},{}", thousandths(at.x), thousandths(at.y));
        let line = |line: &Line| {
            let places: Vec<_> = line.points.iter().map(place).collect();
            format!("{}:{}", line.colour, places.join(" "))
        };
        self.lines.iter().map(line).collect::<Vec<_>>().join("|")
    }

    /// Reads that form; `None` for anything else.
    pub fn from_text(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::default());
        }
        let share = |text: &str| -> Option<f32> {
            let thousandths: u16 = text.parse().ok()?;
            (thousandths <= 1000).then(|| f32::from(thousandths) / 1000.0)
        };
        let place = |text: &str| {
            let (x, y) = text.split_once(',')?;
            Some(Point::new(share(x)?, share(y)?))
        };
        let line = |text: &str| {
            let (colour, places) = text.split_once(':')?;
            let colour = colour.parse().ok().filter(|colour| *colour < COLOURS.len())?;
            let points = places.split(' ').map(place).collect::<Option<Vec<_>>>()?;
            Some(Line { colour, points })
        };
        let lines = text.split('|').map(line).collect::<Option<Vec<_>>>()?;
        Some(Self { lines })
    }
}
