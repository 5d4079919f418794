import { Rows } from '../../../lib';
import { rowScope } from '../../../lib/stage/schema/rows-schema';

describe('rows', () => {
  test('have the defaults of a stage file', () => {
    expect(Rows.all().scope).toEqual(rowScope('all'));
    expect(Rows.own().scope).toEqual(rowScope('own'));
    expect(Rows.tenant().scope).toEqual(rowScope('tenant'));
    const match = 'prefix';
    expect(Rows.own({ match }).scope).toEqual(rowScope({ by: 'own', match }));
    expect(Rows.tenant({ match }).scope).toEqual(rowScope({ by: 'tenant', match }));
  });

  test('are by the ID, match and delimiter that are given', () => {
    expect(Rows.own({ id: 'userSub', match: 'prefix', delimiter: '|' }).scope).toEqual({
      by: 'own',
      id: 'userSub',
      match: 'prefix',
      delimiter: '|',
    });
  });

  test.each(['-', '', '*', '${aws:userid}'])('refuse the delimiter "%s"', (delimiter) => {
    expect(() => Rows.own({ match: 'prefix', delimiter })).toThrow(`"${delimiter}"`);
    const tenant = () => Rows.tenant({ match: 'prefix', delimiter: delimiter || ' ' });
    expect(tenant).toThrow('Invalid delimiter');
  });

  test('refuse a delimiter without effect', () => {
    expect(() => Rows.own({ delimiter: '#' })).toThrow('match');
  });
});
