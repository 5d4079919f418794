import { OWNER_IDS } from '../../../lib/access/owner-ids';
import { rowCondition } from '../../../lib/access/row-isolation';
import type { IsolatedRows, OwnerId } from '../../../lib/access/row-scope';

const SCOPES: Readonly<Record<OwnerId, Pick<IsolatedRows, 'by'> & { id?: string }>> = {
  identityId: { by: 'own', id: 'identityId' },
  userSub: { by: 'own', id: 'userSub' },
  tenant: { by: 'tenant' },
};
const EXAMPLES: Readonly<Record<OwnerId, string>> = {
  identityId: 'us-east-1:12345678-90ab-cdef-1234-567890abcdef',
  userSub: '12345678-90ab-cdef-1234-567890abcdef',
  tenant: 'acme',
};
const OWNERS = Object.keys(OWNER_IDS) as OwnerId[];

/** Latin-1, of which delimiters and IDs have some of the first half. */
const CHARACTERS = Array.from({ length: 0x100 }, (_, code) => String.fromCharCode(code));

/** The characters that are accepted as a delimiter, alone. */
function delimitersOf(owner: OwnerId): string[] {
  return CHARACTERS.filter((delimiter) => {
    const scope = { ...SCOPES[owner], match: 'prefix', delimiter } as IsolatedRows;
    try {
      return rowCondition(scope, 'service') !== undefined;
    } catch {
      return false;
    }
  });
}

describe.each(OWNERS)('owner ID %s', (owner) => {
  const { form, characters } = OWNER_IDS[owner];
  const example = EXAMPLES[owner];
  /** The IDs of the form with the character once more, at any position. No form limits how often a character occurs. */
  const withCharacter = (character: string) =>
    Array.from(
      { length: example.length + 1 },
      (_, at) => `${example.slice(0, at)}${character}${example.slice(at)}`,
    ).filter((id) => form.test(id));

  test('is of its form', () => {
    expect(form.test(example)).toBe(true);
    expect(form.test('')).toBe(false);
  });

  test('has the characters that delimiters are compared with, and no others', () => {
    const known = new RegExp(`^[${characters}]$`);
    const ofIds = CHARACTERS.filter((one) => withCharacter(one).length > 0);
    expect(ofIds.filter((one) => !known.test(one))).toEqual([]);
  });

  test('contains no accepted delimiter', () => {
    const delimiters = delimitersOf(owner);
    expect(delimiters).toContain('#');
    expect(delimiters.flatMap(withCharacter)).toEqual([]);
  });
});
