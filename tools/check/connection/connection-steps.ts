import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { STSClient } from '@aws-sdk/client-sts';
import type { Credentials } from '../../sdk/credentials';
import type { Connection } from './connection';
import type { ConnectionStep } from './connection-step';
import { assumeRole, verifyCallerIdentity } from './credential-steps';
import { describeTable, listTables, itemSteps } from './table-steps';

/** In milliseconds: a tool waits no longer for an answer. */
const PATIENCE = {
  connectionTimeout: 5_000,
  requestTimeout: 20_000,
  throwOnRequestTimeout: true,
};

/**
 * What a tool does to test a connection, in order: it gets its credentials, lists tables where it may, and describes
 * and reads each table; a destination also writes an item and removes it again.
 *
 * The items that are read and written have new keys: nobody's data is touched.
 *
 * @param credentials one's own @default - those of the environment, as the AWS CLI finds them
 */
export function connectionSteps(
  connection: Connection,
  credentials?: Credentials,
): readonly ConnectionStep[] {
  const { region, endpoint, role, tables } = connection;
  const place = { region, endpoint, requestHandler: PATIENCE };
  // The credentials of the role are known once the first step has run.
  let current = credentials;
  const database = () => new DynamoDBClient({ ...place, credentials: current });
  const identities = new STSClient({ ...place, credentials });
  return [
    ...(role ? [assumeRole(role, identities, (given) => (current = given))] : []),
    // A local instance has no identities.
    ...(!role && endpoint === undefined ? [verifyCallerIdentity(connection, identities)] : []),
    ...(connection.listTables ? [listTables(database)] : []),
    ...tables.flatMap((table) => [describeTable(table, database), ...itemSteps(table, database)]),
  ];
}
