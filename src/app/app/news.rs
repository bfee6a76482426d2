//! What the bird has to tell beside what happens on the glass: new lessons, a low battery.

use super::App;
use crate::battery;

impl App {
    /// What is said first to whoever comes to her path, and what is to be told her, each thing
    /// once.
    pub(super) fn first_words(&mut self) -> Vec<&'static str> {
        let greeting = self.greeting().into_iter();
        greeting.chain(self.new_lessons()).chain(self.low_battery()).collect()
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
        let (channel, release) = (&bundle.channel().id, bundle.release());
        let here = format!("{channel} {release}");
        let told = self.settings.told.replace(here.clone());
        if told.as_ref() == Some(&here) {
            return None;
        }
        // Another channel is no news, and neither is what a tablet fell back to.
        let before = told.as_deref().and_then(|told| told.rsplit_once(' '));
        let is_newer = before.is_some_and(|(of, before)| {
            of == channel && before.parse().is_ok_and(|before: u64| before < release)
        });
        if let Err(error) = self.settings.save(&data) {
            eprintln!("jonaki: the settings cannot be kept: {error}");
        }
        is_newer.then_some("content-new")
    }
}
