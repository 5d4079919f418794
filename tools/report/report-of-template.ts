import { basename } from 'node:path';
import { findingsOf } from '../template-access/rules/findings-of';
import { templateAccess } from '../template-access/template-access';
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
  const access = templateAccess(readTemplate(file));
  return buildAccessReport({
    title: basename(file),
    source: file,
    access,
    findings: findingsOf(access),
  });
}
