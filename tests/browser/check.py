#!/usr/bin/env python3
"""Looks at report pages in a real browser: marks, links, the legend, cards, both themes, contrast,
and that hostile articles stay text.

    python3 tests/browser/check.py [--bin target/debug/analyze] [--pictures FOLDER]

Needs Chromium (Debian: apt-get install chromium; or $CHROMIUM) and nothing else. Not part of
`cargo test`. Ends with 0 when everything holds, 1 when something does not, 77 without a browser.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import chromium

ROOT = pathlib.Path(__file__).resolve().parents[2]

HOSTILE = """\
</title></style><script>window.taken = 1</script> & "more"

LARVIK, Norway (<b>AP) — Mayor Jane <i>Doe</i> vowed to "><img src=x onerror="window.taken = 2"> the crew.

“</p></article><script>window.taken = 3</script>,” Doe said. ‘<svg/onload=window.taken=4>’ &lt;b&gt; {{ 1 }} <!--
javascript:alert(1) “‮turned​” said the </main></aside> union.
"""

# The contrast of every run of text with what lies behind it, as WCAG 2 counts it. Colours are drawn
# on a canvas, so that the browser itself turns color-mix() and oklab() into red, green and blue.
CONTRAST = """
(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  canvas.canvas.width = canvas.canvas.height = 1;
  const flat = layers => {
    canvas.clearRect(0, 0, 1, 1);
    for (const color of layers) { canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = rgb => {
    const [r, g, b] = rgb.map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = [];
  let seen = 0;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.data.trim();
    const element = walk.currentNode.parentElement;
    if (!text || !element.checkVisibility()) continue;
    const behind = [];
    for (let at = element; at; at = at.parentElement) behind.unshift(getComputedStyle(at).backgroundColor);
    behind.unshift('white');
    const back = flat(behind);
    const [a, b] = [light(flat([...behind, getComputedStyle(element).color])), light(back)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    seen += 1;
    if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${element.className || element.tagName}: ${text.slice(0, 30)}`);
  }
  return { seen, found };
})()
"""


class Checks:
    """What was looked at, and what does not hold."""

    def __init__(self):
        self.held = 0
        self.failed = []

    def that(self, holds, what):
        if holds:
            self.held += 1
        else:
            self.failed.append(what)
            print(f"FAILED: {what}", file=sys.stderr)


def marks(tab, check, name):
    """Every finding of the lists is marked in the article, links lead both ways."""
    lost = tab.run(
        """[...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href'))
            .filter(href => !document.getElementById(href.slice(1)))"""
    )
    check.that(lost == [], f"{name}: links lead nowhere: {lost}")
    unmarked = tab.run(
        """[...document.querySelectorAll('aside li[id]')].map(li => li.id)
            .filter(id => !document.querySelector(`article .m.${id}, article .m.${id}x`)
                && !document.querySelector(`article .${id}`))"""
    )
    check.that(unmarked == [], f"{name}: not marked: {unmarked}")
    wide = tab.run("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    check.that(wide <= 0, f"{name}: {wide} pixels too wide")


def contrast(tab, check, name):
    result = tab.run(CONTRAST)
    check.that(result["seen"] > 10, f"{name}: only {result['seen']} texts")
    check.that(result["found"] == [], f"{name}: too little contrast: {result['found'][:8]}")


BACKGROUND = "getComputedStyle(document.body).backgroundColor"


def themes(tab, check, name):
    """The reader's preference decides until the switch is used, by pointer or keyboard."""
    tab.scheme("light")
    light = tab.run(BACKGROUND)
    tab.scheme("dark")
    dark = tab.run(BACKGROUND)
    check.that(light != dark, f"{name}: both themes look alike")
    centre(tab, "#light", click=True)
    check.that(tab.run(BACKGROUND) == light, f"{name}: the switch does not make it light")
    tab.press("ArrowRight", 39)
    check.that(tab.run(BACKGROUND) == dark, f"{name}: the arrow key does not make it dark")
    tab.scheme("light")
    check.that(tab.run(BACKGROUND) == dark, f"{name}: the switch does not hold")
    centre(tab, "#auto", click=True)
    check.that(tab.run(BACKGROUND) == light, f"{name}: the switch does not go back")


def centre(tab, selector, click=False):
    """Brings an element into view and the pointer to the middle of its first line."""
    x, y = tab.run(
        f"""(() => {{
          const element = document.querySelector({selector!r});
          element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
          const box = element.getClientRects()[0];
          return [box.x + box.width / 2, box.y + box.height / 2];
        }})()"""
    )
    (tab.click if click else tab.point)(x, y)


def shown_cards(tab):
    return tab.run(
        """[...document.querySelectorAll('.cards .card')].filter(card => card.checkVisibility())
            .map(card => [...card.classList].find(name => /^[acq][0-9]+$/.test(name)))"""
    )


def pointer(tab, check, name):
    """At the pointer a card says who and what; a click leads to the list, and back."""
    tab.point(1, 400)
    check.that(shown_cards(tab) == [], f"{name}: a card without a pointer")
    for kind in ("a", "c", "q"):
        found = tab.run(
            f"""(() => {{
              const mark = [...document.querySelectorAll('article .m')]
                .find(mark => mark.getAttribute('href').startsWith('#{kind}'));
              return mark && mark.getAttribute('href').slice(1);
            }})()"""
        )
        if not found:
            continue
        mark = f'article .m[href="#{found}"]'
        centre(tab, mark)
        check.that(found in shown_cards(tab), f"{name}: no card for {found}")
        box = tab.run(
            "(() => { const b = document.querySelector('.cards').getBoundingClientRect();"
            " return [b.left >= 0, b.top >= 0, b.right <= innerWidth, b.bottom <= innerHeight]; })()"
        )
        check.that(all(box), f"{name}: the card of {found} leaves the window")
        before = tab.run("scrollY")
        centre(tab, mark, click=True)
        check.that(tab.run("location.hash") == f"#{found}", f"{name}: {found} leads elsewhere")
        check.that(in_view(tab, f"#{found}"), f"{name}: the entry of {found} is not in view")
        moved = abs(tab.run("scrollY") - before)
        check.that(moved < 450 or tab.run("innerWidth") < 992, f"{name}: the article jumps by {moved}")
        lit = tab.run(f"getComputedStyle(document.querySelector('article .{found}')).getPropertyValue('--on')")
        check.that(lit.strip() == "1", f"{name}: {found} is not lit")
        centre(tab, f"#{found} .words", click=True)
        check.that(in_view(tab, f"#t-{found}"), f"{name}: the text of {found} is not in view")
    tab.run("history.replaceState(null, '', location.pathname)")


def in_view(tab, selector):
    return tab.run(
        f"""(() => {{
          const box = document.querySelector({selector!r}).getBoundingClientRect();
          return box.top >= 0 && box.top < innerHeight;
        }})()"""
    )


def keyboard(tab, check, name):
    """Tab goes through the page with a visible focus; a focused mark shows its card."""
    tab.point(1, 400)
    seen, stops, cards = [], [], 0
    for _ in range(40):
        tab.press("Tab", 9)
        seen.append(
            tab.run(
                "document.activeElement.getAttribute('href') || document.activeElement.id"
                " || document.activeElement.tagName"
            )
        )
        if tab.run("document.activeElement.matches('article .m')"):
            stops.append(seen[-1])
            cards += bool(shown_cards(tab))
            outline = tab.run("getComputedStyle(document.activeElement).outlineStyle")
            check.that(outline == "solid", f"{name}: focus is not seen")
    check.that("#article" in seen, f"{name}: no link past the bar: {seen[:3]}")
    check.that("show-actors" in seen, f"{name}: the legend is out of reach")
    check.that(cards > 0, f"{name}: no card at the keyboard's focus")
    check.that(len(stops) == len(set(stops)), f"{name}: the keyboard stops twice at a finding")


LOOKS = """(selector => [...document.querySelectorAll(selector)].map(mark => {
  const style = getComputedStyle(mark);
  return [style.backgroundColor, style.borderBottomColor, style.borderBottomStyle, style.color, style.textDecorationLine].join();
}))"""


def legend(tab, check, name):
    """Each kind can be switched off and on again."""
    tab.point(1, 400)
    kinds = tab.run("[...document.querySelectorAll('.legend input')].map(input => input.id)")
    check.that(len(kinds) >= 2, f"{name}: {kinds}")
    for kind in kinds:
        what = kind.removeprefix("show-")
        marks = {"actors": "article .a", "quotes": "article .q:not(.c)"}.get(what, f"article .c.{what}")
        if not tab.run(f"document.querySelector({marks!r}) !== null"):
            continue
        before = tab.run(f"{LOOKS}({marks!r})")
        centre(tab, f"#{kind}", click=True)
        off = tab.run(f"{LOOKS}({marks!r})")
        changed = sum(one != other for one, other in zip(before, off))
        check.that(changed == len(before), f"{name}: {kind} switches {changed} of {len(before)}")
        centre(tab, f"#{kind}", click=True)
        tab.point(1, 400)
        check.that(tab.run(f"{LOOKS}({marks!r})") == before, f"{name}: {kind} does not come back")


def outline(tab, check, name):
    """What a screen reader is told: landmarks, headings without gaps, a name for every control."""
    tree = tab.call("Accessibility.getFullAXTree")["nodes"]
    roles = {node["role"]["value"] for node in tree if "role" in node and not node.get("ignored")}
    for role in ("main", "heading", "link"):
        check.that(role in roles, f"{name}: no {role}")
    for node in tree:
        role = node.get("role", {}).get("value")
        if role in ("link", "checkbox", "radio", "heading") and not node.get("ignored"):
            check.that(node.get("name", {}).get("value", "").strip() != "", f"{name}: a {role} without a name")
    levels = tab.run("[...document.querySelectorAll('h1,h2,h3')].map(h => +h.tagName[1])")
    check.that(levels[:1] == [1], f"{name}: headings begin with {levels[:1]}")
    gaps = [pair for pair in zip(levels, levels[1:]) if pair[1] > pair[0] + 1]
    check.that(gaps == [], f"{name}: headings jump: {gaps}")


def hostile(tab, check, path, words):
    tab.open(path)
    check.that(tab.run("window.taken") is None, "hostile: a script ran")
    check.that(tab.run("document.title").startswith("</title></style><script>"), "hostile: the title is no text")
    check.that(tab.run("document.querySelectorAll('script, img, svg, article b').length") == 0, "hostile: tags")
    shown = tab.run("document.querySelector('article').textContent")
    squeeze = lambda text: "".join(text.split())
    shown, words = squeeze(shown), squeeze(words)
    check.that(shown == words.replace("\u202e", "<U+202E>"), f"hostile: other words: {shown}")
    asked = [
        event["params"]["request"]["url"]
        for event in tab.browser.events
        if event.get("method") == "Network.requestWillBeSent"
    ]
    check.that(all(url.startswith("file:") and url.endswith(".html") for url in asked), f"hostile: {asked}")
    blocked = tab.run(
        """new Promise(done => {
          document.addEventListener('securitypolicyviolation', () => done(true));
          const image = new Image(); image.src = 'http://127.0.0.1:9/x'; document.body.append(image);
          setTimeout(() => done(false), 2000);
        })"""
    )
    check.that(blocked, "hostile: the policy lets a picture through")


def complaints(tab, check, name):
    """What the browser itself writes into its log."""
    bad = [
        event["params"]["entry"]["text"]
        for event in tab.browser.events
        if event.get("method") == "Log.entryAdded" and event["params"]["entry"]["level"] == "error"
    ]
    check.that(bad == [], f"{name}: {bad}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bin", default=str(ROOT / "target/debug/analyze"))
    parser.add_argument("--pictures", help="write screenshots into this folder")
    options = parser.parse_args()
    path = chromium.find()
    if not path:
        print("no Chromium here; install it (apt-get install chromium) or name it in $CHROMIUM")
        return 77
    check = Checks()
    with tempfile.TemporaryDirectory() as folder, chromium.Browser(path) as browser:
        folder = pathlib.Path(folder)
        (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
        pages = folder / "pages"
        subprocess.run(
            [options.bin, "-f", "html", ROOT / "samples", folder / "hostile.txt", "--output-dir", pages],
            check=True,
        )
        names = sorted(page.stem for page in pages.glob("*.html") if page.stem != "hostile")
        tab = browser.page()
        for name in names:
            for scheme in ("light", "dark"):
                tab.scheme(scheme)
                tab.open(pages / f"{name}.html")
                contrast(tab, check, f"{name} {scheme}")
                complaints(tab, check, name)
                if options.pictures:
                    tab.picture(f"{options.pictures}/{name}-{scheme}.png")
            tab.scheme("light")
            outline(tab, check, name)
            if name != "index":
                marks(tab, check, name)
        for name in ("ceasefire-agency", "ferry-utf-16", "index"):
            tab.open(pages / f"{name}.html")
            themes(tab, check, name)
            if name != "index":
                pointer(tab, check, name)
                legend(tab, check, name)
                tab.open(pages / f"{name}.html")
                keyboard(tab, check, name)
        tab.size(390, 800)
        for name in names:
            tab.open(pages / f"{name}.html")
            if name == "index":
                wide = tab.run("document.documentElement.scrollWidth - innerWidth")
                check.that(wide <= 0, f"{name}: {wide} pixels too wide for a telephone")
            else:
                marks(tab, check, f"{name}, narrow")
        tab.open(pages / "lake-full-page.html")
        pointer(tab, check, "lake-full-page, narrow")
        tab.size(1360, 900)
        hostile(tab, check, pages / "hostile.html", HOSTILE)
    print(f"{check.held} checks held, {len(check.failed)} did not")
    return 1 if check.failed else 0


if __name__ == "__main__":
    sys.exit(main())
