// Fills records from the program's own JSON Schemas: every field of a record, every form a field can have.
//
// A text becomes a `Text`, whose strings are put in later. What a schema cannot say, because it is a rule of the domain,
// stands in `references.mjs`. A new field of text needs nothing here.
import { TomlDate } from 'smol-toml';
import { Text } from './toml.mjs';
import { DAY, DAYS, FIXED, IDS, SAMPLES, SHAPES } from './references.mjs';

const ID_PATTERN = '^[a-z0-9]+([-/][a-z0-9]+)*$';

export class Schemas {
  // `documents` are the schemas by name.
  constructor(documents) { this.documents = documents; this.turns = new Map(); }

  get names() { return Object.keys(this.documents); }

  root(name) { return this.resolve(name, this.documents[name]); }

  resolve(name, schema) {
    if (schema.allOf) return this.resolve(name, schema.allOf[0]);
    if (!schema.$ref) return schema;
    const record = schema.$ref.split('/').pop();
    return { ...this.documents[name].$defs[record], record };
  }

  // The forms a value can have, with those of its forms.
  forms(name, schema) {
    const resolved = this.resolve(name, schema);
    return resolved.anyOf ? resolved.anyOf.flatMap((form) => this.forms(name, form)) : [resolved];
  }

  // Every field of text a file of this schema can have, as `name:path`; `strict` ones hold only what has a fixed form.
  fields(name) {
    const fields = new Map();
    const walk = (schema, path, open) => {
      for (const form of this.forms(name, schema)) {
        if (form.record && open.includes(form.record)) continue;
        const inside = form.record ? [...open, form.record] : open;
        if (form.type === 'string') this.note(fields, `${name}:${path}`, form);
        else if (form.type === 'array') walk(form.items, path, inside);
        else if (form.properties) for (const [key, property] of Object.entries(form.properties)) walk(property, path ? `${path}.${key}` : key, inside);
      }
    };
    walk(this.root(name), '', []);
    return fields;
  }

  note(fields, path, form) {
    const strict = form.pattern ?? form.format;
    const known = fields.get(path) ?? { free: false, strict: [] };
    fields.set(path, { free: known.free || !strict, strict: strict ? [...known.strict, strict] : known.strict });
  }

  // Makes a value of a field. Forms take turns, each field for itself, so that all come up.
  make(name, schema, path, known, place = {}, open = []) {
    const forms = this.forms(name, schema).filter((form) => !open.includes(form.record ?? '') && !(place.inList && form.type === 'array'));
    const form = forms[this.turn(`${name}:${path}${place.inList ? '[]' : ''}`) % forms.length];
    if (form.const !== undefined) return form.const;
    if (form.enum) return form.enum[this.turn(`${name}:${path} word`) % form.enum.length];
    if (form.type === 'array') return this.list(name, form, path, known, place, open);
    if (form.type === 'object') return this.record(name, form, path, known, open);
    if (form.type === 'string') return this.text(name, form, path, known, place);
    if (form.type === 'boolean') return false;
    return Math.max(form.minimum ?? 1, 1);
  }

  turn(key) {
    const turn = this.turns.get(key) ?? 0;
    this.turns.set(key, turn + 1);
    return turn;
  }

  // Of records of their own as many as wanted, else as many items as there are forms of one.
  list(name, form, path, known, place, open) {
    const forms = this.forms(name, form.items).filter(({ type }) => type !== 'array').length;
    const count = path.includes('.') || !known.count ? Math.min(forms, 4) : known.count;
    return Array.from({ length: count }, () => this.make(name, form.items, path, known, { ...place, inList: true }, open));
  }

  record(name, form, path, known, open) {
    const shapes = SHAPES[form.record];
    const keys = shapes ? shapes[this.turn(`${name}:${path} shape`) % shapes.length] : Object.keys(form.properties);
    const inside = form.record ? [...open, form.record] : open;
    const fields = keys.map((key) => {
      const own = path ? `${path}.${key}` : key;
      if (key === 'id') return [key, this.id(known, form.record)];
      const fixed = [`${form.record}.${key}`, key].map((one) => (one in known.fixed ? known.fixed[one] : FIXED[one])).find((one) => one !== undefined);
      if (typeof fixed === 'function') return [key, fixed(this.turn(`${name}:${own}`))];
      return [key, fixed !== undefined ? fixed : this.make(name, form.properties[key], own, known, { record: form.record, key }, inside)];
    });
    return Object.fromEntries(fields.filter(([, value]) => value !== null));
  }

  id(known, record) {
    const stem = `${known.id}-${record.toLowerCase()}`;
    const count = (known.ids[stem] ?? 0) + 1;
    known.ids[stem] = count;
    return count === 1 ? stem : `${stem}-${count}`;
  }

  text(name, form, path, known, { key }) {
    const strict = form.pattern ?? form.format;
    if (!strict) return new Text(`${name}:${path}`, 'Chữ thường', true);
    if (strict === 'date') return new TomlDate(DAYS[key] ?? DAY);
    if (strict === ID_PATTERN && (known.ids[key] ?? IDS[key])) return known.ids[key] ?? IDS[key];
    const sample = SAMPLES[strict];
    if (sample === undefined) throw new Error(`no sample for the pattern ${strict} of ${name}:${path}: add it to references.mjs`);
    return sample;
  }

  // Puts a `Text` in place of every text a file really has.
  mark(name, schema, value, path = '') {
    const form = this.forms(name, schema).find((form) => fits(form, value));
    if (!form) return value;
    if (form.type === 'string') return form.pattern || form.format ? value : new Text(`${name}:${path}`, value);
    if (form.type === 'array') return value.map((item) => this.mark(name, form.items, item, path));
    if (!form.properties) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, form.properties[key] ? this.mark(name, form.properties[key], item, path ? `${path}.${key}` : key) : item]));
  }
}

function fits(form, value) {
  if (value instanceof TomlDate) return false;
  if (typeof value === 'string') {
    if (form.const !== undefined) return form.const === value;
    if (form.enum) return form.enum.includes(value);
    return form.type === 'string' && (!form.pattern || new RegExp(form.pattern).test(value));
  }
  if (Array.isArray(value)) return form.type === 'array';
  return typeof value === 'object' && form.properties && Object.keys(value).every((key) => key in form.properties);
}
