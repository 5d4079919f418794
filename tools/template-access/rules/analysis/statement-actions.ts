import { DYNAMODB, isOfService } from '../../policies/actions';
import type { PolicyStatement } from '../../policies/policy-statement';
import { coversAction } from '../../policies/selected-actions';
import type { TemplateText } from '../../template/template-text';

/** The patterns of `Action` that apply to tables. */
export function tableActions({ actions }: PolicyStatement): readonly TemplateText[] {
  return actions.except ? [] : actions.patterns.filter((one) => isOfService(one, DYNAMODB));
}

/** Whether a statement with `NotAction` allows actions on tables. */
export function allowsTablesByNotAction({ actions }: PolicyStatement): boolean {
  return actions.except && !actions.patterns.some((one) => coversAction(one, `${DYNAMODB}:*`));
}
