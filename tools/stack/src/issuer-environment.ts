/** An issuer that a tool runs itself, as `createTestIssuer` of @matjip/service-kit gives it. */
interface Issuer {
  options: { issuer: string; audience: string; jwksUrl: string; userIdClaim: string }
}

/** Variables with which a process of the product takes the tokens of an issuer, and counts nobody's requests. */
export function issuerEnvironment({ options }: Issuer): Record<string, string> {
  return {
    AUTH_ISSUER: options.issuer,
    AUTH_AUDIENCE: options.audience,
    AUTH_JWKS_URL: options.jwksUrl,
    AUTH_USER_ID_CLAIM: options.userIdClaim,
    // A few people of a tool do what many would.
    RATE_LIMIT_SCALE: '0',
  }
}
