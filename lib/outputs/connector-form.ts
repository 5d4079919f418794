import type { ConnectorTrust } from '../connectors/connector-trust';
import { connectorOutputNames, ENDPOINT_URL, tableOutputNames } from '../stage/output-names';
import type { ConnectorOptions, StageConfig } from '../stage/schema/stage-schema';
import { fromOutputs, type DeployedOutputs } from './deployed-outputs';

/** What is entered where a tool asks for its connection. Nothing in it is secret. */
export interface ConnectorForm {
  readonly connector: string;
  readonly purpose: ConnectorOptions['purpose'];
  readonly region: string;
  readonly endpointUrl: string;
  /** Names as deployed, by the ids of the stage file. */
  readonly tables: Readonly<Record<string, string>>;
  readonly roleArn?: string;
  readonly externalId?: string;
  /** A suggestion. */
  readonly sessionName?: string;
  /** A suggestion, in seconds. */
  readonly durationSeconds?: number;
  readonly trustAnchorArn?: string;
  readonly profileArn?: string;
  /** Whose access key it is. */
  readonly userArn?: string;
  /** Where the access key is, as JSON with `accessKeyId` and `secretAccessKey`. */
  readonly secretArn?: string;
  /** Where requests must come from. */
  readonly sourceIps?: readonly string[];
  /** The day from which on nothing is allowed, in UTC. */
  readonly expires?: string;
}

/**
 * The filled form of a connector, from a deployed stack.
 *
 * @throws {Error} where the stack lacks outputs, naming all of them
 */
export function connectorForm(
  stage: StageConfig,
  id: string,
  options: ConnectorOptions,
  outputs: DeployedOutputs,
): ConnectorForm {
  const { purpose, tables, trust, sourceIps, expires } = options;
  return fromOutputs(outputs, (read) => ({
    connector: id,
    purpose,
    region: read('Region'),
    endpointUrl: read(ENDPOINT_URL),
    tables: Object.fromEntries(tables.map((table) => [table, read(tableOutputNames(table).name)])),
    ...credentialFields(trust, id, read),
    ...(sourceIps && { sourceIps }),
    ...(expires !== undefined && { expires }),
  }));
}

/** The fields that depend on who the tool is. */
function credentialFields({ kind }: ConnectorTrust, id: string, read: (name: string) => string) {
  const names = connectorOutputNames(id);
  const role = () => ({ roleArn: read(names.role), durationSeconds: Number(read(names.duration)) });
  switch (kind) {
    case 'principal':
      return {
        ...role(),
        externalId: read(names.externalId),
        sessionName: read(names.sessionName),
      };
    case 'certificate':
      return {
        ...role(),
        trustAnchorArn: read(names.trustAnchor),
        profileArn: read(names.profile),
      };
    case 'accessKey':
      return { userArn: read(names.user), secretArn: read(names.secret) };
  }
}
