//! How tiles are put down, taken back and judged.

use super::{Build, UNDO, is_alike};
use crate::item::akshara::{Kind, kind, shown};
use crate::rounds::{Given, Round, Walk};
use crate::{Effect, Moment};

/// Tag of a kar before its letter.
const KAR_FIRST: &str = "kar-first";
/// Tag of a letter where the kar of the last one is still missing.
const NO_KAR: &str = "no-kar";

impl Build {
    /// A tile goes to the next place, if it is one of that kind.
    pub(super) fn put(&mut self, at: usize, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        let spot = self.filled();
        let Some(expected) = self.expected().nth(spot).cloned() else { return Vec::new() };
        if self.pieces[at].spot.is_some() || self.faded == Some(at) {
            return Vec::new();
        }
        let text = self.pieces[at].text.clone();
        if !is_alike(&text, &expected) {
            let tag = if kind(&text) == Kind::Letter { NO_KAR } else { KAR_FIRST };
            let given = Given {
                expected: self.word(round).word.clone(),
                response: self.built() + &shown(&text),
                right: false,
                tag: Some(tag.to_owned()),
                why: self.spec.order_why.clone(),
                itself: Vec::new(),
            };
            return round.answer(given, now);
        }
        self.pieces[at].spot = Some(spot);
        if self.filled() == self.expected().count() {
            // Judged when the last tile has arrived; what is said then would cut its word short.
            self.judge_at = Some(self.pieces[at].walk.ends().max(now.ms));
            return Vec::new();
        }
        let voice = self.spec.voice.iter().find(|voice| voice.text == text);
        let line = voice.map(|voice| voice.say.line.clone());
        line.into_iter().map(|line| round.talk.say(vec![line], now)).collect()
    }

    /// The last tile goes back.
    pub(super) fn take_back(&mut self, round: &Round, now: &Moment<'_>) -> Vec<Effect> {
        let last = self.filled().checked_sub(1).filter(|spot| *spot >= self.kept);
        if let Some(at) = last.and_then(|spot| self.at_spot(spot)) {
            self.send_home(at, round, now);
        }
        Vec::new()
    }

    fn send_home(&mut self, at: usize, round: &Round, now: &Moment<'_>) {
        self.pieces[at].walk = Walk::from(self.seen(at, now), now.ms, round.calm, now);
        self.pieces[at].spot = None;
    }

    /// All places are filled.
    pub(super) fn judge(&mut self, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        let word = self.word(round).clone();
        let count = self.filled();
        let given: Vec<usize> = (0..count).filter_map(|spot| self.at_spot(spot)).collect();
        let is_right = |(at, text): &(&usize, &String)| self.pieces[**at].text == **text;
        let right = given.iter().zip(self.expected()).take_while(is_right).count();
        let slip = given.get(right).map(|at| self.pieces[*at].clone());
        let answer = Given {
            expected: word.word.clone(),
            response: self.built(),
            right: right == count,
            tag: slip.as_ref().and_then(|slip| slip.tag.clone()),
            why: slip.and_then(|slip| slip.why),
            itself: word.say.filter(|_| right == count).into_iter().map(|say| say.line).collect(),
        };
        if !answer.right {
            // What is right from the start stays, the rest walks home.
            self.kept = right;
            given[right..].iter().for_each(|at| self.send_home(*at, round, now));
        }
        round.answer(answer, now)
    }

    /// Whether a tile can be taken back.
    pub(super) fn can_undo(&self, round: &Round) -> bool {
        self.is_free(round) && self.filled() > self.kept
    }

    /// The id of what can be held.
    pub(super) fn id_of(held: usize) -> String {
        match held {
            super::TRAY => "tray".to_owned(),
            UNDO => "undo".to_owned(),
            at => format!("tile-{}", at + 1),
        }
    }
}
