/** How large an installation is: `small` starts cheap and has one of most things, `ha` survives the loss of a zone. */
export type Size = 'small' | 'ha'

/** Who runs the presigner and the relation consumer: containers, or functions at the same load balancer and queue. */
export type Variant = 'containers' | 'lambda'

/** Everything that tells one installation from another. */
export interface Settings {
  size: Size
  variant: Variant
  region: string
  account: string
  /** Host of the API, with a certificate of that name in the account. */
  apiDomain: string
  /** ARN of the certificate (ACM, same region). */
  certificateArn: string
  /** Host of the derivatives: another than the API's, so that no cookie or token of the API ever goes there. */
  imagesDomain: string
  /** ARN of its certificate; CloudFront wants it in us-east-1. */
  imagesCertificateArn: string
  /** Host of the web app, which is also an origin of the API for it: its pages ask no other. */
  webDomain: string
  /** ARN of its certificate, in us-east-1. */
  webCertificateArn: string
  /** The zone in Route 53 that all three hosts are in. */
  zoneId: string
  zoneName: string
  /** OIDC issuer, its keys and the audience of our tokens. */
  issuer: string
  jwksUrl: string
  audience: string
  /** Who is told of alarms. */
  alarmEmail: string
}

/** What a synthesis without an account uses: every value is replaced at a deployment (`-c name=value`). */
export const EXAMPLE: Omit<Settings, 'size' | 'variant'> = {
  region: 'ap-northeast-2',
  account: '123456789012',
  apiDomain: 'api.matjip.example',
  certificateArn: 'arn:aws:acm:ap-northeast-2:123456789012:certificate/00000000-0000-0000-0000-000000000000',
  imagesDomain: 'images.matjip.example',
  imagesCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000',
  webDomain: 'www.matjip.example',
  webCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000001',
  zoneId: 'Z0123456789EXAMPLE',
  zoneName: 'matjip.example',
  issuer: 'https://id.matjip.example',
  jwksUrl: 'https://id.matjip.example/.well-known/jwks.json',
  audience: 'matjip',
  alarmEmail: 'operations@matjip.example',
}
