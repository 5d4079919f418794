import { formatValidationErrors } from '../../lib/stage/format-validation-errors';
import type { AccessKeyRemoval } from './access-key-removals';
import { changeErrors } from './change-errors';
import { statefulChanges } from './stateful-changes';
import type { Template } from './template';

/**
 * Blocks a deployment that would replace or remove a stateful resource, or that CloudFormation does not support.
 *
 * @param deployed undefined if nothing is deployed
 * @param replace logical IDs, separated by commas, of resources that may be replaced or removed
 * @param accessKeys the access keys that the update removes
 * @throws {Error} with all validation errors
 */
export function assertNoDataLoss(
  stackName: string,
  deployed: Template | undefined,
  wanted: Template,
  replace: string | undefined,
  accessKeys: readonly AccessKeyRemoval[] = [],
): void {
  const changes = deployed ? statefulChanges(deployed, wanted) : [];
  const errors = changeErrors(changes, allowedBy(replace), accessKeys);
  if (errors.length === 0) return;
  throw new Error(formatValidationErrors(`the deployed stack ${stackName}`, errors));
}

function allowedBy(replace: string | undefined): readonly string[] {
  return replace === undefined ? [] : replace.split(',').map((id) => id.trim());
}
