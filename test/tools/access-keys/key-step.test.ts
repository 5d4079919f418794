import { keyStep, type KeyCommand } from '../../../tools/access-keys/key-step';
import type { KeyState, UserKey } from '../../../tools/access-keys/key-state';

const day = (number: number) => new Date(Date.UTC(2027, 0, number));
const stored = (accessKeyId: string) => ({
  accessKeyId,
  secretAccessKey: `secret of ${accessKeyId}`,
});

/** A key of the user, created on a day of January 2027. */
function key(accessKeyId: string, created: number, others: Partial<UserKey> = {}): UserKey {
  const fresh = { isActive: true, lastUsed: undefined, isOfStack: false };
  return { accessKeyId, created: day(created), ...fresh, ...others };
}

const OLD = key('OLD', 1);
const NEW = key('NEW', 5);

/** The keys of the user, and those in the current and in the previous version of the secret. */
function state(keys: readonly UserKey[], current?: string, previous?: string): KeyState {
  return {
    keys,
    current: current === undefined ? undefined : stored(current),
    previous: previous === undefined ? undefined : stored(previous),
  };
}

const refused = (...named: string[]) => ({
  kind: 'refuse',
  error: expect.any(String),
  fix: expect.stringMatching(new RegExp(named.join('.*'))),
});
const usedOn = (one: UserKey, on: number, others: object = {}) => ({
  ...one,
  lastUsed: day(on),
  ...others,
});

describe.each<[KeyCommand, [title: string, state: KeyState, step: object, withYes?: object][]]>([
  [
    'issue',
    [
      ['no key yet', state([]), { kind: 'create', lost: [] }],
      ['the secret holds it', state([NEW], 'NEW'), { kind: 'none', key: NEW, other: undefined }],
      ['a second one', state([OLD, NEW], 'NEW', 'OLD'), { kind: 'none', key: NEW, other: OLD }],
      ['a key that was never stored', state([NEW]), { kind: 'create', lost: [NEW] }],
      ['two such', state([OLD, NEW], 'GONE'), { kind: 'create', lost: [OLD, NEW] }],
      [
        'a key that was never stored, and is used',
        state([usedOn(NEW, 6)]),
        refused('--yes'),
        { kind: 'create', lost: [usedOn(NEW, 6)] },
      ],
      [
        'an empty version after it',
        state([NEW], undefined, 'NEW'),
        { kind: 'restore', key: stored('NEW') },
      ],
      [
        'a deleted key after it',
        state([OLD], 'GONE', 'OLD'),
        { kind: 'restore', key: stored('OLD') },
      ],
      ['it is inactive', state([{ ...NEW, isActive: false }], 'NEW'), refused('--rotate-key')],
      [
        'only a key of the stack',
        state([{ ...OLD, isOfStack: true }]),
        { kind: 'create', lost: [] },
      ],
    ],
  ],
  [
    'rotate',
    [
      ['one key', state([OLD], 'OLD'), { kind: 'create', lost: [] }],
      [
        'an inactive one',
        state([{ ...OLD, isActive: false }], 'OLD'),
        { kind: 'create', lost: [] },
      ],
      [
        'one of the stack',
        state([{ ...OLD, isOfStack: true }], 'OLD'),
        { kind: 'create', lost: [] },
      ],
      ['none', state([]), refused('--issue-key')],
      ['none that the secret holds', state([OLD], 'GONE'), refused('--issue-key')],
      [
        'a rotation that ended',
        state([OLD, NEW], 'NEW', 'OLD'),
        refused('NEW', '--retire-key', 'OLD'),
      ],
      [
        'the same, of the stack',
        state([{ ...OLD, isOfStack: true }, NEW], 'NEW', 'OLD'),
        refused('NEW', 'deploy', 'OLD'),
      ],
      [
        'one that stopped before the key was stored',
        state([OLD, NEW], 'OLD'),
        { kind: 'create', lost: [NEW] },
      ],
      [
        'the same, but the key is used',
        state([OLD, usedOn(NEW, 6)], 'OLD'),
        refused('--retire-key'),
      ],
      ['the same, but the key is older', state([OLD, NEW], 'NEW'), refused('--retire-key')],
      [
        'an update that was rolled back',
        state([{ ...OLD, isOfStack: true }, NEW], 'OLD', 'NEW'),
        { kind: 'restore', key: stored('NEW') },
      ],
    ],
  ],
  [
    'retire',
    [
      [
        'an unused key',
        state([OLD, NEW], 'NEW', 'OLD'),
        { kind: 'delete', old: OLD, current: NEW },
      ],
      [
        'a key that is used',
        state([usedOn(OLD, 6), usedOn(NEW, 5)], 'NEW', 'OLD'),
        refused('NEW', '--yes'),
        { kind: 'delete', old: usedOn(OLD, 6), current: usedOn(NEW, 5) },
      ],
      [
        'a key whose successor was never used',
        state([usedOn(OLD, 2), NEW], 'NEW', 'OLD'),
        refused('NEW', '--yes'),
        { kind: 'delete', old: usedOn(OLD, 2), current: NEW },
      ],
      [
        'a key that was used until the tool switched',
        state([usedOn(OLD, 6), usedOn(NEW, 7)], 'NEW', 'OLD'),
        { kind: 'delete', old: usedOn(OLD, 6), current: usedOn(NEW, 7) },
      ],
      ['the only key', state([NEW], 'NEW'), refused('--rotate-key')],
      ['none', state([]), refused('--issue-key')],
      ['both, and the secret holds neither', state([OLD, NEW], 'GONE'), refused('--issue-key')],
      [
        'the secret holds an inactive one',
        state([OLD, { ...NEW, isActive: false }], 'NEW'),
        refused('--issue-key'),
      ],
      [
        'a key of the stack',
        state([{ ...OLD, isOfStack: true }, NEW], 'NEW', 'OLD'),
        refused('deploy'),
      ],
      [
        'the newer one, which the secret held',
        state([OLD, NEW], 'OLD', 'NEW'),
        refused('--rotate-key'),
      ],
      [
        'the newer one, which was never stored',
        state([OLD, NEW], 'OLD'),
        { kind: 'delete', old: NEW, current: OLD },
      ],
    ],
  ],
])('npm run connector -- NAME --%s-key', (command, rows) => {
  test.each(rows)('%s', (_title, found, step, withYes = step) => {
    expect(keyStep(command, found, false)).toEqual(step);
    expect(keyStep(command, found, true)).toEqual(withYes);
  });
});

describe('access keys in any state', () => {
  const keysOf = (ids: readonly string[]) =>
    [OLD, NEW].filter(({ accessKeyId }) => ids.includes(accessKeyId));
  const holders = [undefined, 'OLD', 'NEW', 'GONE'];
  const states = [[], ['OLD'], ['NEW'], ['OLD', 'NEW']].flatMap((ids) =>
    holders.flatMap((current) => holders.map((previous) => state(keysOf(ids), current, previous))),
  );

  test('the key that the secret holds is never deleted, and no third one is created', () => {
    for (const one of states) {
      for (const command of ['issue', 'rotate', 'retire'] as const) {
        const step = keyStep(command, one, true);
        const deleted =
          step.kind === 'create' ? step.lost : step.kind === 'delete' ? [step.old] : [];
        expect(deleted.map(({ accessKeyId }) => accessKeyId)).not.toContain(
          one.current?.accessKeyId,
        );
        const left = one.keys.length - deleted.length + (step.kind === 'create' ? 1 : 0);
        expect(left).toBeLessThanOrEqual(2);
      }
    }
    expect(states).toHaveLength(64);
  });
});
