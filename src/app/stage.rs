//! A frame onto the glass: only the items that differ are touched.

mod ground;

use crate::icons::Drawing;
use crate::raster::Pose;
use crate::sprites::{Shown, Sprites};
use ground::Ground;
use scene::{Align, Colour, Face, Item, Look, Rect};
use slint::{Color, Image, Model, ModelRc, SharedString, VecModel};
use std::rc::Rc;
use ui::{ItemData, WordData};

/// The items as Slint draws them.
pub struct StageModel {
    rows: Rc<VecModel<ItemData>>,
    shown: Vec<Row>,
    /// Still background layers, merged into one opaque picture.
    ground: Option<Ground>,
    last_layers: Vec<Row>,
}

impl Default for StageModel {
    fn default() -> Self {
        Self {
            rows: Rc::new(VecModel::default()),
            shown: Vec::new(),
            ground: None,
            last_layers: Vec::new(),
        }
    }
}

impl StageModel {
    /// The model that the window draws.
    pub fn model(&self) -> ModelRc<ItemData> {
        self.rows.clone().into()
    }

    /// Shows rows, bottom first; `name` says what a screen reader calls a thing. Returns how many of them changed.
    pub fn show(
        &mut self,
        rows: &[Row],
        sprites: &mut Sprites,
        name: &dyn Fn(&str) -> String,
    ) -> usize {
        let n_layers = rows.iter().take_while(|row| is_layer(row)).count();
        let (layers, rest) = rows.split_at(n_layers);
        let is_still = layers.len() > 1 && self.last_layers == layers;
        self.last_layers.clear();
        self.last_layers.extend_from_slice(layers);
        let ground = self.ground_row(layers, is_still, sprites);
        let mut wanted = Vec::with_capacity(rows.len());
        match ground {
            Some(ground) => wanted.push(ground),
            None => wanted.extend_from_slice(layers),
        }
        wanted.extend_from_slice(rest);
        let is_new = |(at, row): &(usize, &Row)| self.shown.get(*at) != Some(*row);
        let new = wanted.iter().enumerate().filter(is_new);
        sprites.prepare(new.filter_map(|(_, (item, drawing))| {
            let icon = || if let Look::Icon(icon) = item.look { Some(icon) } else { None };
            let drawing = drawing.or_else(|| icon().map(Drawing::Icon))?;
            Some(sized(item, drawing))
        }));
        let mut changed = 0;
        for (at, row) in wanted.iter().enumerate() {
            if self.shown.get(at) != Some(row) {
                changed += 1;
                if self.light(at, row) {
                    continue;
                }
                let mut data =
                    if row.0.id == GROUND { self.ground_data(&row.0) } else { data(row, sprites) };
                if row.0.live {
                    data.label = name(&row.0.id).into();
                }
                self.set(at, data);
            }
        }
        while self.rows.row_count() > wanted.len() {
            self.rows.remove(self.rows.row_count() - 1);
            changed += 1;
        }
        if !wanted.iter().any(|(item, _)| matches!(item.look, Look::Film { .. })) {
            sprites.rest_clips();
        }
        self.shown = wanted;
        changed
    }

    /// Forgets what is shown, so that everything is made anew (another size).
    pub fn forget(&mut self) {
        self.shown.clear();
        self.ground = None;
        self.last_layers.clear();
    }

    /// Lights other words of the same text in place: a new list would be laid out anew, and a
    /// finger that is on a word would lose it. False where anything else differs.
    fn light(&self, at: usize, (wanted, _): &Row) -> bool {
        let Some((shown, _)) = self.shown.get(at) else { return false };
        let (Look::Words { words: old, size }, Look::Words { words: new, size: new_size }) =
            (&shown.look, &wanted.look)
        else {
            return false;
        };
        let is_same_text = old.len() == new.len()
            && old.iter().zip(new).all(|(old, new)| old.text == new.text)
            && size == new_size
            && shown.rect == wanted.rect
            && shown.opacity == wanted.opacity;
        let Some(data) = self.rows.row_data(at).filter(|_| is_same_text) else { return false };
        for (n, (old, new)) in old.iter().zip(new).enumerate() {
            if old.lit != new.lit {
                data.words
                    .set_row_data(n, WordData { text: new.text.as_str().into(), lit: new.lit });
            }
        }
        true
    }

    fn set(&self, at: usize, row: ItemData) {
        if at < self.rows.row_count() {
            self.rows.set_row_data(at, row);
        } else {
            self.rows.push(row);
        }
    }

    /// The one row that stands for the layers, where it can.
    ///
    /// Layers that stood still for a frame become one opaque picture: it is what a moving
    /// sprite uncovers, and one picture is drawn faster than five. While the camera comes
    /// nearer, that picture is seen from nearer.
    fn ground_row(&mut self, layers: &[Row], is_still: bool, sprites: &mut Sprites) -> Option<Row> {
        let place = self.ground.as_ref().and_then(|ground| ground.place(layers));
        let place = match (place, is_still) {
            (Some(place), _) => place,
            (None, true) => {
                self.ground = Ground::merge(layers, sprites);
                self.shown.clear();
                layers.first()?.0.rect
            }
            (None, false) => return None,
        };
        self.ground.as_mut()?.look_at(place);
        // Another place is another row, though its box on the glass stays the same.
        Some((Item::new(GROUND, place, Look::Icon(scene::Icon::Ground)), None))
    }

