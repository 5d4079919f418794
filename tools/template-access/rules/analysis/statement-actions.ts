import { DYNAMODB, isOfService } from '../../policies/actions';
import { covers } from '../../policies/patterns';
import type { PolicyStatement, Selection } from '../../policies/policy-statement';
import type { TemplateText } from '../../template/template-text';

/** Whether a pattern covers an action. Actions are not case-sensitive. */
export function coversAction(pattern: TemplateText, action: string): boolean {
  return covers(pattern.toLowerCase(), action.toLowerCase());
}

/** Whether a selection contains an action. */
export function selects({ patterns, except }: Selection, action: string): boolean {
  return patterns.some((pattern) => coversAction(pattern, action)) !== except;
}

/** The patterns of `Action` that apply to tables. */
export function tableActions({ actions }: PolicyStatement): readonly TemplateText[] {
  return actions.except ? [] : actions.patterns.filter((one) => isOfService(one, DYNAMODB));
}

/** Whether a statement with `NotAction` allows actions on tables. */
export function allowsTablesByNotAction({ actions }: PolicyStatement): boolean {
  return actions.except && !actions.patterns.some((one) => coversAction(one, `${DYNAMODB}:*`));
}
