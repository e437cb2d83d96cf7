#!/usr/bin/env node
// node check.mjs MINHBACH CONTENT [--every N] [--self-check]
//
// Builds sites whose every text tries to run a script and opens them in Chromium: nothing may run. CONTENT holds the sample
// `mau/in`. `--every 1` puts every string into every field; without it a field gets one of eight, and another field the
// next. Exit codes: 0 nothing ran, 1 something did.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { launch } from '../browser/browser.mjs';
import { serve } from '../browser/server.mjs';
import { addressOf, choosePages, listFiles, readSite } from '../browser/site.mjs';
import { coverage, deal, fieldOf, fieldsOf, makeSites, readSchemas, run, settle } from './content.mjs';
import { readCorpus } from './corpus.mjs';
import { ATOM_ELEMENTS, inspect, inspectServed, inspectXml } from './inspect.mjs';
import { openTab, type, visit } from './open.mjs';
import { judgeTexts, unnoticedTexts } from './texts.mjs';

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { every: { type: 'string', default: '8' }, 'self-check': { type: 'boolean' } } });
const [program, sample] = positionals.map((name) => path.resolve(name));
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'hostile-'));
const strings = [...readCorpus().values()].flat();
const failures = [];
const MOST_SHOWN = 12;
// Fields of text that hold only what has a form of its own, which their schema does not say.
const FORMED = new Set(['changes:change.record', 'changes:change.field', 'plan:reporting.before', 'tasks:area.task.slip.document']);

function check(findings, what) {
  console.log(`${findings.length === 0 ? 'holds ' : 'FAILS '} ${what}`);
  for (const finding of findings.slice(0, MOST_SHOWN)) console.log(`         ${finding}`);
  if (findings.length > MOST_SHOWN) console.log(`         … and ${findings.length - MOST_SHOWN} more`);
  if (findings.length > 0) failures.push(what);
}

const flat = (found) => Object.entries(found).flatMap(([page, findings]) => findings.map((finding) => `${page}  ${finding}`));

function build(content, target, ...more) {
  const { status, stderr } = run(program, 'build', content, '-o', target, '--lang', 'en', '--drafts', ...more);
  if (status !== 0) throw new Error(`build ended with ${status}: ${stderr.slice(-600)}`);
  return target;
}

// What every kind of record took in, and what it must refuse.
function checkContent(schemas, content) {
  const fields = fieldsOf(schemas);
  const sites = makeSites(schemas, fields, { sample });
  deal(sites, strings, Number(options.every));
  const { refused, unexplained } = settle(program, sites, content);
  check(unexplained, `the program takes the content, and refuses ${refused.length} texts each with its place`);
  const held = coverage(sites);
  const free = [...new Set([...fields].filter(([, { free }]) => free).map(([field]) => fieldOf(field)))];
  const empty = free.filter((field) => !FORMED.has(field) && !held.get(field)?.size);
  check(empty, `each of ${free.length} fields of text of ${schemas.names.length} kinds of files holds strings of the corpus`);
  const used = new Set([...held.values()].flatMap((set) => [...set]));
  check(strings.filter((string) => !used.has(string) && string.trim() !== '' && !refused.some((one) => one.strings.includes(string))).map((string) => JSON.stringify(string)), `every one of ${strings.length} strings stands somewhere`);
  const placed = [...held.values()].reduce((sum, set) => sum + set.size, 0);
  console.log(`       ${placed} pairs of field and string`);
}

// All pages as Chromium reads them; files that are no pages; some pages of every kind, opened and touched.
async function checkSite(browser, folder) {
  const site = readSite(folder);
  const { origin, stop } = await serve({ ...site, home: '' });
  const bare = await openTab(browser, origin, { bypassCSP: true });
  const guarded = await openTab(browser, origin);
  bare.asked = `${origin}/robots.txt`;
  await bare.page.goto(bare.asked);
  const pages = site.pages.map(({ file }) => addressOf(file));
  const ask = (judge, addresses, more) => bare.page.evaluate(judge, { addresses, inspector: inspect.toString(), ...more });
  const seen = {};
  for (let at = 0; at < pages.length; at += 40) Object.assign(seen, await ask(inspectServed, pages.slice(at, at + 40)));
  check(flat(seen), `nothing of ${pages.length} pages is markup of the content`);
  const xml = listFiles(folder).filter((file) => /\.(xml|svg)$/.test(file));
  const feeds = xml.filter((file) => !/stratml/.test(file)).map(addressOf);
  check(flat({ ...(await ask(inspectXml, feeds, { elements: ATOM_ELEMENTS })), ...(await ask(inspectXml, xml.filter((file) => /stratml/.test(file)).map(addressOf))) }), `nothing of ${xml.length} feeds and other files in XML is markup of the content`);
  const chosen = choosePages(site.pages);
  const opened = {};
  for (const { file, narrow } of chosen) {
    opened[file] = await visit(bare, origin + addressOf(file));
    if (narrow) opened[file].push(...(await visit(guarded, origin + addressOf(file))));
  }
  for (const file of ['atom.xml', 'robots.txt', 'llms.txt', 'static/icon.svg'].flatMap((name) => listFiles(folder).filter((file) => file.endsWith(name))).slice(0, 12)) opened[file] = await visit(bare, origin + addressOf(file), { inspects: false });
  check(flat(opened), `nothing runs on ${chosen.length} pages of ${new Set(chosen.map(({ kind }) => kind)).size} kinds, with their policy taken away, nor on the largest of each with it`);
  await checkSearch(bare, origin, site);
  for (const { context } of [bare, guarded]) await context.close();
  stop();
}

