import { hasWildcard } from '../../policies/patterns';
import type { Condition, PolicyStatement } from '../../policies/policy-statement';
import { shown, shownList, split } from '../../template/template-text';
import { requirement, type Compared } from './condition-requirement';

/** Describes the public principal of a statement; undefined if its principals are specific. */
export function publicPrincipal({ principals }: PolicyStatement): string | undefined {
  if (principals?.except) {
    return `everyone except ${shownList(principals.named.map(({ name }) => name))}`;
  }
  const open = principals?.named.find(({ name }) => hasWildcard(name));
  return open && `${open.kind} ${shown(open.name)}`;
}

/**
 * Condition keys that identify a principal or network by values that no caller can choose. Not here: `aws:SourceIp`, because
 * an IP address is not an identity, and tags, because other accounts choose their own tags.
 *
 * Source: DynamoDB Developer Guide, Blocking public access with resource-based policies.
 */
const IDENTIFYING_KEYS = [
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceVpc',
  'aws:SourceVpce',
  'aws:UserId',
] as const;

/** The first condition key that restricts a public statement; undefined for none. */
export function restrictingKey(conditions: readonly Condition[]): string | undefined {
  return IDENTIFYING_KEYS.find((key) => requirement(conditions, key, isFixed) === 'always');
}

/** An ARN must have a literal account, and an organization path a literal organization. */
function isFixed({ value, isPattern }: Compared): boolean {
  if (!isPattern && !value.startsWith('arn:')) return value !== '';
  const [, , , , account = '', resource = ''] = split(value, ':');
  const [organization = ''] = split(value, '/');
  const decisive = value.startsWith('arn:') ? account || resource : organization;
  return decisive !== '' && !hasWildcard(decisive);
}
