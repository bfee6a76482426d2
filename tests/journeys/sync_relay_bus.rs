//! A relay on a bus, as three programs meet it: in the village tablets and the relay, on the
//! road nobody, in town the relay and the school's server; and the same again.

use super::support::{self, Spoken};
use progress::Progress;
use server::storage::{Storage, sqlite::Sqlite};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Output, Stdio};
use tempfile::TempDir;

/// The three places, with what stays there when the programs are off.
struct Journey {
    school: TempDir,
    bus: TempDir,
    tablets: Vec<TempDir>,
    /// Where the school's server listens whenever it runs.
    town: SocketAddr,
    /// Where the relay does.
    relay: SocketAddr,
}

impl Journey {
    /// Tablets join in town, once; from then on they are in a village without any network.
    fn begin(n_tablets: usize) -> Self {
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        let (school, bus) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let tablets = (0..n_tablets).map(|_| support::data()).collect();
        let mut journey = Self { school, bus, tablets, town: any, relay: any };
        let mut server = journey.school_server();
        let said = server.line("listening");
        journey.town = said.split(' ').next().unwrap().parse().unwrap();
        let invitation = server.line("invitation");
        for (at, tablet) in journey.tablets.iter().enumerate() {
            jonaki(tablet.path(), &["enrol", &invitation]);
            jonaki(tablet.path(), &["learner", "add", &format!("child {at}")]);
        }
        drop(server);
        let mut relay = journey.bus();
        journey.relay = relay.line("relay").parse().unwrap();
        journey
    }

    fn school_server(&self) -> Spoken {
        let mut command = support::program("jonaki-server");
        command.arg("--data").arg(self.school.path());
        command.arg("--listen").arg(self.town.to_string()).args(["--loopback", "127.0.0.1:0"]);
        Spoken::start(command)
    }

    fn bus(&self) -> Spoken {
        let mut command = support::program("jonaki-server");
        command.arg("--data").arg(self.bus.path()).args(["relay", "--no-search", "--every", "1"]);
        command.arg("--at").arg(self.relay.to_string());
        command.arg("--school").arg(format!("https://{}", self.town));
        Spoken::start(command)
    }

    /// Every tablet meets the relay in the village; what each says of it.
    fn village(&self) -> Vec<String> {
        let mut relay = self.bus();
        relay.line("relay");
        let relay_at = format!("https://{}", self.relay);
        let visit =
            |tablet: &TempDir| jonaki(tablet.path(), &["sync", "--once", "--relay", &relay_at]);
        std::thread::scope(|scope| {
            let visits: Vec<_> =
                self.tablets.iter().map(|tablet| scope.spawn(move || visit(tablet))).collect();
            visits.into_iter().map(|visit| visit.join().unwrap()).collect()
        })
    }

    /// The relay meets the school; what it says of it.
    fn in_town(&self) -> String {
        let mut server = self.school_server();
        server.line("listening");
        self.bus().line("school")
    }

    fn waiting(&self) -> u64 {
        let now = model::Stamp { wall_ms: 0, mono_ms: 0, boot: 0 };
        let of = |tablet: &TempDir| {
            let (record, _) = Progress::open(tablet.path(), "look", now).unwrap();
            let streams = record.streams().unwrap();
            streams.iter().map(|stream| stream.tail - stream.acked).sum::<u64>()
        };
        self.tablets.iter().map(of).sum()
    }
}

fn jonaki(tablet: &Path, words: &[&str]) -> String {
    let done: Output =
        support::program("jonaki").arg("--data").arg(tablet).args(words).output().unwrap();
    assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

/// A child gives five right answers.
fn play(tablet: &Path) {
    let pictures = tempfile::tempdir().unwrap();
    let mut command = support::jonaki(tablet);
    command.args(["film", "bn-p-07", "--step", "choose", "--tell", "--size", "800x480", "--out"]);
    command.arg(pictures.path()).stderr(Stdio::null());
    let mut playing = Spoken::start(command);
    for _ in 0..5 {
        playing.line("committed");
    }
}

fn says(told: &str, word: &str) -> u64 {
    let mut words = told.split_whitespace().skip_while(|one| *one != word);
    words.nth(1).and_then(|n| n.trim_end_matches(',').parse().ok()).expect(told)
}

#[test]
fn a_bus_carries_work_to_town_and_receipts_words_and_lessons_back() {
    let mut journey = Journey::begin(2);
    // The school offers lessons, which the tablets do not have.
    let key = std::fs::read_dir(support::keys()).unwrap().filter_map(Result::ok);
    let key =
        key.map(|file| file.path()).find(|path| path.extension().is_some_and(|end| end == "pub"));
    let published = support::program("jonaki-server")
        .arg("--data")
        .arg(journey.school.path())
        .arg("publish")
        .arg(support::bundle())
        .arg("--trust")
        .arg(key.unwrap())
        .output()
        .unwrap();
    assert!(published.status.success(), "{}", String::from_utf8_lossy(&published.stderr));

    let mut carried = 0;
    for trip in 0..2 {
        journey.tablets.iter().for_each(|tablet| play(tablet.path()));
        carried = journey.village().iter().map(|told| says(told, "carried")).sum();
        assert!(carried >= 10, "{carried} events of two children");
        // The bus waits, and the tablets meet it once more: the same boxes are there already,
        // as the two that are brought to town below show.
        let again: u64 = journey.village().iter().map(|told| says(told, "carried")).sum();
        assert_eq!(again, carried);
        // On the road.
        assert!(journey.waiting() >= carried);
        let told = journey.in_town();
        assert_eq!((says(&told, "brought"), says(&told, "left")), (2, 0), "{told}");
        assert_eq!(says(&told, "lessons"), u64::from(trip == 0), "{told}");
        if trip == 1 {
            // The bus burns; another one begins with nothing.
            journey.bus = tempfile::tempdir().unwrap();
            assert_eq!(journey.village().iter().map(|told| says(told, "sent")).sum::<u64>(), 0);
            assert!(journey.waiting() > 0, "no receipt has come, so everything waits");
            let told = journey.in_town();
            assert_eq!((says(&told, "brought"), says(&told, "left")), (2, 0), "{told}");
        }
        let sent: u64 = journey.village().iter().map(|told| says(told, "sent")).sum();
        assert_eq!((sent, journey.waiting()), (carried, 0));
    }
    assert!(carried > 0);
    for tablet in &journey.tablets {
        let installed = tablet.path().join("bundles");
        assert!(std::fs::read_dir(&installed).is_ok_and(|all| all.count() > 0), "lessons came");
    }
    // Everything is at the school, each once.
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let storage = Sqlite::open(journey.school.path()).unwrap();
    while runtime.block_on(storage.project(64)).unwrap() > 0 {}
    let now = model::Stamp { wall_ms: 0, mono_ms: 0, boot: 0 };
    for tablet in &journey.tablets {
        let school = sync::Membership::load(tablet.path()).unwrap().unwrap().school;
        let (record, _) = Progress::open(tablet.path(), "after", now).unwrap();
        for stream in record.streams().unwrap() {
            let stored = runtime.block_on(storage.n_events(school, stream.stream)).unwrap();
            assert_eq!(stored, (stream.tail, 0));
        }
    }
}
