//! The adults' page: what waits to be sent, what has arrived, how the tablet fares.
//!
//! It shows facts and asks for things; what they lead to is in [`crate::app`].

mod words;

use super::adult::{Pill, SOFT, heading, label, panel, pill, text_row};
use super::tabs::{self, Tab};
use super::{Glance, View};
use crate::chrome::{blank, disc};
use crate::icons::Drawing;
use crate::stage::Row;
use i18n::Tr;
use scene::{Align, Colour, Face, Item, Look, Ms, Point, Rect, Stage, Wake};

/// After so long without a touch the page goes away.
const IDLE_MS: Ms = 180_000;

/// What the page tells; words for errors and notices have been found already.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// The school's name; none before enrolment.
    pub school: Option<String>,
    /// Short name of the tablet.
    pub tablet: String,
    /// Events that no receipt covers yet.
    pub waiting: u64,
    /// Whether a contact is under way.
    pub is_sending: bool,
    /// When the last contact succeeded, milliseconds since 1970.
    pub last_ms: Option<i64>,
    /// What went wrong last, as a sentence; none after a success.
    pub error: Option<String>,
    /// What became of a card, or what a relay took along, as a sentence.
    pub carried: Option<String>,
    /// KB sent and received this week: over Wi-Fi, over metered links, and their budget.
    pub week_kb: (u64, u64, u64),
    /// What has come, as sentences, newest first.
    pub arrived: Vec<String>,
    /// What happened to the record, as sentences, newest first.
    pub notices: Vec<String>,
    /// Free space, MiB.
    pub free_mb: u64,
}

/// What an adult asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Back to the children's pages.
    Home,
    /// Join a school.
    Join,
    /// Send now.
    Send,
    /// Put what waits on a card.
    FillCard,
    /// Take from a card what the school has put there.
    ReadCard,
    /// Licences.
    About,
    /// A file for whoever helps from afar.
    Diagnose,
    /// Another adults' page.
    Tab(Tab),
}

/// The page's state.
pub struct Corner {
    facts: Facts,
    /// What came of something that was asked for on this page.
    said: Option<String>,
    pressed: Option<String>,
    touched_at: Ms,
}

impl Corner {
    /// The page with what is known now.
    pub fn new(facts: Facts, now: Ms) -> Self {
        Self { facts, said: None, pressed: None, touched_at: now }
    }

    /// Says what came of something.
    pub fn say(&mut self, said: String) {
        self.said = Some(said);
    }

    /// Takes newer facts; true where they differ from what is shown.
    pub fn tell(&mut self, facts: Facts) -> bool {
        let differs = self.facts != facts;
        self.facts = facts;
        differs
    }

    /// A finger came down.
    pub fn down(&mut self, at: Point, now: Ms, stage: &Stage, tr: &Tr) {
        self.touched_at = now;
        self.pressed = self.hit(at, stage, tr);
    }

    /// The touch is given up.
    pub fn cancel(&mut self) {
        self.pressed = None;
    }

    /// It left the glass.
    pub fn up(&mut self, at: Point, stage: &Stage, tr: &Tr) -> Option<Ask> {
        let meant = self.hit(at, stage, tr);
        match self.pressed.take().filter(|id| meant.as_ref() == Some(id))?.as_str() {
            "home" => Some(Ask::Home),
            "join" => Some(Ask::Join),
            "send" => Some(Ask::Send),
            "card-out" => Some(Ask::FillCard),
            "card-in" => Some(Ask::ReadCard),
            "info" => Some(Ask::About),
            "diagnose" => Some(Ask::Diagnose),
            "storage" => Some(Ask::Tab(Tab::Storage)),
            id => tabs::tab(id).map(Ask::Tab),
        }
    }

    /// Whether nobody has touched it for three minutes.
    pub fn is_idle(&self, now: Ms) -> bool {
        now >= self.touched_at + IDLE_MS
    }

