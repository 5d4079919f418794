import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The context keys in the files that the CDK CLI reads: `cdk.json` and `cdk.context.json` of a folder, and `.cdk.json`
 * of the home folder.
 */
export function configuredContextKeys(folder: string, home: string): ReadonlySet<string> {
  return new Set([
    ...keysOf(readJson(folder, 'cdk.json').context),
    ...keysOf(readJson(folder, 'cdk.context.json')),
    ...keysOf(readJson(home, '.cdk.json').context),
  ]);
}

/** The CLI has read the files before the app runs, and reports those that it cannot read. */
function readJson(folder: string, file: string): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    return typeof json === 'object' && json !== null ? { ...json } : {};
  } catch {
    return {};
  }
}

function keysOf(context: unknown): string[] {
  return typeof context === 'object' && context !== null ? Object.keys(context) : [];
}
