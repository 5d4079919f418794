import { readFileSync } from 'node:fs';
import {
  asObject,
  ownOf,
  asText,
  type JsonObject,
} from '../../template-access/template/json-values';
import { NESTED_TEMPLATE } from '../../template-access/template/unresolved-resources';

/** Where the template of a nested stack is. */
export type NestedTemplate =
  /** A file of the cloud assembly, by a path relative to the parent's template. */
  | { readonly kind: 'asset'; readonly path: string }
  /** A path in the template itself, which a package command replaces by a URL. */
  | { readonly kind: 'local'; readonly path: string }
  | { readonly kind: 'elsewhere' };

/** Finds the template of a resource; undefined for a resource that is no nested stack. */
export type NestedTemplates = (resource: JsonObject) => NestedTemplate | undefined;

/**
 * Finds a nested template by the hash in the TemplateURL, in the root stack's asset manifest. Otherwise it uses the
 * resource's metadata, but only with a URL made by the CDK, because CloudFormation loads the template from the URL; or a local
 * path in place of the URL.
 *
 * Source: AWS CLI Command Reference, cloudformation package; AWS SAM Developer Guide, AWS::Serverless::Application.
 *
 * @param root - template of the root stack
 */
export function nestedTemplates(root: string): NestedTemplates {
  const files = assetsBeside(root);
  return ({ Type: type, Metadata, Properties }) => {
    if (typeof type !== 'string' || !Object.hasOwn(NESTED_TEMPLATE, type)) return undefined;
    const url = asObject(Properties)[NESTED_TEMPLATE[type] ?? ''];
    const asset = assetPath(url, asObject(Metadata)['aws:asset:path'], files);
    if (asset !== undefined) return { kind: 'asset', path: asset };
    return typeof url === 'string' && !isUrl(url)
      ? { kind: 'local', path: url }
      : { kind: 'elsewhere' };
  };
}

function assetPath(url: unknown, metadata: unknown, files: unknown): string | undefined {
  const inMetadata = asText(metadata);
  const [hash] = /[0-9a-f]{64}/.exec(JSON.stringify([url])) ?? [];
  const path = asText(asObject(asObject(ownOf(files, hash ?? '')).source).path);
  if (inMetadata === undefined || path !== undefined) return path;
  const mayBeAsset = typeof url !== 'string' && hash !== undefined;
  return url === undefined || mayBeAsset ? inMetadata : undefined;
}

/** `https:`, `s3:` and `file:` URLs, and dynamic references. A drive letter is no scheme. */
function isUrl(text: string): boolean {
  return /^\s*([a-z][\w+.-]+:|\/\/)/i.test(text) || text.includes('{{');
}

function assetsBeside(template: string): unknown {
  try {
    const file = template.replace(/\.template\.json$/, '.assets.json');
    return file === template ? {} : ownOf(JSON.parse(readFileSync(file, 'utf8')), 'files');
  } catch {
    return {};
  }
}
