//! The server program in a process of its own, and what the system says of that process.

use crate::Done;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;
use wire::invite::Invite;

/// A server that runs until this is dropped.
pub(crate) struct School {
    child: Child,
    says: BufReader<ChildStdout>,
    data: Option<TempDir>,
    pub(crate) loopback: SocketAddr,
}

/// Where the server program is: beside this one.
pub(crate) fn program() -> Done<PathBuf> {
    Ok(std::env::current_exe()?.with_file_name("jonaki-server"))
}

impl School {
    /// Starts one on an empty folder in `place`.
    pub(crate) fn open(place: &Path) -> Done<Self> {
        Self::of(tempfile::tempdir_in(place)?)
    }

    /// Starts one on a folder.
    pub(crate) fn of(data: TempDir) -> Done<Self> {
        let mut child = Command::new(program()?)
            .arg("--data")
            .arg(data.path())
            .args(["--listen", "127.0.0.1:0", "--loopback", "127.0.0.1:0"])
            .args(["--invite-uses", "1000", "--invite-minutes", "600"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let says = BufReader::new(child.stdout.take().ok_or("no output")?);
        let loopback = SocketAddr::from(([127, 0, 0, 1], 0));
        let mut school = Self { child, says, data: Some(data), loopback };
        let listening = school.line("listening ")?;
        let at = listening.split(' ').nth(1).ok_or("no loopback address")?;
        school.loopback = at.parse()?;
        Ok(school)
    }

    /// The invitation that it prints; good for a thousand tablets.
    pub(crate) fn invite(&mut self) -> Done<Invite> {
        Ok(Invite::parse(&self.line("invitation ")?)?)
    }

    /// Its data folder.
    pub(crate) fn data(&self) -> &Path {
        self.data.as_ref().map_or(Path::new(""), TempDir::path)
    }

    /// Stops it and gives its folder back.
    pub(crate) fn close(mut self) -> Done<TempDir> {
        self.child.kill()?;
        self.child.wait()?;
        self.data.take().ok_or_else(|| "closed twice".into())
    }

    /// Waits until it writes nothing any more.
    pub(crate) fn wait_until_quiet(&self) {
        let mut before = f64::NAN;
        loop {
            let written = self.told("io", "wchar: ");
            if written == before {
                return;
            }
            before = written;
            std::thread::sleep(Duration::from_millis(700));
        }
    }

    fn line(&mut self, word: &str) -> Done<String> {
        loop {
            let mut line = String::new();
            if self.says.read_line(&mut line)? == 0 {
                return Err(format!("the server ended before it said `{word}`").into());
            }
            if let Some(rest) = line.strip_prefix(word) {
                return Ok(rest.trim_end().to_owned());
            }
        }
    }

    /// Processor time that it has used so far, seconds.
    pub(crate) fn cpu_s(&self) -> f64 {
        let threads = std::fs::read_dir(format!("/proc/{}/task", self.child.id()));
        let spent = threads.into_iter().flatten().filter_map(|thread| {
            let text = std::fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
            text.split_whitespace().next()?.parse::<f64>().ok()
        });
        spent.sum::<f64>() / 1e9
    }

    /// A number from a file of `/proc` about it.
    pub(crate) fn told(&self, file: &str, key: &str) -> f64 {
        let path = format!("/proc/{}/{file}", self.child.id());
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix(key));
        let word = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        word.unwrap_or(f64::NAN)
    }
}

impl Drop for School {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
