import { parse, join } from 'node:path';
import { appClients, type AppClientOutput } from '../lib/stage/app-clients';
import type { StageConfig } from '../lib/stage/schema/stage-schema';

/** The client configuration file of an app client. */
export interface ClientFileName {
  readonly client: AppClientOutput;
  readonly file: string;
}

/**
 * A file for each app client: that of the default client, and beside it `amplify_outputs.web.json` for the client `web`.
 *
 * @param file the path of the default client's file
 */
export function clientFileNames({ identity }: StageConfig, file: string): ClientFileName[] {
  const { dir, name, ext } = parse(file);
  return appClients(identity.userPool).map((client) => ({
    client,
    file: client.id === undefined ? file : join(dir, `${name}.${client.id}${ext}`),
  }));
}
