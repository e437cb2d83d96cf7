// A small site of sound pages and of pages with one deliberate defect each, for the test of the checks themselves.
// `CASES` says which check must object to which page; every page not named there is sound.
import fs from 'node:fs';
import path from 'node:path';

const STYLE = `
:root { color-scheme: light dark; --ink: #111; --paper: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #111 } }
body { margin: 1rem; color: var(--ink); background: var(--paper); font: 1rem/1.5 sans-serif; overflow-wrap: anywhere }
a { color: inherit } a:focus-visible, summary:focus-visible, main:focus-visible { outline: 3px solid currentcolor }
.skip:not(:focus) { position: absolute; left: -999rem }
.paper-only { display: none }
@media print { .paper-only { display: block } details::details-content { content-visibility: visible } }`;

// The site is published below a path of its host.
const PAPER_LINE = '<p class="paper-only">Địa chỉ: https://example.vn/cchc/trang/</p>';

function pageText({ kind, title = kind, main = '<p>Nội dung.</p>', head = '', skip = '<a class="skip" href="#noi-dung">Đến nội dung</a>', target = ' tabindex="-1"', paper = PAPER_LINE, style = '../site.css', body = ` data-page="${kind}"` }) {
  return `<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<link rel="stylesheet" href="${style}">${head}</head>
<body${body}>${skip}<header><a href="${style.replace('site.css', '')}">Trang chủ</a></header>
<main id="noi-dung"${target}><h1>${title}</h1>${main}</main>
<footer><p>Cuối trang</p>${paper}</footer></body></html>`;
}

const styled = (name, rules) => ({ head: `<link rel="stylesheet" href="${name}.css">`, file: { [`${name}.css`]: rules } });
const scripted = (name, source) => ({ head: `<script src="${name}.js" defer></script>`, file: { [`${name}.js`]: source } });
const DETAILS = '<details><summary>Xem thêm</summary><p>Chi tiết nằm trong này.</p></details>';

// Page name → the checks that must object, and how the page differs from a sound one.
export const CASES = {
  'contrast': { checks: ['axe, light'], ...styled('contrast', '@media (prefers-color-scheme: light) and (min-width: 400px) { main p { color: #bbb; background: #fff } }') },
  'contrast-dark': { checks: ['axe, dark'], ...styled('contrast-dark', '@media (prefers-color-scheme: dark) { main p { color: #444 } }') },
  'contrast-narrow': { checks: ['axe, 375 px'], ...styled('contrast-narrow', '@media (max-width: 400px) { main p { color: #bbb; background: #fff } }') },
  'label': { checks: ['axe, light', 'axe, dark', 'axe, 375 px'], main: '<p><input name="q"></p>' },
  'overflow': { checks: ['side scroll'], main: '<p class="wide">Rộng</p>', ...styled('overflow', '@media screen and (max-width: 340px) { .wide { width: 400px } }') },
  'console': { checks: ['console'], ...scripted('console', 'console.error("cố ý")') },
  'exception': { checks: ['console'], ...scripted('exception', 'throw new Error("cố ý")') },
  'policy': { checks: ['content security policy'], main: '<p style="margin: 0">Kiểu viết liền.</p>' },
  'foreign': { checks: ['links', 'requests'], main: '<p><img src="https://example.org/a.png" alt="ngoài"></p>' },
  'missing-file': { checks: ['requests'], ...scripted('missing-file', 'fetch("khong-co.json").catch(() => {})') },
  'dead-link': { checks: ['links'], main: '<p><a href="../khong-co/">Không có</a></p>' },
  'dead-fragment': { checks: ['links'], main: '<p><a href="../du-thu/#khong-co">Không có</a></p>' },
  'rooted-link': { checks: ['links'], main: '<p><a href="/sound/">Từ gốc</a></p>' },
  'unclosed-link': { checks: ['links'], main: '<p><a href="../sound">Thiếu dấu</a></p>' },
  'no-picture': { checks: ['links', 'paper, square'], head: '<link rel="canonical" href="https://example.vn/cchc/no-picture/"><meta property="og:image" content="https://example.vn/cchc/no-picture/chia-se.png">' },
  'own-site': { checks: ['links', 'paper, square'], head: '<link rel="canonical" href="https://example.vn/cchc/own-site/">', main: '<p><a href="https://example.vn/cchc/y/">Trang của chính mình</a></p>' },
  'not-found': { checks: ['links'], main: '<p><a href="/sound/">Ngoài địa chỉ của trang</a></p>' },
  'no-skip-link': { checks: ['keyboard'], skip: '' },
  'skip-stays': { checks: ['keyboard'], target: '' },
  'no-focus-mark': { checks: ['keyboard'], ...styled('no-focus-mark', 'a:focus-visible { outline: none }') },
  'trap': { checks: ['keyboard'], main: '<p><a href="../" id="bay">Bẫy</a></p>', ...scripted('trap', 'document.getElementById("bay").addEventListener("keydown", (event) => { if (event.key === "Tab") event.preventDefault() })') },
  'unreachable': { checks: ['keyboard'], main: '<p><a href="../" id="xa">Bỏ qua</a></p>', ...scripted('unreachable', 'document.getElementById("xa").addEventListener("focus", (event) => event.stopImmediatePropagation(), true); addEventListener("keydown", () => document.getElementById("xa").setAttribute("tabindex", "-1"), { once: true })') },
  'script-only': { checks: ['content without JavaScript'], ...scripted('script-only', 'const p = document.createElement("p"); p.textContent = "Chỉ có khi chạy mã. ".repeat(20); document.querySelector("main").append(p)') },
  'script-hides': { checks: ['content without JavaScript'], main: `<p class="long">${'Bị mã che mất. '.repeat(20)}</p>`, ...scripted('script-hides', 'document.querySelector(".long").hidden = true') },
  'heavy': { checks: ['weight'], ...scripted('heavy', `// ${noise(100_000)}`) },
  'folded-on-paper': { checks: ['paper, nothing lost'], main: DETAILS, ...styled('folded-on-paper', '@media print { details::details-content { content-visibility: hidden !important } }') },
  'cut-on-paper': { checks: ['paper, nothing lost'], main: '<p class="frame"><span class="wide">Rộng</span></p>', ...styled('cut-on-paper', '@media print { .frame { overflow: hidden } .wide { display: block; width: 1200px } }') },
  'wide-on-paper': { checks: ['paper, side scroll'], main: '<p class="wide">Rộng</p>', ...styled('wide-on-paper', '@media print { .wide { width: 900px } }') },
  'no-address-on-paper': { checks: ['paper, address line'], paper: '' },
  'no-square': { checks: ['paper, square'], head: '<link rel="canonical" href="https://example.vn/cchc/no-square/">', main: '<svg class="square" width="90" height="90" viewBox="0 0 9 9" aria-hidden="true"><path d="M0 0h9v9h-9z"/></svg>' },
  'markup-error': { checks: ['markup (Nu)'], main: '<p><center>Cũ</center>' },
  'markup-warning': { checks: ['markup (Nu)'], main: '<section><p>Không có đầu đề.</p></section>' },
  'breaks-off': { checks: ['examined to the end'], ...scripted('breaks-off', 'Object.defineProperty(window, "axe", { value: {} })') },
  'no-kind': { checks: ['identity'], body: '' },
};

