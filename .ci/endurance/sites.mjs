// Two contents that differ in every page, what a whole build of each is byte for byte, and which of them a folder holds.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';

// Every file below a folder: its path and the digest of its bytes.
export function snapshot(folder) {
  const files = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    files.set(path.relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex'));
  }
  return files;
}

const same = (left, right) => left.size === right.size && [...left].every(([file, hash]) => right.get(file) === hash);

export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

export class Sites {
  // `content` is a content folder; a new site of `minhbach init` where none is given.
  constructor(program, scratch, content) {
    this.program = program;
    this.contents = { A: path.join(scratch, 'A'), B: path.join(scratch, 'B'), broken: path.join(scratch, 'not there') };
    if (content) cpSync(content, this.contents.A, { recursive: true });
    else this.#init(path.join(scratch, 'init'));
    cpSync(this.contents.A, this.contents.B, { recursive: true });
    this.#change(this.contents.B);
    this.whole = {};
    this.seconds = 0;
    for (const name of ['A', 'B']) {
      const folder = path.join(scratch, `whole ${name}`);
      const began = performance.now();
      const { status, stderr } = spawnSync(program, this.options(name, folder), { encoding: 'utf8' });
      if (status !== 0) throw new Error(`a whole build of ${name} ended with ${status}: ${stderr}`);
      this.seconds = (performance.now() - began) / 1000;
      this.whole[name] = snapshot(folder);
      this.bytes = [...this.whole[name].keys()].reduce((sum, file) => sum + readFileSync(path.join(folder, file)).length, 0);
    }
    if (same(this.whole.A, this.whole.B)) throw new Error('the two contents build the same site');
  }

  #init(folder) {
    const options = ['init', folder, '--department', 'Sở Nội vụ', '--province', 'Minh Hòa', '--year', '2026'];
    const { status, stderr } = spawnSync(this.program, options, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`init ended with ${status}: ${stderr}`);
    cpSync(path.join(folder, 'content'), this.contents.A, { recursive: true });
  }

  // Another name of the department is on every page.
  #change(content) {
    const department = readdirSync(content, { recursive: true }).find((file) => path.basename(file) === 'department.toml');
    const file = path.join(content, department);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^name = "/m, 'name = "Bản B: '));
  }

  options(name, target) {
    return ['build', this.contents[name], '-o', target, '--lang', 'en'];
  }

  start(name, target, { before = '' } = {}) {
    const options = before
      ? ['bash', ['-c', `${before}; exec "$@"`, 'bash', this.program, ...this.options(name, target)]]
      : [this.program, this.options(name, target)];
    const child = spawn(...options, { stdio: ['ignore', 'ignore', 'pipe'] });
    child.said = '';
    child.stderr.on('data', (text) => (child.said += text));
    child.ended = new Promise((done) => child.on('close', (code, signal) => done({ code, signal, said: child.said })));
    return child;
  }

  run(name, target, how) {
    return this.start(name, target, how).ended;
  }

  // 'A', 'B', 'none', or what is wrong in words.
  what(folder) {
    if (!existsSync(folder)) return 'none';
    const found = snapshot(folder);
    const whole = ['A', 'B'].find((name) => same(found, this.whole[name]));
    if (whole) return whole;
    const of = (name) => [...found].filter(([file, hash]) => this.whole[name].get(file) === hash).length;
    return `mixed: ${found.size} files, ${of('A')} of A (${this.whole.A.size}), ${of('B')} of B (${this.whole.B.size})`;
  }

  // What a command left beside a folder.
  left(folder) {
    return readdirSync(path.dirname(folder)).filter((name) => name.startsWith(`.${path.basename(folder)}.minhbach-`));
  }

  async publish(name, target) {
    const { code, said } = await this.run(name, target);
    if (code !== 0) throw new Error(`a build ended with ${code}: ${said}`);
  }
}

export const other = (name) => (name === 'A' ? 'B' : 'A');
export const remove = (folder) => rmSync(folder, { recursive: true, force: true });
