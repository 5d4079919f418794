import type { AccessReport } from '../../../../tools/report/model/access-report';
import { filterOptions } from '../../../../tools/report/html/filter/filter-form';
import { EMPTY_REPORT, GRANT, PRINCIPAL, SAMPLE_REPORT } from '../sample-report';
import { choose, count, shownPrincipals, shownStatements } from './filter-page';
import { afterHashChange, reportPages } from './opened-page';
import { WILDCARD_REPORT } from './wildcard-report';

const open = reportPages();

const OWN = 'AuthenticatedRolePolicy: GetPutUpdateTenantItemsOfOrdersTable';
const REVOKE = 'AuthenticatedRolePolicy: RevokeSessionsOfTenantAcme';
const READ_WRITE = 'ShippingWorkloadPolicy: ReadWriteItemsOfOrdersTable';
const PUT_AUDIT = 'ShippingWorkloadPolicy: PutItemsOfAuditTable';
const USE_KEY = 'WorkloadsBoundary: UseKeyOfAuditTableThroughDynamoDB';
const SCAN = 'WarehouseConnectorPolicy: ReadItemsOfOrdersTable';
const LIST = 'WarehouseConnectorPolicy: ListTableNames';
const AUDIT = 'AuditTable: LetAuditorsRead';

const WAREHOUSE = 'WarehouseConnectorUser: IAM user';

