import { SESSION_TAGS } from '../../../../lib/aws/condition-keys';
import { MINIMAL } from '../../../stages';
import { editsOf, errorsOf, type ErrorFacts } from '../errors-of';

const tagsOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`tag${n}`, 'x']));

describe('tags of the stack', () => {
  test.each<[string, object, ErrorFacts[]]>([
    ['50', tagsOf(50), []],
    ['51', tagsOf(51), [['tags', 'quota', { max: 50, received: 51 }]]],
    ['keys that differ by case alone', { Team: 'a', team: 'b' }, [['tags.team', 'duplicate']]],
    [
      'three keys that differ by case alone',
      { Team: 'a', team: 'b', TEAM: 'c', other: 'd' },
      [
        ['tags.team', 'duplicate'],
        ['tags.TEAM', 'duplicate'],
      ],
    ],
  ])('%s', (_title, tags, errors) => {
    expect(errorsOf({ ...MINIMAL, tags })).toEqual(errors);
  });

  test('beyond the quota are the last ones', () => {
    expect(editsOf({ ...MINIMAL, tags: tagsOf(52) })).toEqual([
      { kind: 'remove', path: ['tags', 'tag50'] },
      { kind: 'remove', path: ['tags', 'tag51'] },
    ]);
  });

  test.each(SESSION_TAGS)('are not the session tag %s, in any case', (tag) => {
    for (const key of [tag, tag.toUpperCase()]) {
      expect(errorsOf({ ...MINIMAL, tags: { [key]: 'x' } })).toEqual([
        [`tags.${key}`, 'invalidKey'],
      ]);
    }
  });
});
