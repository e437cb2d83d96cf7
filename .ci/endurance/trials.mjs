// What is done to a build: killed, no room, no leave, another at the same time, somebody reading. Each trial gives what
// it found wrong and a line of figures.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { other, pause } from './sites.mjs';

// mulberry32: the same seed, the same instants.
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function count(list) {
  const counts = new Map();
  list.forEach((what) => counts.set(what, (counts.get(what) ?? 0) + 1));
  return [...counts].map(([what, times]) => `${times} ${what}`).join(', ');
}

// Half of the kills at any instant of a build, half about the swap: from when the manifest of the fresh site is there.
export async function kills(sites, folder, { times, random }) {
  const target = path.join(folder, 'công khai');
  const [faults, found] = [[], []];
  let published = 'A';
  await sites.publish(published, target);
  let killed = 0;
  // A build that has ended cannot be killed: another one is.
  for (let time = 0; killed < times && time < 3 * times; time += 1) {
    const wanted = other(published);
    const child = sites.start(wanted, target);
    if (time % 2 === 0) await pause(random() * sites.seconds * 1000);
    else await aboutTheSwap(child, target, random);
    child.kill('SIGKILL');
    const { signal } = await child.ended;
    killed += signal ? 1 : 0;
    let is = sites.what(target);
    // Where two folders cannot be exchanged, the next command must put the old site back.
    if (is === 'none' && sites.left(target).some((name) => name.endsWith('-old'))) {
      found.push('none until the next command');
      await sites.run('broken', target);
      is = sites.what(target);
    }
    found.push(`${signal ? 'killed' : 'too late'}, ${is === published ? 'old' : is === wanted ? 'new' : is}`);
    if (!['A', 'B'].includes(is)) faults.push(`kill ${time + 1}: ${is}`);
    published = ['A', 'B'].includes(is) ? is : published;
    if (time % 10 === 9) {
      published = other(published);
      await sites.publish(published, target);
      if (sites.what(target) !== published) faults.push(`after kill ${time + 1} a build gives: ${sites.what(target)}`);
      if (sites.left(target).length) faults.push(`after kill ${time + 1} a build left ${sites.left(target)}`);
    }
  }
  if (killed < times) faults.push(`only ${killed} builds were killed`);
  return { faults, figures: count(found) };
}

async function aboutTheSwap(child, target, random) {
  const manifest = path.join(path.dirname(target), `.${path.basename(target)}.minhbach-new`, 'manifest.json');
  while (child.exitCode === null && !existsSync(manifest)) await new Promise(setImmediate);
  const until = performance.now() + random() ** 2 * 60;
  while (performance.now() < until) await new Promise(setImmediate);
}

// A build must end with 0 and the new site, or with 3, words, and the old one.
async function must(sites, target, wanted, how, faults, found, what) {
  const before = other(wanted);
  const { code, signal, said } = await sites.run(wanted, target, how);
  const is = sites.what(target);
  found.push(code === 0 ? 'done' : (said.match(/os error \d+|file too large|another command/)?.[0] ?? `ended with ${code ?? signal}`));
  const right = (code === 0 && is === wanted) || (code === 3 && is === before && said.includes(path.dirname(target)));
  if (!right) faults.push(`${what}: ended with ${code ?? signal}, the folder is ${is}: ${said.trim().slice(-200)}`);
  const left = sites.left(target);
  // Without open files nothing can be removed; the next build cleans.
  if (left.length && !/ulimit -n/.test(what)) faults.push(`${what}: left ${left}`);
  return is === wanted || is === before ? is : undefined;
}

// A disk with room for one site and a part of another.
export async function full(sites, folder, { times, random }) {
  const [faults, found] = [[], []];
  const target = path.join(folder, 'public');
  const filler = path.join(folder, 'filler');
  let published = 'A';
  await sites.publish(published, target);
  for (let time = 0; time < times; time += 1) {
    rmSync(filler, { force: true });
    // The administrator's account may fill what is kept back for it too.
    const { bavail, bfree, bsize } = statfsSync(folder);
    const free = process.getuid?.() === 0 ? bfree : bavail;
    const needed = [...sites.whole.A.keys()].reduce((sum, file) => sum + Math.ceil(sizeOf(target, file) / bsize) * bsize, 0) * 1.4;
    fill(filler, Math.max(0, free * bsize - Math.floor(random() * needed)));
    published = (await must(sites, target, other(published), {}, faults, found, `full disk ${time + 1}`)) ?? published;
  }
  rmSync(filler, { force: true });
  await sites.publish(other(published), target);
  if (sites.what(target) !== other(published)) faults.push(`with room again: ${sites.what(target)}`);
  if (times >= 10 && found.every((end) => end === 'done')) faults.push('the disk was never full');
  return { faults, figures: count(found) };
}

