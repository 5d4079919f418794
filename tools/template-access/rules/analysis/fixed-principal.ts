import type { Condition } from '../../statement';
import { split } from '../../template-text';
import { requirement, type Compared } from './requirement';
import { hasWildcard } from './wildcards';

/**
 * Keys that tell who or whence a caller is in a way that no caller can choose. Absent: `aws:SourceIp`, because addresses
 * are no identities, and tags, because strangers tag themselves.
 *
 * Source: DynamoDB Developer Guide, Blocking public access with resource-based policies.
 */
const TELLING = [
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

/** The first key by which conditions keep strangers out of a statement that names everybody; undefined for none. */
export function keepsStrangersOut(conditions: readonly Condition[]): string | undefined {
  return TELLING.find((key) => requirement(conditions, key, isFixed) === 'always');
}

/** Of an ARN the account must be fixed, of an organization's path the organization. */
function isFixed({ value, isPattern }: Compared): boolean {
  if (!isPattern && !value.startsWith('arn:')) return value !== '';
  const [, , , , account = '', resource = ''] = split(value, ':');
  const [beginning = ''] = split(value, '/');
  const decisive = value.startsWith('arn:') ? account || resource : beginning;
  return decisive !== '' && !hasWildcard(decisive);
}
