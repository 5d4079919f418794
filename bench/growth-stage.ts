import { TENANT_CLAIM } from '../lib/identity/tenant-claim';
import type { StageConfigInput } from '../lib/stage/schema/stage-schema';

/** How much of each a stage has. */
export interface Amounts {
  readonly tables?: number;
  /** With roles of their own. */
  readonly tenants?: number;
  readonly workloads?: number;
  readonly connectors?: number;
}

const ACCOUNT = '111122223333';

/** A stage file of so many tables, tenants, workloads and connectors, each after the same pattern. */
export function growthStage({
  tables = 1,
  tenants = 0,
  workloads = 0,
  connectors = 0,
}: Amounts): StageConfigInput {
  const tenant = tenants > 0;
  return {
    stackName: 'growth',
    env: { account: ACCOUNT, region: 'us-east-1' },
    tables: named(tables, 'table', () => ({
      partitionKey: { name: 'pk', type: 'string' },
      rows: tenant ? 'tenant' : 'own',
    })),
    ...(tenant && {
      identity: { tenantClaim: TENANT_CLAIM },
      tenants: named(tenants, 'tenant', () => ({ maxSessionDuration: '2h' })),
    }),
    workloads: named(workloads, 'workload', () => ({
      runsOn: 'lambda',
      tables: { table1: 'readWrite' },
    })),
    connectors: named(connectors, 'connector', (position) => ({
      purpose: 'source',
      tables: ['table1'],
      trust: {
        principalArn: `arn:aws:iam::444455556666:role/tool-${position}`,
        externalId: `growth-7f3a91-${position}`,
      },
    })),
  };
}

function named<T>(count: number, name: string, make: (position: number) => T): Record<string, T> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${name}${index + 1}`, make(index + 1)]),
  );
}
