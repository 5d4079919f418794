import type { RemovalPolicy } from 'aws-cdk-lib/core';

/** A key attribute of a table or an index. */
export interface KeyAttribute {
  /** 1 to 255 characters. */
  readonly name: string;
  readonly type: 'string' | 'number' | 'binary';
}

/** Capacity units between which autoscaling keeps a table. */
export interface AutoscaledCapacity {
  readonly min: number;
  readonly max: number;
}

/** How reads and writes are paid for: by request, or by capacity that autoscaling adjusts. */
export type TableBilling =
  | 'onDemand'
  | {
      readonly provisioned: {
        readonly read: AutoscaledCapacity;
        readonly write: AutoscaledCapacity;
      };
    };

/** The KMS key of a table: AWS's own, the account's AWS-managed one, a new customer-managed one, or one by its ARN. */
export type TableEncryption =
  'awsOwned' | 'awsManaged' | 'customerManaged' | { readonly keyArn: string };

/** A global secondary index. */
export interface TableIndex {
  readonly partitionKey: KeyAttribute;
  readonly sortKey?: KeyAttribute | undefined;
  /** Which attributes the index holds, besides its keys: all, none, or up to 20 by name. @default 'all' */
  readonly projection?: 'all' | 'keysOnly' | readonly string[] | undefined;
}

/** What the change stream of a table holds. */
export type TableStream = 'keysOnly' | 'newImage' | 'oldImage' | 'newAndOldImages';

export interface AccessTableProps {
  /** 3 to 255 letters, digits and `_.-`. @default - CloudFormation names the table */
  readonly tableName?: string | undefined;
  readonly partitionKey: KeyAttribute;
  /** @default - no sort key */
  readonly sortKey?: KeyAttribute | undefined;
  /** @default 'onDemand' */
  readonly billing?: TableBilling | undefined;
  /** Point-in-time recovery to any second of the last 1 to 35 days, or none. @default - 35 days */
  readonly pointInTimeRecovery?: false | { readonly days: number } | undefined;
  /** Encryption at rest. @default 'awsOwned' */
  readonly encryption?: TableEncryption | undefined;
  /** @default - whether the removal policy is RETAIN */
  readonly deletionProtection?: boolean | undefined;
  /** The attribute that holds the time at which an item expires, in seconds since 1970. @default - items do not expire */
  readonly timeToLive?: string | undefined;
  /** @default - no stream */
  readonly stream?: TableStream | undefined;
  /** Global secondary indexes by name, 20 at most. @default - none */
  readonly indexes?: Readonly<Record<string, TableIndex>> | undefined;
  /** Further regions that hold the table. @default - none */
  readonly replicas?: readonly string[] | undefined;
  /** Whether the table, and a key made for it, outlive the stack. */
  readonly removalPolicy: RemovalPolicy;
}
