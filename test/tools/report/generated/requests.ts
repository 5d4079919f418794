import type { RequestContext } from '../../../../tools/simulator/condition-keys';
import { ACTIONS, INDEXES, TABLES } from './statements';
import { STREAM_LABEL } from './deployed-values';
import type { GeneratedTemplate } from './template';
import { distinct } from '../../../../tools/template-access/grouping';

/** What a request acts on: a table, one of its indexes or its stream, or the key. */
export interface RequestPlace {
  /** The logical ID. */
  readonly resource: string;
  /** Empty for a table or key, otherwise such as `index/byDate`. */
  readonly part: string;
}

export interface GeneratedRequest extends RequestPlace {
  readonly principal: string;
  readonly action: string;
  readonly context: RequestContext;
}

/** The kinds of resources of an action. Source: Service Authorization Reference. */
const KINDS: Readonly<Record<(typeof ACTIONS)[number], readonly string[]>> = {
  'dynamodb:GetItem': ['table'],
  'dynamodb:Query': ['table', 'index'],
  'dynamodb:Scan': ['table', 'index'],
  'dynamodb:PutItem': ['table'],
  'dynamodb:PartiQLSelect': ['table', 'index'],
  'dynamodb:GetRecords': ['stream'],
  'dynamodb:DescribeStream': ['stream'],
  'dynamodb:DescribeTable': ['table'],
  'kms:Decrypt': ['key'],
};

const PRINCIPALS = ['Role', 'User'];

/** Every request that the principals of a template can make, in turn in the contexts that differ for its policies. */
export function requestsOf(
  { Resources }: GeneratedTemplate,
  generated: readonly RequestContext[],
): readonly GeneratedRequest[] {
  const text = JSON.stringify(Resources).toLowerCase();
  const relevant = generated.map((context) =>
    Object.entries(context).filter(([key]) => text.includes(key.toLowerCase())),
  );
  const contexts = distinct(relevant).map((entries) => Object.fromEntries(entries));
  const places = [
    ...TABLES.filter((id) => id in Resources).flatMap((resource) => [
      { resource, part: '', kind: 'table' },
      ...INDEXES.map((name) => ({ resource, part: `index/${name}`, kind: 'index' })),
      { resource, part: `stream/${STREAM_LABEL}`, kind: 'stream' },
    ]),
    ...('Key' in Resources ? [{ resource: 'Key', part: '', kind: 'key' }] : []),
  ];
  const requests = PRINCIPALS.filter((id) => id in Resources).flatMap((principal) =>
    places.flatMap(({ kind, ...place }) =>
      ACTIONS.filter((action) => KINDS[action].includes(kind)).map((action) => ({
        ...place,
        principal,
        action,
      })),
    ),
  );
  return requests.map((request, n) => ({
    ...request,
    context: contexts[n % contexts.length] ?? {},
  }));
}
