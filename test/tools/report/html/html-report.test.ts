import type { Page } from 'playwright-core';
import { htmlReport } from '../../../../tools/report/html/html-report';
import { EMPTY_REPORT, SAMPLE_REPORT } from '../sample-report';
import { choose, count } from './filter-page';
import { HOSTILE, withTexts } from './hostile-report';
import { reportPages } from './opened-page';

const open = reportPages();

describe('content of the HTML page', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await open(SAMPLE_REPORT));
  });

  test('everything, in the order of importance', async () => {
    expect(await page.title()).toBe('orders-prod: access report');
    expect(await page.locator('header p').last().textContent()).toBe(
      'Source: prod.json. Line numbers refer to this file.',
    );
    expect(await page.locator('header li a').allTextContents()).toEqual([
      '1 high',
      '1 acknowledged',
      '2 tables',
      '4 principals',
      '1 unresolved',
    ]);
    expect(await page.locator('h1, h2, h3').allTextContents()).toEqual([
      'orders-prod',
      'Tables',
      'Findings',
      ...SAMPLE_REPORT.findings.map(({ what }) => what),
      'Unresolved',
      'Principals',
      'AuthenticatedRole: Authenticated identities',
      'ShippingWorkload: AWS Lambda',
      'WarehouseConnectorUser: IAM user',
      'role auditors-of-everything-that-anybody-ever-stored in account 444455556666: Named in resource-based policies',
    ]);
  });

  test('a finding: severity, place, fix and source line', async () => {
    const finding = page.getByRole('article').first();
    expect(await finding.locator('.rule').textContent()).toBe('medium ClassicFlow');
    expect(await finding.locator('dl > div').allInnerTexts()).toEqual([
      'Location\nIdentityPool: Properties.AllowClassicFlow',
      'Acknowledged\nSessions of four hours need the classic flow.',
      'Source\nidentity.classicFlow line 5',
    ]);
  });

  test('unresolved parts', async () => {
    const items = page.getByRole('region', { name: 'Unresolved' }).getByRole('listitem');
    expect(await items.allTextContents()).toEqual([
      'statements of policy arn:aws:iam::111122223333:policy/extra, not in this template ShippingWorkload',
    ]);
  });

  test('tables', async () => {
    expect(await rowsOf(page, 'Tables in the template')).toEqual([
      [
        'OrdersTable\norders',
        'AuthenticatedRole GetItem, PutItem, UpdateItem: items by custom:tenantId; Query: own items\nShippingWorkload reads and writes, 5 actions: all items\nWarehouseConnectorUser Scan: all items\nMigrationRole by assuming ShippingWorkload\nnot known: role of ImportFunction, made by SAM',
        'customerId and orderId\nAWS owned key\ntables.orders\nline 6',
      ],
      [
        'AuditTable',
        'ShippingWorkload PutItem: all items\nrole auditors-of-everything-that-anybody-ever-stored in account 444455556666 ⚠ Get*: all items',
        'at\nKMS key AuditTableKey\ntables.audit\nline 20',
      ],
    ]);
  });

  test('a principal: trust, notes and other actions', async () => {
    const principal = page.getByRole('region', { name: 'ShippingWorkload: AWS Lambda' });
    expect(await principal.locator('h4').allTextContents()).toEqual([
      'Trust policy',
      'Notes',
      'Permissions',
      'Other actions',
    ]);
    expect(await principal.locator('dl').first().locator('div').allInnerTexts()).toEqual([
      'Type\nrole',
      "Session duration\nrenewed by the service while it runs, regardless of the role's maximum",
      'Source\nworkloads.shipping line 29',
    ]);
    expect(await rowsOf(page, 'Trust policy: ShippingWorkload')).toEqual([
      ['AWS Lambda', 'no expiration', 'anywhere', 'the source account is "111122223333"'],
      ['Amazon ECS tasks', 'no expiration', 'anywhere', ''],
    ]);
    expect(await principal.locator('.trust + ul').allInnerTexts()).toEqual([
      'The trusted entity can set session tags (sts:TagSession)',
    ]);
    expect(await principal.locator('h4:text("Notes") + ul').allInnerTexts()).toEqual([
      'Permissions boundary ${WorkloadsBoundary}: its statements are listed below',
    ]);
    expect(await principal.locator('h4:text("Other actions") + ul').allInnerTexts()).toEqual([
      'logs:CreateLogStream\nlogs:PutLogEvents',
    ]);
  });

  test('a principal outside the template, which the heading names', async () => {
    const principal = page.getByRole('region', { name: 'role auditors' });
    expect(await principal.locator('h4').allTextContents()).toEqual(['Permissions']);
    expect(await principal.locator('dl').first().locator('div').allInnerTexts()).toEqual([
      'Type\noutside the template',
      'Session duration\ndetermined by the principal',
    ]);
  });

  test('principals without access', async () => {
    expect(await page.locator('main > section > p').allTextContents()).toEqual([
      'Principals without table access: MigrationRole, WatchdogRole.',
    ]);
  });

  test('grants', async () => {
    const [, second, third] = await rowsOf(page, 'Permissions: AuthenticatedRole');
    expect(second).toEqual([
      'OrdersTable\nindex byDate',
      'Allow',
      'Query',
      "partition key is the user's identity ID",
      'only "orderId" or "placedAt"; Select is "SPECIFIC_ATTRIBUTES"',
      'if use of TLS is "true"\nand MFA authentication is "true"',
      'AuthenticatedRolePolicy: QueryOwnItemsOfOrdersTable\ntables.orders.indexes.byDate line 14',
    ]);
    expect(third?.slice(0, 6)).toEqual([
      'every resource',
      'Deny',
      'every action except GetItem, PutItem, Query, UpdateItem',
      '',
      '',
      'if the user\'s custom:tenantId is "acme"\nand the session\'s issue time is before "2026-11-20T14:30:00Z"',
    ]);
    const [wide] = await rowsOf(page, `Permissions: ${SAMPLE_REPORT.principals[3]?.id}`);
    expect(wide?.[2]).toBe('⚠ Get*');
  });
});

