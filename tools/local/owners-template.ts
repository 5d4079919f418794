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

/** The output of the template of a KMS key. */
export const KEY_ARN = 'KeyArn';

/** The template with which the owner of an existing table would have created its KMS key. */
export function ownersKeyTemplate() {
  return {
    Resources: { Key: KEY },
    Outputs: { [KEY_ARN]: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
  };
}

/**
 * The template with which the owner of an existing table would have created it.
 *
 * @param keyArn the ARN of its KMS key, which is there already
 */
export function ownersTableTemplate(table: OwnedTable, keyArn: string | undefined) {
  return { Resources: { Table: tableResource(table, keyArn) } };
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

function tableResource(table: OwnedTable, keyArn: string | undefined) {
  const { indexes } = table;
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
          KMSMasterKeyId: keyArn,
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
