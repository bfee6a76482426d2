//! A channel of any size, whose lessons have voices and pictures of their own.

use crate::{key, trust};
use bundle::{ArtInfo, Bundle, BundleWriter};
use model::{ChannelHead, Lesson, LessonHead, Line, LineId, Phrase, Skill, Step, WordTime};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What is to be packed.
#[derive(Clone)]
pub(crate) struct Channel {
    pub(crate) id: String,
    pub(crate) release: u64,
    pub(crate) min_player: u16,
    /// Which key seals it.
    pub(crate) key: u8,
    pub(crate) n_lessons: usize,
    /// Pictures of each lesson, each at two densities.
    pub(crate) n_pictures: usize,
    /// Bytes of a picture at the lower density; of a voice half as many.
    pub(crate) picture_bytes: usize,
    /// Pictures that were drawn anew, by lesson and number.
    pub(crate) redrawn: BTreeSet<(usize, usize)>,
    /// Bytes of one long piece of music.
    pub(crate) music_bytes: usize,
    /// Whether each lesson has an English track: one sound of its own, one that Bangla has too.
    pub(crate) speaks_english: bool,
    /// Whether the first lesson has a film of a signer.
    pub(crate) has_film: bool,
}

impl Channel {
    pub(crate) fn new(release: u64) -> Self {
        Self {
            id: "jonaki-1".into(),
            release,
            min_player: 1,
            key: 1,
            n_lessons: 2,
            n_pictures: 2,
            picture_bytes: 3_000,
            redrawn: BTreeSet::new(),
            music_bytes: 10_000,
            speaks_english: false,
            has_film: false,
        }
    }

    /// The same with one picture drawn anew and the next number.
    pub(crate) fn redraw(&self, lesson: usize, picture: usize) -> Self {
        let mut next = Self { release: self.release + 1, ..self.clone() };
        next.redrawn.insert((lesson, picture));
        next
    }

    pub(crate) fn write(&self, path: &Path) -> Bundle {
        let mut writer = BundleWriter::create(&path.with_extension("tmp")).expect("creates");
        self.put(&mut writer);
        writer
            .finish(self.release, self.min_player, "installs 1", &key(self.key), path)
            .expect("finishes");
        Bundle::open(path, &trust()).expect("opens")
    }

    fn put(&self, writer: &mut BundleWriter) {
        let head = ChannelHead {
            id: self.id.clone(),
            title: Phrase::of("bn", "জোনাকি"),
            language: "bn".into(),
            prompts: "bn".into(),
            licence: "CC-BY-4.0".into(),
            author: "Stories".into(),
            signs: if self.has_film { vec!["bdsl".into()] } else { Vec::new() },
        };
        writer.put_channel(&head).expect("puts");
        let blob = writer.put_blob(&self.music()).expect("puts");
        writer.put_sound("music", &blob, 60_000).expect("puts");
        let empty = writer.put_blob(b"").expect("puts");
        writer.put_sound("silence", &empty, 1).expect("puts");
        for lesson in 0..self.n_lessons {
            let skill = Skill {
                id: format!("bn.v{lesson}").as_str().into(),
                title: Phrase::of("bn", "স্বরবর্ণ"),
                strand: "BN".into(),
                needs: vec![],
                in_sound: false,
            };
            writer.put_skill(lesson as u32, &skill).expect("puts");
            writer.put_blob(&self.voice(lesson)).expect("puts");
            let id = self.lesson(lesson).head.id;
            writer.put_lesson(lesson as u32, &self.lesson(lesson)).expect("puts");
            writer.put_lines(&id, "bn", &self.lines(lesson)).expect("puts");
            if self.speaks_english {
                writer.put_blob(&self.english(lesson)).expect("puts");
                let mut lines = self.lines(lesson);
                let first = lines.values_mut().next().expect("has lines");
                first.sound = Some(blake3::hash(&self.english(lesson)).to_hex().to_string());
                writer.put_lines(&id, "en", &lines).expect("puts");
            }
            if self.has_film && lesson == 0 {
                writer.put_blob(&self.film()).expect("puts");
                let blob = blake3::hash(&self.film()).to_hex().to_string();
                let info = ArtInfo { blob, ..self.art(0, 0, 100) };
                writer.put_art(FILM, &info).expect("puts");
            }
            for picture in 0..self.n_pictures {
                for density in [100, 150] {
                    let info = self.art(lesson, picture, density);
                    writer.put_blob(&self.drawn(lesson, picture, density)).expect("puts");
                    writer.put_art(&art_key(lesson, picture), &info).expect("puts");
                }
            }
        }
    }

