import {
  createReadStream,
  existsSync,
  mkdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, normalize } from 'node:path';
import { execa } from 'execa';

const ROOT = join(__dirname, '..', '..');
const TSC = join(ROOT, 'node_modules', 'typescript7', 'bin', 'tsc');

/** The compiler options of an empty project, `npm create vite -- --template vanilla-ts`. */
export const TEMPLATE_OPTIONS = {
  target: 'es2023',
  module: 'esnext',
  lib: ['ES2023', 'DOM'],
  types: ['vite/client'],
  skipLibCheck: true,
  moduleResolution: 'bundler',
  allowImportingTsExtensions: true,
  verbatimModuleSyntax: true,
  moduleDetection: 'force',
  noEmit: true,
  strict: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  erasableSyntaxOnly: true,
  noFallthroughCasesInSwitch: true,
};

/** Writes a project that has the packages of this one. */
export function writeProject(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  const modules = join(directory, 'node_modules');
  if (!existsSync(modules)) symlinkSync(join(ROOT, 'node_modules'), modules);
}

/**
 * Type check and build of a project, as its developer runs them.
 *
 * @returns the folder of the built pages
 * @throws {Error} with the output of the compiler or of Vite, if one fails
 */
export async function buildProject(directory: string): Promise<string> {
  const errors = await compilerErrors(directory);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  await bundle(directory);
  return join(directory, 'dist');
}

/** What the compiler says about a project, each error with its details. */
export async function compilerErrors(directory: string): Promise<string[]> {
  const { failed, all } = await run(directory, TSC);
  const errors = all.split(/\n(?=\S)/).filter((error) => error !== '');
  if (failed && errors.length === 0) throw new Error('The compiler failed without an error');
  return errors;
}

/** Builds the pages of projects into their folders `dist`, as `vite build` does, but in one process. */
export async function bundle(...directories: readonly string[]): Promise<void> {
  const script = `
    import { build } from 'vite';
    for (const root of ${JSON.stringify(directories)}) {
      await build({ root, logLevel: 'warn' });
    }`;
  const [directory = ROOT] = directories;
  const { failed, all } = await run(directory, '--input-type=module', '--eval', script);
  if (failed) throw new Error(`vite build failed:\n${all}`);
}

function run(directory: string, ...command: readonly string[]) {
  return execa(process.execPath, command, { cwd: directory, all: true, reject: false });
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Serves the files of a folder on this machine. */
export async function serve(folder: string): Promise<{ server: Server; url: string }> {
  const server = createServer(({ url = '/' }, response) => {
    const path = join(folder, normalize(new URL(url, 'http://localhost').pathname));
    const file = path.endsWith('/') ? join(path, 'index.html') : path;
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    return createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}
