//! Ten lessons or thousands: the first page costs the same.

use super::*;

fn channel_of(n: u32, path: &Path) {
    let mut writer = BundleWriter::create(&path.with_extension("tmp")).expect("creates");
    writer.put_channel(&channel()).expect("puts");
    for pos in 0..n {
        let mut tiny = lesson(0);
        tiny.head.id = format!("tiny-{pos:05}").as_str().into();
        writer.put_lesson(pos, &tiny).expect("puts");
        let line = lines("bn", pos).into_iter().filter(|(_, line)| line.sound.is_none());
        writer.put_lines(&tiny.head.id, "bn", &line.collect::<BTreeMap<_, _>>()).expect("puts");
    }
    writer.finish(1, 1, "stories 1", &key(), path).expect("finishes");
}

#[test]
fn opening_and_the_first_page_read_as_much_of_two_thousand_lessons_as_of_ten() {
    let folder = tempfile::tempdir().expect("makes a folder");
    for n in [10, 2000] {
        let path = folder.path().join(format!("{n}.jonaki"));
        channel_of(n, &path);
        let bundle = Bundle::open(&path, &trust()).expect("opens");
        assert_eq!(bundle.n_lessons(), n as usize);
        assert_eq!(bundle.n_pages_read(), 1, "one page holds the head");
        assert_eq!(bundle.shelf(0, 10).expect("reads").len(), 10);
        assert!(bundle.n_pages_read() <= 2, "and one the first page of the shelf");
        let middle = LessonId(format!("tiny-{:05}", n / 2));
        assert_eq!(bundle.lesson(&middle).expect("reads").head.id, middle);
        bundle.lines(&middle, "bn").expect("reads");
        assert!(bundle.n_pages_read() <= 4, "and one each for a lesson and its lines");
    }
}

#[test]
fn a_part_of_a_long_shelf_crosses_its_pages() {
    let folder = tempfile::tempdir().expect("makes a folder");
    let path = folder.path().join("long.jonaki");
    channel_of(200, &path);
    let bundle = Bundle::open(&path, &trust()).expect("opens");
    let all = bundle.shelf(0, usize::MAX).expect("reads");
    assert_eq!(all.len(), 200);
    for (offset, limit) in [(0, 64), (63, 2), (64, 64), (60, 100), (128, 500), (199, 1)] {
        let part = bundle.shelf(offset, limit).expect("reads");
        assert_eq!(part, all[offset..(offset + limit).min(200)], "{offset} {limit}");
    }
    assert!(bundle.verify_all(|_, _| {}).is_ok());
}
