import { reportOf } from '../report-lines';

describe('prototype names', () => {
  test('a template that names what every object has changes no object', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    reportOf('hostile/prototype.json');
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
