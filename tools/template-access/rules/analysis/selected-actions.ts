import { isOfService } from '../../services';
import { covers } from '../../patterns';
import type { PolicyStatement, Selection } from '../../statement';
import type { TemplateText } from '../../template-text';

/** Whether a pattern covers an action. IAM ignores upper and lower case in actions. */
export function coversAction(pattern: TemplateText, action: string): boolean {
  return covers(pattern.toLowerCase(), action.toLowerCase());
}

/** Whether a selection has an action in it. */
export function selects({ patterns, except }: Selection, action: string): boolean {
  return patterns.some((pattern) => coversAction(pattern, action)) !== except;
}

/** The patterns of a statement that are about tables; those of `NotAction` are about what is left out. */
export function tableActions({ actions }: PolicyStatement): readonly TemplateText[] {
  return actions.except ? [] : actions.patterns.filter((one) => isOfService(one, 'dynamodb'));
}

/** Whether `NotAction` leaves actions on tables allowed. */
export function allowsTablesByNotAction({ actions }: PolicyStatement): boolean {
  return actions.except && !actions.patterns.some((one) => coversAction(one, 'dynamodb:*'));
}
