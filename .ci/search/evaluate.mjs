#!/usr/bin/env node
// Asks built sites the queries of the tables in tests/search and counts how often the wanted answer comes first.
//
//   node evaluate.mjs MINHBACH PUBLIC [--all]
//
// MINHBACH builds the site of `procedures.tsv`; PUBLIC holds the sample sites. Fails below the floors of `floor.json`.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { table, write } from "./corpus.mjs";
import { opener } from "./index.mjs";

const tables = path.join(import.meta.dirname, "../../tests/search");
const addressOf = (record) => record.href.replace("../", "");

// Asks a site queries, each with a search that has loaded nothing yet. A result is wanted by its code or its address.
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
    const rank = best.findIndex((record) => wanted.includes(record.code) || wanted.includes(addressOf(record))) + 1;
    results.push({ query, want, kind, rank, total: found.total, time, ...engine.cost, best });
  }
  return results;
};

const share = (results, rank) => results.filter((one) => one.rank >= 1 && one.rank <= rank).length / results.length;

export const heaviest = (results) => results.reduce((a, b) => (a.bytes > b.bytes ? a : b));

const summary = (results) => {
  const kinds = [...new Set(results.map((one) => one.kind))];
  const percent = (value) => (100 * value).toFixed(1).padStart(6);
  const line = (name, list) => `${name.padEnd(14)} ${String(list.length).padStart(4)} queries  hit@1 ${percent(share(list, 1))} %  hit@3 ${percent(share(list, 3))} %`;
  return [...kinds.map((kind) => line(kind, results.filter((one) => one.kind === kind))), line("all", results)].join("\n");
};

const showMisses = (results, all) => {
  for (const one of results.filter((result) => (all ? result.rank !== 1 : result.rank === 0 || result.rank > 3))) {
    console.log(`${one.kind}: «${one.query}» wanted ${one.want}, found at ${one.rank || "no place"} of ${one.total}`);
    one.best.slice(0, 3).forEach((record) => console.log(`    ${record.code ?? addressOf(record)} ${record.title.slice(0, 120)}`));
  }
};

// Says what was found. True when it is no less than the floor, and no query loads more than it may.
const judge = (name, results, floor, all) => {
  showMisses(results, all);
  console.log(`\n${name}\n${summary(results)}`);
  const most = heaviest(results);
  console.log(`most bytes: ${most.bytes} (${most.packed} with gzip) in ${most.files} files for «${most.query}», may be ${floor.bytes}`);
  const low = ["hit1", "hit3"].filter((key, i) => share(results, [1, 3][i]) < floor[key]);
  low.forEach((key) => console.log(`FAILED: ${key} is below its floor of ${100 * floor[key]} %`));
  if (most.bytes > floor.bytes) console.log("FAILED: a query loads more than it may");
  return low.length === 0 && most.bytes <= floor.bytes;
};

const ofCorpus = async (program) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "search-"));
  try {
    write(table(path.join(tables, "procedures.tsv")), path.join(folder, "content"));
    const built = spawnSync(program, ["build", path.join(folder, "content"), "-o", path.join(folder, "site")], { stdio: "ignore" });
    if (built.status !== 0) throw new Error(`the build ended with ${built.status}`);
    return await evaluate(path.join(folder, "site"), table(path.join(tables, "queries.tsv")));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
};

const ofSites = async (folder) => {
  const queries = table(path.join(tables, "site-queries.tsv"));
  const sites = [...new Set(queries.map(({ site }) => site))];
  const results = await Promise.all(sites.map((site) => evaluate(path.join(folder, site), queries.filter((one) => one.site === site))));
  return results.flat();
};

// A search that finds other things than wanted must fall below a floor.
const selfCheck = (results, floor) => {
  const worse = results.map((one, i) => (i % 4 === 0 ? { ...one, rank: 0 } : one));
  const output = console.log;
  console.log = () => {};
  const noticed = !judge("", worse, floor) && !judge("", [{ ...results[0], bytes: floor.bytes + 1 }, ...results], floor);
  console.log = output;
  console.log(noticed ? "self-check: fewer hits and more bytes are noticed" : "FAILED: the self-check was not noticed");
  return noticed;
};

if (process.argv[1] === import.meta.filename) {
  const [program, folder, all] = process.argv.slice(2);
  const floor = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, "floor.json"), "utf8"));
  const corpus = await ofCorpus(program);
  const sites = await ofSites(folder);
  const holds = [judge("procedures.tsv", corpus, floor.procedures, all), judge("site-queries.tsv", sites, floor.sites, all), selfCheck(corpus, floor.procedures)];
  process.exitCode = holds.every(Boolean) ? 0 : 1;
}
