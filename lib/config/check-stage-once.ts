import { createHash } from 'node:crypto';
import { version as cdkVersion } from 'aws-cdk-lib/package.json';
import { version as ipaddrVersion } from 'ipaddr.js/package.json';
import { version as zodVersion } from 'zod/package.json';
import { codeDigest } from '../code-digest';
import { Memory } from '../memory';
import type { Checked } from './problem';
import type { Stage } from './schema/stage-schema';

type CheckStage = typeof import('./check-stage');

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
): Checked<Stage> {
  if (remembered === undefined) return check(input);
  const memory = new Memory(remembered);
  const key = identity(input);
  const known = memory.recall(key);
  if (known !== undefined) return { ok: true, value: known as Stage };
  const checked = check(input);
  if (checked.ok) memory.remember(key, JSON.stringify(checked.value));
  return checked;
}

function checkNow(input: unknown): Checked<Stage> {
  // Loaded here, because it loads zod.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('./check-stage') as CheckStage).checkStage(input);
}

/** The packages are those that the check loads. */
function identity(input: unknown): string {
  return createHash('sha256')
    .update([cdkVersion, ipaddrVersion, zodVersion].join(' '))
    .update(codeDigest([__dirname]))
    .update(JSON.stringify(input))
    .digest('hex');
}
