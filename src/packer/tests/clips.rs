//! Filmed clips on their way into a bundle: what is refused, what is told, what is stored.

mod support;

use activity::sign::Spec;
use bundle::Bundle;
use model::LessonId;
use packer::cache::Cache;
use packer::finding::Findings;
use packer::pack::{Order, Outcome, check, pack};
use std::path::Path;
use support::Workshop;
use wire::{SecretKey, TrustedKeys};

const WAVE: &[u8] = include_bytes!("../../../lessons/play-1/story/clips/demo.wave.webp");
const CREDITS: &str = "author = \"A\"\nlicence = \"CC0-1.0\"\n";

/// The good channel with a page that shows a clip.
fn with_clip(name: &str, status: &str, said: &str) -> Workshop {
    let workshop = Workshop::new();
    let step = format!(
        "\n[[step]]\nkind = \"sign\"\n[[step.pages]]\ntext = \"পাখি ওড়ে।\"\n\
         film = [{{ clip = \"{name}\", cue = [{{ at = 0.5, words = [0, 1] }}] }}]\n"
    );
    let lesson = workshop.read("tiny/one/lesson.toml");
    workshop.write("tiny/one/lesson.toml", lesson + &step);
    let file = format!("lang = \"bdsl\"\nstatus = \"{status}\"\n{said}");
    workshop.write(&format!("tiny/one/clips/{name}.toml"), file);
    workshop.write(&format!("tiny/one/clips/{name}.webp"), WAVE);
    workshop
}

fn packed(workshop: &Workshop, for_release: bool) -> (Outcome, Option<Bundle>) {
    let (key, out, folder) =
        (SecretKey::from_bytes(&[7; 32]), workshop.path("a.jonaki"), workshop.channel());
    let cache = Cache::none();
    let order = Order {
        folder: &folder,
        out: &out,
        key: Some(&key),
        cache,
        speaker: None,
        only: None,
        for_release,
    };
    let outcome = pack(&order).expect("no disk is full");
    let trusted = TrustedKeys::new([key.public()]);
    let bundle = outcome.report.as_ref().map(|_| Bundle::open(&out, &trusted).expect("opens"));
    (outcome, bundle)
}

fn codes(findings: &Findings) -> Vec<(&'static str, bool)> {
    let is_error = |severity| severity == packer::finding::Severity::Error;
    findings.sorted().into_iter().map(|one| (one.code, is_error(one.severity))).collect()
}

#[test]
fn a_clip_of_a_person_without_her_consent_is_told_in_a_trial_and_refused_in_a_release() {
    let workshop = with_clip("bdsl.birds", "draft", CREDITS);
    let (outcome, bundle) = packed(&workshop, false);
    assert_eq!(codes(&outcome.findings), [("pack-clip-lacking", false)]);
    let finding = outcome.findings.sorted()[0];
    assert_eq!(finding.args, [("lacking", "signer, consent".to_owned())]);
    assert!(bundle.is_some());
    let (outcome, bundle) = packed(&with_clip("bdsl.birds", "draft", CREDITS), true);
    assert!(bundle.is_none());
    let refused = codes(&outcome.findings);
    assert!(refused.contains(&("pack-clip-lacking", true)), "{refused:?}");
    assert!(refused.contains(&("pack-sign-not-reviewed", true)), "{refused:?}");
}

#[test]
fn a_reviewed_clip_with_all_that_is_to_be_said_goes_into_a_release() {
    let person = format!(
        "{CREDITS}signer = \"R. A.\"\nconsent = \"school, folder 3\"\n\
         [[review]]\nby = \"M\"\ndate = \"2026-01-02\"\nverdict = \"ok\"\n\
         [[review]]\nby = \"N\"\ndate = \"2026-01-03\"\nverdict = \"ok\"\n"
    );
    let (outcome, bundle) = packed(&with_clip("bdsl.birds", "reviewed", &person), true);
    assert_eq!(codes(&outcome.findings), []);
    let bundle = bundle.expect("is packed");
    assert_eq!(bundle.channel().signs, ["bdsl"]);
    let lesson = bundle.lesson(&LessonId::from("tiny-1")).expect("there");
    let spec = &lesson.steps.last().expect("a step").spec;
    let spec: Spec = serde_json::from_str(spec).expect("a signed scene");
    let film = &spec.pages[0].hands.film[0];
    assert_eq!((film.clip.ms, film.clip.draft.as_deref(), film.cue.len()), (2400, None, 1));
    let art = bundle.art(&film.clip.key, 150).expect("is stored");
    assert_eq!((art.bytes.as_slice(), art.author.as_str()), (WAVE, "A"), "stored as it is");
}

#[test]
fn a_made_up_clip_is_a_draft_and_never_released() {
    let (outcome, bundle) = packed(&with_clip("demo.wave", "demo", CREDITS), false);
    assert_eq!(codes(&outcome.findings), [], "nobody is seen, so nobody has to consent");
    let lesson = bundle.expect("packed").lesson(&LessonId::from("tiny-1")).expect("there");
    assert!(lesson.steps.last().expect("a step").spec.contains("খসড়া"));
    let (outcome, bundle) = packed(&with_clip("demo.wave", "demo", CREDITS), true);
    assert!(bundle.is_none());
    assert_eq!(codes(&outcome.findings), [("pack-sign-not-reviewed", true)]);
}

#[test]
fn a_torn_clip_is_refused_with_what_to_do_wherever_it_is_torn() {
    for at in [0, 10, 30, 1000, WAVE.len() / 2, WAVE.len() - 1] {
        let workshop = with_clip("demo.wave", "demo", CREDITS);
        workshop.write("tiny/one/clips/demo.wave.webp", &WAVE[..at]);
        let findings = check(&workshop.channel());
        assert_eq!(codes(&findings)[0], ("pack-clip", true), "{at}");
        let finding = findings.sorted()[0];
        assert!(finding.file.ends_with(Path::new("clips/demo.wave.toml")));
        let told = finding.message(&i18n::Tr::new("en"));
        assert!(told.starts_with("This clip cannot be used: "), "{told}");
        assert!(finding.help(&i18n::Tr::new("en")).is_some_and(|help| help.contains("again")));
        assert!(packed(&workshop, false).1.is_none(), "{at}");
    }
}

#[test]
fn cues_lie_within_the_film_and_its_text() {
    let workshop = with_clip("demo.wave", "demo", CREDITS);
    workshop.replace(
        "tiny/one/lesson.toml",
        "at = 0.5, words = [0, 1]",
        "at = 9.0, words = [1, 2]",
    );
    let found = codes(&check(&workshop.channel()));
    assert_eq!(found, [("activity-film-times", true), ("activity-sign-words", true)]);
}
