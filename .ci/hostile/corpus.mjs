// Reads the corpus: one string a line, in groups. `corpus.txt` says how it is written.
import fs from 'node:fs';

const ESCAPES = { n: '\n', r: '\r', t: '\t', '\\': '\\' };

const unescape = (line) => line.replace(/\\(?:u([0-9a-fA-F]{4})|([nrt\\]))/g, (_, code, sign) => (code ? String.fromCharCode(parseInt(code, 16)) : ESCAPES[sign]));

// Groups by name, in the order of the file.
export function readCorpus(file = new URL('corpus.txt', import.meta.url)) {
  const groups = new Map();
  let group = [];
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    if (line.startsWith('# ')) groups.set(line.slice(2), (group = []));
    else group.push(unescape(line));
  }
  return new Map([...groups].filter(([, strings]) => strings.length > 0));
}
