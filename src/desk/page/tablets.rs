//! The tablets: which of them has to be touched today, and why.

use super::html;
use crate::{Frame, Words};
use askama::Template;

/// A tablet as it last said.
pub struct Tablet {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The day on which it was here last.
    pub seen: Option<i32>,
    /// Events that wait on it, as far as it said.
    pub waiting: Option<u64>,
    /// Charge in percent.
    pub battery: Option<u8>,
    /// Free space, MiB.
    pub free_mb: Option<u32>,
    /// Its clock less the true time, milliseconds.
    pub clock_error_ms: i64,
    /// Whether it was taken off the school's list.
    pub is_revoked: bool,
}

#[derive(Template)]
#[template(path = "tablets.html")]
struct Page {
    frame: Frame,
    lede: String,
    call: String,
    lines: Vec<Line>,
}

struct Line {
    id: String,
    name: String,
    icon: &'static str,
    is_today: bool,
    is_fine: bool,
    told: String,
    battery: Option<(u32, &'static str, String)>,
    waiting: String,
    seen: String,
    free: String,
    is_revoked: bool,
}

/// What may be the matter, the most urgent first.
#[derive(Clone, Copy)]
enum Matter {
    Away(i32),
    Battery(u8),
    Clock(i64),
    Full(u32),
    Never,
    Fine,
    Revoked,
}

impl Matter {
    fn kind(self) -> u8 {
        match self {
            Self::Away(_) => 0,
            Self::Battery(_) => 1,
            Self::Clock(_) => 2,
            Self::Full(_) => 3,
            Self::Never => 4,
            Self::Fine => 5,
            Self::Revoked => 6,
        }
    }
}

const DAY_MS: i64 = 86_400_000;
/// So many days without a contact are worth a look.
const AWAY_DAYS: i32 = 3;
/// Less charge does not last until tomorrow.
const LOW: u8 = 20;
/// Less space holds no new lessons.
const FULL_MB: u32 = 200;

/// Writes the page.
pub fn write(frame: Frame, tablets: &[Tablet]) -> String {
    let (words, today) = (frame.words, frame.today);
    let mut all: Vec<(&Tablet, Matter)> =
        tablets.iter().map(|one| (one, matter(one, today))).collect();
    // Tablets come by their numbers, and those of one sort of need stay in that order.
    all.sort_by_key(|(_, matter)| matter.kind());
    let here = tablets.iter().filter(|one| !one.is_revoked);
    let n_near = here.clone().filter(|one| one.seen.is_some_and(|day| today - day <= 1)).count();
    let args = [("n", here.count().into()), ("near", n_near.into())];
    let lede = words.say("desk-tablets-lede", &args);
    let names = |is_meant: fn(Matter) -> bool| {
        let names =
            all.iter().filter(|(_, matter)| is_meant(*matter)).map(|(one, _)| one.name.as_str());
        names.take(3).collect::<Vec<_>>().join(", ")
    };
    let away = names(|matter| matches!(matter, Matter::Away(_)));
    let low = names(|matter| matches!(matter, Matter::Battery(_)));
    let call = |key: &str, names: String| {
        (!names.is_empty()).then(|| words.say(key, &[("names", names.into())]))
    };
    let calls = [call("desk-tablets-find", away), call("desk-tablets-charge", low)];
    let call = calls.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let lines = all.iter().map(|(one, matter)| line(one, *matter, words, today)).collect();
    html(&Page { frame, lede, call, lines })
}

fn matter(tablet: &Tablet, today: i32) -> Matter {
    if tablet.is_revoked {
        return Matter::Revoked;
    }
    let Some(seen) = tablet.seen else { return Matter::Never };
    if today - seen >= AWAY_DAYS {
        return Matter::Away(today - seen);
    }
    if let Some(charge) = tablet.battery.filter(|charge| *charge < LOW) {
        return Matter::Battery(charge);
    }
    if tablet.clock_error_ms.abs() > DAY_MS / 2 {
        return Matter::Clock(tablet.clock_error_ms);
    }
    match tablet.free_mb {
        Some(free) if free < FULL_MB => Matter::Full(free),
        _ => Matter::Fine,
    }
}

fn line(tablet: &Tablet, matter: Matter, words: Words, today: i32) -> Line {
    let (icon, told) = match matter {
        Matter::Away(days) => ("notab", words.say("desk-tablet-away", &[("days", days.into())])),
        Matter::Battery(charge) => {
            ("bat", words.say("desk-tablet-low", &[("charge", charge.into())]))
        }
        Matter::Clock(error_ms) => {
            let days = (error_ms.abs() + DAY_MS / 2) / DAY_MS;
            let key = if error_ms < 0 { "desk-tablet-behind" } else { "desk-tablet-ahead" };
            ("clock", words.say(key, &[("days", days.into())]))
        }
        Matter::Full(free) => ("info", words.say("desk-tablet-full", &[("mb", free.into())])),
        Matter::Never => ("info", words.t("desk-tablet-never")),
        Matter::Fine => ("ok", words.t("desk-tablet-fine")),
        Matter::Revoked => ("notab", words.t("desk-tablet-revoked")),
    };
    let battery = tablet.battery.map(|charge| {
        let fill = if charge < LOW { "#B93A1B" } else { "#2F9E5B" };
        (u32::from(charge) * 22 / 100, fill, words.say("desk-percent", &[("n", charge.into())]))
    });
    Line {
        id: tablet.id.clone(),
        name: tablet.name.clone(),
        icon,
        is_today: matches!(matter, Matter::Away(_) | Matter::Battery(_)),
        is_fine: matches!(matter, Matter::Fine),
        told,
        battery,
        // What it said days ago is no word of today.
        waiting: tablet
            .waiting
            .filter(|_| !matches!(matter, Matter::Away(_)))
            .map_or_else(|| words.t("desk-unknown"), |n| words.n(n)),
        seen: tablet.seen.map_or_else(|| words.t("desk-never"), |day| words.ago(day, today)),
        free: tablet
            .free_mb
            .map_or_else(String::new, |mb| words.say("desk-mb", &[("n", mb.into())])),
        is_revoked: tablet.is_revoked,
    }
}
