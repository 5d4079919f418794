import { settingDifferences } from '../../../../tools/recovery/settings/setting-differences';
import { SETTINGS, type TableSettings } from '../../../../tools/recovery/settings/table-settings';

/** What AWS restores of a table. */
const BARE: TableSettings = {
  recovery: undefined,
  deletionProtection: false,
  encryption: { kind: 'awsOwned' },
  tableClass: 'STANDARD',
  onDemandThroughput: undefined,
  stream: undefined,
  timeToLive: undefined,
  tags: {},
  contributorInsights: {},
  kinesisStreams: {},
  autoscaling: {},
  resourcePolicy: undefined,
  replicas: {},
};

const FULL: TableSettings = {
  recovery: { days: 35 },
  deletionProtection: true,
  encryption: { kind: 'customerManaged', keyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1' },
  tableClass: 'STANDARD_INFREQUENT_ACCESS',
  onDemandThroughput: { MaxReadRequestUnits: 10 },
  stream: 'KEYS_ONLY',
  timeToLive: 'expires',
  tags: { team: 'orders' },
  contributorInsights: { '': 'THROTTLED_KEYS' },
  kinesisStreams: { 'arn:aws:kinesis:eu-west-1:111122223333:stream/a': 'MILLISECOND' },
  autoscaling: { ' dynamodb:table:ReadCapacityUnits': { target: {} as never, policies: [] } },
  resourcePolicy: '{}',
  replicas: { 'eu-central-1': {} },
};

describe('what is set on a restored table', () => {
  test('is everything that it lacks, with what protects the data first and replicas last', () => {
    expect(settingDifferences(FULL, BARE)).toEqual(SETTINGS);
    expect([SETTINGS[0], SETTINGS[1], SETTINGS.at(-1)]).toEqual([
      'recovery',
      'deletionProtection',
      'replicas',
    ]);
  });

  test('is nothing once it has everything, or where the live table has nothing', () => {
    expect(settingDifferences(FULL, FULL)).toEqual([]);
    expect(
      settingDifferences(BARE, { ...FULL, encryption: BARE.encryption, tableClass: 'STANDARD' }),
    ).toEqual([]);
  });

  test('leaves more tags alone, and replaces other values', () => {
    const found = { ...FULL, tags: { team: 'orders', more: '1' } };
    expect(settingDifferences(FULL, found)).toEqual([]);
    expect(settingDifferences(FULL, { ...FULL, tags: { team: 'x' } })).toEqual(['tags']);
    expect(settingDifferences(FULL, { ...FULL, recovery: { days: 7 } })).toEqual(['recovery']);
  });

  test('can be limited to what each replica has of its own', () => {
    expect(settingDifferences(FULL, BARE, ['tags', 'recovery'])).toEqual(['recovery', 'tags']);
  });
});
