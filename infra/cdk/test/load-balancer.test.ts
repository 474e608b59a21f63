import { Match } from 'aws-cdk-lib/assertions'
import { pathRules } from '@matjip/path-rules'
import { beforeAll, expect, test } from 'vitest'
import { bundleFunctions } from '../src/functions/bundle-functions.ts'
import { synthesised } from './synthesised.ts'
import type { Installation } from './synthesised.ts'

let containers: Installation
let functions: Installation
beforeAll(async () => {
  bundleFunctions()
  containers = await synthesised('small', 'containers')
  functions = await synthesised('small', 'lambda')
})

interface Rule {
  priority: number
  patterns: string[]
  asksForToken: boolean
  actions: string[]
  stack: string
}
/** Every listener rule of an installation, in the order in which the balancer tries them. */
function rulesOf({ names, template }: Installation): Rule[] {
  const rules = names.flatMap((stack) =>
    Object.values(template(stack).findResources('AWS::ElasticLoadBalancingV2::ListenerRule')).map(({ Properties }) => {
      const conditions = Properties.Conditions as { Field: string; PathPatternConfig?: { Values: string[] } }[]
      return {
        priority: Properties.Priority as number,
        patterns: conditions.find(({ Field }) => Field === 'path-pattern')?.PathPatternConfig?.Values ?? [],
        asksForToken: conditions.some(({ Field }) => Field === 'http-header'),
        actions: (Properties.Actions as { Type: string }[]).map(({ Type }) => Type),
        stack,
      }
    }),
  )
  return rules.sort((a, b) => a.priority - b.priority)
}

test('the balancer speaks HTTPS only, drops headers that are none, and answers 404 where no rule matches', () => {
  const template = containers.template('foundation')
  template.resourceCountIs('AWS::ElasticLoadBalancingV2::Listener', 1)
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
    Port: 443,
    Protocol: 'HTTPS',
    SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
    DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: Match.objectLike({ StatusCode: '404' }) }],
  })
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    LoadBalancerAttributes: Match.arrayWith([
      { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
      { Key: 'routing.http.desync_mitigation_mode', Value: 'strictest' },
    ]),
  })
})

test.each(['containers', 'lambda'] as const)(
  '%s: every path rule is two of the balancer, a token is checked first',
  (variant) => {
    const rules = rulesOf(variant === 'lambda' ? functions : containers)
    const expected = pathRules.flatMap(({ priority, patterns }) => [
      { priority: priority - 5, patterns, asksForToken: true, actions: ['jwt-validation', 'forward'] },
      { priority, patterns, asksForToken: false, actions: ['forward'] },
    ])
    expect(rules).toEqual(expected.map((rule) => expect.objectContaining(rule)))
  },
)

test('a service brings its own rules: the stack that has them is the one that has its tasks', () => {
  for (const { priority, stack } of rulesOf(containers)) {
    const rule = pathRules.find((rule) => Math.abs(rule.priority - priority) <= 5 && rule.priority >= priority)
    expect(stack).toBe(`${rule?.service}-main`)
  }
})

test('as functions: the presigner stands behind the balancer, the consumer at the queue, and no task of either runs', () => {
  expect(functions.names).not.toContain('upload-presigner-main')
  expect(functions.names).not.toContain('relation-service-consumer')
  const presigner = functions.template('upload-presigner-lambda')
  presigner.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
    TargetType: 'lambda',
    TargetGroupAttributes: [{ Key: 'lambda.multi_value_headers.enabled', Value: 'true' }],
  })
  presigner.hasResourceProperties('AWS::Lambda::Function', { ReservedConcurrentExecutions: 24 })
  const consumer = functions.template('relation-service-lambda')
  consumer.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    BatchSize: 500,
  })
  // AWS asks for six times what the function may take.
  consumer.hasResourceProperties('AWS::Lambda::Function', { Timeout: 30 })
  functions.template('foundation').hasResourceProperties('AWS::SQS::Queue', { VisibilityTimeout: 180 })
})
