import type { ReportedPrincipal } from '../model/access-report';

/** The heading of what can become a principal, by the principal's kind. */
export const ENTITIES: Readonly<Record<ReportedPrincipal['kind'], string>> = {
  role: 'Trusted entity',
  user: 'Credentials',
  group: 'Members',
  policy: 'Attached to',
  outside: 'Principal',
};
