import type { Conditions } from 'aws-cdk-lib/aws-iam';
import { POD_TAGS, requestTag, type PodTag } from '../aws/condition-keys';
import type { NameForm } from '../aws/name-patterns';
import { isLiteralOf } from '../aws/policy-literals';

/** The pods that may use the role of a workload on EKS. Every value that is set limits them. */
export interface AdmittedPods {
  /** ARN of the only EKS cluster. @default - any cluster in the account of the role */
  readonly clusterArn?: string | undefined;
  /** The only Kubernetes namespace. @default - any namespace */
  readonly namespace?: string | undefined;
  /** Name of the only Kubernetes service account. @default - any service account */
  readonly serviceAccount?: string | undefined;
}

/** A part of a Kubernetes name. Source: RFC 1123, section 2.1. */
const LABEL = '[a-z0-9]([a-z0-9-]*[a-z0-9])?';

/** The values of each option. Kubernetes has no wildcards in names, and neither has the condition. */
export const POD_FORMS: Readonly<Record<PodTag, NameForm>> = {
  // Source: EKS API reference, CreateCluster: up to 100 letters, digits, hyphens and underscores.
  clusterArn: {
    form: /^arn:aws[a-z-]*:eks:[a-z0-9-]+:\d{12}:cluster\/[a-zA-Z0-9][a-zA-Z0-9_-]{0,99}$/,
    expected: 'the ARN of an EKS cluster, arn:aws:eks:<region>:<account>:cluster/<name>',
    fix: 'copy it from aws eks describe-cluster --name <name> --query cluster.arn',
  },
  // Source: Kubernetes documentation, Object Names and IDs: RFC 1123 label names.
  namespace: {
    form: new RegExp(`^(?=.{1,63}$)${LABEL}$`),
    expected:
      'a Kubernetes namespace of 1 to 63 lower-case letters, digits and hyphens, which begins and ends with a letter or digit',
    fix: 'write its name, as kubectl get namespaces prints it',
  },
  // Source: Kubernetes documentation, Object Names and IDs: DNS subdomain names.
  serviceAccount: {
    form: new RegExp(`^(?=.{1,253}$)${LABEL}(\\.${LABEL})*$`),
    expected:
      'a Kubernetes service account of 1 to 253 lower-case letters, digits, hyphens and dots, of which every part between dots begins and ends with a letter or digit',
    fix: 'write its name, as kubectl get serviceaccounts prints it, without the namespace',
  },
};

/**
 * The conditions of a trust policy on the pods: the session tags of EKS Pod Identity must be present and equal. An
 * association that disables session tags sends none, so its pods get no credentials. Source: EKS User Guide, Create IAM
 * role with trust policy required by EKS Pod Identity.
 */
export function fromPods(pods: AdmittedPods): Conditions {
  const equal = setOptions(pods).map(([option, value]) => [requestTag(POD_TAGS[option]), value]);
  return equal.length === 0 ? {} : { StringEquals: Object.fromEntries(equal) };
}

/**
 * Asserts that only a workload on EKS limits its pods, with values that a pod can have.
 *
 * @param holder a noun phrase, such as `the workload ApiWorkload`
 * @throws {Error} listing every invalid option
 */
export function assertAdmittedPods(holder: string, isOnEks: boolean, pods: AdmittedPods): void {
  const options = setOptions(pods);
  if (options.length > 0 && !isOnEks) {
    const names = options.map(([option]) => option).join(', ');
    throw new Error(`Only a workload on EKS has pods. Remove ${names} from ${holder}.`);
  }
  const invalid = options.filter(([option, value]) => !isLiteralOf(POD_FORMS[option], value));
  if (invalid.length === 0) return;
  const lines = invalid.map(
    ([option, value]) =>
      `  ${option} is ${JSON.stringify(value)}. Allowed: ${POD_FORMS[option].expected}.`,
  );
  throw new Error([`Invalid props of ${holder}:`, ...lines].join('\n'));
}

function setOptions(pods: AdmittedPods): [option: PodTag, value: string][] {
  return (Object.keys(POD_TAGS) as PodTag[]).flatMap((option) => {
    const value = pods[option];
    return value === undefined ? [] : [[option, value]];
  });
}
