import { printedValue } from '../../lib/aws/printed-value';
import { formatValidationErrors } from '../../lib/stage/format-validation-errors';
import type { DescribedError } from '../../lib/stage/validation-error';
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
  const allowed = allowedBy(replace);
  const errors = changeErrors(changes, allowed, surroundings);
  if (errors.length === 0) return;
  const message = formatValidationErrors(`the deployed stack ${stackName}`, errors);
  throw new Error([message, ...asOneList(errors, allowed)].join('\n\n'));
}

/** Of several `-c replace`, the CDK CLI passes the last one only. */
function asOneList(errors: readonly DescribedError[], allowed: readonly string[]): string[] {
  const refused = errors
    .filter(({ fix }) => fix.includes('-c replace='))
    .map(({ path }) => path.join('.'));
  const needless = errors.filter(({ path }) => path[0] === '-c replace');
  const isNeedless = (id: string) => needless.some(({ received }) => received === printedValue(id));
  const ids = [...allowed.filter((id) => !isNeedless(id)), ...refused];
  return refused.length > 0 && ids.length > 1
    ? [`  To allow several, write one list: -c replace=${ids.join(',')}`]
    : [];
}

function allowedBy(replace: string | undefined): readonly string[] {
  return replace === undefined ? [] : replace.split(',').map((id) => id.trim());
}
