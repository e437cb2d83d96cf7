// Puts every string of the corpus into every field of text of every kind of record, and asks the program what it accepts.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Schemas } from './schema.mjs';
import { addRecords, extendSite, makersOf, readSite, textsOf, writeSite } from './site.mjs';

const SITES = 2; // departments: what stands once in a department takes a new form in each
const RECORDS = 2; // new records of each kind in each department
const MOST_RECORDS = 40;
const ROUNDS = 12; // how often what is refused is taken out before giving up

export function run(program, ...options) {
  const { status, stdout, stderr } = spawnSync(program, options, { encoding: 'utf8', maxBuffer: 1 << 30, env: { ...process.env, LC_ALL: 'C.UTF-8', RUST_BACKTRACE: '0' } });
  return { status, stdout, stderr };
}

export function readSchemas(program, folder) {
  run(program, 'schema', '-o', folder);
  const names = fs.readdirSync(folder).map((file) => path.basename(file, '.json'));
  return new Schemas(Object.fromEntries(names.map((name) => [name, JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), 'utf8'))])));
}

// Every field of text by path; bodies of pages are fields as well.
export function fieldsOf(schemas) {
  const fields = new Map(Object.keys(schemas.documents).flatMap((name) => [...schemas.fields(name)]));
  for (const name of ['plan', 'procedure', 'report', 'news', 'page']) fields.set(`${name}:body`, { free: true, strict: [] });
  return fields;
}

// Sites that have every field at least once: the sample with new records, and the real texts of another.
export function makeSites(schemas, fields, { sample, real }) {
  const sites = new Map();
  for (let number = 0; number < SITES; number += 1) {
    const files = readSite(schemas, sample);
    extendSite(schemas, files, RECORDS);
    for (let record = 0; record < RECORDS; record += 1) addRecords(schemas, files, record);
    sites.set(`so-${number}`, files);
  }
  const missing = () => {
    const found = new Set([...sites.values()].flatMap(textsOf).map((text) => text.path));
    return [...fields].filter(([path, { free }]) => free && !found.has(path)).map(([path]) => path);
  };
  const all = [...sites.values()];
  for (let record = RECORDS; record < MOST_RECORDS; record += 1) {
    const makers = makersOf(missing().map((path) => path.split(':')[0]));
    if (makers.size === 0) break;
    addRecords(schemas, all[record % SITES], record, [...makers]);
  }
  if (real) sites.set('so-that', readSite(schemas, real));
  return sites;
}

const BETWEEN = ['\n\n', ' ', ' · '];

// A field, whatever its form: `note`, `note.vi`, `note.en` and `note.withheld` are one, printed by one piece of the program.
export const fieldOf = (path) => path.replace(/\.(vi|en|withheld|none)$/, '');

// Real texts become one string each; in new records, the strings are dealt out to the places of a field so that each is
// in one of them.
//
// With `every` above 1 a field gets only one string of so many, another field the next ones.
export function deal(sites, strings, every) {
  const texts = [...sites.values()].flatMap(textsOf);
  const places = new Map();
  for (const text of texts.filter(({ isMade }) => isMade)) places.set(fieldOf(text.path), [...(places.get(fieldOf(text.path)) ?? []), text]);
  [...places.values()].forEach((made, field) => {
    const own = strings.filter((_, index) => (index + field) % every === 0);
    const share = Math.ceil(own.length / made.length);
    made.forEach((text, index) => put(text, own.slice(index * share, (index + 1) * share), BETWEEN[index % BETWEEN.length]));
  });
  // The register stays as it is: what names its documents shall find them.
  texts.filter(({ isMade, path }) => !isMade && !path.startsWith('documents:')).forEach((text, index) => put(text, [strings[index % strings.length]], ''));
}

function put(text, strings, separator) {
  text.strings = strings;
  if (strings.length === 0) { text.value = text.benign; return; }
  // What is written below makes links of identifiers and explains abbreviations: its text is put together from pieces.
  const mention = text.isMade && !text.path.startsWith('documents:') ? ' Nghị định số 61/2018/NĐ-CP, CCHC' : '';
  text.value = strings.join(text.path.endsWith(':body') ? '\n\n' : separator) + mention;
}

// Writes the sites and takes out what the program refuses, until it has no error left. Gives what was refused, what no place
// explains, and what `check` says that is no diagnostic.
export function settle(program, sites, folder) {
  const refused = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    fs.rmSync(folder, { recursive: true, force: true });
    const places = new Map([...sites].flatMap(([name, files]) => [...writeSite(files, path.join(folder, name))].map(([file, found]) => [`${name}/${file}`, found])));
    const { status, stdout, stderr } = run(program, 'check', folder, '--format', 'json', '--lang', 'en');
    if (![0, 1].includes(status) || /panicked/.test(stderr)) return { refused, unexplained: [`check ended with ${status}: ${stderr.slice(0, 400)}`] };
    const errors = JSON.parse(stdout).filter(({ severity }) => severity === 'error');
    if (errors.length === 0) return { refused, unexplained: [] };
    const unexplained = errors.filter((error) => !takeOut(places.get(error.file), error, refused));
    if (unexplained.length === errors.length) return { refused, unexplained: unexplained.map(say) };
  }
  return { refused, unexplained: ['what is refused changes for ever'] };
}

const say = ({ file, line, column, code, message }) => `${file}:${line}:${column} ${code}: ${message}`;

function takeOut(places, error, refused) {
  const at = places?.find(({ line, start, end, toTheEnd }) => (toTheEnd ? error.line >= line : error.line === line && error.column < end && Math.max(error.end_column, error.column + 1) > start));
  if (!at || at.text.strings.length === 0) return false;
  const { text } = at;
  const number = at.toTheEnd && text.strings.length > 1 ? stringAt(text.strings, error.line - at.line - 1) : -1;
  const out = number < 0 ? text.strings : [text.strings[number]];
  refused.push({ path: text.path, code: error.code, strings: out, message: error.message });
  put(text, text.strings.filter((string) => !out.includes(string)), '\n\n');
  return true;
}

// The strings of a body stand in blocks of their own: which one has this line?
function stringAt(strings, line) {
  let first = 0;
  return strings.findIndex((string) => (first += string.split('\n').length + 1) > line);
}

// The strings each field holds in the end.
export function coverage(sites) {
  const held = new Map();
  for (const text of [...sites.values()].flatMap(textsOf)) {
    const strings = held.get(fieldOf(text.path)) ?? new Set();
    for (const string of text.strings ?? []) strings.add(string);
    held.set(fieldOf(text.path), strings);
  }
  return held;
}
