//! The two-part form: the same tables and seal in an index, the blobs in a shared store.

use crate::disk::Files;
use crate::error::WriteError;
use crate::file::NewFile;
use crate::reader::Bundle;
use crate::store::Store;
use std::path::Path;

/// Writes the index of `bundle` at `index` and puts its blobs into `store`.
///
/// The blobs come first, each checked, so an index that is there has all it needs. The seal
/// is the same one, for it covers content and not files.
///
/// # Errors
/// [`WriteError::Read`] when the bundle is damaged; then no index is written, and what stood
/// at `index` before still stands there.
pub fn split(bundle: &Bundle, index: &Path, store: &Store) -> Result<(), WriteError> {
    for entry in bundle.manifest()?.entries() {
        if let Some(hash) = entry.path.strip_prefix("blob/") {
            store.put(&bundle.blob(hash)?)?;
        }
    }
    let file = NewFile::create(index, bundle.path(), false)?;
    file.put_format(bundle.header().format)?;
    file.conn.execute_batch(include_str!("sql/copy_manifest.sql"))?;
    file.finish(&Files)
}
