import { readFileSync } from 'node:fs';
import { objectOf, ownOf, textOf, type JsonObject } from '../grants/shapes';

/** Where the template of a nested stack is, beside that of the stack around it; undefined where nobody says. */
export type NestedTemplates = (resource: JsonObject) => string | undefined;

/**
 * The CDK says it in the stack's metadata, or else, by the hash in its URL, in the assets of the stack around all.
 *
 * @param root the template of that one
 */
export function nestedTemplates(root: string): NestedTemplates {
  const files = assetsBeside(root);
  return ({ Type: type, Metadata, Properties }) => {
    if (type !== 'AWS::CloudFormation::Stack') return undefined;
    const said = textOf(objectOf(Metadata)['aws:asset:path']);
    if (said !== undefined) return said;
    const url = JSON.stringify([objectOf(Properties).TemplateURL]);
    const [, hash = ''] = /([0-9a-f]{64})\.json/.exec(url) ?? [];
    return textOf(objectOf(objectOf(ownOf(files, hash)).source).path);
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
