// Makes the content of a site whose every text is a `Text`: the real one of a folder, and beside each of its records new
// ones with every field the schemas know. Gives files; writes nothing.
import fs from 'node:fs';
import path from 'node:path';
import { parse, TomlDate } from 'smol-toml';
import { listFiles } from '../browser/site.mjs';
import { Text, writeToml } from './toml.mjs';

// Which schema a file of the content follows.
const SCHEMA_OF = [
  [/^department\.toml$/, 'department'], [/^documents\.toml$/, 'documents'], [/^indicators\.toml$/, 'indicators'], [/^glossary\.toml$/, 'glossary'], [/^changes\.toml$/, 'changes'],
  [/^plans\/[^/]+\/plan\.md$/, 'plan'], [/^plans\/[^/]+\/tasks\.toml$/, 'tasks'], [/^plans\/[^/]+\/budget\.toml$/, 'budget'],
  [/^results\/.*\.toml$/, 'results'], [/^statistics\/.*\.toml$/, 'statistics'],
  [/^procedures\/(?!.*\.en\.md).*\.md$/, 'procedure'], [/^reports\/(?!.*\.en\.md).*\.md$/, 'report'], [/^news\/(?!.*\.en\.md).*\.md$/, 'news'], [/^pages\/(?!.*\.en\.md).*\.md$/, 'page'],
];
const ENGLISH = { plan: 'plan', procedures: 'procedure', reports: 'report', news: 'news', pages: 'page' };

const schemaOf = (file) => SCHEMA_OF.find(([pattern]) => pattern.test(file))?.[1];

// A file: its table (the whole of it, or the head of a page), its body, or bytes that stay as they are.
function readFile(schemas, folder, file) {
  const bytes = fs.readFileSync(path.join(folder, file));
  const name = schemaOf(file);
  if (file.endsWith('.en.md')) {
    const of = ENGLISH[file.split('/')[0]] ?? 'plan';
    return { body: new Text(`${of}:body`, bytes.toString()) };
  }
  if (!name) return { bytes };
  if (file.endsWith('.toml')) return { name, table: schemas.mark(name, schemas.root(name), parse(bytes.toString())) };
  const [, head, body] = bytes.toString().match(/^\+\+\+\n([\s\S]*?)\n\+\+\+\n?([\s\S]*)$/);
  return { name, table: schemas.mark(name, schemas.root(name), parse(head)), body: new Text(`${name}:body`, body) };
}

export function readSite(schemas, folder) {
  return new Map(listFiles(folder).map((file) => [file, readFile(schemas, folder, file)]));
}

const make = (schemas, name, known) => schemas.make(name, schemas.root(name), '', known);

// Lists of records get longer; a value that stands alone becomes the new one.
function extend(schemas, files, name, known) {
  const file = `${name}.toml`;
  const entry = files.get(file) ?? { name, table: {} };
  for (const [key, value] of Object.entries(make(schemas, name, known))) {
    const isList = Array.isArray(value) && typeof value[0] === 'object' && !(value[0] instanceof Text);
    entry.table[key] = isList ? [...(entry.table[key] ?? []), ...value] : value;
  }
  files.set(file, entry);
}

function page(schemas, files, file, name, known) {
  files.set(file, { name, table: make(schemas, name, known), body: new Text(`${name}:body`, 'Chữ thường.', true) });
  files.set(file.replace(/\.md$/, '.en.md'), { body: new Text(`${name}:body`, 'Plain words.', true) });
}

const table = (schemas, files, file, name, known) => files.set(file, { name, table: make(schemas, name, known) });

// How the n-th new record of a kind comes into a site. What is listed in one file for the whole site is made by `extendSite`.
const MAKERS = {
  plan: (schemas, files, known, inPlan) => {
    page(schemas, files, `plans/${known.id}/plan.md`, 'plan', known);
    table(schemas, files, `plans/${known.id}/tasks.toml`, 'tasks', inPlan);
    table(schemas, files, `plans/${known.id}/budget.toml`, 'budget', inPlan);
    table(schemas, files, `results/${known.id}.toml`, 'results', inPlan);
  },
  statistics: (schemas, files, known, inPlan, ofPeriod) => table(schemas, files, `statistics/${known.id}.toml`, 'statistics', ofPeriod),
  procedure: (schemas, files, known) => page(schemas, files, `procedures/${known.id}.md`, 'procedure', known),
  report: (schemas, files, known, inPlan, ofPeriod) => page(schemas, files, `reports/${known.id}.md`, 'report', ofPeriod),
  news: (schemas, files, known) => page(schemas, files, `news/${known.id}.md`, 'news', known),
  page: (schemas, files, known) => page(schemas, files, `pages/${known.id}.md`, 'page', known),
};
const MADE_WITH = { tasks: 'plan', budget: 'plan', results: 'plan' };

export const makersOf = (names) => new Set([...names].map((name) => MADE_WITH[name] ?? name).filter((name) => name in MAKERS));

// Puts the n-th new record of each of some kinds into a site.
export function addRecords(schemas, files, number, makers = Object.keys(MAKERS)) {
  const id = `m${number}`;
  const known = { id, ids: {}, fixed: {} };
  const inPlan = { ...known, ids: { plan: id, task: `${id}-task`, budget: `${id}-budgetline` } };
  const ofPeriod = { ...known, fixed: { period: String(1900 + number) } };
  for (const maker of makers) MAKERS[maker](schemas, files, known, inPlan, ofPeriod);
}

// Makes a department anew and lengthens the lists of a site by `count` records.
export function extendSite(schemas, files, count) {
  const known = { id: 'm', count, ids: {}, fixed: {} };
  for (const name of ['department', 'documents', 'indicators', 'glossary']) extend(schemas, files, name, known);
  table(schemas, files, 'changes.toml', 'changes', known);
}

const collect = (value, found) => {
  if (value instanceof Text) found.push(value);
  else if (value && typeof value === 'object' && !(value instanceof TomlDate) && !Buffer.isBuffer(value)) for (const item of Object.values(value)) collect(item, found);
  return found;
};

// Every text of a site, in the order of its files.
export const textsOf = (files) => [...files.values()].flatMap((file) => collect([file.table, file.body], []));

// Writes the site; gives the place of every text by file.
export function writeSite(files, folder) {
  const places = new Map();
  for (const [file, { table, body, bytes }] of files) {
    const target = path.join(folder, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    if (bytes) { fs.writeFileSync(target, bytes); continue; }
    const toml = table && writeToml(table);
    const isPage = file.endsWith('.md');
    const head = toml ? (isPage ? `+++\n${toml.text}+++\n` : toml.text) : '';
    fs.writeFileSync(target, head + (body ? `\n${body.value}\n` : ''));
    const found = (toml?.places ?? []).map((place) => (isPage ? { ...place, line: place.line + 1 } : place));
    places.set(file, body ? [...found, { line: head.split('\n').length, start: 1, end: Infinity, text: body, toTheEnd: true }] : found);
  }
  return places;
}
