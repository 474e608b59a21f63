import { aws_elasticloadbalancingv2 as elb } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { PathRule } from '@matjip/path-rules'
import type { Settings } from '../settings.ts'

/** Between two rules of libs/path-rules there is room for nine: the rule for callers comes just before the one for all. */
const BEFORE = 5

/**
 * Sends a path rule's requests to a target group. It becomes two listener rules: who brings a token has its signature,
 * issuer and expiry checked by the balancer before a service sees the request; who brings none is forwarded as anonymous.
 * Services check again, and the audience: this is the first line, not the only one.
 */
export function routeTo(
  scope: Construct,
  listener: elb.IApplicationListener,
  { issuer, jwksUrl: jwksEndpoint }: Settings,
  { prefix, patterns, priority }: PathRule,
  targets: elb.IApplicationTargetGroup,
): void {
  const paths = elb.ListenerCondition.pathPatterns([...patterns])
  const forward = elb.ListenerAction.forward([targets])
  const name = prefix.slice(1)
  new elb.ApplicationListenerRule(scope, `${name}-caller`, {
    listener,
    priority: priority - BEFORE,
    conditions: [paths, elb.ListenerCondition.httpHeader('Authorization', ['*'])],
    action: elb.ListenerAction.authenticateJwt({ issuer, jwksEndpoint, next: forward }),
  })
  new elb.ApplicationListenerRule(scope, `${name}-anyone`, { listener, priority, conditions: [paths], action: forward })
}
