import { connectorResources } from '../connectors/connector';
import { asObject, asTexts, type JsonObject } from '../../template/json-values';
import { within, type Location } from '../../template/location';
import { further, inPlace, together, type GeneratedResources } from '../generated-resources';
import { awsManagedPolicyArn } from '../roles/managed-policy-arn';
import { generatedRole } from '../roles/generated-role';
import { readPolicy } from '../roles/written-policies';
import type { SamResource } from '../sam-resource';

/**
 * A GraphQL API, with a role for its logs, and a role for each data source unless it names one.
 *
 * Source: AWS SAM Developer Guide, AWS::Serverless::GraphQLApi.
 */
export function graphqlApiResources(sam: SamResource): GeneratedResources {
  const { id, properties, passed } = sam;
  const { DataSources, ...others } = properties;
  const { DynamoDb, Lambda } = asObject(DataSources);
  const sources = (kind: Kind, written: unknown) =>
    Object.entries(asObject(written)).map(([name, one]) =>
      dataSource(sam, kind, name, asObject(one)),
    );
  return together(
    inPlace(id, { Type: 'AWS::AppSync::GraphQLApi', Properties: others, ...passed }),
    ...logRole(sam),
    ...sources('DynamoDB', DynamoDb),
    ...sources('Lambda', Lambda),
  );
}

function logRole({ id, properties, passed, placeOf }: SamResource): readonly GeneratedResources[] {
  const { Logging } = properties;
  const isOff = Logging === 'false' || Logging === false;
  if (isOff || asObject(Logging).CloudWatchLogsRoleArn !== undefined) return [];
  const at = Logging === undefined ? { resource: id, property: '' } : placeOf('Logging');
  const policy = awsManagedPolicyArn('service-role/AWSAppSyncPushToCloudWatchLogs');
  return [
    generatedRole({
      id: `${id}CloudWatchRole`,
      at,
      passed,
      trust: 'appsync.amazonaws.com',
      written: [readPolicy('managed', policy, at)],
    }),
  ];
}

type Kind = 'DynamoDB' | 'Lambda';

/** What the role of a data source is for. */
interface Target {
  readonly type: string;
  readonly arn: unknown;
  readonly connector: string;
  readonly permissions: readonly string[];
  readonly config: JsonObject;
}

function dataSource(
  { id, passed, placeOf }: SamResource,
  kind: Kind,
  name: string,
  written: JsonObject,
): GeneratedResources {
  const sourceId = `${id}${name}${kind}DataSource`;
  const at = within(placeOf('DataSources'), `${kind === 'DynamoDB' ? 'DynamoDb' : kind}.${name}`);
  const target = TARGETS[kind](written);
  const { ServiceRoleArn = { 'Fn::GetAtt': [`${sourceId}Role`, 'Arn'] } } = written;
  const Properties = { ApiId: { 'Fn::GetAtt': [id, 'ApiId'] }, ...target.config, ServiceRoleArn };
  return together(
    further(sourceId, { Type: 'AWS::AppSync::DataSource', Properties, ...passed }, at),
    ...(written.ServiceRoleArn === undefined ? sourceRole(sourceId, at, passed, target) : []),
  );
}

const TARGETS: Readonly<Record<Kind, (written: JsonObject) => Target>> = {
  DynamoDB: (written) => {
    const { TableArn, TableName, Region = { Ref: 'AWS::Region' }, Permissions } = written;
    const composed =
      'arn:${AWS::Partition}:dynamodb:${Region}:${AWS::AccountId}:table/${TableName}';
    return {
      type: 'AWS::DynamoDB::Table',
      arn: TableArn ?? { 'Fn::Sub': [composed, { Region, TableName }] },
      connector: 'ToTableConnector',
      permissions: Permissions === undefined ? ['Read', 'Write'] : asTexts(Permissions),
      config: { Type: 'AMAZON_DYNAMODB', DynamoDBConfig: { TableName, AwsRegion: Region } },
    };
  },
  Lambda: ({ FunctionArn }) => ({
    type: 'AWS::Lambda::Function',
    arn: FunctionArn,
    connector: 'ToLambdaConnector',
    permissions: ['Write'],
    config: { Type: 'AWS_LAMBDA', LambdaConfig: { LambdaFunctionArn: FunctionArn } },
  }),
};

function sourceRole(
  sourceId: string,
  at: Location,
  passed: JsonObject,
  { type, arn, connector, permissions }: Target,
): readonly GeneratedResources[] {
  const id = `${sourceId}Role`;
  return [
    generatedRole({ id, at, passed, trust: 'appsync.amazonaws.com', written: [] }),
    connectorResources(
      {
        id: sourceId + connector,
        at,
        passed: {},
        source: { Type: 'AWS::AppSync::DataSource', RoleName: { Ref: id } },
        destination: { Type: type, Arn: arn },
        permissions,
      },
      {},
    ),
  ];
}
