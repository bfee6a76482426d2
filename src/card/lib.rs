//! A folder of boxes on a card or a stick: read with care, written so that a card that is
//! pulled out holds whole boxes only.
//!
//! It opens no box and knows no key. Nothing that a card says is used as a path: names are
//! made from what boxes are (`wire::card`), links and folders are passed over, and nothing
//! longer than a box is read. Start with [`Card`].
#![forbid(unsafe_code)]

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use wire::card::{BoxName, INDEX_NAME, Index, Listed, MOST_BOXES, Named};
use wire::sealed_box::{MOST_FILE, box_id};

/// A card's folder.
pub struct Card(PathBuf);

impl Card {
    /// The folder that somebody named.
    pub fn at(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    /// Names of the boxes on it, in order; at most [`MOST_BOXES`].
    ///
    /// # Errors
    /// Where the folder cannot be listed.
    pub fn boxes(&self) -> io::Result<Vec<BoxName>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.0)? {
            let entry = entry?;
            let named = entry.file_name().to_str().map(Named::of);
            if let (Some(Named::Box(name)), true) = (named, entry.file_type()?.is_file()) {
                names.push(name);
            }
        }
        names.sort_unstable();
        names.truncate(MOST_BOXES);
        Ok(names)
    }

    /// The bytes of a box; none where the file is no plain one, longer than any box, or not
    /// what its name says.
    ///
    /// # Errors
    /// Where the card cannot be read.
    pub fn read(&self, name: BoxName) -> io::Result<Option<Vec<u8>>> {
        let Some(path) = self.find(name)? else { return Ok(None) };
        let mut bytes = Vec::new();
        File::open(path)?.take(MOST_FILE as u64 + 1).read_to_end(&mut bytes)?;
        let is_it = bytes.len() <= MOST_FILE && BoxName::of(&box_id(&bytes)) == name;
        Ok(is_it.then_some(bytes))
    }

    /// Puts a box on the card, beside others; false where it lies there already.
    ///
    /// # Errors
    /// Where the card is full or cannot be written; then nothing was added.
    pub fn put(&self, file: &[u8]) -> io::Result<bool> {
        let name = BoxName::of(&box_id(file));
        if self.read(name)?.is_some() {
            return Ok(false);
        }
        self.replace(&name.to_string(), file).map(|()| true)
    }

    /// Takes a box off the card.
    ///
    /// # Errors
    /// Where the card cannot be written.
    pub fn remove(&self, name: BoxName) -> io::Result<()> {
        self.find(name)?.map_or(Ok(()), fs::remove_file)
    }

    /// Writes the list of what is on it, for people and for programs that check a copy.
    ///
    /// # Errors
    /// Where the card cannot be read or written.
    pub fn write_index(&self) -> io::Result<()> {
        let mut listed = Vec::new();
        for name in self.boxes()? {
            listed.extend(self.read(name)?.and_then(|file| Listed::of(&file).ok()));
        }
        let index = Index::new(listed).map_err(io::Error::other)?;
        self.replace(INDEX_NAME, index.to_text().as_bytes())
    }

    /// The file of a name, in capitals or not; none for a link or a folder.
    fn find(&self, name: BoxName) -> io::Result<Option<PathBuf>> {
        let small = name.to_string();
        for spelling in [small.to_uppercase(), small] {
            let path = self.0.join(spelling);
            match fs::symlink_metadata(&path) {
                Ok(about) if about.is_file() => return Ok(Some(path)),
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(None)
    }

    /// Beside, flushed, renamed: what has a box's name is whole.
    fn replace(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let (part, path) = (self.0.join(format!("{name}.part")), self.0.join(name));
        let written = (|| {
            // A link that somebody left there is removed and not followed.
            match fs::remove_file(&part) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            let mut file = File::options().write(true).create_new(true).open(&part)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&part, &path)
        })();
        if written.is_err() {
            let _ = fs::remove_file(&part);
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::SchoolId;
    use wire::sealed_box::{BoxSecretKey, Kind, seal};

    fn sealed(n: u8) -> Vec<u8> {
        let key = BoxSecretKey::from_bytes(&[7; 32]).public();
        seal(Kind::Test, SchoolId([1; 16]), 0, &key, &[n; 40], &[n; 32]).unwrap()
    }

    #[test]
    fn boxes_are_put_read_listed_and_taken_off() {
        let folder = tempfile::tempdir().unwrap();
        let card = Card::at(folder.path());
        assert!(card.put(&sealed(1)).unwrap() && card.put(&sealed(2)).unwrap());
        assert!(!card.put(&sealed(1)).unwrap(), "it is there already");
        let names = card.boxes().unwrap();
        assert_eq!(names.len(), 2);
        assert!(names.iter().all(|name| card.read(*name).unwrap().is_some()));
        card.write_index().unwrap();
        let index = fs::read(folder.path().join(INDEX_NAME)).unwrap();
        assert_eq!(Index::parse(&index).unwrap().boxes().len(), 2);
        card.remove(names[0]).unwrap();
        assert_eq!(card.boxes().unwrap(), [names[1]]);
    }

    #[test]
    fn what_a_card_should_not_hold_is_passed_over() {
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let card = Card::at(folder.path());
        let file = sealed(3);
        let name = BoxName::of(&box_id(&file));
        let at = folder.path().join(name.to_string());
        // A link, a folder, an edited file, one that is far too long.
        fs::write(elsewhere.path().join("x"), &file).unwrap();
        std::os::unix::fs::symlink(elsewhere.path().join("x"), &at).unwrap();
        assert_eq!((card.boxes().unwrap().len(), card.read(name).unwrap()), (0, None));
        fs::remove_file(&at).unwrap();
        fs::create_dir(&at).unwrap();
        assert_eq!((card.boxes().unwrap().len(), card.read(name).unwrap()), (0, None));
        fs::remove_dir(&at).unwrap();
        fs::write(&at, &file[1..]).unwrap();
        assert_eq!((card.boxes().unwrap().len(), card.read(name).unwrap()), (1, None));
        File::create(&at).unwrap().set_len(1 << 32).unwrap();
        assert_eq!(card.read(name).unwrap(), None);
        // In capitals, as some cards keep names.
        fs::remove_file(&at).unwrap();
        fs::write(folder.path().join(name.to_string().to_uppercase()), &file).unwrap();
        assert_eq!(card.read(name).unwrap(), Some(file));
    }
}
