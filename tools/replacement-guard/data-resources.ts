import type { Template } from './template';

/** A type of resource that holds what cannot be made again, in words for a person. */
export interface DataType {
  /** What it is called. */
  readonly name: string;
  /** What it holds. */
  readonly holds: string;
  /** How to have another without losing that, where the stage file has a way. */
  readonly instead?: string;
}

/**
 * Absent: log groups, which keep records of functions and outlive a stack that retains; and secrets, whose access keys
 * are made anew with their connector: removing it is how a tool is cut off, and nothing stands in the way of that.
 */
const DATA_TYPES: Readonly<Record<string, DataType>> = {
  'AWS::DynamoDB::GlobalTable': {
    name: 'table',
    holds: 'its rows',
    instead: 'leave it as it is, add a table under another id and copy the rows',
  },
  'AWS::Cognito::UserPool': { name: 'user pool', holds: 'its users' },
  'AWS::Cognito::IdentityPool': {
    name: 'identity pool',
    holds: 'the identity IDs, by which rows may be keyed',
  },
  'AWS::KMS::Key': {
    name: 'KMS key',
    holds: 'what only it decrypts, such as backups of the table',
  },
};

/** What a resource of a template holds; undefined where it is nothing that cannot be made again. */
export function dataTypeOf({ Resources = {} }: Template, logicalId: string): DataType | undefined {
  const type = Resources[logicalId]?.Type;
  if (type === undefined || !Object.hasOwn(DATA_TYPES, type)) return undefined;
  return encryptsSecret(Resources, logicalId) ? undefined : DATA_TYPES[type];
}

/** A connector's key encrypts its secret and nothing else. */
function encryptsSecret(resources: NonNullable<Template['Resources']>, logicalId: string): boolean {
  return Object.values(resources).some(
    ({ Type, Properties }) =>
      Type === 'AWS::SecretsManager::Secret' &&
      JSON.stringify(Properties?.KmsKeyId ?? '').includes(`"${logicalId}"`),
  );
}
