import type {
  TableOptions,
  ConnectorOptions,
  StageConfig,
} from '../../../lib/stage/schema/stage-schema';
import { randomBytes } from 'node:crypto';
import { ownEntry } from '../../../lib/aws/own-entry';
import { WRITES } from '../../../lib/connectors/connector-actions';
import type { ConnectorTrust } from '../../../lib/connectors/connector-trust';
import { connectorOutputNames, tableOutputNames } from '../../../lib/stage/output-names';
import { fromOutputs, type DeployedOutputs } from '../../../lib/outputs/deployed-outputs';
import { sessionName } from '../../../lib/outputs/connector-outputs';
import { durationOf, takesRole, type ConnectionInputs } from './connection-inputs';

/** A connection to a stage's tables by a connector or workload. */
export interface Connection {
  readonly listTables: boolean;
  readonly tables: readonly ConnectedTable[];
  /** The role to assume. @default - the caller's credentials are the connector's */
  readonly role?: RoleToAssume | undefined;
  /** The role or user that the caller must be, if there is no role to assume. @default - not compared */
  readonly identityArn?: string | undefined;
  /** The ARN of the secret with the access key, for a caller that is not the user itself. @default - none */
  readonly secretArn?: string | undefined;
  /** Region code. @default - the SDK's default */
  readonly region?: string | undefined;
  /** The URL of a local instance. @default - AWS */
  readonly endpoint?: string | undefined;
  /** The account of the tool's source connection, 12 digits. A destination must be in another one. */
  readonly sourceAccount?: string | undefined;
}

/** A deployed table. */
export interface ConnectedTable extends Pick<TableOptions, 'partitionKey' | 'sortKey'> {
  readonly tableName: string;
  readonly reads: boolean;
  readonly writes: boolean;
}

/** Parameters of AssumeRole. Source: STS API reference. */
export interface RoleToAssume {
  readonly roleArn: string;
  readonly externalId?: string | undefined;
  /** 2 to 64 characters. */
  readonly sessionName: string;
  /** 900 to 43,200 seconds, at most the role's maximum. */
  readonly durationSeconds: number;
}

/** The options whose values are only in the stack's outputs: the role's ARN, and table names that CloudFormation generates. */
export function missingInputs(stage: StageConfig, id: string, inputs: ConnectionInputs): string[] {
  const { tables = [], trust } = ownEntry(stage.connectors, id) ?? {};
  const takesUnnamedRole =
    trust !== undefined && takesRole(trust, inputs) && inputs.roleArn === undefined;
  const unnamed = tables.filter((table) => knownName(stage, table, inputs) === undefined);
  return [
    ...(takesUnnamedRole ? ['--role-arn ARN'] : []),
    ...unnamed.map((table) => `--table ${table}=NAME`),
  ];
}

/**
 * The connection of a connector with valid inputs.
 *
 * @param outputs those of the deployed stack; empty if they are not needed
 * @throws {Error} with all missing outputs
 */
export function resolveConnection(
  stage: StageConfig,
  id: string,
  connector: ConnectorOptions,
  inputs: ConnectionInputs,
  outputs: DeployedOutputs,
): Connection {
  const { purpose, listTables = false, trust } = connector;
  return fromOutputs(outputs, (read) => ({
    listTables,
    tables: connector.tables.flatMap((table) => {
      const options = ownEntry(stage.tables, table);
      if (!options) return [];
      const { partitionKey, sortKey } = options;
      const tableName = knownName(stage, table, inputs) ?? read(tableOutputNames(table).name);
      return [{ tableName, partitionKey, sortKey, reads: true, writes: WRITES[purpose] }];
    }),
    role: takesRole(trust, inputs)
      ? {
          roleArn: inputs.roleArn ?? read(connectorOutputNames(id).role),
          externalId: inputs.externalId ?? externalIdOf(trust),
          sessionName: inputs.sessionName ?? newSessionName(stage.stackName, id),
          durationSeconds: durationOf(connector, inputs),
        }
      : undefined,
    identityArn: isEmpty(outputs) ? undefined : read(identityOutput(trust, id)),
    secretArn: ownEntry(outputs, connectorOutputNames(id).secret),
    region: inputs.region ?? stage.env.region,
    endpoint: inputs.endpoint,
    sourceAccount: /^\d{12}$/.test(inputs.source ?? '') ? inputs.source : undefined,
  }));
}

/** The output with the ARN that the caller must have. */
function identityOutput({ kind }: ConnectorTrust, id: string): string {
  const { user, role } = connectorOutputNames(id);
  switch (kind) {
    case 'principal':
    case 'certificate':
      return role;
    case 'accessKey':
      return user;
  }
}

function externalIdOf(trust: ConnectorTrust): string | undefined {
  switch (trust.kind) {
    case 'principal':
      return trust.externalId;
    case 'certificate':
    case 'accessKey':
      return undefined;
  }
}

function isEmpty(outputs: DeployedOutputs): boolean {
  return Object.keys(outputs).length === 0;
}

/** A table's name, if it is known without the stack's outputs. */
function knownName(
  stage: StageConfig,
  table: string,
  { tables }: ConnectionInputs,
): string | undefined {
  return ownEntry(tables, table) ?? ownEntry(stage.tables, table)?.tableName;
}

/** The form's session name with a random suffix, so that CloudTrail shows the session. */
function newSessionName(stackName: string, id: string): string {
  return `${sessionName(stackName, id).slice(-55)}-${randomBytes(4).toString('hex')}`;
}
