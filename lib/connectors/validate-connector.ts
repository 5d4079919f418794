import type { Expectation, NameForm } from '../aws/name-patterns';
import { isMaxSessionDuration, MAX_SESSION_BOUNDS } from '../aws/session-limits';
import { certificateAuthorityError } from './certificate-authority';
import { DAY, isDay, type ConnectorLimits } from './connector-limits';
import { HAS_SESSIONS, NO_SESSIONS } from './connector-session';
import {
  COMMON_NAME,
  EXTERNAL_ID,
  type CertificateTrust,
  type ConnectorTrust,
  type PrincipalTrust,
} from './connector-trust';
import { isAccountRoot, NO_ACCOUNT_ROOT, PRINCIPAL_ARN } from './principal-arn';
import { printedValue } from './printed-value';
import { ONE_RANGE, UNIQUE_RANGES, sourceIpError } from './source-ip';

/** Who the tool is, and from where, until when and how long it may use what it gets. */
export interface ConnectorTerms extends ConnectorLimits {
  readonly trust: ConnectorTrust;
  /** 3,600 to 43,200 seconds; an access key has no sessions. @default 7200 */
  readonly maxSessionDuration?: number | undefined;
}

/** A prop whose value AWS would refuse at deployment, or would take for more than is meant. */
export interface InvalidProp extends Expectation {
  /** Such as `trust.externalId`. */
  readonly prop: string;
  readonly value: unknown;
}

const SECONDS: Expectation = {
  expected: `a whole number of seconds from ${MAX_SESSION_BOUNDS.min} to ${MAX_SESSION_BOUNDS.max}`,
  fix: 'IAM allows sessions of 1 to 12 hours',
};

/** All invalid props of a connector. */
export function invalidProps(terms: ConnectorTerms): InvalidProp[] {
  const { trust, sourceIps, expires } = terms;
  return [
    ...invalidTrust(trust),
    ...(sourceIps === undefined ? [] : invalidRanges(sourceIps)),
    ...(expires === undefined || isDay(expires) ? [] : [invalid('expires', expires, DAY)]),
    ...invalidSession(terms),
  ];
}

function invalidTrust(trust: ConnectorTrust): InvalidProp[] {
  switch (trust.kind) {
    case 'principal':
      return invalidPrincipal(trust);
    case 'certificate':
      return invalidCertificate(trust);
    case 'accessKey':
      return [];
  }
}

function invalidPrincipal(trust: PrincipalTrust): InvalidProp[] {
  const { principalArn, externalId, allowAccountRoot } = trust;
  const isForbidden = allowAccountRoot !== true && isAccountRoot(principalArn);
  return [
    ...misformed('trust.principalArn', principalArn, PRINCIPAL_ARN),
    ...(isForbidden ? [invalid('trust.principalArn', principalArn, NO_ACCOUNT_ROOT)] : []),
    ...misformed('trust.externalId', externalId, EXTERNAL_ID),
  ];
}

function invalidCertificate({ certificateAuthority, commonName }: CertificateTrust): InvalidProp[] {
  const error = certificateAuthorityError(certificateAuthority);
  return [
    ...(error ? [invalid('trust.certificateAuthority', certificateAuthority, error)] : []),
    ...misformed('trust.commonName', commonName, COMMON_NAME),
  ];
}

function invalidRanges(sourceIps: readonly string[]): InvalidProp[] {
  if (sourceIps.length === 0) return [invalid('sourceIps', sourceIps, ONE_RANGE)];
  const repeated = sourceIps.filter((range, position) => sourceIps.indexOf(range) < position);
  return [
    ...repeated.map((range) => invalid('sourceIps', range, UNIQUE_RANGES)),
    ...sourceIps.flatMap((range, position) => {
      const error = sourceIpError(range);
      return error ? [invalid(`sourceIps.${position}`, range, error)] : [];
    }),
  ];
}

function invalidSession({ trust, maxSessionDuration }: ConnectorTerms): InvalidProp[] {
  if (maxSessionDuration === undefined) return [];
  const { kind } = trust;
  if (!HAS_SESSIONS[kind]) return [invalid('maxSessionDuration', maxSessionDuration, NO_SESSIONS)];
  return isMaxSessionDuration(maxSessionDuration)
    ? []
    : [invalid('maxSessionDuration', maxSessionDuration, SECONDS)];
}

/** Props of plain JavaScript may have any type, and RegExp.test takes undefined for a word. */
function misformed(prop: string, value: unknown, form: NameForm): InvalidProp[] {
  return typeof value === 'string' && form.form.test(value) ? [] : [invalid(prop, value, form)];
}

/**
 * Refuses a connector that would trust others than meant, or that AWS would refuse at deployment.
 *
 * @throws {Error} with every invalid prop
 */
export function assertValidConnector(path: string, terms: ConnectorTerms): void {
  const errors = invalidProps(terms);
  if (errors.length === 0) return;
  const lines = errors.map(
    ({ prop, value, expected, fix }) =>
      `  ${prop}: received ${printedValue(value)}; expected ${expected}; ${fix}`,
  );
  throw new Error([`Invalid props of the connector ${path}.`, ...lines].join('\n'));
}

function invalid(prop: string, value: unknown, { expected, fix }: Expectation): InvalidProp {
  return { prop, value, expected, fix };
}
