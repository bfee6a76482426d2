use super::*;

fn attempt(item: &str, response: &str, tries: u8, rung: u8) -> Attempt {
    let right = response == "ব";
    Attempt {
        lesson: "l".into(),
        step: "s".into(),
        kind: "listen".into(),
        item: item.into(),
        skill: None,
        asked: "ব".into(),
        expected: "ব".into(),
        response: response.into(),
        correct: if right { 1.0 } else { 0.0 },
        tries,
        rung,
        tag: (!right).then(|| "b-r".to_owned()),
        ms: 900,
    }
}

fn page(attempts: &[(u8, Attempt)]) -> String {
    let attempts: Vec<_> =
        attempts.iter().map(|(n, one)| (LearnerId([*n; 16]), one.clone())).collect();
    let frame = super::super::class::tests::frame("bn");
    write(frame, &"l".into(), &attempts, &Catalogue::default())
}

#[test]
fn each_child_counts_once_with_her_newest_first_try() {
    let html = page(&[
        (1, attempt("a", "র", 1, 0)),
        (1, attempt("a", "ব", 1, 0)),
        (2, attempt("a", "র", 1, 0)),
        (2, attempt("a", "ব", 2, 0)),
        (3, attempt("a", "ব", 1, 2)),
    ]);
    assert!(html.contains("একা ১, সাহায্য নিয়ে ১, অন্য উত্তর ১"), "{html}");
    assert!(html.contains("র ১") && html.contains("ব আর র"));
}

#[test]
fn what_all_can_and_what_nobody_could_is_said() {
    let all: Vec<_> = (0..6).map(|n| (n, attempt("a", "ব", 1, 0))).collect();
    assert!(page(&all).contains("সবাই পারে"));
    let nobody: Vec<_> = (0..6).map(|n| (n, attempt("a", "র", 1, 0))).collect();
    let html = page(&nobody);
    assert!(html.contains("কেউ পারেনি") && html.contains("class=\"w g40\""), "{html}");
}
