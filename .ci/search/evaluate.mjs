// Asks a built site the queries of a table and counts how often the wanted answer comes first.
//
//   node evaluate.mjs SITE QUERIES [--all]
import path from "node:path";
import { opener } from "./index.mjs";
import { table } from "./corpus.mjs";

const codeOf = (record) => record.code || path.basename(record.href);

export const evaluate = async (site, queries) => {
  const open = opener(site);
  const results = [];
  for (const { query, want, kind } of queries) {
    const engine = open();
    const began = performance.now();
    const found = await engine.search(query);
    const time = performance.now() - began;
    const best = await Promise.all(found.hits.slice(0, 10).map((entry) => engine.record(entry)));
    const wanted = want.split("|");
    const rank = best.findIndex((record) => wanted.includes(codeOf(record))) + 1;
    results.push({ query, want, kind, rank, total: found.total, time, ...engine.cost, best });
  }
  return results;
};

export const share = (results, rank) => results.filter((one) => one.rank >= 1 && one.rank <= rank).length / results.length;

export const heaviest = (results) => results.reduce((a, b) => (a.bytes > b.bytes ? a : b));

export const summary = (results) => {
  const kinds = [...new Set(results.map((one) => one.kind))];
  const percent = (value) => (100 * value).toFixed(1).padStart(6);
  const line = (name, list) => `${name.padEnd(14)} ${String(list.length).padStart(4)} queries  hit@1 ${percent(share(list, 1))} %  hit@3 ${percent(share(list, 3))} %`;
  return [...kinds.map((kind) => line(kind, results.filter((one) => one.kind === kind))), line("all", results)].join("\n");
};

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [site, queries, all] = process.argv.slice(2);
  const results = await evaluate(site, table(queries));
  for (const one of results.filter((result) => (all ? result.rank !== 1 : result.rank === 0 || result.rank > 3))) {
    console.log(`${one.kind}: «${one.query}» wanted ${one.want}, found at ${one.rank || "no place"} of ${one.total}`);
    one.best.slice(0, 3).forEach((record) => console.log(`    ${record.code} ${record.title.slice(0, 120)}`));
  }
  console.log(summary(results));
  const largest = heaviest(results);
  console.log(`most bytes: ${largest.bytes} in ${largest.files} files for «${largest.query}»; slowest ${Math.max(...results.map((one) => one.time)).toFixed(0)} ms`);
}
