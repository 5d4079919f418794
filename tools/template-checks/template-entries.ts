import { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { CfnResource, Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { AuthenticatedRole } from '../../lib/access/authenticated-role';
import { GroupRole } from '../../lib/access/group-role';
import { Connector } from '../../lib/connectors/connector';
import { UserPoolGroup } from '../../lib/identity/user-pool-group';
import type { NamingSection } from '../../lib/stage/logical-ids';
import { AccessTable } from '../../lib/table/access-table';
import { RestoredTable } from '../../lib/table/restored-table';
import { Workload } from '../../lib/workloads/workload';

/** The sections of a stage file with entries, and what a stack has once. */
export type Section = NamingSection | 'others';

/** What a resource is of: an entry of a section of the stage file, by its construct ID. */
export interface TemplateEntry {
  readonly section: Section;
  readonly name: string;
}

/** The entries that resources are of, by the logical IDs of the resources. */
export type TemplateEntries = ReadonlyMap<string, TemplateEntry>;

/** The entries of the resources of a stack, which is found by its construct path. */
export function templateEntries(app: IConstruct, stackPath: string): TemplateEntries {
  const stack = app.node.findAll().find(({ node }) => node.path === stackPath);
  if (!Stack.isStack(stack)) return new Map();
  const resources = stack.node.findAll().filter((one) => CfnResource.isCfnResource(one));
  return new Map(
    resources.map((resource) => [stack.getLogicalId(resource), entryOf(resource, stack)]),
  );
}

/** The innermost construct around a resource that is of a section; otherwise the one that is a child of the stack. */
function entryOf(resource: CfnResource, stack: Stack): TemplateEntry {
  const around = resource.node.scopes.slice(stack.node.scopes.length).reverse();
  const entries = around.flatMap((construct): TemplateEntry[] => {
    const section = sectionOf(construct);
    return section ? [{ section, name: construct.node.id }] : [];
  });
  return entries[0] ?? { section: 'others', name: around.at(-1)?.node.id ?? '' };
}

function sectionOf(construct: IConstruct): NamingSection | undefined {
  const sections = Object.keys(IS_OF) as NamingSection[];
  return sections.find((section) => IS_OF[section](construct));
}

/** Whether a construct is that of an entry. */
const IS_OF: Readonly<Record<NamingSection, (construct: IConstruct) => boolean>> = {
  tables: (construct) => construct instanceof AccessTable || construct instanceof RestoredTable,
  clients: (construct) => construct instanceof UserPoolClient,
  tenants: isRoleOfTenant,
  groups: (construct) => construct instanceof GroupRole || construct instanceof UserPoolGroup,
  workloads: (construct) => construct instanceof Workload,
  connectors: (construct) => construct instanceof Connector,
};

function isRoleOfTenant(construct: IConstruct): boolean {
  const { scope } = construct.node;
  if (!(scope instanceof AuthenticatedRole)) return false;
  return scope.rolesByClaim?.roles.some(({ role }) => role === construct) ?? false;
}
