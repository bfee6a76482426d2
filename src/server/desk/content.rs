//! The lessons that are offered, which tablets have them, and a bundle that is published here.

use super::door::Visit;
use super::form::Form;
use super::multipart::{find, named};
use super::reply::Reply;
use super::{Desk, Trouble, cleaned};
use crate::lessons::{self, PublishError};
use crate::storage::StorageError;
use axum::body::Body;
use desk::frame::Place;
use desk::page::content::{Channel, Outcome, write};
use http_body_util::BodyExt;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tempfile::{NamedTempFile, TempPath};
use wire::down::Down;

/// Most bytes of a bundle that a browser brings.
const MOST: u64 = 2 << 30;
/// A browser that sends nothing for so long has gone.
const STALL: Duration = Duration::from_secs(30);
/// Fields and the head of the file's part are no longer.
const MOST_HEAD: usize = 64 << 10;

/// Shows what is offered and who has it.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let outcome = (visit.form.one("done") == "1").then_some(Outcome::Published);
    desk.content(&visit, outcome).await.map(Reply::Page)
}

/// Publishes what was brought, once it was found whole and sealed by somebody who is trusted.
pub(crate) async fn publish(desk: Arc<Desk>, mut visit: Visit) -> Result<Reply, Trouble> {
    let Some(file) = visit.brought.take() else {
        return desk.content(&visit, Some(Outcome::Nothing)).await.map(Reply::Again);
    };
    let data = desk.data();
    let done = tokio::task::spawn_blocking(move || lessons::publish(&data, &file, None)).await;
    let listed = match done.map_err(|_| StorageError::Closed)? {
        Ok(listed) => listed,
        Err(error) => {
            crate::log::warn("not-published", &[("why", &error)]);
            let outcome = match error {
                PublishError::Open(_) => Outcome::NotTrusted,
                PublishError::Older { .. } => Outcome::Older,
                _ => Outcome::Failed,
            };
            return desk.content(&visit, Some(outcome)).await.map(Reply::Again);
        }
    };
    let (channel, release) = (listed.channel, listed.release);
    let told =
        Down::Release { channel: channel.clone(), release, root: listed.root, bytes: listed.bytes };
    let about = format!("{channel}, {release}");
    desk.school.tell_as(&[told], visit.deed("published", about)).await?;
    Ok(Reply::Go("/desk/content?done=1".into()))
}

impl Desk {
    async fn content(&self, visit: &Visit, outcome: Option<Outcome>) -> Result<String, Trouble> {
        let frame = visit.frame(Place::Content)?;
        let (storage, school) = (&self.school.storage, self.school.id());
        let mut seen = self.school.seen();
        let tablets = storage.devices(school).await?.into_iter().filter(|one| !one.revoked);
        let tablets: Vec<_> = tablets
            .map(|one| {
                let status = seen.remove(&one.id).and_then(|seen| seen.status);
                (one.name, status.map(|status| (status.bundles, status.left_out)))
            })
            .collect();
        let mut channels = Vec::new();
        for entry in storage.entries(school, "release").await? {
            let Some(Down::Release { channel, release, bytes, .. }) =
                entry.body.as_deref().and_then(Down::read)
            else {
                continue;
            };
            let mut told = Channel { id: channel, release, bytes, ..Channel::default() };
            for (name, lessons) in &tablets {
                let Some((bundles, left_out)) = lessons else {
                    told.unknown.push(name.clone());
                    continue;
                };
                let has = bundles.iter().find(|(channel, _)| *channel == told.id);
                match has {
                    Some((_, release)) if *release >= told.release => told.has.push(name.clone()),
                    Some((_, release)) => told.older.push((name.clone(), *release)),
                    None if left_out.contains(&told.id) => told.left_out.push(name.clone()),
                    None => told.none.push(name.clone()),
                }
            }
            channels.push(told);
        }
        let n_lessons = self.catalogues.read().lessons.len();
        Ok(write(frame, &channels, n_lessons, outcome))
    }

    /// The data folder.
    pub(super) fn data(&self) -> PathBuf {
        self.school.offer.parent().map(Path::to_path_buf).unwrap_or_default()
    }

