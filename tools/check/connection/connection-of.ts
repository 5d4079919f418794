import { randomBytes } from 'node:crypto';
import { connectorOutputNames } from '../../../lib/stage/consumer-names';
import { ownEntry } from '../../../lib/aws/name-patterns';
import type { ConnectorOptions, StageConfig } from '../../../lib/stage/schema/stage-schema';
import { tableOutputNames } from '../../../lib/stage/table-names';
import { fromOutputs } from '../../../lib/outputs/deployed-outputs';
import { sessionName } from '../../../lib/outputs/connector-outputs';
import type { DeployedOutputs } from '../../sdk/deployed-outputs';
import type { Connection } from './connection';
import { durationOf, takesRole, type ConnectionInputs } from './connection-inputs';

/**
 * The options that a connection lacks, and which the outputs of the stack make up for: the role's ARN, and the names of
 * tables that CloudFormation named.
 */
export function missingInputs(stage: StageConfig, id: string, inputs: ConnectionInputs): string[] {
  const { tables = [], trust } = ownEntry(stage.connectors, id) ?? {};
  const takesUnnamedRole =
    trust !== undefined && takesRole(trust, inputs) && inputs.roleArn === undefined;
  const unnamed = tables.filter((table) => nameOf(stage, table, inputs) === undefined);
  return [
    ...(takesUnnamedRole ? ['--role-arn ARN'] : []),
    ...unnamed.map((table) => `--table ${table}=NAME`),
  ];
}

/**
 * The connection that a connector and a person's inputs make, which have no problems.
 *
 * @param outputs those of the deployed stack; none where they are not needed
 * @throws {Error} where outputs are missing, naming all of them
 */
export function connectionOf(
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
      const tableName = nameOf(stage, table, inputs) ?? read(tableOutputNames(table).name);
      return [{ tableName, partitionKey, sortKey, reads: true, writes: purpose === 'destination' }];
    }),
    role: takesRole(trust, inputs)
      ? {
          roleArn: inputs.roleArn ?? read(connectorOutputNames(id).role),
          externalId: inputs.externalId ?? ('externalId' in trust ? trust.externalId : undefined),
          sessionName: inputs.sessionName ?? newSessionName(stage.stackName, id),
          durationSeconds: durationOf(connector, inputs),
        }
      : undefined,
    identityArn: isEmpty(outputs) ? undefined : read(identityOutput(trust, id)),
    region: inputs.region ?? stage.env.region,
    endpoint: inputs.endpoint,
    sourceAccount: /^\d{12}$/.test(inputs.source ?? '') ? inputs.source : undefined,
  }));
}

/** The output that tells whose credentials those of the environment must be. */
function identityOutput(trust: ConnectorOptions['trust'], id: string): string {
  const { user, role } = connectorOutputNames(id);
  return 'accessKey' in trust ? user : role;
}

function isEmpty(outputs: DeployedOutputs): boolean {
  return Object.keys(outputs).length === 0;
}

/** The name of a table, where it is known without asking AWS. */
function nameOf(
  stage: StageConfig,
  table: string,
  { tables }: ConnectionInputs,
): string | undefined {
  return ownEntry(tables, table) ?? ownEntry(stage.tables, table)?.tableName;
}

/** One that can be found in CloudTrail again: that of the form, and some letters of its own. */
function newSessionName(stackName: string, id: string): string {
  return `${sessionName(stackName, id).slice(-55)}-${randomBytes(4).toString('hex')}`;
}
