// Files that are no pages: calendars, twins in Markdown, plain texts. Judges what a program that reads them would do.
import fs from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { listFiles } from '../browser/site.mjs';

const PROPERTIES = /^(BEGIN:(VCALENDAR|VEVENT|VTODO|VALARM)|END:(VCALENDAR|VEVENT|VTODO|VALARM)|(VERSION|PRODID|CALSCALE|METHOD|NAME|X-[A-Z-]+|UID|DTSTAMP|DTSTART|DTEND|DUE|DURATION|SUMMARY|DESCRIPTION|URL|STATUS|TRANSP|CATEGORIES|LAST-MODIFIED|CREATED|SEQUENCE|RRULE|RELATED-TO|COMPLETED|CLASS|ORGANIZER|CONTACT|REFRESH-INTERVAL|SOURCE|COLOR|IMAGE|LOCATION|ACTION|TRIGGER|PERCENT-COMPLETE|PRIORITY|EXDATE|RDATE)[;:])/;

// A line of a calendar is a known property, and no sign ends it early.
function calendar(text) {
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n').filter(Boolean);
  const odd = lines.filter((line) => !PROPERTIES.test(line) || /[\u0000-\u0008\u000a-\u001f\u007f]/.test(line));
  const kinds = lines.filter((line) => /^(ATTACH|METHOD:REQUEST|ACTION)/.test(line));
  return [...odd, ...kinds].map((line) => `a line no calendar of ours has: ${JSON.stringify(line.slice(0, 120))}`);
}

// Markdown as readers of CommonMark and of its tables turn it into HTML: no markup of its own, no address that is a program.
const reader = new MarkdownIt({ html: true });
reader.validateLink = () => true;

function markdown(text) {
  const tokens = reader.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  const markup = tokens.filter(({ type }) => /^html_/.test(type)).map(({ content }) => `markup: ${content.slice(0, 120)}`);
  const addresses = tokens.flatMap((token) => [token.attrGet('href'), token.attrGet('src')]).filter(Boolean);
  const programs = addresses.filter((address) => !/^(https?:|mailto:|tel:)/i.test(address) && /^[^/?#]*:/.test(address));
  return [...markup, ...programs.map((address) => `a link that is a program: ${address.slice(0, 120)}`)];
}

const JUDGES = [[/\.ics$/, 'calendars', calendar], [/\.(md|txt)$/, 'twins and texts', markdown]];

export function judgeTexts(folder) {
  return JUDGES.map(([pattern, what, judge]) => {
    const files = listFiles(folder).filter((file) => pattern.test(file) && !/\/files\//.test(file));
    const found = files.flatMap((file) => [...new Set(judge(fs.readFileSync(path.join(folder, file), 'utf8')))].slice(0, 4).map((finding) => `${file}  ${finding}`));
    return [`${files.length} ${what} hold nothing but their own lines`, found];
  });
}

// What the judge of Markdown must notice; gives what it does not.
export function unnoticedTexts() {
  const texts = ['<img src=x onerror=alert(1)>', 'a <b onclick=alert(1)>b</b>', '<script>alert(1)</script>', 'x <!-- y -->', '[a](javascript:alert(1))', '![a](data:text/html,b)', '<javascript:alert(1)>', '| a |\n|---|\n| <i>b</i> |', 'x[^"><img src=x>]'];
  return texts.filter((text) => markdown(text).length === 0);
}
