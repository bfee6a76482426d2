use super::*;
use image::{ImageEncoder, Rgb, codecs::png::PngEncoder};

/// So many pictures of a square that goes to the right.
fn pictures(n: u32, side: u32) -> Pictures {
    let picture = |at: u32| {
        let here = |x: u32| (x * 8 / side) == at % 8;
        let colour = |x, y: u32| if here(x) && y > side / 2 { [30, 30, 90] } else { [240; 3] };
        let image = RgbImage::from_fn(side, side, |x, y| Rgb(colour(x, y)));
        let mut bytes = Vec::new();
        let colours = image::ExtendedColorType::Rgb8;
        PngEncoder::new(&mut bytes).write_image(&image, side, side, colours).expect("encodes");
        (FileKind::Png, Arc::from(bytes))
    };
    Pictures::Numbered((0..n).map(picture).collect(), 10.0)
}

#[test]
fn numbered_pictures_become_a_small_moving_one_that_can_be_read_again() {
    let made = moving(&pictures(8, 720)).expect("is made");
    assert_eq!((made.w, made.h), (360, 360));
    assert!(made.bytes.len() < 30_000, "{} bytes", made.bytes.len());
    let again = Pictures::Moving(Arc::from(made.bytes.clone()));
    assert_eq!(length(&again), Ok(800));
    let frames = frames(&again).expect("reads");
    assert_eq!(frames.len(), 8);
    let dark = |at: usize, x: u32| frames[at].0.get_pixel(x, 300).0[0] < 100;
    assert!(dark(0, 20) && !dark(0, 110) && dark(2, 110) && !dark(2, 20), "it moves");
    assert_eq!(moving(&pictures(8, 720)), Ok(made), "the same bytes again");
}

#[test]
fn a_clip_that_is_small_enough_is_stored_as_it_is() {
    let made = moving(&pictures(4, 120)).expect("is made");
    let again = moving(&Pictures::Moving(Arc::from(made.bytes.clone())));
    assert_eq!(again, Ok(made));
}

#[test]
fn a_torn_clip_is_refused_wherever_it_is_torn() {
    let made = moving(&pictures(6, 120)).expect("is made");
    for at in [0, 11, 13, 40, made.bytes.len() / 2, made.bytes.len() - 1] {
        let torn = Pictures::Moving(Arc::from(&made.bytes[..at]));
        assert!(matches!(length(&torn), Err(MediaError::Clip(_))), "{at}: {:?}", length(&torn));
    }
}

#[test]
fn what_is_no_clip_is_told() {
    assert_eq!(length(&pictures(1, 64)), Err(MediaError::ClipStill));
    assert_eq!(length(&pictures(0, 64)), Err(MediaError::ClipStill));
    assert_eq!(length(&pictures(201, 8)), Err(MediaError::ClipLong(20, 20)));
    let Pictures::Numbered(mut files, rate) = pictures(3, 64) else { panic!("numbered") };
    files[1] = (FileKind::Png, Arc::from(&b"no picture"[..]));
    let torn = length(&Pictures::Numbered(files.clone(), rate));
    assert!(matches!(torn, Err(MediaError::ClipPicture(2, _))), "{torn:?}");
    let Pictures::Numbered(others, _) = pictures(1, 32) else { panic!("numbered") };
    files[1] = others[0].clone();
    assert_eq!(length(&Pictures::Numbered(files, rate)), Err(MediaError::ClipSizes(2)));
}
