import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { formatDifferences, fullDiff } from '@aws-cdk/cloudformation-diff';
import type { Template } from '../../replacement-guard/template';

/** The difference of two templates, as `cdk diff` prints it. */
export function templateDifference(deployed: Template, wanted: Template): string {
  const stream = new PassThrough();
  formatDifferences(stream, fullDiff(deployed, wanted));
  stream.end();
  return stripVTControlCharacters(String((stream.read() as Buffer | null) ?? '')).trim();
}