    /// What is to be seen; `wall_ms` turns times into today and yesterday.
    pub fn view(&self, now: Ms, wall_ms: i64, stage: &Stage, tr: &Tr) -> View {
        let place = Places::new(stage);
        let mut rows = Vec::new();
        let ground = Look::Card {
            fill: Colour::PAPER,
            edge: Colour::NONE,
            border: 0.0,
            radius: 0.0,
            lip: 0.0,
        };
        rows.push((Item::new("sky", stage.rect(), ground), None));
        let (card, face) = disc(
            stage,
            "home",
            stage.home(),
            Colour::WHITE,
            Colour::rgb(0xcdbfa8),
            self.is_down("home"),
        );
        rows.push((card, None));
        let icon = face.grown(-stage.home().w * 0.19);
        rows.push((Item::new("home-icon", icon, blank()), Some(Drawing::Home)));
        let pressed = self.pressed.as_deref();
        let glance = Glance { now, stage, tr, pressed, is_mute: false };
        rows.extend(tabs::tab_rows(&glance, Tab::Tablet));
        self.sending(wall_ms, &place, stage, tr, &mut rows);
        self.arrived(&place, stage, tr, &mut rows);
        self.tablet(&place, stage, tr, &mut rows);
        // Facts change without a touch: a look each second costs nothing that counts here.
        View { rows, wake: Wake::At((now + 1_000).min(self.touched_at + IDLE_MS).max(now + 1)) }
    }

    fn sending(&self, wall_ms: i64, place: &Places, stage: &Stage, tr: &Tr, rows: &mut Vec<Row>) {
        let facts = &self.facts;
        let mut page = Panel::open("send-panel", place.send, stage, rows);
        let (text, kind) = if facts.is_sending {
            (tr.msg("corner-sending", &[]), Pill::Asleep)
        } else {
            (tr.msg("corner-send", &[]), Pill::Main)
        };
        let joined = [
            ("send", text, kind),
            ("card-out", tr.msg("corner-card-out", &[]), Pill::Other),
            ("card-in", tr.msg("corner-card-in", &[]), Pill::Other),
        ];
        let alone = [("join", tr.msg("corner-join", &[]), Pill::Main)];
        let pills = if facts.school.is_some() { &joined[..] } else { &alone[..] };
        page.pills(pills, self.pressed.as_deref());
        page.heading(tr.msg("corner-send-title", &[]));
        page.line(tr.msg("corner-waiting", &[("n", facts.waiting.into())]), Colour::INK);
        let last = match facts.last_ms {
            Some(at) => tr.msg("corner-last", &[("when", words::when(at, wall_ms, tr).into())]),
            None => tr.msg("corner-never", &[]),
        };
        page.line(last, SOFT);
        // An adult who has just asked for a card wants to hear of that.
        match (&facts.carried, &facts.error) {
            (Some(carried), _) => page.line(carried.clone(), Colour::INK),
            (None, Some(error)) => page.line(error.clone(), Colour::rgb(0x9a5a00)),
            (None, None) => {}
        }
        if facts.school.is_some() {
            let (wifi, metered, budget) = facts.week_kb;
            let args =
                [("wifi", wifi.into()), ("metered", metered.into()), ("budget", budget.into())];
            page.line(tr.msg("corner-week", &args), SOFT);
        }
    }

    fn arrived(&self, place: &Places, stage: &Stage, tr: &Tr, rows: &mut Vec<Row>) {
        let mut page = Panel::open("arrived-panel", place.arrived, stage, rows);
        page.heading(tr.msg("corner-arrived-title", &[]));
        if self.facts.arrived.is_empty() {
            page.line(tr.msg("corner-arrived-none", &[]), SOFT);
        }
        for line in &self.facts.arrived {
            page.line(line.clone(), Colour::INK);
        }
    }

    fn tablet(&self, place: &Places, stage: &Stage, tr: &Tr, rows: &mut Vec<Row>) {
        let facts = &self.facts;
        let mut page = Panel::open("tablet-panel", place.tablet, stage, rows);
        let pills = [
            ("diagnose", tr.msg("corner-diagnose", &[]), Pill::Other),
            ("info", tr.msg("corner-about", &[]), Pill::Other),
        ];
        page.pills(&pills, self.pressed.as_deref());
        let storage = [("storage", tr.msg("corner-storage", &[]), Pill::Other)];
        page.pills(&storage, self.pressed.as_deref());
        page.heading(tr.msg("corner-tablet-title", &[]));
        let school = match &facts.school {
            Some(name) => tr.msg("corner-school", &[("name", name.as_str().into())]),
            None => tr.msg("corner-no-school", &[]),
        };
        page.line(school, Colour::INK);
        page.line(tr.msg("corner-name", &[("id", facts.tablet.as_str().into())]), SOFT);
        page.line(tr.msg("corner-space", &[("mb", facts.free_mb.into())]), SOFT);
        for notice in facts.notices.iter().take(4) {
            page.line(notice.clone(), Colour::rgb(0x9a5a00));
        }
        if let Some(said) = &self.said {
            page.line(said.clone(), Colour::INK);
        }
    }

