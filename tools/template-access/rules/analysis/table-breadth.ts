import { variablesAsWildcards, beginsLiterally, hasWildcard } from '../../policies/patterns';
import {
  isLiteral,
  referenceOf,
  shown,
  split,
  type TemplateText,
} from '../../template/template-text';

/** The tables that a resource pattern covers beyond one table. */
export interface TableBreadth {
  /** Such as `every table`. */
  readonly tables: string;
  readonly severity: 'high' | 'medium';
}

/** What a resource pattern covers beyond one table; undefined if nothing. */
export function tableBreadth(pattern: TemplateText): TableBreadth | undefined {
  const [, , , region = '*', account = '*', ...rest] = split(variablesAsWildcards(pattern), ':');
  if (rest.length === 0) {
    const isWide = hasWildcard(pattern) && isLiteral(pattern);
    return isWide ? { tables: 'every table', severity: 'high' } : undefined;
  }
  const [type = '', name = '*'] = split(rest.join(':'), '/');
  if (!hasWildcard(type) && type !== 'table') return undefined;
  if (variablesAsWildcards(pattern) !== pattern && hasWildcard(name)) {
    return { tables: `every table whose name the caller chooses`, severity: 'high' };
  }
  if (hasWildcard(type) || name === '*') return { tables: 'every table', severity: 'high' };
  // A generated name is not a prefix of other names; a stack name is.
  if (hasWildcard(name) && !beginsLiterally(name) && !isOfStack(name)) return undefined;
  if (hasWildcard(name)) return { tables: `every table named ${shown(name)}`, severity: 'high' };
  const where = [
    ...(hasWildcard(region) ? ['Region'] : []),
    ...(hasWildcard(account) ? ['account'] : []),
  ];
  if (where.length === 0) return undefined;
  return { tables: `${shown(name)} in any ${where.join(' and ')}`, severity: 'medium' };
}

/** Whether a pattern covers all tables of a stack whose names CloudFormation generates. */
function isOfStack(name: TemplateText): boolean {
  const [stack = '', rest = ''] = split(name, '-');
  return referenceOf(stack) === 'AWS::StackName' && /^[*?]/.test(rest);
}
