import type { TemplateText } from '../template/template-text';
import { covers } from './patterns';
import type { Selection } from './policy-statement';

/** Whether a pattern covers an action. Actions are not case-sensitive. */
export function coversAction(pattern: TemplateText, action: string): boolean {
  return covers(pattern.toLowerCase(), action.toLowerCase());
}

/** Whether a selection contains an action. */
export function selects({ patterns, except }: Selection, action: string): boolean {
  return patterns.some((pattern) => coversAction(pattern, action)) !== except;
}
