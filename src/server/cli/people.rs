//! What an adult does with children and tablets from the command line.

use super::Stop;
use super::school::with_school;
use clap::Subcommand;
use model::{DeviceId, LearnerId};
use server::storage::StorageError;
use server::storage::deed::{self, Deed};
use server::{School, adults, clock, people, roster};
use std::path::{Path, PathBuf};

/// Each of these may be used while the server is running.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Take in the school's list: a CSV file with the columns name, class, shift, id
    Roster {
        /// The file, in UTF-8; it is taken whole or not at all
        file: PathBuf,
    },
    /// List the children: id, class, name
    Learners,
    /// Read one record as a part of another: both are one child's
    Merge {
        /// The record that becomes a part
        #[arg(value_parser = learner)]
        from: LearnerId,
        /// The record that stays
        #[arg(value_parser = learner)]
        into: LearnerId,
    },
    /// Part a record again that was merged
    Part {
        /// The record
        #[arg(value_parser = learner)]
        from: LearnerId,
    },
    /// Erase a child and everything of hers, here, on all tablets and in later copies
    Erase {
        /// Her record; records that were merged into it go with it
        #[arg(value_parser = learner)]
        learner: LearnerId,
        /// Say that it is meant: nothing brings her work back
        #[arg(long, required = true)]
        forever: bool,
    },
    /// Give an adult another password for the desk, asked for here; where nobody signs in yet, make
    /// the account of whoever leads the school
    Password {
        /// What she types to sign in
        name: String,
    },
    /// List the tablets: id, when it was here last, how many events wait there, its name
    Tablets,
    /// Shut a tablet out that was lost; what it made before is kept
    Revoke {
        /// The tablet
        #[arg(value_parser = device)]
        tablet: DeviceId,
    },
    /// Let a tablet in again that was found
    Readmit {
        /// The tablet
        #[arg(value_parser = device)]
        tablet: DeviceId,
    },
}

fn learner(text: &str) -> Result<LearnerId, String> {
    LearnerId::parse(text).ok_or_else(|| "32 digits of `jonaki-server learners` are wanted".into())
}

fn device(text: &str) -> Result<DeviceId, String> {
    DeviceId::parse(text).ok_or_else(|| "32 digits of `jonaki-server tablets` are wanted".into())
}

pub(crate) fn run(data: &Path, command: &Command) -> Result<(), Stop> {
    with_school(data, async |school| match command {
        Command::Roster { file } => take_roster(school, file).await,
        Command::Learners => learners(school).await,
        Command::Merge { from, into } => {
            note(school, "merged", deed::child(*into)).await?;
            let merged = people::merge(school, *from, *into).await;
            merged.map_err(|error| Stop(1, error.to_string()))
        }
        Command::Part { from } => {
            note(school, "parted", deed::child(*from)).await?;
            people::part(school, *from).await.map_err(stop)
        }
        Command::Erase { learner, .. } => {
            let now_ms = clock::now_ms();
            note(school, "child-erase-asked", deed::child(*learner)).await?;
            let n = people::erase(school, *learner, now_ms).await.map_err(stop)?;
            println!("{n} records are erased here; tablets forget them at their next contact.");
            println!("Copies of the keys that lie elsewhere must be written over: make a backup.");
            Ok(())
        }
        Command::Password { name } => set_password(school, name).await,
        Command::Tablets => tablets(school).await,
        Command::Revoke { tablet } => set_revoked(school, *tablet, true).await,
        Command::Readmit { tablet } => set_revoked(school, *tablet, false).await,
    })
}

/// What is done at the command line, as it is written down: nobody is signed in there.
fn deed_of(what: &str, about: String) -> Deed {
    Deed { at_ms: clock::now_ms(), who: String::new(), what: what.to_owned(), about }
}

async fn note(school: &School, what: &str, about: String) -> Result<(), Stop> {
    school.storage.note(school.id(), deed_of(what, about)).await.map_err(stop)
}

async fn take_roster(school: &School, file: &Path) -> Result<(), Stop> {
    let bytes =
        std::fs::read(file).map_err(|error| Stop(1, format!("{}: {error}", file.display())))?;
    let told = roster::read(&bytes, &school.keys)
        .map_err(|wrong| Stop(1, format!("{}:\n{}", file.display(), wrong.join("\n"))))?;
    let deed = deed_of("list-taken", told.len().to_string());
    school.tell_as(&told, deed).await.map_err(stop)?;
    println!("{} classes and children are on the list.", told.len());
    Ok(())
}

async fn learners(school: &School) -> Result<(), Stop> {
    for one in people::list(school).await.map_err(stop)? {
        let class = one.class.map_or("-".into(), |(name, shift)| format!("{name}/{shift}"));
        let merged = one.merged.map(|into| format!(" (part of {into})")).unwrap_or_default();
        println!("{} {class} {}{merged}", one.id, one.nickname);
    }
    Ok(())
}

async fn set_password(school: &School, name: &str) -> Result<(), Stop> {
    let typed = super::typed_line("Type the new password:")?;
    let done = adults::set_password(school, name, &typed, clock::now_ms()).await;
    match done.map_err(|error| Stop(1, error.to_string()))? {
        true => Ok(()),
        false => {
            Err(Stop(1, format!("nobody signs in as {name}; see the desk's page of the school")))
        }
    }
}

async fn tablets(school: &School) -> Result<(), Stop> {
    let seen = school.storage.seen(school.id()).await.map_err(stop)?;
    for one in school.storage.devices(school.id()).await.map_err(stop)? {
        let seen = seen.iter().find(|seen| seen.0 == one.id);
        let ago = seen.map_or("never".into(), |(_, at_ms, _)| {
            format!("{} h ago", clock::now_ms().saturating_sub(*at_ms).max(0) / 3_600_000)
        });
        let waiting = seen.and_then(|seen| seen.2).map_or("-".into(), |n| n.to_string());
        let out = if one.revoked { " (shut out)" } else { "" };
        println!("{} {ago} {waiting} {}{out}", one.id, one.name);
    }
    Ok(())
}

async fn set_revoked(school: &School, tablet: DeviceId, revoked: bool) -> Result<(), Stop> {
    match school.storage.set_revoked(school.id(), tablet, revoked).await.map_err(stop)? {
        true => {
            let what = if revoked { "tablet-revoked" } else { "tablet-back" };
            note(school, what, format!("tablet {tablet}")).await
        }
        false => Err(Stop(1, format!("no tablet {tablet} is known; see `jonaki-server tablets`"))),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "this is what map_err hands over")]
fn stop(error: StorageError) -> Stop {
    Stop(3, error.to_string())
}
