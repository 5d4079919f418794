import { RemovalPolicy, Stack, Token } from 'aws-cdk-lib/core';
import {
  AttributeType,
  Billing,
  Capacity,
  ProjectionType,
  StreamViewType,
  TableV2,
  type CfnGlobalTable,
  type Attribute,
  type GlobalSecondaryIndexPropsV2,
  type ITableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key, type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { TableOptions } from '../stage/schema/stage-schema';
import { keyPolicy } from './key-policy';
import { CREATE_WITH_KEY } from './key-actions';
import { tableEncryption } from './table-encryption';

export interface AccessTableProps {
  /** The table as its stage file describes it. */
  readonly options: TableOptions;
  /** Whether the table, and a key made for it, outlive the stack; also the default of deletion protection. */
  readonly removalPolicy: RemovalPolicy;
}

/** Defines one DynamoDB table (`AWS::DynamoDB::GlobalTable`), and its KMS key where the stage asks for a new one. */
export class AccessTable extends Construct {
  /** The table; in a stack of any region it does not know its key. */
  readonly table: ITableV2;
  /** The customer-managed key, where the table has one. */
  readonly encryptionKey: IKey | undefined;

  constructor(scope: Construct, id: string, props: AccessTableProps) {
    super(scope, id);
    const { options, removalPolicy } = props;
    this.encryptionKey = this.customerManagedKey(props);
    const isRegional = !Token.isUnresolved(Stack.of(this).region);
    const table = new TableV2(this, 'Resource', {
      tableName: options.tableName,
      ...keySchema(options),
      billing: billing(options.billing),
      pointInTimeRecoverySpecification: recovery(options.pointInTimeRecovery),
      encryption: tableEncryption(options, isRegional ? this.encryptionKey : undefined),
      deletionProtection: options.deletionProtection ?? removalPolicy === RemovalPolicy.RETAIN,
      timeToLiveAttribute: options.timeToLive,
      dynamoStream: options.stream && STREAM_VIEWS[options.stream],
      globalSecondaryIndexes: Object.entries(options.indexes).map(globalSecondaryIndex),
      replicas: options.replicas.map((region) => ({ region })),
      removalPolicy,
    });
    if (this.encryptionKey && !isRegional) setKeyOfOnlyReplica(table, this.encryptionKey);
    this.table = table;
  }

  private customerManagedKey({ options, removalPolicy }: AccessTableProps): IKey | undefined {
    const { encryption } = options;
    if (typeof encryption === 'object') return Key.fromKeyArn(this, 'Key', encryption.keyArn);
    if (encryption !== 'customerManaged') return undefined;
    return new Key(this, 'Key', {
      description: `Encrypts the DynamoDB table ${this.node.path}`,
      enableKeyRotation: true,
      policy: keyPolicy(Stack.of(this).region, USE_BY_TABLE),
      removalPolicy,
    });
  }
}

const USE_BY_TABLE = { service: 'dynamodb', named: 'DynamoDB', actions: CREATE_WITH_KEY } as const;

/** TableV2 takes a customer-managed key in stacks of a known region only, because it looks for the table's among the replicas. */
function setKeyOfOnlyReplica(table: TableV2, { keyArn }: IKey): void {
  const resource = table.node.defaultChild as CfnGlobalTable;
  resource.addPropertyOverride('SSESpecification', { SSEEnabled: true, SSEType: 'KMS' });
  resource.addPropertyOverride('Replicas.0.SSESpecification.KMSMasterKeyId', keyArn);
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
