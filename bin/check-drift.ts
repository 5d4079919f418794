import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StageConfig } from '../lib/stage/schema/stage-schema';
import { driftOfStack } from '../tools/drift/drift-of-stack';
import { describeDifference } from '../tools/drift/facts';
import { synthesizeStage } from '../tools/synthesize-stage';
import type { CloudFormationTemplate } from '../tools/simulator/template-references';
import { stackInPlace } from './deployed-stage';

/**
 * Compares a deployed stack with what its stage file synthesizes, and tells each difference. It only reads.
 *
 * @returns whether there is none
 */
export async function checkDrift(
  stage: StageConfig,
  flags: { readonly region?: string; readonly endpoint?: string },
): Promise<boolean> {
  const { caller, stack } = await stackInPlace(stage, flags);
  const { stackName } = stage;
  const { stackId } = stack;
  const drift = await driftOfStack(templateOf(stage), {
    stackName,
    stackId,
    place: caller,
  });
  drift.differences.forEach((one) => console.log(`✖ ${describeDifference(one)}`));
  console.log(
    `compared ${drift.compared.join(', ')}: ${drift.differences.length || 'no'} differences`,
  );
  return drift.differences.length === 0;
}

function templateOf(stage: StageConfig): CloudFormationTemplate {
  const outdir = mkdtempSync(join(tmpdir(), 'check-drift-'));
  try {
    return synthesizeStage(stage, outdir).template;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
