#!/usr/bin/env python3
"""Makes `confidence.tsv`: how far each trait of a commitment speaks for or against it.

usage: make_confidence.py PATH_TO_CANDIDATES ANNOTATED.jsonl NEWS.jsonl.gz [--check]

PATH_TO_CANDIDATES is the example `candidates` (cargo build --example candidates). ANNOTATED holds one article a line
with "id", "text" and "commitments" (spans in code points), annotated by hand. Of the articles in NEWS only those that
`judged.tsv` names are read: their candidates were judged one by one, since what is tuned on annotated articles looks
better there than it is. A candidate is right by degrees: its content, its stance, its party agree. A logistic
regression with an L2 penalty over the traits that traits.rs names is fitted by gradient descent. Only traits seen
often enough are kept. Same input, same output. With --check nothing is written: the annotated articles are cut into
ten parts, each judged by weights learnt from the others, and the score at several floors and how right the
confidence is are printed.
"""
import gzip, json, math, os, subprocess, sys
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))
SEEN, PENALTY, ROUNDS, FOLDS = 3, 3.0, 200, 10
# How right a candidate is: no commitment, only its content, its stance too, its party too.
RIGHT = (0.0, 0.4, 0.7, 1.0)
# Rules that the coding guide is sure of and that no article trained on has, or hardly any: weights given by hand.
GIVEN = {"doubt bare mention": -1.5, "rare absence": 1.0, "rare no promise": 1.0, "rare removal": 1.5, "rare unclear": 1.0}
# How alike the content of a candidate is to the one judged, at least.
LIKE = 0.5


def overlap(a, b): return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def likeness(a, b):
    """How alike two contents are, 0 to 1: the rules may have drawn one a little differently since it was judged."""
    o = overlap(a, b)
    return o / (a[1] - a[0] + b[1] - b[0] - o)


def agrees(c, g):
    """Content, then stance, then party as annotated: 0 to 3."""
    a, b = c["content"], g["content"]
    o, la, lb = overlap(a, b), a[1] - a[0], b[1] - b[0]
    if not (o >= 0.5 * max(1, min(la, lb)) and o >= 0.3 * max(la, lb) and overlap(c["evidence"], g["evidence"])): return 0
    if g["stance"] != c["stance"]: return 1
    party = any(overlap(x["span"], y["span"]) or x["name"] == y["name"] or any(overlap(x["span"], m) for m in y["mentions"])
                for x in g["agents"] for y in c["agents"])
    return 3 if party else 2


def learn(rows):
    """Weights by trait. `rows`: (traits, right)."""
    seen = Counter(t for row, _ in rows for t in row)
    kept = sorted(t for t in seen if seen[t] >= SEEN and t not in GIVEN)
    index = {t: i for i, t in enumerate(kept)}
    bias = index["bias"]
    rows = [([index[t] for t in row if t in index], y) for row, y in rows]
    weights = [0.0] * len(kept)
    step = [1 / (PENALTY + 2.5 * seen[t]) for t in kept]
    for _ in range(ROUNDS):
        gradient = [-PENALTY * w for w in weights]
        gradient[bias] = 0.0
        for row, y in rows:
            error = y - 1 / (1 + math.exp(-sum(weights[i] for i in row)))
            for i in row: gradient[i] += error
        weights = [w + g * s for w, g, s in zip(weights, gradient, step)]
    return dict(zip(kept, weights))


def judge(weights, row):
    return 1 / (1 + math.exp(-sum(weights.get(t, 0.0) for t in row)))