    /// Takes in a form whose last part is a file that should not lie in memory.
    pub(super) async fn take_in(
        &self,
        mut body: Body,
        boundary: &str,
    ) -> Result<(Form, TempPath), Trouble> {
        let odd = |error: io::Error| Trouble::Storage(StorageError::Unsound(error.to_string()));
        let mut landed = NamedTempFile::new_in(self.data()).map_err(odd)?;
        let mut n = 0;
        loop {
            let frame = tokio::time::timeout(STALL, body.frame()).await;
            let Some(frame) = frame.map_err(|_| Trouble::NotOurs)? else { break };
            let part = frame.map_err(|_| Trouble::NotOurs)?.into_data().unwrap_or_default();
            n += part.len() as u64;
            if n > MOST {
                return Err(Trouble::NotOurs);
            }
            landed.write_all(&part).map_err(odd)?;
        }
        let (boundary, data) = (boundary.to_owned(), self.data());
        let parted = tokio::task::spawn_blocking(move || part(landed, &boundary, &data)).await;
        let parted = parted.map_err(|_| Trouble::Storage(StorageError::Closed))?.map_err(odd)?;
        parted.ok_or(Trouble::NotOurs)
    }
}

/// The fields of a form that lies on the disk, and its last part as a file of its own; none where it
/// is no such form.
fn part(
    mut landed: NamedTempFile,
    boundary: &str,
    data: &Path,
) -> io::Result<Option<(Form, TempPath)>> {
    let file = landed.as_file_mut();
    let size = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(0))?;
    let mut head = vec![0; MOST_HEAD.min(size as usize)];
    file.read_exact(&mut head)?;
    let line = format!("--{boundary}\r\n");
    let end = format!("\r\n--{boundary}--");
    let mut pairs = Vec::new();
    let mut at = 0;
    let from = loop {
        let Some(part) = head[at..].strip_prefix(line.as_bytes()) else { return Ok(None) };
        let Some(head_end) = find(part, b"\r\n\r\n") else { return Ok(None) };
        let Some((name, is_file)) = named(&part[..head_end]) else { return Ok(None) };
        let begins = at + line.len() + head_end + 4;
        if is_file {
            break begins as u64;
        }
        let next = format!("\r\n{line}");
        let Some(n) = find(&head[begins..], next.as_bytes()) else { return Ok(None) };
        pairs.push((name, cleaned(&String::from_utf8_lossy(&head[begins..begins + n]))));
        at = begins + n + 2;
    };
    // The form ends with the line of its boundary and, by most browsers, a line end.
    let tail_size = (end.len() as u64 + 2).min(size);
    file.seek(SeekFrom::Start(size - tail_size))?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail)?;
    let Some(ends) = find(&tail, end.as_bytes()) else { return Ok(None) };
    let to = size - tail_size + ends as u64;
    if to < from {
        return Ok(None);
    }
    let mut own = NamedTempFile::new_in(data)?;
    file.seek(SeekFrom::Start(from))?;
    io::copy(&mut file.take(to - from), own.as_file_mut())?;
    own.as_file_mut().flush()?;
    Ok(Some((Form::of(pairs), own.into_temp_path())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn landed(text: &str) -> NamedTempFile {
        let mut file = NamedTempFile::new().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file
    }

    #[test]
    fn the_last_part_of_a_form_becomes_a_file_of_its_own() {
        let dir = tempfile::tempdir().unwrap();
        let form = "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n07\r\n--x\r\n\
            Content-Disposition: form-data; name=\"bundle\"; filename=\"a\"\r\n\r\n\
            some\r\n--x bytes\r\n--x--\r\n";
        let (fields, file) = part(landed(form), "x", dir.path()).unwrap().unwrap();
        assert_eq!(fields.one("token"), "07");
        assert_eq!(std::fs::read(&file).unwrap(), b"some\r\n--x bytes");
        drop(file);
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0, "nothing stays behind");
        for end in 0..form.len() - 2 {
            assert!(part(landed(&form[..end]), "x", dir.path()).unwrap().is_none(), "cut at {end}");
        }
    }
}
