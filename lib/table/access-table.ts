import { RemovalPolicy } from 'aws-cdk-lib/core';
import {
  AttributeType,
  Billing,
  Capacity,
  ProjectionType,
  StreamViewType,
  TableV2,
  type Attribute,
  type GlobalSecondaryIndexPropsV2,
  type ITableV2,
  type MaxThroughputProps,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { RECOVERY_DAYS } from '../aws/backup-limits';
import { allowedValue } from '../aws/allowed-value';
import { encryptionAtRest, setKeyOfOnlyReplica } from './table-encryption';
import type {
  AccessTableProps,
  AutoscaledCapacity,
  KeyAttribute,
  TableBilling,
  TableIndex,
  TableStream,
} from './table-props';

/**
 * Defines a DynamoDB table (`AWS::DynamoDB::GlobalTable`), and with `customerManaged` its KMS key (`AWS::KMS::Key`).
 */
export class AccessTable extends Construct {
  /** The table. Its `encryptionKey` is undefined in stacks without a concrete Region. */
  readonly table: ITableV2;
  /** The customer managed key of the table; undefined if it has none. */
  readonly encryptionKey: IKey | undefined;

  constructor(scope: Construct, id: string, props: AccessTableProps) {
    super(scope, id);
    const { replicas = [], removalPolicy = RemovalPolicy.RETAIN } = props;
    const { encryption, encryptionKey } = encryptionAtRest(this, { ...props, removalPolicy });
    const table = new TableV2(this, 'Resource', {
      tableName: props.tableName,
      ...keySchema(props),
      billing: billing(props.billing),
      pointInTimeRecoverySpecification: recovery(props.pointInTimeRecovery),
      encryption,
      deletionProtection: props.deletionProtection ?? removalPolicy === RemovalPolicy.RETAIN,
      timeToLiveAttribute: props.timeToLive,
      dynamoStream: props.stream && allowedValue('stream', STREAM_VIEWS, props.stream),
      globalSecondaryIndexes: globalSecondaryIndexes(props),
      replicas: replicas.map((region) => ({ region })),
      removalPolicy,
    });
    setKeyOfOnlyReplica(table, encryptionKey);
    this.table = table;
    this.encryptionKey = encryptionKey;
  }
}

const ATTRIBUTE_TYPES: Readonly<Record<KeyAttribute['type'], AttributeType>> = {
  string: AttributeType.STRING,
  number: AttributeType.NUMBER,
  binary: AttributeType.BINARY,
};

const STREAM_VIEWS: Readonly<Record<TableStream, StreamViewType>> = {
  keysOnly: StreamViewType.KEYS_ONLY,
  newImage: StreamViewType.NEW_IMAGE,
  oldImage: StreamViewType.OLD_IMAGE,
  newAndOldImages: StreamViewType.NEW_AND_OLD_IMAGES,
};

function keySchema({ partitionKey, sortKey }: Pick<TableIndex, 'partitionKey' | 'sortKey'>) {
  return { partitionKey: attribute(partitionKey), sortKey: sortKey && attribute(sortKey) };
}

function attribute({ name, type }: KeyAttribute): Attribute {
  return { name, type: allowedValue('type of a key attribute', ATTRIBUTE_TYPES, type) };
}

const BILLING_MODES: Readonly<Record<Extract<TableBilling, string>, Billing>> = {
  onDemand: Billing.onDemand(),
};

function billing(billed: TableBilling = 'onDemand'): Billing {
  if (typeof billed === 'string') {
    return allowedValue('billing', BILLING_MODES, billed, ['{ onDemand }', '{ provisioned }']);
  }
  if ('onDemand' in billed) return Billing.onDemand(onDemandMaximum(billed));
  const { read, write } = billed.provisioned;
  return Billing.provisioned({ readCapacity: autoscaled(read), writeCapacity: autoscaled(write) });
}

/**
 * With a seed, without which CloudFormation cannot switch between on-demand and provisioned, nor roll that back.
 *
 * Source: CloudFormation template reference, AWS::DynamoDB::GlobalTable CapacityAutoScalingSettings.
 */
function autoscaled({ min, max }: AutoscaledCapacity): Capacity {
  return Capacity.autoscaled({ minCapacity: min, maxCapacity: max, seedCapacity: min });
}

/**
 * The maximum throughput of an on-demand table, and of each index: the CDK does not pass it on to indexes, and an index
 * without one scales up to its quota. Source: DynamoDB Developer Guide, Maximum throughput for on-demand tables.
 */
function onDemandMaximum(billed: TableBilling = 'onDemand'): MaxThroughputProps {
  if (typeof billed === 'string' || !('onDemand' in billed)) return {};
  const { maxReadUnits, maxWriteUnits } = billed.onDemand;
  return { maxReadRequestUnits: maxReadUnits, maxWriteRequestUnits: maxWriteUnits };
}

const MAX_RECOVERY = { days: RECOVERY_DAYS.max };

function recovery(kept: AccessTableProps['pointInTimeRecovery'] = MAX_RECOVERY) {
  return kept === false
    ? { pointInTimeRecoveryEnabled: false }
    : { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: kept.days };
}

function globalSecondaryIndexes({
  indexes = {},
  billing: billed,
}: AccessTableProps): GlobalSecondaryIndexPropsV2[] {
  return Object.entries(indexes).map(([indexName, index]) => ({
    indexName,
    ...keySchema(index),
    ...projection(index.projection),
    ...onDemandMaximum(billed),
  }));
}

const PROJECTIONS: Readonly<Record<'all' | 'keysOnly', ProjectionType>> = {
  all: ProjectionType.ALL,
  keysOnly: ProjectionType.KEYS_ONLY,
};

function projection(projected: TableIndex['projection'] = 'all') {
  if (typeof projected === 'string') {
    const others = ['a list of attributes'];
    return { projectionType: allowedValue('projection', PROJECTIONS, projected, others) };
  }
  return { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...projected] };
}
