import { createHash } from 'node:crypto';
import { version as cdkVersion } from 'aws-cdk-lib/package.json';
import { version as ipaddrVersion } from 'ipaddr.js/package.json';
import { version as zodVersion } from 'zod/package.json';
import { codeDigest } from '../../tools/template-checks/code-digest';
import { DiskCache } from '../../tools/template-checks/disk-cache';
import type { ValidationResult } from './validation-error';
import type { StageConfig } from './schema/stage-schema';

type CheckStage = typeof import('./validate-stage');

/**
 * Checks the value of a stage file as `checkStage` does, once for the same value and the same code: zod and the rules
 * take a fifth of a synth to load. What has problems is checked each time.
 *
 * @param remembered a folder for what has none, if it is to be remembered
 */
export function checkStageOnce(
  input: unknown,
  remembered: string | undefined,
  check = checkNow,
): ValidationResult<StageConfig> {
  if (remembered === undefined) return check(input);
  const memory = new DiskCache(remembered);
  const key = identity(input);
  const known = memory.read(key);
  if (known !== undefined) return { ok: true, value: known as StageConfig };
  const checked = check(input);
  if (checked.ok) memory.write(key, JSON.stringify(checked.value));
  return checked;
}

function checkNow(input: unknown): ValidationResult<StageConfig> {
  // Loaded here, because it loads zod.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('./validate-stage') as CheckStage).validateStage(input);
}

/** The packages are those that the check loads. */
function identity(input: unknown): string {
  return createHash('sha256')
    .update([cdkVersion, ipaddrVersion, zodVersion].join(' '))
    .update(codeDigest([__dirname]))
    .update(JSON.stringify(input))
    .digest('hex');
}
