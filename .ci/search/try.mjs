import { open } from "./index.mjs";
const [site, ...queries] = process.argv.slice(2);
for (const query of queries) {
  const engine = open(site);
  const t = performance.now();
  const found = await engine.search(query);
  const ms = performance.now() - t;
  const shown = [];
  for (const entry of found.hits.slice(0, 5)) shown.push(await engine.record(entry));
  for (const entry of found.hits.slice(5, 10)) await engine.record(entry);
  console.log(`\n«${query}» ${found.total} hits, ${engine.cost.bytes} B in ${engine.cost.files} files, ${ms.toFixed(0)} ms`, JSON.stringify(found.ambiguities), JSON.stringify(found.corrections));
  for (const record of shown) console.log("   ", record.kind.word, record.code || "", record.title.slice(0, 110));
}
