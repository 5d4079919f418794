import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccessReport } from '../../../../tools/report/model/access-report';
import { reportOfTemplate } from '../../../../tools/report/report-of-template';
import { roleWith, TABLE } from '../foreign/made-up';
import { axeFindings } from './axe-findings';
import { choose, count, shownStatements } from './filter-page';
import { reportPages } from './opened-page';

function allow(Sid: string, actions: object) {
  return { Sid, Effect: 'Allow', ...actions, Resource: '*' };
}

/** As the program makes it, from a file. */
function reportOf(template: object): AccessReport {
  const directory = mkdtempSync(join(tmpdir(), 'template-'));
  try {
    const file = join(directory, 'template.json');
    writeFileSync(file, JSON.stringify(template));
    return reportOfTemplate(file);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const open = reportPages();

const TEMPLATE = {
  Resources: {
    Orders: TABLE,
    Role: roleWith(
      allow('One', { Action: 'dynamodb:GetItem' }),
      allow('Some', { Action: 'dynamodb:Get*' }),
      allow('All', { Action: 'dynamodb:*' }),
      allow('AllBut', { NotAction: 'dynamodb:DeleteTable' }),
    ),
  },
};

describe('HTML page of real reports', () => {
  test.each([
    ['Action', 'GetItem', ['One', 'Some', 'All', 'AllBut']],
    ['Action', 'DeleteItem', ['All', 'AllBut']],
    ['Action', 'DeleteTable', ['All']],
    ['Table', 'Orders', ['One', 'Some', 'All', 'AllBut']],
  ])('no wildcard hides a grant: %s %s', async (control, value, shown) => {
    const { page, faults } = await open(reportOf(TEMPLATE));
    await choose(page, control, value);
    expect(await count(page)).toBe(`${shown.length} of 4 permissions`);
    expect(await shownStatements(page)).toEqual(shown.map((sid) => `Role: ${sid}`));
    expect(faults).toEqual([]);
  });

  test('what is wider than it should be is loud', async () => {
    const { page } = await open(reportOf(TEMPLATE), { bypassCSP: true });
    expect(await page.locator('.grants .loud').allTextContents()).toEqual([
      '⚠ every resource',
      '⚠ every resource',
      '⚠ Get*',
      '⚠ every resource',
      '⚠ *',
      '⚠ every resource',
      '⚠ every action except DeleteTable',
    ]);
    expect(await axeFindings(page)).toEqual([]);
  });
});
