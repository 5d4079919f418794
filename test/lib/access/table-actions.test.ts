import { READ_ACTIONS, READ_WRITE_ACTIONS, WRITE_ACTIONS } from '../../../lib/access/table-actions';
import { READ, READ_KEY, WRITE, WRITE_KEY } from './table-action-lists';

test('reading does not write', () => {
  expect(READ_ACTIONS).toEqual({
    onTable: READ,
    onIndexes: ['dynamodb:Query', 'dynamodb:Scan'],
    throughKey: READ_KEY,
  });
});

test('writing reads no item, and needs no index', () => {
  expect(WRITE_ACTIONS).toEqual({ onTable: WRITE, onIndexes: [], throughKey: WRITE_KEY });
});

test('reading and writing are the actions of both, each once and sorted', () => {
  expect(READ_WRITE_ACTIONS).toEqual({
    onTable: [...new Set([...READ, ...WRITE])].sort(),
    onIndexes: ['dynamodb:Query', 'dynamodb:Scan'],
    throughKey: WRITE_KEY,
  });
});
