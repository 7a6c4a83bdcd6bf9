#!/usr/bin/env python3
"""Makes `doing.tsv`: how far a verb is something that one binds oneself to do, or something that happens.

usage: make_doing.py ARTICLES.jsonl.gz

ARTICLES holds one article a line with its "text"; no annotation is needed. Counted is how often a base form follows
what binds ("agreed to", "refused to") and how often what forecasts ("is likely to", "could"). The list holds verbs seen
often, with ten times the logarithm of the ratio of their shares, smoothed. Same input, same output.
"""
import gzip, json, math, os, re, sys
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))
BINDS = re.compile(r"\b(?:agreed|promised|pledged|vowed|offered|refused|refuses|promises|pledges|vows|agrees|threatened|threatens|threatening|volunteered|decided|plans|planned|intends|"
                   r"committed|ready|willing|prepared|(?:urged|asked|ordered|told|urging|asking|called on) (?:[A-Z]\w+|him|her|them|us|the \w+)) (?:not |never )?to (?:not |immediately |also )?([a-z]+)\b")
FORECASTS = re.compile(r"\b(?:will|would|could|may|might|likely to|expected to|seems? to|appears? to|tends? to|began to|begins? to|bound to|supposed to|happens? to|continues? to|continued to)"
                       r" (?:not |never |also |likely |probably |still |only |soon |eventually )?([a-z]+)\b")
LEAST = 25


def main():
    binds, forecasts = Counter(), Counter()
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            binds.update(BINDS.findall(text))
            forecasts.update(FORECASTS.findall(text))
    a, b = sum(binds.values()), sum(forecasts.values())
    with open(os.path.join(HERE, "doing.tsv"), "w", encoding="utf-8") as table:
        table.write("# Made by make_doing.py from articles without annotation.\n")
        table.write("# Base form of a verb; ten times the logarithm of how much likelier it follows what binds than a forecast. Sorted by bytes.\n")
        for verb in sorted(set(binds) | set(forecasts), key=str.encode):
            if binds[verb] + forecasts[verb] < LEAST or len(verb) < 2 or verb.endswith("ly"): continue
            share = b / a * 10
            score = math.log((binds[verb] + 10) / (forecasts[verb] + share)) + math.log(b / a)
            table.write(f"{verb}\t{round(10 * score)}\n")


main()
