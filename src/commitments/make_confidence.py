#!/usr/bin/env python3
"""Makes `confidence.tsv`: how far each trait of a commitment speaks for or against it.

usage: make_confidence.py PATH_TO_ANALYZE ANNOTATED.jsonl

ANNOTATED holds one article a line with "id", "text" and "commitments" (spans in code points), annotated by hand.
The program is run on the articles; each commitment that it finds is right when its content, stance and party agree
with an annotated one. A logistic regression with an L2 penalty over the traits of `traits` (the same as in
confidence.rs) is fitted by gradient descent. Only traits seen at least six times are kept. Same input, same output.
"""
import json, math, os, subprocess, sys
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))


def overlap(a, b): return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def span(x): return (x["start"], x["end"])


def traits(c, quotes, actors):
    agent, source = c["agents"][0], c["source"]
    kind = actors[agent["actor"]] if agent["actor"] else "none"
    yield "bias"
    yield "stance " + c["stance"] + " " + c["status"]
    yield "agent " + kind
    yield "quote " + (quotes[c["quote"]] if c["quote"] else "none")
    yield "source " + (source["kind"] if source else "none")
    if source and source["actor"] == agent["actor"] and source["actor"]: yield "own"
    if c["conditions"]: yield "condition"
    if c["time"]: yield "time"
    if c["evidence"]["paragraph"] is None: yield "headline"
    words = c["content"]["text"].split()
    yield "length " + ("1" if len(words) == 1 else "2-4" if len(words) < 5 else "5-15" if len(words) < 16 else "16+")
    for word in sorted(set(c["cue"]["text"].lower().replace("’", "'").split())): yield "cue " + word
    yield "content " + words[0].lower()


def right(c, gold, mentions):
    def agrees(g):
        a, b = span(c["content"]), tuple(g["content"])
        o, la, lb = overlap(a, b), a[1] - a[0], b[1] - b[0]
        content = o >= 0.5 * max(1, min(la, lb)) and o >= 0.3 * max(la, lb)
        party = any(overlap(x["span"], span(y)) or x["name"] == y["name"]
                    or y["actor"] and any(overlap(x["span"], m) for m in mentions[y["actor"]])
                    for x in g["agents"] for y in c["agents"])
        return content and party and g["stance"] == c["stance"]
    return any(agrees(g) for g in gold)


def main():
    program, path = sys.argv[1:]
    articles = [json.loads(line) for line in open(path, encoding="utf-8")]
    feed = "".join(json.dumps({"id": a["id"], "text": a["text"]}) + "\n" for a in articles)
    out = subprocess.run([program, "--records", "--min-confidence", "0", "-"], input=feed.encode(), stdout=subprocess.PIPE, check=False).stdout
    rows = []
    for article, line in zip(articles, out.decode().splitlines()):
        found = json.loads(line)
        quotes = {q["id"]: q["kind"] for q in found["quotes"]}
        actors = {a["id"]: a["kind"] for a in found["actors"]}
        mentions = {a["id"]: [span(m) for m in a["mentions"]] for a in found["actors"]}
        for c in found["commitments"]:
            rows.append((set(traits(c, quotes, actors)), right(c, article["commitments"], mentions)))
    seen = Counter(t for row, _ in rows for t in row)
    weights = {t: 0.0 for t in sorted(seen) if seen[t] >= 6}
    rows = [([t for t in sorted(row) if t in weights], y) for row, y in rows]
    for _ in range(600):
        gradient = {t: -0.5 * w * (t != "bias") for t, w in weights.items()}
        for row, y in rows:
            error = y - 1 / (1 + math.exp(-sum(weights[t] for t in row)))
            for t in row: gradient[t] += error
        for t in weights: weights[t] += gradient[t] / (4 + 2.5 * seen[t])
    with open(os.path.join(HERE, "confidence.tsv"), "w", encoding="utf-8") as table:
        table.write("# Made by make_confidence.py from articles annotated by hand.\n")
        table.write("# Trait of a commitment, its weight in hundredths of a logit. Sorted by bytes.\n")
        for t in sorted(weights, key=str.encode):
            if round(100 * weights[t]): table.write(f"{t}\t{round(100 * weights[t])}\n")
    hits = sum(y for _, y in rows)
    print(f"{len(rows)} commitments, {hits} right, {len(weights)} traits")
    scored = sorted((1 / (1 + math.exp(-sum(weights[t] for t in row))), y) for row, y in rows)
    for low in range(0, 10):
        part = [y for p, y in scored if low / 10 <= p < (low + 1) / 10]
        if part: print(f"  confidence {low / 10:.1f}-{low / 10 + .1:.1f}: {len(part):4} of which right {100 * sum(part) / len(part):.0f} %")


main()
