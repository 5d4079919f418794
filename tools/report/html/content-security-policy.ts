import type { PageFile } from './page-files';

/** Lets a page apply these files, which stand in it, and nothing else: it loads nothing and sends nothing. */
export function contentSecurityPolicy(style: PageFile, script: PageFile): string {
  return [
    "default-src 'none'",
    `style-src ${style.hash}`,
    `script-src ${script.hash}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
