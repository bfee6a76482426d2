//! Rows that were already checked become values of `model`, and the other way round.

use crate::art::ArtInfo;
use crate::error::ReadError;
use model::{LessonHead, Line, LineId, Step, WordTime};
use rusqlite::types::{FromSql, Value, ValueRef};
use serde::de::DeserializeOwned;

/// One row of a group, with the path to blame when it makes no sense.
pub(crate) struct Row<'a> {
    pub(crate) path: &'a str,
    pub(crate) values: &'a [Value],
}

impl Row<'_> {
    /// The value in column `at`, counted from 0.
    pub(crate) fn get<T: FromSql>(&self, at: usize) -> Result<T, ReadError> {
        T::column_result(self.value(at)).map_err(|error| self.unreadable(&error))
    }

    /// The value in column `at` read as JSON.
    pub(crate) fn json<T: DeserializeOwned>(&self, at: usize) -> Result<T, ReadError> {
        let text = self.value(at).as_str().map_err(|error| self.unreadable(&error))?;
        serde_json::from_str(text).map_err(|error| self.unreadable(&error))
    }

    fn value(&self, at: usize) -> ValueRef<'_> {
        self.values.get(at).map_or(ValueRef::Null, ValueRef::from)
    }

    fn unreadable(&self, why: &dyn std::error::Error) -> ReadError {
        ReadError::Unreadable { path: self.path.to_owned(), why: why.to_string() }
    }
}

/// Reads a row of `list_shelf.sql`.
pub(crate) fn shelf_head(row: &Row<'_>) -> Result<LessonHead, ReadError> {
    row.json(2)
}

/// Reads a row of `list_steps.sql`.
pub(crate) fn step(row: &Row<'_>) -> Result<Step, ReadError> {
    Ok(Step {
        id: row.get::<String>(2)?.as_str().into(),
        kind: row.get(3)?,
        skill: row.get::<Option<String>>(4)?.as_deref().map(Into::into),
        spec: row.get(5)?,
    })
}

/// Reads a row of `list_lines.sql`.
pub(crate) fn line(row: &Row<'_>) -> Result<(LineId, Line), ReadError> {
    let words: Vec<(u32, u32)> = row.json(6)?;
    let words = words.into_iter().map(|(start, end)| WordTime { start, end });
    let line = Line {
        text: row.get(3)?,
        sound: row.get(4)?,
        ms: row.get(5)?,
        words: words.collect(),
        draft: row.get(7)?,
    };
    Ok((LineId(row.get(2)?), line))
}

/// Writes the words of a line as column `words` holds them.
pub(crate) fn words_json(words: &[WordTime]) -> serde_json::Result<String> {
    let pairs: Vec<(u32, u32)> = words.iter().map(|word| (word.start, word.end)).collect();
    serde_json::to_string(&pairs)
}

/// Reads a row of `list_art.sql`.
pub(crate) fn art(row: &Row<'_>) -> Result<ArtInfo, ReadError> {
    Ok(ArtInfo {
        density: row.get(1)?,
        blob: row.get(2)?,
        format: row.get(3)?,
        x: row.get(4)?,
        y: row.get(5)?,
        w: row.get(6)?,
        h: row.get(7)?,
        box_w: row.get(8)?,
        box_h: row.get(9)?,
        pivot: (row.get(10)?, row.get(11)?),
        alt: row.json(12)?,
        licence: row.get(13)?,
        author: row.get(14)?,
    })
}
