export * from './hydrate-posts.ts'
export * from './present-post.ts'
