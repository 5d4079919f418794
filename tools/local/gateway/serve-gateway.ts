import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { CommandError } from '../../command-error';
import { withClients } from '../../sdk/clients';
import type { Credentials } from '../../sdk/credentials';
import { localClientConfig } from '../local-environment';
import { DeployedSettings } from './deployed-settings';
import { gatewayServer } from './gateway';
import { IdentityStore } from './identity-store';
import { CredentialStore } from './issued-credentials';
import { IssuedTokens } from './login-token';
import { SignOuts } from './sign-outs';

export interface ServedGateway {
  /** The emulator's own endpoint. */
  readonly emulator: string;
  readonly account: string;
  readonly region: string;
  /** 0 for a free one. */
  readonly port: number;
  readonly administrator: Credentials;
  /** Is called once the gateway listens. It serves until the result is settled. */
  readonly listening: (port: number) => Promise<unknown>;
}

/**
 * Serves the gateway on 127.0.0.1.
 *
 * @throws {CommandError} if the port cannot be used
 */
export async function serveGateway(options: ServedGateway): Promise<void> {
  const { emulator, account, region, administrator, port, listening } = options;
  const place = { account, region };
  const target = localClientConfig({ endpoint: emulator, ...place });
  await withClients(target, region, async (clients) => {
    const credentials = new CredentialStore();
    credentials.add({ ...administrator, principal: { kind: 'administrator' } });
    const server = gatewayServer({
      emulator,
      log: (line) => {
        console.error(`${new Date().toISOString()} ${line}`);
      },
      context: {
        ...{ place, credentials, settings: new DeployedSettings(clients, place) },
        ...{ identities: new IdentityStore(), tokens: new IssuedTokens() },
        ...{ signOuts: new SignOuts(), now: Date.now },
      },
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening').catch((error: unknown) => {
      throw portError(port, error as NodeJS.ErrnoException);
    });
    try {
      await listening((server.address() as AddressInfo).port);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
}

function portError(port: number, { code = '' }: NodeJS.ErrnoException): CommandError {
  return new CommandError(
    'environment',
    `Port ${port} cannot be used (${code}). Choose another with --port, or remove --port for a free one.`,
  );
}
