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

/**
 * A report of long names: as many tables, principals that all reach the first table, findings of four rules, and as many
 * unresolved values as findings.
 */
export function largeReport(tables: number, principals: number, findings: number): AccessReport {
  return {
    ...SAMPLE_REPORT,
    title: 'a-large-application-with-a-long-name-production.template.json',
    tables: numbers(tables).map((index) => ({
      ...TABLE,
      id: nameOf(index),
      reachedBy: numbers(index === 1 ? principals : (index % 5) + 1).map(roleOf),
    })),
    principals: numbers(principals).map((index): ReportedPrincipal => ({
      ...PRINCIPAL,
      id: roleOf(index),
      grants: [{ ...GRANT, on: nameOf(1), tables: [nameOf(1)] }],
    })),
    findings: numbers(findings).map((index) => ({
      ...FINDING,
      rule: `Rule${Math.ceil((4 * index) / findings)}`,
      what: `${roleOf(index)}, which AWS Lambda can assume, can read, write and delete the items of every table of the account`,
    })),
    unresolved: numbers(findings).map((index) => ({
      at: roleOf(index),
      what: `parameter P${index}`,
    })),
  };
}
