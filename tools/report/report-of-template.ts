import { basename } from 'node:path';
import { findingsOf } from '../template-access/rules/findings-of';
import { analyzeTemplate } from '../template-access/analyze-template';
import type { AccessReport } from './model/access-report';
import { buildAccessReport } from './model/build-access-report';
import { readTemplate } from './template/read-template';

/**
 * The report of any template.
 *
 * @param file JSON or YAML, as a person named it
 * @throws {Error} where the file cannot be read or is no template
 */
export function reportOfTemplate(file: string): AccessReport {
  const access = analyzeTemplate(readTemplate(file));
  return buildAccessReport({
    title: basename(file),
    source: file,
    access,
    findings: findingsOf(access),
  });
}
