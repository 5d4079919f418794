import { CERTIFIED, SOURCE, withConnectors } from '../../../stages';
import { editsOf, errorsOf, type ErrorFacts } from '../errors-of';

const certified = (tags: object) => withConnectors({ tool: CERTIFIED }, { tags });

describe('tags of a stack with a trust anchor', () => {
  test.each<[string, Record<string, string>, ErrorFacts[]]>([
    ['in ASCII', { 'cost center': 'a_B.1:/=+-@' }, []],
    ['with a letter beyond ASCII in a value', { team: 'Übersicht' }, [['tags.team', 'conflict']]],
    ['with a letter beyond ASCII in a key', { größe: 'x' }, [['tags.größe', 'conflict']]],
    ['with another space in a value', { team: 'a\u00a0b' }, [['tags.team', 'conflict']]],
  ])('%s', (_title, tags, errors) => {
    expect(errorsOf(certified(tags))).toEqual(errors);
  });

  test('are in ASCII once the fix is followed', () => {
    expect(editsOf(certified({ größe: 'x', ключ: '日本', Team: 'ß' }))).toEqual([
      { kind: 'rename', path: ['tags', 'größe'], to: 'gro-e' },
      { kind: 'rename', path: ['tags', 'ключ'], to: '----' },
      { kind: 'write', path: ['tags', 'ключ'], value: '--' },
      { kind: 'write', path: ['tags', 'Team'], value: '-' },
    ]);
  });

  test.each<[string[], object[]]>([
    [
      ['é', 'è', 'É'],
      [
        // It differs from the first by case alone.
        { kind: 'remove', path: ['tags', 'É'] },
        { kind: 'rename', path: ['tags', 'é'], to: 'e' },
        { kind: 'remove', path: ['tags', 'è'] },
        { kind: 'remove', path: ['tags', 'É'] },
      ],
    ],
    [['äws:a'], [{ kind: 'remove', path: ['tags', 'äws:a'] }]],
    [['tökenTenant'], [{ kind: 'remove', path: ['tags', 'tökenTenant'] }]],
    [['ﷺ'.repeat(40)], [{ kind: 'remove', path: ['tags', 'ﷺ'.repeat(40)] }]],
  ])('a fix never proposes a key that is taken, reserved or too long: %j', (keys, edits) => {
    const tags = Object.fromEntries(keys.map((key) => [key, 'x']));
    expect(editsOf(certified(tags))).toEqual(edits);
  });

  test('of other stacks may have other letters', () => {
    expect(errorsOf(withConnectors({ tool: SOURCE }, { tags: { größe: 'groß' } }))).toEqual([]);
  });
});
