import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '../../../../lib/stage/parse-json';
import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';
import type { AccessReport, SourceLine } from '../../../../tools/report/model/access-report';
import { buildAccessReport } from '../../../../tools/report/model/build-access-report';
import { reportOfStage } from '../../../../tools/report/stage-report';
import { stageSourceMap } from '../../../../tools/report/stage-source/stage-source-map';
import { CERTIFIED, checked, DESTINATION, MINIMAL, SHIPPED, SOURCE } from '../../../stages';
import { templateOf } from '../../../synthesis';

const CONFIG = join(__dirname, '..', '..', '..', '..', 'config');

/** The source lines of each part of a report, without parts that have none. */
function sourcesIn({ tables, principals }: AccessReport): Record<string, readonly SourceLine[]> {
  const all = [
    ...tables.map(({ id, why }) => [id, why] as const),
    ...principals.flatMap(({ id, why, grants }) => [
      [id, why] as const,
      ...grants.map((grant) => [`${id}: ${grant.statement} on ${grant.on}`, grant.why] as const),
    ]),
  ];
  return Object.fromEntries(all.filter(([, why]) => why.length > 0));
}

/** The report of a stage file that is written in a line a key. */
function reportOf(written: object): AccessReport {
  const file = parseJson(JSON.stringify(written, null, 2));
  if (!file.ok) throw new Error('no JSON');
  const stage = checked(written);
  const template = templateOf(written).toJSON() as Record<string, unknown>;
  const sourceMap = stageSourceMap(stage, file.value);
  const access = analyzeTemplate({ template, nested: {} });
  return buildAccessReport({ title: '', source: '', access, findings: [], sourceMap });
}

function pathsIn(written: object): Record<string, string[]> {
  const sources = Object.entries(sourcesIn(reportOf(written)));
  return Object.fromEntries(sources.map(([what, why]) => [what, why.map(({ path }) => path)]));
}

