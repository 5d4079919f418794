/** The point that a table is restored to. */
export type RestorePoint =
  | { readonly kind: 'time'; readonly at: Date }
  /** The latest restorable time of the point-in-time recovery. */
  | { readonly kind: 'latest' }
  /** An on-demand backup of DynamoDB, or a recovery point of AWS Backup. */
  | { readonly kind: 'backup'; readonly arn: string };

/** The items that are copied back. */
export type CopiedRows =
  | { readonly kind: 'tenant'; readonly tenant: string }
  /** The `sub` or the identity ID, whichever the row scope of the table uses. */
  | { readonly kind: 'user'; readonly user: string }
  | { readonly kind: 'partitionKey'; readonly value: string };

export interface ListRequest {
  readonly mode: 'list';
  readonly json: boolean;
}

export interface DrillRequest {
  readonly mode: 'drill';
  /** The ID of a table in the stage file. @default - all tables */
  readonly table: string | undefined;
  /** The file of the evidence. */
  readonly out: string;
  /** The file of the results as JUnit XML. @default - none */
  readonly junit: string | undefined;
}

/** Removes what interrupted drills left. */
export interface CleanUpRequest {
  readonly mode: 'cleanUp';
}

export interface RestoreTableRequest {
  readonly mode: 'restore';
  /** The ID of a table in the stage file. */
  readonly table: string;
  readonly point: RestorePoint;
}

export interface AdoptRequest {
  readonly mode: 'adopt';
  /** The ID of a table in the stage file. */
  readonly table: string;
  /** The name of the restored table. */
  readonly restored: string;
}

export interface CopyBackRequest {
  readonly mode: 'copyBack';
  /** The ID of a table in the stage file. */
  readonly table: string;
  /** The name of the restored table. */
  readonly restored: string;
  readonly rows: CopiedRows;
  /** Whether items that exist in the live table are replaced. */
  readonly overwrite: boolean;
  /** Whether items are counted only. */
  readonly dryRun: boolean;
}

/** What `npm run restore` does. */
export type RestoreRequest =
  | ListRequest
  | DrillRequest
  | CleanUpRequest
  | RestoreTableRequest
  | AdoptRequest
  | CopyBackRequest;
