#!/usr/bin/python3
"""Makes assets/fonts/samverka-sans-{400,500,600}.ttf and core/screens/font_metrics.cpp from Inter.

What is done to the font, and why:
- a subset of characters: what Swedish, English and the names of Europe need, and the signs of the screens;
- digits take their tabular forms in the character map, because Dear ImGui applies no OpenType features; kerning and
  all other layout tables go for the same reason, so that every renderer sets the same widths;
- outlines become TrueType (Dear ImGui's rasteriser and browsers take them alike) on a grid of 1024 units;
- ascent and descent add up to one em, so that Dear ImGui's pixel size is the size in CSS, and capitals stand in the middle
  of their line;
- the family is called Samverka Sans, as the licence asks of a changed font.

The result depends on the source files and the release of fontTools alone: `--check` makes it again and compares. Where
another release of either is installed, or none, there is nothing to compare with and it says so.
Needs: fonts-inter and python3-fonttools of Debian 12.
"""

import hashlib
import importlib.util
import io
import os
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCE = pathlib.Path("/usr/share/fonts/opentype/inter")
WEIGHTS = (
    ("Regular", 400, "a7e791e8f5a0fb02b65663f7fca73e1d1ca9543f772ad480cbd76f4e3fe3f8cc"),
    ("Medium", 500, "99dab2bdcb613c4c8264000a94351d1227f74dc95a86d1249493aeee0c0179c4"),
    ("SemiBold", 600, "8c1990b6012254ea2b487161697d107357dd0ee55811cfd91c8c11227bbef457"),
)
FONTTOOLS = "4.38.0"
SYSTEM_PYTHON = "/usr/bin/python3"  # Debian's packages are seen by Debian's Python only
UNITS = 1024
ASCENT, DESCENT = 884, 140  # together one em; half their difference is half the height of the capitals
MODIFIED = 3873484800  # 2026-09-29, in the font format's seconds since 1904
COPYRIGHT = "Copyright 2016-2022 The Inter Project Authors. Samverka Sans is a changed subset of Inter."
SIGNS = "–—‘’“”„…•·×−≤≥≠±½¼¾§№‰→←↑↓↔✓∑●■▲◆€\u00a0\u202f\u2009\u2011"
DRAWN = {0x2715: "cross", 0x25CC: "dotted_ring", 0x25BE: "small_down", 0x25B8: "small_right"}


def characters():
    latin = list(range(0x20, 0x7F)) + list(range(0xA0, 0x180))
    latin.remove(0x149)  # deprecated, and not in Inter
    return sorted(set(latin) | {ord(sign) for sign in SIGNS})


def subset(path):
    """The font with tabular digits and nothing that is not used."""
    from fontTools import subset as subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(path, recalcTimestamp=False)
    tabular = single_substitutions(font, "tnum")
    for table in font["cmap"].tables:
        if not table.isUnicode():
            continue
        for code, glyph in list(table.cmap.items()):
            table.cmap[code] = tabular.get(glyph, glyph)
        # The hyphen that does not break looks like the one that does.
        table.cmap[0x2011] = table.cmap[0x2D]
    options = subsetter.Options()
    options.layout_features = []
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    options.drop_tables += ["GDEF", "GPOS", "GSUB"]
    worker = subsetter.Subsetter(options)
    worker.populate(unicodes=characters())
    worker.subset(font)
    return font


def single_substitutions(font, feature):
    layout = font["GSUB"].table
    mapping = {}
    for record in layout.FeatureList.FeatureRecord:
        if record.FeatureTag != feature:
            continue
        for index in record.Feature.LookupListIndex:
            for subtable in layout.LookupList.Lookup[index].SubTable:
                mapping.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    return mapping