// Text that gzip cannot shorten, the same on every run.
function noise(length) {
  let state = 1;
  const letter = () => { state = (state * 48271) % 2147483647; return (state % 36).toString(36); };
  return Array.from({ length }, letter).join('');
}

function write(folder, file, text) {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), text);
}

function writeSound(folder) {
  write(folder, 'site.css', STYLE);
  write(folder, 'index.html', pageText({ kind: 'home', style: 'site.css', main: '<p><a href="du-thu/#muc">Đủ thứ</a> <a href="sound/?q=1">Trang thường</a></p>' }));
  write(folder, 'sound/index.html', pageText({ kind: 'sound' }));
  const lost = '<p><a href="/cchc/sound/">Trang thường</a></p>';
  write(folder, '404.html', pageText({ kind: 'not-found', style: '/cchc/site.css', main: lost }));
  const everything = `${DETAILS}<h2 id="muc">Mục</h2><p><a href="#muc">Mục</a> <a href="https://example.org/">Nơi khác</a> <a href="https://example.vn/khac/">Trang khác cùng máy chủ</a></p>`;
  write(folder, 'du-thu/index.html', pageText({ kind: 'everything', main: everything, ...scripted('button', 'document.querySelector("h2").append(" +")') }));
  write(folder, 'du-thu/button.js', 'document.querySelector("h2").append(" +")');
}

// Writes the site that is served.
export function writeFixture(folder) {
  writeSound(folder);
  for (const [name, { checks, file = {}, ...page }] of Object.entries(CASES)) {
    write(folder, `${name}/index.html`, pageText({ kind: name, ...page }));
    for (const [companion, text] of Object.entries(file)) write(folder, `${name}/${companion}`, text);
  }
}

export const DISK_CASES = [
  { check: 'from disk, links', page: 'thu-muc.html' },
  { check: 'from disk, opens', page: 'mo-dun.html' },
];

// Writes the site that is read by file://: a folder as a link's target, and a module, which browsers refuse there.
export function writeDiskFixture(folder) {
  const flat = (kind, page) => pageText({ kind, style: 'site.css', ...page }).replace('<a href="">', '<a href="index.html">');
  write(folder, 'site.css', STYLE);
  write(folder, 'index.html', flat('home', { main: '<p><a href="thu-muc.html">Thư mục</a></p>' }));
  write(folder, 'con/index.html', flat('child', { style: '../site.css' }).replace('<a href="../">', '<a href="../index.html">'));
  write(folder, 'thu-muc.html', flat('folder', { main: '<p><a href="con/">Thư mục con</a></p>' }));
  write(folder, 'mo-dun.html', flat('module', { head: '<script type="module" src="m.js"></script>' }));
  write(folder, 'm.js', 'export {}');
}
