//! The server as it is shipped, as a process of its own, so that its memory can be told.

use super::Trouble;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A server that runs; it ends with this.
pub(crate) struct Process {
    child: Child,
    /// Where the laptop's own browser comes.
    pub(crate) loopback: SocketAddr,
}

impl Process {
    /// Starts `jonaki-server`, which lies beside this program.
    pub(crate) fn start(data: &Path) -> Result<Self, Trouble> {
        let program = std::env::current_exe()?.with_file_name("jonaki-server");
        let mut command = Command::new(&program);
        command.arg("--data").arg(data).args(["--listen", "127.0.0.1:0"]);
        command.args(["--loopback", "127.0.0.1:0"]).stdout(Stdio::piped());
        let mut child =
            command.spawn().map_err(|error| format!("{}: {error}", program.display()))?;
        let mut says = BufReader::new(child.stdout.take().ok_or("nothing is said")?).lines();
        let found = says.by_ref().map_while(Result::ok).find_map(|line| {
            let rest = line.strip_prefix("listening ")?;
            rest.split_once(' ')?.1.parse().ok()
        });
        // What it says later is of no use here, but it must not wait for a reader.
        std::thread::spawn(move || says.for_each(drop));
        let loopback = found.ok_or("the server does not say where it listens")?;
        Ok(Self { child, loopback })
    }

    /// The memory that it takes now, MB: its own pages and its share of what others have too.
    pub(crate) fn memory_mb(&self) -> std::io::Result<f64> {
        let text = std::fs::read_to_string(format!("/proc/{}/smaps_rollup", self.child.id()))?;
        let line = text.lines().find_map(|line| line.strip_prefix("Pss:"));
        let kb = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<f64>().ok());
        Ok(kb.unwrap_or(f64::NAN) * 1_024.0 / 1e6)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
