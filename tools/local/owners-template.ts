import { tableNameIn } from '../../lib/aws/table-arn';
import type { TableOptions } from '../../lib/stage/schema/stage-schema';

/** An existing table of a stage. */
export type OwnedTable = Pick<TableOptions, 'partitionKey' | 'sortKey' | 'indexes'> & {
  readonly existing: NonNullable<TableOptions['existing']>;
};

/** The name of an existing table. */
export function ownedTableName({ existing }: Pick<OwnedTable, 'existing'>): string {
  return 'tableName' in existing ? existing.tableName : tableNameIn(existing.tableArn);
}

/** The template with which the owner of existing tables would have created them, and their keys `Key0`, `Key1`, …. */
export function ownersTemplate(tables: readonly OwnedTable[], keyArns: readonly string[]) {
  const keys = keyArns.map((_arn, position) => `Key${position}`);
  return {
    Resources: {
      ...Object.fromEntries(keys.map((id) => [id, KEY])),
      ...Object.fromEntries(
        tables.map((table, position) => [`Table${position}`, tableResource(table, keyArns)]),
      ),
    },
    Outputs: Object.fromEntries(keys.map((id) => [id, { Value: arnOf(id) }])),
  };
}

function arnOf(id: string) {
  return { 'Fn::GetAtt': [id, 'Arn'] };
}

/** The default key policy of KMS: IAM policies of the account decide. */
const KEY = {
  Type: 'AWS::KMS::Key',
  Properties: {
    KeyPolicy: {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } },
        Action: 'kms:*',
        Resource: '*',
      },
    },
  },
};

function tableResource(table: OwnedTable, keyArns: readonly string[]) {
  const { existing, indexes } = table;
  const { keyArn } = existing;
  const byIndex = Object.entries(indexes);
  const attributes = [table, ...Object.values(indexes)].flatMap(({ partitionKey, sortKey }) =>
    sortKey ? [partitionKey, sortKey] : [partitionKey],
  );
  const types = new Map(attributes.map(({ name, type }) => [name, ATTRIBUTE_TYPES[type]]));
  return {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName: ownedTableName(table),
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [...types].map(([AttributeName, AttributeType]) => ({
        AttributeName,
        AttributeType,
      })),
      KeySchema: keySchema(table),
      ...(byIndex.length > 0 && {
        GlobalSecondaryIndexes: byIndex.map(([IndexName, index]) => ({
          IndexName,
          KeySchema: keySchema(index),
          Projection: { ProjectionType: 'ALL' },
        })),
      }),
      ...(keyArn !== undefined && {
        SSESpecification: {
          SSEEnabled: true,
          SSEType: 'KMS',
          KMSMasterKeyId: arnOf(`Key${keyArns.indexOf(keyArn)}`),
        },
      }),
    },
  };
}

const ATTRIBUTE_TYPES = { string: 'S', number: 'N', binary: 'B' } as const;

function keySchema({ partitionKey, sortKey }: Pick<TableOptions, 'partitionKey' | 'sortKey'>) {
  return [
    { AttributeName: partitionKey.name, KeyType: 'HASH' },
    ...(sortKey ? [{ AttributeName: sortKey.name, KeyType: 'RANGE' }] : []),
  ];
}
