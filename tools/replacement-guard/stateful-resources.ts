import type { Template } from './template';

/** A resource type whose content cannot be created again. */
export interface StatefulType {
  /** Such as `AWS::DynamoDB::GlobalTable`. */
  readonly type: string;
  readonly name: string;
  readonly holds: string;
  /** How to get another resource without a replacement, if the stage file has a way. */
  readonly instead?: string;
}

/**
 * Absent: log groups, which have only logs of functions; and secrets, which are removed with their connector to revoke
 * the access of its tool.
 */
const STATEFUL_TYPES: readonly StatefulType[] = [
  {
    type: 'AWS::DynamoDB::GlobalTable',
    name: 'table',
    holds: 'its items',
    instead: 'keep the table, add one under another ID and copy the items',
  },
  { type: 'AWS::Cognito::UserPool', name: 'user pool', holds: 'its users' },
  {
    type: 'AWS::Cognito::UserPoolClient',
    name: 'app client',
    holds: 'the client ID that shipped apps use',
    instead: 'keep the client, and add one under another ID',
  },
  {
    type: 'AWS::Cognito::IdentityPool',
    name: 'identity pool',
    holds: 'the identity IDs, which may be in partition keys',
  },
  {
    type: 'AWS::Cognito::UserPoolGroup',
    name: 'group',
    holds: 'its members',
    instead: 'keep the group, add one under another name and add its members there',
  },
  {
    type: 'AWS::Backup::BackupVault',
    name: 'backup vault',
    holds: 'the backups of the tables',
    instead: 'keep backup, with "backup": false for tables',
  },
  {
    type: 'AWS::KMS::Key',
    name: 'KMS key',
    holds: 'everything that only it decrypts, such as backups of the table',
  },
];

/** The type of a stateful resource; undefined for any other resource. */
export function statefulTypeOf(
  { Resources = {} }: Template,
  logicalId: string,
): StatefulType | undefined {
  if (encryptsSecret(Resources, logicalId)) return undefined;
  return STATEFUL_TYPES.find(({ type }) => type === Resources[logicalId]?.Type);
}

/** A connector's key encrypts its secret and nothing else. */
function encryptsSecret(resources: NonNullable<Template['Resources']>, logicalId: string): boolean {
  return Object.values(resources).some(
    ({ Type, Properties }) =>
      Type === 'AWS::SecretsManager::Secret' &&
      JSON.stringify(Properties?.KmsKeyId ?? '').includes(`"${logicalId}"`),
  );
}
