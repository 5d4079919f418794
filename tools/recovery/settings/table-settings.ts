import type {
  RegisterScalableTargetCommandInput,
  PutScalingPolicyCommandInput,
} from '@aws-sdk/client-application-auto-scaling';
import type { OnDemandThroughput, StreamViewType } from '@aws-sdk/client-dynamodb';
import type { TableKey } from './table-key';

/** The autoscaling of a capacity of a table or an index, without their names. */
export interface Autoscaling {
  readonly target: Omit<RegisterScalableTargetCommandInput, 'ResourceId'>;
  readonly policies: readonly Omit<PutScalingPolicyCommandInput, 'ResourceId'>[];
}

/** A replica in another Region. */
export interface Replica {
  /** @default - an AWS owned key, or the AWS managed key of the Region */
  readonly keyArn?: string | undefined;
}

/**
 * Settings of a table that a restore may not carry.
 *
 * Sources: DynamoDB API reference, RestoreTableToPointInTime; DynamoDB Developer Guide, Point-in-time recovery: How it
 * works. Both list autoscaling, IAM policies, alarms, tags, streams, TTL and recovery. What they do not mention is
 * compared too, and set only where it differs.
 */
export interface TableSettings {
  /** Days of point-in-time recovery. @default - off */
  readonly recovery: { readonly days: number | undefined } | undefined;
  readonly deletionProtection: boolean;
  readonly encryption: TableKey;
  readonly tableClass: string;
  /** The maximum throughput of an on-demand table. @default - none */
  readonly onDemandThroughput: OnDemandThroughput | undefined;
  /** The view type. @default - no stream */
  readonly stream: StreamViewType | undefined;
  /** The attribute. @default - off */
  readonly timeToLive: string | undefined;
  /** Without those of AWS, such as `aws:cloudformation:stack-name`. */
  readonly tags: Readonly<Record<string, string>>;
  /** The modes of the table, named `''`, and of its indexes. */
  readonly contributorInsights: Readonly<Record<string, string>>;
  /** The precision of each Kinesis data stream by its ARN. */
  readonly kinesisStreams: Readonly<Record<string, string>>;
  /** By `''` or `/index/<name>`, and the dimension. */
  readonly autoscaling: Readonly<Record<string, Autoscaling>>;
  /** With `TABLE_ARN_PLACEHOLDER` for the ARN of the table. @default - none */
  readonly resourcePolicy: string | undefined;
  /** By Region, without the table's own. */
  readonly replicas: Readonly<Record<string, Replica>>;
}

/** Stands for the ARN of the table in a resource policy. */
export const TABLE_ARN_PLACEHOLDER = '<the ARN of the table>';

/** The name of a setting. */
export type Setting = keyof TableSettings;

/**
 * The settings in the order in which they are applied: those that protect the data come first, and replicas last,
 * because they need the stream, and take long.
 */
export const SETTINGS = Object.keys({
  recovery: true,
  deletionProtection: true,
  encryption: true,
  tableClass: true,
  onDemandThroughput: true,
  stream: true,
  timeToLive: true,
  tags: true,
  contributorInsights: true,
  kinesisStreams: true,
  autoscaling: true,
  resourcePolicy: true,
  replicas: true,
} satisfies Record<Setting, true>) as readonly Setting[];

/** The settings that each replica has of its own. Source: DynamoDB Developer Guide, Global tables core concepts. */
export const REGIONAL_SETTINGS: readonly Setting[] = [
  'recovery',
  'deletionProtection',
  'tableClass',
  'tags',
  'contributorInsights',
  'kinesisStreams',
  'resourcePolicy',
];

/** The names of settings in messages. */
export const SETTING_NAMES: Readonly<Record<Setting, string>> = {
  recovery: 'point-in-time recovery',
  deletionProtection: 'deletion protection',
  encryption: 'encryption',
  tableClass: 'table class',
  onDemandThroughput: 'maximum on-demand throughput',
  stream: 'stream',
  timeToLive: 'TTL',
  tags: 'tags',
  contributorInsights: 'contributor insights',
  kinesisStreams: 'Kinesis data streams',
  autoscaling: 'autoscaling',
  resourcePolicy: 'resource policy',
  replicas: 'replicas',
};
