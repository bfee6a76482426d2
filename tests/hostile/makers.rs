//! What is tried with files that somebody made who writes lessons, or who damages bundles: the
//! packer tells what is wrong, the reader refuses. The folder `fuzz` runs the same ones.

use bundle::Bundle;
use packer::document;
use packer::finding::Findings;
use packer::media::{self, FileKind, Selector};
use packer::record::takes;
use std::path::Path;
use wire::{SecretKey, TrustedKeys};

/// A lesson's TOML: every finding stands at a place of the text and can be shown.
pub(crate) fn lesson(bytes: &[u8]) {
    let mut findings = Findings::default();
    let document = document::parse(bytes, Path::new("lesson.toml"), &mut findings);
    let text = findings.text_of(&document.file).unwrap_or_default().to_owned();
    placed(&document.root, &text);
    for language in ["bn", "en"] {
        let shown = packer::show::text(&findings, &i18n::Tr::new(language), false);
        assert_eq!(shown.is_empty(), findings.sorted().is_empty());
    }
}

/// Every node lies on borders of characters.
fn placed(node: &document::Node, text: &str) {
    assert!(text.get(node.span.clone()).is_some(), "{:?}", node.span);
    node.items().iter().for_each(|node| placed(node, text));
    node.entries().iter().for_each(|entry| placed(&entry.node, text));
}

/// A drawing: refused, or it fits into its box.
pub(crate) fn drawing(bytes: &[u8]) {
    let _ = media::groups(&String::from_utf8_lossy(bytes));
    if let Ok(sprite) = media::render(bytes, FileKind::Svg, &Selector::Whole, (64, 64)) {
        assert!(sprite.x + sprite.w <= sprite.box_w && sprite.y + sprite.h <= sprite.box_h);
        assert_eq!(sprite.rgba.len(), sprite.w as usize * sprite.h as usize * 4);
    }
}

/// A recording: refused, or its takes follow each other and lie within it.
pub(crate) fn recording(bytes: &[u8]) {
    for ending in ["wav", "ogg", "mp3", "flac", "m4a"] {
        let Ok(pcm) = media::decode(bytes, ending) else { continue };
        let Some(found) = takes::find(&pcm.samples, 400) else { continue };
        assert!(found.good.iter().all(|take| take.from < take.to && take.to <= pcm.samples.len()));
        assert!(found.good.windows(2).all(|two| two[0].to <= two[1].from));
    }
}

/// A bundle's file: refused, or all that is read of it is what somebody trusted has sealed.
pub(crate) fn bundle_file(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.jonaki");
    std::fs::write(&path, bytes).expect("written");
    let trust = TrustedKeys::new([key().public()]);
    if let Ok(bundle) = Bundle::open(&path, &trust) {
        for head in bundle.shelf(0, bundle.n_lessons()).into_iter().flatten() {
            let _ = bundle.lesson(&head.id);
        }
        let _ = bundle.verify_all(|_, _| {});
    }
}

/// The key that sealed the good bundle.
pub(crate) fn key() -> SecretKey {
    SecretKey::from_bytes(&[1; 32])
}
