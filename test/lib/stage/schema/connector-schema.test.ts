import { AUTHORITY, CERTIFIED, DESTINATION, SOURCE, withConnectors } from '../../../stages';
import { LEAF, PRIVATE_KEY } from '../../connectors/certificates';
import { errorsOf, expectValues, type ErrorFacts, type Values } from '../errors-of';

const connector = (options: object) => withConnectors({ tool: { ...SOURCE, ...options } });

describe('connectors', () => {
  test.each<[string, (value: any) => unknown, Values]>([
    [
      'connectors.tool.purpose',
      (purpose) => connector({ purpose }),
      { valid: ['source', 'destination'], invalid: ['backup', 5] },
    ],
    [
      'connectors.tool.maxSessionDuration',
      (maxSessionDuration) => connector({ maxSessionDuration }),
      { valid: [3600, '12h'], invalid: ['13h', '30m'] },
    ],
    [
      'connectors.tool.expires',
      (expires) => connector({ expires }),
      {
        valid: ['2027-06-30', '2028-02-29'],
        invalid: ['2027-02-30', '30.06.2027', '2027-06-30T00:00:00Z', '2027', 'never'],
      },
    ],
    [
      'connectors.tool.listTables',
      (listTables) => connector({ listTables }),
      { valid: [true, false], invalid: ['yes', 1] },
    ],
    [
      'connectors.tool.sourceIps.1',
      (range) => connector({ sourceIps: ['203.0.113.0/24', range] }),
      { valid: ['198.51.100.0/24', '2001:db8::/32'], invalid: ['10.1.0.0/16', '203.0.113.7', 5] },
    ],
  ])('the values of %s', expectValues);

  test.each<[string, object, ErrorFacts]>([
    ['without tables', { tables: [] }, ['connectors.tool.tables', 'invalidValue', { min: 1 }]],
    [
      'with a table twice',
      { tables: ['orders', 'orders'] },
      ['connectors.tool.tables', 'duplicate'],
    ],
    [
      'without an address',
      { sourceIps: [] },
      ['connectors.tool.sourceIps', 'invalidValue', { min: 1 }],
    ],
    [
      'with a range twice',
      { sourceIps: ['203.0.113.0/24', '203.0.113.0/24'] },
      ['connectors.tool.sourceIps', 'duplicate'],
    ],
    [
      'with a session of half an hour',
      { maxSessionDuration: 1800 },
      ['connectors.tool.maxSessionDuration', 'invalidValue', { min: 3600 }],
    ],
    [
      'with a session of more than twelve hours',
      { maxSessionDuration: 43_201 },
      ['connectors.tool.maxSessionDuration', 'invalidValue', { max: 43_200 }],
    ],
  ])('one %s', (_title, options, error) => {
    expect(errorsOf(connector(options))).toEqual([error]);
  });
});

describe("a connector's trust", () => {
  const trust = (options: object) => connector({ trust: options });
  const principal = (options: object) => trust({ ...SOURCE.trust, ...options });
  const certificate = (options: object) =>
    trust({ rolesAnywhere: { ...CERTIFIED.trust.rolesAnywhere, ...options } });
  const { principalArn } = SOURCE.trust;

  test.each<[string, (value: any) => unknown, Values]>([
    [
      'connectors.tool.trust.principalArn',
      (value) => principal({ principalArn: value }),
      {
        valid: ['arn:aws:iam::444455556666:role/tool', 'arn:aws:iam::444455556666:user/tool'],
        invalid: ['*', 'arn:aws:iam::444455556666:role/*', 5],
      },
    ],
    [
      'connectors.tool.trust.externalId',
      (externalId) => principal({ externalId }),
      { valid: ['ab'], invalid: ['x', '', 5] },
    ],
    [
      'connectors.tool.trust.rolesAnywhere.commonName',
      (commonName) => certificate({ commonName }),
      { valid: ['warehouse.example.com'], invalid: ['', 'a*', 5] },
    ],
    [
      'connectors.tool.trust.rolesAnywhere.certificateAuthority',
      (certificateAuthority) => certificate({ certificateAuthority }),
      { valid: [AUTHORITY], invalid: [LEAF, PRIVATE_KEY + AUTHORITY, 'ca.pem', 5] },
    ],
    [
      'connectors.tool.trust.accessKey',
      (accessKey) => withConnectors({ tool: { ...DESTINATION, trust: { accessKey } } }),
      { valid: [true], invalid: [false, 'yes'] },
    ],
    ['connectors.tool.trust', trust, { valid: [SOURCE.trust], invalid: [{}, 'the tool'] }],
  ])('the values of %s', expectValues);

  test.each<[string, object, ErrorFacts[]]>([
    ['nobody', connector({ trust: undefined }), [['connectors.tool.trust', 'missing']]],
    [
      'in two ways',
      trust({ accessKey: true, rolesAnywhere: {} }),
      [['connectors.tool.trust.rolesAnywhere', 'unknownKey']],
    ],
    [
      'a principal without an external ID',
      trust({ principalArn }),
      [['connectors.tool.trust.externalId', 'missing']],
    ],
    [
      'everybody, with allowAccountRoot',
      principal({ principalArn: '*', allowAccountRoot: true }),
      [['connectors.tool.trust.principalArn', 'invalidValue']],
    ],
    [
      'a principal with an unknown key',
      principal({ root: true }),
      [['connectors.tool.trust.root', 'unknownKey']],
    ],
    [
      'a principal with a misspelt external ID',
      trust({ principalArn, externalID: 'ab' }),
      [
        ['connectors.tool.trust.externalId', 'missing'],
        ['connectors.tool.trust.externalID', 'unknownKey'],
      ],
    ],
  ])('%s', (_title, stage, errors) => {
    expect(errorsOf(stage)).toEqual(errors);
  });
});
