// Holds the pages two programs wrote against each other: are they the same, and how large are they.
import fs from "node:fs";
import path from "node:path";

/** The kinds of pages both write, by address; an address of none of these is minhbach's alone. */
const KINDS = [
  ["procedure", /^thu-tuc\/thu-tuc-\d+\/$/u],
  ["its papers", /^thu-tuc\/thu-tuc-\d+\/giay-to\/$/u],
  ["procedures, a list", /^thu-tuc\/(?:(?:linh-vuc|don-vi|cap)\/[^/]+\/)?$/u],
  ["document", /^van-ban\/[^/]+\/$/u],
  ["documents, the list", /^van-ban\/$/u],
  ["plan", /^ke-hoach\/\d+\/$/u],
  ["plan, filtered", /^ke-hoach\/\d+\/loc\/[^/]+\/[^/]+\/$/u],
  ["task", /^ke-hoach\/\d+\/[\d-]+\/$/u],
  ["report", /^bao-cao\/[^/]+\/$/u],
  ["unit", /^don-vi\/[^/]+\/$/u],
  ["first page, other lists, 404", /^(?:|ke-hoach\/|bao-cao\/|don-vi\/|404\.html)$/u],
];
/** Later pages of a list: both divide lists, but need not divide them alike. */
const LATER = /(?:^|\/)trang\/\d+\/$/u;
/** These are most of a site; their words and their sizes are compared. */
const TOLD = ["procedure", "its papers"];
const SAMPLES = 20;
/** As many words of a page must be the same, one after the other. */
const SAME_WORDS = 0.95;
const SAME_BYTES = 0.1;

/** Every page of a folder by its address, with its size. */
const pages = (folder) => {
  const found = new Map();
  const look = (inside) => {
    for (const entry of fs.readdirSync(path.join(folder, inside), { withFileTypes: true })) {
      const name = `${inside}${entry.name}`;
      if (entry.isDirectory()) look(`${name}/`);
      else if (name.endsWith(".html")) {
        // Hugo keeps the letter đ in an address.
        const address = name.replace(/(^|\/)index\.html$/u, "$1").replaceAll("đ", "d");
        found.set(address, { file: path.join(folder, name), bytes: fs.statSync(path.join(folder, name)).size });
      }
    }
  };
  look("");
  return found;
};

const MARKS = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const readable = (text) => text
  .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));?/giu, (whole, number, hex, name) => {
    if (name) return MARKS[name] ?? whole;
    return String.fromCodePoint(number ? Number(number) : Number.parseInt(hex, 16));
  });

/** What a reader sees of a page, word by word. */
export const words = (html) => readable(html.replace(/<(script|style)\b.*?<\/\1>/gsu, " ").replace(/<[^>]+>/gu, " ")).split(/\s+/u).filter(Boolean);

/** How much of two texts is the same, from the longest common run of words: 1 where all is. */
export const alike = (one, other) => {
  let row = new Uint32Array(other.length + 1);
  for (const word of one) {
    const next = new Uint32Array(other.length + 1);
    for (let at = 0; at < other.length; at++) next[at + 1] = word === other[at] ? row[at] + 1 : Math.max(row[at + 1], next[at]);
    row = next;
  }
  return (2 * row[other.length]) / Math.max(1, one.length + other.length);
};

/** Counts and compares what two folders hold. */
export const compared = (minhbach, hugo) => {
  const both = [pages(minhbach), pages(hugo)];
  const totals = both.map((found) => ({ pages: found.size, bytes: [...found.values()].reduce((sum, page) => sum + page.bytes, 0) }));
  const missing = [];
  const kinds = KINDS.map(([name, pattern]) => {
    const [ours, theirs] = both.map((found) => [...found].filter(([address]) => pattern.test(address)));
    const only = (some, others) => some.filter(([address]) => !others.has(address)).map(([address]) => address);
    missing.push(...only(ours, both[1]).map((address) => `only minhbach writes /${address}`));
    missing.push(...only(theirs, both[0]).map((address) => `only Hugo writes /${address}`));
    const counted = (some) => {
      const bytes = some.reduce((sum, [, page]) => sum + page.bytes, 0);
      return { pages: some.length, bytes, mean: some.length ? Math.round(bytes / some.length) : 0 };
    };
    return { name, minhbach: counted(ours), hugo: counted(theirs), addresses: ours.map(([address]) => address).sort() };
  });
  const later = both.map((found) => [...found].filter(([address]) => LATER.test(address)));
  const ofLater = later.map((some) => {
    const bytes = some.reduce((sum, [, page]) => sum + page.bytes, 0);
    return { pages: some.length, bytes, mean: some.length ? Math.round(bytes / some.length) : 0 };
  });
  const known = (address) => LATER.test(address) || KINDS.some(([, pattern]) => pattern.test(address));
  missing.push(...[...both[1].keys()].filter((address) => !known(address)).map((address) => `Hugo writes /${address}, which is no page of minhbach`));
  const unlike = kinds.filter((kind) => TOLD.includes(kind.name)).flatMap(({ addresses }) => {
    const step = Math.max(1, Math.floor(addresses.length / SAMPLES));
    return addresses.filter((address, at) => at % step === 0 && both[1].has(address)).flatMap((address) => {
      const [ours, theirs] = both.map((found) => words(fs.readFileSync(found.get(address).file, "utf8")));
      const share = alike(ours, theirs);
      return share < SAME_WORDS ? [`/${address}: ${(100 * share).toFixed(1)} % of the words are the same`] : [];
    });
  });
  const counts = kinds.map(({ addresses: _, ...kind }) => kind);
  counts.push({ name: "later pages of lists", minhbach: ofLater[0], hugo: ofLater[1] });
  return { minhbach: totals[0], hugo: totals[1], kinds: counts, missing, unlike };
};

/** What speaks against a comparison: pages that are missing, words that differ, sizes that differ too much. */
export const held = ({ kinds, missing, unlike }) => {
  const sizes = kinds.filter(({ name, minhbach, hugo }) => TOLD.includes(name) && Math.abs(hugo.mean / minhbach.mean - 1) > SAME_BYTES);
  const told = missing.length > 10 ? [...missing.slice(0, 10), `and ${missing.length - 10} pages more`] : missing;
  return [...told, ...unlike, ...sizes.map(({ name, minhbach, hugo }) => `${name}: ${minhbach.mean} bytes by minhbach, ${hugo.mean} by Hugo`)];
};
