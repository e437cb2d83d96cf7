// node selftest.mjs MINHBACH: the checks notice a folder that is mixed, and a build that writes in place.
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Sites, remove } from './sites.mjs';
import { chance, kills } from './trials.mjs';

const scratch = mkdtempSync(path.join(tmpdir(), 'tự thử '));
const sites = new Sites(path.resolve(process.argv[2]), scratch);
const whole = (name) => path.join(scratch, `whole ${name}`);
const missed = [];
const check = (holds, what) => {
  console.log(`${holds ? 'noticed' : 'MISSED '} ${what}`);
  if (!holds) missed.push(what);
};

const defects = {
  'one page of the other site': (folder) => cpSync(path.join(whole('B'), 'index.html'), path.join(folder, 'index.html')),
  'a file that is missing': (folder) => rmSync(path.join(folder, 'robots.txt')),
  'a file too many': (folder) => writeFileSync(path.join(folder, 'extra.html'), ''),
  'a file cut short': (folder) => writeFileSync(path.join(folder, 'manifest.json'), '{'),
  'an empty folder': (folder) => remove(folder) ?? mkdirSync(folder),
};
for (const [what, spoil] of Object.entries(defects)) {
  const folder = path.join(scratch, 'spoilt');
  remove(folder);
  cpSync(whole('A'), folder, { recursive: true });
  if (sites.what(folder) !== 'A') throw new Error('a sound folder is blamed');
  spoil(folder);
  check(!['A', 'B'].includes(sites.what(folder)), what);
}

// A program that writes a finished site over the published one, file by file.
const naive = path.join(scratch, 'naive');
writeFileSync(naive, `#!${process.execPath}
const { cpSync, mkdirSync, readdirSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const [, content, , target] = process.argv.slice(2);
const site = join(${JSON.stringify(scratch)}, 'whole ' + basename(content));
for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath ?? entry.path, entry.name);
  if (entry.isFile()) cpSync(file, join(target, file.slice(site.length)));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
}
`);
chmodSync(naive, 0o755);
sites.program = naive;
sites.seconds = 0.7;
const { faults } = await kills(sites, path.join(scratch), { times: 30, random: chance(1) });
check(faults.length > 0, `a build that writes in place: ${faults.length} of 30 kills leave a mixed folder`);

remove(scratch);
process.exit(missed.length ? 1 : 0);
