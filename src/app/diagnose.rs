//! A file for whoever helps from afar: how the tablet fares, and no name of anybody.

use crate::clock;
use crate::settings::Settings;
use std::io;
use std::path::{Path, PathBuf};

/// What is told beside what this machine says of itself.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Short name of the tablet.
    pub tablet: String,
    /// Whether it belongs to a school.
    pub is_joined: bool,
    /// How many children play on it.
    pub n_children: usize,
    /// Events that no receipt covers yet.
    pub n_waiting: u64,
    /// Free space, MiB.
    pub free_mb: u64,
    /// What happened to the record, as sentences.
    pub notices: Vec<String>,
    /// Width, height and pixels of a millimetre.
    pub glass: (f32, f32, f32),
    /// Which lessons: channel, release, number of lessons.
    pub lessons: (String, u64, usize),
}

/// Writes the file into a folder; gives its path.
///
/// # Errors
/// Where the folder cannot be written.
pub fn write(folder: &Path, told: &Told, settings: &Settings) -> io::Result<PathBuf> {
    let path = folder.join(format!("jonaki-{}.txt", told.tablet));
    std::fs::write(&path, text(told, settings))?;
    Ok(path)
}

fn text(told: &Told, settings: &Settings) -> String {
    let at = clock::stamp();
    let (channel, release, n_lessons) = &told.lessons;
    let (width, height, mm) = told.glass;
    let mut lines = vec![
        format!("jonaki {}", env!("CARGO_PKG_VERSION")),
        format!("tablet {}", told.tablet),
        format!("clock {} ms, up {} ms", at.wall_ms, at.mono_ms),
        format!("glass {width} x {height}, {mm:.2} pixels a millimetre"),
        format!("lessons {channel} release {release}, {n_lessons} of them"),
        format!("children {}", told.n_children),
        format!("joined {}, {} events wait", told.is_joined, told.n_waiting),
        format!("free {} MiB", told.free_mb),
    ];
    lines.extend(told.notices.iter().map(|notice| format!("notice: {notice}")));
    // Whoever reads it is not to come through the gate.
    let told = Settings { code: settings.code.as_ref().map(|_| "set".into()), ..settings.clone() };
    lines.extend(serde_json::to_string(&told).map(|json| format!("settings {json}")));
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_says_how_the_tablet_fares() {
        let folder = tempfile::tempdir().unwrap();
        let told = Told { tablet: "ab12cd".into(), n_children: 45, ..Told::default() };
        let path = write(folder.path(), &told, &Settings::default()).unwrap();
        assert_eq!(path.file_name().unwrap(), "jonaki-ab12cd.txt");
        let text = std::fs::read_to_string(path).unwrap();
        assert!(text.contains("children 45\n") && text.contains("\"minutes\":15"), "{text}");
    }
}
