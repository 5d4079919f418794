import * as nodeModule from 'node:module';

/** Node.js 22.8 and later cache compiled modules on disk. ts-node loads this file first, as `tsconfig.json` says. */
(nodeModule as { enableCompileCache?: () => void }).enableCompileCache?.();
