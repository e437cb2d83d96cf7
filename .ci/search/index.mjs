// Opens the search of a built site without a browser, and counts what it loads.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import zlib from "node:zlib";

const ENGINE = "static/search.js";
// The static files of a site of several languages stand above the folder of the language.
const engineOf = (site) => [site, path.dirname(site)].map((folder) => path.join(folder, ENGINE)).find((file) => fs.existsSync(file));

// Gives a function that opens the search anew, as a page does that has loaded nothing yet. Each file is read once.
export const opener = (site) => {
  const context = vm.createContext({ console });
  vm.runInContext(fs.readFileSync(engineOf(site), "utf8") + "\nthis.createSearch = createSearch;", context);
  const files = new Map();
  const read = (name) => {
    if (!files.has(name)) {
      const source = fs.readFileSync(path.join(site, "tim-kiem/bo", name + ".js"));
      const text = source.toString("utf8");
      const value = text.match(/^searchPart\("[0-9a-f]+","[^"]+",(.*)\)\n$/s)[1];
      files.set(name, { value, bytes: source.length, packed: zlib.gzipSync(source).length });
    }
    return files.get(name);
  };
  return () => {
    const cost = { bytes: 0, packed: 0, files: 0 };
    const loaded = new Map();
    const load = async (name) => {
      if (!loaded.has(name)) {
        const { value, bytes, packed } = read(name);
        cost.bytes += bytes;
        cost.packed += packed;
        cost.files += 1;
        loaded.set(name, JSON.parse(value));
      }
      return loaded.get(name);
    };
    return { ...context.createSearch(load), cost };
  };
};

export const open = (site) => opener(site)();
