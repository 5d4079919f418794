import { ambiguousCharacters, DELIMITER, rowCondition } from '../../../lib/access/row-isolation';
import type { IsolatedRows } from '../../../lib/access/row-scope';

const OWNERS = [
  {
    owner: { by: 'own', id: 'identityId' },
    inIds: [':', '-', '--', ':-', 'a', '_', '0'],
    inNoId: ['#', '|', '/', '.', '-#', '#-', ':#'],
  },
  {
    owner: { by: 'own', id: 'userSub' },
    inIds: ['-', 'f', 'Z', '0-'],
    inNoId: ['#', ':', '/', '-:', ':-', '_'],
  },
  {
    owner: { by: 'tenant' },
    inIds: ['-', '/', ':', '.', '@', '=', '+', '::', 'a', '_'],
    inNoId: ['#', '|', '~', ',', '-#-', '#a'],
  },
] as const;

describe.each(OWNERS)('delimiter after an ID: $owner', ({ owner, inIds, inNoId }) => {
  const scope = (delimiter: string): IsolatedRows => ({ ...owner, match: 'prefix', delimiter });

  test.each(inIds)('%s, which an ID can contain, is an error', (delimiter) => {
    const characters = String(ambiguousCharacters(scope(delimiter)));
    expect(characters).toContain('letters, digits');
    const condition = () => rowCondition(scope(delimiter), 'service');
    expect(condition).toThrow(`"${delimiter}"`);
    expect(condition).toThrow(characters);
  });

  test.each(inNoId)('%s is allowed', (delimiter) => {
    expect(ambiguousCharacters(scope(delimiter))).toBeUndefined();
    expect(rowCondition(scope(delimiter), 'service')).toHaveProperty('ForAllValues:StringLike');
  });

  test('is needed for a prefix only', () => {
    expect(ambiguousCharacters({ ...owner, match: 'exact' })).toBeUndefined();
  });
});

describe('characters of a delimiter', () => {
  test.each(["!#%&'()+,./:;<=", '>@[]^_`|~-aZ9', '#'.repeat(16)])('%s are valid', (delimiter) => {
    expect(DELIMITER.test(delimiter)).toBe(true);
  });

  test.each(['', '*', '#*', '*#', '?#', '$#', '{#', '}#', '"#', '\\#', ' #', '\n#', 'é#'])(
    '%j are invalid',
    (delimiter) => {
      expect(DELIMITER.test(delimiter)).toBe(false);
    },
  );

  test('are 16 at most', () => {
    expect(DELIMITER.test('#'.repeat(17))).toBe(false);
  });
});
