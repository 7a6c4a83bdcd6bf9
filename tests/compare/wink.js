// wink-nlp over the field "text" of every line of a JSON Lines file: tokens, sentences, parts of
// speech and entities (dates, amounts; it finds no names by type).
const fs = require("fs");
const model = require("wink-eng-lite-web-model");
const nlp = require("wink-nlp")(model, ["sbd", "pos", "ner"]);
const its = nlp.its;
let found = 0;
for (const line of fs.readFileSync(process.argv[2], "utf8").split("\n")) {
  if (!line) continue;
  const doc = nlp.readDoc(JSON.parse(line).text);
  found += doc.entities().out(its.detail).length + doc.tokens().out(its.pos).length;
}
console.log(found);
