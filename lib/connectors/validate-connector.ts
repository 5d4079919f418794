import { Token } from 'aws-cdk-lib/core';
import type { Expectation, NameForm } from '../aws/name-patterns';
import { isLiteralOf } from '../aws/policy-literals';
import { printedValue } from '../aws/printed-value';
import { isMaxSessionDuration, MAX_SESSION_BOUNDS } from '../aws/session-limits';
import { certificateAuthorityError } from './certificate-authority';
import type { ConnectorLimits } from './connector-limits';
import { HAS_SESSIONS, NO_SESSIONS } from './connector-session';
import {
  COMMON_NAME,
  EXTERNAL_ID,
  type CertificateTrust,
  type ConnectorTrust,
  type PrincipalTrust,
} from './connector-trust';
import { isAccountRoot, NO_ACCOUNT_ROOT, PRINCIPAL_ARN } from './principal-arn';
import { revocationIssuerError, revocationListError } from './revocation-list-error';
import { IP_RANGES, sourceIpError } from './source-ip';

/** The tool that a connector trusts, and the limits of its access. */
export interface ConnectorTerms extends ConnectorLimits {
  /** The tool: a principal with an external ID, the holder of a certificate, or the holder of an access key. */
  readonly trust: ConnectorTrust;
  /** Maximum session duration of the role, 3,600 to 43,200 seconds. Not with an access key. @default 7200 */
  readonly maxSessionDuration?: number | undefined;
}

/** A prop whose value AWS rejects at deployment, or that grants more than intended. */
export interface InvalidProp extends Expectation {
  /** Such as `trust.externalId`. */
  readonly prop: string;
  readonly value: unknown;
}

const SECONDS: Expectation = {
  expected: `a whole number of seconds from ${MAX_SESSION_BOUNDS.min} to ${MAX_SESSION_BOUNDS.max}`,
  fix: 'set a Duration of 1 to 12 hours, such as Duration.hours(2)',
};

const TIME: Expectation = {
  expected: 'a valid Date',
  fix: 'write one such as new Date("2027-06-30")',
};

const KIND: Expectation = {
  expected: Object.keys(HAS_SESSIONS)
    .map((kind) => JSON.stringify(kind))
    .join(', '),
  fix: 'write one of these kinds',
};

/** In plain JavaScript a prop may have any type. */
function isKind(kind: unknown): boolean {
  return typeof kind === 'string' && Object.hasOwn(HAS_SESSIONS, kind);
}

/** In plain JavaScript a prop may have any type. */
function isTime(time: unknown): boolean {
  return time instanceof Date && !Number.isNaN(time.getTime());
}

/** All invalid props of a connector. */
export function invalidProps(terms: ConnectorTerms): InvalidProp[] {
  const { trust, sourceIps, expires } = terms;
  return [
    ...(isKind(trust.kind) ? invalidTrust(trust) : [invalid('trust.kind', trust.kind, KIND)]),
    ...(sourceIps === undefined ? [] : invalidRanges(sourceIps)),
    ...(expires === undefined || isTime(expires) ? [] : [invalid('expires', expires, TIME)]),
    ...(isKind(trust.kind) ? invalidSession(terms) : []),
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

function invalidCertificate(trust: CertificateTrust): InvalidProp[] {
  const { certificateAuthority, commonName, revoked } = trust;
  const error = certificateAuthorityError(certificateAuthority);
  return [
    ...(error ? [invalid('trust.certificateAuthority', certificateAuthority, error)] : []),
    ...misformed('trust.commonName', commonName, COMMON_NAME),
    ...(revoked === undefined
      ? []
      : invalidLists(revoked, error ? undefined : certificateAuthority)),
  ];
}

function invalidLists(revoked: string, certificateAuthority: string | undefined): InvalidProp[] {
  const error =
    revocationListError(revoked) ??
    (certificateAuthority === undefined
      ? undefined
      : revocationIssuerError(revoked, certificateAuthority));
  return error ? [invalid('trust.revoked', revoked, error)] : [];
}

function invalidRanges(sourceIps: readonly string[]): InvalidProp[] {
  if (Token.isUnresolved(sourceIps)) return [];
  if (sourceIps.length === 0) return [invalid('sourceIps', sourceIps, IP_RANGES)];
  const repeated = sourceIps.filter((range, position) => sourceIps.indexOf(range) < position);
  return [
    ...repeated.map((range) =>
      invalid('sourceIps', range, { ...IP_RANGES, fix: 'remove the repeated range' }),
    ),
    ...sourceIps.flatMap((range, position) => {
      const error = Token.isUnresolved(range) ? undefined : sourceIpError(range);
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

function misformed(prop: string, value: unknown, form: NameForm): InvalidProp[] {
  return isLiteralOf(form, value) ? [] : [invalid(prop, value, form)];
}

/**
 * Asserts that the props of a connector are valid.
 *
 * @param path the construct path, for the message
 * @throws {Error} listing every invalid prop with its value, the allowed values and a fix
 */
export function assertValidConnector(path: string, terms: ConnectorTerms): void {
  const errors = invalidProps(terms);
  if (errors.length === 0) return;
  const lines = errors.map(
    ({ prop, value, expected, fix }) =>
      `  ${prop} is ${printedValue(value)}. Allowed: ${expected}. Fix: ${fix}.`,
  );
  throw new Error([`Invalid props of the connector ${path}:`, ...lines].join('\n'));
}

function invalid(prop: string, value: unknown, { expected, fix }: Expectation): InvalidProp {
  return { prop, value, expected, fix };
}
