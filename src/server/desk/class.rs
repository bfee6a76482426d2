//! Class today, and the same as a table.

use super::door::Visit;
use super::reply::Reply;
use super::welcome::ONE_SOUND;
use super::{Desk, Trouble};
use crate::storage::StorageError;
use crate::storage::desk::Gisted;
use desk::frame::Place;
use desk::page::class;
use desk::roster::Child;
use learn::{Chosen, Facts, Gist};
use model::{DeviceId, LearnerId};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use wire::down::Down;

/// Shows the class.
pub(crate) async fn today(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let frame = visit.frame(Place::Today)?;
    let roster = visit.signed_in()?.roster.clone();
    let children = roster.of_class(visit.class());
    let known = desk.known(&children, visit.today()).await?;
    let hands = desk.hands(&children, &known).await?;
    let one_sound = desk.one_sound().await?;
    let rows = rows(&children, known);
    Ok(Reply::Page(class::write(frame, (&rows, &hands), &desk.catalogues.read(), &one_sound)))
}

/// The class as a table.
pub(crate) async fn table(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    desk.is_taken(&visit, "class.csv").await?;
    let roster = visit.signed_in()?.roster.clone();
    let children = roster.of_class(visit.class());
    let known = desk.known(&children, visit.today()).await?;
    let one_sound = desk.one_sound().await?;
    let rows = rows(&children, known);
    let (catalogue, words) = (desk.catalogues.read(), visit.words);
    let lines = class::table(&rows, &catalogue, &one_sound, words, visit.today());
    Ok(Reply::Table("class.csv", csv(&lines)?))
}

/// What is known of children of a class, by child.
pub(crate) struct OfClass {
    /// What needs ask.
    pub(crate) known: HashMap<LearnerId, desk::need::Known>,
    /// Minutes of the last seven days, the newest last.
    pub(crate) minutes: HashMap<LearnerId, [u32; 7]>,
    /// What was chosen for them, and which lessons they finished.
    pub(crate) chosen: HashMap<LearnerId, Arc<Chosen>>,
}

impl Desk {
    /// Everything that the pages of a class show, in a fixed number of queries.
    pub(crate) async fn known(
        &self,
        children: &[&Child],
        today: i32,
    ) -> Result<OfClass, StorageError> {
        let (storage, school) = (&self.school.storage, self.school.id());
        let records = children.iter().flat_map(|child| &child.records).copied().collect();
        let records = storage.glance(school, records, today - 6).await?.into_iter().collect();
        let joined = self.joined(children, &records).await?;
        let devices = storage.devices(school).await?;
        let seen = storage.seen(school).await?;
        let seen: BTreeMap<DeviceId, i64> = seen.into_iter().map(|(id, at, _)| (id, at)).collect();
        let tablets = devices.into_iter().filter_map(|device| {
            let day = learn::day::day_of(*seen.get(&device.id)?);
            Some((device.id, (device.name, day)))
        });
        Ok(join(children, (&records, joined), &tablets.collect(), today))
    }

    /// What the records of a child come to who has several; of everybody else one record says it.
    async fn joined(&self, children: &[&Child], known: &Records) -> Result<Joined, StorageError> {
        let several = |child: &&&Child| {
            child.records.iter().filter(|record| known.contains_key(record)).count() > 1
        };
        let several: Vec<&Child> = children.iter().filter(several).copied().collect();
        if several.is_empty() {
            return Ok(Joined::new());
        }
        let whose = whose(&several);
        let (storage, school) = (&self.school.storage, self.school.id());
        let known = storage.known(school, whose.keys().copied().collect(), i32::MAX).await?;
        let mut facts = BTreeMap::<LearnerId, (Facts, Chosen)>::new();
        for (record, more, choices) in known.folded {
            if let Some(child) = whose.get(&record) {
                let (facts, chosen) = facts.entry(*child).or_default();
                facts.join(&more);
                chosen.join(&choices);
            }
        }
        let joined = facts.into_iter().map(|(child, (facts, chosen))| {
            (child, (Arc::new(Gist::of(&facts)), Arc::new(chosen)))
        });
        Ok(joined.collect())
    }

