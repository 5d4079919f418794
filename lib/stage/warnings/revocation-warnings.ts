import { certificateList } from '../../connectors/certificate-authority';
import type { CertificateTrust } from '../../connectors/connector-trust';
import { parseRevocationList, revocationListsOf } from '../../connectors/revocation-list';
import type { StageConfig } from '../schema/stage-schema';
import type { StageWarning } from './stage-warning';

/** Revoked certificates that IAM Roles Anywhere may still accept. */
export const revocationWarnings = [outdatedRevocationList, unrevokedElsewhere] as const;

/** Source: RFC 5280, section 5.1.2.5. AWS does not document whether it applies a list after that time. */
function outdatedRevocationList(stage: StageConfig, now = Date.now()): StageWarning | undefined {
  const outdated = certificateTrusts(stage).flatMap(([id, { revoked = '' }]) =>
    revocationListsOf(revoked)
      .map((list) => parseRevocationList(list)?.nextUpdate)
      .filter((nextUpdate) => nextUpdate !== undefined && nextUpdate.getTime() < now)
      .map((nextUpdate) => `${keyOf(id)} (${String(nextUpdate?.toISOString().slice(0, 10))})`),
  );
  if (outdated.length === 0) return undefined;
  return {
    id: 'outdatedRevocationList',
    message: `${outdated.join(', ')}: the certificate authority was to issue a newer list by this day. Certificates that it revoked since are still accepted. Save its current list to the file, and deploy.`,
  };
}

/** Each connector has a trust anchor of its own, and a list applies to one trust anchor. */
function unrevokedElsewhere(stage: StageConfig): StageWarning | undefined {
  const trusts = certificateTrusts(stage);
  const revoking = new Set(
    trusts.filter(([, { revoked }]) => revoked !== undefined).flatMap(authorities),
  );
  const open = trusts.filter(
    (one) => one[1].revoked === undefined && authorities(one).some((pem) => revoking.has(pem)),
  );
  if (open.length === 0) return undefined;
  return {
    id: 'unrevokedElsewhere',
    message: `${open.map(([id]) => keyOf(id)).join(', ')}: not set, while another connector revokes certificates of the same certificate authority. A list applies to one connector, so revoked certificates are still accepted here. Name the list here too.`,
  };
}

type Trusted = readonly [id: string, trust: CertificateTrust];

function certificateTrusts({ connectors }: StageConfig): Trusted[] {
  return Object.entries(connectors).flatMap(([id, { trust }]) =>
    trust.kind === 'certificate' ? [[id, trust] as const] : [],
  );
}

function authorities([, { certificateAuthority }]: Trusted): string[] {
  return certificateList(certificateAuthority);
}

function keyOf(id: string): string {
  return `connectors.${id}.trust.rolesAnywhere.revoked`;
}