def to_truetype(font):
    """Quadratic outlines on the grid of UNITS in place of the cubic ones."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable

    scale = UNITS / font["head"].unitsPerEm
    glyphs, source = {}, font.getGlyphSet()
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        source[name].draw(TransformPen(Cu2QuPen(pen, 0.5 / scale, reverse_direction=True),
                                       (scale, 0, 0, scale, 0, 0)))
        glyphs[name] = pen.glyph()
    widths = {name: round(width * scale) for name, (width, _) in font["hmtx"].metrics.items()}
    # In the middle weights the source's tabular digits differ by a unit or two.
    digits = [font.getBestCmap()[code] for code in range(0x30, 0x3A)]
    widths.update({name: widths[digits[0]] for name in digits})
    del font["CFF "]
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["glyf"].glyphs = glyphs
    font["maxp"].tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):
        setattr(font["maxp"], field, 1 if field == "maxZones" else 0)
    font["head"].unitsPerEm = UNITS
    font["head"].glyphDataFormat = 0
    font["hmtx"].metrics = {name: (widths[name], 0) for name in widths}
    font.sfntVersion = "\x00\x01\x00\x00"


def drawn_glyph(kind):
    """The few signs that Inter lacks, drawn in its manner: as wide as the arrows of a menu, standing on the capitals' middle."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    middle, half = 372, 230

    def polygon(points):
        pen.moveTo(points[0])
        for point in points[1:]:
            pen.lineTo(point)
        pen.closePath()

    def disc(x, y, r):
        k = round(r * 0.41)
        pen.moveTo((x, y + r))
        for a, b, end in (((x + k, y + r), (x + r, y + k), (x + r, y)),
                          ((x + r, y - k), (x + k, y - r), (x, y - r)),
                          ((x - k, y - r), (x - r, y - k), (x - r, y)),
                          ((x - r, y + k), (x - k, y + r), (x, y + r))):
            pen.qCurveTo(a, b, end)
        pen.closePath()

    if kind == "cross":
        x, t = 360, 60
        polygon([(x - half, middle + half - t), (x - half + t, middle + half), (x, middle + t),
                 (x + half - t, middle + half), (x + half, middle + half - t), (x + t, middle),
                 (x + half, middle - half + t), (x + half - t, middle - half), (x, middle - t),
                 (x - half + t, middle - half), (x - half, middle - half + t), (x - t, middle)])
        return pen.glyph(), 720
    if kind == "box":
        polygon([(96, 0), (96, 744), (544, 744), (544, 0)])
        polygon([(152, 56), (488, 56), (488, 688), (152, 688)])
        return pen.glyph(), 640
    if kind == "small_down":
        polygon([(110, 500), (530, 500), (320, 236)])
        return pen.glyph(), 640
    if kind == "small_right":
        polygon([(172, 582), (436, 372), (172, 162)])
        return pen.glyph(), 560
    x, r = 400, 270
    for dx, dy in ((0, r), (191, 191), (r, 0), (191, -191), (0, -r), (-191, -191), (-r, 0), (-191, 191)):
        disc(x + dx, middle + dy, 44)
    return pen.glyph(), 800


def add_drawn(font):
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    order = font.getGlyphOrder()
    added = {}
    for code, kind in DRAWN.items():
        glyph, width = drawn_glyph(kind)
        order.append(kind)
        font["glyf"].glyphs[kind] = glyph
        font["hmtx"].metrics[kind] = (width, 0)
        added[code] = kind
    # What the font lacks is an empty box. A character may not be mapped to the missing glyph itself, hence the copy.
    box, width = drawn_glyph("box")
    font["glyf"].glyphs[".notdef"] = box
    font["hmtx"].metrics[".notdef"] = (width, 0)
    font["glyf"].glyphs["replacement"] = font["glyf"].glyphs[".notdef"]
    font["hmtx"].metrics["replacement"] = font["hmtx"].metrics[".notdef"]
    order.append("replacement")
    added[0xFFFD] = "replacement"
    # A soft hyphen is not seen: who breaks a line there draws a hyphen.
    font["glyf"].glyphs["soft_hyphen"] = TTGlyphPen(None).glyph()
    font["hmtx"].metrics["soft_hyphen"] = (0, 0)
    order.append("soft_hyphen")
    added[0xAD] = "soft_hyphen"
    font.setGlyphOrder(order)
    font["glyf"].glyphOrder = order
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(added)


def finish(font, weight_name, weight):
    """Names, vertical metrics, and left side bearings as the outlines have them."""
    from fontTools.ttLib import newTable

    glyf = font["glyf"]
    for name, (width, _) in font["hmtx"].metrics.items():
        glyph = glyf.glyphs[name]
        glyph.recalcBounds(glyf)
        font["hmtx"].metrics[name] = (width, getattr(glyph, "xMin", 0))
    for table in font["cmap"].tables[:]:
        if table.format != 4 or table.platformID != 3:
            font["cmap"].tables.remove(table)
    head, hhea, os2, post = font["head"], font["hhea"], font["OS/2"], font["post"]
    head.created = head.modified = MODIFIED
    hhea.ascent = os2.sTypoAscender = ASCENT
    hhea.descent = os2.sTypoDescender = -DESCENT
    hhea.lineGap = os2.sTypoLineGap = 0
    os2.fsSelection |= 1 << 7  # the typographic metrics are the ones to use
    os2.usWinAscent = max(ASCENT, max(getattr(g, "yMax", 0) for g in glyf.glyphs.values()))
    os2.usWinDescent = max(DESCENT, -min(getattr(g, "yMin", 0) for g in glyf.glyphs.values()))
    os2.usWeightClass = weight
    scale = UNITS / 2816
    for field in ("xAvgCharWidth", "ySubscriptXSize", "ySubscriptYSize", "ySubscriptXOffset", "ySubscriptYOffset",
                  "ySuperscriptXSize", "ySuperscriptYSize", "ySuperscriptXOffset", "ySuperscriptYOffset",
                  "yStrikeoutSize", "yStrikeoutPosition", "sxHeight", "sCapHeight"):
        setattr(os2, field, round(getattr(os2, field) * scale))
    post.formatType = 3.0
    post.underlinePosition = round(post.underlinePosition * scale)
    post.underlineThickness = round(post.underlineThickness * scale)
    names = newTable("name")
    names.names = []
    full = f"Samverka Sans {weight_name}"
    for number, text in ((0, COPYRIGHT), (1, full if weight != 400 else "Samverka Sans"), (2, "Regular"),
                         (3, f"1.0;{full}"), (4, full), (5, "Version 1.0"),
                         (6, f"SamverkaSans-{weight_name}"),
                         (13, "SIL Open Font License, Version 1.1"), (14, "https://openfontlicense.org"),
                         (16, "Samverka Sans"), (17, weight_name)):
        names.setName(text, number, 3, 1, 0x409)
    font["name"] = names