describe('source lines in the stage file', () => {
  test.each(SHIPPED)('each source line of %s has its key', (stage) => {
    const lines = readFileSync(join(CONFIG, `${stage}.json`), 'utf8').split('\n');
    const all = Object.values(sourcesIn(reportOfStage(join(CONFIG, `${stage}.json`)))).flat();
    expect(all.length).toBeGreaterThan(0);
    for (const { path, line } of all) {
      const text = lines[line - 1] ?? '';
      const keys = path.split('.');
      const key = keys.at(-1) ?? '';
      expect(text).toContain(/^\d+$/.test(key) ? namedBy(stage, keys) : `"${key}": `);
    }
  });

  /** What stands at a position of a list of tables. */
  function namedBy(stage: string, [section = '', id = '', key = '', position = '']: string[]) {
    const written = JSON.parse(readFileSync(join(CONFIG, `${stage}.json`), 'utf8'));
    return `"${written[section][id][key][position]}"`;
  }

  test('defaults have no source line', () => {
    expect(pathsIn(MINIMAL)).toEqual({
      OrdersTable: ['tables.orders'],
      'AuthenticatedRole: AuthenticatedRolePolicy: GetPutUpdateItemsOfOrdersTable on OrdersTable': [
        'tables.orders.rows',
      ],
    });
  });

  test('every key that decides about access is the source of what it decides', () => {
    const { orders } = MINIMAL.tables;
    const stage = {
      ...MINIMAL,
      tables: {
        orders: { ...orders, actions: ['GetItem'], encryption: 'customerManaged' },
        events: orders,
      },
      identity: { tenantClaim: 'custom:tenantId', roleName: 'signed-in', classicFlow: true },
      sessions: { maxDuration: '2h', revokeIssuedBefore: '2026-11-01T00:00:00Z' },
      tenants: {
        acme: { maxSessionDuration: '1h', revokeIssuedBefore: '2026-11-20T00:00:00Z' },
      },
      workloads: { api: { runsOn: 'lambda', tables: { orders: 'read' } } },
      connectors: {
        reader: { ...SOURCE, tables: ['events', 'orders'], listTables: true },
        loader: DESTINATION,
        certified: CERTIFIED,
      },
    };
    const paths = pathsIn(stage);
    const users = Object.fromEntries(
      ['AuthenticatedRole', 'AuthenticatedRoleTenantAcme'].flatMap((role) => {
        const on = (sid: string) => `${role}: AuthenticatedRolePolicy: ${sid}`;
        const revoking = (sid: string) => `${role}: AuthenticatedRoleRevocationPolicy: ${sid}`;
        return [
          [
            on('GetItemsOfOrdersTable on OrdersTable'),
            ['tables.orders.rows', 'tables.orders.actions'],
          ],
          [
            on('UseKeyOfOrdersTableThroughDynamoDB on KMS key OrdersTableKey'),
            ['tables.orders.encryption'],
          ],
          [on('GetPutUpdateItemsOfEventsTable on EventsTable'), ['tables.events.rows']],
          [
            revoking('RevokeSessionsOfEverybody on every resource'),
            ['sessions.revokeIssuedBefore'],
          ],
          [
            revoking('RevokeSessionsOfTenantAcme on every resource'),
            ['tenants.acme.revokeIssuedBefore'],
          ],
        ];
      }),
    );
    expect(paths).toMatchObject({
      ...users,
      OrdersTable: ['tables.orders'],
      EventsTable: ['tables.events'],
      AuthenticatedRole: ['sessions.maxDuration', 'identity.roleName'],
      AuthenticatedRoleTenantAcme: ['tenants.acme.maxSessionDuration'],
      ApiWorkload: ['workloads.api'],
      ReaderConnector: ['connectors.reader'],
      LoaderConnectorUser: ['connectors.loader'],
      CertifiedConnector: ['connectors.certified'],
      'ApiWorkload: ApiWorkloadPolicy: ReadItemsOfOrdersTable on OrdersTable': [
        'workloads.api.tables.orders',
      ],
      'ReaderConnector: ReaderConnectorPolicy: ListTableNames on this account and Region': [
        'connectors.reader.listTables',
      ],
      'ReaderConnector: ReaderConnectorPolicy: ReadItemsOfEventsTableAndOthers on EventsTable': [
        'connectors.reader.purpose',
        'connectors.reader.tables.0',
      ],
      'ReaderConnector: ReaderConnectorPolicy: ReadItemsOfEventsTableAndOthers on OrdersTable': [
        'connectors.reader.purpose',
        'connectors.reader.tables.1',
      ],
    });
    const used = new Set(Object.values(paths).flat());
    expect([...used].filter((path) => path.startsWith('identity'))).toEqual(['identity.roleName']);
  });

  test('a consumer is not the source of one whose name begins with its own', () => {
    const api = { runsOn: 'lambda', tables: { orders: 'read' } };
    expect(
      pathsIn({ ...MINIMAL, workloads: { api, apiWorkloadOld: api } }).ApiWorkloadOldWorkload,
    ).toEqual(['workloads.apiWorkloadOld']);
  });

  test('parts of a consumer have it as source, and those of the identity pool its classic flow', () => {
    const written = {
      ...MINIMAL,
      identity: { classicFlow: true, userPool: { clients: { web: {} } } },
      workloads: { api: { runsOn: 'lambda', tables: { orders: 'read' } } },
      connectors: { loader: DESTINATION },
    };
    const file = parseJson(JSON.stringify(written, null, 2));
    if (!file.ok) throw new Error('no JSON');
    const { linesOf } = stageSourceMap(checked(written), file.value);
    const paths = (resource: string) =>
      linesOf({ resource, property: 'Properties' }).map(({ path }) => path);
    expect(
      [
        'ApiWorkloadPolicy',
        'LoaderConnectorUserKey',
        'IdentityPool',
        'OrdersTableKey',
        'UserPool',
        'UserPoolClient',
        'UserPoolWebClient',
      ].map(paths),
    ).toEqual([
      ['workloads.api'],
      ['connectors.loader'],
      ['identity.classicFlow'],
      ['tables.orders'],
      [],
      [],
      ['identity.userPool.clients.web'],
    ]);
  });

  test.each<[object, string[] | undefined]>([
    [{ selfSignUp: true }, ['identity.userPool.selfSignUp']],
    [{ selfSignUp: false }, undefined],
  ])('the authenticated role with %j', (userPool, expected) => {
    expect(pathsIn({ ...MINIMAL, identity: { userPool } }).AuthenticatedRole).toEqual(expected);
  });
});
