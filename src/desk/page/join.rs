//! How tablets join, and the page for the classroom's wall.

use super::html;
use crate::Frame;
use askama::Template;

/// An invitation that is good just now.
pub struct Invitation {
    /// The dark squares of the picture, row by row.
    pub qr: Vec<Vec<bool>>,
    /// What stands for it where no camera is.
    pub code: String,
    /// For how many minutes.
    pub minutes: u64,
}

#[derive(Template)]
#[template(path = "join.html")]
struct Page {
    frame: Frame,
    qr: Option<(usize, String)>,
    code: String,
    lasts: String,
    joined: String,
    digits: Vec<String>,
}

/// Writes the page; `digits` are those of tablets that wait for somebody to compare them.
pub fn write(
    frame: Frame,
    invitation: Option<Invitation>,
    n_tablets: usize,
    digits: Vec<String>,
) -> String {
    let words = frame.words;
    let joined = words.say("desk-joined", &[("n", n_tablets.into())]);
    let (mut qr, mut code, mut lasts) = (None, String::new(), String::new());
    if let Some(made) = invitation {
        qr = Some((made.qr.len() + 4, path(&made.qr)));
        lasts = words.say("desk-join-lasts", &[("minutes", made.minutes.into())]);
        code = made.code;
    }
    html(&Page { frame, qr, code, lasts, joined, digits })
}

/// Runs of dark squares as one path.
pub(super) fn path(rows: &[Vec<bool>]) -> String {
    let mut path = String::new();
    for (y, row) in rows.iter().enumerate() {
        let mut x = 0;
        while x < row.len() {
            let n = row[x..].iter().take_while(|dark| **dark).count();
            if n > 0 {
                path += &format!("M{x} {y}h{n}v1h-{n}z");
            }
            x += n.max(1);
        }
    }
    path
}

#[derive(Template)]
#[template(path = "wall.html")]
struct Wall {
    frame: Frame,
}

/// Writes the page that is printed and hung up: nothing on it is secret, and no child is named.
pub fn wall(frame: Frame) -> String {
    html(&Wall { frame })
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn a_row_of_dark_squares_is_one_run() {
        let rows = [vec![true, true, false, true], vec![false; 4]];
        assert_eq!(path(&rows), "M0 0h2v1h-2zM3 0h1v1h-1z");
    }
}
