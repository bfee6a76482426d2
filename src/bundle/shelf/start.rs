//! Starts of the app: a new release has to prove itself, and is given up when it cannot.

use super::state::{Channel, State};
use super::{Opened, Shelf, Version};
use crate::install::InstallError;

/// A release that was given up after two unclean starts in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fallen {
    /// The channel.
    pub channel: String,
    /// The release; it is not installed again.
    pub release: u64,
}

impl Shelf {
    /// Opens the bundles for an app that is going to play, and counts the start.
    ///
    /// The app calls [`Shelf::started_clean`] when it is up. If it does not come to that twice
    /// in a row, the former release is used again and [`Opened::fallen`] tells of it. Once a
    /// release has proved itself, a start writes nothing.
    ///
    /// # Errors
    /// [`InstallError::Io`] when the disk refuses to be read. A disk that cannot be written, a
    /// full one for instance, does not keep children from playing.
    pub fn start(&self) -> Result<Opened, InstallError> {
        let candidates = self.candidates(&self.state()?)?;
        let has_other = |channel: &str, root: &str| {
            candidates
                .iter()
                .filter_map(|(_, bundle)| bundle.as_ref().ok())
                .any(|bundle| bundle.header().channel == channel && bundle.manifest_hash() != root)
        };
        let fallen = self.update(|state| count(state, has_other)).unwrap_or_default();
        Ok(Opened { fallen, ..self.open()? })
    }

    /// Says that the app is up with the bundles of the last [`Shelf::start`].
    ///
    /// With the second clean start a release has proved itself and its forerunner is
    /// [`Shelf::sweep`]'s.
    ///
    /// # Errors
    /// [`InstallError::Io`] when the disk refuses.
    pub fn started_clean(&self) -> Result<(), InstallError> {
        self.update(|state| {
            for channel in state.channels.values_mut() {
                if std::mem::take(&mut channel.starting) {
                    channel.unclean = 0;
                    channel.clean = channel.clean.saturating_add(1).min(Channel::CLEAN);
                    if channel.clean == Channel::CLEAN {
                        channel.previous = None;
                    }
                }
            }
        })
    }
}

/// Counts a start; `has_other` knows whether a channel has a release beside this root.
fn count(state: &mut State, has_other: impl Fn(&str, &str) -> bool) -> Vec<Fallen> {
    let mut fallen = Vec::new();
    for (id, channel) in &mut state.channels {
        let Some(current) = channel.current.clone() else { continue };
        if channel.clean >= Channel::CLEAN {
            continue;
        }
        if channel.starting {
            channel.unclean = channel.unclean.saturating_add(1).min(Channel::UNCLEAN);
        }
        channel.starting = true;
        // Without anything to fall back to, a release that may work is better than none.
        if channel.unclean >= Channel::UNCLEAN && has_other(id, &current.root) {
            fall(channel, &current);
            fallen.push(Fallen { channel: id.clone(), release: current.release });
        }
    }
    fallen
}

fn fall(channel: &mut Channel, current: &Version) {
    channel.failed = Some(current.clone());
    channel.current = channel.previous.take();
    (channel.clean, channel.unclean, channel.starting) = (Channel::CLEAN, 0, false);
}
