import { join } from 'node:path';
import { build, preview, type Plugin } from 'vite';
import type { CreatedUser } from './demo-users';

const EXAMPLE = join(__dirname, '..', '..', '..', 'examples', 'web');

/** What the page loads beside the client configuration file. */
export interface DemoSetup {
  /** The stack's name. */
  readonly stage: string;
  readonly users: readonly CreatedUser[];
}

export interface DemoPageOptions {
  readonly clientFile: string;
  readonly setup: DemoSetup;
  /** For the built page. */
  readonly directory: string;
  /** Whether a browser opens the page. */
  readonly open: boolean;
}

/**
 * Builds the demo page of the example client, and serves it on 127.0.0.1 until this process ends. Vite refuses requests
 * for other hosts, and the page's passwords are in no file.
 *
 * @returns the address of the page
 */
export async function serveDemoPage(options: DemoPageOptions): Promise<string> {
  const { clientFile, setup, directory, open } = options;
  const outDir = join(directory, 'dist');
  const common = { configFile: false, root: EXAMPLE } as const;
  await build({
    ...common,
    logLevel: 'error',
    build: { outDir, rolldownOptions: { input: join(EXAMPLE, 'demo', 'index.html') } },
    resolve: { alias: [{ find: /^.*\/amplify_outputs\.json$/, replacement: clientFile }] },
  });
  const server = await preview({
    ...common,
    logLevel: 'silent',
    build: { outDir },
    preview: { host: '127.0.0.1', cors: false, open: open && '/demo/' },
    plugins: [servesSetup(setup)],
  });
  return `${server.resolvedUrls?.local[0] ?? ''}demo/`;
}

function servesSetup(setup: DemoSetup): Plugin {
  return {
    name: 'demo-setup',
    configurePreviewServer({ middlewares }) {
      middlewares.use('/demo.json', (_request, response) => {
        response.setHeader('content-type', 'application/json').end(JSON.stringify(setup));
      });
    },
  };
}
