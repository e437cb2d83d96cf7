// Reads CSV after RFC 4180.

export function readCsv(text) {
  const rows = [[]];
  let at = 0;
  while (at < text.length) {
    const [value, end] = text[at] === '"' ? quoted(text, at + 1) : plain(text, at);
    rows.at(-1).push(value);
    if (text[end] === ',' && (end + 1 === text.length || text[end + 1] === '\n')) rows.at(-1).push('');
    at = end + (text[end] === ',' ? 1 : 0);
    if (text[at] === '\n') {
      at += 1;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}

function quoted(text, start) {
  let end = text.indexOf('"', start);
  while (text[end + 1] === '"') end = text.indexOf('"', end + 2);
  return [text.slice(start, end).replaceAll('""', '"'), end + 1];
}

function plain(text, start) {
  const found = text.slice(start).search(/[,\n]/);
  const end = found < 0 ? text.length : start + found;
  return [text.slice(start, end), end];
}