    fn lesson(&self, lesson: usize) -> Lesson {
        // Names run against the order of the shelf, so that no order by name passes for it.
        let id = format!("bn-{:03}", 999 - lesson);
        let film = if self.has_film && lesson == 0 {
            format!(r#","film":[{{"clip":{{"key":"{FILM}","lang":"bdsl","ms":2000}}}}]"#)
        } else {
            String::new()
        };
        let steps = (0..self.n_pictures).map(|picture| Step {
            id: format!("page-{picture}").as_str().into(),
            kind: "story".into(),
            skill: None,
            spec: format!(
                r#"{{"layers":[{{"art":"{}"}}],"say":"hello"{film}}}"#,
                art_key(lesson, picture)
            ),
        });
        Lesson {
            head: LessonHead {
                id: id.as_str().into(),
                title: Phrase::of("bn", "নদী"),
                picture: art_key(lesson, 0),
                teaches: vec![format!("bn.v{lesson}").as_str().into()],
                needs: vec![],
                minutes: 6,
                practises: Vec::new(),
                is_play: false,
                drill_for: None,
                away: Phrase::default(),
            },
            steps: steps.collect(),
        }
    }

    fn lines(&self, lesson: usize) -> BTreeMap<LineId, Line> {
        let sound = blake3::hash(&self.voice(lesson)).to_hex().to_string();
        let line = |n: usize| Line {
            text: format!("নদী {lesson} {n}"),
            sound: Some(sound.clone()),
            ms: 900,
            words: vec![WordTime { start: 0, end: 400 }],
            draft: false,
        };
        (0..4).map(|n| (LineId(format!("line-{n}")), line(n))).collect()
    }

    fn art(&self, lesson: usize, picture: usize, density: u16) -> ArtInfo {
        ArtInfo {
            density,
            blob: blake3::hash(&self.drawn(lesson, picture, density)).to_hex().to_string(),
            format: "webp".into(),
            x: 1,
            y: 2,
            w: 300,
            h: 200,
            box_w: 310,
            box_h: 210,
            pivot: (0.5, 0.1),
            alt: Phrase::of("bn", "একটি পাখি"),
            licence: "CC0-1.0".into(),
            author: "Stories".into(),
        }
    }

    pub(crate) fn voice(&self, lesson: usize) -> Vec<u8> {
        noise(&format!("voice {lesson}"), self.picture_bytes / 2)
    }

    pub(crate) fn picture(&self, lesson: usize, picture: usize) -> Vec<u8> {
        self.drawn(lesson, picture, 100)
    }

    pub(crate) fn english(&self, lesson: usize) -> Vec<u8> {
        noise(&format!("english {lesson}"), self.picture_bytes / 3)
    }

    pub(crate) fn film(&self) -> Vec<u8> {
        noise("film", 20_000)
    }

    pub(crate) fn music(&self) -> Vec<u8> {
        noise("music", self.music_bytes)
    }

    fn drawn(&self, lesson: usize, picture: usize, density: u16) -> Vec<u8> {
        let is_new = self.redrawn.contains(&(lesson, picture));
        let size = self.picture_bytes * usize::from(density) / 100 + usize::from(is_new) * 101;
        noise(&format!("picture {lesson} {picture} {density} {is_new}"), size)
    }
}

/// Where the film lies.
const FILM: &str = "bn-999:clips/a";

fn art_key(lesson: usize, picture: usize) -> String {
    format!("kit/lesson-{lesson:03}/picture-{picture}")
}

/// Bytes that nothing can press together, always the same ones under one name.
fn noise(name: &str, size: usize) -> Vec<u8> {
    let mut bytes = vec![0; size];
    blake3::Hasher::new().update(name.as_bytes()).finalize_xof().fill(&mut bytes);
    bytes
}
