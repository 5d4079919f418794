import { parse } from 'yaml';
import type { Template } from './template';

/**
 * The template that `GetTemplate` returns. `cdk deploy` uploads JSON, and `cdk import` YAML, with intrinsic functions in
 * their full form.
 *
 * @throws {Error} if it is not a template
 */
export function parseDeployedTemplate(body: string): Template {
  try {
    const json: unknown = body.startsWith('{') ? JSON.parse(body) : parse(body);
    const { Resources } = json as { Resources?: Template['Resources'] | null };
    if (typeof Resources === 'object' && Resources !== null) return { Resources };
  } catch {
    // The error below has the text.
  }
  throw new Error(`GetTemplate returned ${JSON.stringify(body.slice(0, 40))}, not a template.`);
}