    fn ground_data(&self, item: &Item) -> ItemData {
        let Some(ground) = &self.ground else { return blank(item) };
        let mut data = blank(&Item::new(GROUND, ground.window, item.look.clone()));
        data.image = ground.image.clone();
        data
    }
}

/// An item, and the shell's drawing that fills it where there is one.
pub type Row = (Item, Option<Drawing>);

/// The row that stands for merged layers.
const GROUND: &str = "merged-layers";

fn is_layer((item, drawing): &Row) -> bool {
    drawing.is_none() && (item.id == "sky" || item.id.starts_with("layer-"))
}

/// How a picture of the bundle stands on the stage; `None` for what is no picture.
fn posed(item: &Item) -> Option<(&str, Pose)> {
    let Rect { w, h, .. } = item.rect;
    match &item.look {
        Look::Picture { art, turn, pivot, mirror } => {
            Some((art, Pose { w, h, turn: *turn, pivot: *pivot, mirror: *mirror }))
        }
        Look::Tinted { art, .. } => {
            Some((art, Pose { w, h, turn: 0.0, pivot: (0.5, 0.5), mirror: false }))
        }
        _ => None,
    }
}

fn data((item, drawing): &Row, sprites: &mut Sprites) -> ItemData {
    match drawing {
        Some(drawing) => drawn(item, *drawing, sprites),
        None => row(item, sprites),
    }
}

/// A drawing at the size of an item.
fn sized(item: &Item, drawing: Drawing) -> (Drawing, u32, u32) {
    let side = |side: f32| side.round().max(1.0) as u32;
    (drawing, side(item.rect.w), side(item.rect.h))
}

fn drawn(item: &Item, drawing: Drawing, sprites: &mut Sprites) -> ItemData {
    let mut row = blank(item);
    let (drawing, w, h) = sized(item, drawing);
    match sprites.drawing(drawing, w, h) {
        Some(shown) => row.image = shown.image,
        None => row.opacity = 0.0,
    }
    row.w = w as f32;
    row.h = h as f32;
    row
}

fn row(item: &Item, sprites: &mut Sprites) -> ItemData {
    let mut row = blank(item);
    match &item.look {
        Look::Picture { .. } | Look::Tinted { .. } => {
            let shown = posed(item).and_then(|(art, pose)| sprites.picture(art, &pose));
            put(&mut row, item, shown);
            if let Look::Tinted { colour: tint, .. } = &item.look {
                // The renderer tints only what lets something shine through; what does not
                // fills its box, and is a plain one.
                row.kind = if row.image.to_rgb8().is_some() { 1 } else { 5 };
                row.colour = colour(*tint);
            }
        }
        Look::Film { clip, ms } => {
            let (w, h) = (item.rect.w.max(1.0) as u32, item.rect.h.max(1.0) as u32);
            let shown = sprites.clip(clip, *ms, w, h);
            put(&mut row, item, shown);
        }
        Look::Card { fill, edge, border, radius, lip } => {
            row.kind = 1;
            row.colour = colour(*fill);
            row.edge = colour(*edge);
            row.border = *border;
            row.radius = *radius;
            row.lip = *lip;
        }
        Look::Text { text, face, size, colour: ink, align } => {
            row.kind = 2;
            row.text = text.as_str().into();
            row.size = *size;
            row.display = *face == Face::Display;
            row.middle = *align == Align::Middle;
            row.colour = colour(*ink);
        }
        Look::Words { words, size } => {
            row.kind = 3;
            row.size = *size;
            let words: Vec<WordData> = words
                .iter()
                .map(|word| WordData { text: word.text.as_str().into(), lit: word.lit })
                .collect();
            row.words = ModelRc::new(VecModel::from(words));
        }
        Look::Ink { commands, width, colour: ink } => {
            row.kind = 4;
            row.text = commands.as_str().into();
            row.size = *width;
            row.colour = colour(*ink);
        }
        Look::Icon(icon) => return drawn(item, Drawing::Icon(*icon), sprites),
    }
    row
}

/// Puts a picture into its row; without one there is nothing to see.
fn put(row: &mut ItemData, item: &Item, shown: Option<Shown>) {
    let Some(shown) = shown else {
        row.opacity = 0.0;
        return;
    };
    row.x = item.rect.x.round() + shown.x as f32;
    row.y = item.rect.y.round() + shown.y as f32;
    row.w = shown.w as f32;
    row.h = shown.h as f32;
    row.image = shown.image;
}

fn blank(item: &Item) -> ItemData {
    let Rect { x, y, w, h } = item.rect;
    ItemData {
        id: SharedString::from(item.id.as_str()),
        label: SharedString::default(),
        kind: 0,
        x: x.round(),
        y: y.round(),
        w: w.round(),
        h: h.round(),
        opacity: item.opacity,
        live: item.live,
        image: Image::default(),
        text: SharedString::default(),
        size: 0.0,
        display: false,
        middle: false,
        colour: Color::default(),
        edge: Color::default(),
        border: 0.0,
        radius: 0.0,
        lip: 0.0,
        words: ModelRc::default(),
    }
}

fn colour(colour: Colour) -> Color {
    Color::from_argb_encoded(colour.0)
}
