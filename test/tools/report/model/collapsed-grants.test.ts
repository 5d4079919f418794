import { collapsedGrants } from '../../../../tools/report/model/collapsed-grants';
import { GRANT } from '../sample-report';

const ARN = 'arn:aws:dynamodb:us-east-1:111122223333:table/Orders';
const ELSEWHERE = { ...GRANT, tables: [] };

function grantsOn(...names: string[]) {
  return names.map((on) => ({ ...ELSEWHERE, on }));
}

describe('grants of one statement on a table outside the template', () => {
  test('have its ARN once, with the parts', () => {
    const all = grantsOn(
      `${ARN}, not in this template`,
      `${ARN}/index/*, not in this template`,
      `${ARN}/index/byDate, not in this template`,
      `${ARN}/stream/*, not in this template`,
    );
    expect(collapsedGrants(all)).toEqual([
      {
        ...ELSEWHERE,
        on: `${ARN}, not in this template`,
        parts: ['table', 'every index', 'index byDate', 'stream'],
      },
    ]);
  });

  test.each([
    ['of other tables', grantsOn(`${ARN}, not in this template`, `${ARN}2, not in this template`)],
    [
      'of other statements',
      [
        ...grantsOn(ARN),
        ...grantsOn(`${ARN}/index/*`).map((one) => ({ ...one, statement: 'Other' })),
      ],
    ],
    ['of other actions', [...grantsOn(ARN), { ...ELSEWHERE, on: ARN, actions: ['Scan'] }]],
    ['of other effects', [...grantsOn(ARN), { ...ELSEWHERE, on: ARN, effect: 'deny' as const }]],
    ['of tables of the template', [GRANT, { ...GRANT, on: 'AuditTable' }]],
    ['on one part', grantsOn(`${ARN}/index/byDate`)],
  ])('%s stay as they are', (_, all) => {
    expect(collapsedGrants(all)).toEqual(all);
  });
});
