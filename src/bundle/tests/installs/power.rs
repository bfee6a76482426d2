//! The program may die at any moment: after it, one release is whole and in use.

use super::stopping::{Loss, Stopping};
use super::*;
use std::sync::Arc;

/// A picture drawn anew, one more lesson, music of several chunks.
fn before() -> Channel {
    Channel { music_bytes: 1_300_000, ..Channel::new(7) }
}

fn after() -> Channel {
    Channel { n_lessons: 3, music_bytes: 1_200_000, ..before().redraw(0, 1) }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("makes");
    for entry in fs::read_dir(from).expect("lists") {
        let path = entry.expect("lists").path();
        let copied = to.join(path.file_name().expect("has a name"));
        if path.is_dir() {
            copy(&path, &copied);
        } else {
            fs::copy(&path, &copied).expect("copies");
        }
    }
}

/// Installs and sweeps as an app would, until the disk stops.
fn install_and_sweep(shelf: &Shelf, description: &[u8], offer: &Path) -> Result<(), InstallError> {
    let mut install = Install::plan(description, shelf, ROOM)?;
    install.take_from(offer)?;
    install.finish()?;
    for _ in 0..2 {
        shelf.start()?;
        shelf.started_clean()?;
    }
    shelf.sweep(|_| false).map(drop)
}

/// Stops after every operation in turn, looks, and goes on.
fn stop_everywhere(loss: Loss, start: Option<&Channel>) {
    let world = World::new();
    if let Some(channel) = start {
        world.install(&world.offer(channel));
    }
    let description = world.offer(&after());
    let offer = world.path("offer");
    for n in 0.. {
        let folder = tempfile::tempdir().expect("makes a folder");
        let data = folder.path().join("data");
        copy(&world.data(), &data);
        let disk = Arc::new(Stopping::after(n, loss));
        let stopped =
            install_and_sweep(&Shelf::on(disk.clone(), &data, &trust()), &description, &offer);
        if let Ok(list) = fs::read_to_string(data.join("installed")) {
            assert!(list.starts_with("jonaki-installed 1 ") && list.ends_with('}'), "{n} {loss:?}");
        }
        let on = Arc::new(Stopping::after(usize::MAX, loss));
        let shelf = Shelf::on(on, &data, &trust());
        let bundles = shelf.open().expect("opens").bundles;
        let releases: Vec<u64> = bundles.iter().map(Bundle::release).collect();
        for bundle in &bundles {
            bundle.verify_all(|_, _| {}).unwrap_or_else(|bad| panic!("{n} {loss:?}: {bad:?}"));
        }
        let is_old = releases == start.map(|channel| channel.release).as_slice();
        assert!(is_old || releases == [after().release], "{n} {loss:?}: {releases:?}");
        drop(bundles);
        install_and_sweep(&shelf, &description, &offer)
            .unwrap_or_else(|error| panic!("{n} {loss:?}: {error:?}"));
        assert_eq!(whole(&shelf).release(), after().release, "{n} {loss:?}");
        let n_indexes = fs::read_dir(data.join("bundles")).expect("lists").count();
        assert_eq!(n_indexes, 2, "{n} {loss:?}: an index and its description");
        assert_eq!(fs::read_dir(data.join("incoming")).expect("lists").count(), 0, "{n}");
        if !disk.has_stopped() {
            stopped.expect("all went well");
            eprintln!("{loss:?}: stopped after each of {} operations", disk.n_done());
            assert!(disk.n_done() > 50);
            return;
        }
    }
}

#[test]
fn a_program_killed_at_any_operation_leaves_a_whole_release() {
    stop_everywhere(Loss::UnderWay, Some(&before()));
}

#[test]
fn a_power_cut_at_any_operation_leaves_a_whole_release() {
    stop_everywhere(Loss::Unsynced, Some(&before()));
}

#[test]
fn a_first_install_is_whole_or_not_there() {
    stop_everywhere(Loss::Unsynced, None);
}

#[test]
fn what_a_crash_left_of_a_half_made_index_is_in_nobodys_way() {
    let world = World::new();
    let description = world.offer(&before());
    let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
    let folder = world.path("data/incoming").join(&install.version().root);
    install.take_from(&world.path("offer")).expect("takes");
    for name in ["index.part", "index.gather", "index"] {
        fs::write(folder.join(name), b"half").expect("writes");
    }
    drop(install);
    world.install(&description);
    assert_eq!(whole(&world.shelf()).release(), 7);
}
