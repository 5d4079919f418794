import { Template } from 'aws-cdk-lib/assertions';
import { Annotations } from 'aws-cdk-lib/core';
import { stackOf } from '../../../synthesis';

/** The template, without what the CDK says of one that is nearly too large. */
export function largeTemplate(stage: unknown): { readonly Resources: object } {
  const stack = stackOf(stage);
  for (const warning of ['templateSize', 'resourceCount']) {
    Annotations.of(stack).acknowledgeWarning(`@aws-cdk/core:Stack.${warning}`);
  }
  return Template.fromStack(stack).toJSON() as { readonly Resources: object };
}
