import { DYNAMODB, isAccountAction, isOfService } from '../template-access/policies/actions';
import {
  INDIRECT_ACTIONS,
  WIDE_INDIRECT_ACTIONS,
} from '../template-access/policies/indirect-actions';
import { isWidePattern } from '../template-access/policies/patterns';
import { coversAction } from '../template-access/policies/selected-actions';
import {
  asList,
  asObject,
  asTexts,
  type JsonObject,
} from '../template-access/template/json-values';

/**
 * The statements of an AWS managed policy that reach tables, their streams and exports, IAM, or credentials: without Sid, and
 * without the actions that do not. Empty for a policy that reaches none of them.
 */
export function selectedStatements(document: JsonObject): readonly JsonObject[] {
  return asList(document.Statement).flatMap((one) => {
    const entries = Object.entries(asObject(one)).filter(([key]) => key !== 'Sid');
    const statement: JsonObject = Object.fromEntries(entries);
    if (statement.NotAction !== undefined) return [statement];
    const actions = asTexts(statement.Action).filter((action) => matters(action, statement));
    const [only] = actions;
    if (only === undefined) return [];
    return [{ ...statement, Action: actions.length === 1 ? only : actions }];
  });
}

function matters(action: string, statement: JsonObject): boolean {
  if (action === '*') return true;
  if (isOfService(action, DYNAMODB)) return !isAccountAction(action);
  const isOneOf = (all: readonly string[]) => all.some((one) => coversAction(action, one));
  return isOneOf(INDIRECT_ACTIONS) || (isOpen(statement) && isOneOf(WIDE_INDIRECT_ACTIONS));
}

/** Whether a statement applies to all resources, or to all of a type, without a condition. */
function isOpen({ Resource, Condition }: JsonObject): boolean {
  const isWide = asTexts(Resource).some(isWidePattern);
  return isWide && Object.keys(asObject(Condition)).length === 0;
}
