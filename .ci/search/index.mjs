// Opens the search of a built site without a browser, and counts what it loads.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";

export const open = (site) => {
  const folder = path.join(site, "tim-kiem", "bo");
  const context = vm.createContext({ console });
  vm.runInContext(fs.readFileSync(path.join(site, "static", "search.js"), "utf8") + "\nthis.createSearch = createSearch;", context);
  const cost = { bytes: 0, files: 0 };
  const files = new Map();
  const load = async (name) => {
    if (!files.has(name)) {
      const source = fs.readFileSync(path.join(folder, name + ".js"));
      cost.bytes += source.length;
      cost.files += 1;
      let value;
      context.searchPart = (version, part, content) => { value = content; };
      vm.runInContext(source.toString("utf8"), context);
      files.set(name, value);
    }
    return files.get(name);
  };
  return { ...context.createSearch(load), cost };
};
