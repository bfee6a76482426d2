//! A need as words: what was seen, how often out of how many.

use crate::need::{Need, Urgency, Why};
use crate::{Catalogue, Words};

/// A need that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The kind's icon.
    pub icon: &'static str,
    /// Whether it is for today; else for this week.
    pub is_today: bool,
    /// The two letters, where two are mixed up; they stand before the words.
    pub pair: Option<(String, String)>,
    /// The words.
    pub text: String,
}

/// Says a need.
pub fn tell(need: &Need, catalogue: &Catalogue, words: Words) -> Told {
    let is_today = need.urgency == Urgency::Today;
    let told = |icon, text| Told { icon, is_today, pair: None, text };
    match &need.why {
        Why::Mixed { tag, n, of } => {
            let args = [("n", (*n).into()), ("of", (*of).into())];
            match words.pair(tag) {
                Some(pair) => {
                    let text = words.say("desk-why-pair", &args);
                    Told { pair: Some(pair), ..told("swap", text) }
                }
                None => {
                    let [n, of] = args;
                    let args = [n, of, ("mix", words.mix(tag).into())];
                    told("swap", words.say("desk-why-mixed", &args))
                }
            }
        }
        Why::Stuck { skill, n } => {
            let skill = catalogue.skill_name(skill, words);
            let args = [("skill", skill.into()), ("n", (*n).into())];
            told("stuck", words.say("desk-why-stuck", &args))
        }
        Why::Quiet { days } => {
            told("quiet", words.say("desk-why-quiet", &[("days", (*days).into())]))
        }
        Why::Away { tablet, days } => {
            let args = [("tablet", tablet.as_str().into()), ("days", (*days).into())];
            told("notab", words.say("desk-why-away", &args))
        }
    }
}

/// What to do about it, in a few words.
pub fn act(need: &Need, words: Words) -> (&'static str, String) {
    match &need.why {
        Why::Mixed { tag, .. } => match words.pair(tag) {
            Some((one, other)) => {
                let args = [("one", one.into()), ("other", other.into())];
                ("hand", words.say("desk-act-pair", &args))
            }
            None => ("hand", words.t("desk-act-mixed")),
        },
        Why::Stuck { .. } => ("kids", words.t("desk-act-stuck")),
        Why::Quiet { .. } => ("home", words.t("desk-act-quiet")),
        Why::Away { .. } => ("tab", words.t("desk-act-away")),
    }
}
