// Writes TOML that says where each value stands: one line a key of the file, everything inside it inline. Only ASCII is
// written, so that a column is the same in any unit.
import { TomlDate } from 'smol-toml';

// A text that will hold strings of the corpus; `path` names its field.
export class Text {
  // `isMade` tells a new one from a text a real site has.
  constructor(path, benign, isMade = false) { Object.assign(this, { path, benign, value: benign, isMade, strings: [] }); }
}

const quoted = (text) =>
  `"${text.replace(/[^ -~]|["\\]/gu, (sign) => {
    const code = sign.codePointAt(0);
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  })}"`;

class Writer {
  constructor() { this.lines = []; this.line = ''; this.places = []; }

  put(text) { this.line += text; }

  end() { this.lines.push(this.line); this.line = ''; }

  value(value) {
    const start = this.line.length + 1;
    if (value instanceof Text) {
      this.put(quoted(value.value));
      this.places.push({ line: this.lines.length + 1, start, end: this.line.length + 1, text: value });
    } else if (typeof value === 'string') this.put(quoted(value));
    else if (value instanceof TomlDate) this.put(value.toISOString());
    else if (Array.isArray(value)) this.list('[', ']', value, (item) => this.value(item));
    else if (typeof value === 'object') this.list('{ ', ' }', Object.entries(value), ([key, item]) => { this.put(`${JSON.stringify(key)} = `); this.value(item); });
    else this.put(String(value));
  }

  // Items of a list stand on lines of their own: what is wrong is shown with its line.
  list(open, close, items, write) {
    this.put(open);
    items.forEach((item, index) => { if (index > 0) this.put(', '); if (open === '[') this.end(); write(item); });
    this.put(close);
  }
}

// Gives the text and `places`: for each `Text` its line and the columns from `start` to before `end`.
export function writeToml(table) {
  const writer = new Writer();
  for (const [key, value] of Object.entries(table)) {
    writer.put(`${JSON.stringify(key)} = `);
    writer.value(value);
    writer.end();
  }
  return { text: writer.lines.map((line) => `${line}\n`).join(''), places: writer.places };
}
