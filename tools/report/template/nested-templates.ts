import { readFileSync } from 'node:fs';
import {
  objectOf,
  ownOf,
  textOf,
  type JsonObject,
} from '../../template-access/template/json-values';

/** The path of a nested stack's template, relative to its parent's; undefined if it is unknown. */
export type NestedTemplates = (resource: JsonObject) => string | undefined;

/**
 * Finds a nested template by the hash in the TemplateURL, in the root stack's asset manifest. Otherwise it uses the
 * resource's metadata, but only with a URL made by the CDK, because CloudFormation loads the template from the URL.
 *
 * @param root - template of the root stack
 */
export function nestedTemplates(root: string): NestedTemplates {
  const files = assetsBeside(root);
  return ({ Type: type, Metadata, Properties }) => {
    if (type !== 'AWS::CloudFormation::Stack') return undefined;
    const inMetadata = textOf(objectOf(Metadata)['aws:asset:path']);
    const { TemplateURL: url } = objectOf(Properties);
    const [hash] = /[0-9a-f]{64}/.exec(JSON.stringify([url])) ?? [];
    const path = textOf(objectOf(objectOf(ownOf(files, hash ?? '')).source).path);
    if (inMetadata === undefined || path !== undefined) return path;
    const mayBeAsset = typeof url !== 'string' && hash !== undefined;
    return url === undefined || mayBeAsset ? inMetadata : undefined;
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
