import { readFileSync } from 'node:fs';
import { objectOf, ownOf, textOf, type JsonObject } from '../template-access/template/json-values';

/** Where the template of a nested stack is, beside that of the stack around it; undefined where nobody says. */
export type NestedTemplates = (resource: JsonObject) => string | undefined;

/**
 * The hash in its URL says it, by the assets of the stack around all; or else the stack's metadata, which are believed
 * only where the URL is one that the CDK makes, because CloudFormation takes the template from the URL.
 *
 * @param root the template of that one
 */
export function nestedTemplates(root: string): NestedTemplates {
  const files = assetsBeside(root);
  return ({ Type: type, Metadata, Properties }) => {
    if (type !== 'AWS::CloudFormation::Stack') return undefined;
    const said = textOf(objectOf(Metadata)['aws:asset:path']);
    const { TemplateURL: url } = objectOf(Properties);
    const [hash] = /[0-9a-f]{64}/.exec(JSON.stringify([url])) ?? [];
    const path = textOf(objectOf(objectOf(ownOf(files, hash ?? '')).source).path);
    if (said === undefined || path !== undefined) return path;
    const mayBeAsset = typeof url !== 'string' && hash !== undefined;
    return url === undefined || mayBeAsset ? said : undefined;
  };
}

function assetsBeside(template: string): unknown {
  try {
    const file = template.replace(/\.template\.json$/, '.assets.json');
    return file === template ? {} : ownOf(JSON.parse(readFileSync(file, 'utf8')), 'files');
  } catch {
    return {};
  }
}
