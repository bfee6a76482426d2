//! The figures and how they are shown.

use serde::{Deserialize, Serialize};

/// One measured figure beside its goal.
#[derive(Serialize, Deserialize)]
pub(crate) struct Figure {
    id: String,
    value: f64,
    unit: String,
    /// None where another figure has the goal.
    goal: Option<f64>,
    met: bool,
}

impl Figure {
    fn new(id: &str, value: f64, unit: &str, goal: Option<f64>, met: bool) -> Self {
        Self { id: id.to_owned(), value, unit: unit.to_owned(), goal, met }
    }
}

/// All figures of a run. For the app's own less is better; others say themselves whether
/// their goal was met.
#[derive(Default)]
pub(crate) struct Figures(Vec<Figure>);

impl Figures {
    /// Notes a figure that should be at most `goal`.
    pub(crate) fn note(&mut self, id: &str, value: f64, unit: &str, goal: f64) {
        self.add(Figure::new(id, value, unit, Some(goal), value <= goal));
    }

    /// Notes a figure that should be more than `goal`.
    pub(crate) fn more_than(&mut self, id: &str, value: f64, unit: &str, goal: f64) {
        self.add(Figure::new(id, value, unit, Some(goal), value > goal));
    }

    /// Notes a figure that only explains another one.
    pub(crate) fn tell(&mut self, id: &str, value: f64, unit: &str) {
        self.add(Figure::new(id, value, unit, None, true));
    }

    /// Notes a figure of another bench.
    pub(crate) fn add(&mut self, figure: Figure) {
        eprintln!("measured {}: {:.3} {}", figure.id, figure.value, figure.unit);
        self.0.push(figure);
    }

    /// Prints them as a table.
    pub(crate) fn print(&self) {
        println!("{:<36} {:>12} {:<6} {:>10}  met", "figure", "value", "unit", "goal");
        for Figure { id, value, unit, goal, met } in &self.0 {
            let (goal, met) = match goal {
                Some(goal) => (format!("{goal:.3}"), if *met { "yes" } else { "NO" }),
                None => ("-".to_owned(), "-"),
            };
            println!("{id:<36} {value:>12.3} {unit:<6} {goal:>10}  {met}");
        }
    }

    /// The same as JSON.
    ///
    /// # Errors
    /// When a figure is not a number.
    pub(crate) fn json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(&self.0)
    }
}

/// The value below which 99 of 100 lie.
pub(crate) fn p99(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (values.len() * 99).div_ceil(100).saturating_sub(1);
    values.get(at).copied().unwrap_or(f64::NAN)
}

/// The middle value.
pub(crate) fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Processor time of this thread so far, in milliseconds.
pub(crate) fn thread_ms() -> f64 {
    ms_of(rustix::time::ClockId::ThreadCPUTime)
}

/// Processor time of all threads of the program so far, in milliseconds.
pub(crate) fn program_ms() -> f64 {
    ms_of(rustix::time::ClockId::ProcessCPUTime)
}

fn ms_of(clock: rustix::time::ClockId) -> f64 {
    let time = rustix::time::clock_gettime(clock);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}
