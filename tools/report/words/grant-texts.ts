import { READ_ACTIONS, WRITE_ACTIONS } from '../../template-access/policies/table-actions';
import type { ReportedGrant, ReportedPrincipal } from '../model/access-report';

/** Marks what a reviewer must not overlook. */
const LOUD = '⚠ ';

/** The resource of a grant. */
export function onText({ on, isWide }: ReportedGrant): string {
  return isWide ? `${LOUD}${on}` : on;
}

/** The actions of a grant, one by one. */
export function actionTexts({ actions, allBut, areWide }: ReportedGrant): readonly string[] {
  if (allBut) {
    // `*` is `dynamodb:*` here: without any action there would be no grant.
    const names = actions.map((action) => (action === '*' ? 'dynamodb:*' : action));
    return [`${areWide ? LOUD : ''}every action except ${names.join(', ')}`];
  }
  return actions.map((action) => (areWide && isPattern(action) ? `${LOUD}${action}` : action));
}

/** Longer labels overlap in a diagram. */
const MOST = 3;

/** The actions for an edge of a diagram: more than a few are summarized, except patterns. */
export function actionsInShort(grant: ReportedGrant): readonly string[] {
  const { actions, allBut } = grant;
  const texts = actionTexts(grant);
  if (allBut || actions.length <= MOST) return [texts.join(', ')];
  const does = [
    ...(actions.some((action) => isOne(READ_ACTIONS, action)) ? ['reads'] : []),
    ...(actions.some((action) => isOne(WRITE_ACTIONS, action)) ? ['writes'] : []),
  ];
  const what = does.length === 0 ? '' : `${does.join(' and ')}, `;
  return [
    ...texts.filter((_, position) => isPattern(actions[position] ?? '')),
    `${what}${actions.length} actions`,
  ];
}

/** What a principal may do with a table, such as `GetItem, PutItem: own items`; one clause for each grant. */
export function accessInShort(principal: ReportedPrincipal | undefined, table: string): string {
  const grants = (principal?.grants ?? []).filter(
    ({ effect, tables }) => effect === 'allow' && tables.includes(table),
  );
  const texts = grants.map((grant) => {
    const scope = grant.rowScope === '' ? '' : `: ${grant.rowScope}`;
    return `${actionsInShort(grant).join(', ')}${scope}`;
  });
  return [...new Set(texts)].join('; ');
}

function isPattern(action: string): boolean {
  return /[*?]/.test(action);
}

function isOne(names: readonly string[], action: string): boolean {
  return names.some((name) => name.toLowerCase() === action.toLowerCase());
}
