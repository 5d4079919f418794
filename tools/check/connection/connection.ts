import type { TableOptions } from '../../../lib/stage/schema/stage-schema';

/** What is needed to connect to the tables of a stage as one of those who use them. */
export interface Connection {
  readonly listTables: boolean;
  readonly tables: readonly ConnectedTable[];
  /** The role to assume with one's own credentials. @default - the credentials are the connector's */
  readonly role?: RoleToAssume | undefined;
  /** The role or user whose credentials these must be, where there is no role to assume. @default - not compared */
  readonly identityArn?: string | undefined;
  /** Region code. @default - that of the AWS settings of the environment */
  readonly region?: string | undefined;
  /** The URL of a local instance. @default - AWS */
  readonly endpoint?: string | undefined;
  /** The account of the tool's source connection, 12 digits, which may not be that of this destination. */
  readonly sourceAccount?: string | undefined;
}

/** A table, by its name as deployed. */
export interface ConnectedTable extends Pick<TableOptions, 'partitionKey' | 'sortKey'> {
  readonly tableName: string;
  readonly reads: boolean;
  readonly writes: boolean;
}

/** What is sent to STS. Source: STS API reference, AssumeRole. */
export interface RoleToAssume {
  readonly roleArn: string;
  readonly externalId?: string | undefined;
  /** 2 to 64 characters. */
  readonly sessionName: string;
  /** 900 to 43,200 seconds, at most the role's maximum. */
  readonly durationSeconds: number;
}
