import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userPoolRegion } from '../../lib/aws/user-pools';
import type { DeployedOutputs } from '../../lib/outputs/deployed-outputs';
import { SIGN_IN_OUTPUTS } from '../../lib/stage/output-names';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { withClients } from '../sdk/clients';
import { withErrorAdvice } from '../sdk/error-advice';
import { readGroups } from '../sdk/read-groups';
import type { CloudFormationTemplate } from '../simulator/template-references';
import { synthesizeStage } from '../synthesize-stage';
import { groupFaults } from './group-faults';
import type { PropertyDifference } from './property-differences';
import { stackDrift, type StackDrift, type StackToCompare } from './stack-drift';

/**
 * Compares a deployed stack with the template of its stage. Read-only.
 *
 * @throws {Error} if a call to AWS fails
 */
export async function stageDrift(
  stage: StageConfig,
  {
    stackId,
    outputs,
    target,
  }: Pick<StackToCompare, 'stackId' | 'target'> & { readonly outputs: DeployedOutputs },
): Promise<StackDrift> {
  const { stackName } = stage;
  const { compared, differences } = await stackDrift(templateOf(stage), {
    ...{ stackName, stackId, target },
  });
  const ofGroups = await groupDifferences(stage, outputs, target);
  return { compared, differences: [...differences, ...ofGroups] };
}

/** All groups of the user pool, of which the template shows only those that the stack creates. */
async function groupDifferences(
  stage: StageConfig,
  outputs: DeployedOutputs,
  target: StackToCompare['target'],
): Promise<PropertyDifference[]> {
  const { [SIGN_IN_OUTPUTS.userPool]: userPoolId = '' } = outputs;
  if (Object.keys(stage.groups).length === 0) return [];
  const groups = await withClients(target, userPoolRegion(userPoolId), ({ userPools }) =>
    withErrorAdvice('ListGroups', () => readGroups(userPools, userPoolId)),
  );
  return groupFaults(stage, outputs, groups).map(({ group, property, expected, deployed }) => ({
    ...{ logicalId: `group ${group}`, property, expected, deployed },
  }));
}

function templateOf(stage: StageConfig): CloudFormationTemplate {
  const outdir = mkdtempSync(join(tmpdir(), 'check-drift-'));
  try {
    return synthesizeStage(stage, outdir).template;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
