//! What the bird has to tell beside what happens on the glass: new lessons, a low battery.

use super::App;
use crate::battery;

impl App {
    /// What is to be told to whoever comes to her path; each thing once.
    pub(super) fn news(&mut self) -> Vec<&'static str> {
        self.new_lessons().into_iter().chain(self.low_battery()).collect()
    }

    /// The line about the battery, if it is time.
    pub(super) fn low_battery(&mut self) -> Option<&'static str> {
        let charge = self.parts.power.as_deref().and_then(battery::charge);
        self.battery.line(charge)
    }

    /// Lessons that have come since the last start are told once, and the first ones never were
    /// new.
    fn new_lessons(&mut self) -> Option<&'static str> {
        let data = self.parts.data.clone()?;
        let bundle = &self.parts.bundle;
        let here = format!("{} {}", bundle.channel().id, bundle.release());
        let told = self.settings.told.replace(here.clone());
        if told.as_ref() == Some(&here) {
            return None;
        }
        if let Err(error) = self.settings.save(&data) {
            eprintln!("jonaki: the settings cannot be kept: {error}");
        }
        told.map(|_| "content-new")
    }
}
