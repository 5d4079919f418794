import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AwsServer } from '../../aws-server';
import { checked, withTable } from '../../stages';
import type { Terminal } from '../../../tools/check/terminal';
import type { RecoveryContext } from '../../../tools/recovery/recovery-context';
import { REGION } from './fake-tables';

/** The folder of all records, in place of `.local`. */
export const RECORDS = mkdtempSync(join(tmpdir(), 'recovery-'));
afterAll(() => {
  rmSync(RECORDS, { recursive: true, force: true });
});

jest.mock('../../../tools/local/local-folder', () => ({
  get LOCAL() {
    return RECORDS;
  },
}));

/** Runs recovery commands on a fake, and keeps what they print. */
export class Recovering {
  readonly printed: string[] = [];
  /** Whether the command is asked to stop. */
  isStopped: () => boolean = () => false;

  constructor(private readonly server: AwsServer) {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIACALLER', AWS_SECRET_ACCESS_KEY: 'x' });
  }

  get context(): RecoveryContext {
    const terminal: Terminal = {
      print: (line) => this.printed.push(line),
      showProgress: () => undefined,
      stopping: () => () => this.isStopped(),
    };
    return {
      stage: checked(withTable({ encryption: 'customerManaged' }, { stackName: 'orders-prod' })),
      stageFile: 'orders-prod.json',
      options: { endpoint: this.server.endpoint, region: REGION, yes: true },
      terminal,
    };
  }
}
