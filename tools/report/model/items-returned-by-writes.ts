import { RETURN_VALUES } from '../../../lib/aws/condition-keys';
import type { StatementGrant } from '../../template-access/grants/grants';
import { targetTables } from '../../template-access/grants/target';
import { conditionOperator, sameKey } from '../../template-access/policies/condition-operator';
import { mayCover } from '../../template-access/policies/patterns';
import type { PolicyStatement, Selection } from '../../template-access/policies/policy-statement';
import { READ_ACTIONS } from '../../template-access/policies/table-actions';

/** Writes that return the stored item on request. Source: Service Authorization Reference, `dynamodb:ReturnValues`. */
const RETURNING = ['DeleteItem', 'PartiQLDelete', 'PartiQLUpdate', 'PutItem', 'UpdateItem'];

/**
 * Notes on the tables that a principal writes and has no action to read: its writes can return the stored item.
 *
 * Source: DynamoDB API reference, PutItem.
 */
export function itemsReturnedByWrites(
  grants: readonly StatementGrant[],
  tables: readonly { readonly id: string }[],
): readonly string[] {
  const allowed = grants.filter(({ statement }) => statement.effect === 'Allow');
  return tables.flatMap(({ id }) => {
    const onTable = allowed.filter(({ target }) => targetTables(target).includes(id));
    return onTable.some(({ actions }) => anyOf(READ_ACTIONS, actions)) ? [] : noteOn(id, onTable);
  });
}

function noteOn(table: string, grants: readonly StatementGrant[]): readonly string[] {
  const open = grants.filter(({ statement }) => !returnsNothing(statement));
  const onRequest = RETURNING.filter((action) => isAllowed(open, action));
  if (onRequest.length > 0) return [note(table, ON_REQUEST, onRequest)];
  const onFailure = RETURNING.filter((action) => isAllowed(grants, action));
  return onFailure.length > 0 ? [note(table, ON_FAILURE, onFailure)] : [];
}

const ON_REQUEST = 'on request (ReturnValues)';
const ON_FAILURE =
  'if a condition fails (ReturnValuesOnConditionCheckFailure, which has no condition key)';

function note(table: string, when: string, actions: readonly string[]): string {
  return `Writes to ${table} can return the stored item ${when}: ${actions.join(', ')}`;
}

/** Whether a statement requires `ReturnValues` `NONE`, also where `IfExists` admits requests without it. */
function returnsNothing({ conditions }: PolicyStatement): boolean {
  return conditions.some(
    ({ operator, key, values }) =>
      sameKey(key, RETURN_VALUES) &&
      /^StringEquals$/i.test(conditionOperator(operator).base) &&
      values.every((value) => value === 'NONE'),
  );
}

function isAllowed(grants: readonly StatementGrant[], action: string): boolean {
  return grants.some(({ actions }) => anyOf([action], actions));
}

/** Whether a selection contains, or possibly contains, one of several actions. */
function anyOf(names: readonly string[], { patterns, except }: Selection): boolean {
  return names.some((name) => {
    const action = `dynamodb:${name}`.toLowerCase();
    return patterns.some((pattern) => mayCover(pattern.toLowerCase(), action)) !== except;
  });
}
