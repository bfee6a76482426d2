//! Begins a channel or a lesson from a commented template, so that nobody starts at an empty page.
//!
//! It never writes over anything that is there.

use std::path::{Path, PathBuf};

/// What can be begun, with the words of its template.
const TEMPLATES: [(&str, &str); 16] = [
    (CHANNEL, include_str!("templates/channel.toml")),
    ("story", include_str!("templates/story.toml")),
    ("listen", include_str!("templates/listen.toml")),
    ("trace", include_str!("templates/trace.toml")),
    ("match", include_str!("templates/match.toml")),
    ("order", include_str!("templates/order.toml")),
    ("song", include_str!("templates/song.toml")),
    ("count", include_str!("templates/count.toml")),
    ("sort", include_str!("templates/sort.toml")),
    ("build", include_str!("templates/build.toml")),
    ("line", include_str!("templates/line.toml")),
    ("gap", include_str!("templates/gap.toml")),
    ("draw", include_str!("templates/draw.toml")),
    ("quiz", include_str!("templates/quiz.toml")),
    ("cert", include_str!("templates/cert.toml")),
    ("sign", include_str!("templates/sign.toml")),
];

/// What a channel is begun as.
pub const CHANNEL: &str = "channel";

/// What is to be begun.
pub struct Wanted<'a> {
    /// A kind of activity, or [`CHANNEL`].
    pub kind: &'a str,
    /// The folder to make.
    pub folder: &'a Path,
    /// What it is called; the folder's name where nothing is said.
    pub title: Option<&'a str>,
    /// Who publishes a channel.
    pub author: Option<&'a str>,
    /// Language of the comments, `bn` or `en`.
    pub language: &'a str,
}

/// Why nothing was begun.
#[derive(Debug, thiserror::Error)]
pub enum NewError {
    /// There is no such template.
    #[error("nothing can be begun as \"{0}\"")]
    NoKind(String),
    /// Something stands there already.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// A folder's name is part of an id.
    #[error("the name of {} has other signs than a-z, 0-9, - and _", .0.display())]
    Name(PathBuf),
    /// A lesson belongs into a channel.
    #[error("{} is no channel: it has no channel.toml", .0.display())]
    NoChannel(PathBuf),
    /// The disk would not let it.
    #[error("{}: {why}", path.display())]
    Write {
        /// What was to be written.
        path: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
}

impl NewError {
    /// Fluent key of what it says to a person.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NoKind(_) => "pack-new-kind",
            Self::Exists(_) => "pack-new-exists",
            Self::Name(_) => "pack-new-name",
            Self::NoChannel(_) => "pack-new-no-channel",
            Self::Write { .. } => "pack-new-write",
        }
    }

    /// What it is about, for the message.
    pub fn what(&self) -> String {
        match self {
            Self::NoKind(kind) => kind.clone(),
            Self::Exists(path) | Self::Name(path) | Self::NoChannel(path) => {
                path.display().to_string()
            }
            Self::Write { path, why } => format!("{}: {why}", path.display()),
        }
    }
}

/// Everything that can be begun.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    TEMPLATES.iter().map(|(kind, _)| *kind)
}

/// Begins it; gives the file to open first.
///
/// # Errors
/// [`NewError`]; then nothing was written.
pub fn begin(wanted: &Wanted<'_>) -> Result<PathBuf, NewError> {
    let template = TEMPLATES.iter().find(|(kind, _)| *kind == wanted.kind);
    let (kind, template) = template.ok_or_else(|| NewError::NoKind(wanted.kind.to_owned()))?;
    let folder = std::path::absolute(wanted.folder)
        .map_err(|why| NewError::Write { path: wanted.folder.to_owned(), why })?;
    let name = named(&folder)?;
    let (file, id) = match *kind {
        CHANNEL => ("channel.toml", name.to_owned()),
        _ => {
            let channel = folder.parent().unwrap_or(Path::new("/"));
            if !channel.join("channel.toml").is_file() {
                return Err(NewError::NoChannel(channel.to_owned()));
            }
            ("lesson.toml", format!("{}-{name}", named(channel)?))
        }
    };
    let path = folder.join(file);
    if path.exists() {
        return Err(NewError::Exists(path));
    }
    let values = [
        ("{id}", id.as_str()),
        ("{title}", wanted.title.unwrap_or(name)),
        ("{author}", wanted.author.unwrap_or(name)),
    ];
    let text = filled(template, wanted.language, &values);
    let write = || {
        std::fs::create_dir_all(&folder)?;
        let mut file = std::fs::File::create_new(&path)?;
        std::io::Write::write_all(&mut file, text.as_bytes())
    };
    write().map_err(|why| NewError::Write { path: path.clone(), why })?;
    Ok(path)
}

/// The name of a folder, which becomes part of an id.
fn named(folder: &Path) -> Result<&str, NewError> {
    let is_good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    let name = folder.file_name().and_then(std::ffi::OsStr::to_str);
    name.filter(|name| name.chars().all(is_good)).ok_or_else(|| NewError::Name(folder.to_owned()))
}

/// A template with its comments in one language and its places filled.
fn filled(template: &str, language: &str, values: &[(&str, &str)]) -> String {
    let (ours, theirs) =
        if language.starts_with("bn") { ("#bn ", "#en ") } else { ("#en ", "#bn ") };
    let mut text = String::new();
    for line in template.lines().filter(|line| !line.trim_start().starts_with(theirs)) {
        let mut line = line.replacen(ours, "# ", 1).replacen("#| ", "# ", 1);
        for (place, value) in values {
            // A text stands between quotes, where these two mean something.
            let value = value.replace('\\', "\\\\").replace('"', "\\\"");
            line = line.replace(place, &value);
        }
        text.push_str(&line);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_speaks_one_language_and_quotes_cannot_break_out() {
        let template = "#bn k\n#en words\n  #en deep\n#| wrong = 1\ntitle = \"{title}\"\n";
        let values = [("{title}", "a \"b\" \\")];
        let text = filled(template, "en_GB", &values);
        assert_eq!(text, "# words\n  # deep\n# wrong = 1\ntitle = \"a \\\"b\\\" \\\\\"\n");
        assert!(filled(template, "bn", &values).starts_with("# k\n# wrong"));
    }

    #[test]
    fn every_template_speaks_both_languages_and_is_of_a_kind() {
        for (kind, template) in TEMPLATES {
            assert!(template.contains("#bn ") && template.contains("#en "), "{kind}");
            assert!(kind == CHANNEL || activity::kind(kind).is_some(), "{kind}");
        }
    }
}
