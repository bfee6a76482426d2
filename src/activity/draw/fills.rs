//! What was coloured in: fills in the order in which they were made, and their form in the
//! record.

use super::COLOURS;

/// A drawing that is coloured in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fills {
    /// Its fills, the oldest first.
    pub fills: Vec<Fill>,
}

/// One region took one colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fill {
    /// The number of the region, from 0.
    pub region: usize,
    /// The number of the colour.
    pub colour: usize,
}

impl Fills {
    /// The colour that a region has now.
    pub fn colour(&self, region: usize) -> Option<usize> {
        self.fills.iter().rfind(|fill| fill.region == region).map(|fill| fill.colour)
    }

    /// A region takes a colour. Where it has that one already nothing happens, so that the
    /// arrow never takes back what nobody has seen.
    pub(super) fn fill(&mut self, region: usize, colour: usize) {
        if self.colour(region) != Some(colour) {
            self.fills.push(Fill { region, colour });
        }
    }

    /// The last fill goes; the region has the colour it had before.
    pub(super) fn take_back(&mut self) {
        self.fills.pop();
    }

    /// Its form in the record: the colours at the end, `r1:3 r2:0`, regions from 1 and
    /// without those that stayed white.
    pub fn to_text(&self) -> String {
        let regions = self.fills.iter().map(|fill| fill.region + 1).max().unwrap_or(0);
        let filled = (0..regions).filter_map(|at| Some((at + 1, self.colour(at)?)));
        let texts: Vec<_> = filled.map(|(region, colour)| format!("r{region}:{colour}")).collect();
        texts.join(" ")
    }

    /// Reads that form; `None` for anything else.
    pub fn from_text(text: &str) -> Option<Self> {
        let fill = |text: &str| {
            let (region, colour) = text.strip_prefix('r')?.split_once(':')?;
            let region = region.parse::<u16>().ok()?.checked_sub(1)?;
            let colour = colour.parse().ok().filter(|colour| *colour < COLOURS.len())?;
            Some(Fill { region: usize::from(region), colour })
        };
        if text.is_empty() {
            return Some(Self::default());
        }
        Some(Self { fills: text.split(' ').map(fill).collect::<Option<_>>()? })
    }
}
