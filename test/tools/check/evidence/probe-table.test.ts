import { probeTable } from '../../../../tools/check/evidence/probe-table';
import { result, RESULTS } from './probe-results';
import { itemProbe } from '../run/test-context';

const lines = (table: string) => table.split('\n');

describe('table of probes', () => {
  test('has a row for each probe, and the reason below a failed one', () => {
    const rows = lines(probeTable(RESULTS)).map((line) => line.split(/ *│ */).slice(1, -1));
    expect(rows.filter((row) => row.length > 0)).toEqual([
      ['', 'who', 'action', 'on', 'expected', 'result'],
      ['✔', 'user 1', 'GetItem', 'orders, own item', 'allowed', 'allowed'],
      ['✖', 'user 1', 'Scan', 'orders, own item', 'denied', 'allowed'],
      ['', 'went <through> & "on"'],
      ['✔', 'unauthenticated', 'GetId', 'no token', 'denied', 'simulated'],
    ]);
  });

  test('has 100 columns and no colors', () => {
    for (const line of lines(probeTable(RESULTS))) expect(line).toHaveLength(100);
  });

  test('has 100 columns with long names, and cuts off none of them', () => {
    const [who, table, detail] = ['q', 'z', 'j'].map((letter) => letter.repeat(255));
    const probe = itemProbe({ who, table, action: 'TransactWriteItems', expected: 'denied' });
    const printed = probeTable([result(probe, { passed: false, detail })]);
    for (const line of lines(printed)) expect(line).toHaveLength(100);
    for (const letter of ['q', 'z', 'j']) expect(printed.split(letter)).toHaveLength(256);
  });
});
