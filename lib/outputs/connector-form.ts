import type { ConnectorTrust } from '../connectors/connector-trust';
import {
  connectorOutputNames,
  ENDPOINT_URL,
  SIGN_IN_OUTPUTS,
  tableOutputNames,
} from '../stage/output-names';
import type { ConnectorOptions, StageConfig } from '../stage/schema/stage-schema';
import { fromOutputs, type DeployedOutputs } from './deployed-outputs';

/** The values for the form in which a tool asks for its connection. None is secret. */
export interface ConnectorForm {
  readonly connector: string;
  readonly purpose: ConnectorOptions['purpose'];
  readonly region: string;
  readonly endpointUrl: string;
  /** Deployed table names, by table ID. */
  readonly tables: Readonly<Record<string, string>>;
  readonly roleArn?: string;
  readonly externalId?: string;
  /** A suggested session name. */
  readonly sessionName?: string;
  /** A suggested session duration, in seconds. */
  readonly durationSeconds?: number;
  readonly trustAnchorArn?: string;
  readonly profileArn?: string;
  /** The ARN of the user that the access key belongs to. */
  readonly userArn?: string;
  /** The ARN of the secret with the access key: JSON with `accessKeyId` and `secretAccessKey`. */
  readonly secretArn?: string;
  /** The ID of the issued access key, which is not in the stack and not secret. */
  readonly accessKeyId?: string;
  /** The address ranges from which requests are allowed. */
  readonly sourceIps?: readonly string[];
  /** The first day, in UTC, on which everything is denied. */
  readonly expires?: string;
}

/**
 * The form of a connector, filled in from a deployed stack.
 *
 * @throws {Error} listing every output that the deployed stack does not have
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
    region: read(SIGN_IN_OUTPUTS.region),
    endpointUrl: read(ENDPOINT_URL),
    tables: Object.fromEntries(tables.map((table) => [table, read(tableOutputNames(table).name)])),
    ...credentialFields(trust, id, read),
    ...(sourceIps && { sourceIps }),
    ...(expires !== undefined && { expires }),
  }));
}

/** The fields that depend on the kind of trust. */
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
