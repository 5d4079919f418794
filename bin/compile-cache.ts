import * as nodeModule from 'node:module';

/** Node.js 22.8 and later cache compiled modules on disk. Import this file first: it speeds up what is imported after it. */
(nodeModule as { enableCompileCache?: () => void }).enableCompileCache?.();
