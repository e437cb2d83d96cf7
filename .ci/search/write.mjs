import { table, write } from "./corpus.mjs";
write(table(process.argv[2]), process.argv[3]);
