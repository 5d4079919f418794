import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withCertificates } from '../lib/stage/certificate-files';
import { validateStage } from '../lib/stage/validate-stage';
import type { StageConfig, StageConfigInput } from '../lib/stage/schema/stage-schema';

/**
 * The stage files that the project ships. `everything` has every key, except those of an existing user pool and an
 * existing table, and groups. It comes last because it has the most resource types: the tests of the template checks
 * go through the list from the end.
 */
export const SHIPPED = [
  'dev',
  'own',
  'tenant',
  'consumers',
  'brownfield',
  'groups',
  'prod',
  'everything',
] as const;

/** The smallest stage file there is. */
export const MINIMAL = {
  stackName: 'orders-minimal',
  tables: { orders: { partitionKey: { name: 'pk', type: 'string' }, rows: 'all' } },
} as const satisfies StageConfigInput;

/** The smallest stage file with other keys of its one table, and of the stage. */
export function withTable(keys: object, stage: object = {}): StageConfigInput {
  return { ...MINIMAL, ...stage, tables: { orders: { ...MINIMAL.tables.orders, ...keys } } };
}

/** The smallest stage file with workloads. */
export function withWorkloads(workloads: object, stage: object = {}) {
  return { ...MINIMAL, ...stage, workloads };
}

/** The smallest stage file with connectors. */
export function withConnectors(connectors: object, stage: object = {}) {
  return { ...MINIMAL, ...stage, connectors };
}

/** A connector that reads, of a tool that has a role of its own. */
export const SOURCE = {
  purpose: 'source',
  tables: ['orders'],
  trust: { principalArn: 'arn:aws:iam::444455556666:role/tool', externalId: 'orders-7f3a91' },
} as const;

/** A connector that reads and writes, of a tool that has an access key. */
export const DESTINATION = {
  purpose: 'destination',
  tables: ['orders'],
  trust: { accessKey: true },
  sourceIps: ['203.0.113.0/24'],
} as const;

/** The certificate authority that the project ships, in PEM. */
export const AUTHORITY = readFileSync(join(__dirname, '..', 'config', 'example-ca.pem'), 'utf8');

/** A connector of a tool that has a certificate. */
export const CERTIFIED = {
  purpose: 'source',
  tables: ['orders'],
  trust: {
    rolesAnywhere: { certificateAuthority: AUTHORITY, commonName: 'warehouse.example.com' },
  },
} as const;

const shipped = (file: string) => readFileSync(join(__dirname, '..', 'config', file), 'utf8');

/** The certificate authority that the project ships together with a revocation list, in PEM. */
export const REVOKING_AUTHORITY = shipped('example-revoking-ca.pem');

/** Its revocation list in PEM, due to be updated in 2056. */
export const REVOKED = shipped('example-revoked.pem');

/** A connector of a tool that has a certificate, with other values of `rolesAnywhere`. */
export function revoking(rolesAnywhere: object = {}) {
  const certificateAuthority = REVOKING_AUTHORITY;
  const { commonName } = CERTIFIED.trust.rolesAnywhere;
  const trust = {
    rolesAnywhere: { certificateAuthority, commonName, revoked: REVOKED, ...rolesAnywhere },
  };
  return { ...CERTIFIED, trust };
}

/** The smallest stage file with options of its new user pool. */
export function withUserPool(userPool: object): StageConfigInput {
  return { ...MINIMAL, identity: { userPool } };
}

const CONFIG = join(__dirname, '..', 'config');

/** As it is written, with the certificates that it names. */
export function shippedStage(name: (typeof SHIPPED)[number]): any {
  const written = JSON.parse(readFileSync(join(CONFIG, `${name}.json`), 'utf8'));
  return withCertificates(written, CONFIG).value;
}

/** The validated stage; fails the test if it is invalid. */
export function checked(input: unknown): StageConfig {
  const result = validateStage(input);
  if (!result.ok) throw new Error(JSON.stringify(result.errors, null, 2));
  return result.value;
}
