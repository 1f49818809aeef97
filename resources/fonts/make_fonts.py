# SPDX-License-Identifier: EUPL-1.2
"""Make the three files of "Spreekuur Sans" from the variable Source Sans 3, and the list of Bulgarian letters.

The result is kept in this folder, so nobody needs to run this to use the program. To make the fonts again:

    python -m venv fonts && fonts/bin/pip install fontpkg-source-sans-3==3.52 fonttools==4.68.0
    fonts/bin/python resources/fonts/make_fonts.py

The name changes because "Source" is a reserved name of the licence (OFL.txt); each cut has a name of its own,
because the PDF writer keys a face by its PostScript name and would print bold as regular otherwise.

Bulgarians write some letters in other forms than Russians do. The fonts hold both; a screen finds them by the
language of the text, the PDF writer does not. `bulgarian.json` tells it: face -> letter -> [glyph, its width].
"""

import json
from importlib.util import find_spec
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FAMILY = "Spreekuur Sans"
HERE = Path(__file__).parent
UPRIGHT, SLANTED = "SourceSans3[wght].ttf", "SourceSans3-Italic[wght].ttf"
CUTS = ((UPRIGHT, 400, "Regular"), (UPRIGHT, 600, "SemiBold"), (SLANTED, 400, "Italic"))

# Latin with all of Extended-A and the letters of Romanian and Vietnamese names, Greek, Cyrillic; then signs.
RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x18F), (0x192, 0x192), (0x1CD, 0x1DC), (0x1E6, 0x1E7),
    (0x1F4, 0x1F5),
    (0x1FC, 0x1FF), (0x218, 0x21B), (0x237, 0x237), (0x2BB, 0x2BC), (0x2C6, 0x2C7), (0x2D8, 0x2DD),
    (0x300, 0x30C), (0x323, 0x328), (0x384, 0x3CE), (0x400, 0x45F), (0x48A, 0x4F9), (0x1E02, 0x1EF9),
)  # fmt: skip
SIGNS = "‐‑‒–—‘’‚“”„†‡•…‰‹›⁄€№™←↑→↓↔−≈≠≤≥□■○●☐☑✓✗◆▲▼▶◀·×÷½¼¾²³°§¶©®\u202f\u2009"
# The figures of this family are all of one width by default, so columns of numbers need no feature.
FEATURES = ["kern", "locl", "mark", "mkmk", "ccmp", "case"]


def wanted() -> set[int]:
    """The code points that the screen and the papers may need."""
    return {code for first, last in RANGES for code in range(first, last + 1)} | {ord(sign) for sign in SIGNS}


def rename(font: TTFont, style: str, weight: int) -> None:
    """Give the cut its own names, so that screen and printer keep one family with three faces."""
    names = font["name"]
    kept = {0, 5, 8, 9, 11, 12, 13, 14}
    names.names = [record for record in names.names if record.nameID in kept and record.platformID == 3]
    linked = style != "SemiBold"
    own = {
        1: FAMILY if linked else f"{FAMILY} {style}",
        2: style if linked else "Regular",
        3: f"3.52;SPREEKUUR;SpreekuurSans-{style}",
        4: f"{FAMILY} {style}",
        6: f"SpreekuurSans-{style}",
    }
    if not linked:
        own |= {16: FAMILY, 17: style}
    for name_id, text in own.items():
        names.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def make(source: Path, weight: int, style: str) -> Path:
    """Cut one face out of the variable font and write it beside this script."""
    font = TTFont(source, recalcTimestamp=False)
    font = instantiateVariableFont(font, {"wght": weight})
    options = Options()
    options.layout_features = FEATURES
    options.name_IDs = ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "STAT"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=wanted())
    cutter.subset(font)
    rename(font, style, weight)
    target = HERE / f"SpreekuurSans-{style}.ttf"
    font.save(target)
    return target


def bulgarian(font: TTFont) -> dict[str, list[int]]:
    """The letters that have a Bulgarian form: letter -> the glyph of that form, and its width."""
    table, letters = font["GSUB"].table, {glyph: code for code, glyph in font.getBestCmap().items()}
    (script,) = [record.Script for record in table.ScriptList.ScriptRecord if record.ScriptTag == "cyrl"]
    (system,) = [record.LangSys for record in script.LangSysRecord if record.LangSysTag.strip() == "BGR"]
    features = [table.FeatureList.FeatureRecord[index] for index in system.FeatureIndex]
    lookups = [n for one in features if one.FeatureTag == "locl" for n in one.Feature.LookupListIndex]
    found: dict[str, list[int]] = {}
    for subtable in (each for n in lookups for each in table.LookupList.Lookup[n].SubTable):
        for plain, other in getattr(subtable, "ExtSubTable", subtable).mapping.items():
            if plain in letters and 0x400 <= letters[plain] <= 0x4FF:
                width = round(font["hmtx"][other][0] * 1000 / font["head"].unitsPerEm)
                found[chr(letters[plain])] = [font.getGlyphID(other), width]
    return dict(sorted(found.items()))


def main() -> None:
    """Write all three faces and the list, and say how large they became."""
    spec = find_spec("fontpkg_source_sans_3")
    if spec is None or spec.origin is None:
        raise SystemExit("Install fontpkg-source-sans-3 first; see the top of this script.")
    letters = {}
    for file, weight, style in CUTS:
        made = make(Path(spec.origin).parent / "files" / file, weight, style)
        letters[made.stem] = bulgarian(TTFont(made))
        print(made.name, made.stat().st_size)  # noqa: T201
    text = json.dumps(letters, ensure_ascii=False, indent=1)
    (HERE / "bulgarian.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
