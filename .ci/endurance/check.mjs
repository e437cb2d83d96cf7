// node check.mjs MINHBACH [--kills 300] [--full 100] [--limits 30] [--rounds 20] [--seed 1] [--content DIR]
//                 [--folder DIR] [--no-exchange]
// Builds are killed, run out of room, run into each other: a published folder is each time the whole old or the whole new
// site. --folder: where to publish, to try a file system; --no-exchange says that it cannot exchange two folders. Exit codes: 0 all holds, 1 something does not.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Sites, remove } from './sites.mjs';
import * as trials from './trials.mjs';

const text = (value) => ({ type: 'string', default: value });
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: text('300'), full: text('100'), limits: text('30'), rounds: text('20'), seed: text('1'), readers: text('4'),
    folder: { type: 'string' }, content: { type: 'string' }, 'no-exchange': { type: 'boolean' },
  },
});
const program = realpathSync(positionals[0]);
const scratch = mkdtempSync(path.join(tmpdir(), 'bền bỉ '));
const place = values.folder ? mkdtempSync(path.join(values.folder, 'e-')) : path.join(scratch, 'nơi công bố');
mkdirSync(place, { recursive: true });
const random = trials.chance(Number(values.seed));

// A disk of its own in memory, where this machine lets one be made.
const mount = (folder, options) => spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'none', folder]).status === 0;

let failed = 0;
async function trial(name, times, run, more = {}) {
  if (times === 0) return;
  const folder = more.folder ?? path.join(place, name);
  mkdirSync(folder, { recursive: true });
  const began = performance.now();
  const { faults, figures } = await run(sites, folder, { times, random, ...more });
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${faults.length ? 'FAILS' : 'holds'} ${name}${times ? ` (${times})` : ''}, ${seconds} s: ${figures}`);
  faults.slice(0, 5).forEach((fault) => console.log(`      ${fault}`));
  failed += faults.length ? 1 : 0;
}

async function fullDisk() {
  const times = Number(values.full);
  const folder = path.join(place, 'full disk');
  mkdirSync(folder);
  if (values.folder) return trial('full disk', times, trials.full, { folder });
  if (!mount(folder, `size=${Math.ceil((sites.bytes * 3.5) / 1024)}k`)) {
    console.log('left out: a full disk, for no disk of its own can be mounted here; the limits below stand for it');
    return;
  }
  try {
    await trial('full disk', times, trials.full, { folder });
  } finally {
    spawnSync('umount', [folder]);
  }
}

const sites = new Sites(program, scratch, values.content && realpathSync(values.content));
console.log(`a build takes ${sites.seconds.toFixed(2)} s and gives ${sites.whole.A.size} files; seed ${values.seed}`);
const exchange = !values['no-exchange'];
try {
  await trial('kills', Number(values.kills), trials.kills);
  await fullDisk();
  await trial('limits', Number(values.limits), trials.limits);
  await trial('two at once', Number(values.rounds), trials.together);
  await trial('readers', Number(values.readers), trials.readers, { exchange });
  await trial('places', undefined, trials.places, { mount });
} finally {
  remove(place);
  remove(scratch);
}
console.log(failed ? `${failed} trials failed` : 'all holds');
process.exit(failed ? 1 : 0);
