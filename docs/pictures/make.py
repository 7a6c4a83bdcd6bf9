#!/usr/bin/env python3
"""Makes the pictures of the README from the samples: the text report as SVG, pages as WebP.

    python3 docs/pictures/make.py [--bin target/debug/analyze]

The pages need Chromium, see tests/browser/chromium.py.
"""

import argparse
import html
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests/browser"))
import chromium

SUMMARY = "samples/ferry-utf-16.txt"
PAGE = "ceasefire-agency"

# Columns and lines of the terminal, in pixels.
COLUMN, LINE, MARGIN = 8.43, 19, 20

STYLE = """
text { font: 14px ui-monospace, "SF Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #24211c; white-space: pre }
rect { fill: #fbfaf7; stroke: #d9d4c8 }
.b { font-weight: 700 } .d { fill: #6b665b }
.g { fill: #1a6b40 } .c { fill: #1b5f9e } .y { fill: #7a5800 } .r { fill: #a8301d } .m { fill: #7c2a8c }
@media (prefers-color-scheme: dark) {
  text { fill: #e8e4dc } rect { fill: #16181b; stroke: #33373d } .d { fill: #a6a195 }
  .g { fill: #77cb98 } .c { fill: #86bdf0 } .y { fill: #dfb555 } .r { fill: #f29580 } .m { fill: #d898e8 }
}
"""

# What the report uses of SGR.
CLASSES = {"1": "b", "2": "d", "32": "g", "36": "c", "33": "y", "31": "r", "35": "m"}


def columns(text):
    """Columns that a terminal gives to a text."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)


def runs(line):
    """Pieces of a line in one style: column, classes, text."""
    column, classes = 0, []
    for piece in re.split(r"(\x1b\[[0-9;]*m)", line):
        code = re.fullmatch(r"\x1b\[([0-9;]*)m", piece)
        if code:
            for number in code[1].split(";"):
                classes = [] if number in ("", "0") else classes + [CLASSES[number]]
        elif piece:
            yield column, classes, piece
            column += columns(piece)


def terminal(report):
    """The report as it looks in a terminal of 80 columns."""
    lines = report.rstrip("\n").split("\n")
    width, height = 80 * COLUMN + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    drawn = []
    for number, line in enumerate(lines):
        y = MARGIN + (number + 0.75) * LINE
        for column, classes, text in runs(line):
            if not text.strip():
                continue
            x = MARGIN + column * COLUMN
            style = f' class="{" ".join(classes)}"' if classes else ""
            drawn.append(f'<text x="{x:.1f}" y="{y:.0f}"{style}>{html.escape(text, quote=False)}</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}" role="img" aria-label="analyze in a terminal">\n'
        f"<style>{STYLE}</style>\n"
        f'<rect x="0.5" y="0.5" width="{width - 1:.0f}" height="{height - 1:.0f}" rx="8"/>\n'
        + "\n".join(drawn)
        + "\n</svg>\n"
    )


# The middle of the first line of a commitment, for the pointer.
POINT = """(() => {
  const box = document.querySelector('article .m.c.c3').getClientRects()[0];
  return [box.x + box.width / 2, box.y + box.height / 2];
})()"""


def pages(folder):
    with chromium.Browser(chromium.find()) as browser:
        tab = browser.page(width=1280, height=800)
        for scheme in ("light", "dark"):
            tab.scheme(scheme)
            tab.open(folder / f"{PAGE}.html")
            tab.point(*tab.run(POINT))
            tab.picture(str(HERE / f"page-{scheme}.webp"))
            tab.open(folder / "index.html")
            tab.picture(str(HERE / f"index-{scheme}.webp"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bin", default="target/debug/analyze")
    options = parser.parse_args()
    binary = ROOT / options.bin
    command = [binary, "-f", "text", "--color", "always", SUMMARY]
    report = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    (HERE / "summary.svg").write_text(terminal(report), encoding="utf-8")
    if not chromium.find():
        sys.exit("no Chromium here; only the text report was made")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        subprocess.run(
            [binary, "-f", "html", "samples", "--output-dir", folder], cwd=ROOT, check=True
        )
        pages(folder)


if __name__ == "__main__":
    main()