def check(articles, judged):
    """The score by floor, each article judged by weights that have not seen it."""
    seen = []
    for fold in range(FOLDS):
        rows = [(c["traits"], RIGHT[c["right"]]) for i, (_, found) in enumerate(articles) if i % FOLDS != fold for c in found]
        weights = learn(rows + judged)
        seen += [(gold, [(judge(weights, c["traits"]), c) for c in found]) for i, (gold, found) in enumerate(articles) if i % FOLDS == fold]
    for floor in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        line = f"floor {floor:.2f}"
        for level in (1, 2, 3):
            given = [(gold, [c for p, c in found if p >= floor]) for gold, found in seen]
            hits = sum(any(agrees(c, g) >= level for c in found) for gold, found in given for g in gold)
            right = sum(c["right"] >= level for _, found in given for c in found)
            r, p = hits / sum(len(gold) for gold, _ in given), right / sum(len(found) for _, found in given)
            line += f"   P {100 * p:.1f} R {100 * r:.1f} F1 {200 * p * r / (p + r):.1f}"
        print(line)
    scored = [(p, c["right"]) for _, found in seen for p, c in found]
    for low in (0.0, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9):
        high = min([h for h in (0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 1.01) if h > low])
        part = [right for p, right in scored if low <= p < high]
        shares = [100 * sum(right >= level for right in part) / max(len(part), 1) for level in (1, 2, 3)]
        print(f"  confidence {low:.1f}-{min(high, 1):.1f}: {len(part):4} found %.0f %%, stance %.0f %%, party %.0f %%" % tuple(shares))


def candidates(program, articles):
    """The candidates of each article."""
    feed = "".join(json.dumps({"text": a["text"]}) + "\n" for a in articles)
    out = subprocess.run([program], input=feed.encode(), stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in out.decode().splitlines()]


def read_judged(program, path):
    """The traits of the candidates in judged.tsv and how right each is; what is no candidate any more is left out."""
    verdicts = {}
    with open(os.path.join(HERE, "judged.tsv"), encoding="utf-8") as table:
        for line in table:
            if line[0] == "#": continue
            article, start, end, stance, verdict = line.rstrip("\n").split("\t")
            verdicts.setdefault(article, []).append((int(start), int(end), stance, int(verdict)))
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        articles = [a for a in map(json.loads, lines) if a["id"] in verdicts]
    rows = []
    for article, found in zip(articles, candidates(program, articles)):
        for c in found:
            near = [(likeness((s, e), c["content"]), stance, v) for s, e, stance, v in verdicts[article["id"]]]
            most = max(near)[0]
            same = [(stance, v) for likeness, stance, v in near if likeness == most >= LIKE]
            own = [v for stance, v in same if stance == c["stance"]]
            # Another stance than the one judged is wrong where that was right; else nothing is known of it.
            other = [min(v, 1) for _, v in same if v != 1]
            if own or other: rows.append((c["traits"], RIGHT[(own or other)[0]]))
    return rows


def main():
    program, path, news = sys.argv[1:4]
    annotated = [json.loads(line) for line in open(path, encoding="utf-8")]
    articles = []
    for article, found in zip(annotated, candidates(program, annotated)):
        for c in found: c["right"] = max((agrees(c, g) for g in article["commitments"]), default=0)
        articles.append((article["commitments"], found))
    judged = read_judged(program, news)
    print(f"{len(judged)} judged candidates, {sum(len(found) for _, found in articles)} in annotated articles")
    if "--check" in sys.argv: return check(articles, judged)
    rows = judged + [(c["traits"], RIGHT[c["right"]]) for _, found in articles for c in found]
    weights = {**learn(rows), **GIVEN}
    with open(os.path.join(HERE, "confidence.tsv"), "w", encoding="utf-8") as table:
        table.write("# Made by make_confidence.py from articles annotated by hand.\n")
        table.write("# Trait of a commitment, its weight in hundredths of a logit. Sorted by bytes.\n")
        for t in sorted(weights, key=str.encode):
            if round(100 * weights[t]): table.write(f"{t}\t{round(100 * weights[t])}\n")
    scored = sorted((judge(weights, row), y) for row, y in rows)
    for low in range(0, 10):
        part = [y for p, y in scored if low / 10 <= p < (low + 1) / 10]
        if part: print(f"  confidence {low / 10:.1f}-{low / 10 + .1:.1f}: {len(part):4} of which right {100 * sum(part) / len(part):.0f} %")


main()