    /// Confusions that are one sound in homes around the school.
    pub(crate) async fn one_sound(&self) -> Result<BTreeSet<String>, StorageError> {
        let settings = self.school.storage.entries(self.school.id(), "setting").await?;
        let read = settings.iter().filter_map(|entry| Down::read(entry.body.as_ref()?));
        let mut found = read.filter_map(|down| match down {
            Down::Setting { name, value } if name == ONE_SOUND => Some(value),
            _ => None,
        });
        let value = found.next_back().unwrap_or_default();
        Ok(value.split(',').filter(|tag| !tag.is_empty()).map(str::to_owned).collect())
    }
}

/// What each record comes to.
type Records = HashMap<LearnerId, Arc<Gisted>>;
/// What several records of a child come to, by child.
type Joined = HashMap<LearnerId, (Arc<Gist>, Arc<Chosen>)>;

/// Whose record each is.
fn whose(children: &[&Child]) -> BTreeMap<LearnerId, LearnerId> {
    let records = |child: &&Child| {
        let id = child.id;
        child.records.iter().map(move |one| (*one, id)).collect::<Vec<_>>()
    };
    children.iter().flat_map(records).collect()
}

/// Lays a child's records together.
fn join(
    children: &[&Child],
    (records, mut joined): (&Records, Joined),
    tablets: &BTreeMap<DeviceId, (String, i32)>,
    today: i32,
) -> OfClass {
    let n = children.len();
    let mut all = OfClass {
        known: HashMap::with_capacity(n),
        minutes: HashMap::with_capacity(n),
        chosen: HashMap::with_capacity(n),
    };
    for child in children {
        let hers = || child.records.iter().filter_map(|record| records.get(record));
        let of_one = || hers().next().map(|one| (one.gist.clone(), one.chosen.clone()));
        let (gist, chosen) = joined.remove(&child.id).or_else(of_one).unwrap_or_default();
        let newest = hers().filter_map(|one| one.last).max_by_key(|last| (last.day, last.device));
        // A clock that runs ahead makes nobody come tomorrow.
        let last_day = newest.map(|last| last.day.min(today));
        let tablet = newest.and_then(|last| tablets.get(&last.device)).cloned();
        let mut ms = [0_u64; 7];
        for day in hers().flat_map(|one| &one.days) {
            if let Some(place) = usize::try_from(6 - (today - day.day)).ok().filter(|at| *at < 7) {
                ms[place] += day.ms;
            }
        }
        let minutes = ms.map(|ms| u32::try_from(ms.div_ceil(60_000)).unwrap_or(u32::MAX));
        all.known.insert(child.id, desk::need::Known { gist, last_day, tablet });
        all.minutes.insert(child.id, minutes);
        all.chosen.insert(child.id, chosen);
    }
    all
}

pub(super) fn rows<'a>(children: &[&'a Child], mut known: OfClass) -> Vec<class::Row<'a>> {
    let row = |child: &&'a Child| class::Row {
        child,
        known: known.known.remove(&child.id).unwrap_or_default(),
        minutes: known.minutes.remove(&child.id).unwrap_or_default(),
    };
    children.iter().map(row).collect()
}

/// Lines as a spreadsheet reads them. What would be taken for a formula is a text.
pub(crate) fn csv(lines: &[Vec<String>]) -> Result<String, StorageError> {
    let odd = |error: &dyn std::fmt::Display| StorageError::Unsound(error.to_string());
    // Where a spreadsheet parts fields by semicolons, an unquoted one would be two.
    let mut table =
        csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
    for line in lines {
        let fields = line.iter().map(|field| match field.trim_start().chars().next() {
            Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') => format!("'{field}"),
            _ => field.clone(),
        });
        table.write_record(fields).map_err(|error| odd(&error))?;
    }
    let bytes = table.into_inner().map_err(|error| odd(&error))?;
    String::from_utf8(bytes).map_err(|error| odd(&error))
}
