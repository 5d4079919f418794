import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import type { CloudFormationTemplate } from '../simulator/template-references';
import { synthesizeStage } from '../synthesize-stage';
import { stackDrift, type StackDrift, type StackToCompare } from './stack-drift';

/**
 * Compares a deployed stack with the template of its stage. Read-only.
 *
 * @throws {Error} if a call to AWS fails
 */
export function stageDrift(
  stage: StageConfig,
  { stackId, target }: Pick<StackToCompare, 'stackId' | 'target'>,
): Promise<StackDrift> {
  return stackDrift(templateOf(stage), { stackName: stage.stackName, stackId, target });
}

function templateOf(stage: StageConfig): CloudFormationTemplate {
  const outdir = mkdtempSync(join(tmpdir(), 'check-drift-'));
  try {
    return synthesizeStage(stage, outdir).template;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
