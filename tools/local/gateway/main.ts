import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { CommandError } from '../../command-error';
import { hideNodeVersionWarning } from '../../sdk/client-config';
import { withClients } from '../../sdk/clients';
import { startEmulator, type Emulator } from '../emulator';
import { localClientConfig } from '../local-environment';
import { DeployedSettings } from './deployed-settings';
import { gatewayServer } from './gateway';
import type { GatewayReport, GatewaySettings } from './gateway-process';
import { IdentityStore } from './identity-store';
import { CredentialStore } from './issued-credentials';
import { IssuedTokens } from './login-token';
import { SignOuts } from './sign-outs';

/** The process of the gateway: it starts the emulator, and serves until both are stopped. */
async function serve(settings: GatewaySettings, emulator: Emulator): Promise<void> {
  const { account, region, administrator, port } = settings;
  const { endpoint } = emulator;
  const target = localClientConfig({ endpoint, account, region });
  await withClients(target, region, async (clients) => {
    const credentials = new CredentialStore();
    credentials.add({ ...administrator, principal: { kind: 'administrator' } });
    const server = gatewayServer({
      emulator: endpoint,
      log: (line) => {
        console.error(`${new Date().toISOString()} ${line}`);
      },
      context: {
        place: { account, region },
        settings: new DeployedSettings(clients, { account, region }),
        ...{ credentials, identities: new IdentityStore() },
        ...{ tokens: new IssuedTokens(), signOuts: new SignOuts() },
        now: Date.now,
      },
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening').catch((error: unknown) => {
      throw portError(port, error as NodeJS.ErrnoException);
    });
    report({ port: (server.address() as AddressInfo).port });
    await once(server, 'close');
  });
}

function portError(port: number, { code = '' }: NodeJS.ErrnoException): CommandError {
  return new CommandError(
    'environment',
    `Port ${port} cannot be used (${code}). Choose another with --port, or remove --port for a free one.`,
  );
}

function report(message: GatewayReport): void {
  process.send?.(message);
}

hideNodeVersionWarning(process.env);
process.once('message', (settings: GatewaySettings) => {
  void startEmulator(settings)
    .then(async (emulator) => {
      process.once('exit', emulator.stop);
      for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
        process.once(signal, () => process.exit(0));
      }
      await serve(settings, emulator);
    })
    .catch((error: unknown) => {
      report({ failed: error instanceof Error ? error.message : String(error) });
      process.exitCode = 1;
      process.disconnect();
    });
});
