//! Looking for a child.

use super::door::Visit;
use super::reply::Reply;
use super::{Desk, Trouble};
use crate::lists::plan::folded;
use desk::frame::Place;
use desk::page::find;
use desk::roster::Child;
use std::collections::BTreeMap;
use std::sync::Arc;
use typing::{Alike, alike};

/// Looks for children by name or roll, in Bangla or Latin letters; who fits best comes first.
pub(crate) async fn find(_: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let (who, frame) = (visit.signed_in()?, visit.frame(Place::Child)?);
    let asked = visit.form.one("q").to_owned();
    let classes: BTreeMap<_, _> =
        frame.classes.iter().map(|class| (class.id, class.name.clone())).collect();
    let class_of = |child: &Child| classes.get(&child.class.unwrap_or(desk::roster::UNPLACED));
    let found = who.roster.children.iter().filter_map(|child| Some((fits(child, &asked)?, child)));
    let mut found: Vec<(Fit, &Child)> = found.collect();
    found.sort_by_key(|(fit, _)| *fit);
    let found = found.into_iter().filter_map(|(_, child)| Some((child, class_of(child)?.clone())));
    let found: Vec<(&Child, String)> = found.take(find::MOST).collect();
    Ok(Reply::Page(find::write(frame, &asked, &found)))
}

/// How a child is found, the surest way first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Roll,
    Letters,
    Sounds(Alike),
}

fn fits(child: &Child, asked: &str) -> Option<Fit> {
    let (name, wanted) = (folded(&child.name), folded(asked));
    if child.roll.is_some_and(|roll| crate::roster::number(asked) == Some(roll)) {
        Some(Fit::Roll)
    } else if !wanted.is_empty() && name.contains(&wanted) {
        Some(Fit::Letters)
    } else {
        alike(&name, &wanted).map(Fit::Sounds)
    }
}
