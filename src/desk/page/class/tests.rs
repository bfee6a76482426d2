use super::*;
use crate::frame::{Pick, Place};
use learn::Order;
use model::{Attempt, ClassId, LearnerId, StreamId};

const TODAY: i32 = 20_784;

pub(in crate::page) fn frame(language: &str) -> Frame {
    let class = Pick { id: ClassId([7; 16]), name: "১ম শ্রেণি".into() };
    Frame {
        words: Words::of(language),
        place: Place::Today,
        today: TODAY,
        school: "School".into(),
        who: "Mina".into(),
        leads: true,
        sums: true,
        publishes: true,
        is_phone: false,
        classes: vec![class.clone()],
        class: Some(class),
        token: "token".into(),
        here: "/desk".into(),
    }
}

pub(in crate::page) fn child(n: u8, name: &str) -> Child {
    let id = LearnerId([n; 16]);
    let class = Some(ClassId([7; 16]));
    Child {
        id,
        name: name.into(),
        picture: "cow".into(),
        class,
        roll: Some(n.into()),
        records: vec![id],
    }
}

pub(in crate::page) fn facts(n_wrong: usize) -> learn::Facts {
    let mut facts = learn::Facts::default();
    for seq in 0..10 {
        let is_wrong = seq < n_wrong;
        let attempt = Attempt {
            lesson: "l".into(),
            step: "s".into(),
            kind: "listen".into(),
            item: "i".into(),
            skill: Some("bn.look".into()),
            asked: "ব".into(),
            expected: "ব".into(),
            response: "র".into(),
            correct: if is_wrong { 0.0 } else { 1.0 },
            tries: 1,
            rung: 0,
            tag: is_wrong.then(|| "b-r".to_owned()),
            ms: 900,
        };
        facts.fold(Order { day: TODAY, stream: StreamId([1; 16]), seq: seq as u64 + 1 }, &attempt);
    }
    facts
}

pub(in crate::page) fn known(n_wrong: usize) -> Known {
    let gist = std::sync::Arc::new(learn::Gist::of(&facts(n_wrong)));
    Known { gist, last_day: Some(TODAY), tablet: Some(("7".into(), TODAY)) }
}

fn page(language: &str, children: &[(Child, usize)]) -> String {
    with_hands(language, children, &BTreeMap::new())
}

fn with_hands(
    language: &str,
    children: &[(Child, usize)],
    hands: &BTreeMap<LearnerId, Hand>,
) -> String {
    let rows: Vec<Row<'_>> = children
        .iter()
        .map(|(child, n)| Row { child, known: known(*n), minutes: [0, 12, 0, 40, 3, 0, 9] })
        .collect();
    write(frame(language), (&rows, hands), &Catalogue::default(), &BTreeSet::new())
}

#[test]
fn three_names_stand_above_everybody_and_the_greater_need_comes_first() {
    let children: Vec<(Child, usize)> = [3, 0, 7, 4, 6]
        .into_iter()
        .zip(1..)
        .map(|(n, id)| (child(id, &format!("C{id}")), n))
        .collect();
    let html = page("bn", &children);
    assert_eq!(html.matches("class=\"card one\"").count(), 3);
    let order: Vec<_> =
        ["C3", "C5", "C4", "C1", "C2"].map(|name| html.rfind(&format!(">{name}<")).unwrap()).into();
    assert!(order.is_sorted(), "{order:?}");
    assert!(html.contains("তিনজনের পাশে আজ একটু বসুন।") && html.contains("শেষ ১০টিতে ৭ বার"), "{html}");
    assert!(html.contains("আজই · ২ জন") && html.contains("ভালো চলছে · ১ জন"));
    assert!(html.contains("চারজন") || html.contains("৪ জনের গুলিয়ে যায়"), "a group is suggested");
}

#[test]
fn a_name_is_a_text_whatever_is_in_it() {
    let html = page("en", &[(child(1, "<img src=x onerror=alert(1)>\"'&"), 7)]);
    assert!(!html.contains("<img src=x"), "{html}");
    assert!(html.contains("&#60;img src=x") || html.contains("&lt;img src=x"));
}

