// Serves a folder on 127.0.0.1, below the path its pages name, under the strictest policy the sites promise to live with. Answers only from that folder.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.jpg': 'image/jpeg', '.webp': 'image/webp', '.avif': 'image/avif', '.ico': 'image/x-icon', '.woff2': 'font/woff2',
  '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8', '.csv': 'text/csv; charset=utf-8',
  '.webmanifest': 'application/manifest+json', '.pdf': 'application/pdf',
};

// The file an address means, or null. Also used to weigh what a page has loaded.
export function fileOf({ folder, home }, address) {
  if (!address.startsWith(`${home}/`)) return null;
  let file;
  try { file = path.join(folder, decodeURIComponent(address.slice(home.length))); } catch { return null; }
  if (file !== folder && !file.startsWith(folder + path.sep)) return null;
  const target = address.endsWith('/') ? path.join(file, 'index.html') : file;
  return fs.statSync(target, { throwIfNoEntry: false })?.isFile() ? target : null;
}

function answer(site, request, response) {
  const address = new URL(request.url, 'http://localhost').pathname;
  const file = fileOf(site, address);
  if (!file) return response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
  const type = TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
  const headers = { 'content-type': type, 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff' };
  response.writeHead(200, headers).end(fs.readFileSync(file));
}

// Takes what `readSite` gave. Gives the origin, the address of the site's first page less its closing /, and a function
// that stops the server.
export async function serve(site) {
  const server = http.createServer((request, response) => answer(site, request, response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => { server.close(); server.closeAllConnections(); };
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, start: origin + site.home, stop };
}
