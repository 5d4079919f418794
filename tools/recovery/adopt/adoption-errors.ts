import { tableConstructId } from '../../../lib/stage/construct-ids';
import type { TableOptions } from '../../../lib/stage/schema/stage-schema';
import { tableDifferences } from '../../check/run/existing-tables';
import { differenceFrom } from '../../replacement-guard/adopted-tables';
import { unretainedIn } from '../../replacement-guard/adoptions';
import type { AdoptedKeyResult } from './adopted-key';
import type { DeployedState } from './read-adoption';

/**
 * Why a restored table cannot take the place of the stage's table yet; empty if it can.
 *
 * @param id the ID of the table in the stage file
 * @param restored the name of the restored table
 */
export function adoptionErrors(
  id: string,
  options: TableOptions,
  restored: string,
  state: DeployedState,
  key: AdoptedKeyResult,
): string[] {
  const { live, restored: table, otherPolicy } = state;
  if (restored === live.tableName) return [`${restored} is the table that the stage uses.`];
  if (!table) return [`There is no table ${restored} in the account and Region of the stack.`];
  return [
    ...retention(id, state),
    ...differences(id, options, state),
    ...(key.ok
      ? []
      : [
          `${restored} is encrypted with ${key.found}, the table of the stage with ${key.expected}. Restore it again with npm run restore.`,
        ]),
    ...(otherPolicy === undefined
      ? []
      : [
          `${restored} has a resource-based policy that ${live.tableName} does not have, and that may allow more than the stage: ${otherPolicy}. Remove it with aws dynamodb delete-resource-policy.`,
        ]),
  ];
}

/** The table of the stack must outlast its removal from the stack. */
function retention(id: string, { template }: DeployedState): string[] {
  const logicalId = tableConstructId(id);
  if (!template.Resources?.[logicalId]) return [];
  const unretained = unretainedIn(template, logicalId);
  return unretained.length === 0
    ? []
    : [
        `The deployed template does not retain ${unretained.join(' and ')}, so that taking the table out of the stack would delete it. Set "removalPolicy": "retain" in the stage file, deploy it with npx cdk deploy, and run --adopt again.`,
      ];
}

function differences(id: string, options: TableOptions, state: DeployedState): string[] {
  const { live, template, restored = {} } = state;
  const deployed = template.Resources?.[tableConstructId(id)];
  const difference = deployed && differenceFrom(live.tableName, deployed, restored);
  const isReady = restored.TableStatus === 'ACTIVE';
  return [
    ...(difference === undefined ? [] : [`${difference}.`]),
    ...(isReady || difference !== undefined
      ? []
      : [`${String(restored.TableName)} is ${String(restored.TableStatus)}.`]),
    ...tableDifferences(`tables.${id}`, { ...options, existing: undefined }, restored).map((line) =>
      line.trim(),
    ),
  ];
}
