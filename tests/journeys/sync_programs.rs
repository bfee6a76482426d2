//! A real tablet program and a real server program: the network is cut in the middle of a
//! segment, and each of the two is killed in turn.

use super::support::{self, Spoken};
use super::sync_wire::Cable;
use progress::Progress;
use server::storage::{Storage, sqlite::Sqlite};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use wire::invite::{Address, Invite};

/// Starts the server on a folder; says where it listens.
fn serve(data: &Path, listen: SocketAddr) -> (Spoken, SocketAddr) {
    serve_logging(data, listen, Stdio::inherit())
}

fn serve_logging(data: &Path, listen: SocketAddr, log: Stdio) -> (Spoken, SocketAddr) {
    let mut command = support::program("jonaki-server");
    command.stderr(log);
    command.arg("--data").arg(data).arg("--listen").arg(listen.to_string());
    command.args(["--loopback", "127.0.0.1:0"]);
    let mut server = Spoken::start(command);
    let said = server.line("listening");
    let address = said.split(' ').next().unwrap().parse().unwrap();
    (server, address)
}

/// A child who knows the answers gives five of them, and takes the power away.
fn play(tablet: &Path, pictures: &Path) {
    let mut command = support::jonaki(tablet);
    command
        .args(["film", "bn-p-07", "--step", "choose", "--tell", "--size", "800x480", "--out"])
        .arg(pictures);
    command.stderr(Stdio::null());
    let mut playing = Spoken::start(command);
    for _ in 0..5 {
        playing.line("committed");
    }
}

fn sync(tablet: &Path) -> Command {
    let mut command = support::jonaki(tablet);
    command.args(["sync", "--once"]).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[test]
fn both_programs_killed_in_turn_and_the_network_cut_lose_nothing() {
    let (school, tablet) = (tempfile::tempdir().unwrap(), support::data());
    let pictures = tempfile::tempdir().unwrap();
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    let (mut server, address) = serve(school.path(), any);
    let cable = Cable::to(address);
    let invite = Invite::parse(&server.line("invitation")).unwrap();
    let through = Address::parse(&format!("https://{}", cable.address)).unwrap();
    let text = Invite { addresses: vec![through], ..invite }.to_text().unwrap();
    let joined = support::jonaki(tablet.path()).args(["enrol", &text]).output().unwrap();
    assert!(joined.status.success(), "{}", String::from_utf8_lossy(&joined.stderr));

    for round in 0..3 {
        play(tablet.path(), pictures.path());
        // Cut in the middle of a segment.
        cable.cut_after(Some(1_000 + 70 * round));
        assert_eq!(sync(tablet.path()).status().unwrap().code(), Some(1));
        cable.cut_after(None);
        // The tablet dies at some moment of its contact.
        let mut dying = sync(tablet.path()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(15 + 20 * round));
        let _ = dying.kill();
        dying.wait().unwrap();
        // The server dies while it is spoken to, and stays away for a while.
        play(tablet.path(), pictures.path());
        let mut speaking = sync(tablet.path()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(20 + 15 * round));
        drop(server);
        speaking.wait().unwrap();
        assert_eq!(sync(tablet.path()).status().unwrap().code(), Some(1), "nobody is there");
        (server, _) = serve(school.path(), address);
    }
    assert!(sync(tablet.path()).status().unwrap().success());
    drop(server);

    let now = model::Stamp { wall_ms: 0, mono_ms: 0, boot: 0 };
    let (record, _) = Progress::open(tablet.path(), "after", now).unwrap();
    let streams = record.streams().unwrap();
    let all: u64 = streams.iter().map(|stream| stream.tail).sum();
    assert!(all >= 30, "five answers, six times: {all}");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let storage = Sqlite::open(school.path()).unwrap();
    while runtime.block_on(storage.project(64)).unwrap() > 0 {}
    let school = sync::Membership::load(tablet.path()).unwrap().unwrap().school;
    for stream in streams {
        assert_eq!(stream.acked, stream.tail, "acknowledged");
        let stored = runtime.block_on(storage.n_events(school, stream.stream)).unwrap();
        assert_eq!(stored, (stream.tail, 0), "stored, each once, and all readable");
    }
}

#[test]
fn a_tablet_is_invited_while_the_server_runs_and_no_line_tells_of_a_child() {
    let (school, tablet) = (tempfile::tempdir().unwrap(), support::data());
    let (pictures, log) = (tempfile::tempdir().unwrap(), school.path().join("log"));
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    let file = std::fs::File::create(&log).unwrap();
    let (server, address) = serve_logging(school.path(), any, file.into());
    let at = address.to_string();
    let on_the_desk = |words: &[&str]| {
        let mut command = support::program("jonaki-server");
        said(command.arg("--data").arg(school.path()).args(words))
    };
    let list = school.path().join("list.csv");
    std::fs::write(&list, "name,class,shift,id\nমিতু,ক,1,17\n").unwrap();
    on_the_desk(&["roster", list.to_str().unwrap()]);
    let invited = on_the_desk(&["invite", "--at", &at, "--invite-uses", "1"]);
    let text = invited.lines().find_map(|line| line.strip_prefix("invitation ")).unwrap();
    let code = invited.lines().find_map(|line| line.strip_prefix("code ")).unwrap();
    assert!(wire::invite::Code::parse(code).is_ok(), "{invited}");

    let with_her = |words: &[&str]| said(support::jonaki(tablet.path()).args(words));
    with_her(&["learner", "add", "টুনি"]);
    with_her(&["enrol", text]);
    play(tablet.path(), pictures.path());
    with_her(&["sync", "--once"]);
    // A place that is taken is taken, whoever made the invitation.
    let late = support::data();
    let refused = support::jonaki(late.path()).args(["enrol", text]).output().unwrap();
    assert_eq!(refused.status.code(), Some(1));
    let mut children = on_the_desk(&["learners"]);
    children.push_str(&with_her(&["learner", "list"]));
    drop(server);
    let told = std::fs::read_to_string(&log).unwrap();
    for event in ["info enrolled", "info contact", "info stored", "warn refused"] {
        assert!(told.contains(event), "`{event}` is missing: {told}");
    }
    assert!(children.contains("মিতু") && children.contains("টুনি"), "{children}");
    let ids: Vec<&str> = children.split_whitespace().filter(|word| word.len() == 32).collect();
    assert!(ids.len() >= 2, "{children}");
    for word in ids.iter().map(|id| &id[..8]).chain(["মিতু", "টুনি", "127.0.0.1"]) {
        assert!(!told.contains(word), "`{word}` is told: {told}");
    }
}

/// What a program says that is content.
fn said(command: &mut Command) -> String {
    let done = command.output().unwrap();
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout).into_owned()
}
