import type { RemovalPolicy } from 'aws-cdk-lib/core';

/** A key attribute of a table or an index. */
export interface KeyAttribute {
  /** Name of the attribute, 1 to 255 characters. */
  readonly name: string;
  /** Type of the attribute. */
  readonly type: 'string' | 'number' | 'binary';
}

/** The bounds of autoscaling, in capacity units. */
export interface AutoscaledCapacity {
  /** 1 to 1,000,000. */
  readonly min: number;
  /** `min` to 1,000,000. */
  readonly max: number;
}

/** Maximum throughput of an on-demand table, in request units per second. At least one of the two is set. */
export interface OnDemandMaximum {
  /** 1 to 1,000,000, and below the table's quota in the account. @default - that quota */
  readonly maxReadUnits?: number | undefined;
  /** 1 to 1,000,000, and below the table's quota in the account. @default - that quota */
  readonly maxWriteUnits?: number | undefined;
}

/** The billing mode: on-demand, with or without a maximum, or provisioned capacity with autoscaling. */
export type TableBilling =
  | 'onDemand'
  | { readonly onDemand: OnDemandMaximum }
  | {
      readonly provisioned: {
        readonly read: AutoscaledCapacity;
        readonly write: AutoscaledCapacity;
      };
    };

/** The KMS key of a table: AWS owned, AWS managed, a new customer managed key, or an existing one by its ARN. */
export type TableEncryption =
  'awsOwned' | 'awsManaged' | 'customerManaged' | { readonly keyArn: string };

/** A global secondary index. */
export interface TableIndex {
  /** Partition key of the index. */
  readonly partitionKey: KeyAttribute;
  /** Sort key of the index. @default - no sort key */
  readonly sortKey?: KeyAttribute | undefined;
  /** The projected attributes besides the keys: all, none, or 1 to 20 by name. @default 'all' */
  readonly projection?: 'all' | 'keysOnly' | readonly string[] | undefined;
}

/** What the DynamoDB stream of a table records of a changed item. */
export type TableStream = 'keysOnly' | 'newImage' | 'oldImage' | 'newAndOldImages';

/** The keys, the capacity, the encryption and the protection of a table. */
export interface AccessTableProps {
  /** Name of the table, 3 to 255 letters, digits and `_.-`. @default - CloudFormation generates a name */
  readonly tableName?: string | undefined;
  /** Partition key of the table. */
  readonly partitionKey: KeyAttribute;
  /** Sort key of the table. @default - no sort key */
  readonly sortKey?: KeyAttribute | undefined;
  /** Billing mode. @default 'onDemand' */
  readonly billing?: TableBilling | undefined;
  /** Point-in-time recovery to any second of the last 1 to 35 days, or false. @default - 35 days */
  readonly pointInTimeRecovery?: false | { readonly days: number } | undefined;
  /** Encryption at rest. @default 'awsOwned' */
  readonly encryption?: TableEncryption | undefined;
  /** Whether DynamoDB rejects the deletion of the table. @default - true if the removal policy is RETAIN */
  readonly deletionProtection?: boolean | undefined;
  /** Time to live: the attribute with the expiry time, in seconds since 1970. @default - items do not expire */
  readonly timeToLive?: string | undefined;
  /** What the DynamoDB stream records. @default - no stream */
  readonly stream?: TableStream | undefined;
  /** Global secondary indexes by name, at most 20. @default - none */
  readonly indexes?: Readonly<Record<string, TableIndex>> | undefined;
  /** Other Regions with a replica of the table. The stack must have a concrete Region. @default - none */
  readonly replicas?: readonly string[] | undefined;
  /** Whether the table and its new KMS key are kept or deleted with the stack. @default RemovalPolicy.RETAIN */
  readonly removalPolicy?: RemovalPolicy | undefined;
}
