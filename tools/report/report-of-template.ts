import { basename } from 'node:path';
import { findingsOf } from '../template-access/rules/findings-of';
import { analyzeTemplate } from '../template-access/analyze-template';
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
  const access = analyzeTemplate(readTemplate(file));
  return accessReportOf({
    title: basename(file),
    source: file,
    access,
    findings: findingsOf(access),
  });
}
