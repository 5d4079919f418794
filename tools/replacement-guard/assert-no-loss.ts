import { formatValidationErrors } from '../../lib/stage/format-validation-errors';
import { conflict, type ValidationError } from '../../lib/stage/validation-error';
import { changeProblems, goingIds } from './change-problems';
import { dataChanges, type DataChange } from './data-changes';
import type { Template } from './template';

/**
 * Stops a deployment that would replace or remove what holds data, or that CloudFormation would refuse half-way.
 *
 * @param deployed undefined where nothing is deployed
 * @param replace logical IDs, separated by commas, of what is to be replaced or removed all the same
 * @throws {Error} with every problem
 */
export function assertNoLoss(
  stackName: string,
  deployed: Template | undefined,
  wanted: Template,
  replace: string | undefined,
): void {
  const changes = deployed ? dataChanges(deployed, wanted) : [];
  const mayGo = replace === undefined ? [] : replace.split(',').map((id) => id.trim());
  const problems = [...changeProblems(changes, mayGo), ...replaceProblems(changes, mayGo)];
  if (problems.length === 0) return;
  throw new Error(formatValidationErrors(`the deployed stack ${stackName}`, problems));
}

/** What nothing happens to is named by mistake, or by a command of another day. */
function replaceProblems(
  changes: readonly DataChange[],
  mayGo: readonly string[],
): ValidationError[] {
  const going = goingIds(changes);
  return mayGo
    .filter((id) => !going.includes(id))
    .map((id) =>
      conflict(
        ['-c replace'],
        id,
        going.length === 0
          ? 'nothing: no resource that holds data would be replaced or removed'
          : `some of ${going.join(', ')}, which would be replaced or removed`,
        'leave it out',
      ),
    );
}
