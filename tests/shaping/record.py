#!/usr/bin/env python3
"""Records how HarfBuzz shapes words.txt with every font that Jonaki ships.

The Rust test `shaping` then asks HarfRust, the shaper inside Slint, for the same glyphs.
Record again only when a font file or words.txt changes, never to silence a red test:

    pip install uharfbuzz fonttools blake3
    python3 tests/shaping/record.py

and read the difference before keeping it. Each `<font>.txt` opens with comments (the
shaper, the font file's BLAKE3, the glyphs in which a hasanta shows) and then has one line
for each line of words.txt: the glyph ids, separated by spaces.
"""

import pathlib

import blake3
import uharfbuzz
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).resolve().parent
FONTS = HERE.parent.parent / "ui" / "fonts"
HASANTA = 0x09CD


def main():
    words = (HERE / "words.txt").read_text(encoding="utf-8").splitlines()
    for path in sorted(FONTS.glob("*.ttf")):
        lines = header(path) + [" ".join(map(str, shape(path, word))) for word in words]
        (HERE / f"{path.stem}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{path.stem}: {len(words)} words")


def shape(path, word, fonts={}):
    """The glyph ids of one word; script and direction are guessed, as Slint's shaper does."""
    if path not in fonts:
        fonts[path] = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path)))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    buffer.language = "und"  # Else the recording machine's locale would have a say.
    uharfbuzz.shape(fonts[path], buffer)
    return [info.codepoint for info in buffer.glyph_infos]


def header(path):
    """Which shaper recorded which file, and the glyphs in which a reader sees a hasanta."""
    font = TTFont(path)
    visible = {font.getGlyphID(font.getBestCmap()[HASANTA])}
    for glyph, name in enumerate(font.getGlyphOrder()):
        # Hind Siliguri has `bnVirama`; Baloo Da 2 `Hasant.bn` and one `KaHasant.bn` a letter.
        if any(part in name.lower() for part in ("virama", "hasant", "halant")):
            visible.add(glyph)
    return [
        f"# uharfbuzz {uharfbuzz.__version__}, HarfBuzz {uharfbuzz.version_string()}",
        f"# blake3 {blake3.blake3(path.read_bytes()).hexdigest()}",
        "# hasanta " + " ".join(map(str, sorted(visible))),
    ]


if __name__ == "__main__":
    main()