#[test]
fn a_page_brings_no_script_and_no_style_of_its_own() {
    let html = page("bn", &[(child(1, "Amina"), 7)]);
    assert_eq!(html.matches("<script").count(), 1, "our own file and no other");
    assert!(html.contains("<script src=\"/desk/a/"));
    for sign in ["<script>", "style=", "onclick", "http://", "https://", "javascript:"] {
        assert!(!html.contains(sign), "{sign}");
    }
    assert!(!html.contains("desk-"), "every sentence is there: {:?}", html.split("desk-").nth(1));
}

#[test]
fn a_class_where_all_goes_well_says_so() {
    let html = page("en", &[(child(1, "Amina"), 0)]);
    assert!(html.contains("Nobody needs anything special today."));
    assert!(!html.contains("class=\"card one\""));
    let html = page("en", &[]);
    assert!(html.contains("There is no child in this class yet."));
}

#[test]
fn of_whom_nothing_has_arrived_nobody_says_that_it_goes_well() {
    let mina = child(1, "Mina");
    let row = Row { child: &mina, known: Known::default(), minutes: [0; 7] };
    let none = BTreeMap::new();
    let rows = [row];
    let html = write(frame("en"), (&rows, &none), &Catalogue::default(), &BTreeSet::new());
    assert!(html.contains("Nothing yet") && html.contains("Nothing has arrived yet"));
    assert!(!html.contains("Going well"), "{html}");
    let table = table(&rows, &Catalogue::default(), &BTreeSet::new(), Words::of("en"), TODAY);
    assert_eq!(table[1][3], "Nothing yet");
}

#[test]
fn a_raised_hand_stands_on_top_with_the_word_that_takes_it_down() {
    let children = [(child(1, "Amina"), 7), (child(2, "Imran"), 0)];
    assert!(!page("en", &children).contains("hands"));
    let hand = Hand { raised: "7".into(), day: TODAY };
    let html = with_hands("en", &children, &BTreeMap::from([(LearnerId([2; 16]), hand)]));
    assert!(html.contains("1 hand is up"));
    let (hands, three) = (html.find("class=\"card hands\""), html.find("class=\"three\""));
    assert!(hands < three && hands.is_some(), "before the three names");
    let form = format!("action=\"/desk/child/{}/heard\"", LearnerId([2; 16]));
    assert_eq!(html.matches(&form).count(), 1);
    assert_eq!(html.matches("/heard").count(), 1);
}

#[test]
fn a_group_is_told_what_its_lesson_says_to_do_without_the_tablet() {
    let children: Vec<Child> = (1..=4).map(|n| child(n, &format!("C{n}"))).collect();
    let rows: Vec<Row<'_>> =
        children.iter().map(|child| Row { child, known: known(7), minutes: [0; 7] }).collect();
    let mut catalogue = Catalogue::default();
    let mut away = model::Phrase::of("bn", "কাঠি দিয়ে ব আর র");
    away.0.insert("en".into(), "Lay both with sticks".into());
    catalogue.lessons.push(model::LessonHead {
        id: "drill".into(),
        title: model::Phrase::of("bn", "ব না র"),
        picture: String::new(),
        teaches: Vec::new(),
        needs: Vec::new(),
        minutes: 3,
        practises: Vec::new(),
        is_play: false,
        drill_for: Some("b-r".into()),
        away,
    });
    for (language, told) in [("bn", "কাঠি দিয়ে ব আর র"), ("en", "Lay both with sticks")]
    {
        let nobody = BTreeMap::new();
        let html = write(frame(language), (&rows, &nobody), &catalogue, &BTreeSet::new());
        assert_eq!(html.matches(told).count(), 1, "{html}");
    }
    assert!(!page("en", &[(child(1, "C1"), 7)]).contains("sticks</small>"));
}
