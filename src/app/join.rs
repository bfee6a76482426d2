//! `jonaki enrol`: joining a school by its invitation as text, by a picture of its QR code,
//! or by a typed code and digits that an adult compares.

use crate::clock;
use crate::commands::{self, TaskError};
use clap::{ArgGroup, Args};
use image::{ImageReader, Limits};
use progress::School;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};
use sync::{Joining, Membership, Tablet};
use wire::invite::{Code, Invite};

/// How a tablet is to join.
#[derive(Args)]
#[command(group(ArgGroup::new("how").required(true).args(["invitation", "picture", "code"])))]
pub struct Enrol {
    /// The invitation, the text that begins with JONAKI1:; "-" reads it from the standard input
    invitation: Option<String>,
    /// A picture or photo of the QR code
    #[arg(long)]
    picture: Option<PathBuf>,
    /// The code that the server shows, such as G1R6-0M20-60G1-A; both screens then show digits
    #[arg(long)]
    code: Option<String>,
    /// Where the server is, such as `https://192.168.0.10:8765` (default: the local network is searched)
    #[arg(long, requires = "code")]
    at: Option<String>,
    /// What people call this tablet
    #[arg(long, default_value = "")]
    name: String,
    /// Give the new school also what a former one has not stored yet
    #[arg(long)]
    take_along: bool,
}

impl Enrol {
    /// Joins; asks on `screen` and hears on `keys` where digits are to be compared.
    ///
    /// # Errors
    /// [`TaskError`]; then the tablet belongs where it belonged before.
    pub fn run(
        &self,
        data: &Path,
        screen: &mut dyn Write,
        keys: &mut dyn BufRead,
    ) -> Result<Membership, TaskError> {
        let (school, _) = School::open(data);
        let mut tablet = Tablet::new(data, commands::open(data)?, school);
        let invite = match (&self.invitation, &self.picture, &self.code) {
            (Some(text), ..) if text == "-" => Invite::parse(io::read_to_string(keys)?.trim())?,
            (Some(text), ..) => Invite::parse(text.trim())?,
            (_, Some(picture), _) => read_picture(picture)?,
            (.., code) => {
                let code = Code::parse(code.as_deref().unwrap_or_default())?;
                let pairing = sync::pair(&mut tablet, code, self.at.as_deref())?;
                if !are_the_same(&pairing.digits, screen, keys)? {
                    return Err(TaskError::Digits);
                }
                pairing.invite
            }
        };
        let maker_serial = commands::maker_serial();
        let (name, take_along) = (self.name.clone(), self.take_along);
        let joining = Joining { invite, name, maker_serial, take_along };
        Ok(sync::enrol::enrol(&mut tablet, &joining, clock::stamp().wall_ms)?)
    }
}

/// The invitation in a picture of its QR code, taken straight or askew.
///
/// # Errors
/// [`TaskError::Picture`] for a file that is no picture, [`TaskError::NoCode`] where no
/// invitation is seen in it.
pub fn read_picture(path: &Path) -> Result<Invite, TaskError> {
    let unfit = |why: String| TaskError::Picture { path: path.to_owned(), why };
    let mut reader = ImageReader::open(path)
        .and_then(ImageReader::with_guessed_format)
        .map_err(|error| unfit(error.to_string()))?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(PICTURE_BYTES);
    reader.limits(limits);
    let picture = reader.decode().map_err(|error| unfit(error.to_string()))?;
    // More pixels than this tell nothing more of a code, and cost a tablet seconds.
    let picture = if picture.width().max(picture.height()) > MOST_PIXELS {
        picture.thumbnail(MOST_PIXELS, MOST_PIXELS)
    } else {
        picture
    };
    let grey = picture.into_luma8();
    let (width, height) = (grey.width() as usize, grey.height() as usize);
    let at = |x: usize, y: usize| grey.as_raw()[y * width + x];
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(width, height, at);
    let mut refused = None;
    for grid in seen.detect_grids() {
        let Ok((_, text)) = grid.decode() else { continue };
        match Invite::parse(text.trim()) {
            Ok(invite) => return Ok(invite),
            Err(error) => refused = Some(error),
        }
    }
    Err(refused.map_or_else(|| TaskError::NoCode { path: path.to_owned() }, TaskError::Invite))
}

