import { hostname } from 'node:os';
import { spawnSync } from 'node:child_process';
import type { CommandError } from '../../../tools/command-error';
import { assertUnclaimed } from '../../../tools/local/file-claims';
import type { LocalRunRecord } from '../../../tools/local/run-record';

const GONE = spawnSync(process.execPath, ['-e', '']).pid;
const NOW = Date.now();
const TWO_HOURS_MS = 2 * 60 * 60 * 1000;

function run(fields: Partial<LocalRunRecord> = {}): LocalRunRecord {
  const own = { host: hostname(), pid: process.pid, began: NOW, stageFile: '/config/own.json' };
  return { ...own, files: ['/a.json', '/b.json'], processes: [], isKept: false, ...fields };
}

const OTHER = { pid: process.ppid, stageFile: '/config/dev.json', files: ['/b.json', '/c.json'] };

/** The error of a run beside another one; undefined if it may go on. */
function refusal(other: Partial<LocalRunRecord>): CommandError | undefined {
  try {
    assertUnclaimed(run(), [run({ ...OTHER, ...other })]);
    return undefined;
  } catch (error) {
    return error as CommandError;
  }
}

describe('files of other runs of npm start', () => {
  test('are those of a kept local AWS, however old it is', () => {
    const endpoint = 'http://127.0.0.1:4566';
    const target = { endpoint, account: '123456789012', region: 'us-east-1' };
    const error = refusal({ isKept: true, pid: GONE, began: 0, target });
    expect(error?.reason).toBe('usage');
    expect(error?.message).toMatch(
      /^\/b\.json .*\/config\/dev\.json at http:\/\/127\.0\.0\.1:4566.*npm run stop.*--out/,
    );
  });

  test('are those of the same stage, which can be deployed to', () => {
    expect(refusal({ isKept: true, stageFile: run().stageFile })?.message).toMatch(/--keep/);
  });

  test('are those of a run that began earlier', () => {
    for (const began of [NOW - 1, NOW - TWO_HOURS_MS + 600_000]) {
      expect(refusal({ began })?.message).toMatch(
        new RegExp(`^/b\\.json .*/config/dev\\.json \\(process ${process.ppid}\\).*--out`),
      );
    }
  });

  test('are the own ones where the other run began later, or has ended', () => {
    expect(refusal({ began: NOW + 1 })).toBeUndefined();
    expect(refusal({ pid: GONE, began: NOW - 1 })).toBeUndefined();
    // A process that only has its ID.
    expect(refusal({ began: NOW - TWO_HOURS_MS - 1 })).toBeUndefined();
    expect(refusal({ isKept: true, files: ['/c.json'] })).toBeUndefined();
  });

  test('are those of exactly one of two runs that began at the same time', () => {
    const [one, other] = [run(), run(OTHER)];
    const refused = [
      () => assertUnclaimed(one, [other]),
      () => assertUnclaimed(other, [one]),
    ].filter((assert) => {
      try {
        assert();
        return false;
      } catch {
        return true;
      }
    });
    expect(refused).toHaveLength(1);
  });
});
