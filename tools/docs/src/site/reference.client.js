// The reference of all services in one picker. Nothing is loaded from elsewhere, and nothing is told to anybody.
const sources = ['matjip', 'feed-service', 'post-service', 'relation-service', 'upload-presigner'].map((name) => ({
  title: name === 'matjip' ? 'Matjip API' : name,
  slug: name,
  url: `/docs/openapi/${name}.json`,
  default: name === 'matjip',
}))

window.Scalar.createApiReference('#reference', {
  sources,
  // What is tried out goes to whoever serves this page.
  servers: [{ url: location.origin, description: 'This stack' }],
  authentication: { preferredSecurityScheme: 'bearer' },
  telemetry: false,
  withDefaultFonts: false,
  hideClientButton: true,
  documentDownloadType: 'json',
  agent: { disabled: true },
  mcp: { disabled: true },
})
