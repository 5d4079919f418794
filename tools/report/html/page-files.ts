import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Markup } from './markup';

/** A file that the page embeds, and its hash for the page's Content-Security-Policy. */
export interface PageFile {
  readonly content: Markup;
  /** A source expression of a Content-Security-Policy. */
  readonly hash: string;
}

// Separate files, so that they can be linted; read once, when this module loads.
export const STYLE = pageFile('page.css');
export const FILTER = pageFile('page-filter.js');

/** HTML parsers normalize line endings, and the hash covers the normalized text. */
function pageFile(name: string): PageFile {
  const content = readFileSync(join(__dirname, 'page', name), 'utf8').replaceAll('\r\n', '\n');
  const hash = createHash('sha256').update(content).digest('base64');
  return { content: new Markup(content), hash: `'sha256-${hash}'` };
}

/** Allows only these embedded files: the page loads nothing and sends nothing. */
export function contentSecurityPolicy(style: PageFile, script: PageFile): string {
  return [
    "default-src 'none'",
    `style-src ${style.hash}`,
    `script-src ${script.hash}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
