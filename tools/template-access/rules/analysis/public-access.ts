import { hasWildcard } from '../../policies/patterns';
import type { Condition, PolicyStatement } from '../../policies/policy-statement';
import { shown, shownList, split } from '../../template/template-text';
import { requirement, type Compared } from './condition-requirement';

/** In words, the everybody that a statement names; undefined where it names somebody. */
export function publicPrincipal({ principals }: PolicyStatement): string | undefined {
  if (principals?.except) {
    return `everybody but ${shownList(principals.named.map(({ name }) => name))}`;
  }
  const open = principals?.named.find(({ name }) => hasWildcard(name));
  return open && `${open.kind} ${shown(open.name)}`;
}

/**
 * Condition keys that identify a caller, or its network, by what no caller can choose. Absent: `aws:SourceIp`, because
 * an address is no identity, and tags, because strangers tag themselves.
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

/** The first condition key that keeps strangers out of a statement that names everybody; undefined for none. */
export function restrictingKey(conditions: readonly Condition[]): string | undefined {
  return IDENTIFYING_KEYS.find((key) => requirement(conditions, key, isFixed) === 'always');
}

/** In an ARN the account must be fixed, in an organization path the organization. */
function isFixed({ value, isPattern }: Compared): boolean {
  if (!isPattern && !value.startsWith('arn:')) return value !== '';
  const [, , , , account = '', resource = ''] = split(value, ':');
  const [organization = ''] = split(value, '/');
  const decisive = value.startsWith('arn:') ? account || resource : organization;
  return decisive !== '' && !hasWildcard(decisive);
}