/// Most bytes of a decoded picture: a photo of 48 million points.
const PICTURE_BYTES: u64 = 200 << 20;
/// Longest side at which a picture is looked at.
const MOST_PIXELS: u32 = 1_600;

fn are_the_same(
    digits: &[u8; 8],
    screen: &mut dyn Write,
    keys: &mut dyn BufRead,
) -> io::Result<bool> {
    let half = |digits: &[u8]| digits.iter().map(ToString::to_string).collect::<String>();
    writeln!(screen, "digits {} {}", half(&digits[..4]), half(&digits[4..]))?;
    writeln!(screen, "Does the server's screen show the same digits? Type yes or no:")?;
    screen.flush()?;
    let mut said = String::new();
    keys.read_line(&mut said)?;
    Ok(matches!(said.trim().to_lowercase().as_str(), "y" | "yes"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{GrayImage, Luma, imageops};
    use wire::invite::Address;
    use wire::recovery::Seed;
    use wire::{PublicKey, SecretKey};

    fn invite() -> Invite {
        let school_key: PublicKey = SecretKey::from_bytes(&[3; 32]).public();
        Invite {
            token: [1; 16],
            school: model::SchoolId([2; 16]),
            tls_pin: [4; 32],
            school_key,
            box_key: Seed::from_bytes(&[5; 32]).box_key(0).public(),
            label: "জোনাকি বিদ্যালয়".into(),
            addresses: vec![Address::parse("https://192.168.0.10:8765").unwrap()],
        }
    }

    /// The code as a server shows it, `scale` points a module, with its quiet zone.
    fn code(text: &str, scale: u32) -> GrayImage {
        let code = fast_qr::QRBuilder::new(text).ecl(fast_qr::ECL::M).build().unwrap();
        let side = u32::try_from(code.size).unwrap();
        GrayImage::from_fn((side + 8) * scale, (side + 8) * scale, |x, y| {
            let (x, y) = ((x / scale).wrapping_sub(4), (y / scale).wrapping_sub(4));
            let dark = x < side && y < side && code[y as usize][x as usize].value();
            Luma([if dark { 30 } else { 220 }])
        })
    }

    #[test]
    fn a_photo_of_the_code_is_read_however_it_is_held() {
        let folder = tempfile::tempdir().unwrap();
        let invite = invite();
        let code = code(&invite.to_text().unwrap(), 5);
        // On a dark table, off the middle, once turned, once large as a camera makes it.
        let mut table = GrayImage::from_pixel(code.width() * 2, code.height() * 2, Luma([90]));
        imageops::overlay(&mut table, &code, 60, 150);
        let large = imageops::resize(&table, 3_000, 3_000, imageops::FilterType::Triangle);
        let pictures = [("a.png", code), ("b.png", imageops::rotate90(&table)), ("c.jpg", large)];
        for (name, picture) in pictures {
            let path = folder.path().join(name);
            picture.save(&path).unwrap();
            assert_eq!(read_picture(&path).unwrap(), invite, "{name}");
        }
    }

    #[test]
    fn what_is_no_code_is_said_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        GrayImage::from_pixel(300, 300, Luma([200])).save(path("empty.png")).unwrap();
        assert!(matches!(read_picture(&path("empty.png")), Err(TaskError::NoCode { .. })));
        code("https://example.org", 4).save(path("other.png")).unwrap();
        assert!(matches!(read_picture(&path("other.png")), Err(TaskError::Invite(_))));
        std::fs::write(path("text.png"), "not a picture").unwrap();
        assert!(matches!(read_picture(&path("text.png")), Err(TaskError::Picture { .. })));
        assert!(matches!(read_picture(&path("none.png")), Err(TaskError::Picture { .. })));
    }

    #[test]
    fn only_a_yes_is_a_yes() {
        for (said, meant) in
            [("yes\n", true), ("Y\n", true), ("no\n", false), ("", false), ("\n", false)]
        {
            let mut screen = Vec::new();
            let same = are_the_same(&[5, 6, 8, 6, 0, 2, 1, 5], &mut screen, &mut said.as_bytes());
            assert_eq!(same.unwrap(), meant, "{said:?}");
            assert!(String::from_utf8(screen).unwrap().starts_with("digits 5686 0215\n"));
        }
    }
}