def make_font(weight_name, weight):
    font = subset(SOURCE / f"Inter-{weight_name}.otf")
    to_truetype(font)
    add_drawn(font)
    finish(font, weight_name, weight)
    buffer = io.BytesIO()
    font.save(buffer, reorderTables=True)
    return buffer.getvalue()


def code_ranges(codes):
    """Runs of neighbouring code points as (first, count)."""
    ranges = []
    for code in codes:
        if ranges and ranges[-1][0] + ranges[-1][1] == code:
            ranges[-1][1] += 1
        else:
            ranges.append([code, 1])
    return ranges


def metrics_source(fonts):
    """core/screens/font_metrics.cpp: the advance widths of all characters."""
    from fontTools.ttLib import TTFont

    tables = []
    for data in fonts:
        font = TTFont(io.BytesIO(data))
        metrics, cmap = font["hmtx"].metrics, font.getBestCmap()
        tables.append({code: metrics[glyph][0] for code, glyph in cmap.items()})
    codes = sorted(tables[0])
    assert all(sorted(table) == codes for table in tables)
    ranges, rows, at = code_ranges(codes), [], 0
    for first, count in ranges:
        rows.append(f"    {{0x{first:04X}, {count}, {at}}},")
        at += count
    out = ["// Generated together with assets/fonts by cmake/dev/make_fonts.py.", "// clang-format off", '#include "core/screens/font_metrics.h"',
           "", "namespace samverka::screens {", "", "namespace {", ""]
    out += ["constexpr CodeRange kRanges[] = {"] + rows + ["};", ""]
    for (name, weight, _), table in zip(WEIGHTS, tables):
        out.append(f"constexpr std::uint16_t kAdvances{weight}[] = {{")
        widths = [str(table[code]) for code in codes]
        for start in range(0, len(widths), 16):
            out.append("    " + ", ".join(widths[start:start + 16]) + ",")
        out += ["};", ""]
    out += ["}  // namespace", "", "const FontMetrics kFontMetrics = {",
            f"    {UNITS}, {ASCENT}, {DESCENT}, kRanges,",
            "    {" + ", ".join(f"kAdvances{weight}" for _, weight, _ in WEIGHTS) + "},",
            "};", "", "}  // namespace samverka::screens", ""]
    return "\n".join(out).encode()


def source_is_known():
    for name, _, digest in WEIGHTS:
        path = SOURCE / f"Inter-{name}.otf"
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            return False
    return True


def tools_are_known():
    if importlib.util.find_spec("fontTools") is None:
        return False
    import fontTools

    return fontTools.version == FONTTOOLS


def main(arguments):
    check = arguments == ["--check"]
    if not tools_are_known() and os.path.exists(SYSTEM_PYTHON) and not os.environ.get("SV_SYSTEM_PYTHON"):
        os.environ["SV_SYSTEM_PYTHON"] = "1"
        os.execv(SYSTEM_PYTHON, [SYSTEM_PYTHON, __file__, *arguments])
    if not tools_are_known() or not source_is_known():
        print("make_fonts: the releases of Inter and fontTools that the fonts are made with are not installed; "
              "the fonts stay as they are")
        return 0 if check else 1
    fonts = [make_font(name, weight) for name, weight, _ in WEIGHTS]
    outputs = {f"assets/fonts/samverka-sans-{weight}.ttf": data for (_, weight, _), data in zip(WEIGHTS, fonts)}
    outputs["core/screens/font_metrics.cpp"] = metrics_source(fonts)
    stale = [path for path, data in outputs.items()
             if not (ROOT / path).is_file() or (ROOT / path).read_bytes() != data]
    if check:
        for path in stale:
            print(f"{path} is not what cmake/dev/make_fonts.py makes: run cmake/dev/make_fonts.py and commit the result")
        return 1 if stale else 0
    for path in stale:
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_bytes(outputs[path])
        print(f"wrote {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
