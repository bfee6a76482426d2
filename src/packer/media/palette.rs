//! Finds at most 256 colours for a picture, without dithering, and says how far off they are.
//!
//! Flat fills keep their exact colour; only the blended pixels along edges share what is left.
//! Distances are measured in premultiplied colour, which is what an eye sees on any ground.

use color_quant::NeuQuant;
use quantette::deps::palette::Srgb;
use quantette::{PaletteSize, Pipeline};
use std::collections::HashMap;

/// More different colours than this is a photograph or a painting; a palette is not tried.
const MOST_SHADES: usize = 20_000;
/// How many of the commonest colours keep their exact value.
const EXACT: usize = 96;
/// Fewer pixels than this need not be exact.
const COMMON: u32 = 24;

/// A picture as indices into a palette of straight RGBA.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Indexed {
    /// At most 256 colours.
    pub palette: Vec<[u8; 4]>,
    /// One for each pixel.
    pub indices: Vec<u8>,
    /// Mean difference per channel, premultiplied, of 255.
    pub mean: f32,
    /// The largest difference of any channel of any pixel.
    pub worst: u8,
}

/// Reduces straight RGBA to a palette; `None` if it has far too many colours for one.
pub(super) fn index(rgba: &[u8]) -> Option<Indexed> {
    let shades = count(rgba)?;
    let exact = if shades.len() <= 256 {
        shades.len()
    } else {
        shades.iter().take(EXACT).take_while(|(_, pixels)| *pixels >= COMMON).count()
    };
    let mut palette: Vec<[f32; 4]> =
        shades[..exact].iter().map(|(shade, _)| multiplied(*shade)).collect();
    if exact < shades.len() {
        palette.extend(learn(&shades[exact..], 256 - exact));
        for _ in 0..3 {
            refine(&mut palette, exact, &shades[exact..]);
        }
    }
    // Rounded to what a file can hold before anything is mapped, so that the error is the real one.
    let mut colours: Vec<[u8; 4]> = palette.iter().map(|colour| straight(*colour)).collect();
    for (colour, (shade, _)) in colours.iter_mut().zip(&shades[..exact]) {
        *colour = *shade;
    }
    Some(map(rgba, &shades, colours))
}

/// All colours with their number of pixels, commonest first; ties in the order of the colour.
fn count(rgba: &[u8]) -> Option<Vec<([u8; 4], u32)>> {
    let mut counts: HashMap<[u8; 4], u32> = HashMap::new();
    for pixel in rgba.chunks_exact(4) {
        *counts.entry([pixel[0], pixel[1], pixel[2], pixel[3]]).or_default() += 1;
        if counts.len() > MOST_SHADES {
            return None;
        }
    }
    let mut shades: Vec<_> = counts.into_iter().collect();
    shades.sort_by_key(|(shade, pixels)| (std::cmp::Reverse(*pixels), *shade));
    Some(shades)
}

/// First guesses for the blended colours: Wu's cut where all is opaque, else a neural net that knows alpha.
fn learn(shades: &[([u8; 4], u32)], colours: usize) -> Vec<[f32; 4]> {
    // A shade counts a few times at most: a rare blend on an edge matters as much as a common one.
    let repeated = shades
        .iter()
        .flat_map(|(shade, pixels)| std::iter::repeat_n(*shade, (*pixels).clamp(1, 8) as usize));
    if shades.iter().all(|(shade, _)| shade[3] == 255) {
        let pixels: Vec<Srgb<u8>> =
            repeated.clone().map(|[r, g, b, _]| Srgb::new(r, g, b)).collect();
        let size = PaletteSize::try_from(colours as u16).unwrap_or(PaletteSize::MAX);
        if let Ok(input) = Pipeline::new().palette_size(size).input_slice(&pixels) {
            let found = input.output_srgb8_palette();
            return found.iter().map(|c| multiplied([c.red, c.green, c.blue, 255])).collect();
        }
    }
    let pixels: Vec<u8> =
        repeated.flat_map(|shade| multiplied(shade).map(|value| (value + 0.5) as u8)).collect();
    let net = NeuQuant::new(1, colours, &pixels);
    net.color_map_rgba().chunks_exact(4).map(|c| [c[0], c[1], c[2], c[3]].map(f32::from)).collect()
}

/// Moves each learnt colour into the middle of the shades that are nearest to it.
fn refine(palette: &mut [[f32; 4]], exact: usize, shades: &[([u8; 4], u32)]) {
    let mut sums = vec![([0.0_f64; 4], 0.0_f64); palette.len()];
    for (shade, pixels) in shades {
        let colour = multiplied(*shade);
        let (sum, weight) = &mut sums[nearest(palette, colour)];
        let share = f64::from((*pixels).min(8));
        for (total, value) in sum.iter_mut().zip(colour) {
            *total += share * f64::from(value);
        }
        *weight += share;
    }
    for (colour, (sum, weight)) in palette.iter_mut().zip(&sums).skip(exact) {
        if *weight > 0.0 {
            *colour = sum.map(|total| (total / weight) as f32);
        }
    }
}

fn map(rgba: &[u8], shades: &[([u8; 4], u32)], palette: Vec<[u8; 4]>) -> Indexed {
    let seen: Vec<[f32; 4]> = palette.iter().map(|colour| multiplied(*colour)).collect();
    let (mut total, mut worst) = (0.0_f64, 0.0_f32);
    let mut of_shade: HashMap<[u8; 4], u8> = HashMap::with_capacity(shades.len());
    for (shade, pixels) in shades {
        let colour = multiplied(*shade);
        let at = nearest(&seen, colour);
        for (a, b) in seen[at].iter().zip(colour) {
            let off = (a - b).abs();
            total += f64::from(off) * f64::from(*pixels);
            worst = worst.max(off);
        }
        of_shade.insert(*shade, at as u8);
    }
    let indices: Vec<u8> = rgba
        .chunks_exact(4)
        .map(|pixel| of_shade.get(pixel).copied().unwrap_or_default())
        .collect();
    let mean = (total / (4 * indices.len().max(1)) as f64) as f32;
    Indexed { palette, indices, mean, worst: worst.round() as u8 }
}

fn nearest(palette: &[[f32; 4]], colour: [f32; 4]) -> usize {
    let mut best = (f32::MAX, 0);
    for (at, entry) in palette.iter().enumerate() {
        let mut distance = 0.0;
        for channel in 0..4 {
            let off = entry[channel] - colour[channel];
            distance += off * off;
        }
        if distance < best.0 {
            best = (distance, at);
        }
    }
    best.1
}

/// Premultiplied, still 0..255.
pub(super) fn multiplied([r, g, b, a]: [u8; 4]) -> [f32; 4] {
    let alpha = f32::from(a) / 255.0;
    [f32::from(r) * alpha, f32::from(g) * alpha, f32::from(b) * alpha, f32::from(a)]
}

fn straight([r, g, b, a]: [f32; 4]) -> [u8; 4] {
    let alpha = a.round().clamp(0.0, 255.0);
    if alpha == 0.0 {
        return [0; 4];
    }
    let byte = |value: f32| (value * 255.0 / alpha).round().clamp(0.0, 255.0) as u8;
    [byte(r), byte(g), byte(b), alpha as u8]
}
