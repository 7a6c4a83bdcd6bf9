"""spaCy's small English model over the field "text" of every line of a JSON Lines file."""

import json
import sys

import spacy

nlp = spacy.load("en_core_web_sm")
with open(sys.argv[1], encoding="utf-8") as lines:
    texts = [json.loads(line)["text"] for line in lines]
print(sum(len(document.ents) for document in nlp.pipe(texts)))
