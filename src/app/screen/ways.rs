//! How this tablet is set, on two pages: language, voice and time; eyes, hands and the battery.

mod clock;

use super::adult::panel;
use super::canvas::Canvas;
use super::column::{BACK_OR_ON, Column, LESS_OR_MORE, halves, pills};
use super::tabs::{self, Tab};
use super::{Glance, Go, Page, Place, Purpose, View};
use crate::pace::Pace;
use crate::settings::{Edge, Settings};
use crate::typeface::Typeface;
use model::ChannelHead;
use scene::{Ms, Rect, Wake};

/// The page.
pub struct Ways {
    settings: Settings,
    language: String,
    tab: Tab,
    /// The code of the gate is this tablet's own, and not the school's.
    is_code_free: bool,
    /// The channels that are installed, where there are several, and the place of the one that
    /// is played.
    channels: Vec<ChannelHead>,
    playing: usize,
}

impl Ways {
    /// What is set now, on the first page or the second.
    pub fn new(settings: Settings, language: &str, tab: Tab, is_code_free: bool) -> Self {
        let (language, channels) = (language.to_owned(), Vec::new());
        Self { settings, language, tab, is_code_free, channels, playing: 0 }
    }

    /// The same on a tablet where these channels are installed and the named one is played.
    #[must_use]
    pub fn among(self, channels: &[ChannelHead], playing: &str) -> Self {
        let playing = channels.iter().position(|one| one.id == playing).unwrap_or(0);
        let channels = if channels.len() > 1 { channels.to_vec() } else { Vec::new() };
        Self { channels, playing, ..self }
    }

    /// Goes on to the next channel, or back to the one before.
    fn move_channel(&mut self, by: usize) {
        let at = (self.playing + by) % self.channels.len().max(1);
        if let Some(channel) = self.channels.get(at) {
            self.settings.channel = Some(channel.id.clone());
            self.playing = at;
        }
    }

    /// Language and voice on the left, time on the right.
    fn times(&self, at: &Glance<'_>, canvas: &mut Canvas<'_>, mut left: Column, mut right: Column) {
        let (set, msg) = (&self.settings, |key: &str| at.tr.msg(key, &[]));
        let languages = [("lang-bn", "ways-bn", "bn"), ("lang-en", "ways-en", "en")];
        let languages =
            languages.map(|(id, key, tag)| (id.to_owned(), msg(key), tag == self.language));
        left.choice(canvas, ("language-title", msg("ways-language")), &languages);
        let paces = Pace::ALL.map(|pace| {
            let word = msg(&format!("ways-voice-{}", pace.id()));
            (format!("voice-{}", pace.id()), word, pace == set.voice)
        });
        left.choice(canvas, ("voice-title", msg("ways-voice")), &paces);
        left.switches(canvas, &[("music", msg("ways-music"), set.music)]);
        if let Some(channel) = self.channels.get(self.playing) {
            let title = channel.title.get(at.tr.language()).to_owned();
            left.steps(canvas, "channel", (msg("ways-channel"), title), &BACK_OR_ON, true);
        }
        let minutes = MINUTES.map(|minutes| {
            let word = match minutes {
                0 => msg("ways-no-end"),
                minutes => at.tr.digits(&minutes.to_string()),
            };
            (format!("minutes-{minutes}"), word, minutes == set.minutes)
        });
        right.choice(canvas, ("minutes-title", msg("ways-minutes")), &minutes);
        right.note(canvas, "minutes-note", msg("ways-class"));
        let [from, until] =
            [set.quiet_from, set.quiet_until].map(|minute| clock::told(minute, at.tr));
        let args = [("from", from.as_str().into()), ("until", until.as_str().into())];
        Column::of(right.take(10.0), at.stage.mm)
            .switches(canvas, &[("quiet", at.tr.msg("ways-quiet", &args), set.quiet)]);
        for (id, word, value) in
            [("quiet-from", "ways-quiet-from", from), ("quiet-until", "ways-quiet-until", until)]
        {
            right.steps(canvas, id, (msg(word), value), &LESS_OR_MORE, set.quiet);
        }
    }