    fn is_down(&self, id: &str) -> bool {
        self.pressed.as_deref() == Some(id)
    }

    fn hit(&self, at: Point, stage: &Stage, tr: &Tr) -> Option<String> {
        let items: Vec<Item> =
            self.view(0, 0, stage, tr).rows.into_iter().map(|(item, _)| item).collect();
        scene::hit::hit(&items, at, stage.mm).map(|item| item.id.clone())
    }
}

/// A panel that is filled from its top; what finds no room any more is left out.
struct Panel<'a> {
    id: &'static str,
    room: Rect,
    stage: &'a Stage,
    rows: &'a mut Vec<Row>,
    n: usize,
}

impl<'a> Panel<'a> {
    fn open(id: &'static str, rect: Rect, stage: &'a Stage, rows: &'a mut Vec<Row>) -> Self {
        rows.push(panel(id, rect, stage));
        Self { id, room: rect.grown(-stage.mm * 2.6), stage, rows, n: 0 }
    }

    fn heading(&mut self, text: String) {
        let rect = self.take(self.stage.mm * 6.6);
        self.rows.push(heading(&format!("{}-title", self.id), rect, text, 4.0, self.stage));
    }

    /// One sentence, on as many lines as its length is likely to need.
    fn line(&mut self, text: String, colour: Colour) {
        let size = 3.2;
        let em = size * self.stage.mm;
        let per_line = (self.room.w / (em * 0.47)).max(1.0);
        let n_lines = (text.chars().count() as f32 / per_line).ceil().max(1.0);
        let height = n_lines * em * 1.65;
        if self.room.h < height && self.n > 2 {
            return;
        }
        let rect = self.take(height);
        let id = format!("{}-line-{}", self.id, self.n);
        self.n += 1;
        let row = if colour == Colour::INK {
            label(&id, rect, text, size, self.stage)
        } else {
            text_row(&id, rect, text, size, (Face::Reading, colour, Align::Start), self.stage)
        };
        self.rows.push(row);
    }

    /// Buttons side by side at the foot of what is free; the room above them is left.
    fn pills(&mut self, pills: &[(&str, String, Pill)], pressed: Option<&str>) {
        let mm = self.stage.mm;
        let (h, gap) = (mm * 8.0, mm * 3.0);
        let n = pills.len() as f32;
        let w = ((self.room.w - gap * (n - 1.0)) / n).min(mm * if n > 1.0 { 36.0 } else { 60.0 });
        let y = self.room.bottom() - h;
        self.room.h -= h + mm;
        for (at, (id, text, kind)) in pills.iter().enumerate() {
            let rect = Rect::new(self.room.x + at as f32 * (w + gap), y, w, h);
            let is_down = pressed == Some(*id);
            self.rows.extend(pill(id, rect, text.clone(), *kind, is_down, self.stage));
        }
    }

    fn take(&mut self, height: f32) -> Rect {
        let rect = Rect::new(self.room.x, self.room.y, self.room.w, height);
        self.room = Rect::new(self.room.x, self.room.y + height, self.room.w, self.room.h - height);
        rect
    }
}

/// Where the panels lie on one glass.
struct Places {
    send: Rect,
    arrived: Rect,
    tablet: Rect,
}

impl Places {
    fn new(stage: &Stage) -> Self {
        let gap = stage.mm * 3.0;
        let room = tabs::room(stage);
        let (left, top, w, h) = (room.x, room.y, room.w, room.h);
        if stage.is_portrait() {
            let each = (h - 2.0 * gap) / 3.0;
            let at = |n: f32| Rect::new(left, top + n * (each + gap), w, each);
            return Self { send: at(0.0), arrived: at(1.0), tablet: at(2.0) };
        }
        let half = (w - gap) * 0.54;
        let upper = (h - gap) * 0.6;
        Self {
            send: Rect::new(left, top, half, upper),
            arrived: Rect::new(left, top + upper + gap, half, h - gap - upper),
            tablet: Rect::new(left + half + gap, top, w - gap - half, h),
        }
    }
}
