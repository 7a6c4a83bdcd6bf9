// compromise over the field "text" of every line of a JSON Lines file: people, places,
// organizations and quotations.
const fs = require("fs");
const nlp = require("compromise");
let found = 0;
for (const line of fs.readFileSync(process.argv[2], "utf8").split("\n")) {
  if (!line) continue;
  const doc = nlp(JSON.parse(line).text);
  found += doc.people().out("array").length + doc.places().out("array").length;
  found += doc.organizations().out("array").length + doc.quotations().out("array").length;
}
console.log(found);
