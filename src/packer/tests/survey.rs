//! What a release refuses, and what a survey of a channel tells.

mod support;

use packer::cache::Cache;
use packer::finding::Severity;
use packer::pack::{self, Order, Outcome, pack};
use packer::survey::Survey;
use support::{Workshop, tone};
use wire::SecretKey;

/// The good channel whose second lesson teaches letters.
fn of_letters() -> Workshop {
    let workshop = Workshop::new();
    let skills = workshop.read("tiny/skills.toml");
    workshop.write("tiny/skills.toml", skills.replacen("strand", "letters = [\"আ\"]\nstrand", 1));
    workshop.replace("tiny/two/lesson.toml", "{ text = \"আ\" }", "{ text = \"আ\", say = \"আ\" }");
    workshop
}

/// What a release of it is refused for: the place and the code.
fn refused(workshop: &Workshop) -> Vec<String> {
    let (key, out) = (SecretKey::from_bytes(&[7; 32]), workshop.path("a.jonaki"));
    let (folder, cache) = (workshop.channel(), Cache::none());
    let order = Order {
        folder: &folder,
        out: &out,
        key: Some(&key),
        cache,
        speaker: None,
        only: None,
        for_release: true,
    };
    let Outcome { findings, report } = pack(&order).expect("no disk is full");
    let errors = findings.sorted().into_iter().filter(|one| one.severity == Severity::Error);
    let told: Vec<String> = errors
        .map(|one| {
            let name = one.file.file_name().expect("a name").display();
            let line = findings.place(one).map_or(0, |(line, _)| line);
            format!("{name}:{line} {}", one.code)
        })
        .collect();
    assert_eq!(report.is_none(), !told.is_empty());
    told
}

fn survey(workshop: &Workshop) -> Survey {
    let (survey, findings) = pack::survey(&workshop.channel(), &Cache::none(), None);
    let told = packer::show::text(&findings, &i18n::Tr::new("en"), false);
    survey.unwrap_or_else(|| panic!("{told}"))
}

#[test]
fn a_release_is_refused_for_every_line_to_learn_by_ear_that_a_machine_says() {
    let workshop = of_letters();
    let told = ["lesson.toml:11 pack-draft-voice", "lesson.toml:12 pack-draft-voice"];
    assert_eq!(refused(&workshop), told);
    assert_eq!(survey(&workshop).draft_by_ear, 2);
    for id in ["listen.1.ask", "listen.1.right.say"] {
        workshop.write(&format!("tiny/two/sound/{id}.wav"), tone(900));
    }
    assert_eq!(refused(&workshop), Vec::<String>::new());
    assert_eq!(survey(&workshop).draft_by_ear, 0);
}

#[test]
fn a_release_is_refused_for_what_nobody_vouches_for() {
    let workshop = Workshop::new();
    assert_eq!(refused(&workshop), Vec::<String>::new());
    workshop.replace("kit/kit.toml", "author = \"A painter\"\n", "");
    let told = refused(&workshop);
    let of = |name: &str| told.contains(&format!("{name}:0 pack-no-credit"));
    assert!(of("bird.svg") && of("dot.svg") && of("kit.toml"), "{told:?}");
}

#[test]
fn a_survey_names_what_is_missing_and_what_is_asked_of_children() {
    let workshop = of_letters();
    let lesson = workshop.read("tiny/two/lesson.toml");
    let lesson = lesson.replace("bn.listen", "bn.story").replace("minutes", "needs = []\nminutes");
    workshop.write("tiny/two/lesson.toml", lesson + "skill = \"bn.listen\"\n");
    let lesson = workshop.read("tiny/one/lesson.toml");
    workshop.write("tiny/one/lesson.toml", lesson + "skill = \"bn.listen\"\n");
    workshop.replace(
        "tiny/one/lesson.toml",
        "id = \"choose\"",
        "id = \"choose\"\nskill = \"bn.listen\"",
    );
    workshop.write("tiny/two/sound/listen.1.ask.wav", tone(900));
    workshop.replace(
        "tiny/two/lesson.toml",
        "kind = \"listen\"",
        "kind = \"listen\"\nskill = \"bn.listen\"",
    );
    let survey = survey(&workshop);
    let missing = &survey.missing_recordings["tiny-1 (bn)"];
    assert!(missing.contains(&"story.1.say".to_owned()), "{missing:?}");
    assert!(!survey.missing_recordings["tiny-2 (bn)"].contains(&"listen.1.ask".to_owned()));
    assert_eq!(survey.draft_voices, 0, "there is no machine");
    assert!(survey.heaviest.len() <= 10 && survey.heaviest.is_sorted_by(|a, b| a.1 >= b.1));
    assert_eq!(survey.bytes, survey.sizes.values().sum::<u64>());
    let unpractised: Vec<_> = survey.unpractised.iter().map(|one| one.skill.as_str()).collect();
    assert_eq!(unpractised, ["bn.story"]);
    let load = &survey.reading[0];
    assert_eq!((load.words.as_slice(), load.longest.1), (&[2][..], 2));
    let credits: Vec<_> = survey.credits.iter().map(|one| one.author.as_str()).collect();
    assert_eq!(credits, ["A painter", "A teacher"]);
    assert_eq!(survey.credits[1].recordings, 1);
    for language in ["bn", "en"] {
        let text = survey.text(&i18n::Tr::new(language));
        assert!(text.contains("tiny-1 (bn)") && text.contains("bn.story"), "{text}");
        assert!(!text.contains("pack-"), "every sentence has words: {text}");
    }
    let json = serde_json::json!(survey);
    assert_eq!(json["unpractised"][0]["taught_in"][0], "tiny-1");
}

#[test]
fn a_survey_tells_letters_that_are_read_too_early_with_their_place() {
    let workshop = of_letters();
    let later = "\n[[skill]]\nid = \"bn.later\"\ntitle = { bn = \"পরে\" }\nstrand = \"BN\"\nletters = [\"ই\"]\n";
    workshop.write("tiny/skills.toml", workshop.read("tiny/skills.toml") + later);
    let early = survey(&workshop).early;
    assert_eq!(early.len(), 1);
    assert_eq!((early[0].letter.as_str(), early[0].skill.as_str()), ("ই", "bn.later"));
    assert!(early[0].place.ends_with("lesson.toml:13"), "{}", early[0].place);
}
