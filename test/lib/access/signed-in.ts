import { RemovalPolicy, type Stack, type StackProps } from 'aws-cdk-lib/core';
import {
  AuthenticatedRole,
  type AuthenticatedRoleProps,
} from '../../../lib/access/authenticated-role';
import type { TableAccess } from '../../../lib/access/item-policy';
import { AccessTable } from '../../../lib/table/access-table';
import type { TableEncryption } from '../../../lib/table/table-props';
import { stackWith, templateWith } from '../../synthesis';

export const IDENTITY_POOL = 'us-east-1:11111111-2222-4333-8444-555555555555';
export const TENANT_CLAIM = 'custom:tenantId';

/** What differs from an authenticated role that may do everything with all items of one table. */
export interface SignedIn
  extends
    Partial<AuthenticatedRoleProps>,
    Partial<Pick<TableAccess, 'actions' | 'rows' | 'queryIndexes'>> {
  readonly encryption?: TableEncryption;
  /** What members of the group `admins` may do with the table besides. */
  readonly admins?: Pick<TableAccess, 'actions' | 'rows'>;
}

/** Adds the table `OrdersTable` and a role that signed-in users reach it by, without a stage file. */
function addRole(
  stack: Stack,
  {
    encryption,
    actions = ['GetItem', 'PutItem', 'UpdateItem'],
    rows = { by: 'all' },
    queryIndexes,
    admins,
    ...role
  }: SignedIn,
): AuthenticatedRole {
  const { table, encryptionKey } = new AccessTable(stack, 'OrdersTable', {
    partitionKey: { name: 'pk', type: 'string' },
    removalPolicy: RemovalPolicy.DESTROY,
    encryption,
  });
  const orders = { name: 'OrdersTable', table, encryptionKey };
  return new AuthenticatedRole(stack, 'AuthenticatedRole', {
    identityPoolId: IDENTITY_POOL,
    tables: [{ ...orders, actions, rows, queryIndexes }],
    groups: admins && [{ groupName: 'admins', tables: [{ ...orders, ...admins }] }],
    ...role,
  });
}

export function signedInTemplate(props: SignedIn = {}, stackProps?: StackProps) {
  return templateWith((stack) => void addRole(stack, props), stackProps);
}

export function signedInStack(props: SignedIn = {}, stackProps?: StackProps) {
  return stackWith((stack) => void addRole(stack, props), stackProps);
}

/** The authenticated role of a stack, for what of it is not in the template. */
export function authenticatedRole(props: SignedIn = {}): AuthenticatedRole {
  let role: AuthenticatedRole | undefined;
  stackWith((stack) => (role = addRole(stack, props)));
  if (!role) throw new Error('no role');
  return role;
}
