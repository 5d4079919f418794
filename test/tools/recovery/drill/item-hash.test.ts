import { itemHash } from '../../../../tools/recovery/drill/item-hash';
import type { Item } from '../../../../tools/recovery/item';

const KEY = Uint8Array.from([1, 2, 3]);
const hash = (item: Item) => itemHash(item, KEY);

describe('hash of an item', () => {
  test('does not depend on the order of attributes and of members of sets', () => {
    const one: Item = { a: { S: '1' }, b: { M: { c: { SS: ['x', 'y'] }, d: { N: '1' } } } };
    const other: Item = { b: { M: { d: { N: '1' }, c: { SS: ['y', 'x'] } } }, a: { S: '1' } };
    expect(hash(one)).toBe(hash(other));
    expect(hash({ a: { BS: [Uint8Array.of(1), Uint8Array.of(2)] } })).toBe(
      hash({ a: { BS: [Uint8Array.of(2), Uint8Array.of(1)] } }),
    );
  });

  test.each<[Item, Item]>([
    [{ a: { S: '1' } }, { a: { N: '1' } }],
    [{ a: { S: '1' } }, { a: { S: '2' } }],
    [{ a: { S: '1' } }, { a: { S: '1' }, b: { NULL: true } }],
    [{ a: { L: [{ S: 'x' }, { S: 'y' }] } }, { a: { L: [{ S: 'y' }, { S: 'x' }] } }],
    [{ a: { B: Uint8Array.of(1) } }, { a: { B: Uint8Array.of(2) } }],
    [{ a: { B: Uint8Array.of(1) } }, { a: { S: 'AQ==' } }],
    [{ SS: { L: [{ S: 'x' }, { S: 'y' }] } }, { SS: { L: [{ S: 'y' }, { S: 'x' }] } }],
  ])('differs for %j and %j', (one, other) => {
    expect(hash(one)).not.toBe(hash(other));
  });

  test('depends on the key of the drill', () => {
    expect(itemHash({ a: { S: '1' } }, Uint8Array.from([4]))).not.toBe(hash({ a: { S: '1' } }));
  });
});
