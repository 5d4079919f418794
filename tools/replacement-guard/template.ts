import type { TemplateResource } from '../simulator/template-references';

/** The compared part of a CloudFormation template. */
export interface Template {
  readonly Resources?: Readonly<Record<string, ComparedResource>>;
}

export interface ComparedResource extends TemplateResource {
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** The entries of a list property, by the key that names them. */
export function entriesByName(
  { Properties = {} }: ComparedResource,
  property: string,
  key: string,
): Map<string, Readonly<Record<string, unknown>>> {
  const list = Properties[property] as Readonly<Record<string, unknown>>[] | undefined;
  return new Map((list ?? []).map((entry) => [String(entry[key]), entry]));
}

/** The attribute by which a table's items expire; undefined if they do not. */
export function timeToLiveOf({ Properties = {} }: ComparedResource): string | undefined {
  const specification = Properties.TimeToLiveSpecification as
    { AttributeName?: string } | undefined;
  return specification?.AttributeName;
}
