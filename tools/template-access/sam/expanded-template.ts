import { objectOf, textOf, type JsonObject } from '../template/json-values';
import { connectorResources, connectorsOf } from './connectors/connector';
import { inPlace, notMade, together, type MadeResources } from './made-resources';
import { functionResources } from './resources/function';
import { graphqlApiResources } from './resources/graphql-api';
import {
  codeDeployRole,
  resourcesWithOperatorRole,
  resourcesWithoutRole,
} from './resources/other-resources';
import { simpleTableResources } from './resources/simple-table';
import { stateMachineResources } from './resources/state-machine';
import { isSamType, samResource, type SamResource } from './sam-resource';

/** A template of plain CloudFormation resources, as SAM makes it. */
export interface ExpandedTemplate extends Pick<MadeResources, 'origins' | 'unresolved'> {
  readonly template: JsonObject;
}

const TRANSFORM = 'AWS::Serverless-2016-10-31';

/** Replaces the SAM resources and connectors of a template by what SAM makes of them; not nested applications. */
export function expandedTemplate(template: JsonObject): ExpandedTemplate {
  const written = objectOf(template.Resources);
  const made = Object.entries(written).map(([id, one]) => plainResources(id, one, template));
  const functions = made.flatMap(({ sam }) => (sam?.type === FUNCTION ? [sam] : []));
  const plain = together(
    ...made.map(({ id, resources }) => withoutCollisions(resources, written, id)),
    ...codeDeployRole(functions).map((one) => withoutCollisions(one, written)),
  );
  const policies = connectorsOf(written).map((one) => connectorResources(one, plain.resources));
  const all = together(plain, ...policies.map((one) => withoutCollisions(one, written)));
  return {
    template: { ...template, Transform: otherTransforms(template), Resources: all.resources },
    origins: all.origins,
    unresolved: all.unresolved,
  };
}

const FUNCTION = 'AWS::Serverless::Function';

type Expansion = (sam: SamResource) => MadeResources;

const EXPANSIONS: Readonly<Record<string, Expansion>> = {
  [FUNCTION]: functionResources,
  'AWS::Serverless::Connector': () => together(),
  'AWS::Serverless::GraphQLApi': graphqlApiResources,
  'AWS::Serverless::SimpleTable': simpleTableResources,
  'AWS::Serverless::StateMachine': stateMachineResources,
};

/** Read as a nested stack. */
const APPLICATION = 'AWS::Serverless::Application';

interface Made {
  readonly id: string;
  readonly sam?: SamResource;
  readonly resources: MadeResources;
}

/** A resource, with what SAM makes of it. */
function plainResources(id: string, written: unknown, template: JsonObject): Made {
  const type = textOf(objectOf(written).Type) ?? '';
  const unchanged = inPlace(id, written as JsonObject);
  if (!isSamType(type) || type === APPLICATION) return { id, resources: unchanged };
  const sam = samResource(id, objectOf(written), template);
  const expansion = Object.hasOwn(EXPANSIONS, type) ? EXPANSIONS[type] : undefined;
  const resources =
    expansion?.(sam) ??
    resourcesWithoutRole(sam) ??
    resourcesWithOperatorRole(sam) ??
    together(
      unchanged,
      notMade(
        { resource: id, property: '' },
        `what SAM makes of ${type}, which is not analyzed`,
        `what SAM makes of ${id} (${type})`,
      ),
    );
  return { id, sam, resources };
}

/** SAM refuses a template that has a logical ID which it would make. The resource of the template stays. */
function withoutCollisions(made: MadeResources, written: JsonObject, own = ''): MadeResources {
  const isTaken = (id: string) => id !== own && Object.hasOwn(written, id);
  const taken = Object.keys(made.resources).filter(isTaken);
  if (taken.length === 0) return made;
  return {
    resources: Object.fromEntries(Object.entries(made.resources).filter(([id]) => !isTaken(id))),
    origins: made.origins.filter((one) => !isTaken(one.made.resource)),
    unresolved: [
      ...made.unresolved,
      ...taken.map((id) => ({
        at: { resource: id, property: '' },
        what: `SAM makes another resource with this logical ID, which is not analyzed`,
        hides: { who: `another ${id}, made by SAM` },
      })),
    ],
  };
}

/** The transforms of a template but SAM's. */
function otherTransforms({ Transform: written }: JsonObject): unknown {
  if (!Array.isArray(written)) return written === TRANSFORM ? undefined : written;
  const others = written.filter((one) => one !== TRANSFORM);
  return others.length === 0 ? undefined : others;
}
