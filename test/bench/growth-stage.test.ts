import { growthStage, type Amounts } from '../../bench/growth-stage';
import { checked } from '../stages';

test.each<[Amounts, object]>([
  [{ tables: 50 }, { tables: 50, tenants: 0, workloads: 0, connectors: 0 }],
  [{ tenants: 25 }, { tables: 1, tenants: 25, workloads: 0, connectors: 0 }],
  [
    { workloads: 10, connectors: 10 },
    { tables: 1, tenants: 0, workloads: 10, connectors: 10 },
  ],
])('a stage of %j is sound, and has so many of each', (amounts, expected) => {
  const { tables, tenants, workloads, connectors } = checked(growthStage(amounts));
  const count = (of: object) => Object.keys(of).length;
  expect({
    tables: count(tables),
    tenants: count(tenants),
    workloads: count(workloads),
    connectors: count(connectors),
  }).toEqual(expected);
});
