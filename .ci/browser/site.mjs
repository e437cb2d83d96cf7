// Reads a built site from disk: which pages it has, what each one says of itself, and which of them a browser opens.
// Takes a folder; gives plain values. It opens no browser and judges nothing.
import fs from 'node:fs';
import path from 'node:path';
import { Parser } from 'htmlparser2';

const LINK_ATTRIBUTES = ['href', 'xlink:href', 'src', 'action', 'formaction', 'poster', 'data'];

// Every file of the folder, sorted, with `/` between segments.
export function listFiles(folder, under = '') {
  const entries = fs.readdirSync(path.join(folder, under), { withFileTypes: true });
  return entries
    .flatMap((entry) => {
      const name = under ? `${under}/${entry.name}` : entry.name;
      return entry.isDirectory() ? listFiles(folder, name) : [name];
    })
    .sort();
}

const srcsetAddresses = (value) => value.split(',').map((part) => part.trim().split(/\s+/)[0]).filter(Boolean);

function recordLinks(facts, tag, attributes) {
  for (const attribute of LINK_ATTRIBUTES) {
    if (attributes[attribute] !== undefined) {
      facts.links.push({ tag, attribute, value: attributes[attribute].trim(), rel: attributes.rel ?? '' });
    }
  }
  for (const value of srcsetAddresses(attributes.srcset ?? '')) {
    facts.links.push({ tag, attribute: 'srcset', value, rel: '' });
  }
}

function recordElement(facts, tag, attributes) {
  if (attributes.id) facts.ids.add(attributes.id);
  if (tag === 'a' && attributes.name) facts.ids.add(attributes.name);
  if (tag === 'html') facts.language = attributes.lang ?? '';
  if (tag === 'body') facts.kind = attributes['data-page'] ?? '';
  if (tag === 'script' && !/json/.test(attributes.type ?? '')) facts.scripted = true;
  if (tag === 'meta' && /^refresh$/i.test(attributes['http-equiv'] ?? '')) facts.redirects = true;
  if (tag === 'meta' && attributes.property === 'og:image') facts.links.push({ tag, attribute: 'content', value: attributes.content ?? '', rel: 'picture' });
  recordLinks(facts, tag, attributes);
}

// What one HTML text says of itself: kind, language, ids, links.
export function readPage(file, text) {
  const facts = { file, bytes: Buffer.byteLength(text), kind: '', language: '', ids: new Set(), links: [], scripted: false, redirects: false };
  const parser = new Parser({ onopentag: (tag, attributes) => recordElement(facts, tag, attributes) });
  parser.end(text);
  return facts;
}

// What stands behind the site's base address in the address of a file.
const placeOf = (file) => file.replace(/(^|\/)index\.html$/, '$1');

// The address below which the site is published, where its pages name it: a canonical address less the page's own place.
function baseOf(pages) {
  for (const { file, links } of pages) {
    const canonical = links.find((link) => /\bcanonical\b/.test(link.rel))?.value ?? '';
    if (URL.canParse(canonical) && canonical.endsWith('/' + placeOf(file))) return new URL(canonical.slice(0, canonical.length - placeOf(file).length));
  }
  return null;
}

// `base` is the site's base address or null; `home` the path it is served under, without the closing /.
export function readSite(folder) {
  const files = listFiles(folder);
  const pages = files
    .filter((file) => file.endsWith('.html'))
    .map((file) => readPage(file, fs.readFileSync(path.join(folder, file), 'utf8')));
  const base = baseOf(pages);
  return { folder, files: new Set(files), pages, base, home: base?.pathname.replace(/\/$/, '') ?? '' };
}

export const addressOf = (file) =>
  '/' + placeOf(file).split('/').map(encodeURIComponent).join('/');

const departmentOf = (file) => (file.includes('/') ? file.split('/')[0] : '');

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const largestOf = (pages) => pages.reduce((largest, page) => (page.bytes > largest.bytes ? page : largest));

// The pages a browser opens: of each department, language and kind, the first by address and the largest.
// `narrow` marks the largest chosen page of each kind, which is also examined on a phone's width.
export function choosePages(pages) {
  const candidates = pages.filter((page) => page.kind && !page.redirects);
  const groups = groupBy(candidates, (page) => [departmentOf(page.file), page.language, page.kind].join('\n'));
  const chosen = new Set([...groups.values()].flatMap((group) => [group[0], largestOf(group)]));
  const narrow = new Set([...groupBy([...chosen], (page) => page.kind).values()].map(largestOf));
  return [...chosen].map((page) => ({ ...page, narrow: narrow.has(page) }));
}
