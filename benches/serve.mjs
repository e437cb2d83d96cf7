// Measures how soon an edit is shown: saves one procedure again and again while the preview runs and asks for its page
// until the new words are there.
//
//     node benches/serve.mjs MINHBACH CONTENT [--edits 60] [--pause 300] [--require]
//
// CONTENT is written to: one procedure changes and is put back at the end. With --require the command fails where the
// median is over 100 ms or the 95th percentile over 250 ms.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const MEDIAN = 100;
const PERCENTILE_95 = 250;
const POLL = 5;

const [program, content, ...options] = process.argv.slice(2);
if (!program || !content) {
  console.error('node benches/serve.mjs MINHBACH CONTENT [--edits 60] [--pause 300] [--require]');
  process.exit(2);
}
const option = (name, otherwise) => (options.includes(name) ? Number(options[options.indexOf(name) + 1]) : otherwise);
const edits = option('--edits', 60);
const pause = option('--pause', 300);

const sleep = (time) => new Promise((done) => setTimeout(done, time));

const get = (address) =>
  new Promise((done, fail) => {
    http
      .get(address, { agent: false }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part) => (text += part));
        answer.on('end', () => done(text));
      })
      .on('error', fail);
  });

const begun = performance.now();
const preview = spawn(program, ['serve', content, '--port', '0', '--lang', 'en'], { stdio: ['ignore', 'ignore', 'pipe'] });
const home = await new Promise((done, fail) => {
  let told = '';
  preview.stderr.setEncoding('utf8');
  preview.stderr.on('data', (part) => {
    told += part;
    const found = told.match(/http:\/\/[^/]+\//);
    if (found) done(found[0]);
  });
  preview.on('exit', () => fail(new Error(told)));
});
console.log(`first page after ${Math.round(performance.now() - begun)} ms`);

const folder = path.join(content, 'procedures');
const names = fs.readdirSync(folder).filter((name) => name.endsWith('.md') && !name.endsWith('.en.md'));
const name = names[Math.floor(names.length / 2)];
const file = path.join(folder, name);
const page = `${home}thu-tuc/${name.slice(0, -3)}/`;
const before = fs.readFileSync(file, 'utf8');

const inPlace = (text) => fs.writeFileSync(file, text);
const aside = (text) => {
  fs.writeFileSync(path.join(folder, `.${name}.tmp`), text);
  fs.renameSync(path.join(folder, `.${name}.tmp`), file);
};

const shownAfter = async (words) => {
  const from = performance.now();
  while (!(await get(page)).includes(words)) {
    if (performance.now() - from > 60_000) throw new Error(`${page} never showed ${words}`);
    await sleep(POLL);
  }
  return performance.now() - from;
};

const calmAfter = async () => {
  const from = performance.now();
  while ((await get(page)).includes('minhbach-refreshing')) await sleep(20);
  return performance.now() - from;
};

const at = (times, share) => times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)];
const told = (times) => {
  times.sort((a, b) => a - b);
  return `median ${at(times, 0.5).toFixed(1)} ms, 95th percentile ${at(times, 0.95).toFixed(1)} ms, longest ${times.at(-1).toFixed(1)} ms`;
};

let isSlow = false;
try {
  await get(page);
  const alone = [];
  for (let number = 0; number < 20; number += 1) {
    const from = performance.now();
    await get(page);
    alone.push(performance.now() - from);
  }
  console.log(`${names.length} procedures; a page that is asked for: ${told(alone)}`);
  for (const [how, save] of [['in place', inPlace], ['through a temporary file', aside]]) {
    // While checks run, as they do for whoever goes on writing, and after they have ended.
    for (const [when, rest] of [['while checks run', async () => sleep(pause * Math.random())], ['at rest', calmAfter]]) {
      const times = [];
      for (let number = 0; number < edits; number += 1) {
        if (when === 'at rest' && number >= Math.max(5, edits / 4)) break;
        const words = `Lần sửa ${how === 'in place' ? 'một' : 'hai'}-${when === 'at rest' ? 'a' : 'b'}-${number}.`;
        await rest();
        save(`${before}\n${words}\n`);
        times.push(await shownAfter(words));
      }
      isSlow ||= at([...times].sort((a, b) => a - b), 0.5) > MEDIAN || at([...times].sort((a, b) => a - b), 0.95) > PERCENTILE_95;
      console.log(`saved ${how}, ${when}: ${told(times)} (${times.length} edits)`);
    }
  }
  await calmAfter();
  inPlace(`${before}\nLần cuối.\n`);
  await shownAfter('Lần cuối.');
  console.log(`everything that depends on an edit: ${Math.round(await calmAfter())} ms`);
} finally {
  fs.writeFileSync(file, before);
  preview.removeAllListeners('exit');
  preview.kill('SIGINT');
}
if (isSlow) console.log(`over ${MEDIAN} ms (median) or ${PERCENTILE_95} ms (95th percentile)`);
process.exit(isSlow && options.includes('--require') ? 1 : 0);
