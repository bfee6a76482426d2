//! A new release has to prove itself.

use super::*;

/// A tablet on which release 7 has proved itself and release 8 is new.
fn world() -> World {
    let world = World::new();
    world.install(&world.offer(&Channel::new(7)));
    clean(&world);
    clean(&world);
    world.install(&world.offer(&Channel::new(8)));
    world
}

/// A start that does not end well; gives the release and what was given up.
fn unclean(world: &World) -> (u64, Vec<u64>) {
    let opened = world.shelf().start().expect("starts");
    assert_eq!(opened.bundles.len(), 1);
    let fallen = opened.fallen.iter().map(|fallen| fallen.release).collect();
    (opened.bundles[0].release(), fallen)
}

fn clean(world: &World) -> (u64, Vec<u64>) {
    let started = unclean(world);
    world.shelf().started_clean().expect("writes");
    started
}

#[test]
fn two_starts_that_do_not_end_well_bring_the_former_release_back() {
    let world = world();
    assert_eq!(unclean(&world), (8, vec![]), "the first try");
    assert_eq!(unclean(&world), (8, vec![]), "one unclean start may be a battery");
    assert_eq!(unclean(&world), (7, vec![8]), "two are a release");
    assert_eq!(unclean(&world), (7, vec![]), "and that is told once");
    assert_eq!(whole(&world.shelf()).release(), 7);
    let again = world.offer(&Channel::new(8));
    let refused = Install::plan(&again, &world.shelf(), ROOM).map(|_| ());
    assert!(matches!(refused, Err(InstallError::Failed { release: 8, .. })));
    world.install(&world.offer(&Channel::new(9)));
    assert_eq!(clean(&world), (9, vec![]));
}

#[test]
fn a_clean_start_between_makes_good_for_an_unclean_one() {
    let world = world();
    unclean(&world);
    assert_eq!(clean(&world), (8, vec![]));
    assert_eq!(unclean(&world), (8, vec![]));
    assert_eq!(clean(&world), (8, vec![]));
    for _ in 0..4 {
        assert_eq!(unclean(&world), (8, vec![]), "it has proved itself");
    }
}

#[test]
fn once_proved_a_start_writes_nothing() {
    let world = world();
    clean(&world);
    clean(&world);
    let about = || {
        let path = world.path("data/installed");
        (fs::read(&path).expect("reads"), fs::metadata(&path).expect("is").modified().ok())
    };
    let before = about();
    clean(&world);
    unclean(&world);
    clean(&world);
    assert_eq!(about(), before);
}

#[test]
fn a_clean_start_counts_for_the_release_that_was_started() {
    let world = World::new();
    world.install(&world.offer(&Channel::new(7)));
    clean(&world);
    clean(&world);
    world.install(&world.offer(&Channel::new(8)));
    unclean(&world);
    // While the app plays release 8, release 9 is installed; then the app says that it is up.
    world.install(&world.offer(&Channel::new(9)));
    world.shelf().started_clean().expect("writes");
    clean(&world);
    assert_eq!(world.shelf().sweep(|_| false).expect("sweeps").files, 2, "8 never proved itself");
    unclean(&world);
    unclean(&world);
    assert_eq!(unclean(&world), (7, vec![9]), "7 is the last that did");
}

#[test]
fn without_anything_to_fall_back_to_a_release_is_kept() {
    let world = World::new();
    world.install(&world.offer(&Channel::new(7)));
    for _ in 0..5 {
        assert_eq!(unclean(&world), (7, vec![]));
    }
    fs::create_dir_all(world.path("data/bundles")).expect("makes");
    Channel::new(5).write(&world.path("data/bundles/mine.jonaki"));
    assert_eq!(unclean(&world), (5, vec![7]), "a file that somebody put there is something");
}

#[test]
fn of_files_and_installed_releases_the_highest_is_shown() {
    let world = World::new();
    fs::create_dir(world.path("data/bundles")).expect("makes");
    Channel::new(7).write(&world.path("data/bundles/jonaki-1.jonaki"));
    assert_eq!(whole(&world.shelf()).release(), 7);
    world.install(&world.offer(&Channel::new(8)));
    assert_eq!(whole(&world.shelf()).release(), 8);
    Channel::new(9).write(&world.path("data/bundles/another.jonaki"));
    assert_eq!(whole(&world.shelf()).release(), 9);
    fs::write(world.path("data/bundles/another.jonaki"), b"torn").expect("writes");
    let opened = world.shelf().open().expect("opens");
    assert_eq!((opened.bundles[0].release(), opened.refused.len()), (8, 1));
}

#[test]
fn a_lost_list_of_what_is_installed_is_made_anew_from_what_is_there() {
    let world = world();
    for torn in [None, Some(&b"jonaki-installed 1 "[..]), Some(b"\xff")] {
        match torn {
            None => fs::remove_file(world.path("data/installed")).expect("removes"),
            Some(bytes) => fs::write(world.path("data/installed"), bytes).expect("writes"),
        }
        assert_eq!(whole(&world.shelf()).release(), 8);
        let old = world.offer(&Channel::new(7));
        let refused = Install::plan(&old, &world.shelf(), ROOM).map(|_| ());
        assert!(matches!(refused, Err(InstallError::Rollback { .. })), "{refused:?}");
    }
}

#[test]
fn a_tablet_with_nothing_on_it_opens_with_nothing() {
    let world = World::new();
    let opened = world.shelf().start().expect("starts");
    assert!(opened.bundles.is_empty() && opened.refused.is_empty());
    world.shelf().started_clean().expect("writes");
    assert_eq!(world.shelf().sweep(|_| false).expect("sweeps"), bundle::shelf::Swept::default());
}
