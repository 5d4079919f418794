import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';
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
} from 'aws-cdk-lib/aws-dynamodb';
import { Key, type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { TableOptions } from '../config/schema/stage-schema';
import { tableEncryption } from './table-encryption';
import { tableKeyPolicy } from './table-key-policy';

export interface AccessTableProps {
  /** The table as its stage file describes it. */
  readonly options: TableOptions;
  /** Whether the table, and a key made for it, outlive the stack; also the default of deletion protection. */
  readonly removalPolicy: RemovalPolicy;
}

/** Defines one DynamoDB table (`AWS::DynamoDB::GlobalTable`), and its KMS key where the stage asks for a new one. */
export class AccessTable extends Construct {
  /** The table, with its customer-managed key where it has one. */
  readonly table: ITableV2;

  constructor(scope: Construct, id: string, props: AccessTableProps) {
    super(scope, id);
    const { options, removalPolicy } = props;
    this.table = new TableV2(this, 'Resource', {
      tableName: options.tableName,
      ...keySchema(options),
      billing: billing(options.billing),
      pointInTimeRecoverySpecification: recovery(options.pointInTimeRecovery),
      encryption: tableEncryption(options, this.customerManagedKey(props)),
      deletionProtection: options.deletionProtection ?? removalPolicy === RemovalPolicy.RETAIN,
      timeToLiveAttribute: options.timeToLive,
      dynamoStream: options.stream && STREAM_VIEWS[options.stream],
      globalSecondaryIndexes: Object.entries(options.indexes).map(globalSecondaryIndex),
      replicas: options.replicas.map((region) => ({ region })),
      removalPolicy,
    });
  }

  private customerManagedKey({ options, removalPolicy }: AccessTableProps): IKey | undefined {
    const { encryption } = options;
    if (typeof encryption === 'object') return Key.fromKeyArn(this, 'Key', encryption.keyArn);
    if (encryption !== 'customerManaged') return undefined;
    return new Key(this, 'Key', {
      description: `Encrypts the DynamoDB table ${this.node.path}`,
      enableKeyRotation: true,
      policy: tableKeyPolicy(Stack.of(this).region),
      removalPolicy,
    });
  }
}

type Billed = TableOptions['billing'];
type Keys = Pick<TableOptions, 'partitionKey' | 'sortKey'>;

const ATTRIBUTE_TYPES = {
  string: AttributeType.STRING,
  number: AttributeType.NUMBER,
  binary: AttributeType.BINARY,
} as const;

const STREAM_VIEWS = {
  keysOnly: StreamViewType.KEYS_ONLY,
  newImage: StreamViewType.NEW_IMAGE,
  oldImage: StreamViewType.OLD_IMAGE,
  newAndOldImages: StreamViewType.NEW_AND_OLD_IMAGES,
} as const;

function keySchema({ partitionKey, sortKey }: Keys) {
  return { partitionKey: attribute(partitionKey), sortKey: sortKey && attribute(sortKey) };
}

function attribute({ name, type }: TableOptions['partitionKey']): Attribute {
  return { name, type: ATTRIBUTE_TYPES[type] };
}

function billing(billed: Billed): Billing {
  if (billed === 'onDemand') return Billing.onDemand();
  const { read, write } = billed.provisioned;
  return Billing.provisioned({
    readCapacity: Capacity.autoscaled({ minCapacity: read.min, maxCapacity: read.max }),
    writeCapacity: Capacity.autoscaled({ minCapacity: write.min, maxCapacity: write.max }),
  });
}

function recovery(kept: TableOptions['pointInTimeRecovery']) {
  return kept === false
    ? { pointInTimeRecoveryEnabled: false }
    : { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: kept.days };
}

function globalSecondaryIndex([indexName, index]: [
  string,
  TableOptions['indexes'][string],
]): GlobalSecondaryIndexPropsV2 {
  const { projection } = index;
  const projected =
    projection === 'all'
      ? { projectionType: ProjectionType.ALL }
      : projection === 'keysOnly'
        ? { projectionType: ProjectionType.KEYS_ONLY }
        : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: projection };
  return { indexName, ...keySchema(index), ...projected };
}
