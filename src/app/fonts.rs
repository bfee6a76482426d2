//! Closes three start-up traps: a system without any font, one without fontconfig, and one
//! that scales windows by itself.
//!
//! Slint's text stack asks fontconfig for a default font before it looks at the fonts that
//! are embedded, and panics where there is none. So one of ours is written beside the data
//! once, and fontconfig is pointed at it before the first window.

use std::io;
use std::path::Path;

const FONT: &str = "HindSiliguri-Medium.ttf";
const BYTES: &[u8] = include_bytes!("../../ui/fonts/HindSiliguri-Medium.ttf");

/// Writes a font and a `fonts.conf` into `data/fonts` where they are not there yet, and
/// names it in the environment. Called first thing, while there is one thread.
///
/// # Errors
/// When the folder cannot be written; then the system's own configuration stays in use.
#[expect(unsafe_code, reason = "the environment is set while there is one thread")]
pub fn prepare(data: &Path) -> io::Result<()> {
    let folder = data.join("fonts");
    std::fs::create_dir_all(folder.join("cache"))?;
    let file = folder.join(FONT);
    if std::fs::metadata(&file).map(|meta| meta.len()).ok() != Some(BYTES.len() as u64) {
        write_whole(&file, BYTES)?;
    }
    let conf = folder.join("fonts.conf");
    let text = format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\n<fontconfig>\n  \
         <dir>{folder}</dir>\n  <cachedir>{folder}/cache</cachedir>\n</fontconfig>\n",
        folder = escaped(&folder),
    );
    if std::fs::read_to_string(&conf).ok().as_deref() != Some(&text) {
        write_whole(&conf, text.as_bytes())?;
    }
    // A pixel is a pixel here: sizes come from millimetres, so a second scaling would push
    // things off the glass.
    let scales = std::env::var_os("SLINT_SCALE_FACTOR").is_some();
    // SAFETY: called before any other thread is started, as the documentation above says.
    unsafe {
        std::env::set_var("FONTCONFIG_FILE", &conf);
        if !scales {
            std::env::set_var("SLINT_SCALE_FACTOR", "1");
        }
    }
    Ok(())
}

fn write_whole(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = file.with_extension("part");
    std::fs::write(&part, bytes)?;
    std::fs::rename(part, file)
}

fn escaped(path: &Path) -> String {
    path.display().to_string().replace('&', "&amp;").replace('<', "&lt;")
}
