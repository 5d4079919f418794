import { reportOf } from '../report-lines';

const { tables, principals } = reportOf('hostile/long-names.json');

describe('long names', () => {
  test('names of thousands of characters are whole', () => {
    expect(tables.map(({ id }) => id.length)).toEqual([2_001]);
  });

  test('hundreds of actions and values are all there', () => {
    const [grant, ...others] = principals.flatMap(({ grants }) => grants);
    expect(others).toEqual([]);
    expect(grant?.tables).toEqual(tables.map(({ id }) => id));
    expect(grant?.actions).toHaveLength(300);
    expect(grant?.actions[0]).toBe('GetItem');
    expect(grant?.conditions.map((one) => one.split(' or ').length)).toEqual([300]);
  });
});
