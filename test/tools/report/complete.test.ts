import { join } from 'node:path';
import { ITEM_ACTIONS } from '../../../lib/access/item-actions';
import { reportOfStage } from '../../../tools/report/stage-report';
import { SHIPPED, shippedStage } from '../../stages';
import { templateOf } from '../../synthesis';
import { decidedAccess, type AskedTable } from './decided-access';
import { byPrincipal, type Reached } from './reached';

const CONFIG = join(__dirname, '..', '..', '..', 'config');

/** What the report calls the one place of actions that reach no table: `*`, to the policy engine. */
const THE_ACCOUNT = 'this account and Region';

interface Expected {
  readonly principals: readonly string[];
  /** Tables outside the template. */
  readonly existing?: Readonly<Record<string, AskedTable>>;
  /** What the authenticated role may do with items. */
  readonly ofUsers: Readonly<Record<string, readonly string[]>>;
}

/** Backups and restored tables, which the policy engine is not asked about. */
function isNotYet(on: string, parts: readonly string[]): boolean {
  return on.endsWith('-restored-*') || parts.includes('every backup');
}

/** The access of each principal in the report, in the form of the policy engine's results. */
function reported(stage: string): Reached {
  const { principals, tables } = reportOfStage(join(CONFIG, `${stage}.json`));
  return byPrincipal(
    principals.flatMap(({ id, grants }) =>
      grants
        .filter(({ effect, on, parts }) => effect === 'allow' && !isNotYet(on, parts))
        .flatMap(({ on, parts, tables: reached, actions }) => {
          const ofTables = actions.filter((action) => !action.startsWith('kms:'));
          const isTable = ofTables.length > 0 && on !== THE_ACCOUNT;
          expect(reached).toEqual(isTable ? [on] : []);
          return (parts.length === 0 ? [''] : parts).map((part) => ({
            id,
            place: isTable ? `${on} ${part}`.trim() : '*',
            actions: ofTables,
          }));
        }),
    ),
    tables.map(({ id }) => id),
  );
}

describe('access report and IAM policy simulation', () => {
  const SIGNED_IN = ['GetItem', 'PutItem', 'UpdateItem'];
  const TABLES = 'arn:aws:dynamodb:us-east-1:111122223333:table';
  const WITH_KEY = ITEM_ACTIONS.filter((action) => action !== 'Scan').sort();

  const EXPECTED: Readonly<Record<(typeof SHIPPED)[number], Expected>> = {
    dev: { principals: ['AuthenticatedRole'], ofUsers: { OrdersTable: SIGNED_IN } },
    own: {
      principals: ['AuthenticatedRole'],
      ofUsers: { ProfilesTable: SIGNED_IN, OrdersTable: SIGNED_IN },
    },
    tenant: {
      principals: ['AuthenticatedRole', 'AuthenticatedRoleTenantDev01'],
      ofUsers: { SettingsTable: SIGNED_IN, OrdersTable: SIGNED_IN },
    },
    consumers: {
      principals: [
        'AuthenticatedRole',
        'ApiWorkload',
        'IngestWorkload',
        'WorkerWorkload',
        'DashboardWorkload',
        'ReportingConnector',
        'LoaderConnectorUser',
        'WarehouseConnector',
      ],
      ofUsers: { OrdersTable: SIGNED_IN, ReadingsTable: ['PutItem'] },
    },
    brownfield: {
      principals: ['AuthenticatedRole', 'BillingWorkload', 'ReportingConnector'],
      existing: {
        LegacyTable: { arn: `${TABLES}/orders-legacy`, indexes: ['byState'] },
        InvoicesTable: { arn: `${TABLES}/invoices`, indexes: [] },
      },
      ofUsers: { LegacyTable: SIGNED_IN, InvoicesTable: ['GetItem'], OrdersTable: SIGNED_IN },
    },
    groups: {
      principals: [
        'AuthenticatedRole',
        'AuthenticatedRoleGroupAdmins',
        'AuthenticatedRoleGroupAuthors',
      ],
      ofUsers: { OrdersTable: SIGNED_IN, CatalogueTable: ['GetItem'] },
    },
    prod: { principals: ['AuthenticatedRole'], ofUsers: { OrdersTable: SIGNED_IN } },
    everything: {
      principals: [
        'AuthenticatedRole',
        'AuthenticatedRoleTenantDev01',
        'ApiWorkload',
        'ImporterWorkload',
        'WorkerWorkload',
        'DashboardWorkload',
        'ReportingConnector',
        'LoaderConnectorUser',
        'WarehouseConnector',
        'BackupRole',
      ],
      ofUsers: {
        OrdersTable: WITH_KEY,
        CatalogueTable: ['GetItem', 'Query', 'Scan'],
        'CatalogueTable index byMaker': ['Query', 'Scan'],
        SensorsTable: ['PutItem'],
        ProfilesTable: SIGNED_IN,
        NotesTable: ['DeleteItem', 'PutItem', 'Query'],
      },
    },
  };

  test.each(SHIPPED)(
    'the report of %s lists exactly the DynamoDB actions that IAM allows to principals of the template',
    async (stage) => {
      const { principals, existing, ofUsers } = EXPECTED[stage];
      const template = templateOf(shippedStage(stage)).toJSON();
      const allowed = await decidedAccess(template, existing);
      expect(reported(stage)).toEqual(allowed);
      // The policy engine was used, for every principal.
      expect(Object.keys(allowed).sort()).toEqual([...principals].sort());
      expect(allowed.AuthenticatedRole).toEqual(ofUsers);
    },
  );
});
