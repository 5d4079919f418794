import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Markup } from './markup';

/** What stands in the page in full, and what the page's policy knows it by. */
export interface PageFile {
  readonly content: Markup;
  /** A source expression of a Content-Security-Policy. */
  readonly hash: string;
}

// The one read of this folder, once, when it is loaded: files of their own can be linted, and everything else is pure.
export const STYLE = pageFile('page.css');
export const FILTER = pageFile('page-filter.js');

/** A parser reads every end of line as a line feed, and the hash is of what it has read. */
function pageFile(name: string): PageFile {
  const content = readFileSync(join(__dirname, 'page', name), 'utf8').replaceAll('\r\n', '\n');
  const hash = createHash('sha256').update(content).digest('base64');
  return { content: new Markup(content), hash: `'sha256-${hash}'` };
}
