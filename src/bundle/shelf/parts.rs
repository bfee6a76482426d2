//! What an adult lets this tablet go without, so that little storage is enough.

use super::Shelf;
use crate::install::InstallError;
use crate::portion::{Part, Portion};
use crate::reader::Bundle;
use model::Phrase;

/// A channel with the parts that can be left out of it or are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The channel's id.
    pub channel: String,
    /// What it is called.
    pub title: Phrase,
    /// Its parts and whether each is left out; of a channel that is left out as a whole, only that.
    pub parts: Vec<(Portion, bool)>,
}

impl Shelf {
    /// The channels that came as releases, by their ids, with their parts. A bundle that somebody
    /// put there as a file is not among them: nothing of a file can be spared.
    ///
    /// # Errors
    /// [`InstallError::Read`] when a bundle in use cannot be read, [`InstallError::Io`] when the
    /// disk refuses.
    pub fn parts(&self) -> Result<Vec<Chosen>, InstallError> {
        let state = self.state()?;
        let bundles = self.open()?.bundles;
        let mut all = Vec::new();
        for bundle in bundles.iter().filter(|bundle| bundle.is_index()) {
            let is_left_out = |portion: &Portion| bundle.left_out().contains(&portion.part);
            let parts = bundle.portions()?.into_iter();
            all.push(Chosen {
                channel: bundle.header().channel.clone(),
                title: bundle.channel().title.clone(),
                parts: parts.map(|portion| (portion.clone(), is_left_out(&portion))).collect(),
            });
        }
        for (id, channel) in state.channels {
            if let Some(title) = channel.title.filter(|_| channel.left_out.contains(&Part::Whole)) {
                let whole = Portion { part: Part::Whole, bytes: 0 };
                all.push(Chosen { channel: id, title, parts: vec![(whole, true)] });
            }
        }
        all.sort_by(|one, other| one.channel.cmp(&other.channel));
        Ok(all)
    }

    /// The channels that are left out as a whole, by their ids.
    ///
    /// # Errors
    /// [`InstallError::Read`] when what is noted of the shelf cannot be read.
    pub fn left_out(&self) -> Result<Vec<String>, InstallError> {
        let channels = self.state()?.channels.into_iter();
        let is_whole = channels.filter(|(_, channel)| channel.left_out.contains(&Part::Whole));
        Ok(is_whole.map(|(id, _)| id).collect())
    }

    /// Leaves a part of a channel out from now on, or takes it again: then it comes with the next
    /// contact, from the school or from a card. The room is made by [`Shelf::make_room`].
    ///
    /// # Errors
    /// [`InstallError::NoSuchPart`] for a part that the channel lacks, [`InstallError::Io`] when
    /// the disk refuses.
    pub fn leave_out(&self, channel: &str, part: &Part, out: bool) -> Result<(), InstallError> {
        let bundles = self.open()?.bundles;
        let bundle = bundles.iter().find(|one| one.header().channel == channel);
        let has = |bundle: &Bundle| {
            Ok::<_, InstallError>(bundle.portions()?.iter().any(|one| one.part == *part))
        };
        let is_known = match bundle {
            Some(bundle) => bundle.is_index() && has(bundle)?,
            // One that is left out as a whole can only be taken again.
            None => !out && *part == Part::Whole,
        };
        if !is_known {
            return Err(InstallError::NoSuchPart { channel: channel.into(), part: part.clone() });
        }
        let title = bundle.map(|bundle| bundle.channel().title.clone());
        self.update(|state| state.channel_mut(channel).leave_out(part, out, title))
    }
}

impl super::state::Channel {
    fn leave_out(&mut self, part: &Part, out: bool, title: Option<Phrase>) {
        if *part == Part::Whole {
            self.title = title.filter(|_| out);
        }
        if out {
            self.left_out.insert(part.clone());
        } else if self.left_out.remove(part) {
            self.awaits_parts = true;
        }
    }
}
