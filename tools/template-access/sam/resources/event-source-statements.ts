import { asList, asObject, asText, type JsonObject } from '../../template/json-values';
import type { SamEvent } from './events';

/** The kinds of access configurations whose secret the role may read. */
const SECRETS: Readonly<Record<string, RegExp>> = {
  DocumentDB: /^BASIC_AUTH$/,
  MQ: /^BASIC_AUTH$/,
  MSK: /^CLIENT_CERTIFICATE_TLS_AUTH$/,
  SelfManagedKafka: /AUTH$|^SERVER_ROOT_CA_CERTIFICATE$/,
};

/** Statements for sources that need a secret, its KMS key, or a description of the source. */
export function eventSourceStatements(event: SamEvent): readonly JsonObject[] {
  const kinds = Object.hasOwn(SECRETS, event.type) ? SECRETS[event.type] : undefined;
  if (kinds === undefined) return [];
  const { SourceAccessConfigurations, SchemaRegistryConfig, SecretsManagerKmsKeyId } =
    event.properties;
  const ofSource = asList(SourceAccessConfigurations)
    .map(asObject)
    .filter(({ Type }) => kinds.test(asText(Type) ?? ''));
  const ofSchemas = asList(asObject(SchemaRegistryConfig).AccessConfigs).map(asObject);
  const secrets = [...ofSource, ...ofSchemas].map(({ URI }) => URI).filter(isWritten);
  const key = asText(SecretsManagerKmsKeyId);
  return [
    ...secrets.map((secret) => allow(['secretsmanager:GetSecretValue'], secret)),
    ...(key === undefined ? [] : [allow(['kms:Decrypt'], inStack('kms', `key/${key}`))]),
    ...registryStatements(asObject(SchemaRegistryConfig).SchemaRegistryURI),
    ...descriptionsOf(event),
  ];
}

/** A registry of AWS Glue, whose ARN ends with its name. */
function registryStatements(registry: unknown): readonly JsonObject[] {
  const [, name] =
    /registry\/(.+)$/.exec(asText(asObject(registry)['Fn::Sub'] ?? registry) ?? '') ?? [];
  if (name === undefined) return [];
  return [
    allow(['glue:GetRegistry'], registry),
    allow(['glue:GetSchemaVersion'], inStack('glue', `schema/${name}/*`)),
  ];
}

function isWritten(value: unknown): boolean {
  return value !== undefined;
}

function allow(Action: readonly string[], Resource: unknown): JsonObject {
  return { Effect: 'Allow', Action, Resource };
}

function inStack(service: string, resource: string): JsonObject {
  return {
    'Fn::Sub': `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resource}`,
  };
}

const NETWORK = allow(
  [
    'ec2:CreateNetworkInterface',
    'ec2:DeleteNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSecurityGroups',
    'ec2:DescribeSubnets',
    'ec2:DescribeVpcs',
  ],
  '*',
);

function descriptionsOf({ type, properties }: SamEvent): readonly JsonObject[] {
  const { Broker, Cluster, SourceAccessConfigurations } = properties;
  switch (type) {
    case 'DocumentDB':
      return [
        allow(['rds:DescribeDBClusters'], Cluster ?? '*'),
        allow(['rds:DescribeDBClusterParameters'], inStack('rds', 'cluster-pg:*')),
        allow(['rds:DescribeDBSubnetGroups'], inStack('rds', 'subgrp:*')),
        NETWORK,
      ];
    case 'MQ':
      return [allow(['mq:DescribeBroker'], Broker ?? '*')];
    case 'SelfManagedKafka':
      return JSON.stringify([SourceAccessConfigurations]).includes('VPC_SUBNET') ? [NETWORK] : [];
    default:
      return [];
  }
}