async function checkSearch(tab, origin, site) {
  const page = site.pages.find(({ kind, language }) => kind === 'search' && language === 'vi');
  const list = site.pages.find(({ kind }) => kind === 'documents');
  const found = [];
  const tried = strings.filter((_, index) => index % 14 === 0);
  for (const string of tried) {
    const part = encodeURIComponent(string.toWellFormed?.() ?? string);
    found.push(...(await visit(tab, `${origin}${addressOf(page.file)}?q=${part}&loai=${part}#${part}`)));
    found.push(...(await type(tab, origin + addressOf(list.file), string)));
  }
  check([...new Set(found)], `nothing runs for ${tried.length} strings in the address of the search and in boxes`);
}

async function checkDisk(browser, folder) {
  const tab = await openTab(browser, null, { bypassCSP: true });
  const found = {};
  for (const { file } of choosePages(readSite(folder).pages).filter(({ narrow }) => narrow)) found[file] = await visit(tab, pathToFileURL(path.join(folder, file)).href);
  check(flat(found), `nothing runs on ${Object.keys(found).length} pages opened from a disk`);
  await tab.context.close();
}

// A theme that prints what it is given, without a sign changed: the checks must notice.
async function checkSelf(browser) {
  const theme = path.join(scratch, 'theme', 'templates');
  fs.mkdirSync(theme, { recursive: true });
  fs.writeFileSync(path.join(theme, 'article.html'), '{% extends "base.html" %}{% block content %}<h1>{{ page.title.text | safe }}</h1><div title={{ page.title.text | safe }}>x</div>{% endblock %}');
  const content = path.join(scratch, 'raw');
  fs.mkdirSync(path.join(content, 'pages'), { recursive: true });
  fs.writeFileSync(path.join(content, 'department.toml'), 'name = "Sở"\n');
  const cases = ['<img src=x onerror=alert(1)>', '<script>alert(1)</script>', '<a href=javascript:alert(1)>x</a>', '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>', '<base href=//evil.example/>', '<img src=https://evil.example/x.png>', 'x onmouseover=alert(1)', '<meta http-equiv=refresh content="0;url=https://evil.example/">', '<p style=color:red>', '<button formaction=//evil.example/>x</button>'];
  cases.forEach((string, index) => fs.writeFileSync(path.join(content, 'pages', `c${index}.md`), `+++\ntitle = ${JSON.stringify(string)}\n+++\nx\n`));
  const folder = build(content, path.join(scratch, 'raw-site'), '--theme', path.join(scratch, 'theme'));
  const { origin, stop } = await serve({ folder, home: '' });
  const unnoticed = [];
  for (const [index, string] of cases.entries()) {
    const tab = await openTab(browser, origin, { bypassCSP: true });
    if ((await visit(tab, `${origin}/trang/c${index}/`)).length === 0) unnoticed.push(string);
    await tab.context.close();
  }
  check(unnoticed, `self-check: ${cases.length} strings a careless theme prints are noticed`);
  stop();
}

const browser = await launch();
try {
  if (options['self-check']) {
    check(unnoticedTexts(), 'self-check: markup and programs in Markdown are noticed');
    await checkSelf(browser);
  }
  const content = path.join(scratch, 'content');
  checkContent(readSchemas(program, path.join(scratch, 'schemas')), content);
  const folder = build(content, path.join(scratch, 'site'));
  await checkSite(browser, folder);
  for (const [what, findings] of judgeTexts(folder)) check(findings, what);
  await checkDisk(browser, build(path.join(content, 'so-0'), path.join(scratch, 'offline'), '--offline'));
} catch (error) {
  check([error.stack], 'the checks come to their end');
} finally {
  await browser.close();
  fs.rmSync(scratch, { recursive: true, force: true });
}
console.log(failures.length ? `${failures.length} things do not hold` : 'nothing of the content runs');
process.exitCode = failures.length ? 1 : 0;
