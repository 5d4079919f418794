import { MINIMAL } from '../../../stages';
import { errorsOf, type ErrorFacts } from '../errors-of';

const tagsOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`tag${n}`, 'x']));

describe('tags of the stack', () => {
  test.each<[string, object, ErrorFacts[]]>([
    ['50', tagsOf(50), []],
    ['51', tagsOf(51), [['tags', 'quota', { max: 50, received: 51 }]]],
    ['keys that differ by case alone', { Team: 'a', team: 'b' }, [['tags.team', 'duplicate']]],
    ['the session tag tokenTenant', { tokenTenant: 'acme' }, [['tags.tokenTenant', 'invalidKey']]],
    ['the session tag tokenSub', { tokenSub: 'acme' }, [['tags.tokenSub', 'invalidKey']]],
    ['a session tag in capitals', { TOKENTENANT: 'acme' }, [['tags.TOKENTENANT', 'invalidKey']]],
  ])('%s', (_title, tags, errors) => {
    expect(errorsOf({ ...MINIMAL, tags })).toEqual(errors);
  });
});
