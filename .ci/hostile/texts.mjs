// Files that are no pages: calendars, twins in Markdown, plain texts. Judges what a program that reads them would do.
import fs from 'node:fs';
import path from 'node:path';
import { listFiles } from '../browser/site.mjs';

const PROPERTIES = /^(BEGIN:(VCALENDAR|VEVENT|VTODO|VALARM)|END:(VCALENDAR|VEVENT|VTODO|VALARM)|(VERSION|PRODID|CALSCALE|METHOD|NAME|X-[A-Z-]+|UID|DTSTAMP|DTSTART|DTEND|DUE|DURATION|SUMMARY|DESCRIPTION|URL|STATUS|TRANSP|CATEGORIES|LAST-MODIFIED|CREATED|SEQUENCE|RRULE|RELATED-TO|COMPLETED|CLASS|ORGANIZER|CONTACT|REFRESH-INTERVAL|SOURCE|COLOR|IMAGE|LOCATION|ACTION|TRIGGER|PERCENT-COMPLETE|PRIORITY|EXDATE|RDATE)[;:])/;

// A line of a calendar is a known property, and no sign ends it early.
function calendar(text) {
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n').filter(Boolean);
  const odd = lines.filter((line) => !PROPERTIES.test(line) || /[\u0000-\u0008\u000a-\u001f\u007f]/.test(line));
  const kinds = lines.filter((line) => /^(ATTACH|METHOD:REQUEST|ACTION)/.test(line));
  return [...odd, ...kinds].map((line) => `a line no calendar of ours has: ${JSON.stringify(line.slice(0, 120))}`);
}

// Markdown that a reader turns into HTML: no tag as CommonMark knows them, no address that is a program.
function markdown(text) {
  // Escaped signs first: what they stand before is no mark. A definition nothing refers to is not shown.
  const signs = text.replace(/\\[!-/:-@[-`{-~]/g, '').replace(/^\[[^\]\n]+\]:.*(\n\S.*)?$/gm, '');
  const plain = signs.replace(/^(```+|~~~+)[\s\S]*?^\1/gm, '').replace(/^ {4}.*$/gm, '').replace(/(`+)[\s\S]*?\1/g, '');
  const markup = [...plain.matchAll(/<(?:\/?[a-z][a-z0-9-]*(?:[ \t\n](?:(?!\n\s*\n)[^<>])*|\/)?>|!--|!\[CDATA|\?|![a-z][^>]*>)/gi)].map(([found]) => `markup: ${found}`);
  const links = [...plain.matchAll(/\]\(\s*<?\s*(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:[^)]{0,60}/gi)].map(([found]) => `a link that is a program: ${found}`);
  return [...markup, ...links];
}

const JUDGES = [[/\.ics$/, 'calendars', calendar], [/\.(md|txt)$/, 'twins and texts', markdown]];

export function judgeTexts(folder) {
  return JUDGES.map(([pattern, what, judge]) => {
    const files = listFiles(folder).filter((file) => pattern.test(file) && !/\/files\//.test(file));
    const found = files.flatMap((file) => [...new Set(judge(fs.readFileSync(path.join(folder, file), 'utf8')))].slice(0, 4).map((finding) => `${file}  ${finding}`));
    return [`${files.length} ${what} hold nothing but their own lines`, found];
  });
}
