import { AUTHORITY, CERTIFIED, MINIMAL, SOURCE, withConnectors } from '../../../stages';
import { editsOf, errorsOf, pathsOf } from '../errors-of';

const { orders } = MINIMAL.tables;
const both = (source: object, destination: object) =>
  withConnectors(
    {
      from: { purpose: 'source', tables: ['orders'], ...source },
      to: { purpose: 'destination', tables: ['orders'], ...destination },
    },
    { tables: { orders, events: orders } },
  );
const { trust } = SOURCE;
const { rolesAnywhere } = CERTIFIED.trust;
const ACCOUNT = {
  ...trust,
  principalArn: 'arn:aws:iam::444455556666:root',
  allowAccountRoot: true,
};
const NOISY = `# the authority\r\n${AUTHORITY.replaceAll('\n', '\r\n')}`;

describe('source and destination of one table by one tool', () => {
  test.each([
    ['the same principal', trust, trust],
    ['the same principal with another external ID', trust, { ...trust, externalId: 'other' }],
    ['its account beside its role', trust, ACCOUNT],
    ['its role beside its account', ACCOUNT, trust],
    ['the same certificate', CERTIFIED.trust, CERTIFIED.trust],
    [
      'the same certificates, written otherwise',
      CERTIFIED.trust,
      { rolesAnywhere: { ...rolesAnywhere, certificateAuthority: NOISY } },
    ],
  ])('conflict: %s', (_title, one, other) => {
    const stage = both({ trust: one }, { trust: other, tables: ['events', 'orders'] });
    expect(errorsOf(stage)).toEqual([['connectors.to.tables.1', 'conflict']]);
  });

  test('conflict once, with every source of the tool', () => {
    const from = { ...SOURCE, tables: ['orders'] };
    const to = { ...from, purpose: 'destination' };
    const stage = withConnectors({ from, to, again: { ...from, trust: ACCOUNT } });
    expect(errorsOf(stage)).toEqual([['connectors.to.tables.0', 'conflict']]);
    expect(editsOf(stage)).toEqual([
      { kind: 'remove', path: ['connectors', 'from'] },
      { kind: 'remove', path: ['connectors', 'again'] },
    ]);
  });

  test.each([
    ['another principal', trust, { ...trust, principalArn: `${trust.principalArn}-2` }],
    ['another account', trust, { ...ACCOUNT, principalArn: 'arn:aws:iam::777788889999:root' }],
    [
      'another common name',
      CERTIFIED.trust,
      { rolesAnywhere: { ...rolesAnywhere, commonName: 'other' } },
    ],
    ['a principal and a certificate', trust, CERTIFIED.trust],
    ['two access keys', { accessKey: true }, { accessKey: true }],
  ])('do not: %s', (_title, one, other) => {
    expect(errorsOf(both({ trust: one }, { trust: other }))).toEqual([]);
  });

  test('do not, on different tables', () => {
    expect(errorsOf(both({ trust }, { trust, tables: ['events'] }))).toEqual([]);
  });

  test.each([
    ['a table', [5], [5], ['connectors.from.tables.0', 'connectors.to.tables.0']],
    ['all tables', 5, 5, ['connectors.from.tables', 'connectors.to.tables']],
    ['all tables of the source', 5, ['orders'], ['connectors.from.tables']],
  ])('conclude nothing from %s that are invalid', (_title, source, destination, paths) => {
    expect(pathsOf(both({ trust, tables: source }, { trust, tables: destination }))).toEqual(paths);
  });
});
