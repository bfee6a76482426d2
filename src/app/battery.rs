//! How full the battery is, as the kernel tells it, and what the bird says of that. A tablet that
//! goes dark in the middle loses nothing, but a child who was told can have it charged.

use std::path::Path;

/// The folder in which Linux shows what feeds a computer.
pub const FOLDER: &str = "/sys/class/power_supply";

/// From here on it is low, hundredths.
const LOW: u8 = 15;
/// From here on it is nearly empty.
const CRITICAL: u8 = 5;

/// How full a battery is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charge {
    /// Hundredths.
    pub percent: u8,
    /// Whether it is being filled.
    pub fills: bool,
}

/// How full the tablet is, as a folder such as [`FOLDER`] shows it, by the fullest of its
/// batteries; none where there is none.
pub fn charge(folder: &Path) -> Option<Charge> {
    let supplies = std::fs::read_dir(folder).ok()?.flatten();
    let all = supplies.map(|supply| supply.path()).filter_map(|supply| {
        let read = |name: &str| std::fs::read_to_string(supply.join(name)).ok();
        // A pen and a keyboard have batteries too, which feed nothing but themselves.
        let is_own = read("scope").is_none_or(|scope| scope.trim() != "Device");
        if read("type")?.trim() != "Battery" || !is_own {
            return None;
        }
        let percent = read("capacity")?.trim().parse().ok()?;
        let fills = read("status").is_some_and(|it| matches!(it.trim(), "Charging" | "Full"));
        Some(Charge { percent, fills })
    });
    all.reduce(|one, other| Charge {
        percent: one.percent.max(other.percent),
        fills: one.fills || other.fills,
    })
}

/// Remembers what was said of the battery.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// The level that was told last.
    told: Option<u8>,
}

impl Watch {
    /// The line of the shell that is to be said now; each once for every time it runs low.
    pub fn line(&mut self, charge: Option<Charge>) -> Option<&'static str> {
        let Charge { percent, .. } = charge.filter(|charge| !charge.fills).or_else(|| {
            self.told = None;
            None
        })?;
        if percent > LOW {
            self.told = None;
            return None;
        }
        let is_critical = percent <= CRITICAL;
        let (level, line) =
            if is_critical { (CRITICAL, "battery-critical") } else { (LOW, "battery-low") };
        let is_new = self.told.is_none_or(|told| level < told);
        self.told = Some(self.told.map_or(level, |told| told.min(level)));
        is_new.then_some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(percent: u8, fills: bool) -> Option<Charge> {
        Some(Charge { percent, fills })
    }

    #[test]
    fn each_level_is_told_once_until_it_was_filled() {
        let mut watch = Watch::default();
        let told: Vec<_> =
            [40, 15, 14, 6, 5, 5, 6, 3].map(|percent| watch.line(at(percent, false))).into();
        let none = None;
        let (low, critical) = (Some("battery-low"), Some("battery-critical"));
        assert_eq!(told, [none, low, none, none, critical, none, none, none]);
        assert_eq!(watch.line(at(4, true)), None, "it is being filled");
        assert_eq!(watch.line(at(10, false)), low);
        assert_eq!(watch.line(None), None);
    }

    #[test]
    fn the_battery_is_found_among_what_feeds_the_tablet() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(charge(folder.path()), None);
        let write = |supply: &str, files: &[(&str, &str)]| {
            let at = folder.path().join(supply);
            std::fs::create_dir(&at).unwrap();
            files.iter().for_each(|(name, text)| std::fs::write(at.join(name), text).unwrap());
        };
        write("AC", &[("type", "Mains\n"), ("online", "0\n")]);
        assert_eq!(charge(folder.path()), None);
        write("BAT0", &[("type", "Battery\n"), ("capacity", "12\n"), ("status", "Discharging\n")]);
        assert_eq!(charge(folder.path()), at(12, false));
        let pen = [("type", "Battery\n"), ("scope", "Device\n"), ("capacity", "90\n")];
        write("hid-pen", &pen);
        assert_eq!(charge(folder.path()), at(12, false), "a pen feeds no tablet");
        std::fs::write(folder.path().join("BAT0/status"), "Full\n").unwrap();
        assert_eq!(charge(folder.path()), at(12, true));
        std::fs::write(folder.path().join("BAT0/capacity"), "full\n").unwrap();
        assert_eq!(charge(folder.path()), None);
    }
}
