# SPDX-License-Identifier: EUPL-1.2
"""Sixty texts that somebody could type or paste to make a program do something else than show them.

`{bait}` is a picture that exists, `{port}` a port where somebody listens: whoever opens or calls them was taken in.
"""

from pathlib import Path
from random import Random

BAIT = "lokaas"  # in every path and address of the corpus, so that a trace is searched for one word
MEGABYTE = 1 << 20

MARKUP = (
    "<b>vet</b> & <i>schuin</i>",
    '<img src="{bait}">',
    "<img src=file://{bait}>",
    "<img src='//lokaas-host/share/lokaas.png'>",
    '<img src="http://127.0.0.1:{port}/lokaas.png">',
    '<a href="file://{bait}">klik</a>',
    "<link rel=stylesheet href=file://{bait}><style>*{{background:url({bait})}}</style>",
    "<iframe src={bait}></iframe><script>alert(1)</script>",
    "<qt><img src={bait}></qt>",
    "<!DOCTYPE html><html><body background='{bait}'>x</body></html>",
    "<table background={bait}><tr><td>cel</td></tr></table>",
    "<p style='background-image:url({bait})'>alinea</p>",
    "&lt;img src={bait}&gt; &amp; &#60;b&#62;",
    '<para><font color="red">rood</font></para>',
    '<img src="{bait}" width="10" height="10"/><br/>',
    "<a name=x/><onDraw name=f label=x/>",
    '<seq id="x"/><greek>a</greek><super>2</super>',
    "a < b > c && d",
    "![plaatje]({bait}) [koppeling](http://127.0.0.1:{port}/lokaas)",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file://{bait}'>]><x>&e;</x>",
)
PATHS = (
    "//lokaas-host/share/lokaas.png",
    "\\\\lokaas-host\\share\\lokaas.png",
    "{bait}",
    "file://{bait}",
    "../../../../../../../{bait}",
    "..\\..\\lokaas\\..",
    ":/lokaas/qrc.png",
    "qrc:///lokaas.png",
    "~lokaas/van/niemand",
    "CON.lokaas.pdf",
    "~/lokaas",
    "C:\\lokaas\\x.pdf:stroom",
)
CODE = (
    '=HYPERLINK("http://127.0.0.1:{port}/lokaas","klik")',
    "=cmd|' /C calc'!A0",
    "+31 6 @SUM(1+1)*cmd",
    "-2+3",
    "@import url({bait})",
    "Robert'); DROP TABLE client;--",
    "' OR '1'='1' --",
    '" UNION SELECT name FROM sqlite_master --',
    'naam" OR naam NEAR/2 x* AND (NOT y',
    "given:* ^x {{a b}} : -",
    "%' ESCAPE '\\' _%",
    "{{0}} {{}} {{name}} {{0.__class__}}",
    "%s %d %(name)s %n %",
    "${{HOME}} $(id) `id`",
    "&File &&x Kowal&ska",
    "nl|pl;quit\tTAB",
)
SIGNS = (
    "Anna\u202egnp.sakol\u202c",
    "\u2066\u2067Ana\u2069 \u200fبخير\u200e",
    "Ko\u0000walska",
    "half \ud83d teken",
    "\udc80 ook half",
    "\x1b[31mrood\x1b[0m \x1b]0;titel\x07 \x9b2J",
    "eerste\ntweede\r\nderde\u2028vierde\u2029vijfde",
    "z\u0335\u0321\u0334a\u0336l\u0337g\u0338o\u0301\u0301\u0301\u0301",
    "\u200bon\u00adzicht\u2060baar\ufeff \u00a0 \u009c",
    "👩‍👩‍👧‍👦 🇵🇱 𝕬𝖓𝖓𝖆",
    "ﷺ ﷽ ŉ ǅ ß ẞ İ ı",
)
LONG = ("1 MB: " + "Ж<b>" * (MEGABYTE // 5),)


def texts(bait: Path, port: int) -> list[str]:
    """The texts, around this picture and this port."""
    plain = [text.format(bait=bait, port=port) for text in (*MARKUP, *PATHS, *CODE)]
    return [*plain, *SIGNS, *LONG]


def mixed(bait: Path, port: int, count: int, seed: int) -> list[str]:
    """More of them: pieces of these, cut and joined; the same for the same seed."""
    random, pieces = Random(seed), texts(bait, port)[:-1]
    return [
        "".join(_cut(random, random.choice(pieces)) for _ in range(random.randint(2, 4)))
        for _ in range(count)
    ]


def _cut(random: Random, text: str) -> str:
    start = random.randrange(len(text))
    return text[start : start + random.randint(1, 40)] if random.random() < 0.5 else text
