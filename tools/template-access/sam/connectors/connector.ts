import { asList, asObject, asTexts, type JsonObject } from '../../template/json-values';
import { locationText, type Location } from '../../template/location';
import { SAM_DEFINITIONS } from '../definitions/sam-definitions';
import { further, notGenerated, together, type GeneratedResources } from '../generated-resources';
import { connectedResource, type ConnectedResource } from './connected-resource';
import { connectorStatements, missingVariables, withVariables } from './connector-policy';

/** A connector: a resource of its own, or embedded in its source. */
export interface SamConnector {
  readonly id: string;
  readonly at: Location;
  readonly passed: JsonObject;
  readonly source: unknown;
  /** One or more. */
  readonly destination: unknown;
  readonly permissions: readonly string[];
}

const GIVES_PERMISSIONS = 'AWS_IAM_ROLE_MANAGED_POLICY';

/**
 * The managed policies of a connector, one per destination.
 *
 * Source: AWS SAM Developer Guide, AWS::Serverless::Connector.
 *
 * @param resources - plain resources, by logical ID
 */
export function connectorResources(
  connector: SamConnector,
  resources: JsonObject,
): GeneratedResources {
  const { id, source, destination } = connector;
  const generated = asList(destination).map((one, position) => {
    const suffix = Array.isArray(destination) ? `PolicyDestination${position}` : 'Policy';
    return connectorPolicy(id + suffix, connector, {
      from: connectedResource(source, resources, one),
      to: connectedResource(one, resources, source),
    });
  });
  return together(...generated);
}

interface Ends {
  readonly from: ConnectedResource;
  readonly to: ConnectedResource;
}

function connectorPolicy(
  id: string,
  { at, passed, permissions }: SamConnector,
  { from, to }: Ends,
): GeneratedResources {
  const profile = profileOf(from, to);
  const ends = `from ${from.type || 'an unknown type'} to ${to.type || 'an unknown type'}`;
  const unread = (why: string) =>
    notGenerated(at, `connector ${ends} ${why}, not analyzed`, `connector ${locationText(at)}`);
  if (!profile) return unread(`which SAM ${SAM_DEFINITIONS.version} does not have`);
  if (profile.type !== GIVES_PERMISSIONS) return together();
  const statements = connectorStatements(profile, permissions);
  const variables = {
    'Source.Arn': from.arn,
    'Source.Name': from.name,
    'Destination.Arn': to.arn,
    'Destination.Name': to.name,
  };
  const role = profile.ofSource === true ? from.roleName : to.roleName;
  const missing = [
    ...(role === undefined ? ['role'] : []),
    ...(statements.length === 0 ? ['known permissions'] : []),
    ...missingVariables(statements, variables),
  ];
  if (missing.length > 0) return unread(`without ${missing.join(', ')}`);
  const PolicyDocument = { Version: '2012-10-17', Statement: withVariables(statements, variables) };
  const Properties = { PolicyDocument, Roles: [role] };
  const policy = further(id, { Type: 'AWS::IAM::ManagedPolicy', Properties, ...passed }, at);
  const generated = { resource: id, property: 'Properties.PolicyDocument' };
  return { ...policy, origins: [...policy.origins, { generated, written: at }] };
}

function profileOf(from: ConnectedResource, to: ConnectedResource) {
  const { connectors } = SAM_DEFINITIONS;
  const key = `${from.type} ${to.type}`;
  return Object.hasOwn(connectors, key) ? connectors[key] : undefined;
}

/** The connectors of a template as written: resources, and those that the source has. */
export function connectorsOf(resources: JsonObject): readonly SamConnector[] {
  return Object.entries(resources).flatMap(([id, written]) => {
    const { Type, Connectors } = asObject(written);
    const own = Type === 'AWS::Serverless::Connector' ? [standalone(id, asObject(written))] : [];
    const embedded = Object.entries(asObject(Connectors)).map(([name, one]) =>
      embeddedIn(id, name, asObject(one)),
    );
    return [...own, ...embedded];
  });
}

function standalone(id: string, { Properties, Condition }: JsonObject): SamConnector {
  const { Source, Destination, Permissions } = asObject(Properties);
  return {
    id,
    at: { resource: id, property: 'Properties' },
    passed: Condition === undefined ? {} : { Condition },
    source: Source,
    destination: Destination,
    permissions: asTexts(Permissions),
  };
}

/** `SourceReference` adds to the reference to the source. */
function embeddedIn(source: string, name: string, written: JsonObject): SamConnector {
  const { Destination, Permissions, SourceReference } = asObject(written.Properties);
  return {
    ...standalone(source + name, written),
    at: { resource: source, property: `Connectors.${name}` },
    source: { ...asObject(SourceReference), Id: source },
    destination: Destination,
    permissions: asTexts(Permissions),
  };
}