    /// Reading on the left, seeing and touching on the right.
    fn eyes(&self, at: &Glance<'_>, canvas: &mut Canvas<'_>, mut left: Column, mut right: Column) {
        let (set, msg) = (&self.settings, |key: &str| at.tr.msg(key, &[]));
        let faces = Typeface::ALL.map(|face| {
            let word = msg(&format!("ways-letters-{}", face.id()));
            (format!("letters-{}", face.id()), word, face == set.typeface)
        });
        left.choice(canvas, ("letters-title", msg("ways-letters")), &faces);
        left.note(canvas, "letters-note", msg("ways-letters-note"));
        let named = |name: &'static str, is_on| (name, msg(&format!("ways-{name}")), is_on);
        let power = [named("power", set.low_power), named("kiosk", set.kiosk)];
        left.switches(canvas, &power);
        let seeing =
            [named("calm", set.calm), named("large", set.large), named("contrast", set.contrast)];
        let mut below = right.leave_below(Column::CHOICE_MM);
        right.switches(canvas, &seeing);
        if self.is_code_free {
            let change = [("code-change".to_owned(), msg("ways-code-change"), false)];
            below.choice(canvas, ("code-title", msg("ways-code")), &change);
        }
    }

    fn flip(&mut self, name: &str) -> bool {
        let set = &mut self.settings;
        let switch = match name {
            "music" => &mut set.music,
            "quiet" => &mut set.quiet,
            "calm" => &mut set.calm,
            "large" => &mut set.large,
            "contrast" => &mut set.contrast,
            "power" => &mut set.low_power,
            "kiosk" => &mut set.kiosk,
            _ => return false,
        };
        *switch = !*switch;
        true
    }

    /// Sets what a touch on the thing with this id means; false where it means nothing here.
    fn choose(&mut self, id: &str) -> bool {
        let Some((sort, value)) = id.split_once('-') else { return false };
        match sort {
            "lang" => {
                self.language = value.to_owned();
                self.settings.language = Some(value.to_owned());
            }
            "minutes" => match value.parse() {
                Ok(minutes) => self.settings.minutes = minutes,
                Err(_) => return false,
            },
            "voice" => match Pace::ALL.into_iter().find(|pace| pace.id() == value) {
                Some(pace) => self.settings.voice = pace,
                None => return false,
            },
            "letters" => match Typeface::ALL.into_iter().find(|face| face.id() == value) {
                Some(face) => self.settings.typeface = face,
                None => return false,
            },
            "quiet" => match value {
                "from-less" => self.settings.move_quiet(Edge::From, -STEP),
                "from-more" => self.settings.move_quiet(Edge::From, STEP),
                "until-less" => self.settings.move_quiet(Edge::Until, -STEP),
                "until-more" => self.settings.move_quiet(Edge::Until, STEP),
                _ => return false,
            },
            "channel" => match value {
                "less" => self.move_channel(self.channels.len().saturating_sub(1)),
                "more" => self.move_channel(1),
                _ => return false,
            },
            "switch" => return self.flip(value),
            _ => return false,
        }
        true
    }
}

/// How long a sitting may be set to last; 0 is without end.
const MINUTES: [u16; 5] = [10, 15, 20, 30, 0];
/// The quiet time is moved by so many minutes.
const STEP: i32 = 30;
/// The two pages, each with the id of its pill, which is the key of its word too.
const PAGES: [(Tab, &str); 2] = [(Tab::Ways, "ways-times"), (Tab::Eyes, "ways-eyes")];

impl Page for Ways {
    fn view(&self, at: &Glance<'_>) -> View {
        let mut canvas = tabs::open(at, self.tab);
        let (stage, mm) = (at.stage, at.stage.mm);
        let room = tabs::room(stage);
        let texts = PAGES.map(|(tab, id)| (id.to_owned(), at.tr.msg(id, &[]), tab == self.tab));
        pills(&mut canvas, room, &texts);
        let head = 9.6 * mm;
        let (left, right) = halves(Rect::new(room.x, room.y + head, room.w, room.h - head), stage);
        canvas.row(panel("left-panel", left, stage));
        canvas.row(panel("right-panel", right, stage));
        let [left, right] = [left, right].map(|panel| Column::within(panel, mm));
        match self.tab {
            Tab::Eyes => self.eyes(at, &mut canvas, left, right),
            _ => self.times(at, &mut canvas, left, right),
        }
        canvas.done(Wake::Touch)
    }

    fn opened(&mut self, _now: Ms) -> Vec<Go> {
        Vec::new()
    }

    fn tapped(&mut self, id: &str, _now: Ms) -> Vec<Go> {
        if id == "home" {
            return self.back();
        }
        if let Some((tab, _)) = PAGES.iter().find(|(_, page)| *page == id) {
            return vec![Go::To(Place::Adults(*tab))];
        }
        if id == "code-change" {
            return vec![Go::To(Place::Keys(Box::new(Purpose::Code)))];
        }
        if !self.choose(id) {
            return tabs::tapped(id).into_iter().collect();
        }
        vec![Go::Set(Box::new(self.settings.clone()))]
    }

    fn back(&mut self) -> Vec<Go> {
        vec![Go::To(Place::Who)]
    }
}
