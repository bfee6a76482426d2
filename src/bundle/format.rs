//! The numbers of the format, each with its history.

/// SQLite's `application_id` of every bundle: the letters `JONK`.
pub const APPLICATION_ID: u32 = 0x4a4f_4e4b;

/// The oldest format that this code reads, as SQLite's `user_version`.
pub const FORMAT_MIN: u16 = FORMAT_01_FIRST;

/// The newest format that this code reads, and the one that it writes.
pub const FORMAT_MAX: u16 = FORMAT_02_PARTS;

/// The first format: tables of `schema.sql`, paged manifest, one seal.
pub const FORMAT_01_FIRST: u16 = 1;

/// A line's sound may be two blobs, one after the other: what many sounds begin with is there once.
pub const FORMAT_02_PARTS: u16 = 2;

/// What this code can play; a bundle says in `min_player` what it needs.
///
/// It grows when a new activity or a new field of a specification would leave an older
/// player with a step that it cannot show.
pub const PLAYER: u16 = 1;

/// Lessons on one page of the shelf, the unit in which the shelf is checked.
pub const SHELF_PAGE: usize = 64;

/// Size of SQLite's pages in bytes; fixed so that the same content gives the same file.
pub(crate) const PAGE_SIZE: u32 = 4096;

/// Largest blob in bytes (64 MiB): what a tablet can still hold in memory at once.
pub const MAX_BLOB: usize = 64 << 20;

/// Largest sealed root in bytes (16 MiB, some thirty million entries): read before the seal
/// is checked, so it has to have a limit.
pub(crate) const MAX_ROOT: usize = 16 << 20;

/// The lesson under which the shell's own lines stand.
pub const SHELL: &str = "shell";

/// Oldest SQLite that may touch a bundle: 3.51.3 mended the write-ahead-log reset bug.
const SQLITE_MIN: i32 = 3_051_003;

/// Whether the linked SQLite is new enough; checked wherever a bundle is opened or written.
pub(crate) fn sqlite_is_new_enough() -> bool {
    rusqlite::version_number() >= SQLITE_MIN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_linked_sqlite_is_new_enough() {
        assert!(sqlite_is_new_enough(), "{}", rusqlite::version());
    }

    #[test]
    fn the_page_of_the_shelf_is_the_one_that_the_query_knows() {
        assert!(include_str!("sql/list_groups.sql").contains(&format!("pos / {SHELF_PAGE}")));
    }
}
