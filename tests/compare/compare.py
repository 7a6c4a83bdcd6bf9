#!/usr/bin/env python3
"""Measures `analyze` beside other tools, on the same articles, in one go.

    tests/compare/compare.py [FILE.jsonl | FOLDER]...

Without arguments it reads the articles of `samples/`, forty times over. The other tools are taken
from the npm registry into `target/compare` (Node.js and npm must be there); spaCy is measured when
Python finds it and its small English model. Each tool is one process that reads a JSON Lines file;
it is run over one article and over all, in turn with the others, and the fastest of each is kept:

- start: seconds for one article, from the start of the process to its end;
- MB/s: the bytes of all articles but one, by the seconds that they took longer.

The tools do different things: only `analyze` finds speakers, roles and commitments.
"""

import importlib.util
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ROUNDS = 5


def texts(arguments):
    """The articles named on the command line, as strings."""
    if not arguments:
        return texts([ROOT / "samples"]) * 40
    found = []
    for argument in map(pathlib.Path, arguments):
        if argument.suffix == ".jsonl":
            with open(argument, encoding="utf-8") as lines:
                found += [json.loads(line)["text"] for line in lines]
        else:
            files = sorted(argument.rglob("*.txt")) if argument.is_dir() else [argument]
            found += filter(None, map(text_of, files))
    return found


def text_of(file):
    """The text of a file, nothing when it is not UTF-8, which the other tools cannot read."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def tools():
    """Each tool's name with its command, but for the file."""
    subprocess.run(["cargo", "build", "--release"], cwd=ROOT, check=True)
    found = {"analyze": [str(ROOT / "target/release/analyze"), "--records", "--jobs", "1"]}
    if shutil.which("npm"):
        place = ROOT / "target/compare"
        place.mkdir(parents=True, exist_ok=True)
        for name in ["package.json", "wink.js", "compromise.js"]:
            shutil.copy(HERE / name, place)
        subprocess.run(["npm", "install", "--silent", "--no-fund"], cwd=place, check=True)
        found["wink-nlp"] = ["node", str(place / "wink.js")]
        found["compromise"] = ["node", str(place / "compromise.js")]
    else:
        print("npm is missing: wink-nlp and compromise are left out", file=sys.stderr)
    if importlib.util.find_spec("spacy") and importlib.util.find_spec("en_core_web_sm"):
        found["spaCy small"] = [sys.executable, str(HERE / "spacy_peer.py")]
    else:
        print("spaCy or its model en_core_web_sm is missing: left out", file=sys.stderr)
    return found


def seconds(command, file):
    start = time.perf_counter()
    subprocess.run(command + [file], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    articles = texts(sys.argv[1:])
    measured = tools()
    with tempfile.TemporaryDirectory() as place:
        one, everything = f"{place}/one.jsonl", f"{place}/all.jsonl"
        for path, kept in [(one, articles[:1]), (everything, articles)]:
            with open(path, "w", encoding="utf-8") as lines:
                lines.writelines(json.dumps({"text": text}) + "\n" for text in kept)
        best = {name: [float("inf")] * 2 for name in measured}
        for _ in range(ROUNDS):
            for name, command in measured.items():
                taken = [seconds(command, one), seconds(command, everything)]
                best[name] = list(map(min, best[name], taken))
    size = sum(len(text.encode()) for text in articles[1:]) / 1e6
    print(f"{len(articles)} articles, {size:.1f} MB")
    print(f"{'tool':12} {'start, s':>9} {'MB/s':>8}   analyze is")
    rate = {name: size / (both - start) for name, (start, both) in best.items()}
    for name, (start, _) in best.items():
        ratio = ""
        if name != "analyze":
            ratio = f"{rate['analyze'] / rate[name]:.1f} times as fast, "
            ratio += f"starts {start / best['analyze'][0]:.0f} times as fast"
        print(f"{name:12} {start:9.4f} {rate[name]:8.3f}   {ratio}")


if __name__ == "__main__":
    main()
