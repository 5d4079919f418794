import { formatValidationErrors } from '../../lib/stage/format-validation-errors';
import { changeErrors, type Surroundings } from './change-errors';
import { statefulChanges } from './stateful-changes';
import type { Template } from './template';

/**
 * Blocks a deployment that would replace or remove a stateful resource, or that CloudFormation does not support.
 *
 * @param deployed undefined if nothing is deployed
 * @param replace logical IDs, separated by commas, of resources that may be replaced or removed
 * @throws {Error} with all validation errors
 */
export function assertNoDataLoss(
  stackName: string,
  deployed: Template | undefined,
  wanted: Template,
  replace: string | undefined,
  surroundings: Surroundings = {},
): void {
  const changes = deployed ? statefulChanges(deployed, wanted) : [];
  const errors = changeErrors(changes, allowedBy(replace), surroundings);
  if (errors.length === 0) return;
  throw new Error(formatValidationErrors(`the deployed stack ${stackName}`, errors));
}

function allowedBy(replace: string | undefined): readonly string[] {
  return replace === undefined ? [] : replace.split(',').map((id) => id.trim());
}
