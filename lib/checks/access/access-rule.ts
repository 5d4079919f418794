import type { TemplateAccess } from '../../grants/template-access';
import type { Finding, Severity } from './finding';

/** A rule over everything that a template grants. */
export interface AccessRule {
  readonly name: string;
  readonly severity: Severity;
  /** Finds nothing where all is well. */
  readonly find: (access: TemplateAccess) => readonly Omit<Finding, 'rule' | 'severity'>[];
}