const sizeOf = (folder, file) => statSync(path.join(folder, file), { throwIfNoEntry: false })?.size ?? 0;

function fill(file, bytes) {
  if (spawnSync('fallocate', ['-l', String(Math.max(1, bytes)), file]).status === 0) return;
  spawnSync('head', ['-c', String(bytes), '/dev/zero'], { stdio: ['ignore', 'pipe', 'ignore'] });
  spawnSync('bash', ['-c', `head -c ${bytes} /dev/zero >"$0"`, file]);
}

// Limits of the process: the size of a file, and how many are open.
export async function limits(sites, folder, { times, random }) {
  const [faults, found] = [[], []];
  const target = path.join(folder, 'public');
  let published = 'A';
  await sites.publish(published, target);
  for (let time = 0; time < times; time += 1) {
    const before = time % 3 === 2 ? `ulimit -n ${4 + Math.floor(random() * 5)}` : `ulimit -f ${Math.floor(random() ** 3 * 200)}`;
    const was = published;
    const local = [];
    published = (await must(sites, target, other(published), { before }, local, found, before)) ?? published;
    // With so few files the program may not even start, or not read its content: it must then change nothing.
    faults.push(...local.filter((fault) => !(before.startsWith('ulimit -n') && sites.what(target) === was)));
  }
  return { faults, figures: count(found) };
}

// Two builds of different contents at once.
export async function together(sites, folder, { times, random }) {
  const [faults, found] = [[], []];
  const target = path.join(folder, 'public');
  await sites.publish('A', target);
  for (let time = 0; time < times; time += 1) {
    const first = sites.run('A', target);
    await pause(random() * sites.seconds * (time % 2 ? 1000 : 50));
    const ends = await Promise.all([first, sites.run('B', target)]);
    const is = sites.what(target);
    found.push(`${ends.map(({ code }) => code).join(' and ')}`);
    const done = ['A', 'B'].filter((_, index) => ends[index].code === 0);
    if (!done.includes(is)) faults.push(`round ${time + 1}: ended with ${found.at(-1)}, the folder is ${is}`);
    if (ends.some(({ code }) => code !== 0 && code !== 3)) faults.push(`round ${time + 1}: ended with ${found.at(-1)}`);
    if (sites.left(target).length) faults.push(`round ${time + 1}: left ${sites.left(target)}`);
  }
  return { faults, figures: count(found) };
}

// Somebody reads a page all the time: it is there at every instant, and one of the two.
export async function readers(sites, folder, { times, exchange }) {
  const faults = [];
  const target = path.join(folder, 'public');
  const page = path.join(target, 'index.html');
  const known = ['A', 'B'].map((name) => sites.whole[name].get('index.html'));
  let [read, absent, published] = [0, 0, 'A'];
  await sites.publish(published, target);
  for (let time = 0; time < times; time += 1) {
    published = other(published);
    const child = sites.start(published, target);
    while (child.exitCode === null) {
      const bytes = existsSync(page) ? readFileSync(page) : undefined;
      read += 1;
      if (!bytes) absent += 1;
      else if (!known.includes(createHash('sha256').update(bytes).digest('hex'))) faults.push('a page of neither site was read');
      await new Promise(setImmediate);
    }
    await child.ended;
  }
  if (absent && exchange) faults.push(`${absent} times the page was not there`);
  return { faults, figures: `${read} reads, ${absent} found no page` };
}

// Places a site cannot be published into: words and 2 or 3, and nothing is changed.
export async function places(sites, folder, { mount }) {
  const faults = [];
  const target = path.join(folder, 'disk');
  mkdirSync(target);
  if (!mount(target, 'size=64m')) return { faults, figures: 'no mount can be made here: left out' };
  try {
    const onMount = await sites.run('A', target);
    if (onMount.code !== 3 || !/cannot be renamed/.test(onMount.said)) faults.push(`a mount point: ${onMount.code} ${onMount.said}`);
    const inside = path.join(target, 'public');
    await sites.publish('A', inside);
    writeFileSync(path.join(target, 'other'), 'x');
    mount(target, 'remount,ro');
    const readOnly = await sites.run('B', inside);
    if (readOnly.code !== 3 || !/Read-only file system/.test(readOnly.said) || sites.what(inside) !== 'A')
      faults.push(`a read-only disk: ${readOnly.code} ${readOnly.said}, the folder is ${sites.what(inside)}`);
  } finally {
    spawnSync('umount', [target]);
  }
  return { faults, figures: 'a mount point, a disk that is read-only' };
}
