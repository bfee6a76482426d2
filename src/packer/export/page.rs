//! One page of a story as a page of an e-book: pictures where they come to rest, words below.

use super::{Told, escaped};
use activity::story::Page;
use bundle::{Art, ReadError};
use scene::timeline::{Play, frame_at};
use scene::{Item, Look, Rect};
use std::collections::BTreeMap;

/// The page as it is drawn for a tablet of 1280×800.
pub(super) const PICTURE: Rect = Rect::new(0.0, 0.0, 1280.0, 536.0);
/// All has come to rest by then.
const REST_MS: u64 = 60_000;
/// Drawn half as large again, for screens that are finer than a tablet's.
const DENSITY: u16 = 150;

/// Files of pictures by their name in the book, each once.
pub(super) type Pictures = BTreeMap<String, Art>;

/// The XHTML of a page; the pictures that it shows go into `pictures`.
pub(super) fn write(
    told: &Told<'_>,
    page: &Page,
    pictures: &mut Pictures,
) -> Result<String, ReadError> {
    let line = told.lines.get(&page.say.line);
    let text = line.map_or(page.say.text.as_str(), |line| line.text.as_str());
    let starts = line.map(|line| line.words.iter().map(|word| word.start)).into_iter().flatten();
    let words: Vec<(String, u32)> =
        page.say.text.split_whitespace().map(str::to_owned).zip(starts).collect();
    let (items, _) = frame_at(&page.scene, &words, &Play::default(), REST_MS, PICTURE);
    let mut shown = String::new();
    for item in items.iter().filter(|item| item.opacity > 0.0) {
        shown.push_str(&figure(told, item, pictures)?);
    }
    let spans = text.split_whitespace().enumerate();
    let spans = spans.map(|(n, word)| format!("<span id=\"w{n}\">{}</span>", escaped(word)));
    let language = escaped(&told.track);
    Ok(format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="{language}" xml:lang="{language}">
<head>
<title>{}</title>
<meta name="viewport" content="width=1280, height=800"/>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
<div class="picture" style="width:1280px;height:536px;overflow:hidden">
{shown}</div>
<p class="words">{}</p>
</body>
</html>
"#,
        escaped(told.lesson.head.title.get(&told.track)),
        spans.collect::<Vec<_>>().join(" "),
    ))
}

fn figure(told: &Told<'_>, item: &Item, pictures: &mut Pictures) -> Result<String, ReadError> {
    let (art, turn, pivot, mirror) = match &item.look {
        Look::Picture { art, turn, pivot, mirror } => (art, *turn, *pivot, *mirror),
        Look::Text { text, size, .. } => {
            let Rect { x, y, w, h } = item.rect;
            return Ok(format!(
                "<div class=\"letters\" style=\"left:{x:.0}px;top:{y:.0}px;width:{w:.0}px;\
                 line-height:{h:.0}px;font-size:{size:.0}px\">{}</div>\n",
                escaped(text)
            ));
        }
        _ => return Ok(String::new()),
    };
    let picture = told.bundle.art(art, DENSITY)?;
    let (box_w, box_h) = (picture.box_w as f32, picture.box_h as f32);
    // A background is as high as the page and begins at its left; a figure lies in its box.
    let is_layer = item.rect.w == 0.0;
    let by_height = item.rect.h / box_h;
    let scale = if is_layer { by_height } else { by_height.min(item.rect.w / box_w) };
    let middle = item.rect.middle();
    let left = if is_layer { item.rect.x } else { middle.x - box_w * scale / 2.0 };
    let top = middle.y - box_h * scale / 2.0;
    let inset = if mirror { box_w - (picture.x + picture.w) as f32 } else { picture.x as f32 };
    let across = if mirror { 1.0 - pivot.0 } else { pivot.0 };
    let origin = ((box_w * across - inset) * scale, (box_h * pivot.1 - picture.y as f32) * scale);
    let name = format!("{}.{}", &picture.blob[..16], picture.format);
    let alt = escaped(picture.alt.get(&told.track));
    let flip = if mirror { " style=\"transform:scaleX(-1)\"" } else { "" };
    let shown = format!(
        "<div style=\"left:{:.1}px;top:{:.1}px;width:{:.1}px;height:{:.1}px;opacity:{};\
         transform-origin:{:.1}px {:.1}px;transform:rotate({turn:.1}deg)\">\
         <img src=\"{name}\" alt=\"{alt}\"{flip}/></div>\n",
        left + inset * scale,
        top + picture.y as f32 * scale,
        picture.w as f32 * scale,
        picture.h as f32 * scale,
        item.opacity,
        origin.0,
        origin.1,
    );
    pictures.insert(name, picture);
    Ok(shown)
}
