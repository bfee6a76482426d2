//! Where a card or a stick is: what the system has mounted where such things are.

use std::path::{Path, PathBuf};

/// The folder for boxes on a card that is in its place; none where there is none.
///
/// `JONAKI_CARD` names a folder instead, for systems that mount cards elsewhere.
pub(crate) fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("JONAKI_CARD").filter(|name| !name.is_empty());
    let mounts = std::fs::read_to_string("/proc/mounts").unwrap_or_default();
    let place = named.map(PathBuf::from).or_else(|| mounted(&mounts))?;
    place.is_dir().then(|| place.join("jonaki"))
}

/// The first place of Linux's table of mounts that is one of a card, and can be written.
fn mounted(mounts: &str) -> Option<PathBuf> {
    let is_card = |path: &Path| {
        ["/media", "/run/media", "/mnt", "/storage"].iter().any(|root| {
            path.strip_prefix(root).is_ok_and(|rest| rest.components().next().is_some())
        })
    };
    let place = |line: &str| {
        let mut words = line.split(' ').skip(1);
        let path = PathBuf::from(unescaped(words.next()?));
        let can_write = words.nth(1)?.split(',').any(|option| option == "rw");
        (is_card(&path) && can_write).then_some(path)
    };
    mounts.lines().find_map(place)
}

/// A path of the table, in which a space is written as `\040`.
fn unescaped(text: &str) -> String {
    text.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_found_among_all_that_is_mounted() {
        let mounts = "/dev/root / ext4 rw,relatime 0 0\n\
                      tmpfs /media tmpfs rw 0 0\n\
                      /dev/sr0 /media/amina/DVD iso9660 ro,nosuid 0 0\n\
                      /dev/sdb1 /media/amina/MY\\040CARD vfat rw,nosuid,utf8 0 0\n";
        assert_eq!(mounted(mounts), Some(PathBuf::from("/media/amina/MY CARD")));
        assert_eq!(mounted("/dev/root / ext4 rw 0 0\nnonsense\n"), None);
    }
}
