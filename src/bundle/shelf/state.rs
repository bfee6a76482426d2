//! The file `installed`: a first line with a check, then JSON.
//!
//! It is small and replaced in one step. The check is no seal: it only notices a torn file,
//! and whoever can write here could as well replace the program.

use crate::portion::Part;
use model::Phrase;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use wire::KeyId;

/// What is known of all channels.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    pub(crate) channels: BTreeMap<String, Channel>,
    /// Number of the newest statement.
    #[serde(default)]
    pub(crate) statement_no: u64,
    /// When it was made.
    #[serde(default)]
    pub(crate) confirmed_ms: i64,
    /// Keys whose seals are believed no more; only ever added to.
    #[serde(default)]
    revoked: Vec<[u8; 8]>,
}

/// What is known of one channel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Channel {
    /// The release that was installed last.
    pub(crate) current: Option<Version>,
    /// The last one that had proved itself before; kept until the current one has.
    pub(crate) previous: Option<Version>,
    /// The highest that was ever seen under a good seal.
    pub(crate) seen: Option<Version>,
    /// The one that was given up.
    pub(crate) failed: Option<Version>,
    /// Whether a start with the current one has begun and did not yet end well.
    pub(crate) starting: bool,
    /// Starts of the current one that ended well.
    pub(crate) clean: u8,
    /// Starts of the current one that did not, in a row.
    pub(crate) unclean: u8,
    /// What this tablet goes without.
    #[serde(default)]
    pub(crate) left_out: BTreeSet<Part>,
    /// Whether parts are wanted again that may not be here.
    #[serde(default)]
    pub(crate) awaits_parts: bool,
    /// What a channel is called that is left out as a whole and of which no file is left.
    #[serde(default)]
    pub(crate) title: Option<Phrase>,
}

/// One release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Its number.
    pub release: u64,
    /// BLAKE3 of its manifest's root, 64 hexadecimal digits.
    pub root: String,
}

impl Version {
    pub(crate) fn new(release: u64, root: &[u8; 32]) -> Self {
        Self { release, root: blake3::Hash::from_bytes(*root).to_hex().to_string() }
    }
}

impl Channel {
    /// Clean starts after which a release has proved itself.
    pub(crate) const CLEAN: u8 = 2;
    /// Unclean starts in a row after which it is given up.
    pub(crate) const UNCLEAN: u8 = 2;

    /// Whether this root is the release in use, or the one to fall back to.
    pub(crate) fn uses(&self, root: &str) -> bool {
        [&self.current, &self.previous].into_iter().flatten().any(|version| version.root == root)
    }

    /// Whether this part is left out.
    pub(crate) fn goes_without(&self, part: &Part) -> bool {
        self.left_out.contains(part)
    }

    /// Whether this root was given up.
    pub(crate) fn has_failed(&self, root: &str) -> bool {
        self.failed.as_ref().is_some_and(|failed| failed.root == root)
    }

    /// Remembers the highest release; nothing below it is installed any more.
    pub(crate) fn saw(&mut self, version: &Version) {
        if self.seen.as_ref().is_none_or(|seen| seen.release < version.release) {
            self.seen = Some(version.clone());
        }
    }

    /// Puts a new release in use.
    pub(crate) fn switch(&mut self, version: &Version) {
        if self.current.as_ref() == Some(version) {
            return;
        }
        let has_proved = self.clean >= Self::CLEAN;
        let former = self.current.replace(version.clone());
        if has_proved || self.previous.is_none() {
            self.previous = former;
        }
        (self.clean, self.unclean, self.starting) = (0, 0, false);
        self.saw(version);
    }
}

impl State {
    /// What is known of a channel, which may be nothing.
    pub(crate) fn channel(&self, id: &str) -> Channel {
        self.channels.get(id).cloned().unwrap_or_default()
    }

    pub(crate) fn channel_mut(&mut self, id: &str) -> &mut Channel {
        self.channels.entry(id.to_owned()).or_default()
    }

    pub(crate) fn revoked_ids(&self) -> Vec<KeyId> {
        self.revoked.iter().copied().map(KeyId).collect()
    }

    pub(crate) fn revoke(&mut self, keys: &[KeyId]) {
        self.revoked.extend(keys.iter().map(|key| key.0));
        self.revoked.sort_unstable();
        self.revoked.dedup();
    }

    /// Reads the file; `None` for a torn one or one whose names could lead elsewhere.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let (first, json) = text.split_once('\n')?;
        if first.strip_prefix(FIRST)? != check(json) {
            return None;
        }
        let state: Self = serde_json::from_str(json).ok()?;
        let versions = |channel: &Channel| {
            let Channel { current, previous, seen, failed, .. } = channel.clone();
            [current, previous, seen, failed].into_iter().flatten()
        };
        let mut all = state.channels.values().flat_map(versions);
        all.all(|version| super::is_hash(&version.root)).then_some(state)
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        // Texts and numbers under text keys always have a JSON form.
        let json = serde_json::to_string_pretty(self).unwrap_or_default();
        format!("{FIRST}{}\n{json}", check(&json)).into_bytes()
    }
}

const FIRST: &str = "jonaki-installed 1 ";

fn check(json: &str) -> String {
    blake3::hash(json.as_bytes()).to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn version(release: u64) -> Version {
        Version::new(release, &[release as u8; 32])
    }

    #[test]
    fn the_file_comes_back_and_a_torn_one_is_noticed() {
        let mut state = State { statement_no: 3, ..State::default() };
        state.channel_mut("jonaki-1").switch(&version(7));
        state.revoke(&[KeyId([1; 8])]);
        let bytes = state.to_bytes();
        assert_eq!(State::read(&bytes), Some(state));
        for end in 0..bytes.len() {
            assert_eq!(State::read(&bytes[..end]), None, "{end}");
        }
    }

    #[test]
    fn a_name_that_leads_elsewhere_is_refused() {
        let mut state = State::default();
        let root = "../../elsewhere".into();
        state.channel_mut("jonaki-1").current = Some(Version { release: 1, root });
        assert_eq!(State::read(&state.to_bytes()), None);
    }

    #[test]
    fn the_one_to_fall_back_to_is_always_one_that_proved_itself() {
        let mut channel = Channel::default();
        channel.switch(&version(7));
        channel.clean = Channel::CLEAN;
        channel.switch(&version(8));
        assert_eq!(channel.previous, Some(version(7)));
        channel.switch(&version(9));
        assert_eq!((channel.current, channel.previous), (Some(version(9)), Some(version(7))));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_stumble(bytes in proptest::collection::vec(any::<u8>(), 0..99)) {
            prop_assert_eq!(State::read(&bytes), None);
            let json = String::from_utf8_lossy(&bytes);
            State::read(format!("{FIRST}{}\n{json}", check(&json)).as_bytes());
        }
    }
}
