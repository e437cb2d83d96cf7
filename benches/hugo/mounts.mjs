// Tells Hugo where the content of a site lies.
//
//     node mounts.mjs CONTENT > mounts.toml
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The settings that mount the folder of a site, as TOML. */
export const mounts = (content) => {
  const folder = path.resolve(content);
  const plans = fs.readdirSync(path.join(folder, "plans")).sort();
  const own = (name, target) => [name, target];
  const given = (name, target) => [path.join(folder, name), target];
  return [
    own("content", "content"),
    own("layouts", "layouts"),
    own(path.join(path.dirname(fileURLToPath(import.meta.url)), "../../themes/default/static"), "static/static"),
    given("procedures", "content/thu-tuc"),
    given("reports", "content/bao-cao"),
    given("department.toml", "data/department.toml"),
    given("documents.toml", "data/documents.toml"),
    given("results", "data/results"),
    // A plan is a section of Hugo, its tasks are the pages of the section.
    ...plans.flatMap((plan) => [
      given(`plans/${plan}/plan.md`, `content/ke-hoach/${plan}/_index.md`),
      given(`plans/${plan}/tasks.toml`, `data/tasks/${plan}.toml`),
    ]),
  ].map(([source, target]) => `[[module.mounts]]\nsource = ${JSON.stringify(source)}\ntarget = ${JSON.stringify(target)}\n`).join("\n");
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv[2]) {
    console.error("node mounts.mjs CONTENT > mounts.toml");
    process.exit(2);
  }
  process.stdout.write(mounts(process.argv[2]));
}
