import { join } from 'node:path';

/** What commands keep on this machine. */
export const LOCAL = join(__dirname, '..', '..', '.local');

/** The folders of runs of `npm start`. */
export const RUNS = join(LOCAL, 'runs');
