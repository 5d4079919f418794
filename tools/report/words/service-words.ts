import { shown, type TemplateText } from '../../template-access/template/template-text';

/** Services that assume roles, by the service principal's first part. Source: the services' user guides. */
const SERVICES: Readonly<Record<string, string>> = {
  apigateway: 'Amazon API Gateway',
  appsync: 'AWS AppSync',
  batch: 'AWS Batch',
  cloudformation: 'AWS CloudFormation',
  codebuild: 'AWS CodeBuild',
  dax: 'DynamoDB Accelerator (DAX)',
  ec2: 'Amazon EC2 instances',
  'ecs-tasks': 'Amazon ECS tasks',
  edgelambda: 'Lambda@Edge',
  events: 'Amazon EventBridge',
  firehose: 'Amazon Data Firehose',
  glue: 'AWS Glue',
  lambda: 'AWS Lambda',
  pipes: 'Amazon EventBridge Pipes',
  'pods.eks': 'Amazon EKS Pod Identity',
  'replication.dynamodb': 'DynamoDB global tables',
  rolesanywhere: 'certificate holders (IAM Roles Anywhere)',
  scheduler: 'Amazon EventBridge Scheduler',
  states: 'AWS Step Functions',
};

/** The suffix of a service principal, also as the shown form of `AWS::URLSuffix`. */
const SUFFIX = /\.(amazonaws\.com(\.cn)?|\$\{AWS::URLSuffix\})$/;

/** The name of a service; the service principal if it is unknown. */
export function serviceWords(name: string): string {
  const short = name.replace(SUFFIX, '');
  return Object.hasOwn(SERVICES, short) ? String(SERVICES[short]) : `service ${name}`;
}

export function isRolesAnywhere(name: TemplateText): boolean {
  return isService(name, 'rolesanywhere');
}

export function isPodIdentity(name: TemplateText): boolean {
  return isService(name, 'pods.eks');
}

function isService(name: TemplateText, service: string): boolean {
  return shown(name).replace(SUFFIX, '') === service;
}
