import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { STSClient } from '@aws-sdk/client-sts';
import type { Credentials } from '../../sdk/credentials';
import type { Connection } from './connection';
import type { ConnectionStep } from './connection-step';
import { assumeRole, verifyCallerIdentity } from './credential-steps';
import { describeTable, listTables, itemSteps } from './table-steps';

/** In milliseconds. */
const TIMEOUTS = {
  connectionTimeout: 5_000,
  requestTimeout: 20_000,
  throwOnRequestTimeout: true,
};

/**
 * The steps of a connection test, in the order of tools: get credentials, list tables if allowed, describe and read each
 * table. A destination also writes an item and deletes it. Items have unused keys, so no data changes.
 *
 * @param credentials the caller's @default - the SDK's default chain
 */
export function connectionSteps(
  connection: Connection,
  credentials?: Credentials,
): readonly ConnectionStep[] {
  const { region, endpoint, role, tables } = connection;
  const config = { region, endpoint, requestHandler: TIMEOUTS };
  // The first step gets the role's credentials.
  let current = credentials;
  const dynamoDb = () => new DynamoDBClient({ ...config, credentials: current });
  const sts = new STSClient({ ...config, credentials });
  return [
    ...(role ? [assumeRole(role, sts, (given) => (current = given))] : []),
    // A local instance has no identities.
    ...(!role && endpoint === undefined
      ? [verifyCallerIdentity(connection, sts, (issued) => (current = issued))]
      : []),
    ...(connection.listTables ? [listTables(dynamoDb)] : []),
    ...tables.flatMap((table) => [describeTable(table, dynamoDb), ...itemSteps(table, dynamoDb)]),
  ];
}
