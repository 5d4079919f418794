import { basename } from 'node:path';
import { findingsOf } from '../template-access/rules/findings-of';
import { templateAccess } from '../template-access/template-access';
import type { AccessReport } from './access-report';
import { accessReportOf } from './access-report-of';
import { readTemplate } from './read-template';

/**
 * The report of a template that anybody made.
 *
 * @param file JSON or YAML, as a person named it
 * @throws {Error} where the file cannot be read or is no template
 */
export function reportOfTemplate(file: string): AccessReport {
  const access = templateAccess(readTemplate(file));
  return accessReportOf({
    title: basename(file),
    source: file,
    access,
    findings: findingsOf(access),
  });
}
