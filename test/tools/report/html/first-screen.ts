import type {
  AccessReport,
  ReportedFinding,
  ReportedPrincipal,
  ReportedTable,
} from '../../../../tools/report/model/access-report';
import { GRANT, PRINCIPAL, SAMPLE_REPORT } from '../sample-report';

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

const [TABLE] = SAMPLE_REPORT.tables as readonly [ReportedTable];
const [FINDING] = SAMPLE_REPORT.findings.filter(({ severity }) => severity === 'high') as [
  ReportedFinding,
];

const nameOf = (index: number) => `BackendStackOrdersOfRegion${index}Table7F3A9C21`;
const roleOf = (index: number) => `BackendStackHandlerOfRoute${index}ServiceRole1B2C3D4E`;

/** 60 tables and 40 principals with long names, all of which reach the first table. */
export const LARGE_REPORT: AccessReport = {
  ...SAMPLE_REPORT,
  title: 'a-large-application-with-a-long-name-production.template.json',
  tables: numbers(60).map((index) => ({
    ...TABLE,
    id: nameOf(index),
    reachedBy: numbers(index === 1 ? 40 : (index % 5) + 1).map(roleOf),
  })),
  principals: numbers(40).map((index): ReportedPrincipal => ({
    ...PRINCIPAL,
    id: roleOf(index),
    grants: [{ ...GRANT, on: nameOf(1), tables: [nameOf(1)] }],
  })),
};

/** 80 findings of four rules, and as many unresolved values. */
export const MANY_FINDINGS: AccessReport = {
  ...SAMPLE_REPORT,
  findings: numbers(80).map((index) => ({
    ...FINDING,
    rule: `Rule${Math.ceil(index / 20)}`,
    what: `${roleOf(index)}, which AWS Lambda can assume, can read, write and delete the items of every table of the account`,
  })),
  unresolved: numbers(80).map((index) => ({ at: roleOf(index), what: `parameter P${index}` })),
};