describe('filter of the HTML page', () => {
  test('all grants are shown at first, and counted', async () => {
    const { page, address } = await open(SAMPLE_REPORT);
    expect(await shownStatements(page)).toHaveLength(9);
    expect(await shownPrincipals(page)).toHaveLength(4);
    expect(await count(page)).toBe('9 of 9 permissions');
    expect(page.url()).toBe(address);
  });

  test('the controls offer what is in the report', async () => {
    const { page } = await open(SAMPLE_REPORT);
    const offered = (control: string) =>
      page
        .getByRole('combobox', { name: control, exact: true })
        .locator('option')
        .allTextContents();
    expect(await offered('Principal')).toEqual([
      'All',
      'AuthenticatedRole: Authenticated identities',
      'ShippingWorkload: AWS Lambda',
      WAREHOUSE,
      'role auditors-of-everything-that-anybody-ever-stored in account 444455556666: Named in resource-based policies',
    ]);
    expect(await offered('Table')).toEqual(['All', 'OrdersTable', 'AuditTable']);
    expect(await offered('Action')).toEqual([
      'All',
      'BatchGetItem',
      'Get*',
      'GetItem',
      'kms:Decrypt',
      'kms:GenerateDataKey',
      'ListTables',
      'PutItem',
      'Query',
      'Scan',
      'UpdateItem',
    ]);
  });

  test('the tables are in the order of the template, and others after them', () => {
    const { tables } = SAMPLE_REPORT;
    const options = filterOptions({ ...SAMPLE_REPORT, tables: [...tables].reverse() });
    expect(options.tables.map(({ value }) => value)).toEqual(['AuditTable', 'OrdersTable']);
    const others = filterOptions({ ...SAMPLE_REPORT, tables: [] });
    expect(others.tables.map(({ value }) => value)).toEqual(['OrdersTable', 'AuditTable']);
  });

  test.each([
    ['Principal', 'WarehouseConnectorUser', [SCAN, LIST], 1],
    ['Table', 'AuditTable', [REVOKE, PUT_AUDIT, USE_KEY, AUDIT], 3],
    ['Action', 'GetItem', [OWN, READ_WRITE, AUDIT], 3],
    ['Action', 'Scan', [REVOKE, SCAN], 2],
  ] as const)('%s %s shows its grants only', async (control, value, statements, principals) => {
    const { page } = await open(SAMPLE_REPORT);
    await choose(page, control, value);
    expect(await shownStatements(page)).toEqual(statements);
    expect(await shownPrincipals(page)).toHaveLength(principals);
    expect(await count(page)).toBe(`${statements.length} of 9 permissions`);
  });

  test.each([
    ['Action', 'GetItem', ['One', 'Some', 'All', 'AllBut']],
    ['Action', 'DeleteItem', ['All', 'AllBut']],
    ['Action', 'DeleteTable', ['All']],
    ['Table', 'Orders', ['One', 'Some', 'All', 'AllBut']],
  ])('no wildcard hides a grant: %s %s', async (control, value, shown) => {
    const { page, faults } = await open(WILDCARD_REPORT);
    await choose(page, control, value);
    expect(await count(page)).toBe(`${shown.length} of 4 permissions`);
    expect(await shownStatements(page)).toEqual(shown.map((sid) => `Role: ${sid}`));
    expect(faults).toEqual([]);
  });

  test('a grant is visible if it matches all three, and reset shows all grants', async () => {
    const { page, address } = await open(SAMPLE_REPORT);
    await choose(page, 'Principal', 'ShippingWorkload');
    await choose(page, 'Table', 'OrdersTable');
    expect(await shownStatements(page)).toEqual([READ_WRITE]);
    await choose(page, 'Action', 'kms:Decrypt');
    expect(await shownStatements(page)).toEqual([]);
    expect(await shownPrincipals(page)).toEqual([]);
    expect(await count(page)).toBe('0 of 9 permissions');

    await page.getByRole('button', { name: 'Reset' }).click();
    expect(await count(page)).toBe('9 of 9 permissions');
    expect(await shownPrincipals(page)).toHaveLength(4);
    expect(page.url()).toBe(address);
    expect(await page.getByRole('combobox', { name: 'Principal' }).inputValue()).toBe('');
  });

  test('the address is a link to what was chosen', async () => {
    const { page, faults } = await open(SAMPLE_REPORT);
    await choose(page, 'Table', 'OrdersTable');
    await choose(page, 'Action', 'Get*');
    const link = page.url();
    expect(link).toMatch(/#table=OrdersTable&action=Get/);

    await page.goto('about:blank');
    await page.goto(link);
    expect(await shownStatements(page)).toEqual([REVOKE]);
    expect(await page.getByRole('combobox', { name: 'Table' }).inputValue()).toBe('OrdersTable');

    await afterHashChange(page, () =>
      page.evaluate("location.hash = '#principal=WarehouseConnectorUser'"),
    );
    expect(await shownPrincipals(page)).toEqual([WAREHOUSE]);
    expect(await page.getByRole('combobox', { name: 'Table' }).inputValue()).toBe('');
    expect(faults).toEqual([]);
  });

  test('a link to what the report does not have shows all', async () => {
    const { page } = await open(SAMPLE_REPORT, { hash: '#principal=Gone&table=OrdersTable&x=y' });
    expect(await page.locator('option:checked').allTextContents()).toEqual([
      'All',
      'OrdersTable',
      'All',
    ]);
    expect(await count(page)).toBe('5 of 9 permissions');
  });

  test('a principal without grants is shown until a table or an action is chosen', async () => {
    const report: AccessReport = {
      ...EMPTY_REPORT,
      tables: [
        {
          id: 'None',
          isExisting: false,
          name: undefined,
          key: 'pk',
          encryption: 'AWS owned key',
          reachedBy: [],
          reachedThrough: [],
          notKnown: [],
          why: [],
        },
      ],
      principals: [
        { ...PRINCIPAL, id: 'None', title: 'None' },
        { ...PRINCIPAL, id: 'One', title: 'One', grants: [GRANT] },
      ],
    };
    const { page } = await open(report);
    expect(await shownPrincipals(page)).toEqual(['None', 'One']);
    expect(await count(page)).toBe('1 of 1 permission');
    await choose(page, 'Principal', 'None');
    expect(await shownPrincipals(page)).toEqual(['None']);
    await choose(page, 'Action', 'GetItem');
    expect(await shownPrincipals(page)).toEqual([]);
    await page.getByRole('button', { name: 'Reset' }).click();
    await choose(page, 'Table', 'None');
    expect(await shownPrincipals(page)).toEqual([]);
  });

  test('the filter works by keyboard', async () => {
    const { page } = await open(SAMPLE_REPORT);
    await page.getByRole('combobox', { name: 'Principal' }).focus();
    // One key: the browser joins keys to a name only within a second.
    await page.keyboard.press('w');
    expect(await shownPrincipals(page)).toEqual([WAREHOUSE]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await count(page)).toBe('9 of 9 permissions');
  });

  test('200 grants', async () => {
    const principals = Array.from({ length: 20 }, (_, index) => ({
      ...PRINCIPAL,
      id: `Role${index}`,
      grants: Array.from({ length: 10 }, (_, at) => ({
        ...GRANT,
        actions: at === 0 ? ['Scan'] : ['GetItem'],
      })),
    }));
    const { page, faults } = await open(
      { ...SAMPLE_REPORT, principals },
      { viewport: { width: 360, height: 800 } },
    );
    expect(await count(page)).toBe('200 of 200 permissions');
    await choose(page, 'Action', 'Scan');
    expect(await count(page)).toBe('20 of 200 permissions');
    await choose(page, 'Principal', 'Role19');
    expect(await count(page)).toBe('1 of 200 permissions');
    expect(faults).toEqual([]);
  });

  test('without its script the page shows every grant and no filter', async () => {
    const { page, faults } = await open(SAMPLE_REPORT, { javaScriptEnabled: false });
    expect(await page.locator('[data-grant]:visible').count()).toBe(9);
    expect(await page.locator('form').isVisible()).toBe(false);
    expect(faults).toEqual([]);
  });
});
