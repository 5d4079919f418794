import { hideNodeVersionWarning } from '../../sdk/client-config';
import { startEmulator } from '../emulator';
import type { GatewayReport, GatewaySettings } from './gateway-process';
import { serveGateway } from './serve-gateway';

/** The process of the gateway: it starts the emulator, and serves until it is stopped. */
async function main(settings: GatewaySettings): Promise<void> {
  const emulator = await startEmulator(settings);
  process.once('exit', emulator.stop);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(0));
  }
  await serveGateway({
    ...settings,
    emulator: emulator.endpoint,
    listening: (port) => {
      process.off('disconnect', endWithParent);
      report({ port });
      return new Promise(() => undefined);
    },
  });
}

/** Until it has reported, nobody else knows of this process. */
function endWithParent(): void {
  process.exit(1);
}

function report(message: GatewayReport): void {
  process.send?.(message);
}

hideNodeVersionWarning(process.env);
process.on('disconnect', endWithParent);
process.once('message', (settings: GatewaySettings) => {
  main(settings).catch((error: unknown) => {
    report({ failed: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
    process.disconnect();
  });
});
