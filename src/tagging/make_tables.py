#!/usr/bin/env python3
"""Makes `lexicon.tsv`, `suffixes.tsv` and `transitions.tsv` of this folder from the GUM treebank.

usage: make_tables.py FOLDER_WITH_CONLLU_FILES

GUM (amir-zeldes/gum): annotations CC BY 4.0. Only frequencies are kept: how often a word form, an ending or a
pair of neighbouring tags carries which part of speech. Same input, same output.
"""
import glob, math, os, sys
from collections import Counter, defaultdict

TAGS = {  # Penn tag -> tag of this program (src/tagging/tag.rs)
    "NN": "NN", "NNS": "NN", "NNP": "NP", "NNPS": "NP", "VB": "VB", "VBP": "VBP", "VBZ": "VBZ", "VBD": "VBD",
    "VBN": "VBN", "VBG": "VBG", "MD": "MD", "JJ": "JJ", "JJR": "JJ", "JJS": "JJ", "RB": "RB", "RBR": "RB", "RBS": "RB",
    "DT": "DT", "PDT": "DT", "IN": "IN", "TO": "TO", "PRP": "PR", "EX": "PR", "PRP$": "PS", "CC": "CC", "WDT": "WH",
    "WP": "WH", "WP$": "WH", "WRB": "WH", "CD": "CD", "POS": "PO", "RP": "RP"}
PUNCT = {",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "$", "SYM", "LS"}
ORDER = ["NN", "NP", "VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "MD", "JJ", "RB", "DT", "IN", "TO", "PR", "PS", "CC", "WH", "CD", "PO", "RP", "PU"]
HERE = os.path.dirname(os.path.abspath(__file__))


def sentences(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*.conllu"))):
        sentence = []
        for line in open(path, encoding="utf-8"):
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 10:
                if sentence: yield sentence
                sentence = []
            elif cells[0].isdigit():
                form, penn = cells[1], cells[4]
                if form.lower() in ("n't", "n’t", "nt") and sentence:  # a negation stays in its verb here
                    sentence[-1] = (sentence[-1][0] + form, sentence[-1][1])
                    continue
                tag = "PU" if penn in PUNCT else TAGS.get(penn)
                if tag: sentence.append((form, tag))
        if sentence: yield sentence


def counts(counter): return " ".join(f"{t}:{c}" for t, c in sorted(counter.items(), key=lambda x: (-x[1], x[0])))


def main():
    words, pairs = defaultdict(Counter), Counter()
    for sentence in sentences(sys.argv[1]):
        before = "PU"
        for i, (form, tag) in enumerate(sentence):
            pairs[before, tag] += 1
            before = tag
            if tag == "PU": continue
            key = form.replace("’", "'")
            if tag != "NP": key = key.lower()
            words[key][tag] += 1
        pairs[before, "PU"] += 1
    endings = defaultdict(Counter)
    for word, tags in words.items():
        if sum(tags.values()) <= 3 and word.isalpha() and word.islower() and len(word) > 4:
            for n in (2, 3, 4):
                for tag in tags: endings[word[-n:]][tag] += 1
    def write(name, head, rows):
        with open(os.path.join(HERE, name), "w", encoding="utf-8") as out:
            out.write("".join(f"# {h}\n" for h in head))
            for row in sorted(rows, key=lambda r: r.encode()): out.write(row + "\n")
    made = "Made by make_tables.py from the GUM treebank (annotations CC BY 4.0)."
    keep = {w: t for w, t in words.items() if w.replace("'", "").replace(".", "").isalpha()
            and (sum(t.values()) > 1 or w.islower()) and set(t) != {"NP"}}
    write("lexicon.tsv", [made, "Word form in lower case, its parts of speech with their counts."], [f"{w}\t{counts(t)}" for w, t in keep.items()])
    write("suffixes.tsv", [made, "Ending of rare words, parts of speech with their counts."],
          [f"{e}\t{counts(t)}" for e, t in endings.items() if sum(t.values()) >= 4])
    rows = []
    for a in ORDER:
        total = sum(pairs[a, b] for b in ORDER)
        cells = [round(-100 * math.log((pairs[a, b] + 0.5) / (total + 0.5 * len(ORDER)))) for b in ORDER]
        rows.append(" ".join(map(str, cells)))
    prior = Counter(t for s in words.values() for t in s.elements())
    all_ = sum(prior.values()) + 1
    with open(os.path.join(HERE, "transitions.txt"), "w") as out:
        out.write(" ".join(str(round(-100 * math.log((prior[t] + 1) / all_))) for t in ORDER) + "\n")
        out.write("\n".join(rows) + "\n")


main()
