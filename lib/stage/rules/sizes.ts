import type { PartialStage } from '../partial-stage';
import { LONGEST_POLICY, MOST_POLICIES, policiesOf } from '../../access/policy-groups';
import { validationError, type ValidationError } from '../validation-error';
import { itemSizes, revocationSizes } from './permission-sizes';
import type { Rule } from './rule';

/** How much there may be for the stack, and for the role of signed-in users. */
export const sizes: Rule = (stage) => tooLong(stage);

/** Sessions can be cut off however many tables there are. */
const MOST_OF_TABLES = MOST_POLICIES - 1;

function tooLong(stage: PartialStage): ValidationError[] {
  const ofTables = policiesOf(itemSizes(stage));
  const ofRevocations = policiesOf(revocationSizes(stage));
  const left = MOST_POLICIES - ofTables;
  const each = `managed policies of ${LONGEST_POLICY} characters`;
  const quota = `the role of signed-in users has ${MOST_POLICIES} at most`;
  if (ofTables > MOST_OF_TABLES) {
    return [
      validationError(
        ['tables'],
        Object.keys(stage.tables ?? {}).length,
        `tables that fit ${MOST_OF_TABLES} ${each}: these need ${ofTables}, and ${quota}, one of them for revocations`,
        'give tables shorter names, use "awsOwned" or "awsManaged" keys, or put tables into another stage with the same identity.userPool',
      ),
    ];
  }
  return ofRevocations > left
    ? [
        validationError(
          ['tenants'],
          Object.keys(stage.tenants ?? {}).length,
          `tenants whose revocations fit ${left} ${each}: these need ${ofRevocations}, and ${quota}, ${ofTables} of them for tables`,
          'remove revocations older than the longest session, or cut off everybody by sessions.revokeIssuedBefore',
        ),
      ]
    : [];
}
