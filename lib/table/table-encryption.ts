import { Arn, ArnFormat, Stack, Token } from 'aws-cdk-lib/core';
import { TableEncryptionV2, type CfnGlobalTable, type TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key, type IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { allowedValue } from '../aws/allowed-value';
import { CREATE_WITH_KEY } from './key-actions';
import type { EncryptionName } from './key-holder';
import { keyPolicy } from './key-policy';
import type { AccessTableProps } from './table-props';

type EncryptionProps = Pick<AccessTableProps, 'encryption' | 'replicas' | 'removalPolicy'>;

/** The encryption at rest of a table. */
export interface EncryptionAtRest {
  /** The customer managed key, new or by its ARN; undefined for an AWS owned or AWS managed key. */
  readonly encryptionKey: IKey | undefined;
  readonly encryption: TableEncryptionV2;
}

const ENCRYPTIONS: Readonly<
  Record<EncryptionName, (table: Construct, props: EncryptionProps) => EncryptionAtRest>
> = {
  awsOwned: () => ({ encryptionKey: undefined, encryption: TableEncryptionV2.dynamoOwnedKey() }),
  awsManaged: () => ({ encryptionKey: undefined, encryption: TableEncryptionV2.awsManagedKey() }),
  customerManaged: (table, props) => withKey(table, newTableKey(table, props), props),
};

/**
 * The key and the encryption at rest of a table.
 *
 * @throws {Error} if `encryption` is neither a name nor the ARN of a key
 */
export function encryptionAtRest(table: Construct, props: EncryptionProps): EncryptionAtRest {
  const { encryption = 'awsOwned' } = props;
  if (isByArn(encryption)) {
    return withKey(table, Key.fromKeyArn(table, 'Key', encryption.keyArn), props);
  }
  return allowedValue('encryption', ENCRYPTIONS, encryption, ['{ keyArn }'])(table, props);
}

/** In plain JavaScript it may be any object, and null. */
function isByArn(
  encryption: NonNullable<EncryptionProps['encryption']>,
): encryption is Exclude<typeof encryption, EncryptionName> {
  return typeof (Object(encryption) as { keyArn?: unknown }).keyArn === 'string';
}

/** The new customer managed key of a table. */
export function newTableKey(
  table: Construct,
  { removalPolicy }: Pick<EncryptionProps, 'removalPolicy'>,
): IKey {
  return new Key(table, 'Key', {
    description: `Encrypts the DynamoDB table ${table.node.path}`,
    enableKeyRotation: true,
    policy: keyPolicy(Stack.of(table).region, USE_BY_TABLE),
    removalPolicy,
  });
}

const USE_BY_TABLE = { service: 'dynamodb', named: 'DynamoDB', actions: CREATE_WITH_KEY } as const;

/**
 * Each replica uses its replica of the key in the same Region, which has the same ID. TableV2 supports customer managed
 * keys only in stacks with a concrete Region; `setKeyOfOnlyReplica` sets the key in other stacks.
 */
function withKey(
  table: Construct,
  encryptionKey: IKey,
  { replicas = [] }: EncryptionProps,
): EncryptionAtRest {
  if (!isRegional(table)) return { encryptionKey, encryption: TableEncryptionV2.dynamoOwnedKey() };
  const copies = replicas.map((region) => [region, inRegion(encryptionKey.keyArn, region)]);
  const copyArns = Object.fromEntries(copies) as Record<string, string>;
  return {
    encryptionKey,
    encryption: TableEncryptionV2.customerManagedKey(encryptionKey, copyArns),
  };
}

function isRegional(table: Construct): boolean {
  return !Token.isUnresolved(Stack.of(table).region);
}

function inRegion(keyArn: string, region: string): string {
  return Arn.format({ ...Arn.split(keyArn, ArnFormat.SLASH_RESOURCE_NAME), region });
}

/** Sets the customer managed key of a table, if it has one, in a stack without a concrete Region. */
export function setKeyOfOnlyReplica(table: TableV2, encryptionKey: IKey | undefined): void {
  if (!encryptionKey || isRegional(table)) return;
  const resource = table.node.defaultChild as CfnGlobalTable;
  resource.addPropertyOverride('SSESpecification', { SSEEnabled: true, SSEType: 'KMS' });
  resource.addPropertyOverride('Replicas.0.SSESpecification.KMSMasterKeyId', encryptionKey.keyArn);
}
