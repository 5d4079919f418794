import { decideCall } from '../../../../tools/simulator/call';
import type { DeployedPrincipal, Deployment } from '../../../../tools/simulator/deployment';
import {
  documentStatements,
  type PolicyDocument,
} from '../../../../tools/simulator/policy-document';
import { templateDeployment } from '../../../../tools/simulator/template-deployment';
import type { References } from '../../../../tools/simulator/template-references';
import { deployedValues, PLACE } from './deployed-values';
import type { GeneratedRequest } from './requests';
import { assignmentsOf, existing, type GeneratedTemplate } from './template';

/** A template, deployed once for every value of its conditions. */
export class SimulatedTemplate {
  /** The same in every deployment, because no name depends on a condition. */
  readonly references: References;
  private readonly deployments: readonly Deployment[];
  private readonly unlimited: readonly Deployment[];

  constructor(template: GeneratedTemplate) {
    const assignments = assignmentsOf(template);
    this.references = deployedValues(template, assignments[0] ?? {});
    this.deployments = assignments.map((assignment) =>
      templateDeployment(
        existing(template, assignment),
        PLACE,
        deployedValues(template, assignment),
      ),
    );
    this.unlimited = assignments
      .map((assignment) =>
        templateDeployment(template, PLACE, deployedValues(template, assignment)),
      )
      .map(withoutLimits);
  }

  get isConditional(): boolean {
    return this.deployments.length > 1;
  }

  /** Whether IAM allows a request in one of the deployments. */
  allows(request: GeneratedRequest): Promise<boolean> {
    return this.isAllowedInOne(this.deployments, request);
  }

  /** The same without Deny statements and permissions boundaries, and with every resource, as the report shows them. */
  allowsWithoutLimits(request: GeneratedRequest): Promise<boolean> {
    return this.isAllowedInOne(this.unlimited, request);
  }

  private async isAllowedInOne(
    deployments: readonly Deployment[],
    { principal, action, resource, part, context }: GeneratedRequest,
  ): Promise<boolean> {
    const arn = this.references.attribute(resource, 'Arn');
    const call = { action, resource: part === '' ? arn : `${arn}/${part}` };
    for (const deployment of deployments) {
      const decision = await decideCall({ deployment, role: principal, context }, call);
      if (decision === 'allowed') return true;
      // Every request is one that AWS services make.
      expect(decision).toBe('denied');
    }
    return false;
  }
}

function withoutLimits(deployment: Deployment): Deployment {
  const principals: Record<string, DeployedPrincipal> = {};
  const policies = new Map<string, PolicyDocument | undefined>();
  return {
    ...deployment,
    principal: (id) =>
      (principals[id] ??= {
        ...deployment.principal(id),
        policies: deployment.principal(id).policies.flatMap((one) => withoutDeny(one) ?? []),
        permissionsBoundary: undefined,
        boundaryPolicy: undefined,
      }),
    resourcePolicy: (arn) => {
      const policy = deployment.resourcePolicy(arn);
      if (!policies.has(arn)) policies.set(arn, policy && withoutDeny(policy));
      return policies.get(arn);
    },
  };
}

function withoutDeny(policy: PolicyDocument): PolicyDocument | undefined {
  const Statement = documentStatements(policy).filter(({ Effect }) => Effect === 'Allow');
  return Statement.length === 0 ? undefined : { ...policy, Statement };
}
