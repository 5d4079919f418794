import { READS, WRITES } from '../../template-access/policies/table-actions';
import type { ReportedGrant } from '../model/access-report';

/** Before what a reviewer must not overlook. */
const LOUD = '⚠ ';

/** What a grant is on. */
export function onText({ on, isWide }: ReportedGrant): string {
  return isWide ? `${LOUD}${on}` : on;
}

/** The actions of a grant, one by one. */
export function actionTexts({ actions, allBut, areWide }: ReportedGrant): readonly string[] {
  if (allBut) {
    // All of every service would leave nothing, so this is all of DynamoDB.
    const names = actions.map((action) => (action === '*' ? 'dynamodb:*' : action));
    return [`${areWide ? LOUD : ''}every action but ${names.join(', ')}`];
  }
  return actions.map((action) => (areWide && isPattern(action) ? `${LOUD}${action}` : action));
}

/** More would cover each other in a picture, whose edges meet. */
const MOST = 3;

/** The same for the edge of a picture: more than a few by what they do, beside patterns. */
export function actionsInShort(grant: ReportedGrant): readonly string[] {
  const { actions, allBut } = grant;
  const texts = actionTexts(grant);
  if (allBut || actions.length <= MOST) return [texts.join(', ')];
  const does = [
    ...(actions.some((action) => isOne(READS, action)) ? ['reads'] : []),
    ...(actions.some((action) => isOne(WRITES, action)) ? ['writes'] : []),
  ];
  const what = does.length === 0 ? '' : `${does.join(' and ')}, `;
  return [
    ...texts.filter((_, position) => isPattern(actions[position] ?? '')),
    `${what}${actions.length} actions`,
  ];
}

function isPattern(action: string): boolean {
  return /[*?]/.test(action);
}

function isOne(names: readonly string[], action: string): boolean {
  return names.some((name) => name.toLowerCase() === action.toLowerCase());
}