test('an empty report says so', async () => {
  const { page, faults } = await open(EMPTY_REPORT);
  expect(await page.locator('main').innerText()).toBe(
    ['Tables\n\nNone.', 'Findings\n\nNone.', 'Unresolved\n\nNone.', 'Principals\n\nNone.'].join(
      '\n\n',
    ),
  );
  expect(await page.locator('header p').last().textContent()).toBe('Source: empty.yaml.');
  expect(faults).toEqual([]);
});

describe('Content-Security-Policy and escaping of the HTML page', () => {
  test('it asks for nothing but itself, and breaks no rule of its own', async () => {
    const { page, address, requests, faults } = await open(SAMPLE_REPORT);
    await choose(page, 'Table', 'AuditTable');
    await page.emulateMedia({ media: 'print' });
    expect(requests).toEqual([address]);
    expect(faults).toEqual([]);
  });

  test('its policy blocks all other content', async () => {
    const { page, faults } = await open(SAMPLE_REPORT);
    await page.evaluate(`(async () => {
      const script = document.createElement('script');
      script.textContent = 'alert(1)';
      const style = document.createElement('style');
      style.textContent = 'body { display: none }';
      const image = document.createElement('img');
      image.src = 'other.png';
      const isOver = new Promise((resolve) => image.addEventListener('error', resolve));
      document.body.append(script, style, image);
      document.body.setAttribute('onclick', 'alert(1)');
      document.body.click();
      await Promise.allSettled([isOver, fetch('other.json')]);
    })()`);
    expect(await page.locator('h1').isVisible()).toBe(true);
    const stopped = faults.flatMap(
      (fault) => /Policy directive:? ['"](\S+)/.exec(fault)?.[1] ?? [],
    );
    expect(stopped.sort()).toEqual([
      'default-src', // the image
      'default-src', // the request
      'script-src', // the handler
      'script-src', // the script
      'style-src',
    ]);
    expect(faults).not.toContain('dialog: 1');
  });

  // Marks the texts of the report, to distinguish them from those of the page.
  const MARK = '\u{ab}';
  const marked = (before: string) => withTexts(SAMPLE_REPORT, (text) => before + MARK + text);

  test.each(HOSTILE)('%j stays the text that it is', async (hostile) => {
    // What the page reads in an action: wildcards, and spaces and braces of unknown parts. It sorts by the first character.
    const read = hostile.replace(/[^ *?{}]/g, '');
    const before = read === '' ? '' : `${hostile.charAt(0)}${read}`;
    const mild = await contentOf((await open(marked(before))).page);
    const { page, address, faults, requests } = await open(marked(hostile));
    const { title, body, elements } = await contentOf(page);
    expect(title).toBe(mild.title.replaceAll(before + MARK, () => hostile + MARK));
    expect(body).toBe(mild.body.replaceAll(before + MARK, () => hostile + MARK));
    expect(elements).toEqual(mild.elements);
    expect(faults).toEqual([]);
    expect(requests).toEqual([address]);
  });

  test('what has such a name can be chosen, and is chosen by its link', async () => {
    const all = HOSTILE.join(' ');
    const { page, faults } = await open(marked(all));
    await choose(page, 'Principal', `${all}${MARK}WarehouseConnectorUser`);
    await choose(page, 'Action', `${all}${MARK}Scan`);
    expect(await count(page)).toBe('2 of 9 permissions');
    await page.reload();
    expect(await count(page)).toBe('2 of 9 permissions');
    expect(faults).toEqual([]);
  });
});

test('the same report is the same page', () => {
  expect(htmlReport(SAMPLE_REPORT)).toBe(htmlReport(structuredClone(SAMPLE_REPORT)));
});

/** The cells of the table with a caption, by row. */
function rowsOf(page: Page, caption: string): Promise<string[][]> {
  return page
    .locator('table', { has: page.locator(`caption:text-is("${caption}")`) })
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row: any) => [...row.children].map((cell: any) => cell.innerText)),
    );
}

interface Content {
  readonly title: string;
  readonly body: string;
  /** The names of all elements and attributes, without line break opportunities. */
  readonly elements: readonly string[];
}

function contentOf(page: Page): Promise<Content> {
  return page.evaluate(`({
    title: document.querySelector('title').textContent,
    body: document.body.textContent,
    elements: [...document.querySelectorAll(':not(wbr, .long)')].map((one) =>
      [one.tagName, ...one.getAttributeNames()].join(' '),
    ),
  })`);
}
