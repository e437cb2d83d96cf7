// Turns a table of procedures into the content folder of a site.
import fs from "node:fs";
import path from "node:path";

export const table = (file) => {
  const [head, ...rows] = fs.readFileSync(file, "utf8").trimEnd().split("\n").map((line) => line.split("\t"));
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ""])));
};

const text = (value) => JSON.stringify(value);
const list = (value) => value.split("|").map((item) => item.trim()).filter(Boolean);
const slug = (value) => value.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

const department = (units) => `name = "Sở Thử nghiệm"
province = "Tỉnh Thử nghiệm"
sample = true
social_pictures = false
${units.map((unit) => `\n[[units]]\nid = ${text(slug(unit))}\nname = ${text(unit)}\nkind = "external"\n`).join("")}`;

const procedure = (row) => `+++
code = ${text(row.code)}
title = ${text(row.title)}
summary = ${text(row.summary)}
field = ${text(row.field)}
levels = [${text(row.level)}]
units = [${text(slug(row.unit))}]
keywords = [${list(row.keywords).map(text).join(", ")}]
results = [${list(row.results).map(text).join(", ")}]
legal_basis = [${list(row.legal).map((printed) => `{ printed = ${text(printed)} }`).join(", ")}]
sample = true

[[case]]
${list(row.papers).map((name) => `\n[[case.paper]]\nname = ${text(name)}\n`).join("")}+++
${row.body ? `\n${row.body}\n` : ""}`;

// Writes the folder. Gives the code of each procedure by its address.
export const write = (rows, folder) => {
  fs.mkdirSync(path.join(folder, "procedures"), { recursive: true });
  fs.writeFileSync(path.join(folder, "department.toml"), department([...new Set(rows.map((row) => row.unit))]));
  for (const row of rows) fs.writeFileSync(path.join(folder, "procedures", row.code.replace(".", "-") + ".md"), procedure(row));
};
