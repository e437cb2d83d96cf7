// Judges every link of every page from the files alone: relative, inside the folder, to an existing file and fragment.
// Takes what `site.mjs` read; gives findings a page. It never follows a link to another host.
import fs from 'node:fs';
import path from 'node:path';

const LOADED_BY = new Set(['script', 'img', 'source', 'iframe', 'embed', 'object', 'video', 'audio', 'track', 'use', 'image', 'input']);
const LOADED_RELATIONS = /\b(stylesheet|icon|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest|apple-touch-icon)\b/;
const IDENTITY_RELATIONS = /\b(canonical|alternate)\b/;

const isLoaded = (link) => LOADED_BY.has(link.tag) || (link.tag === 'link' && LOADED_RELATIONS.test(link.rel));

function judgeAbsolute(site, link) {
  const { protocol, href } = new URL(link.value);
  if (protocol === 'javascript:') return 'runs a script';
  if (isLoaded(link) && protocol !== 'data:') return 'is loaded from another host';
  // Elsewhere on the same host is another site.
  if (site.base && href.startsWith(site.base.href) && !(link.tag === 'link' && IDENTITY_RELATIONS.test(link.rel))) return 'names its own site in full';
  return null;
}

const decode = (text) => { try { return decodeURIComponent(text); } catch { return text; } };

// The folder's file a relative address means, or what is wrong with it.
function findTarget(site, page, address, options) {
  if (address === '') return { file: page.file };
  const joined = path.posix.join(path.posix.dirname(page.file), decode(address));
  if (joined.startsWith('..')) return { fault: 'leaves the site' };
  const clean = joined === '.' || joined === './' ? '' : joined;
  if (site.files.has(clean)) return { file: clean };
  const index = clean === '' ? 'index.html' : path.posix.join(clean, 'index.html');
  if (!site.files.has(index)) return { fault: 'leads nowhere' };
  if (options.fromDisk) return { fault: 'names a folder, which a disk shows as a list of files' };
  if (!/(^|\/|\.)$/.test(address)) return { fault: 'needs a redirect: the closing / is missing' };
  return { file: index };
}

function fragmentFinder(site) {
  const known = new Map(site.pages.map((page) => [page.file, page.ids]));
  return (file, fragment) => {
    if (fragment === '' || fragment === 'top') return true;
    if (!known.has(file)) {
      if (!file.endsWith('.svg')) return true;
      const text = fs.readFileSync(path.join(site.folder, file), 'utf8');
      known.set(file, new Set([...text.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1])));
    }
    return known.get(file).has(fragment);
  };
}

// The picture for chats is named in full where the address is known.
function judgePicture(site, link) {
  const file = site.base && link.value.startsWith(site.base.href) ? link.value.slice(site.base.href.length) : null;
  return site.files.has(file) ? null : 'is not among the files';
}

// The page a host shows for an unknown address stands at any depth: it alone begins its links with the site's path.
function judgeRooted(site, page, link, options) {
  if (page.kind !== 'not-found' || !site.base) return 'begins with /';
  if (!link.value.startsWith(`${site.home}/`)) return 'leaves the site';
  const address = link.value.slice(site.home.length + 1).replace(/[?#].*$/s, '');
  return findTarget(site, { file: 'index.html' }, address || './', options).fault;
}

function judgeLink(site, page, link, tools, options) {
  if (link.rel === 'picture' && URL.canParse(link.value)) return judgePicture(site, link);
  if (link.value.startsWith('/')) return judgeRooted(site, page, link, options);
  if (URL.canParse(link.value)) return judgeAbsolute(site, link);
  const [, address, fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(link.value);
  const target = findTarget(site, page, address, options);
  if (target.fault) return target.fault;
  return tools.hasFragment(target.file, decode(fragment)) ? null : 'names a fragment its page does not have';
}

// Calls `report(page, findings)` once a page. `options.fromDisk`: the pages are read by file:// and need whole file names.
export function judgeLinks(site, report, options = {}) {
  const tools = { hasFragment: fragmentFinder(site) };
  for (const page of site.pages) {
    const findings = new Set();
    for (const link of page.links) {
      const fault = judgeLink(site, page, link, tools, options);
      if (fault) findings.add(`<${link.tag} ${link.attribute}="${link.value}"> ${fault}`);
    }
    report(page, [...findings]);
  }
}
